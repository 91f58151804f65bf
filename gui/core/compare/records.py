"""Two lists of records, matched by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from gui.core.bundle.records import Record
from gui.core.compare.changes import Change, Field, How

RecordType = TypeVar("RecordType", bound=Record)

_HOWS = tuple(How)
_WITHDRAWN = "withdrawn"


def changes_of(
    old: Mapping[str, RecordType],
    new: Mapping[str, RecordType],
    *,
    without: Iterable[str] = (),
    orders: Mapping[str, Callable[[RecordType], Sequence[str]]] | None = None,
    about: Callable[[RecordType], Iterable[str]] = lambda _: (),
    therapy: Callable[[RecordType], str] = lambda _: "",
) -> tuple[Change, ...]:
    """What became of each record; those that say the same are left out.

    Args:
        old: the records before, by their ids.
        new: the records after.
        without: the keys that hold further records, which are compared by themselves.
        orders: tells the ids of further records, whose order counts, by the key that holds them.
        about: tells the conditions that a record is about.
        therapy: tells the therapy that a record belongs to.
    """
    left_out = frozenset(without)
    found = []
    for identifier in [*new, *(key for key in old if key not in new)]:
        before, after = old.get(identifier), new.get(identifier)
        fields = [*_fields(_keys(before, left_out), _keys(after, left_out))]
        if before is not None and after is not None:
            told = orders or {}
            fields += order_fields({key: (of(before), of(after)) for key, of in told.items()})
        last = after or before
        if fields and last is not None:
            both = [it for entry in (after, before) if entry is not None for it in about(entry)]
            conditions = tuple(dict.fromkeys(both))
            how = _how(before, after)
            found.append(Change(identifier, how, tuple(fields), conditions, therapy(last)))
    return in_order(found)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What was removed first, then withdrawn, changed, added; each in the order it came in."""
    return tuple(sorted(changes, key=lambda change: _HOWS.index(change.how)))


def order_fields(
    orders: Mapping[str, tuple[Sequence[str], Sequence[str]]],
) -> Iterator[Field]:
    """A field `order.KEY` where what both have stands in another order, with what both have."""
    for key, (before, after) in orders.items():
        kept = set(before) & set(after)
        then, now = ([entry for entry in side if entry in kept] for side in (before, after))
        if then != now:
            yield Field(f"order.{key}", then, now)


def _how(before: Record | None, after: Record | None) -> How:
    if before is None:
        return How.ADDED
    if after is None:
        return How.REMOVED
    taken_back = getattr(after, _WITHDRAWN, None) and not getattr(before, _WITHDRAWN, None)
    return How.WITHDRAWN if taken_back else How.CHANGED


def _keys(record: Record | None, left_out: frozenset[str]) -> dict[str, Any]:
    """The keys of a record as JSON has them; those of a record inside it behind a dot."""
    if record is None:
        return {}
    return {
        key: value
        for key, value in _flat(msgspec.json.decode(msgspec.json.encode(record)))
        if key not in left_out
    }


def _flat(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", entry) for inner, entry in _flat(value))
        else:
            yield key, value


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Field]:
    """Every key that says something else, in the order of the record."""
    names = list(after) if len(after) >= len(before) else list(before)
    for name in dict.fromkeys([*names, *before, *after]):
        if before.get(name) != after.get(name):
            yield Field(name, before.get(name), after.get(name))
