"""The search as its rules say it, entry by entry and word by word, without any index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gui.core.search import Hit, Match, SearchEntry, normalise
from gui.core.search.normalise import STOP_WORDS, code_parts, has_digit, spellings

MOST_WORDS, LONGEST = 12, 200
SHORT, LONG, NONE = 4, 8, 9
LEVELS: tuple[Match, ...] = ("word", "inside", "near", "near")
NO_PLACE = 1 << 30
KINDS = ("names", "abbreviations", "codes", "synonyms")


class Field(NamedTuple):
    kind: int
    size: int
    entry: int
    text: str
    forms: tuple[str, ...]
    words: frozenset[str]
    joined: frozenset[str]
    compact: frozenset[str]


Test = Callable[[Field], bool]


def fields_of(number: int, entry: SearchEntry) -> list[Field]:
    found = []
    for kind, name in enumerate(KINDS):
        for text in dict.fromkeys(getattr(entry, name)):
            forms = spellings(text)
            if forms:
                size = sum(word not in STOP_WORDS for word in forms[0].split())
                extra = code_parts(text) if name == "codes" else ()
                words = frozenset([*extra, *(w for form in forms for w in form.split())])
                compact = frozenset(form.replace(" ", "") for form in forms)
                runs = runs_of(text)
                found.append(Field(kind, size, number, text, forms, words, runs, compact))
    return found


def runs_of(text: str) -> frozenset[str]:
    split = [form.split() for form in spellings(text)]
    return frozenset("".join(ws[at : at + 4]) for ws in split for at in range(len(ws) - 1))


def distance(first: str, second: str) -> int:
    """Optimal string alignment distance, written out as its definition."""
    table = {(0, n): n for n in range(len(second) + 1)}
    for i, a in enumerate(first, 1):
        table[i, 0] = i
        for j, b in enumerate(second, 1):
            steps = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b)]
            if i > 1 and j > 1 and first[i - 2] == b and second[j - 2] == a:
                steps.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(steps)
    return table[len(first), len(second)]


def errors(typed: str, known: str) -> int:
    """With how many errors a word is a beginning of another; NONE where too many are needed."""
    allowed = (len(typed) >= SHORT) + (len(typed) >= LONG)
    ends = range(len(known) + 1) if len(typed) > SHORT else [len(known)]
    alike = [end for end in ends if abs(end - len(typed)) <= allowed]
    least = min((distance(typed, known[:end]) for end in alike), default=NONE)
    return least if 1 <= least <= allowed else NONE


class Word(NamedTuple):
    """What a field must be like at each level, and the therapies that the word names."""

    levels: Sequence[Test]
    therapies: Sequence[str]


class Plain:
    """Goes through every field of every entry for each query."""

    def __init__(self, entries: Sequence[SearchEntry], names: Mapping[str, Sequence[str]]) -> None:
        self.entries = entries
        every = [field for n, entry in enumerate(entries) for field in fields_of(n, entry)]
        self.fields = sorted(every, key=lambda f: (f.kind, f.size, f.entry))
        self.phrases = {normalise(one): therapy for therapy in names for one in names[therapy]}
        self.names = {
            therapy: [
                (frozenset(w for f in spellings(one) for w in f.split()) - STOP_WORDS, runs_of(one))
                for one in names[therapy]
            ]
            for therapy in names
        }

    def search(self, query: str) -> list[Hit]:
        words = normalise(query[:LONGEST]).split()[:MOST_WORDS]
        phrase, whole = " ".join(words), "".join(words)
        if not words:
            return []
        if phrase in self.phrases and not any(whole in f.compact for f in self.fields):
            return self.ordered([], [], [Word([], [self.phrases[phrase]])], "therapy")
        asked = [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
        if not asked:
            return self.ordered([words], [self.word(word) for word in words], [], "near")
        found = {word: self.word(word) for word in asked}
        rest = [word for word in words if word not in found or not found[word].therapies]
        inner = [at for at, word in enumerate(rest) if word not in STOP_WORDS]
        rest = rest[inner[0] : inner[-1] + 1] if inner else []
        texts = [words] if not rest or rest == words else [words, rest]
        ranked = [word for word in found.values() if not word.therapies] or list(found.values())
        return self.ordered(texts, ranked, list(found.values()), "therapy")

    def word(self, word: str) -> Word:
        digits, long = has_digit(word), len(word) >= SHORT

        def begun(f: Field) -> bool:
            return any(one.startswith(word) for one in (*f.words, *(f.joined if long else ())))

        def anywhere(f: Field) -> bool:
            return begun(f) or (long and not digits and any(word in one for one in f.words))

        named = [it for it, names in self.names.items() if any(names_it(word, n) for n in names)]
        known = any(anywhere(f) and not only_joined(word, f) for f in self.fields)
        if known or named or digits:
            return Word([begun, anywhere, anywhere, anywhere], named)
        return self.mistyped(word, begun)

    def mistyped(self, word: str, begun: Test) -> Word:
        only_words = any(map(begun, self.fields)) or len(word) < LONG
        for part in (0, 1)[: 1 if only_words else 2]:
            least = {
                number: min((errors(word, one) for one in (f.words, f.joined)[part]), default=NONE)
                for number, f in enumerate(self.fields)
            }
            named = [
                therapy
                for therapy, names in self.names.items()
                if any(errors(word, one) < NONE for name in names for one in name[part])
            ]
            if named or min(least.values(), default=NONE) < NONE:
                return Word([begun, begun, *self.within(least, begun)], named)
        return Word([begun] * 4, [])

    def within(self, least: Mapping[int, int], begun: Test) -> list[Test]:
        near = {id(f): least[number] for number, f in enumerate(self.fields)}
        return [lambda f: begun(f) or near[id(f)] <= 1, lambda f: begun(f) or near[id(f)] <= 2]

    def ordered(
        self,
        texts: Sequence[Sequence[str]],
        ranked: Sequence[Word],
        asked: Sequence[Word],
        last: Match,
    ) -> list[Hit]:
        order = [it for word in asked for it in self.names if it in word.therapies]
        places = [self.place(number, list(dict.fromkeys(order))) for number in self.numbers()]
        open_ = {number for number in self.numbers() if all(self.has(number, w) for w in asked)}
        hits: list[Hit] = []
        for match, fields in self.groups(texts, ranked, places):
            for number in fields:
                field = self.fields[number]
                if field.entry in open_:
                    open_.remove(field.entry)
                    hits.append(Hit(self.entries[field.entry].id, match, field.text))
        rest = sorted(open_, key=lambda entry: (places[entry], entry))
        return hits + [Hit(self.entries[entry].id, last, "") for entry in rest]

    def numbers(self) -> range:
        return range(len(self.entries))

    def place(self, number: int, therapies: Sequence[str]) -> tuple[int, ...]:
        return tuple(self.entries[number].therapy_order.get(it, NO_PLACE) for it in therapies)

    def has(self, number: int, word: Word) -> bool:
        own = (field for field in self.fields if field.entry == number)
        therapies = self.entries[number].therapy_order
        named = any(it in therapies for it in word.therapies)
        return named or (bool(word.levels) and any(map(word.levels[-1], own)))

    def groups(
        self, texts: Sequence[Sequence[str]], ranked: Sequence[Word], places: Sequence[object]
    ) -> Iterator[tuple[Match, list[int]]]:
        def rank(number: int) -> tuple[int, object, int]:
            return self.fields[number].kind, places[self.fields[number].entry], number

        every = range(len(self.fields))
        for words in texts:
            exact = [n for n in every if "".join(words) in self.fields[n].compact]
            written = " ".join(words)
            yield (
                "exact",
                sorted(
                    exact,
                    key=lambda n: (
                        self.fields[n].kind,
                        self.fields[n].forms[0] != written,
                        rank(n)[1:],
                    ),
                ),
            )
        for words in texts:
            begun = "".join(words)
            yield (
                "prefix",
                sorted(
                    (n for n in every if any(c.startswith(begun) for c in self.fields[n].compact)),
                    key=rank,
                ),
            )
        for level in range(4 if ranked else 0):
            tests = [word.levels[level] for word in ranked]
            matches = {n: sum(test(self.fields[n]) for test in tests) for n in every}
            whole = [n for n in every if matches[n] == len(tests)]
            yield LEVELS[level], sorted(whole, key=rank)
            best = {}
            for entry in self.numbers():
                own = [n for n in every if self.fields[n].entry == entry]
                if own and all(any(test(self.fields[n]) for n in own) for test in tests):
                    best[entry] = min(own, key=lambda n: (-matches[n], n))
            yield LEVELS[level], sorted(best.values(), key=lambda n: (-matches[n], rank(n)))


def names_it(word: str, name: tuple[frozenset[str], frozenset[str]]) -> bool:
    words, runs = name
    begins = len(word) >= SHORT - 1 and any(one.startswith(word) for one in words)
    joined = len(word) >= SHORT and any(one.startswith(word) for one in runs)
    return word in words or begins or joined


def only_joined(word: str, field: Field) -> bool:
    """Whether a word begins neighbouring words written as one, and stands in none of them."""
    long = len(word) >= SHORT
    return not any(one.startswith(word) or (long and word in one) for one in field.words)
