"""The matrix of all conditions by both therapies, with its legend."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.models.overview_model import CELL_ROLE, OverviewModel
from gui.pages.overview import LegendEntry, OverviewCell, OverviewPage, OverviewRow
from gui.services.fonts import scaled
from gui.services.theme import Theme
from gui.widgets.chip import FlowLayout
from gui.widgets.marks import paint_mark

Index = QModelIndex | QPersistentModelIndex
_MARK = 17


class _MatrixDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._table.fontMetrics().height() + 7)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        shown = index.data(CELL_ROLE)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self.theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if isinstance(shown, OverviewCell):
            self._paint_cell(painter, box, shown)
        elif isinstance(shown, OverviewRow):
            self._paint_texts(painter, box.adjusted(8, 0, -4, 0), shown.name, shown.subtitle)
        else:
            painter.setFont(scaled(self._table.font(), 0.88, bold=True))
            painter.setPen(self.theme.muted)
            inner = box.adjusted(8, 0, 0, -2)
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, str(shown))
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(QPen(self.theme.accent, 2))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, cell: OverviewCell) -> None:
        top = box.top() + (box.height() - _MARK) / 2
        mark = QRectF(box.left() + 8, top, _MARK, _MARK)
        paint_mark(painter, mark, cell.verdict, self.theme, unsupported=cell.unsupported)
        note = "; ".join(part for part in (cell.lead, cell.aside) if part)
        self._paint_texts(painter, box.adjusted(32, 0, -4, 0), cell.label, note)

    def _paint_texts(self, painter: QPainter, box: QRect, first: str, second: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._table.font())
        painter.setPen(self.theme.text)
        painter.drawText(box, middle, first)
        rest = box.adjusted(painter.fontMetrics().horizontalAdvance(first) + 9, 0, 0, 0)
        painter.setFont(scaled(self._table.font(), 0.85))
        painter.setPen(self.theme.muted)
        elided = painter.fontMetrics().elidedText(
            second, Qt.TextElideMode.ElideRight, max(rest.width(), 0)
        )
        painter.drawText(rest, middle, elided)


class _Matrix(QTableView):
    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows_model = OverviewModel(self)
        self.delegate = _MatrixDelegate(self, theme)
        self.setModel(self.rows_model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)

    def fit(self) -> None:
        width = self.viewport().width()
        for column, share in enumerate((0.36, 0.32, 0.32)):
            self.setColumnWidth(column, int(width * share))
        self.resizeRowsToContents()

    def _open(self, index: QModelIndex) -> None:
        condition = self.rows_model.condition_at(index)
        if condition is not None:
            self.opened.emit(condition)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
            self.viewport().update()


class _LegendItem(QWidget):
    def __init__(self, entry: LegendEntry, theme: Theme) -> None:
        super().__init__()
        self._entry = entry
        self.theme = theme
        self._text = f"{entry.label}: {entry.meaning}"
        self.setFont(scaled(self.font(), 0.85))
        self.setAccessibleName(self._text)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 30, metrics.height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self.height() - 4
        paint_mark(painter, QRectF(2, 2, size, size), self._entry.verdict, self.theme)
        painter.setPen(self.theme.text)
        box = self.rect().adjusted(size + 8, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)


class OverviewView(QWidget):
    """Shows the matrix; Enter or a double click on a row opens the condition."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: list[_LegendItem] = []
        self.table = _Matrix(theme)
        self.table.setAccessibleName(self.tr("Overview"))
        self._legend = QWidget()
        self._flow = FlowLayout(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(self._legend)
        self.table.opened.connect(self.opened)

    def show_page(self, page: OverviewPage) -> None:
        """Show the matrix and its legend."""
        self.table.rows_model.show_page(page)
        self.table.clearSpans()
        for row in self.table.rows_model.heading_rows():
            self.table.setSpan(row, 0, 1, 3)
        self.table.fit()
        if not self._items:
            self._items = [_LegendItem(entry, self._theme) for entry in page.legend]
            for item in self._items:
                self._flow.addWidget(item)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.table.delegate.theme = theme
        self.table.viewport().update()
        for item in self._items:
            item.theme = theme
            item.update()
