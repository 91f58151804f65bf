"""Words and where they stand: by their beginning, by a part, and nearly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import Final

from gui.core.search.bits import NOTHING, Found, bits_of
from gui.core.search.near import LAST, Near

# What stands in more than one of so many fields is laid out beforehand, with all beginnings; but
# for texts of very many words, of which one of so many places at least has to be taken up.
_OF_FIELDS: Final = 100
_OF_PLACES: Final = 400
_FEW: Final = 64
_DEEPEST: Final = 40


class Vocabulary:
    """A sorted list of words, each with the numbers of the fields where it stands.

    What is common is laid out when the list is built, so that no word of a query takes longer
    than to go through one in a hundred of the fields, and through the words themselves.
    """

    __slots__ = (
        "_common",
        "_entries",
        "_limit",
        "_owners",
        "_places",
        "_starts",
        "_text",
        "_until",
        "_words",
    )

    def __init__(
        self, places: Mapping[str, Iterable[int]], owners: Sequence[int], entries: int
    ) -> None:
        """Build the list.

        Args:
            places: for each word, in plain form, the numbers of its fields.
            owners: for each field the number of its entry.
            entries: how many entries there are.
        """
        self._owners, self._entries = owners, entries
        self._words = sorted(places)
        self._places = [tuple(places[word]) for word in self._words]
        self._until = [0, *accumulate(map(len, self._places))]
        self._limit = max(_FEW, len(owners) // _OF_FIELDS, self._until[-1] // _OF_PLACES)
        self._common: dict[tuple[int, int], Found] = {}
        if self._words:
            self._lay_out(0, len(self._words), 0)
        self._text = "\n".join(self._words)
        self._starts = [0, *accumulate(len(word) + 1 for word in self._words)]

    def equal(self, word: str) -> Found:
        """Return where a word stands.

        Args:
            word: a word in plain form.
        """
        at = bisect_left(self._words, word)
        known = at < len(self._words) and self._words[at] == word
        return self._standing(at, at + 1) if known else NOTHING

    def starting(self, word: str) -> Found:
        """Return where all words stand that begin with a word.

        Args:
            word: a word in plain form.
        """
        return self._standing(*self._range(word))

    def inside(self, word: str) -> Found:
        """Return where all words stand in which a word stands anywhere.

        Args:
            word: a word in plain form, not empty.
        """
        found: list[int] = []
        position = self._text.find(word)
        while position >= 0:
            at = bisect_right(self._starts, position) - 1
            found.append(at)
            position = self._text.find(word, self._starts[at + 1])
        return self._of_words(found)

    def near(self, word: str) -> tuple[Found, Found]:
        """Return where all words stand that a word may be a mistyped beginning of; see `Near`.

        Args:
            word: a word in plain form that is no beginning of any of the words.

        Returns:
            Where those with one error stand, and those with two errors.
        """
        one, two = Near(self._words, self._text, self._starts).find(word)
        return self._of_words(one), self._of_words(two)

    def _range(self, word: str) -> tuple[int, int]:
        return bisect_left(self._words, word), bisect_left(self._words, word + LAST)

    def _standing(self, first: int, last: int) -> Found:
        common = self._common.get((first, last))
        return self._few(range(first, last)) if common is None else common

    def _of_words(self, numbers: Iterable[int]) -> Found:
        common = NOTHING
        few: list[int] = []
        for at in numbers:
            laid_out = self._common.get((at, at + 1))
            if laid_out is None:
                few.append(at)
            else:
                common |= laid_out
        return common | self._few(few)

    def _few(self, numbers: Iterable[int]) -> Found:
        fields = list(chain.from_iterable(map(self._places.__getitem__, numbers)))
        if not fields:
            return NOTHING
        owners = map(self._owners.__getitem__, fields)
        return Found(bits_of(fields, len(self._owners)), bits_of(owners, self._entries))

    def _lay_out(self, first: int, last: int, depth: int) -> Found:
        """Lay out a range of words that begin with the same letters, and common parts of it."""
        found, at = NOTHING, first
        few: list[int] = []
        while at < last:
            end = self._alike(at, last, depth)
            if self._until[end] - self._until[at] <= self._limit:
                few += range(at, end)
            elif end - at == 1:
                found |= self._common.setdefault((at, end), self._few((at,)))
            else:
                found |= self._lay_out(at, end, depth + 1)
            at = end
        found |= self._few(few)
        self._common[first, last] = found
        return found

    def _alike(self, at: int, last: int, depth: int) -> int:
        """The end of the words that begin like one, its letter at a depth included."""
        word = self._words[at]
        if len(word) <= depth or depth >= _DEEPEST:
            return at + 1
        return bisect_left(self._words, word[: depth + 1] + LAST, at, last)
