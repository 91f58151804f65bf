"""Statements on paper: with their source, and marked where a chosen factor touches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QPainter

from gui.pages.parts import Row as PageRow
from gui.pages.parts import Statement
from gui.pages.words import Words
from gui.paper.blocks import Marked, Piece, Space
from gui.paper.ink import Ink
from gui.paper.text import PT, Paragraph, Run

_NO_BREAK_SPACE = "\u00a0"


class Entry:
    """One statement of a row; `label` names the row where a page begins with a later part of it."""

    def __init__(self, inner: Piece, before: float, going_on: Piece, *, begins: bool) -> None:
        self._inner, self._before, self._going_on = inner, before, going_on
        self.label = None if begins else going_on

    @property
    def height(self) -> float:
        """The height with the space before it."""
        return self._before + self._inner.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the statement."""
        self._inner.draw(painter, x, y + self._before)

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut at a line."""
        first, rest = self._inner.split(room - self._before)
        if first is None or rest is None:
            return (self, None) if rest is None else (None, self)
        begins = self.label is None
        return (
            Entry(first, self._before, self._going_on, begins=begins),
            Entry(rest, 0.0, self._going_on, begins=False),
        )


class StatementWriter:
    """Writes statements of one size into columns of one width."""

    def __init__(
        self,
        size: float,
        width: float,
        ink: Ink,
        words: Words,
        factors: Mapping[str, str] | None = None,
    ) -> None:
        self._size, self._width, self._ink, self._words = size, width, ink, words
        self._factors = factors or {}

    def cell(self, row: PageRow, statements: Sequence[Statement]) -> list[Piece]:
        """A row of one column: its label runs into the first statement."""
        return self._pieces(row.label, statements, row.empty)

    def listed(self, label: str, statements: Sequence[Statement], empty: str) -> list[Piece]:
        """A label on a line of its own, and the statements below it."""
        heading = self._heading(label)
        return [heading, *self._pieces("", statements, empty, label)]

    def alone(self, statement: Statement) -> Paragraph:
        """One statement as it stands."""
        return Paragraph(self.runs(statement), self._width)

    def _heading(self, label: str) -> Paragraph:
        return Paragraph([Run(label, self._ink.quiet(self._size, bold=True))], self._width)

    def _pieces(
        self, label: str, statements: Sequence[Statement], empty: str, going_under: str = ""
    ) -> list[Piece]:
        before = 0.28 * self._size * PT
        lead = Run(f"{label}  " if label else "", self._ink.style(self._size, bold=True))
        going_on = self._heading(self._words.text("{label}, continued", label=label or going_under))
        if not statements:
            nothing = Run(empty, self._ink.quiet(self._size))
            alone = Paragraph([lead, nothing], self._width)
            return [Entry(alone, before, going_on, begins=True)]
        pieces: list[Piece] = []
        for number, statement in enumerate(statements):
            runs = self.runs(statement)
            paragraph = Paragraph([lead, *runs] if number == 0 else runs, self._width)
            inner = self._marked(paragraph) if self._touched(statement) else paragraph
            space = before if number == 0 else 0.1 * self._size * PT
            pieces.append(Entry(inner, space, going_on, begins=number == 0))
        return pieces

    def _marked(self, paragraph: Paragraph) -> Marked:
        return Marked(paragraph, self._width, self._ink.bar, self._ink.ground)

    def _touched(self, statement: Statement) -> list[str]:
        return [name for factor, name in self._factors.items() if factor in statement.factors]

    def runs(self, statement: Statement, *, plain: bool = False) -> list[Run]:
        """The runs of one statement; `plain` without weight."""
        size = self._size
        leading = not plain and statement.tone in {"lead", "opposing", "differing"}
        muted = statement.tone == "muted"
        said = self._ink.quiet(size) if muted else self._ink.style(size, bold=leading)
        runs = [Run(statement.text, said)]
        asides = [statement.aside] if statement.aside else []
        touched = self._touched(statement)
        if touched:
            asides.append(self._words.text("marked: {factors}", factors=", ".join(touched)))
        runs += [Run(f" \u00b7 {aside}", self._ink.quiet(size)) for aside in asides]
        return [*runs, Run(f"{_NO_BREAK_SPACE}[{statement.number}]", self._ink.mark(size))]


def gap(points: float) -> Space:
    """Space of a height in points."""
    return Space(points * PT)
