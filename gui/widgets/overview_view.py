"""The matrix of all conditions by both therapies, with its legend."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.models.overview_model import CELL_ROLE, OverviewModel
from gui.pages.overview import OverviewCell, OverviewPage, OverviewRow
from gui.services.fonts import scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme
from gui.widgets.cell_layout import break_lines, format_range
from gui.widgets.column_header import ColumnHeader
from gui.widgets.legend import Legend

Index = QModelIndex | QPersistentModelIndex
_MARK = 17
_PAD = 8
_ONE_LINE = 10_000


class _MatrixDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(CELL_ROLE)
        if isinstance(shown, str):
            return QSize(0, self._table.fontMetrics().height() + 7)
        layout = self._layout(shown, self._table.columnWidth(index.column()))
        return QSize(0, round(layout.boundingRect().height()) + 7)

    def wanted_width(self, shown: object) -> int:
        """How wide a column must be to show a cell in one line."""
        _, _, indent = _texts(shown)
        layout = self._layout(shown, _ONE_LINE)
        return round(layout.lineAt(0).naturalTextWidth()) + indent + _PAD

    def _layout(self, shown: object, column_width: int) -> QTextLayout:
        """The strong first text and the muted second one, wrapped as one paragraph."""
        first, second, indent = _texts(shown)
        layout = QTextLayout(f"{first}   {second}" if second else first, self._table.font())
        strong, muted = QTextCharFormat(), QTextCharFormat()
        strong.setForeground(self.theme.text)
        muted.setForeground(self.theme.muted)
        muted.setFont(scaled(self._table.font(), 0.9))
        layout.setFormats(
            [format_range(strong, 0, len(first)), format_range(muted, len(first), len(second) + 3)]
        )
        break_lines(layout, column_width - indent - _PAD)
        return layout

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        shown = index.data(CELL_ROLE)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self.theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if isinstance(shown, str):
            painter.setFont(scaled(self._table.font(), 0.92, bold=True))
            painter.setPen(self.theme.muted)
            inner = box.adjusted(_PAD, 0, 0, -2)
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, shown)
        else:
            self._paint_cell(painter, box, shown)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(QPen(self.theme.accent, 2))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, shown: object) -> None:
        if isinstance(shown, OverviewCell):
            top = box.top() + (box.height() - _MARK) / 2
            mark = QRectF(box.left() + _PAD, top, _MARK, _MARK)
            paint_mark(painter, mark, shown.verdict, self.theme, unsupported=shown.unsupported)
        layout = self._layout(shown, box.width())
        _, _, indent = _texts(shown)
        top = box.top() + (box.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(box.left() + indent, top))


def _texts(shown: object) -> tuple[str, str, int]:
    """The two texts of a cell and how far they are indented, in pixels."""
    if isinstance(shown, OverviewCell):
        return shown.label, shown.note, _MARK + 2 * _PAD - 1
    if isinstance(shown, OverviewRow):
        return shown.name, shown.subtitle, _PAD
    return str(shown), "", _PAD


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
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.header = ColumnHeader(_PAD, theme, self)
        self.setHorizontalHeader(self.header)
        self.setFont(scaled(self.font(), 0.92))
        self.doubleClicked.connect(self._open)

    def fit(self) -> None:
        wanted = [
            max(
                (
                    self.delegate.wanted_width(self.rows_model.index(row, column).data(CELL_ROLE))
                    for row in range(self.rows_model.rowCount())
                ),
                default=1,
            )
            for column in range(self.rows_model.columnCount())
        ]
        available = self.viewport().width()
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, available * width // sum(wanted))
        self.resizeRowsToContents()

    def enter(self) -> None:
        """Take the focus, on the first condition if none is current."""
        if self.rows_model.condition_at(self.currentIndex()) is None:
            for row in range(self.rows_model.rowCount()):
                if self.rows_model.condition_at(self.rows_model.index(row, 0)) is not None:
                    self.setCurrentIndex(self.rows_model.index(row, 0))
                    break
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

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


class OverviewView(QWidget):
    """Shows the matrix; Enter or a double click on a row opens the condition."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = _Matrix(theme)
        self.table.setAccessibleName(self.tr("Overview"))
        self._legend = Legend(theme, brief=True)
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
        self._legend.show_entries(page.legend)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.table.delegate.theme = theme
        self.table.header.set_theme(theme)
        self.table.viewport().update()
        self._legend.set_theme(theme)
