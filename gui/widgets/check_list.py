"""The checks of a package, one below the other: a shape, a word, and why one failed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.compat import override
from gui.pages.install_steps import CheckLine
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme

_SIDE = 18
_COLUMNS = 3
_SHAPES = {"passed": "recommended", "failed": "not-recommended", "not-made": "no-source"}


class CheckMark(QWidget):
    """A tick, a cross, or a dash; the word beside it says the same."""

    def __init__(self, outcome: str, theme: Theme) -> None:
        super().__init__()
        self._shape, self._theme = _SHAPES[outcome], theme
        self.setFixedSize(pixels(_SIDE), pixels(_SIDE))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._shape, self._theme)


class CheckList(QWidget):
    """Shows some checks; where all are passed, beside each other, for what changes matters more."""

    def __init__(self, checks: Sequence[CheckLine], theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(pixels(10))
        grid.setVerticalSpacing(pixels(4))
        self._grid, self._theme = grid, theme
        self._marks: list[CheckMark] = []
        if all(check.outcome == "passed" for check in checks):
            half = (len(checks) + 1) // 2
            for place, check in enumerate(checks):
                self._add(check, place % half, place // half * _COLUMNS)
            grid.setColumnStretch(2 * _COLUMNS, 1)
        else:
            self._add_with_reasons(checks)

    def _add_with_reasons(self, checks: Sequence[CheckLine]) -> None:
        row = 0
        for check in checks:
            self._add(check, row, 0)
            row += 1
            for told in check.told:
                self._grid.addWidget(text_label(told), row, 1, 1, _COLUMNS)
                row += 1
        self._grid.setColumnStretch(_COLUMNS, 1)

    def _add(self, check: CheckLine, row: int, column: int) -> None:
        mark = CheckMark(check.outcome, self._theme)
        self._marks.append(mark)
        is_bad = check.outcome == "failed"
        self._grid.addWidget(mark, row, column)
        self._grid.addWidget(text_label(check.name), row, column + 1)
        word = text_label(check.word, bold=is_bad)
        word.setWordWrap(False)
        self._grid.addWidget(word, row, column + 2)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        for mark in self._marks:
            mark.set_theme(theme)


def text_label(text: str, *, bold: bool = False, factor: float = 1.0) -> QLabel:
    """A text that wraps, and is never taken for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if bold or factor != 1.0:
        label.setFont(scaled(label.font(), factor, bold=bold))
    return label
