"""The hand that sheets are written in: colours, styles, and drawn verdicts."""

from __future__ import annotations

from typing import Protocol

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.pages.parts import VerdictBadge
from gui.paper.blocks import Whole
from gui.paper.text import LEADING, PT, Paragraph, Run, Style
from gui.services.marks import draw_mark
from gui.services.theme import Theme, light_theme

_AROUND = 10 * PT


class Ink(msgspec.Struct, frozen=True):
    """Colours by name, for light paper."""

    theme: Theme
    text: str
    muted: str
    line: str
    accent: str
    warning: str
    ground: str
    bar: str

    def style(self, size: float, *, bold: bool = False) -> Style:
        """Plain text of a size in points."""
        return Style(size, self.text, bold)

    def quiet(self, size: float, *, bold: bool = False) -> Style:
        """Text that stands back."""
        return Style(size, self.muted, bold)

    def mark(self, size: float) -> Style:
        """The number of a source."""
        return Style(size, self.accent)


def paper_ink() -> Ink:
    """The ink of every sheet."""
    theme = light_theme()
    return Ink(
        theme=theme,
        text=theme.text.name(),
        muted=theme.muted.name(),
        line="#b4bdc8",
        accent=theme.accent.name(),
        warning=theme.warning.name(),
        ground="#f6ecc8",
        bar="#18212c",
    )


class Mark(Whole):
    """The mark of a verdict, alone."""

    def __init__(self, side: float, verdict: str, ink: Ink, *, unsupported: bool) -> None:
        self.height = side
        self._verdict, self._ink, self._unsupported = verdict, ink, unsupported

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the mark."""
        painter.save()
        painter.translate(x, y)
        draw_mark(
            painter, self.height, self._verdict, self._ink.theme, unsupported=self._unsupported
        )
        painter.restore()


class Pill(Whole):
    """A verdict as a pill: mark, word, colour; a broken outline where only one source says it."""

    def __init__(self, badge: VerdictBadge, size: float, width: float, ink: Ink) -> None:
        self._badge, self._ink = badge, ink
        self._side = size * 1.45 * PT
        colours = ink.theme.marks[badge.verdict]
        style = Style(size, colours.ink.name(), bold=True)
        room = width - self._side - 14 * PT
        self._word = Paragraph([Run(badge.label, style)], room)
        self._box_height = max(self._side, self._word.height) + 5 * PT
        self.width = min(width, self._word.width + self._side + 16 * PT)
        self.height = self._box_height + 2 * PT

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the pill."""
        colours = self._ink.theme.marks[self._badge.verdict]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.ink, 0.9 * PT)
        if self._badge.unsupported:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colours.ground)
        box = QRectF(x + 0.5 * PT, y, self.width, self._box_height)
        painter.drawRoundedRect(box, 5 * PT, 5 * PT)
        painter.restore()
        middle = y + self._box_height / 2
        mark = Mark(self._side, self._badge.verdict, self._ink, unsupported=self._badge.unsupported)
        mark.draw(painter, x + 5 * PT, middle - self._side / 2)
        self._word.draw(painter, x + 9 * PT + self._side, middle - self._word.height / 2)


class Inside(Protocol):
    """What can stand in a frame: a paragraph, or several."""

    @property
    def height(self) -> float:
        """The height in twentieths of a point."""

    def split(self, room: float) -> tuple[Inside | None, Inside | None]:
        """What fits into a height, and the rest."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at a point."""


class Box:
    """A paragraph in a frame with a ground, and a mark at its left if there is one."""

    def __init__(
        self,
        inner: Inside,
        width: float,
        edge: str,
        ground: str,
        mark: Mark | None = None,
        *,
        loose: bool = False,
    ) -> None:
        self._inner, self._width, self._edge, self._ground = inner, width, edge, ground
        self._mark, self.loose = mark, loose

    @property
    def height(self) -> float:
        """The height of the frame and a space below it."""
        return self._inner.height + _AROUND

    def going_on(self) -> Box:
        """The same."""
        return self

    def split(self, room: float) -> tuple[Box | None, Box | None]:
        """Cut at a line; both parts have a frame."""
        first, rest = self._inner.split(room - _AROUND)
        return self._again(first), self._again(rest)

    def _again(self, part: Inside | None) -> Box | None:
        if part is None:
            return None
        return Box(part, self._width, self._edge, self._ground, self._mark, loose=self.loose)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw frame, mark and paragraph."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._edge), 0.9 * PT))
        painter.setBrush(QColor(self._ground))
        height = self._inner.height + 6 * PT
        painter.drawRoundedRect(QRectF(x, y, self._width, height), 4 * PT, 4 * PT)
        painter.restore()
        left = x + 6 * PT
        if self._mark is not None:
            self._mark.draw(painter, left, y + (height - self._mark.height) / 2)
            left += self._mark.height + 6 * PT
        self._inner.draw(painter, left, y + 3 * PT)


def line_height(size: float) -> float:
    """The height of one line of a size in points."""
    return size * LEADING * PT
