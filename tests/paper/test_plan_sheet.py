"""A plan on paper: all of the page is there, the plot in lines, and no patient in any title."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.pages.imprint import imprint
from gui.pages.plan.entered import entered_as
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from gui.paper.file_name import pdf_name
from gui.paper.pages import PAPER_SIZES
from gui.paper.pdf_file import pdf_file
from gui.paper.plan_document import plan_document, plan_pdf
from tests.german import german_words
from tests.pages.planned import OF_THE_PATIENT, planned
from tests.paper.reading import about, boxes, lost, outside, run_tool, whole_text

_MARGIN_PT = 20.0


def written(
    file: Path, page: PlanPage, reference: Reference, words: Words, *, working: bool, paper: str
) -> Path:
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    file.write_bytes(plan_pdf(page, stands, words, paper, working=working).data)
    return file


def said(page: PlanPage, words: Words) -> Iterator[str]:
    """Every text of a plan but the working, with the marks of its sources."""
    yield from (page.title, page.subtitle, page.mixing, *page.flags, *page.notes)
    for field in page.fields:
        if field.text:
            yield from (field.label, field.read_as, field.flag)
            taken = f"\u00b7 {words.text('from the course')}" if field.from_course else ""
            yield f"{entered_as(field)} {taken} {mark(field.number)}"
    for therapy in page.therapies:
        yield from (note.text for note in page.badge(therapy).notes)
    for row in page.rows:
        yield row.label
        for therapy in page.therapies:
            yield from (entry.text for entry in row.column(therapy))
    for table in page.tables:
        yield from (table.title, table.spread)
        for line in table.lines:
            owner = f"({line.owner})" if line.owner else ""
            yield f"{line.rule} {owner} {mark(line.number)}"
            yield from (line.why_not, *line.cells)
            yield from (it for it, cell in zip(table.headings, line.cells, strict=True) if cell)
    for session in page.sessions:
        yield from (session.label, session.date, *session.cells)
    yield from (entry.text for entry in (*page.sequence, *page.observed))
    if page.curve is not None:
        yield from (page.curve.title, page.curve.description, page.curve.legend_session)
        yield from (cell for row in (page.curve.headings, *page.curve.rows) for cell in row)
    if page.timeline is not None:
        yield from (page.timeline.title, *page.timeline.headings, *page.timeline.summary_headings)
        yield from (f"{day.date} {day.plex} {day.ivig}" for day in page.timeline.days)
        yield from (cell for row in page.timeline.summary for cell in row)
    yield from (f"{card.label}: {card.citation}" for card in page.sources)


def mark(number: int) -> str:
    return f"[{number}]" if number else ""


@pytest.mark.parametrize(
    ("paper", "words", "working"),
    [("a4", Words(), True), ("letter", german_words(), False)],
    ids=["a4, working", "letter, German"],
)
def test_all_of_the_page_is_on_paper_and_nothing_is_cut(
    paper: str,
    words: Words,
    working: bool,
    qapp: QApplication,
    reference: Reference,
    tmp_path: Path,
) -> None:
    page = planned(reference, words)
    file = written(tmp_path / "plan.pdf", page, reference, words, working=working, paper=paper)
    text = whole_text(file)
    everything = list(said(page, words))
    assert len(everything) > 300
    assert lost(everything, text) == []
    lines = [line for entry in page.working for line in entry.lines]
    lines += [f"{entry.lines[0]} {mark(entry.number)}" for entry in page.working]
    assert (lost(lines, text) == []) is working
    assert words.text("How it is computed").replace(" ", "") in text or not working
    for sheet in boxes(file):
        assert (round(sheet.width), round(sheet.height)) == {
            name: (round(size.width / 20), round(size.height / 20))
            for name, size in PAPER_SIZES.items()
        }[paper]
        assert outside(sheet, _MARGIN_PT) == []


def test_a_long_course_takes_few_pages_and_loses_nothing(
    qapp: QApplication, reference: Reference, tmp_path: Path
) -> None:
    words = german_words()
    page = planned(reference, words, exchanges="12", interval="7", ivig_day="78", weight="250")
    assert page.flags
    file = written(tmp_path / "p.pdf", page, reference, words, working=True, paper="letter")
    assert lost(list(said(page, words)), whole_text(file)) == []
    sheets = boxes(file)
    assert len(sheets) <= 6
    assert [found for sheet in sheets for found in outside(sheet, _MARGIN_PT)] == []


def test_the_plot_is_drawn_in_lines(
    qapp: QApplication, reference: Reference, words: Words, tmp_path: Path
) -> None:
    files = {}
    for name, page in {
        "with": planned(reference, words, therapies=("plex",)),
        "without": planned(reference, words, therapies=("plex",), volumes=""),
    }.items():
        file = tmp_path / f"{name}.pdf"
        written(file, page, reference, words, working=False, paper="a4")
        drawn = tmp_path / f"{name}.svg"
        run_tool("pdftocairo", "-svg", file, drawn)
        files[name] = drawn.read_text("utf-8")
        assert b"/Subtype /Image" not in file.read_bytes()
        assert len(run_tool("pdfimages", "-list", file).splitlines()) == 2
    assert files["with"].count("stroke-dasharray") > files["without"].count("stroke-dasharray")


def test_nothing_of_the_patient_is_in_title_or_file_name(
    qapp: QApplication, reference: Reference, words: Words, tmp_path: Path
) -> None:
    day = reference.bundle.manifest.built
    stands = imprint(reference.bundle, day, words)
    page = planned(reference, words)
    document = plan_document(page, stands, PAPER_SIZES["a4"], words, working=True)
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf_file(document).data)
    told = " ".join([*about(file).values(), run_tool("pdfinfo", "-meta", file)])
    named = [document.title, *(it.title for it in document.chapters), pdf_name(document, day)]
    assert named[0] == f"Plan: {page.title} \u2013 {stands.product}"
    for value in OF_THE_PATIENT:
        assert value not in told
        assert not [name for name in named if value in name]


def test_what_is_missing_is_on_paper_and_nothing_is_made_up(
    qapp: QApplication, reference: Reference, words: Words, tmp_path: Path
) -> None:
    page = planned(reference, words, weight="7350", haematocrit="")
    assert page.rows == ()
    file = written(tmp_path / "p.pdf", page, reference, words, working=True, paper="a4")
    text = whole_text(file)
    problem = page.field("weight").problem
    assert problem
    assert lost([*page.missing.values(), problem, "Height: 167 cm"], text) == []
    assert len(boxes(file)) == 1


def test_a_plan_of_one_therapy_has_nothing_of_the_other(
    qapp: QApplication, reference: Reference, words: Words, tmp_path: Path
) -> None:
    page = planned(reference, words, therapies=("ivig",))
    file = written(tmp_path / "p.pdf", page, reference, words, working=True, paper="a4")
    text = whole_text(file)
    assert lost(list(said(page, words)), text) == []
    assert "Exchanges" not in text and "Plasmavolume" not in text
