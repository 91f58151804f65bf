"""The comparison of every condition: equal columns, sources, banners and patient factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest

from gui.core.bundle.records import TherapyId
from gui.core.evidence import Word
from gui.core.reference import THERAPIES, Reference, claims_on
from gui.pages.comparison import ComparisonPage, comparison_page
from gui.pages.parts import Statement
from gui.pages.words import NO_SOURCE_FOUND, ROWS, Words
from tests.pages.shipped import CONDITIONS


@pytest.fixture(params=CONDITIONS)
def page(request: pytest.FixtureRequest, reference: Reference, words: Words) -> ComparisonPage:
    return comparison_page(reference, request.param, words)


def in_reading_order(page: ComparisonPage) -> Iterator[Statement]:
    yield from chain(page.plex.notes, page.ivig.notes)
    for row in page.rows:
        yield from chain(row.plex, row.ivig)


def everything_said(page: ComparisonPage) -> list[Statement]:
    return [*chain(*(banner.statements for banner in page.banners)), *in_reading_order(page)]


def test_nineteen_conditions_are_shipped(reference: Reference) -> None:
    assert list(reference.bundle.conditions) == list(CONDITIONS)
    assert len(CONDITIONS) == 19


def test_both_columns_have_the_same_rows_in_every_condition(page: ComparisonPage) -> None:
    assert ["verdict", *(row.id for row in page.rows)] == list(ROWS)
    assert [row.label for row in page.rows] == list(ROWS.values())[1:]


def test_an_empty_cell_says_that_no_source_was_found(page: ComparisonPage) -> None:
    for row in page.rows:
        assert row.empty.startswith(NO_SOURCE_FOUND)


def test_some_cell_is_empty_somewhere(reference: Reference, words: Words) -> None:
    pages = [comparison_page(reference, condition, words) for condition in CONDITIONS]
    assert any(not row.plex or not row.ivig for page in pages for row in page.rows)


def test_every_statement_resolves_to_the_card_of_its_source(page: ComparisonPage) -> None:
    cards = {card.number: card for card in page.sources}
    said = everything_said(page)
    assert len(said) > 20
    for statement in said:
        assert statement.text.strip()
        assert cards[statement.number].id == statement.source


def test_sources_are_numbered_from_one_without_a_gap(page: ComparisonPage) -> None:
    assert [card.number for card in page.sources] == list(range(1, len(page.sources) + 1))
    assert len({card.id for card in page.sources}) == len(page.sources)


def test_every_source_listed_is_cited(page: ComparisonPage) -> None:
    cited = {statement.number for statement in everything_said(page)}
    assert cited == {card.number for card in page.sources}


def test_numbers_grow_as_the_page_is_read(page: ComparisonPage) -> None:
    met = list(dict.fromkeys(statement.number for statement in in_reading_order(page)))
    assert met == sorted(met)


def test_every_card_tells_citation_kind_status_and_reading(page: ComparisonPage) -> None:
    for card in page.sources:
        assert all([card.label, card.citation, card.kind, card.status, card.read])


def test_a_banner_stands_exactly_where_sources_disagree_or_differ(
    page: ComparisonPage, reference: Reference
) -> None:
    expected: dict[TherapyId, str] = {}
    for therapy in THERAPIES:
        verdict = reference.verdict(page.condition, therapy)
        if verdict.word is Word.SOURCES_DISAGREE:
            expected[therapy] = "disagree"
        elif verdict.differing:
            expected[therapy] = "differ"
    assert {banner.therapy: banner.kind for banner in page.banners} == expected


def test_a_banner_names_the_therapy_and_both_sides(
    page: ComparisonPage, reference: Reference
) -> None:
    for banner in page.banners:
        verdict = reference.verdict(page.condition, banner.therapy)
        assert verdict.lead
        assert banner.therapy.upper() in banner.title
        sides = {*verdict.lead, *verdict.opposing, *verdict.differing}
        assert {statement.source for statement in banner.statements} == sides
        assert len(sides) >= 2
        for statement in banner.statements:
            assert reference.bundle.sources[statement.source].label in statement.text


def test_banners_of_both_kinds_are_met(reference: Reference, words: Words) -> None:
    pages = [comparison_page(reference, condition, words) for condition in CONDITIONS]
    assert {banner.kind for page in pages for banner in page.banners} == {"disagree", "differ"}


def test_the_badge_shows_the_computed_verdict(page: ComparisonPage, reference: Reference) -> None:
    for therapy in THERAPIES:
        badge, verdict = page.badge(therapy), reference.verdict(page.condition, therapy)
        assert (badge.verdict, badge.unsupported) == (verdict.word.value, verdict.unsupported)
        assert (badge.lead, badge.opposing) == (verdict.lead, verdict.opposing)
        assert badge.differing == verdict.differing


def test_the_badge_names_all_sides_and_beyond_them_only_subgroups(
    page: ComparisonPage, reference: Reference
) -> None:
    for therapy in THERAPIES:
        verdict = reference.verdict(page.condition, therapy)
        noted = {note.source for note in page.badge(therapy).notes}
        sides = {*verdict.lead, *verdict.opposing, *verdict.differing}
        of_subgroups = {
            entry.claim.source for entry in verdict.assessments if entry.claim.scope == "subgroup"
        }
        assert sides <= noted <= sides | of_subgroups


def test_a_grade_stands_in_its_sources_own_words(
    page: ComparisonPage, reference: Reference
) -> None:
    evidence = page.rows[0]
    for therapy in THERAPIES:
        told = " | ".join(statement.text for statement in evidence.column(therapy)).lower()
        for claim in claims_on(reference.bundle.conditions[page.condition], therapy):
            assert claim.grade is None or claim.grade.lower() in told


def test_every_claim_stands_once_in_the_evidence_row(
    page: ComparisonPage, reference: Reference
) -> None:
    condition = reference.bundle.conditions[page.condition]
    for therapy in THERAPIES:
        shown = Counter(
            (statement.source, statement.detail) for statement in page.rows[0].column(therapy)
        )
        claims = claims_on(condition, therapy)
        assert shown == Counter((claim.source, claim.statement) for claim in claims)


def test_every_course_of_a_claim_is_shown(page: ComparisonPage, reference: Reference) -> None:
    course = next(row for row in page.rows if row.id == "course")
    for therapy in THERAPIES:
        told = [statement.text for statement in course.column(therapy)]
        for claim in claims_on(reference.bundle.conditions[page.condition], therapy):
            assert claim.course is None or any(claim.course in text for text in told)


def test_facts_are_those_of_the_therapy_that_concern_the_condition(
    page: ComparisonPage, reference: Reference
) -> None:
    for therapy in THERAPIES:
        wanted = Counter(
            (fact.row, fact.statement)
            for fact in reference.bundle.therapies[therapy].facts
            if not fact.conditions or page.condition in fact.conditions
        )
        shown = Counter(
            (row.id, statement.text) for row in page.rows for statement in row.column(therapy)
        )
        assert wanted <= shown


def test_patient_factors_count_the_facts_that_they_touch(
    page: ComparisonPage, reference: Reference
) -> None:
    def touched(therapy: TherapyId, factor: str) -> int:
        return sum(
            factor in fact.factors and (not fact.conditions or page.condition in fact.conditions)
            for fact in reference.bundle.therapies[therapy].facts
        )

    assert [chip.id for chip in page.factors] == list(reference.bundle.factors)
    for chip in page.factors:
        assert (chip.plex, chip.ivig) == (touched("plex", chip.id), touched("ivig", chip.id))


@pytest.mark.parametrize("factors", [("renal-impairment",), ("child",), ("child", "pregnancy")])
def test_what_is_marked_is_one_sentence_and_never_says_that_nothing_can_harm(
    reference: Reference, words: Words, factors: tuple[str, ...]
) -> None:
    page = comparison_page(reference, "mmn", words)
    named = ", ".join(chip.label for chip in page.factors if chip.id in factors)
    plex, ivig = (page.touched(factors, therapy) for therapy in THERAPIES)
    said = f"Marked for {named}: {plex} statement{'s' * (plex != 1)} on PLEX, {ivig} on IVIG."
    hint = " Where nothing is tagged there may still be a risk."
    assert page.marked(factors, words) == said + (hint if 0 in {plex, ivig} else "")


def test_without_a_factor_nothing_is_said_to_be_marked(reference: Reference, words: Words) -> None:
    page = comparison_page(reference, "mmn", words)
    assert page.marked((), words) == page.marked(("no-such-factor",), words) == ""


def test_every_statement_of_a_claim_tells_its_part_in_the_verdict(
    page: ComparisonPage, reference: Reference
) -> None:
    for therapy in THERAPIES:
        parts = Counter(
            (entry.claim.source, entry.role.value)
            for entry in reference.verdict(page.condition, therapy).assessments
        )
        evidence = page.rows[0].column(therapy)
        assert Counter((entry.source, entry.role) for entry in evidence) == parts
        for row in page.rows[1:]:
            told = {(entry.source, entry.role) for entry in row.column(therapy) if entry.role}
            assert told <= set(parts)
            assert all(bool(entry.role) == bool(entry.detail) for entry in row.column(therapy))
    sides = {"lead", "opposing", "differing"}
    assert {entry.role for banner in page.banners for entry in banner.statements} <= sides


def test_an_unknown_condition_is_refused(reference: Reference, words: Words) -> None:
    with pytest.raises(KeyError):
        comparison_page(reference, "no-such-condition", words)
