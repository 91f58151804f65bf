"""A sortable table of wrapped plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import (
    QIdentityProxyModel,
    QKeyCombination,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.compat import override
from gui.models.text_table_model import (
    KEY_ROLE,
    SORT_ROLE,
    TONE_ROLE,
    TextRow,
    TextTableModel,
)
from gui.services.fonts import pixels, scaled
from gui.services.speech import announce
from gui.services.theme import Theme
from gui.widgets.fitted_table import FittedTable

Index = QModelIndex | QPersistentModelIndex

_NEVER_GIVEN = frozenset(
    {
        Qt.ItemDataRole.SizeHintRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.BackgroundRole,
    }
)
_STRONG_COLUMNS, _STRONG_TONES = frozenset({1, 10}), frozenset({"lead", "opposing", "differing"})
_CELL_PAD = 8
_HELD = Qt.KeyboardModifier.ControlModifier
_SORTING = {
    QKeyCombination(_HELD, Qt.Key.Key_Up): Qt.SortOrder.AscendingOrder,
    QKeyCombination(_HELD, Qt.Key.Key_Down): Qt.SortOrder.DescendingOrder,
}
_ARROW = 12
_LEAST = (200, 60)
_WORD = re.compile(r"(?:[^\s\-\u2013]|-(?=\d)){1,24}-?")
_LONG_WORD = re.compile(r"([^\s\-\u2013]{24})(?=[^\s\-\u2013])")
_MAY_BREAK, _NEW_LINE = "\u200b", "\u2028"


def is_bold(tone: str, column: int) -> bool:
    """Whether a cell in a row of a tone is set in bold."""
    return column in _STRONG_COLUMNS and tone in _STRONG_TONES


class _Toned(QIdentityProxyModel):
    """Gives rows the colours and weights of their tone."""

    def __init__(self, theme: Theme, bold: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._bold = bold

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in _NEVER_GIVEN:  # half of what is asked for each time that rows are fitted
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            muted = super().data(index, TONE_ROLE) == "muted"
            return self.theme.muted if muted else self.theme.text
        if role == Qt.ItemDataRole.FontRole:
            tone = str(super().data(index, TONE_ROLE))
            return self._bold if is_bold(tone, index.column()) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return super().data(index, role)


class _Breaking(QStyledItemDelegate):
    """Lets words that are longer than any column break; Qt would cut them."""

    def __init__(self, table: TextTable, bold: QFont) -> None:
        super().__init__(table)
        self._table = table
        self._bold = bold

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What Qt answers too, after asking the model eight times."""
        row, column = self._table.row_at(index), index.column()
        if is_bold(row.tone, column):
            option = QStyleOptionViewItem(option)
            option.font, option.fontMetrics = self._bold, QFontMetrics(self._bold)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = self.displayText(row.cells[column], option.locale)
        kind = QStyle.ContentsType.CT_ItemViewItem
        return self._table.style().sizeFromContents(kind, option, QSize(), self._table)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """In a mirrored table a text begins at the right and keeps its own direction."""
        super().initStyleOption(option, index)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            option.direction = Qt.LayoutDirection.LeftToRight
            option.displayAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight

    @override
    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        lines = str(value).replace("\n", _NEW_LINE)
        return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", lines)


