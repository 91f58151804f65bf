"""Statements on paper: with their source, and marked where a chosen factor touches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QPainter

from gui.pages.parts import Row as PageRow
from gui.pages.parts import Statement
from gui.pages.words import Words
from gui.paper.blocks import Marked, Piece, Space
from gui.paper.ink import Ink
from gui.paper.pdf_links import TO
from gui.paper.text import PT, Paragraph, Run

_NO_BREAK_SPACE = "\u00a0"


class Entry:
    """One statement of a row; where a page begins with it, the row is named above it again.

    `head` stands above it in any case; a run-in label instead makes it one that `begins` a row.
    """

    loose = False

    def __init__(
        self, inner: Piece, before: float, going_on: Piece, *, head: Piece | None, begins: bool
    ) -> None:
        self._inner, self._before, self._going_on = inner, before, going_on
        self._head, self._begins = head, begins

    @property
    def _above(self) -> float:
        return self._before + (self._head.height if self._head else 0.0)

    @property
    def height(self) -> float:
        """The height with head and space above it."""
        return self._above + self._inner.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the statement under its head."""
        if self._head is not None:
            self._head.draw(painter, x, y)
        self._inner.draw(painter, x, y + self._above)

    def split(self, room: float) -> tuple[Entry | None, Entry | None]:
        """Cut at a line."""
        first, rest = self._inner.split(room - self._above)
        if first is None or rest is None:
            return (self, None) if rest is None else (None, self)
        return (
            self._again(first, self._before, head=self._head, begins=self._begins),
            self._again(rest, 0.0, head=None, begins=False),
        )

    def going_on(self) -> Entry:
        """The statement under the name of its row."""
        if self._begins or self._head is not None:
            return self
        return self._again(self._inner, 0.0, head=self._going_on, begins=False)

    def _again(self, inner: Piece, before: float, *, head: Piece | None, begins: bool) -> Entry:
        return Entry(inner, before, self._going_on, head=head, begins=begins)


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
        return self._pieces(row.label, statements, row.empty, head=None, of=row.label)

    def listed(self, label: str, statements: Sequence[Statement], empty: str) -> list[Piece]:
        """A label on a line of its own, and the statements below it."""
        return self._pieces("", statements, empty, head=self._heading(label), of=label)

    def unlabelled(self, label: str, statements: Sequence[Statement]) -> list[Piece]:
        """Statements under a label that stands elsewhere, and again where a page begins."""
        return self._pieces("", statements, "", head=None, of=label)

    def alone(self, statement: Statement) -> Paragraph:
        """One statement as it stands."""
        return Paragraph(self.runs(statement), self._width)

    def _heading(self, label: str) -> Paragraph:
        return Paragraph([Run(label, self._ink.quiet(self._size, bold=True))], self._width)

    def _pieces(
        self,
        label: str,
        statements: Sequence[Statement],
        empty: str,
        *,
        head: Piece | None,
        of: str,
    ) -> list[Piece]:
        before = 0.28 * self._size * PT
        lead = Run(f"{label}  " if label else "", self._ink.style(self._size, bold=True))
        going_on = self._heading(self._words.text("{label}, continued", label=of))
        if not statements:
            nothing = Run(empty, self._ink.quiet(self._size))
            alone = Paragraph([lead, nothing], self._width)
            return [Entry(alone, before, going_on, head=head, begins=True)]
        pieces: list[Piece] = []
        for number, statement in enumerate(statements):
            first = number == 0
            runs = self.runs(statement)
            paragraph = Paragraph([lead, *runs] if first else runs, self._width)
            inner = self._marked(paragraph) if self._touched(statement) else paragraph
            space = before if first else 0.1 * self._size * PT
            above = head if first else None
            pieces.append(Entry(inner, space, going_on, head=above, begins=first))
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
        number = statement.number
        if not number:
            return runs
        mark = Run(f"{_NO_BREAK_SPACE}[{number}]", self._ink.mark(size), f"{TO}{number}")
        return [*runs, mark]


def gap(points: float) -> Space:
    """Space of a height in points."""
    return Space(points * PT)
