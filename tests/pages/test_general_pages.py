"""Evidence, overview, therapies, sources and the condition list: nothing lost, nothing twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

from gui.core.bundle import read_bundle
from gui.core.bundle.records import TherapyId
from gui.core.compare import ConditionMark
from gui.core.evidence import Word
from gui.core.reference import THERAPIES, Reference
from gui.pages.condition_list import FILTER_ORDER, ConditionList, ListPage
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Done, imprint
from gui.pages.list_rows import ConditionRow
from gui.pages.overview import overview_page
from gui.pages.parts import Row, SourceCard
from gui.pages.sources import sources_page
from gui.pages.therapies import TherapiesPage, therapies_page
from gui.pages.words import NO_SOURCE_FOUND, VERDICTS, Words
from tests.core.bundle.small import small, write
from tests.german import german_words
from tests.pages.shipped import CONDITIONS

SHOWN_FILTERS = [chip for chip in FILTER_ORDER if chip != "changed"]


@pytest.fixture
def therapies(reference: Reference, words: Words) -> TherapiesPage:
    return therapies_page(reference, words)


@pytest.fixture
def conditions(reference: Reference, words: Words) -> ConditionList:
    return ConditionList(reference, words)


def ids(page: ListPage) -> list[str]:
    return [row.id for row in page.rows if isinstance(row, ConditionRow)]


def texts(rows: tuple[Row, ...], therapy: TherapyId) -> Counter[tuple[str, str]]:
    return Counter((row.id, entry.text) for row in rows for entry in row.column(therapy))


def assert_numbered(cards: tuple[SourceCard, ...]) -> None:
    assert [card.number for card in cards] == list(range(1, len(cards) + 1))


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_evidence_page_lists_every_claim_once(
    reference: Reference, words: Words, condition: str
) -> None:
    page = evidence_page(reference, condition, words)
    claims = reference.bundle.conditions[condition].claims
    assert Counter(row.id for row in page.rows) == Counter(claim.id for claim in claims)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_evidence_page_tells_what_each_claim_did_and_why(
    reference: Reference, words: Words, condition: str
) -> None:
    page = evidence_page(reference, condition, words)
    cards = {card.number: card.id for card in page.sources}
    assert_numbered(page.sources)
    for row in page.rows:
        assert cards[row.number] == row.source
        assert row.kind and row.status and row.stance_label and row.statement and row.read
        assert row.role_label
        assert bool(row.why_not) == (not row.decides)
        verdict = reference.verdict(condition, row.therapy)
        assert (row.role == "lead") == (row.decides and row.source in verdict.lead)
        assert (row.role == "opposing") == (row.decides and row.source in verdict.opposing)


def test_the_overview_shows_all_conditions_with_their_verdicts(
    reference: Reference, words: Words
) -> None:
    page = overview_page(reference, words)
    rows = list(chain(*(group.rows for group in page.groups)))
    assert Counter(row.id for row in rows) == Counter(CONDITIONS)
    for row in rows:
        for cell, therapy in zip((row.plex, row.ivig), THERAPIES, strict=True):
            verdict = reference.verdict(row.id, therapy)
            assert cell.verdict == verdict.word.value
            assert cell.label == VERDICTS[verdict.word]
            assert bool(cell.lead) == bool(verdict.lead)
            assert bool(cell.aside) == bool(verdict.opposing or verdict.differing)


def test_the_note_of_a_verdict_is_one_phrase(reference: Reference, words: Words) -> None:
    rows = chain(*(group.rows for group in overview_page(reference, words).groups))
    notes = {row.id: (row.plex.note, row.ivig.note) for row in rows}
    assert notes["mmn"] == ("Cochrane 2022 \u21c4 Founding document", "AANEM 2023")
    assert notes["miller-fisher"][0] == ""
    assert any("; differs: " in note for note in chain(*notes.values()))


def test_a_claim_tells_its_year_once_and_its_part_with_the_reason(
    reference: Reference, words: Words
) -> None:
    rows = [row for it in CONDITIONS for row in evidence_page(reference, it, words).rows]
    for row in rows:
        assert row.year is None or row.source_and_year.count(str(row.year)) == 1
        assert row.about == f"{row.kind}, {row.status}"
        assert row.in_verdict == f"{row.role_label}: {row.why_not}".removesuffix(": ")
        assert row.course_said(words).endswith(row.course)
    unnamed = replace(rows[0], source_label="A review", year=2020)
    assert unnamed.source_and_year == "A review (2020)"
    assert replace(unnamed, year=None).source_and_year == "A review"


def test_a_citation_is_followed_by_the_numbers_that_it_lacks(
    reference: Reference, words: Words, tmp_path: Path
) -> None:
    for row in sources_page(reference, words).sources:
        card = row.card
        assert all(key is None or key in card.full_citation for key in (card.doi, card.pmid))
        assert card.full_citation.count(card.doi or " DOI ") == (card.doi is not None)
    other = sources_page(Reference(read_bundle(write(tmp_path, small()))), words).sources
    assert other[0].card.full_citation == "A guide. 2020 DOI 10.1000/1, PMID 1"
    assert other[1].card.full_citation == "A study. 2021"


@pytest.mark.parametrize("done", ["printed", "saved", "copied"])
def test_the_imprint_tells_what_was_done_on_the_day(
    done: Done, reference: Reference, words: Words
) -> None:
    stands = imprint(reference.bundle, date(2026, 12, 1), words)
    which, whose, purpose = stands.lines_as(done)
    assert which.endswith(f" \u00b7 {done.capitalize()} 2026-12-01")
    assert stands.fingerprint in which and stands.review_due in whose
    assert purpose == stands.intended_use


def test_the_legend_explains_every_verdict(reference: Reference, words: Words) -> None:
    legend = overview_page(reference, words).legend
    told = [entry.verdict for entry in legend if not entry.unsupported]
    assert told == [word.value for word in Word]
    assert any(entry.unsupported for entry in legend), "the broken outline is not explained"
    assert all(entry.label and entry.meaning for entry in legend)


@pytest.mark.parametrize("therapy", THERAPIES)
def test_every_fact_of_a_therapy_stands_once_on_its_page(
    therapies: TherapiesPage, reference: Reference, therapy: TherapyId
) -> None:
    facts = reference.bundle.therapies[therapy].facts
    assert len(facts) > 20
    assert texts(therapies.facts, therapy) == Counter((fact.row, fact.statement) for fact in facts)


@pytest.mark.parametrize("therapy", THERAPIES)
def test_every_product_fact_stands_once_under_its_product(
    therapies: TherapiesPage, reference: Reference, therapy: TherapyId
) -> None:
    shown = texts(therapies.products, therapy)
    products = reference.bundle.therapies[therapy].products
    assert sum(shown.values()) == len(products)
    for fact in products:
        assert any(row.endswith(fact.product) and fact.statement in text for row, text in shown)


@pytest.mark.parametrize("therapy", THERAPIES)
def test_the_founding_documents_sentences_stand_word_for_word(
    therapies: TherapiesPage, reference: Reference, therapy: TherapyId
) -> None:
    statements = reference.bundle.founding_document.statements
    wanted = Counter(entry.text for entry in statements if entry.therapy == therapy)
    shown = Counter(text for (_, text), _ in texts(therapies.founding, therapy).items())
    assert shown == wanted


def test_the_founding_document_says_nothing_that_no_page_shows(
    therapies: TherapiesPage, reference: Reference, words: Words
) -> None:
    shown = {text for side in THERAPIES for _, text in texts(therapies.founding, side)}
    shown.add(sources_page(reference, words).founding_title)
    assert {entry.text for entry in reference.bundle.founding_document.statements} <= shown


def test_every_statement_on_therapies_resolves_to_its_source(therapies: TherapiesPage) -> None:
    cards = {card.number: card.id for card in therapies.sources}
    assert_numbered(therapies.sources)
    for row in (*therapies.founding, *therapies.facts, *therapies.products):
        assert row.empty.startswith(NO_SOURCE_FOUND) or (row in therapies.products and row.empty)
        for entry in (*row.plex, *row.ivig):
            assert cards[entry.number] == entry.source


def test_every_source_and_all_nine_references_are_listed(
    reference: Reference, words: Words
) -> None:
    page = sources_page(reference, words)
    assert [row.card.id for row in page.sources] == list(reference.bundle.sources)
    assert_numbered(tuple(row.card for row in page.sources))
    assert [row.n for row in page.references] == list(range(1, 10))
    assert all(row.as_printed for row in page.references)
    assert all(bool(row.citation) == row.resolved for row in page.references)
    assert "Dr. Petya Stefanova" in page.verified_by


def test_every_source_rests_under_something(reference: Reference, words: Words) -> None:
    page = sources_page(reference, words)
    claims = sum(len(entry.claims) for entry in reference.bundle.conditions.values())
    assert sum(row.claims for row in page.sources) == claims
    facts = [
        entry
        for therapy in reference.bundle.therapies.values()
        for entry in (*therapy.facts, *therapy.products)
    ]
    assert sum(row.facts for row in page.sources) == len(facts)


def test_what_changed_is_marked_told_and_filtered_and_else_there_is_no_such_filter(
    reference: Reference, conditions: ConditionList, words: Words
) -> None:
    changed: dict[str, ConditionMark] = {"mmn": "verdict", "cidp": "statements"}
    marked = ConditionList(Reference(reference.bundle, changed=changed), words)
    chip = next(entry for entry in marked.filters() if entry.id == "changed")
    page = marked.page(chosen="changed")
    rows = {row.id: row for row in page.rows if isinstance(row, ConditionRow)}
    assert {name: row.changed for name, row in rows.items()} == changed
    assert chip.count == page.hits == 2
    assert rows["mmn"].spoken.endswith(", verdict changed")
    assert rows["cidp"].spoken.endswith(", statements changed")
    assert "changed" not in [entry.id for entry in conditions.filters()]
    assert not any(row.changed for row in conditions.page().rows if isinstance(row, ConditionRow))


@pytest.mark.parametrize("chosen", SHOWN_FILTERS)
def test_a_filter_shows_as_many_conditions_as_it_says(
    conditions: ConditionList, chosen: str
) -> None:
    chip = next(chip for chip in conditions.filters() if chip.id == chosen)
    page = conditions.page(chosen=chip.id)
    assert len(ids(page)) == page.hits == chip.count > 0
    assert page.message == ""


def test_filters_pass_what_their_names_promise(
    conditions: ConditionList, reference: Reference
) -> None:
    bundle = reference.bundle.conditions
    verdicts = {
        entry: {therapy: reference.verdict(entry, therapy).word for therapy in THERAPIES}
        for entry in CONDITIONS
    }
    assert sorted(ids(conditions.page())) == sorted(CONDITIONS)
    for therapy in THERAPIES:
        for entry in ids(conditions.page(chosen=therapy)):
            assert verdicts[entry][therapy] in {Word.RECOMMENDED, Word.CONSIDERED}
    disagreeing = {
        entry for entry in CONDITIONS if Word.SOURCES_DISAGREE in verdicts[entry].values()
    }
    assert set(ids(conditions.page(chosen="disagree"))) == disagreeing
    founding = {entry for entry in CONDITIONS if bundle[entry].in_founding_document}
    assert set(ids(conditions.page(chosen="founding"))) == founding


def test_a_search_without_a_hit_says_so_and_quotes_it(conditions: ConditionList) -> None:
    page = conditions.page("zzzz {0} 100%")
    assert not page.rows and page.hits == 0
    assert "zzzz {0} 100%" in page.message
    assert "filter" in conditions.page("zzzz", "plex").message


def test_a_row_names_the_synonym_that_was_found(conditions: ConditionList) -> None:
    rows = conditions.page("conduction block").rows
    found = next(row for row in rows if isinstance(row, ConditionRow) and row.id == "mmn")
    assert found.matched and found.matched in found.subtitle


@pytest.mark.parametrize(
    ("query", "condition", "told"),
    [("myasth", "mg-stable", ""), ("stable disease", "mg-stable", "stable disease")],
)
def test_a_german_row_says_what_was_found_only_where_its_own_name_does_not(
    reference: Reference, query: str, condition: str, told: str
) -> None:
    rows = ConditionList(reference, german_words()).page(query).rows
    found = next(row for row in rows if isinstance(row, ConditionRow) and row.id == condition)
    assert found.matched.endswith(told) and bool(found.matched) == bool(told)
