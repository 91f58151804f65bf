"""Remarks in the planner's column: lines of text, each with the number of its source as a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QVBoxLayout

from gui.compat import override
from gui.models.tooltips import escaped
from gui.pages.parts import Statement
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.focus_ring import FocusRing
from gui.widgets.plan_field import paint_shape

_SHAPE = 15
_LONG_WORD = re.compile("([^ -]{24})(?=[^ -]{8})")


class Remark(msgspec.Struct, frozen=True):
    """One remark: its lines, a title above them or none, the number of its source, 0 for none."""

    lines: tuple[str, ...]
    number: int = 0
    title: str = ""
    statement: Statement | None = None


def said(statements: Sequence[Statement]) -> list[Remark]:
    """Statements as remarks."""
    return [Remark((one.full,), one.number, statement=one) for one in statements]


class Remarks(QFrame):
    """Shows remarks under a title; a warning has a triangle and a border, and nothing is hidden."""

    sources_requested = Signal(object)

    def __init__(self, theme: Theme, *, warns: bool = False) -> None:
        super().__init__()
        self._theme, self._warns = theme, warns
        self._title, self._remarks = "", tuple[Remark, ...]()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.label.setContentsMargins(*[pixels(3)] * 4)
        self.label.linkActivated.connect(self._link_chosen)
        FocusRing(self.label)
        self._column = column = QVBoxLayout(self)
        beside = pixels(_SHAPE + 16) if warns else 0
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (0, beside) if is_mirrored else (beside, 0)
        column.setContentsMargins(left, pixels(3), right, pixels(3))
        column.addWidget(self.label)
        self.hide()
        self.set_theme(theme)

    def show_remarks(self, title: str, remarks: Sequence[Remark]) -> None:
        """Show remarks; nothing at all where there are none."""
        if (title, tuple(remarks)) != (self._title, self._remarks):
            self._title, self._remarks = title, tuple(remarks)
            self._write()
        if self.isHidden() == bool(remarks):
            self.setVisible(bool(remarks))

    def settle(self) -> None:
        """Lay out at once what changed."""
        self._column.activate()

    def _write(self) -> None:
        heading = f"<b>{escaped(self._title)}</b>" if self._title and self._remarks else ""
        blocks = [heading, *map(self._block, self._remarks, range(len(self._remarks)))]
        self.label.setText("<br>".join(block for block in blocks if block))
        self.label.setAccessibleName("\n".join(self._spoken()))

    def _block(self, remark: Remark, place: int) -> str:
        title = f"<b>{_shown(remark.title)}</b>" if remark.title else ""
        lines = [line for line in (title, *map(_shown, remark.lines)) if line]
        if remark.number and lines:
            ink = self._theme.accent.name()
            link = f'<a href="{place}" style="color: {ink}">[{remark.number}]</a>'
            at = 0 if remark.title else -1
            lines[at] += f"&nbsp;{link}"
        return "<br>".join(lines)

    def _spoken(self) -> Iterator[str]:
        if self._title and self._remarks:
            yield self._title
        for remark in self._remarks:
            mark = f" [{remark.number}]" if remark.number else ""
            told = [remark.title, *remark.lines] if remark.title else list(remark.lines)
            yield "\n".join(told) + mark

    def _link_chosen(self, place: str) -> None:
        remark = self._remarks[int(place)]
        shown = remark.statement or Statement(remark.title, "", remark.number)
        self.sources_requested.emit((shown,))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.text)
        self.setPalette(palette)
        self._write()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._warns:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.highlight)
        painter.setPen(QPen(theme.highlight_edge, 1.2 * theme.stroke))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        side = pixels(_SHAPE)
        spot = QRect(pixels(9), pixels(6) + 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        paint_shape(painter, QRectF(place), "flag", theme.highlight_edge)


def _shown(text: str) -> str:
    """A text as it stands, of which no word is so long that a label would cut it."""
    return escaped(_LONG_WORD.sub("\\1\u200b", text))
