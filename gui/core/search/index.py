"""The search itself: which entries match a query."""

from collections.abc import Mapping, Sequence
from typing import Final

from gui.core.search.fields import Fields, therapy_vocabularies
from gui.core.search.model import Hit, SearchEntry
from gui.core.search.normalise import STOP_WORDS, has_digit, normalise
from gui.core.search.rank import Answer, WordMatch, hits_of

LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 12

_SHORTEST_INSIDE: Final = 4
_SHORTEST_JOINED: Final = 4
_SHORTEST_JOINED_NEAR: Final = 8
_SHORTEST_THERAPY: Final = 3
_NO_PLACE: Final = 1 << 30


class SearchIndex:
    """An index over all entries, built once and then asked at each keystroke.

    It is not changed by a search and may be shared between threads.
    """

    __slots__ = (
        "_fields",
        "_ids",
        "_places",
        "_therapy_entries",
        "_therapy_joined",
        "_therapy_phrases",
        "_therapy_words",
    )

    def __init__(
        self, entries: Sequence[SearchEntry], therapy_names: Mapping[str, Sequence[str]]
    ) -> None:
        """Build the index.

        Args:
            entries: what is to be found; their order decides where nothing else does.
            therapy_names: for each therapy (a key of `SearchEntry.therapy_order`) the names
                under which it is searched for.

        Raises:
            ValueError: two entries have the same id.
        """
        self._ids = [entry.id for entry in entries]
        if len(set(self._ids)) < len(self._ids):
            raise ValueError("two entries have the same id")
        self._fields = Fields(entries)
        therapies = tuple(therapy_names)
        self._therapy_words, self._therapy_joined = therapy_vocabularies(therapies, therapy_names)
        self._therapy_phrases = {
            normalise(name): number
            for number, therapy in enumerate(therapies)
            for name in therapy_names[therapy]
        }
        self._places = [
            [entry.therapy_order.get(therapy, _NO_PLACE) for entry in entries]
            for therapy in therapies
        ]
        self._therapy_entries = [
            {number for number, entry in enumerate(entries) if therapy in entry.therapy_order}
            for therapy in therapies
        ]

    def search(self, query: str) -> list[Hit]:
        """Find the entries that match every word of a query.

        A word matches an entry if it begins a word of its names, abbreviations, synonyms or
        codes (also of neighbouring words written as one), or from 4 letters on stands inside
        one, or from 3 letters on begins a word in the name of a therapy that the entry has.
        Only a word that matches nothing at all so (words written as one left aside) is taken
        as mistyped: one error is forgiven from 4, two from 8 letters, none in a word with a
        digit. A stop-word ("of", "bei")
        matches every entry. So a further word never adds hits to a query.

        Args:
            query: any text; what follows the 200th character or the 12th word is left out.

        Returns:
            The hits, each entry once: exact before prefix, word, inside, near, therapy;
            within these a field that has more of the words, then name before abbreviation,
            code and synonym, then the place under a therapy that the query names, then fewer
            words left over, then the order of the entries. The full name of a therapy alone
            gives the entries by their place under it. Empty for a query without letters
            or digits.
        """
        words = normalise(query[:LONGEST_QUERY]).split()[:MOST_WORDS]
        if not words:
            return []
        therapy = self._therapy_phrases.get(" ".join(words))
        if therapy is not None and not self._fields.exact(words):
            return self._only_therapy(therapy)
        letter = words[0] if len(words) == 1 else ""
        if letter in self._fields.of_letter and not self._therapies(letter):
            return hits_of(self._ids, self._fields, self._fields.of_letter[letter])
        asked = [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
        if not asked:
            return self._only_stop_words(words)
        matches: dict[str, WordMatch] = {}
        found = set(range(len(self._ids)))
        for word in asked:
            matches[word] = self._match(word)
            found &= self._entries(matches[word])
            if not found:
                return []
        rest = [word for word in words if word not in matches or not matches[word].therapies]
        return self._ranked(words, [matches[word] for word in asked], found, _trimmed(rest))

    def _ranked(
        self,
        words: Sequence[str],
        matches: Sequence[WordMatch],
        found: set[int],
        rest: Sequence[str],
    ) -> list[Hit]:
        therapies = dict.fromkeys(t for match in matches for t in sorted(match.therapies))
        places = [self._places[therapy] for therapy in therapies]
        answer = Answer(self._ids, self._fields, found, places)
        answer.take_whole([words] if not rest or rest == words else [words, rest])
        answer.take_levels([match for match in matches if not match.therapies] or matches)
        answer.take_rest("therapy")
        return answer.hits

    def _only_therapy(self, therapy: int) -> list[Hit]:
        found = self._therapy_entries[therapy]
        answer = Answer(self._ids, self._fields, found, [self._places[therapy]])
        answer.take_rest("therapy")
        return answer.hits

    def _only_stop_words(self, words: Sequence[str]) -> list[Hit]:
        answer = Answer(self._ids, self._fields, set(range(len(self._ids))), ())
        answer.take_whole([words])
        answer.take_levels([self._match(word) for word in words])
        answer.take_rest("near")
        return answer.hits

    def _match(self, word: str) -> WordMatch:
        words, digits = self._fields.words, has_digit(word)
        starting = words.starting(word)
        inside = starting
        if len(word) >= _SHORTEST_INSIDE and not digits:
            inside = starting | words.inside(word)
        joined: set[int] = set()
        if len(word) >= _SHORTEST_JOINED:
            joined = self._fields.joined.starting(word)
        therapies = self._therapies(word)
        if inside or therapies or digits:
            begun = starting | joined
            anywhere = begun if inside is starting else inside | joined
            return WordMatch((begun, anywhere, anywhere, anywhere), therapies)
        one, two, named = self._near(word, bool(joined))
        return WordMatch((joined, joined, joined | one, joined | one | two), named)

    def _therapies(self, word: str) -> frozenset[int]:
        found = self._therapy_words.equal(word)
        if len(word) >= _SHORTEST_THERAPY:
            found |= self._therapy_words.starting(word)
        if len(word) >= _SHORTEST_JOINED:
            found |= self._therapy_joined.starting(word)
        return frozenset(found)

    def _near(self, word: str, joined: bool) -> tuple[set[int], set[int], frozenset[int]]:
        vocabularies = [(self._fields.words, self._therapy_words)]
        if not joined and len(word) >= _SHORTEST_JOINED_NEAR:
            vocabularies.append((self._fields.joined, self._therapy_joined))
        for fields, therapies in vocabularies:
            one, two = fields.near(word)
            named = frozenset[int]().union(*therapies.near(word))
            if one or two or named:
                return one, two, named
        return set(), set(), frozenset()

    def _entries(self, match: WordMatch) -> set[int]:
        return self._fields.entries_of(match.levels[-1]).union(
            *(self._therapy_entries[therapy] for therapy in match.therapies)
        )


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    inner = [at for at, word in enumerate(words) if word not in STOP_WORDS]
    return words[inner[0] : inner[-1] + 1] if inner else ()
