"""The order of hits: a table of rules, from an exact name down to a mere therapy."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from gui.core.search.fields import Fields
from gui.core.search.model import Hit, Match

# How a word matches, best first; each level takes in those before it.
LEVELS: Final[tuple[Match, ...]] = ("word", "inside", "near", "near")


class WordMatch(msgspec.Struct, frozen=True):
    """Where one word of a query was found.

    Attributes:
        levels: for each of LEVELS the numbers of the fields in which the word matches at
            that level or better.
        therapies: numbers of the therapies that the word names.
    """

    levels: tuple[set[int], ...]
    therapies: frozenset[int]


def hits_of(
    ids: Sequence[str], fields: Fields, groups: Iterable[tuple[Match, Iterable[int]]]
) -> list[Hit]:
    """Return a hit for each field.

    Args:
        ids: identifiers of all entries.
        fields: fields of all entries.
        groups: ways of matching with the numbers of the fields that match so.

    Returns:
        The hits in the given order.
    """
    owners, texts = fields.entries, fields.fields
    return [
        Hit(ids[owners[number]], match, texts[number].text)
        for match, numbers in groups
        for number in numbers
    ]


class Answer:
    """Collects the hits of one query, each entry once, best first."""

    __slots__ = ("_fields", "_ids", "_open", "_places", "hits")

    def __init__(
        self,
        ids: Sequence[str],
        fields: Fields,
        found: set[int],
        places: Sequence[Sequence[int]],
    ) -> None:
        """Begin an answer.

        Args:
            ids: identifiers of all entries.
            fields: fields of all entries.
            found: numbers of the entries that the query matches; only they become hits.
            places: for each therapy in the query the place of each entry under it.
        """
        self._ids = ids
        self._fields = fields
        self._open = set(found)
        self._places = places
        self.hits: list[Hit] = []

    def take_whole(self, texts: Sequence[Sequence[str]]) -> None:
        """Add the entries one of whose fields consists of a text or begins with it.

        Fields written just so come before those that have the words in another spelling.

        Args:
            texts: the words of the query, and again without those that name a therapy.
        """
        for words in texts:
            self._take_exact(words)
        for words in texts:
            self._take_ranked("prefix", self._fields.beginning(words))

    def take_levels(self, words: Sequence[WordMatch]) -> None:
        """Add the entries in which all words match, level by level.

        At each level those entries come first in which one field has all the words, then
        those in which the words are spread over several fields.

        Args:
            words: the matches of the words, at least one.
        """
        before: list[set[int]] = []
        for level, match in enumerate(LEVELS):
            sets = [word.levels[level] for word in words]
            if not self._open or sets == before:
                continue
            before = sets
            fewest, *others = sorted(sets, key=len)
            self._take_ranked(match, fewest.intersection(*others))
            if len(sets) > 1:
                self._take_spread(match, sets)

    def take_rest(self, match: Match) -> None:
        """Add all entries that are left, by their place under the therapies.

        Args:
            match: how these entries match.
        """
        rest = sorted(self._open, key=lambda entry: (self._place(entry), entry))
        self.hits.extend(Hit(self._ids[entry], match, "") for entry in rest)
        self._open.clear()

    def _take_exact(self, words: Sequence[str]) -> None:
        written = " ".join(words)
        ranked = []
        for number in self._fields.exact(words):
            field = self._fields.fields[number]
            ranked.append((field.kind, field.forms[0] != written, self._place(field.entry), number))
        self._take("exact", [number for *_, number in sorted(ranked)])

    def _take(self, match: Match, fields: Iterable[int]) -> None:
        owners, still_open = self._fields.entries, self._open
        placed: list[int] = []
        for number in fields:
            if not still_open:
                break
            entry = owners[number]
            if entry in still_open:
                still_open.remove(entry)
                placed.append(number)
        self.hits += hits_of(self._ids, self._fields, ((match, placed),))

    def _take_ranked(self, match: Match, fields: set[int]) -> None:
        if not self._places:
            self._take(match, sorted(fields))
            return
        self._take(match, sorted(fields, key=self._rank))

    def _take_spread(self, match: Match, sets: Sequence[set[int]]) -> None:
        owners = self._fields.entries_of
        ranked = []
        for entry in self._open.intersection(*(owners(fields) for fields in sets)):
            candidates = (
                (len(sets) - sum(number in fields for fields in sets), number)
                for number in self._fields.of_entry[entry]
            )
            missing, number = min(candidates)
            ranked.append((missing, self._rank(number), number))
        self._take(match, [number for *_, number in sorted(ranked)])

    def _rank(self, number: int) -> tuple[int, tuple[int, ...], int]:
        field = self._fields.fields[number]
        return field.kind, self._place(field.entry), number

    def _place(self, entry: int) -> tuple[int, ...]:
        return tuple(places[entry] for places in self._places)
