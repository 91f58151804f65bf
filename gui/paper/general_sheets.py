"""The sheets of the therapies and of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gui.core.reference import THERAPIES
from gui.pages.citing import compact_legend
from gui.pages.imprint import Imprint
from gui.pages.parts import Row as PageRow
from gui.pages.sources import ReferenceRow, SourceRow, SourcesPage
from gui.pages.therapies import TherapiesPage
from gui.pages.words import Words
from gui.paper.blocks import Block, Column, Newspaper, Piece, Row, Rule
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Ink
from gui.paper.local_box import local_blocks, takes_much_room
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.source_list import source_runs, source_section
from gui.paper.statements import StatementWriter, gap
from gui.paper.text import PT, Paragraph, Run
from gui.paper.two_columns import TwoColumns

_SIZE = 7.5
_SMALL = 6.4
_GUTTER = 10.0 * PT


def therapies_pages(
    page: TherapiesPage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
) -> list[Page]:
    """The pages of everything that is said of the two therapies."""
    title = words.text("Therapies")
    frame, width = TwoColumns(paper, ink, words, imprint.language_note), paper.text_width
    writer = StatementWriter(_SIZE, frame.width, ink, words)

    def rows(shown: Sequence[PageRow]) -> Iterator[Block]:
        for row in shown:
            columns = [writer.cell(row, row.column(name)) for name in THERAPIES]
            yield frame.row(columns, loose=True)
            yield frame.rule(0.5 * _SIZE * PT)

    local = list(local_blocks(page.local, _SIZE, width, ink))
    last = takes_much_room(page.local, paper, ink)
    sections = [
        Section([*_title(title, "", paper, ink), *([] if last else local)]),
        Section(
            list(rows(page.founding)),
            frame.head(words.text("In the founding document\u2019s words")),
        ),
        Section(list(rows(page.facts)), frame.head(words.text("What all sources say"))),
    ]
    if page.products:
        head = frame.head(words.text("Products"))
        sections.append(Section(list(rows(page.products)), head))
    sections.append(source_section(page.sources, _SMALL, paper, ink, words))
    sections.append(Section(local if last else []))
    return _laid_out(sections, title, imprint, paper, ink, words)


def sources_pages(
    page: SourcesPage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
) -> list[Page]:
    """The pages of all sources, and of the founding document's own references."""
    title = words.text("Sources")
    pitch = (paper.text_width + _GUTTER) / 2
    width = pitch - _GUTTER
    listed: list[Piece] = [
        Paragraph([*source_runs(row.card, _SIZE, ink, words), _cited(row, ink, words)], width)
        for row in page.sources
    ]
    references: list[Piece] = [_reference(entry, width, ink) for entry in page.references]
    about = f"{page.founding_title} \u00b7 {page.attribution}"
    legend = compact_legend([row.card for row in page.sources], words)
    sections = [
        Section(_title(title, legend, paper, ink)),
        Section([Newspaper(listed, 2, pitch)]),
        Section(
            [Newspaper(references, 2, pitch)],
            _head(words.text("The founding document\u2019s own references"), about, paper, ink),
        ),
    ]
    return _laid_out(sections, title, imprint, paper, ink, words)


def _laid_out(
    sections: Sequence[Section],
    title: str,
    imprint: Imprint,
    paper: PaperSize,
    ink: Ink,
    words: Words,
) -> list[Page]:
    return lay_out(
        sections,
        paper,
        running_head(title, "", paper, ink),
        page_frame(imprint, paper, ink, words),
    )


def _title(title: str, below: str, paper: PaperSize, ink: Ink) -> list[Block]:
    width = paper.text_width
    lines: list[Block] = [Paragraph([Run(title, ink.style(15, bold=True))], width)]
    if below:
        lines.append(Paragraph([Run(below, ink.quiet(7.5))], width))
    return [*lines, gap(5)]


def _head(title: str, below: str, paper: PaperSize, ink: Ink) -> Block:
    width = paper.text_width
    return Row(
        [
            Column(
                0.0,
                [
                    gap(6),
                    Paragraph([Run(title, ink.style(10, bold=True))], width),
                    Paragraph([Run(below, ink.quiet(7.5))], width),
                    Rule(width, ink.text, 0.9 * PT, 4 * PT),
                ],
            )
        ]
    )


def _cited(row: SourceRow, ink: Ink, words: Words) -> Run:
    said = words.text(
        " \u00b7 claims: {claims}, facts: {facts}", claims=row.claims, facts=row.facts
    )
    return Run(said, ink.quiet(_SIZE))


def _reference(entry: ReferenceRow, width: float, ink: Ink) -> Paragraph:
    resolution = f"{entry.resolution}: {entry.citation}" if entry.citation else entry.resolution
    return Paragraph(
        [
            Run(f"({entry.n}) ", ink.mark(_SIZE).bolder()),
            Run(entry.as_printed, ink.style(_SIZE)),
            Run(f" \u00b7 {resolution}", ink.quiet(_SIZE)),
        ],
        width,
    )
