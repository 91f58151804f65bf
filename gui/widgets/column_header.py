"""Column headings in line with the cells below them: the first word strong, the rest muted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.compat import override
from gui.services.fonts import scaled
from gui.services.theme import Theme


class ColumnHeader(QHeaderView):
    """A horizontal header that neither sorts nor moves."""

    def __init__(self, indent: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._indent = indent
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 9)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        first, _, rest = text.partition(" ")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.fillRect(rect, self._theme.base)
        painter.setPen(self._theme.muted)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(self._indent, 0, 0, 0)
        painter.setFont(scaled(self.font(), 1.1, bold=True))
        painter.setPen(self._theme.text)
        painter.drawText(box, middle, first)
        box.adjust(painter.fontMetrics().horizontalAdvance(first) + 6, 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(self._theme.muted)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(box, middle, painter.fontMetrics().elidedText(rest, elide, box.width()))
        painter.restore()
