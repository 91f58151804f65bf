"""The sheet of a condition: all of it is there, in two pages, and none of it is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import ComparisonPage, comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import imprint
from gui.pages.words import Words
from tests.pages.shipped import CONDITIONS
from tests.paper.conftest import MakePdf
from tests.paper.reading import about, boxes, lost, outside, page_texts, run_tool, squeezed

_PAPERS = {"a4": (595, 842), "letter": (612, 792)}
_MARGIN_PT = 20.0


def said(page: ComparisonPage) -> Iterator[str]:
    """Every text of a comparison page."""
    yield from (page.title, page.subtitle)
    for banner in page.banners:
        yield banner.title
        yield from (f"{entry.full} [{entry.number}]" for entry in banner.statements)
    for therapy in THERAPIES:
        yield page.badge(therapy).label
        yield from (f"{entry.full} [{entry.number}]" for entry in page.badge(therapy).notes)
    for row in page.rows:
        yield row.label
        for therapy in THERAPIES:
            statements = row.column(therapy)
            yield from (f"{entry.full} [{entry.number}]" for entry in statements)
            if not statements:
                yield row.empty


@pytest.mark.parametrize("condition", CONDITIONS)
def test_it_holds_all_of_the_page(
    condition: str, pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf(condition)
    text = "".join(page_texts(file))
    page = comparison_page(reference, condition, words)
    everything = list(said(page))
    assert len(everything) > 60
    assert lost(everything, text) == []
    sources = [f"{card.number} {card.label}: {card.citation}" for card in page.sources]
    assert lost(sources, text) == []
    for card in page.sources:
        entry = text.split(squeezed(f"{card.number} {card.label}: {card.citation}"), 1)[1]
        recorded = [part for part in (card.kind, card.read) if part != "not recorded"]
        assert all(squeezed(part) in entry[:120] for part in recorded), card


@pytest.mark.parametrize("paper", _PAPERS)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_it_is_two_pages_at_most_and_nothing_is_cut(
    condition: str, paper: str, pdf: MakePdf
) -> None:
    pages = boxes(pdf(condition, paper))
    assert 1 <= len(pages) <= 2
    for page in pages:
        assert (round(page.width), round(page.height)) == _PAPERS[paper]
        assert len(page.words) > 100
        assert outside(page, _MARGIN_PT) == []


def test_no_line_lies_on_another(pdf: MakePdf) -> None:
    for page in boxes(pdf("gbs-adult")):
        middles = sorted(
            (round((word.top + word.bottom) / 2, 1), word.left, word.right, word.text)
            for word in page.words
        )
        for number, (middle, left, right, text) in enumerate(middles):
            for below, other_left, other_right, other in middles[number + 1 : number + 60]:
                near = 0.0 < below - middle < 3.0
                assert not (near and left < other_right and other_left < right), (text, other)


def test_every_page_tells_which_content_it_is_and_how_old(
    pdf: MakePdf, reference: Reference, words: Words
) -> None:
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    for number, text in enumerate(page_texts(pdf("gbs-adult")), start=1):
        wanted = [
            *(stands.product, stands.data, stands.fingerprint, stands.in_words),
            stands.printed,
            *(stands.founding_verified, stands.other_verified, stands.review_due),
            *(stands.intended_use, f"Page {number} of 2"),
        ]
        assert lost(wanted, text) == []
        assert squeezed("past its review date") not in text


def test_past_the_review_date_every_page_says_so(pdf: MakePdf, reference: Reference) -> None:
    late = reference.bundle.manifest.review_due + timedelta(days=1)
    for what in ("mmn", "overview", "evidence", "therapies", "sources"):
        texts = page_texts(pdf(what, today=late))
        assert texts
        assert all(squeezed("Content past its review date") in text for text in texts), what


def test_the_head_of_the_table_stands_on_both_pages(pdf: MakePdf) -> None:
    for text in page_texts(pdf("gbs-adult")):
        assert squeezed("PLEX  plasma exchange") in text
        assert squeezed("IVIG  intravenous immunoglobulin") in text


def test_the_second_page_repeats_whose_it_is_and_the_answer(pdf: MakePdf) -> None:
    second = page_texts(pdf("mmn"))[1]
    wanted = ["Multifocal motor neuropathy", "PLEX: Sources disagree", "IVIG: Recommended"]
    assert lost(wanted, second) == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_row_that_goes_on_says_so(
    condition: str, pdf: MakePdf, reference: Reference, words: Words
) -> None:
    first, second = page_texts(pdf(condition))
    columns = second.split(squeezed("intravenous immunoglobulin"), 1)[1]
    page = comparison_page(reference, condition, words)
    begun = [row.label for row in page.rows if squeezed(row.label) in first]
    labels = [squeezed(row.label) for row in page.rows]
    allowed = (*labels, *(f"{label},continued" for label in map(squeezed, begun)))
    assert columns.startswith(allowed), columns[:60]


@pytest.mark.parametrize("factor", ["renal-impairment", "ace-inhibitor"])
def test_chosen_factors_are_marked_in_words_and_counted(
    factor: str, pdf: MakePdf, reference: Reference, words: Words
) -> None:
    page = comparison_page(reference, "mmn", words)
    chip = next(entry for entry in page.factors if entry.id == factor)
    file = pdf("mmn", factors=[factor])
    text = "".join(page_texts(file))
    counted = (
        f"Marked for {chip.label}: {chip.plex} statement{'s' * (chip.plex != 1)} on PLEX,"
        f" {chip.ivig} on IVIG."
    )
    assert squeezed(counted) in text
    assert text.count(squeezed(f"marked: {chip.label}")) == chip.plex + chip.ivig > 0
    may_be = squeezed("Where nothing is tagged there may still be a risk.")
    assert (may_be in text) == (0 in (chip.plex, chip.ivig))
    assert "marked:" not in "".join(page_texts(pdf("mmn")))


def test_all_factors_together_are_marked_and_nothing_is_lost(
    pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf("gbs-adult", factors=list(reference.bundle.factors))
    text = "".join(page_texts(file))
    page = comparison_page(reference, "gbs-adult", words)
    statements = [
        entry.text for row in page.rows for name in THERAPIES for entry in row.column(name)
    ]
    assert lost(statements, text) == []
    assert all(outside(box, _MARGIN_PT) == [] for box in boxes(file))


def test_its_evidence_table_can_follow(pdf: MakePdf, words: Words) -> None:
    alone, both = pdf("mmn"), None
    pages = len(page_texts(alone))
    both = pdf("mmn", "letter", evidence=True)
    texts = page_texts(both)
    assert len(texts) > pages
    assert squeezed("Evidence: Multifocal motor neuropathy") in texts[pages]
    assert squeezed(f"Page {len(texts)} of {len(texts)}") in texts[-1]


def test_it_is_text_in_fonts_of_its_own_and_not_pictures(pdf: MakePdf) -> None:
    file = pdf("mmn")
    assert len(run_tool("pdfimages", "-list", file).splitlines()) == 2
    fonts = run_tool("pdffonts", file).splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, _subset, unicode = font.split()[-5:-2]
        assert (embedded, unicode) == ("yes", "yes"), font


def test_it_tells_its_title_and_its_language(pdf: MakePdf) -> None:
    file = pdf("mmn")
    known = about(file)
    assert known["Title"].startswith("Multifocal motor neuropathy \u2013 PLEX\u2013IVIG Reference")
    assert "Fingerprint" in known["Subject"]
    data = file.read_bytes()
    assert b"/Lang (en)" in data
    assert b"/DisplayDocTitle true" in data


def test_nothing_is_left_of_the_time_of_day(pdf: MakePdf) -> None:
    file = pdf("mmn")
    again = pdf("mmn", again=True)
    assert again != file
    assert again.read_bytes() == file.read_bytes()
    assert about(file)["CreationDate"].split()[3] == "00:00:00"


def test_the_number_of_a_source_leads_to_it_in_its_own_chapter(pdf: MakePdf) -> None:
    file = pdf("mmn", evidence=True)
    data = file.read_bytes()
    assert b"plex:" not in data and b"/URI" not in data
    pages = [int(it) for it in re.findall(rb"(\d+) 0 obj\s+<<\s+/Type /Page\n", data)]
    links = re.findall(rb"/Dest \[(\d+) 0 R /XYZ null ([\d.]+) null\]", data)
    statements = sum(text.count("[") for text in page_texts(file))
    assert len(links) >= statements
    assert {int(page) for page, _ in links} <= set(pages)
    assert len({target for target in links}) > 30
    appendix = set(pages[len(page_texts(pdf("mmn"))) :])
    assert {int(page) for page, _ in links} & appendix


def test_the_numbers_of_the_appendix_are_those_of_the_condition(
    reference: Reference, words: Words
) -> None:
    for condition in reference.bundle.conditions:
        numbers = {
            card.id: card.number for card in comparison_page(reference, condition, words).sources
        }
        evidence = evidence_page(reference, condition, words)
        assert all(row.number == numbers[row.source] for row in evidence.rows)
        assert [(card.id, card.number) for card in evidence.sources] == [
            (card.id, numbers[card.id]) for card in evidence.sources
        ]
