"""What the pages say stands in the web page, word for word, with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from gui.core.bundle import read_bundle
from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import ComparisonPage, comparison_page
from gui.pages.evidence import EvidenceRow, evidence_page
from gui.pages.overview import overview_page
from gui.pages.parts import SourceCard, Statement
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.core.bundle.small import small, write
from tests.exports.web_page import ALL_BUT_CONDITIONS, TODAY, WebPage, WebPages, flat, text_of
from tests.pages.shipped import CONDITIONS


@pytest.fixture(scope="module")
def pages(reference: Reference) -> WebPages:
    return WebPages(reference, TODAY)


@pytest.fixture(scope="module")
def whole(pages: WebPages) -> WebPage:
    return pages.page("all")


@pytest.fixture(scope="module")
def evidence(pages: WebPages) -> WebPage:
    return pages.page("evidence")


def said_in(page: ComparisonPage) -> Iterator[Statement]:
    yield from chain(*(banner.statements for banner in page.banners))
    yield from chain(page.plex.notes, page.ivig.notes)
    for row in page.rows:
        yield from chain(row.plex, row.ivig)


def missing(texts: Sequence[str], text: str) -> list[str]:
    assert texts
    return [wanted for wanted in texts if flat(wanted) not in text]


def about(card: SourceCard) -> list[str]:
    parts = [f"[{card.number}] {card.label}. {card.citation}", card.kind, card.status, card.read]
    return [*parts, card.doi or "", card.pmid or ""]


def told_of(row: EvidenceRow) -> list[str]:
    told = (row.source_label, row.kind, row.status, row.stance_label, row.grade, row.population)
    more = (row.scope, row.read, row.statement, row.course, row.role_label, row.why_not)
    return [part for part in (*told, *more, str(row.year or "")) if part]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_says_all_that_its_pages_say(
    condition: str, whole: WebPage, reference: Reference, words: Words
) -> None:
    text = text_of(whole.by_id(f"c_{condition}"))
    page = comparison_page(reference, condition, words)
    statements = [f"{entry.full} [{entry.number}]" for entry in said_in(page)]
    assert missing(statements, text) == []
    verdicts = [page.plex.label, page.ivig.label]
    heads = [page.title, page.subtitle, *(row.label for row in page.rows)]
    assert missing([*heads, *verdicts, *(banner.title for banner in page.banners)], text) == []
    assert missing([part for card in page.sources for part in about(card)], text) == []
    rows = evidence_page(reference, condition, words).rows
    assert missing([part for row in rows for part in told_of(row)], text) == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_source_mark_leads_to_its_own_source(
    condition: str, whole: WebPage, evidence: WebPage, reference: Reference, words: Words
) -> None:
    for page, marks in ((whole, 30), (evidence, 2)):
        section = page.by_id(f"c_{condition}")
        links = [entry for entry in section.iter("a") if entry.get("class") == "src"]
        assert len(links) >= marks
        for link in links:
            place = link.get("href", "")[1:]
            assert place.startswith(f"c_{condition}_s")
            assert text_of(page.by_id(place)).startswith(f"{link.text} {link.get('title')}. ")
    rows = evidence_page(reference, condition, words).rows
    for page in (whole, evidence):
        section = page.by_id(f"c_{condition}")
        (table,) = (entry for entry in section.iter("table") if entry.get("class") == "evidence")
        heads = [head for head in table.iter("th") if head.get("scope") == "row"]
        titles = [link.get("title") for head in heads for link in head.iter("a")]
        assert titles == [row.source_label for row in rows]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_both_columns_stand_in_one_table(
    condition: str, whole: WebPage, reference: Reference, words: Words
) -> None:
    page = comparison_page(reference, condition, words)
    table = next(whole.by_id(f"c_{condition}").iter("table"))
    heads = [text_of(head) for head in table.findall("thead/tr/th")]
    assert [head.split()[0] for head in heads[1:]] == ["PLEX", "IVIG"]
    rows = table.findall("tbody/tr")
    assert [text_of(row[0]) for row in rows] == ["Verdict", *(row.label for row in page.rows)]
    for written, row in zip(rows[1:], page.rows, strict=True):
        for cell, therapy in zip(written[1:], THERAPIES, strict=True):
            statements = [f"{entry.full} [{entry.number}]" for entry in row.column(therapy)]
            assert text_of(cell) == (flat(" ".join(statements)) or row.empty)
    for cell, therapy in zip(rows[0][1:], THERAPIES, strict=True):
        badge = page.badge(therapy)
        (frame,) = (entry for entry in cell.iter("span") if "badge" in entry.get("class", ""))
        assert text_of(frame).startswith(badge.label)
        assert ("founding document only" in text_of(frame)) == badge.unsupported
        assert ("broken" in frame.get("class", "").split()) == badge.unsupported
        dashed = any(shape.get("stroke-dasharray") for shape in frame.iter())
        assert dashed == (badge.unsupported or badge.verdict == "no-source")


def test_the_contents_name_every_condition_in_its_group_with_both_verdicts(
    whole: WebPage, reference: Reference, words: Words
) -> None:
    nav = whole.by_name("nav")
    groups = [text_of(entry) for entry in nav.iter("p") if entry.get("class") == "group"]
    page = overview_page(reference, words)
    assert groups == [group.label for group in page.groups]
    links = [entry for entry in nav.iter("a") if entry.get("href", "").startswith("#c_")]
    assert [link.get("href") for link in links] == [
        f"#c_{row.id}" for group in page.groups for row in group.rows
    ]
    for link, row in zip(links, (row for group in page.groups for row in group.rows), strict=True):
        text = text_of(link)
        assert text.startswith(row.name)
        assert f"PLEX {row.plex.label}" in text
        assert f"IVIG {row.ivig.label}" in text
        assert text.count("founding document only") == row.plex.unsupported + row.ivig.unsupported


@pytest.mark.parametrize("what", ["all", "overview"])
def test_the_overview_shows_every_verdict_and_what_leads_it(
    what: str, pages: WebPages, reference: Reference, words: Words
) -> None:
    written = pages.page(what)
    page = overview_page(reference, words)
    rows = {text_of(row[0]): row for row in written.by_id("matrix").iter("tr") if len(row) == 3}
    for row in (row for group in page.groups for row in group.rows):
        cells = rows[flat(f"{row.name} {row.subtitle}")][1:]
        for cell, verdict in zip(cells, (row.plex, row.ivig), strict=True):
            assert missing([verdict.label, verdict.note], text_of(cell)) == []
    legend = text_of(written.by_id("legend"))
    assert missing([f"{entry.label}: {entry.meaning}" for entry in page.legend], legend) == []


@pytest.mark.parametrize("what", ["all", "therapies"])
def test_the_therapies_say_all_that_their_page_says(
    what: str, pages: WebPages, reference: Reference, words: Words
) -> None:
    text = pages.page(what).text
    page = therapies_page(reference, words)
    rows = (*page.founding, *page.facts, *page.products)
    statements = [
        f"{entry.full} [{entry.number}]" for row in rows for entry in chain(row.plex, row.ivig)
    ]
    assert missing(statements, text) == []
    assert missing([part for card in page.sources for part in about(card)], text) == []


@pytest.mark.parametrize("what", ["all", "sources"])
def test_the_sources_are_listed_with_the_founding_documents_own_references(
    what: str, pages: WebPages, reference: Reference, words: Words
) -> None:
    text = pages.page(what).text
    page = sources_page(reference, words)
    assert missing([part for row in page.sources for part in about(row.card)], text) == []
    references = [f"({entry.n}) {entry.as_printed} {entry.resolution}" for entry in page.references]
    assert len(references) == 9
    assert missing(references, text) == []
    assert missing([entry.citation for entry in page.references], text) == []
    assert missing([page.founding_title, page.attribution, page.verified_by], text) == []


@pytest.mark.parametrize("what", [*ALL_BUT_CONDITIONS, "cidp"])
def test_the_imprint_stands_at_both_ends(what: str, pages: WebPages) -> None:
    stamp = pages.stamp
    page = pages.page(what)
    lines = (
        stamp.product,
        stamp.data,
        stamp.fingerprint,
        stamp.in_words,
        f"Saved {TODAY.isoformat()}",
    )
    whose = (stamp.founding_verified, stamp.other_verified, stamp.review_due)
    whatfor = (stamp.intended_use, stamp.not_a_prescription)
    for place in ("header", "footer"):
        assert missing([*lines, *whose, *whatfor], text_of(page.by_name(place))) == []
    assert stamp.sha256 in text_of(page.by_name("footer"))
    assert 'class="warning">' not in page.written


@pytest.mark.parametrize("what", [*ALL_BUT_CONDITIONS, "cidp"])
def test_a_kept_file_has_the_warning_of_the_time_after_its_review(
    what: str, reference: Reference
) -> None:
    page = WebPages(reference, TODAY).page(what)
    waiting = [entry for entry in page.elements if entry.get("data-after") is not None]
    assert len(waiting) >= 2
    due = reference.bundle.manifest.review_due.isoformat()
    for entry in waiting:
        assert entry.get("hidden") == ""
        assert entry.get("data-after") == due
        assert f"review was due on {due}" in text_of(entry)
    (script,) = page.all("script")
    assert "data-after" in (script.text or "")


def test_a_warning_stands_at_the_top_and_in_every_condition(reference: Reference) -> None:
    late = WebPages(reference, date(2031, 1, 1))
    warning = late.stamp.warning
    assert warning
    page = late.page("all")
    for place in (page.by_name("header"), *(page.by_id(f"c_{entry}") for entry in CONDITIONS)):
        warnings = [entry for entry in place.iter("p") if entry.get("class") == "warning"]
        assert [text_of(entry) for entry in warnings] == [warning]


def test_statements_of_a_chosen_factor_are_marked_in_words(
    pages: WebPages, reference: Reference, words: Words
) -> None:
    chosen = ("renal-impairment", "child")
    names = {factor: reference.bundle.factors[factor].name.en for factor in chosen}
    page = comparison_page(reference, "mmn", words)
    written = pages.page("mmn", *chosen)
    items = {text_of(item): item for item in written.all("li")}
    touched = 0
    for row in page.rows:
        for entry in chain(row.plex, row.ivig):
            named = [names[factor] for factor in chosen if factor in entry.factors]
            tag = f"Marked: {', '.join(named)} " if named else ""
            item = items[flat(f"{tag}{entry.full} [{entry.number}]")]
            assert ("touched" in item.get("class", "").split()) == bool(named)
            touched += bool(named)
    assert touched > 3
    assert page.marked(chosen, words) in written.text
    assert not written.errors


@pytest.mark.parametrize("factor", ["renal-impairment", "child"])
def test_where_nothing_is_marked_a_risk_is_not_denied(
    factor: str, pages: WebPages, reference: Reference, words: Words
) -> None:
    page = comparison_page(reference, "mmn", words)
    counts = [page.touched([factor], therapy) for therapy in THERAPIES]
    hint = "Where nothing is tagged there may still be a risk."
    assert (hint in pages.page("mmn", factor).text) == (0 in counts)


def test_the_whole_reference_marks_no_factor(pages: WebPages, whole: WebPage) -> None:
    assert whole.all("mark") == []
    assert pages.written("all", "child") == whole.written


def test_a_number_stands_behind_the_citation_that_lacks_it_and_nowhere_twice(
    whole: WebPage, reference: Reference, tmp_path: Path
) -> None:
    content = Reference(read_bundle(write(tmp_path, small())))
    other = WebPages(content, TODAY).page("one")
    assert "A guide. 2020 DOI 10.1000/1, PMID 1 Kind:" in text_of(other.by_id("c_one_sources"))
    sources = text_of(whole.by_id("sources_all"))
    for source in reference.bundle.sources.values():
        assert not source.doi or sources.count(f"DOI {source.doi}") == 0
