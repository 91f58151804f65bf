"""Words that a word may be a mistyped beginning of, without a look at every word.

Letters left out, added, replaced or swapped with their neighbour each count as one error (optimal
string alignment). One error: every way to make it is tried, with such letters only as there are
words with. Two errors: the typed word is cut in two, head and tail. Then the head has one error at
most, or the tail has none, or two letters are swapped where it was cut and at most one error is
elsewhere; what fits so is compared letter by letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

LAST: Final = "\U0010ffff"
_SHORTEST_NEAR: Final = 4
_SHORTEST_UNFINISHED: Final = 5
_SHORTEST_WITH_TWO_ERRORS: Final = 8
_SHORTEST_TAIL: Final = 3


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


class Near:
    """Looks for mistyped words in a sorted list of words."""

    __slots__ = ("_starts", "_text", "_words")

    def __init__(self, words: Sequence[str], text: str, starts: Sequence[int]) -> None:
        """Take the list.

        Args:
            words: words in plain form, sorted.
            text: all of them, each on a line of its own.
            starts: where in the text each begins, and where one more would.
        """
        self._words = words
        self._text = text
        self._starts = starts

    def find(self, word: str) -> tuple[set[int], set[int]]:
        """Return the words that a word may be a mistyped beginning of.

        Args:
            word: a word in plain form that is no beginning of any of the words.

        Returns:
            The numbers of the words with one error, and of those with two; both are empty
            where the word is too short to be forgiven them. A word of 4 letters may be an
            abbreviation of something else: it is near whole words only, not beginnings.
        """
        allowed = errors_forgiven(word)
        one: set[int] = set()
        if allowed:
            for form in self._with_one_error(word):
                first, last = self._beginning(form)
                if len(word) < _SHORTEST_UNFINISHED:
                    last = first + (self._words[first] == form)
                one.update(range(first, last))
        two = self._with_two_errors(word) if allowed > 1 else set()
        return one, two - one

    def _with_one_error(self, word: str) -> Iterator[str]:
        """Forms of a word with one error, such as one of the words at least begins with."""
        for place in range(len(word) + 1):
            head, tail = word[:place], word[place:]
            first, last = self._beginning(head)
            if first == last:
                return
            forms = [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
            for letter in self._next_letters(first, last, place):
                forms += [head + letter + tail, head + letter + tail[1:]]
            for form in forms:
                if form != word and self._has(form, first, last):
                    yield form

    def _with_two_errors(self, word: str) -> set[int]:
        # Loaded with the first word that needs it: it would take a tenth of the program's start.
        from rapidfuzz.distance import OSA

        near: set[int] = set()
        lengths = range(len(word) - 2, len(word) + 3)
        for at in self._like_head_or_tail(word):
            known = self._words[at]
            if any(OSA.distance(word, known[:n], score_cutoff=2) <= 2 for n in lengths):
                near.add(at)
        return near

    def _like_head_or_tail(self, word: str) -> set[int]:
        cut = len(word) - max(_SHORTEST_TAIL, len(word) // 2 - 1)
        head, tail = word[:cut], word[cut:]
        swapped_head, swapped_tail = head[:-1] + tail[0], head[-1] + tail[1:]
        near: set[int] = set()
        for form in (head, swapped_head, *self._with_one_error(head)):
            near.update(range(*self._beginning(form)))
        near.update(self._with_inside(tail, range(cut - 2, cut + 3)))
        near.update(self._with_inside(swapped_tail, range(cut - 1, cut + 2)))
        return near

    def _with_inside(self, part: str, places: range) -> Iterator[int]:
        """The words in which a part stands at one of some places."""
        position = self._text.find(part)
        while position >= 0:
            at = bisect_right(self._starts, position) - 1
            if position - self._starts[at] in places:
                yield at
            position = self._text.find(part, position + 1)

    def _beginning(self, form: str) -> tuple[int, int]:
        return bisect_left(self._words, form), bisect_left(self._words, form + LAST)

    def _has(self, form: str, first: int, last: int) -> bool:
        at = bisect_left(self._words, form, first, last)
        return at < last and self._words[at].startswith(form)

    def _next_letters(self, first: int, last: int, place: int) -> Iterator[str]:
        """The letters that stand at a place of words that are alike up to it."""
        while first < last:
            word = self._words[first]
            if len(word) <= place:
                first += 1
                continue
            yield word[place]
            first = bisect_left(self._words, word[: place + 1] + LAST, first, last)
