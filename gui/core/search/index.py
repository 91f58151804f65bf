"""The search itself: which entries match a query."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from gui.core.search.bits import NOTHING, Found, bits_of, first_numbers, numbers_in
from gui.core.search.fields import Fields, therapy_vocabularies
from gui.core.search.hits import Hits
from gui.core.search.model import Hit, SearchEntry
from gui.core.search.normalise import STOP_WORDS, has_digit, normalise
from gui.core.search.rank import Answer, Places, WordMatch

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
        "_all",
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
        self._all = first_numbers(len(entries))
        self._fields = Fields(entries)
        therapies = tuple(therapy_names)
        self._therapy_words, self._therapy_joined = therapy_vocabularies(therapies, therapy_names)
        self._therapy_phrases = {
            normalise(name): number
            for number, therapy in enumerate(therapies)
            for name in therapy_names[therapy]
        }
        self._places = [
            self._placed([entry.therapy_order.get(therapy, _NO_PLACE) for entry in entries])
            for therapy in therapies
        ]
        self._therapy_entries = [
            self._all & ~places.found[_NO_PLACE].entries if _NO_PLACE in places.found else self._all
            for places in self._places
        ]

    def _placed(self, of_entry: Sequence[int]) -> Places:
        owners = self._fields.entries
        entries: dict[int, list[int]] = {place: [] for place in sorted(set(of_entry))}
        fields: dict[int, list[int]] = {place: [] for place in entries}
        for number, place in enumerate(of_entry):
            entries[place].append(number)
        for number, entry in enumerate(owners):
            fields[of_entry[entry]].append(number)
        found = {
            place: Found(bits_of(fields[place], len(owners)), bits_of(numbers, len(of_entry)))
            for place, numbers in entries.items()
        }
        return Places(of_entry, found)

    def search(self, query: str) -> list[Hit]:
        """Find the entries that match every word of a query, all of them at once; see `find`."""
        return list(self.find(query))

    def find(self, query: str, among: int | None = None) -> Hits:
        """Find the entries that match every word of a query; hits are made as they are asked for.

        A word matches an entry if it begins a word of its names, abbreviations, synonyms or
        codes (also of neighbouring words written as one), or from 4 letters on stands inside
        one, or from 3 letters on begins a word in the name of a therapy that the entry has.
        Only a word that matches nothing at all so (words written as one left aside) is taken
        as mistyped: one error is forgiven from 4, two from 8 letters, none in a word with a
        digit. A stop-word ("of", "bei")
        matches every entry. So a further word never adds hits to a query.

        Args:
            query: any text; what follows the 200th character or the 12th word is left out.
            among: the entries that may be found, as the bits of an integer; all by default.

        Returns:
            The hits, each entry once: exact before prefix, word, inside, near, therapy;
            within these a field that has more of the words, then name before abbreviation,
            code and synonym, then the place under a therapy that the query names, then fewer
            words left over, then the order of the entries. The full name of a therapy alone
            gives the entries by their place under it. Empty for a query without letters
            or digits.
        """
        words = normalise(query[:LONGEST_QUERY]).split()[:MOST_WORDS]
        allowed = self._all if among is None else self._all & among
        if not words:
            return Hits(0, iter(()))
        therapy = self._therapy_phrases.get(" ".join(words))
        if therapy is not None and not self._fields.exact(words).fields:
            return self._only_therapy(therapy, allowed)
        asked = [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
        if not asked:
            return self._only_stop_words(words, allowed)
        matches: dict[str, WordMatch] = {}
        for word in asked:
            matches[word] = self._match(word)
            allowed &= self._entries(matches[word])
            if not allowed:
                return Hits(0, iter(()))
        rest = [word for word in words if word not in matches or not matches[word].therapies]
        return self._ranked(words, [matches[word] for word in asked], allowed, _trimmed(rest))

    def _ranked(
        self,
        words: Sequence[str],
        matches: Sequence[WordMatch],
        found: int,
        rest: Sequence[str],
    ) -> Hits:
        therapies = dict.fromkeys(t for match in matches for t in sorted(match.therapies))
        answer = self._answer(found, therapies)
        hits = chain(
            answer.whole([words] if not rest or rest == words else [words, rest]),
            answer.levels([match for match in matches if not match.therapies] or matches),
            answer.rest("therapy"),
        )
        return Hits(found.bit_count(), hits)

    def _only_therapy(self, therapy: int, allowed: int) -> Hits:
        found = self._therapy_entries[therapy] & allowed
        return Hits(found.bit_count(), self._answer(found, [therapy]).rest("therapy"))

    def _only_stop_words(self, words: Sequence[str], found: int) -> Hits:
        answer = self._answer(found, ())
        levels = answer.levels([self._match(word) for word in words])
        return Hits(found.bit_count(), chain(answer.whole([words]), levels, answer.rest("near")))

    def _answer(self, found: int, therapies: Iterable[int]) -> Answer:
        return Answer(self._ids, self._fields, found, [self._places[it] for it in therapies])

    def _match(self, word: str) -> WordMatch:
        words, digits = self._fields.words, has_digit(word)
        starting = words.starting(word)
        inside = starting
        if len(word) >= _SHORTEST_INSIDE and not digits:
            inside = starting | words.inside(word)
        joined = NOTHING
        if len(word) >= _SHORTEST_JOINED:
            joined = self._fields.joined.starting(word)
        therapies = self._therapies(word)
        if inside.fields or therapies or digits:
            begun = starting | joined
            anywhere = begun if inside is starting else inside | joined
            return WordMatch((begun, anywhere, anywhere, anywhere), therapies)
        one, two, named = self._near(word, bool(joined.fields))
        return WordMatch((joined, joined, joined | one, joined | one | two), named)

    def _therapies(self, word: str) -> frozenset[int]:
        found = self._therapy_words.equal(word)
        if len(word) >= _SHORTEST_THERAPY:
            found |= self._therapy_words.starting(word)
        if len(word) >= _SHORTEST_JOINED:
            found |= self._therapy_joined.starting(word)
        return frozenset(numbers_in(found.fields))

    def _near(self, word: str, joined: bool) -> tuple[Found, Found, frozenset[int]]:
        vocabularies = [(self._fields.words, self._therapy_words)]
        if not joined and len(word) >= _SHORTEST_JOINED_NEAR:
            vocabularies.append((self._fields.joined, self._therapy_joined))
        for fields, therapies in vocabularies:
            one, two = fields.near(word)
            near, further = therapies.near(word)
            named = frozenset(numbers_in(near.fields | further.fields))
            if one.fields or two.fields or named:
                return one, two, named
        return NOTHING, NOTHING, frozenset()

    def _entries(self, match: WordMatch) -> int:
        found = match.levels[-1].entries
        for therapy in match.therapies:
            found |= self._therapy_entries[therapy]
        return found


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    inner = [at for at, word in enumerate(words) if word not in STOP_WORDS]
    return words[inner[0] : inner[-1] + 1] if inner else ()
