"""Searching the conditions of the evidence as a ward doctor would type."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.core.search import SearchEntry, SearchIndex, normalise

HERE = Path(__file__).parent
EVIDENCE = HERE.parents[1] / "data" / "evidence" / "conditions.json"

FEWEST_QUERIES = 170
LONG_WORD = 6
MOST_MISSED = 8

THERAPY_NAMES = {
    "plex": (
        *("PLEX", "plasma exchange", "plasmapheresis", "TPE"),
        *("Plasmaaustausch", "Plasmapherese"),
    ),
    "ivig": (
        *("IVIG", "IVIg", "immunoglobulin", "intravenous immunoglobulin"),
        *("Immunglobulin", "Immunglobuline"),
    ),
}
# Places for these tests only; conditions without a place do not have the therapy.
PLACES: Mapping[str, Mapping[str, int]] = {
    "plex": {
        "gbs-adult": 0,
        "gbs-child": 1,
        "mg-exacerbation": 1,
        "mg-preoperative": 2,
        "cidp": 0,
        "igm-neuropathy": 3,
        "igg-iga-neuropathy": 1,
        "lems": 3,
        "miller-fisher": 3,
        "mg-stable": 4,
    },
    "ivig": {
        "gbs-adult": 0,
        "cidp": 0,
        "mmn": 0,
        "gbs-child": 1,
        "mg-exacerbation": 1,
        "dermatomyositis": 1,
        "stiff-person": 1,
        "necrotising-myopathy": 2,
        "lems": 2,
        "mg-preoperative": 2,
        "miller-fisher": 3,
        "igm-neuropathy": 3,
        "igg-iga-neuropathy": 3,
        "mg-stable": 4,
        "polymyositis": 4,
    },
}


@dataclass(frozen=True)
class Typed:
    query: str
    first: str


def read_entries() -> list[SearchEntry]:
    entries = []
    for condition in json.loads(EVIDENCE.read_text(encoding="utf-8")):
        codes = [code["code"] for code in condition["codes"]]
        codes += [f"ORPHA:{c['code']}" for c in condition["codes"] if c["system"] == "ORPHA"]
        entries.append(
            SearchEntry(
                id=condition["id"],
                names=(condition["name"]["en"], condition["name"]["de"]),
                abbreviations=tuple(condition["abbreviations"]),
                synonyms=(*condition["synonyms"]["en"], *condition["synonyms"]["de"]),
                codes=tuple(dict.fromkeys(codes)),
                therapy_order={
                    therapy: places[condition["id"]]
                    for therapy, places in PLACES.items()
                    if condition["id"] in places
                },
            )
        )
    return entries


def read_queries() -> list[Typed]:
    with (HERE / "queries.csv").open(encoding="utf-8", newline="") as file:
        return [Typed(row["query"], row["first"]) for row in csv.DictReader(file)]


def read_nothing() -> list[str]:
    with (HERE / "nothing.csv").open(encoding="utf-8", newline="") as file:
        return [row["query"] for row in csv.DictReader(file)]


@pytest.fixture(scope="session")
def entries() -> list[SearchEntry]:
    return read_entries()


@pytest.fixture(scope="session")
def index(entries: list[SearchEntry]) -> SearchIndex:
    return SearchIndex(entries, THERAPY_NAMES)


def ids(index: SearchIndex, query: str) -> list[str]:
    return [hit.id for hit in index.search(query)]


def test_the_table_is_large_and_without_repetition() -> None:
    queries = [typed.query for typed in read_queries()]
    assert len(queries) >= FEWEST_QUERIES
    assert len(queries) == len(set(queries))


@pytest.mark.parametrize("typed", read_queries(), ids=lambda typed: typed.query)
def test_first_hit(index: SearchIndex, typed: Typed) -> None:
    assert ids(index, typed.query)[:1] == [typed.first]


@pytest.mark.parametrize("query", read_nothing())
def test_nothing_is_found(index: SearchIndex, query: str) -> None:
    assert ids(index, query) == []


@pytest.mark.parametrize("query", ["", " ", "-", "\u2013 ... '", "\u0000", "\ud800", "\u00ad"])
def test_an_empty_query_finds_nothing(index: SearchIndex, query: str) -> None:
    assert ids(index, query) == []


MYASTHENIA = ["mg-exacerbation", "mg-stable", "mg-preoperative"]
MYOSITIS = [
    *("inclusion-body-myositis", "necrotising-myopathy"),
    *("dermatomyositis", "polymyositis"),
]
GBS_AND_VARIANT = ["gbs-adult", "gbs-child", "miller-fisher"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("GBS", ["gbs-adult", "gbs-child"]),
        ("guillain barre", ["gbs-adult", "gbs-child"]),
        ("myasthenia", MYASTHENIA),
        ("myasthenia gravis", MYASTHENIA),
        ("MG", [*MYASTHENIA, "igm-neuropathy"]),  # MGUS begins so
        ("oMG", ["mg-stable"]),
        ("G61.0", GBS_AND_VARIANT),
        ("g61 0", GBS_AND_VARIANT),
        ("G61.8", ["cidp", "mmn"]),
        ("G70.0", MYASTHENIA),
        ("D47.2", ["igm-neuropathy", "igg-iga-neuropathy"]),
        ("PDN", ["igg-iga-neuropathy", "igm-neuropathy"]),
        ("641", ["mmn"]),
        ("ORPHA641", ["mmn"]),
        ("myositis", MYOSITIS),
        ("polio", ["post-polio"]),
        ("ivig myasthenia", ["mg-exacerbation", "mg-preoperative", "mg-stable"]),
        ("ivig polymyositis", ["polymyositis", "dermatomyositis"]),
        ("plex gbs", ["gbs-adult", "gbs-child"]),
        ("plex neuropathie igm", ["igm-neuropathy"]),
    ],
)
def test_all_hits(index: SearchIndex, query: str, expected: list[str]) -> None:
    assert ids(index, query) == expected


@pytest.mark.parametrize(
    ("query", "match", "matched"),
    [
        ("g61.0", "exact", "G61.0"),
        ("orpha 641", "exact", "ORPHA:641"),
        ("myasthenia", "prefix", "Myasthenia gravis, exacerbation or crisis"),
        ("barré guillain", "word", "Guillain-Barré syndrome, adults"),
        ("dysautonomia", "inside", "acute pandysautonomia"),
        ("dermatomiositis", "near", "Dermatomyositis"),
        ("ivig", "therapy", ""),
    ],
)
def test_how_it_matched(index: SearchIndex, query: str, match: str, matched: str) -> None:
    hit = index.search(query)[0]
    assert (hit.match, hit.matched) == (match, matched)


@pytest.mark.parametrize("therapy", ["plex", "ivig"])
def test_a_therapy_alone_lists_its_conditions_in_order(
    index: SearchIndex, entries: list[SearchEntry], therapy: str
) -> None:
    with_it = [entry for entry in entries if therapy in entry.therapy_order]
    expected = [e.id for e in sorted(with_it, key=lambda e: e.therapy_order[therapy])]
    for name in THERAPY_NAMES[therapy]:
        assert ids(index, name) == expected


def test_two_therapies_find_what_has_both(index: SearchIndex) -> None:
    assert set(ids(index, "plex ivig")) == PLACES["plex"].keys() & PLACES["ivig"].keys()


def test_one_letter_is_ranked_like_any_word(index: SearchIndex) -> None:
    for letter in ascii_lowercase:
        assert index.search(letter) == index.search(f"{letter} und")


def test_every_field_finds_its_entry(index: SearchIndex, entries: list[SearchEntry]) -> None:
    for entry in entries:
        for name in entry.names:
            assert ids(index, name)[0] == entry.id
        for text in (*entry.abbreviations, *entry.synonyms, *entry.codes):
            hits = {hit.id: hit for hit in index.search(text)}
            assert hits[entry.id].match == "exact"


def test_every_beginning_of_a_name_finds_its_entry(
    index: SearchIndex, entries: list[SearchEntry]
) -> None:
    for entry in entries:
        for name in entry.names:
            for end in range(1, len(name) + 1):
                assert entry.id in ids(index, name[:end])


def mistyped(word: str) -> Iterator[str]:
    """A letter too many, a wrong one, one too few, two turned round, at each place of a word.

    A third of the letters at each place: all of them at three places one after the other.
    """
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in ascii_lowercase[at % 3 :: 3]:
            yield before + letter + after
            yield before + letter + after[1:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]


def test_one_typing_error_in_a_long_word_is_forgiven(
    index: SearchIndex, entries: list[SearchEntry]
) -> None:
    plain = " ".join(
        normalise(text) for e in entries for text in (*e.names, *e.abbreviations, *e.synonyms)
    )
    missed = set()
    for entry in entries:
        for name in entry.names:
            words = normalise(name).split()
            for at, word in enumerate(words):
                for wrong in set(mistyped(word)) if len(word) >= LONG_WORD else ():
                    query = " ".join((*words[:at], wrong, *words[at + 1 :]))
                    if entry.id not in ids(index, query):
                        missed.add(wrong)
    # A mistyped word that is a part of another word is taken as it stands: "oneuropathy".
    assert all(wrong in plain for wrong in missed)
    assert len(missed) < MOST_MISSED


WORDS = st.sampled_from(
    sorted(
        {
            word
            for entry in read_entries()
            for text in (*entry.names, *entry.abbreviations, *entry.synonyms, *entry.codes)
            for word in text.split()
        }
        | {"ivig", "plasma", "exchange", "exchnage", "in", "bei", "neurpathy", "my", "G61", "0"}
    )
)


@given(
    words=st.lists(WORDS, min_size=1, max_size=5),
    word=st.one_of(WORDS, st.text(max_size=12)),
    place=st.integers(0, 5),
)
def test_adding_a_word_never_adds_hits(
    index: SearchIndex, words: list[str], word: str, place: int
) -> None:
    more = " ".join((*words[:place], word, *words[place:]))
    assert set(ids(index, more)) <= set(ids(index, " ".join(words)))


@given(words=st.lists(WORDS, max_size=4))
def test_case_and_repeated_words_do_not_matter(index: SearchIndex, words: list[str]) -> None:
    query = " ".join(words)
    assert index.search(query.upper()) == index.search(query) == index.search(query.lower())
    assert set(ids(index, f"{query} {query}")) == set(ids(index, query))