class TextTable(FittedTable):
    """Shows rows of text under headings that sort; columns share the width by weight."""

    activated_key = Signal(str)
    typed = Signal(str)

    def __init__(
        self,
        headings: Sequence[str],
        weights: Sequence[int],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._weights = tuple(weights)
        self._minimums = tuple(0 for _ in weights)
        self._floors: dict[int, int] = {}
        self._opening_column = -1
        self.setFont(scaled(self.font(), 0.9))
        self.rows_model = TextTableModel(headings, self)
        bold = scaled(self.font(), 1.0, bold=True)
        self._toned = _Toned(theme, bold, self)
        self._toned.setSourceModel(self.rows_model)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._toned)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setItemDelegate(_Breaking(self, bold))
        self.setSortingEnabled(True)
        self._unsort()
        self.setWordWrap(True)
        self.rule_in(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(pixels(24))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._clicked)

    def _unsort(self) -> None:
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        said = self.tr("In the order of the page")
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (column, order):
            self._unsort()
        elif column >= 0:
            self.sortByColumn(column, order)
            falling = order == Qt.SortOrder.DescendingOrder
            way = self.tr("Sorted by {0}, falling") if falling else self.tr("Sorted by {0}, rising")
            heading = self.model().headerData(column, Qt.Orientation.Horizontal)
            said = way.format(heading)
        self.scrollTo(self.currentIndex())
        announce(self, said)

    def set_minimum(self, column: int, width: int) -> None:
        """Never make a column narrower than this, in pixels at the usual text size."""
        self._floors[column] = width

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._toned.theme = theme
        self.rule_in(theme)
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*map(pixels, _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows, in the order given."""
        self._unsort()
        self._minimums = self._longest_words(rows)
        self.rows_model.show_rows(rows)
        self.fit()
        self.scrollToTop()

    def row_at(self, index: Index) -> TextRow:
        """The row that a cell of the table as it is sorted belongs to."""
        return self.rows_model.row_at(self._sorted.mapToSource(index).row())

    def select_keys(self, keys: Sequence[str]) -> None:
        """Select the rows of these keys and bring the first into view."""
        self.clearSelection()
        flag = self.selectionModel().SelectionFlag
        first = QModelIndex()
        for position in range(self._sorted.rowCount()):
            index = self._sorted.index(position, self._first_shown())
            if index.data(KEY_ROLE) in keys:
                self.selectionModel().select(index, flag.Select | flag.Rows)
                first = first if first.isValid() else index
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def _first_shown(self) -> int:
        """The first column that is not hidden."""
        columns = range(len(self._weights))
        return next((at for at in columns if not self.isColumnHidden(at)), 0)

    def selected_keys(self) -> list[str]:
        """The keys of the selected rows."""
        return [index.data(KEY_ROLE) for index in self.selectionModel().selectedRows()]

    def least_width(self) -> int:
        """The width in which no word is cut and nothing scrolls sideways."""
        shown = [at for at in range(len(self._weights)) if not self.isColumnHidden(at)]
        words = sum(self._minimums[at] for at in shown)
        return words + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    @override
    def fit_columns(self) -> None:
        shown = [at for at in range(len(self._weights)) if not self.isColumnHidden(at)]
        spare = max(0, self.viewport().width() - sum(self._minimums[at] for at in shown))
        total = sum(self._weights[at] for at in shown)
        for column, (minimum, weight) in enumerate(zip(self._minimums, self._weights, strict=True)):
            self.setColumnWidth(column, minimum + spare * weight // total)

    def _longest_words(self, rows: Sequence[TextRow]) -> tuple[int, ...]:
        """The width that each column needs so that no word is cut."""
        plain, bold = QFontMetrics(self.font()), QFontMetrics(scaled(self.font(), 1.0, bold=True))
        heads = self.horizontalHeader().fontMetrics()
        widths = []
        for column in range(len(self._weights)):
            heading = str(self.rows_model.headerData(column, Qt.Orientation.Horizontal))
            metrics = bold if column in _STRONG_COLUMNS else plain
            words = {part for row in rows for part in _WORD.findall(row.cells[column])}
            longest = max(map(metrics.horizontalAdvance, words), default=0)
            widest = max(longest, heads.horizontalAdvance(heading) + pixels(_ARROW)) + _CELL_PAD
            widths.append(max(widest, pixels(self._floors.get(column, 0))))
        return tuple(widths)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._opening_column:
            self._activate(index)

    def open_by_click(self, column: int) -> None:
        """Let a click in this column do what Enter does."""
        self._opening_column = column

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.activated_key.emit(index.data(KEY_ROLE))

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        elif event.keyCombination() in _SORTING:
            self._sort_by(self.currentIndex().column(), _SORTING[event.keyCombination()])
        else:
            super().keyPressEvent(event)
