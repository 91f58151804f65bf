"""What holds for any entries and any query."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gui.core.search import Hit, SearchEntry, SearchIndex, normalise
from gui.core.search.bits import numbers_in
from gui.core.search.near import errors_forgiven
from gui.core.search.vocabulary import Vocabulary
from tests.core.search.plainly import Plain, distance

MATCHES = ("exact", "prefix", "word", "inside", "near", "therapy")
THERAPY_NAMES = {"plex": ("PLEX", "plasma exchange"), "ivig": ("IVIG", "immunoglobulin")}

SYLLABLES = ("myo", "neu", "ro", "pa", "thie", "kör", "ae", "fibre", "ise", "in", "s", "ß", "é")
WORDS = st.one_of(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("".join),
    st.sampled_from(("of", "und", "in", "plasma", "ivig", "G61.0", "641", "Landry's")),
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TEXTS = st.one_of(NAMES, st.text(st.characters(), max_size=8))
QUERIES = st.one_of(NAMES, st.text(st.characters(), max_size=300))

SHORT_WORD = 4


def texts(most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(TEXTS, max_size=most).map(tuple)


ENTRIES = st.lists(
    st.builds(
        SearchEntry,
        id=st.uuids().map(str),
        names=st.lists(NAMES, min_size=1, max_size=2).map(tuple),
        abbreviations=texts(2),
        synonyms=texts(2),
        codes=texts(2),
        therapy_order=st.dictionaries(st.sampled_from(("plex", "ivig")), st.integers(0, 9)),
    ),
    max_size=6,
    unique_by=lambda entry: entry.id,
)


def placed(entry: SearchEntry) -> SearchEntry:
    """The entry with a place for both therapies, as every condition has one."""
    places = dict.fromkeys(THERAPY_NAMES, 0) | dict(entry.therapy_order)
    return msgspec.structs.replace(entry, therapy_order=places)


def ids(hits: list[Hit]) -> set[str]:
    return {hit.id for hit in hits}


@given(ENTRIES, QUERIES)
def test_any_query_gives_an_orderly_answer(entries: list[SearchEntry], query: str) -> None:
    index = SearchIndex(entries, THERAPY_NAMES)
    hits = index.search(query)
    assert hits == index.search(query)
    assert hits == SearchIndex(entries, THERAPY_NAMES).search(query)
    assert len(ids(hits)) == len(hits)
    assert ids(hits) <= {entry.id for entry in entries}
    ranks = [MATCHES.index(hit.match) for hit in hits]
    assert all(first <= second for first, second in pairwise(ranks))
    by_id = {entry.id: entry for entry in entries}
    for hit in hits:
        entry = by_id[hit.id]
        fields = (*entry.names, *entry.abbreviations, *entry.synonyms, *entry.codes)
        assert hit.matched in fields or hit.matched == ""


@settings(max_examples=60, deadline=None)
@given(ENTRIES, QUERIES, st.data())
def test_the_order_is_that_of_the_rules_applied_to_every_field(
    entries: list[SearchEntry], query: str, data: st.DataObject
) -> None:
    index, plain = SearchIndex(entries, THERAPY_NAMES), Plain(entries, THERAPY_NAMES)
    known = [word for field in plain.fields for word in field.text.split()]
    for typed in (query, mistyped(known or ["plasma"], data)):
        hits = index.search(typed)
        assert hits == plain.search(typed)
        among = data.draw(st.integers(0, 2 ** len(entries)))
        allowed = {entry.id for n, entry in enumerate(entries) if among >> n & 1}
        found = index.find(typed, among)
        assert len(found) == len([hit for hit in hits if hit.id in allowed])
        assert list(found) == [hit for hit in hits if hit.id in allowed]


def mistyped(known: list[str], data: st.DataObject) -> str:
    """Words of the entries as somebody types them: cut short, joined, and with errors."""
    words = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    typed = list(data.draw(st.sampled_from([" ", "", " "])).join(words))
    for _ in range(data.draw(st.integers(0, 2))):
        place = data.draw(st.integers(0, len(typed)))
        typed[place : place + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from("aenr "))
    return "".join(typed[: data.draw(st.integers(1, max(len(typed), 1)))])


@given(ENTRIES, QUERIES, st.one_of(WORDS, st.text(max_size=10)))
def test_adding_a_word_never_adds_hits(entries: list[SearchEntry], query: str, word: str) -> None:
    assume(normalise(query))
    index = SearchIndex([placed(entry) for entry in entries], THERAPY_NAMES)
    assert ids(index.search(f"{query} {word}")) <= ids(index.search(query))


@given(ENTRIES)
def test_every_name_finds_its_entry_first(entries: list[SearchEntry]) -> None:
    plain = [{normalise(name) for name in entry.names} for entry in entries]
    assume(all(not a & b for n, a in enumerate(plain) for b in plain[:n]))
    index = SearchIndex(entries, THERAPY_NAMES)
    for entry in entries:
        for name in entry.names:
            first = index.search(name)[0]
            assert (first.id, first.match) == (entry.id, "exact")


@given(ENTRIES)
def test_every_field_finds_its_entry(entries: list[SearchEntry]) -> None:
    index = SearchIndex(entries, THERAPY_NAMES)
    for entry in entries:
        for text in (*entry.abbreviations, *entry.synonyms, *entry.codes):
            if normalise(text):
                assert entry.id in ids(index.search(text))


@given(ENTRIES, NAMES)
def test_case_and_accents_do_not_matter(entries: list[SearchEntry], query: str) -> None:
    index = SearchIndex(entries, THERAPY_NAMES)
    hits = index.search(query)
    assert index.search(query.upper()) == hits
    assert index.search(query.swapcase()) == hits
    assert index.search(normalise(query)) == hits
    assert index.search(query.replace("e", "é").replace("o", "ö")) == hits


def test_very_long_queries_are_cut() -> None:
    entry = SearchEntry("a", ("alpha beta",), (), (), (), {})
    index = SearchIndex([entry], {})
    assert index.search("alpha " * 5000)
    assert index.search("alpha " * 12 + "gamma")
    assert not index.search("alpha " * 11 + "gamma")
    assert not index.search("x" * 100_000)


def test_entries_need_different_ids() -> None:
    entry = SearchEntry("a", ("alpha",), (), (), (), {})
    with pytest.raises(ValueError, match="same id"):
        SearchIndex([entry, entry], {})


def test_an_index_without_entries_finds_nothing() -> None:
    index = SearchIndex([], THERAPY_NAMES)
    assert [index.search(query) for query in ("a", "ivig", "of", "neuropathy")] == [[]] * 4


def test_a_word_with_a_digit_is_taken_literally() -> None:
    index = SearchIndex([SearchEntry("a", ("alpha",), (), (), ("G61.8", "12345"), {})], {})
    assert index.search("G61.8")
    assert not any(map(index.search, ("G62.8", "G61.9", "12346", "2345", "alph4")))


def test_a_typing_error_is_only_assumed_where_the_word_is_unknown() -> None:
    entries = [SearchEntry(name, (name,), (), (), (), {}) for name in ("myopathy", "myopathia")]
    index = SearchIndex(entries, {})
    assert ids(index.search("myopathy")) == {"myopathy"}
    assert ids(index.search("myopathx")) == {"myopathy", "myopathia"}


LETTERS = st.text("abc", min_size=1, max_size=12)


@given(st.lists(LETTERS, max_size=8, unique=True), LETTERS)
def test_near_words_are_those_within_the_errors(words: list[str], typed: str) -> None:
    allowed = errors_forgiven(typed)
    expected: tuple[set[int], set[int]] = (set(), set())
    for number, word in enumerate(words):
        beginnings = range(len(word) + 1) if len(typed) > SHORT_WORD else [len(word)]
        errors = min(distance(typed, word[:end]) for end in beginnings)
        if 1 <= errors <= allowed:
            expected[errors - 1].add(number)
    assume(not any(word.startswith(typed) for word in words))
    places = {word: [number] for number, word in enumerate(words)}
    found = Vocabulary(places, range(len(words)), len(words)).near(typed)
    assert tuple(set(numbers_in(one.entries)) for one in found) == expected
