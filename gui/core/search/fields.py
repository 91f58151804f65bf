"""The names, abbreviations, codes and synonyms of all entries, laid out for searching."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from gui.core.search.bits import Found, first_numbers
from gui.core.search.model import SearchEntry
from gui.core.search.normalise import STOP_WORDS, code_parts, spellings
from gui.core.search.vocabulary import Vocabulary

NAME: Final = 0
ABBREVIATION: Final = 1
CODE: Final = 2
SYNONYM: Final = 3

_JOINED_WORDS: Final = 4


class Field(msgspec.Struct, frozen=True, gc=False):
    """One name, abbreviation, code or synonym of an entry.

    Attributes:
        kind: NAME, ABBREVIATION, CODE or SYNONYM.
        size: number of its words, stop-words not counted.
        entry: number of its entry.
        text: as written in the entry.
        forms: its plain spellings, the one as written first.
    """

    kind: int
    size: int
    entry: int
    text: str
    forms: tuple[str, ...]


class Fields:
    """All fields; the number of a field is its rank when nothing else decides."""

    __slots__ = ("_whole", "entries", "fields", "joined", "of_kind", "words")

    def __init__(self, entries: Sequence[SearchEntry]) -> None:
        """Lay out the fields.

        Args:
            entries: all entries; their place in the sequence is their number.
        """
        self.fields = sorted(_fields(entries), key=lambda f: (f.kind, f.size, f.entry))
        self.entries = [field.entry for field in self.fields]
        words: dict[str, list[int]] = defaultdict(list)
        joined: dict[str, list[int]] = defaultdict(list)
        whole: dict[str, list[int]] = defaultdict(list)
        for number, field in enumerate(self.fields):
            extra = code_parts(field.text) if field.kind == CODE else ()
            for word in {*extra, *(word for form in field.forms for word in form.split())}:
                words[word].append(number)
            for run in set(joined_runs(field.forms)):
                joined[run].append(number)
            for form in {form.replace(" ", "") for form in field.forms}:
                whole[form].append(number)
        self.words = Vocabulary(words, self.entries, len(entries))
        self.joined = Vocabulary(joined, self.entries, len(entries))
        self._whole = Vocabulary(whole, self.entries, len(entries))
        self.of_kind = tuple(self._of_kinds())

    def _of_kinds(self) -> Iterator[int]:
        """The numbers of the fields of each kind, as a set."""
        kinds = [field.kind for field in self.fields]
        for kind in (NAME, ABBREVIATION, CODE, SYNONYM):
            first, last = bisect_left(kinds, kind), bisect_left(kinds, kind + 1)
            yield first_numbers(last) ^ first_numbers(first)

    def exact(self, words: Sequence[str]) -> Found:
        """Return the fields that consist of these words, spaces left aside.

        Args:
            words: words in plain form, at least one.
        """
        return self._whole.equal("".join(words))

    def beginning(self, words: Sequence[str]) -> Found:
        """Return the fields that begin with these words, spaces left aside.

        Args:
            words: words in plain form, at least one; the last may be unfinished.
        """
        return self._whole.starting("".join(words))


def joined_runs(forms: Iterable[str]) -> Iterator[str]:
    """Give neighbouring words of plain forms written as one, up to four words each.

    Args:
        forms: plain forms.

    Yields:
        For each word but the last of a form the run that begins with it; the shorter runs
        are beginnings of it.
    """
    for form in forms:
        words = form.split()
        for at in range(len(words) - 1):
            yield "".join(words[at : at + _JOINED_WORDS])


def therapy_vocabularies(
    therapies: Sequence[str], names: Mapping[str, Sequence[str]]
) -> tuple[Vocabulary, Vocabulary]:
    """Lay out the words of the names of therapies.

    Args:
        therapies: keys of the therapies; their place in the sequence is their number.
        names: the names of each therapy.

    Returns:
        The vocabulary of single words (without stop-words) and that of joined words.
    """
    words: dict[str, set[int]] = defaultdict(set)
    joined: dict[str, set[int]] = defaultdict(set)
    for number, therapy in enumerate(therapies):
        for name in names[therapy]:
            forms = spellings(name)
            for word in {w for form in forms for w in form.split()} - STOP_WORDS:
                words[word].add(number)
            for run in joined_runs(forms):
                joined[run].add(number)
    numbers, size = range(len(therapies)), len(therapies)
    return Vocabulary(words, numbers, size), Vocabulary(joined, numbers, size)


def _fields(entries: Sequence[SearchEntry]) -> Iterator[Field]:
    spelt: dict[str, tuple[str, ...]] = {}
    for number, entry in enumerate(entries):
        for kind, texts in (
            (NAME, entry.names),
            (ABBREVIATION, entry.abbreviations),
            (CODE, entry.codes),
            (SYNONYM, entry.synonyms),
        ):
            for text in dict.fromkeys(texts):
                forms = spelt.get(text)
                if forms is None:
                    forms = spelt[text] = spellings(text)
                if forms:
                    size = sum(word not in STOP_WORDS for word in forms[0].split())
                    yield Field(kind, size, number, text, forms)
