"""The poster, the evidence table, the therapies, the sources, and everything in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.core.bundle import read_bundle
from gui.core.reference import THERAPIES, Reference
from gui.pages.evidence import EvidenceRow, evidence_page
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.core.bundle.small import small, write
from tests.pages.shipped import CONDITIONS
from tests.paper.conftest import MakePdf
from tests.paper.reading import boxes, lost, outside, page_texts, squeezed

_MARGIN_PT = 20.0


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("a3", (842, 1191)), ("letter", (612, 792))]
)
def test_the_poster_is_one_page_with_every_verdict_and_the_legend(
    paper: str, size: tuple[int, int], pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf("overview", paper)
    (text,) = page_texts(file)
    (box,) = boxes(file)
    assert (round(box.width), round(box.height)) == size
    assert outside(box, _MARGIN_PT) == []
    page = overview_page(reference, words)
    rows = [row for group in page.groups for row in group.rows]
    assert len(rows) == len(CONDITIONS)
    for row in rows:
        after = text[text.index(squeezed(row.name)) :]
        cells = [squeezed(row.plex.label + row.plex.lead), squeezed(row.ivig.label + row.ivig.lead)]
        places = [after.index(cell) for cell in cells]
        assert max(places) < 300, row
    explained = [f"{entry.label}: {entry.meaning}" for entry in page.legend]
    assert lost([*explained, *(group.label for group in page.groups)], text) == []


def test_the_poster_is_larger_on_larger_paper(pdf: MakePdf) -> None:
    heights = {}
    for paper in ("a4", "a3"):
        (box,) = boxes(pdf("overview", paper))
        word = next(entry for entry in box.words if entry.text == "Multifocal")
        heights[paper] = word.bottom - word.top
    assert heights["a3"] > 1.25 * heights["a4"]


def in_row(row: EvidenceRow) -> list[str]:
    """The texts of a row of the evidence table."""
    texts = [row.therapy_label, row.source_label, row.kind, row.status, row.stance_label]
    texts += [row.grade, row.population, row.scope, row.role_label, row.why_not]
    return [text for text in [*texts, row.statement, row.course, row.read] if text]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_claim_stands_whole_on_one_page_under_the_head_of_the_table(
    paper: str, pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf("evidence", paper)
    texts = page_texts(file)
    for box in boxes(file):
        assert box.width > box.height
        assert outside(box, _MARGIN_PT) == []
    head = squeezed("Therapy Source Position or finding Population In the verdict")
    claims = 0
    for condition in reference.bundle.conditions:
        page = evidence_page(reference, condition, words)
        title = squeezed(f"Evidence: {page.title}")
        mine = [text for text in texts if title in text]
        for row in page.rows:
            claims += 1
            holding = [text for text in mine if lost(in_row(row), text) == []]
            assert len(holding) >= 1, row
            assert head in holding[0]
        cited = [f"{card.number} {card.label}: {card.citation}" for card in page.sources]
        assert lost(cited, "".join(mine)) == []
    assert claims == sum(len(entry.claims) for entry in reference.bundle.conditions.values())


def test_the_evidence_tells_a_year_once_and_the_numbers_that_a_citation_lacks(
    pdf: MakePdf, tmp_path: Path
) -> None:
    text = "".join(page_texts(pdf("evidence")))
    assert squeezed("AAN 2012 [") in text
    assert squeezed("(2012)") not in text
    other = Reference(read_bundle(write(tmp_path / "bundle", small())))
    for what in ("one", "evidence", "sources"):
        numbered = squeezed("A guide. 2020 DOI 10.1000/1, PMID 1")
        assert numbered in "".join(page_texts(pdf(what, content=other)))


def test_the_therapies_hold_every_statement_and_source(
    pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf("therapies")
    text = "".join(page_texts(file))
    page = therapies_page(reference, words)
    rows = [*page.founding, *page.facts, *page.products]
    statements = [
        f"{entry.full} [{entry.number}]"
        for row in rows
        for name in THERAPIES
        for entry in row.column(name)
    ]
    assert len(statements) > 60
    broken = [entry for entry in lost(statements, text) if lost(entry.split(), text)]
    assert broken == []
    assert lost([row.label for row in rows], text) == []
    assert (
        lost([f"{card.number} {card.label}: {card.citation}" for card in page.sources], text) == []
    )
    assert all(outside(box, _MARGIN_PT) == [] for box in boxes(file))


def test_the_sources_are_all_there_with_the_founding_documents_references(
    pdf: MakePdf, reference: Reference, words: Words
) -> None:
    file = pdf("sources")
    text = "".join(page_texts(file))
    page = sources_page(reference, words)
    assert lost([f"{row.card.label}: {row.card.citation}" for row in page.sources], text) == []
    assert lost([f"({entry.n}) {entry.as_printed}" for entry in page.references], text) == []
    unresolved = [entry for entry in page.references if not entry.resolved]
    assert text.count(squeezed("unresolved: full citation not found")) == len(unresolved) > 0
    assert lost([page.founding_title, page.attribution], text) == []
    assert all(outside(box, _MARGIN_PT) == [] for box in boxes(file))


def test_everything_is_one_file_with_a_bookmark_for_each_part(
    pdf: MakePdf, reference: Reference
) -> None:
    file = pdf("all")
    texts = page_texts(file)
    data = file.read_bytes()
    parts = 1 + 2 * len(CONDITIONS) + 2
    assert f"/Count {parts}\n".encode() in data.split(b"/Type /Outlines")[1][:80]
    for condition in reference.bundle.conditions.values():
        assert any(text.startswith(squeezed(condition.name.en)) for text in texts)
    for number, text in enumerate(texts, start=1):
        assert squeezed(f"Page {number} of {len(texts)}") in text
