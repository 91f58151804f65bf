"""What the verdict marks mean: mark, word and meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gui.compat import override
from gui.pages.overview import LegendEntry
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_change, paint_mark
from gui.services.theme import Theme
from gui.widgets.chip import FlowLayout
from gui.widgets.measured_label import MeasuredLabel
from gui.widgets.mirroring import draw_text

_WRAPPED = Qt.TextFlag.TextWordWrap
_BESIDE_MARK = 8
_NO_LIMIT = 10_000


class _LegendItem(MeasuredLabel):
    def __init__(self, entry: LegendEntry, theme: Theme, *, brief: bool) -> None:
        super().__init__()
        self.theme = theme
        self._entry = entry
        full = f"{entry.label}: {entry.meaning}"
        self._text = entry.label if brief else full
        self.setFont(scaled(self.font(), 0.9 if brief else 1.0))
        self.setAccessibleName(self._text)
        self.setToolTip(full if brief else "")

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + metrics.height() + pixels(18)
        return QSize(width, self.heightForWidth(width))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def measured(self, width: int) -> int:
        metrics = self.fontMetrics()
        room = QRect(0, 0, width - metrics.height() - pixels(_BESIDE_MARK), _NO_LIMIT)
        return metrics.boundingRect(room, _WRAPPED, self._text).height() + 4

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(60), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self.fontMetrics().height()
        direction, whole = self.layoutDirection(), self.rect()
        mark = QRectF(QStyle.visualRect(direction, whole, QRect(2, 2, size, size)))
        if self._entry.changed:
            inset = size * 0.22
            inner = mark.adjusted(inset, inset, -inset, -inset)
            paint_change(painter, inner, self._entry.changed, self.theme)
        else:
            alone = self._entry.unsupported
            paint_mark(painter, mark, self._entry.verdict, self.theme, unsupported=alone)
        painter.setPen(self.theme.text)
        box = whole.adjusted(size + pixels(_BESIDE_MARK), 2, 0, 0)
        visual = QStyle.visualRect(direction, whole, box)
        draw_text(painter, visual, _WRAPPED.value, self._text)


class Legend(QWidget):
    """The entries, flowing over as many lines as they need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brief = brief
        self._items: list[_LegendItem] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show the entries; they are the same for every page and made once."""
        if not self._items:
            self._items = [_LegendItem(entry, self._theme, brief=self._brief) for entry in entries]
            for item in self._items:
                self._flow.addWidget(item)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        for item in self._items:
            item.theme = theme
            item.update()
