"""The numbered sources at the end of a sheet."""

from __future__ import annotations

from collections.abc import Collection

from gui.pages.parts import SourceCard
from gui.pages.words import NOT_RECORDED, STATUS_MEANINGS, Words
from gui.paper.blocks import Column, Newspaper, Row, Rule
from gui.paper.ink import Ink
from gui.paper.pages import PaperSize, Section
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
    legend = Run(f"   {source_legend(cards, words)}", ink.quiet(size))
    line = Rule(paper.text_width, ink.text, 0.9 * PT, 4 * PT)
    head = Row([Column(0.0, [line, Paragraph([title, legend], paper.text_width), gap(1)])])
    pieces = [Paragraph(source_runs(card, size, ink, words), pitch - _GUTTER) for card in cards]
    return Section([Newspaper(pieces, columns, pitch)], head)


def source_runs(card: SourceCard, size: float, ink: Ink, words: Words) -> list[Run]:
    """One source: number, label, citation, and what of its kind, status and reading is recorded."""
    about = source_about(card, words)
    return [
        Run(f"{card.number}{_NO_BREAK_SPACE}", ink.mark(size).bolder()),
        Run(card.label, ink.style(size, bold=True)),
        Run(f": {card.citation}", ink.style(size)),
        Run(f" ({about})" if about else "", ink.quiet(size)),
    ]


def source_about(card: SourceCard, words: Words) -> str:
    """Kind, status and reading as `source_legend` says: nothing where nothing was recorded."""
    missing = words.text(NOT_RECORDED)
    if {card.kind, card.status, card.read} == {missing}:
        return ""
    usual = words.of(STATUS_MEANINGS, "current")
    kind = words.text("kind {missing}", missing=missing) if card.kind == missing else card.kind
    status = (
        card.status if card.status != missing else words.text("status {missing}", missing=missing)
    )
    parts = [kind, "" if card.status == usual else status, words.text("read: {how}", how=card.read)]
    return "; ".join(part for part in parts if part)


def source_legend(cards: Collection[SourceCard], words: Words) -> str:
    """What is meant where a source tells no status, or nothing of itself."""
    missing, usual = words.text(NOT_RECORDED), words.of(STATUS_MEANINGS, "current")
    said = []
    if any(card.status == usual for card in cards):
        said.append(words.text("Status is {usual} unless another is given.", usual=usual))
    if any({card.kind, card.status, card.read} == {missing} for card in cards):
        said.append(words.text("Without brackets: kind, status and reading were not recorded."))
    return " ".join(said)
