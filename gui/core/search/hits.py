"""The answer to a query: how many hits there are is known at once, each is made when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from gui.core.search.model import Hit


class Hits(Sequence[Hit]):
    """All hits, best first; the first ones cost the same however many there are."""

    __slots__ = ("_made", "_number", "_rest")

    def __init__(self, number: int, hits: Iterator[Hit]) -> None:
        """Begin an answer.

        Args:
            number: how many hits there are.
            hits: all of them in order, made while it is gone through.
        """
        self._number = number
        self._rest = hits
        self._made: list[Hit] = []

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...
    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(self._number))]
        wanted = range(self._number)[place]
        while len(self._made) <= wanted:
            self._made.append(next(self._rest))
        return self._made[wanted]

    def __iter__(self) -> Iterator[Hit]:
        return (self[place] for place in range(self._number))
