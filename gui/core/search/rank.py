"""The order of hits: a table of rules, from an exact name down to a mere therapy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, product
from operator import and_, or_
from typing import Final

import msgspec

from gui.core.search.bits import Found, numbers_in
from gui.core.search.fields import Fields
from gui.core.search.model import Hit, Match

# How a word matches, best first; each level takes in those before it.
LEVELS: Final[tuple[Match, ...]] = ("word", "inside", "near", "near")


class WordMatch(msgspec.Struct, frozen=True):
    """Where one word of a query was found.

    Attributes:
        levels: for each of LEVELS the fields in which the word matches at that level or better.
        therapies: numbers of the therapies that the word names.
    """

    levels: tuple[Found, ...]
    therapies: frozenset[int]


class Places(msgspec.Struct, frozen=True):
    """The place of each entry under one therapy.

    Attributes:
        of_entry: the place of each entry.
        found: for each place, in order, the entries that have it, and all their fields.
    """

    of_entry: Sequence[int]
    found: Mapping[int, Found]


class Answer:
    """Gives the hits of one query, each entry once, best first, as far as somebody asks."""

    __slots__ = ("_fields", "_ids", "_open", "_places")

    def __init__(
        self, ids: Sequence[str], fields: Fields, found: int, places: Sequence[Places]
    ) -> None:
        """Begin an answer.

        Args:
            ids: identifiers of all entries.
            fields: fields of all entries.
            found: the entries that the query matches; only they become hits.
            places: the places under each therapy in the query.
        """
        self._ids = ids
        self._fields = fields
        self._open = bytearray(found.to_bytes((len(ids) >> 3) + 1, "little"))
        self._places = places

    def whole(self, texts: Sequence[Sequence[str]]) -> Iterator[Hit]:
        """Give the entries one of whose fields consists of a text or begins with it.

        Fields written just so come before those that have the words in another spelling.

        Args:
            texts: the words of the query, and again without those that name a therapy.
        """
        for words in texts:
            yield from self._exact(words)
        for words in texts:
            yield from self._ranked("prefix", self._fields.beginning(words).fields)

    def levels(self, words: Sequence[WordMatch]) -> Iterator[Hit]:
        """Give the entries in which all words match, level by level.

        At each level those entries come first in which one field has all the words, then
        those in which the words are spread over several fields.

        Args:
            words: the matches of the words, at least one.
        """
        before: list[Found] = []
        for level, match in enumerate(LEVELS):
            found = [word.levels[level] for word in words]
            if found == before:
                continue
            before = found
            yield from self._ranked(match, reduce(and_, (one.fields for one in found)))
            if len(found) > 1:
                yield from self._spread(match, found)

    def rest(self, match: Match) -> Iterator[Hit]:
        """Give all entries that are left, by their place under the therapies.

        Args:
            match: how these entries match.
        """
        left = int.from_bytes(self._open, "little")
        for part in self._placed(left, lambda found: found.entries):
            for entry in numbers_in(part):
                self._close(entry)
                yield Hit(self._ids[entry], match, "")

    def _exact(self, words: Sequence[str]) -> Iterator[Hit]:
        written = " ".join(words)
        ranked = []
        for number in numbers_in(self._fields.exact(words).fields):
            field = self._fields.fields[number]
            place = tuple(places.of_entry[field.entry] for places in self._places)
            ranked.append((field.kind, field.forms[0] != written, place, number))
        return self._hits("exact", (number for *_, number in sorted(ranked)))

    def _ranked(self, match: Match, fields: int) -> Iterator[Hit]:
        numbers = chain.from_iterable(map(numbers_in, self._by_rank(fields)))
        return self._hits(match, numbers)

    def _spread(self, match: Match, found: Sequence[Found]) -> Iterator[Hit]:
        """Give entries that have all words, those first one of whose fields has most of them."""
        entries = reduce(and_, (one.entries for one in found))
        entries &= int.from_bytes(self._open, "little")
        if not entries:
            return
        wanted = entries.to_bytes(len(self._open), "little")
        for fields in reversed(_with_at_least([one.fields for one in found])):
            numbers = (
                number
                for part in self._by_rank(fields)
                for number in numbers_in(part)
                if _has(wanted, self._fields.entries[number])
            )
            yield from self._hits(match, numbers)

    def _by_rank(self, fields: int) -> Iterator[int]:
        """Parts of a set of fields, by kind, then place under the therapies."""
        if not self._places:
            yield fields
            return
        for kind in self._fields.of_kind:
            yield from self._placed(fields & kind, lambda found: found.fields)

    def _placed(self, left: int, of: Callable[[Found], int]) -> Iterator[int]:
        """The parts of a set that have the same places under the therapies, in their order."""
        for places in product(*(places.found.values() for places in self._places)):
            part = reduce(and_, map(of, places), left)
            if part:
                yield part

    def _hits(self, match: Match, fields: Iterable[int]) -> Iterator[Hit]:
        owners, texts = self._fields.entries, self._fields.fields
        for number in fields:
            entry = owners[number]
            if _has(self._open, entry):
                self._close(entry)
                yield Hit(self._ids[entry], match, texts[number].text)

    def _close(self, entry: int) -> None:
        self._open[entry >> 3] &= ~(1 << (entry & 7))


def _has(entries: bytes | bytearray, entry: int) -> bool:
    return bool(entries[entry >> 3] >> (entry & 7) & 1)


def _with_at_least(sets: Sequence[int]) -> list[int]:
    """The fields that are in at least one of some sets, in at least two, and so on."""
    counted: list[int] = []
    for fields in sets:
        more = [below & fields for below in counted]
        counted = [*map(or_, counted, [fields, *more]), more[-1] if more else fields]
    return counted
