"""The numbered sources at the end of a sheet."""

from __future__ import annotations

from collections.abc import Collection

from gui.pages.citing import compact_about, compact_legend
from gui.pages.parts import SourceCard
from gui.pages.words import Words
from gui.paper.blocks import Column, Newspaper, Row, Rule
from gui.paper.ink import Ink
from gui.paper.pages import PaperSize, Section
from gui.paper.pdf_links import AT
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_COLUMN_WIDTH = 175.0 * PT
_GUTTER = 9.0 * PT
_LEAST_SIZE = 5.0
_NO_BREAK_SPACE = "\u00a0"


def source_section(
    cards: Collection[SourceCard], size: float, paper: PaperSize, ink: Ink, words: Words
) -> Section:
    """Sources in columns under a head that says what stands for itself."""
    size = max(size, _LEAST_SIZE)
    columns = max(2, round(paper.text_width / _COLUMN_WIDTH))
    pitch = (paper.text_width + _GUTTER) / columns
    title = Run(words.text("Sources"), ink.style(size * 1.25, bold=True))
    legend = Run(f"   {compact_legend(cards, words)}", ink.quiet(size))
    line = Rule(paper.text_width, ink.text, 0.9 * PT, 4 * PT)
    head = Row([Column(0.0, [line, Paragraph([title, legend], paper.text_width), gap(1)])])
    pieces = [Paragraph(source_runs(card, size, ink, words), pitch - _GUTTER) for card in cards]
    return Section([Newspaper(pieces, columns, pitch)], head)


def source_runs(card: SourceCard, size: float, ink: Ink, words: Words) -> list[Run]:
    """One source: number, label, citation, and what of its kind, status and reading is recorded."""
    about = compact_about(card, words)
    return [
        Run(f"{card.number}{_NO_BREAK_SPACE}", ink.mark(size).bolder(), f"{AT}{card.number}"),
        Run(card.label, ink.style(size, bold=True)),
        Run(f": {card.full_citation}", ink.style(size)),
        Run(f" ({about})" if about else "", ink.quiet(size)),
    ]
