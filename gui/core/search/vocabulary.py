"""Words and where they stand: by their beginning, by a part, and nearly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final

_LAST: Final = "\U0010ffff"
_SHORTEST_NEAR: Final = 4
_SHORTEST_UNFINISHED: Final = 5
_SHORTEST_WITH_TWO_ERRORS: Final = 8


def errors_forgiven(word: str) -> int:
    """Return how many typing errors are forgiven in a word.

    Args:
        word: a word of a query, in plain form.

    Returns:
        0 up to 3 letters, 1 from 4, 2 from 8 letters.
    """
    if len(word) < _SHORTEST_NEAR:
        return 0
    return 1 if len(word) < _SHORTEST_WITH_TWO_ERRORS else 2


class Vocabulary:
    """A sorted list of words, each with the numbers of the places where it stands."""

    __slots__ = ("_long_beginnings", "_places", "_starts", "_text", "_words")

    def __init__(self, places: Mapping[str, Iterable[int]]) -> None:
        """Build the list.

        Args:
            places: for each word, in plain form, the numbers of its places.
        """
        self._words = sorted(places)
        self._places = [tuple(places[word]) for word in self._words]
        self._long_beginnings = tuple(
            set(map(itemgetter(slice(_SHORTEST_WITH_TWO_ERRORS)), self._words))
        )
        self._text = "\n".join(self._words)
        self._starts = [0, *accumulate(len(word) + 1 for word in self._words)]

    def equal(self, word: str) -> set[int]:
        """Return the places of a word.

        Args:
            word: a word in plain form.

        Returns:
            The numbers of its places, empty for an unknown word.
        """
        at = bisect_left(self._words, word)
        known = at < len(self._words) and self._words[at] == word
        return set(self._places[at]) if known else set()

    def starting(self, word: str) -> set[int]:
        """Return the places of all words that begin with a word.

        Args:
            word: a word in plain form.

        Returns:
            The numbers of the places.
        """
        return set().union(*self._places[slice(*self._range(word))])

    def inside(self, word: str) -> set[int]:
        """Return the places of all words in which a word stands anywhere.

        Args:
            word: a word in plain form, not empty.

        Returns:
            The numbers of the places.
        """
        found: set[int] = set()
        position = self._text.find(word)
        while position >= 0:
            at = bisect_right(self._starts, position) - 1
            found.update(self._places[at])
            position = self._text.find(word, self._starts[at + 1])
        return found

    def near(self, word: str) -> tuple[set[int], set[int]]:
        """Return the places of all words that a word may be a mistyped beginning of.

        Letters left out, added, replaced or swapped with their neighbour each count as one
        error (optimal string alignment).

        Args:
            word: a word in plain form.

        Returns:
            The numbers of the places with one error, and with two errors; both are empty
            where the word is too short to be forgiven them. A word of 4 letters may be an
            abbreviation of something else: it is near whole words only, not beginnings.
        """
        # Loaded with the first word that needs it: it would take a tenth of the program's start.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        allowed = errors_forgiven(word)
        found: tuple[set[int], set[int]] = (set(), set())
        if not allowed or not self._words:
            return found
        # Within the errors, beginnings of the same length are at most twice as far apart.
        length = min(len(word), _SHORTEST_WITH_TWO_ERRORS)
        candidates = extract(
            word[:length],
            self._beginnings(length),
            scorer=OSA.distance,
            score_cutoff=2 * allowed,
            limit=None,
        )
        unfinished = len(word) >= _SHORTEST_UNFINISHED
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        for beginning, _, _ in candidates:
            first, last = self._range(beginning)
            for known, places in zip(
                self._words[first:last], self._places[first:last], strict=True
            ):
                if known[:length] != beginning:
                    continue
                forms = {known[:n] for n in lengths} if unfinished else {known}
                errors = min(OSA.distance(word, form, score_cutoff=allowed) for form in forms)
                if errors <= allowed:
                    found[max(errors, 1) - 1].update(places)
        return found

    def _beginnings(self, length: int) -> Sequence[str]:
        if length == _SHORTEST_WITH_TWO_ERRORS:
            return self._long_beginnings
        return tuple(set(map(itemgetter(slice(length)), self._words)))

    def _range(self, word: str) -> tuple[int, int]:
        return bisect_left(self._words, word), bisect_left(self._words, word + _LAST)
