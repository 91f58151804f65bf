"""Whatever is edited: nothing is told where all is equal, something where not, and both ways."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gui.core.bundle import Bundle
from gui.core.compare import How, VerdictChange, compare
from tests.core.compare.changed import EDITS, edited

MIRRORED = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}


CHOSEN = st.frozensets(st.integers(0, len(EDITS) - 1), max_size=4)


def content(bundle: Bundle) -> tuple[Any, ...]:
    """All that it says, in the order in which it does."""
    orders = [list(it) for it in (bundle.conditions, bundle.sources, bundle.factors)]
    return (replace(bundle, sha256=""), orders)


def turned(change: VerdictChange) -> VerdictChange:
    return replace(change, old=change.new, new=change.old)


@settings(max_examples=80, deadline=None)
@given(CHOSEN, CHOSEN)
def test_something_is_told_only_where_something_is_different_and_both_ways(
    before: frozenset[int], after: frozenset[int]
) -> None:
    old, new = edited(before), edited(after)
    there, back = compare(old, new), compare(new, old)
    assert there.is_empty is (content(old) == content(new))
    assert {turned(change) for change in there.verdicts} == set(back.verdicts)
    for part, changes in there.parts.items():
        mirrored = {
            change.id: (
                MIRRORED.get(change.how, How.CHANGED),
                {(field.name, repr(field.new), repr(field.old)) for field in change.fields},
            )
            for change in changes
        }
        assert mirrored == {
            change.id: (
                How.CHANGED if change.how is How.WITHDRAWN else change.how,
                {(field.name, repr(field.old), repr(field.new)) for field in change.fields},
            )
            for change in back.parts[part]
        }
