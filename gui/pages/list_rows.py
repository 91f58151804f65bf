"""The rows of the condition list, each made when somebody asks for it, and kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import overload

from gui.pages.parts import Part


class ConditionRow(Part, frozen=True):
    """One condition in the list; `matched` names a synonym or code that a search found.

    `spoken` is the row in words; `group` names the group that the condition is in. `changed` is
    "new", "verdict" or "statements" where an update changed something, or else empty.
    """

    id: str
    name: str
    subtitle: str
    plex: str
    ivig: str
    plex_unsupported: bool
    ivig_unsupported: bool
    spoken: str
    matched: str = ""
    group: str = ""
    changed: str = ""


class GroupRow(Part, frozen=True):
    """The heading of a group in the list; `told` says what it is."""

    label: str
    told: str = ""


Row = ConditionRow | GroupRow


class Rows(Sequence[Row]):
    """All rows of a page, in order; how many there are is known before any is made."""

    def __init__(self, number: int = 0) -> None:
        self._number = number
        self._made: dict[int, Row] = {}
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(self._number))]
        wanted = range(self._number)[place]
        row = self._made.get(wanted)
        if row is None:
            row = self._made[wanted] = self._make(wanted)
            if isinstance(row, ConditionRow):
                self._places[row.id] = wanted
        return row

    def __iter__(self) -> Iterator[Row]:
        return (self[place] for place in range(self._number))

    def made_place(self, condition_id: str) -> int | None:
        """Where a condition stands; None where its row was not asked for yet, or is not there."""
        return self._places.get(condition_id)

    def place(self, condition_id: str) -> int | None:
        """Where a condition stands; None where it is not in the list."""
        known = self._places.get(condition_id)
        return self._search(condition_id) if known is None else known

    def _make(self, place: int) -> Row:
        raise IndexError(place)

    def _search(self, condition_id: str) -> int | None:
        for place, row in enumerate(self):
            if isinstance(row, ConditionRow) and row.id == condition_id:
                return place
        return None


class FoundRows(Rows):
    """Rows of what a search found."""

    def __init__(self, number: int, make: Callable[[int], ConditionRow]) -> None:
        super().__init__(number)
        self._make_row = make

    def _make(self, place: int) -> Row:
        return self._make_row(place)


class GroupedRows(Rows):
    """Rows in groups, each below a heading."""

    def __init__(
        self,
        groups: Sequence[tuple[GroupRow, Sequence[str]]],
        make: Callable[[str], ConditionRow],
    ) -> None:
        self._groups = groups
        self._make_row = make
        self._starts = [0, *accumulate(1 + len(ids) for _, ids in groups)]
        super().__init__(self._starts[-1])

    def _make(self, place: int) -> Row:
        group = bisect_right(self._starts, place) - 1
        heading, ids = self._groups[group]
        inside = place - self._starts[group]
        return self._make_row(ids[inside - 1]) if inside else heading

    def _search(self, condition_id: str) -> int | None:
        for start, (_, ids) in zip(self._starts, self._groups, strict=False):
            if condition_id in ids:
                return start + 1 + ids.index(condition_id)
        return None
