"""What changed in each condition, as the list marks it after an update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gui.core.compare.changes import Changes, ConditionMark, How

_READ_BY_THE_RULE = frozenset({"kind", "status", "year"})


def changed_conditions(changes: Changes) -> Mapping[str, ConditionMark]:
    """What is to be marked in the list of the new bundle, by the id of the condition.

    A condition is `new`, or one of its verdicts is another one, or something that is said of it
    is: its names and codes, its claims, facts that name it, how current its sources are. What is
    said of the therapies in general marks nothing: it would mark every condition.
    """
    marks: dict[str, ConditionMark] = dict.fromkeys(_stated(changes), "statements")
    marks |= dict.fromkeys(
        (entry.condition for entry in changes.verdicts if entry.is_another), "verdict"
    )
    marks |= dict.fromkeys(
        (entry.id for entry in changes.conditions if entry.how is How.ADDED), "new"
    )
    gone = {entry.id for entry in changes.conditions if entry.how is How.REMOVED}
    return {name: mark for name, mark in marks.items() if name not in gone}


def _stated(changes: Changes) -> Iterator[str]:
    yield from (entry.condition for entry in changes.verdicts)
    for change in (
        *changes.conditions,
        *changes.claims,
        *changes.facts,
        *changes.founding_statements,
    ):
        yield from change.conditions
    for change in changes.sources:
        if change.how is not How.ADDED and any(
            field.name in _READ_BY_THE_RULE for field in change.fields
        ):
            yield from change.conditions
