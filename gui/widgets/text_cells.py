"""Sizes and paints the cells of a table of plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.compat import override
from gui.models.text_table_model import TextRow
from gui.services.fonts import scaled
from gui.services.theme import Theme

if TYPE_CHECKING:
    from gui.widgets.text_table import TextTable

Index = QModelIndex | QPersistentModelIndex

STRONG_COLUMNS, _STRONG_TONES = frozenset({1, 10}), frozenset({"lead", "opposing", "differing"})
_LONG_WORD = re.compile(r"([^\s\-\u2013]{24})(?=[^\s\-\u2013])")
_MAY_BREAK, _NEW_LINE = "\u200b", "\u2028"
_SOME_HEIGHT = 1_000
_MOST_KEPT = 4_000
_Feature = QStyleOptionViewItem.ViewItemFeature
_Align = Qt.AlignmentFlag


def is_bold(tone: str, column: int) -> bool:
    """Whether a cell in a row of a tone is set in bold."""
    return column in STRONG_COLUMNS and tone in _STRONG_TONES


class TextCells(QStyledItemDelegate):
    """Gives rows the colours and weights of their tone.

    Lets words that are longer than any column break; Qt would cut them.
    """

    def __init__(self, table: TextTable, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self.theme = theme
        self._bold = QFont()
        self._bold_metrics = QFontMetrics(self._bold)
        self._heights: dict[tuple[str, int, bool], int] = {}
        self._size = 0

    def settle(self) -> QStyleOptionViewItem:
        """What all cells have in common, in the font that the table has now."""
        option = QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        option.features |= _Feature.WrapText | _Feature.HasDisplay
        self._take_font(option)
        return option

    def _take_font(self, option: QStyleOptionViewItem) -> None:
        if option.font.pixelSize() != self._size or len(self._heights) > _MOST_KEPT:
            self._size = option.font.pixelSize()
            self._heights.clear()
            self._bold = scaled(option.font, 1.0, bold=True)
            self._bold_metrics = QFontMetrics(self._bold)

    def height(self, option: QStyleOptionViewItem, row: TextRow, column: int, width: int) -> int:
        """How high a cell must be in a width; of what `settle` gave."""
        key = (row.cells[column], width, is_bold(row.tone, column))
        height = self._heights.get(key)
        if height is None:
            option = QStyleOptionViewItem(option)
            option.rect = QRect(0, 0, width, _SOME_HEIGHT)
            height = self._heights[key] = self._size_of(option, row, column).height()
        return height

    def _size_of(self, option: QStyleOptionViewItem, row: TextRow, column: int) -> QSize:
        self._write(option, row, column)
        kind = QStyle.ContentsType.CT_ItemViewItem
        return self._table.style().sizeFromContents(kind, option, QSize(), self._table)

    def _write(self, option: QStyleOptionViewItem, row: TextRow, column: int) -> None:
        if is_bold(row.tone, column):
            option.font, option.fontMetrics = self._bold, self._bold_metrics
        option.features |= _Feature.HasDisplay
        option.text = self.displayText(row.cells[column], option.locale)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What Qt answers too, after asking the model eight times."""
        self._take_font(option)
        return self._size_of(option, self._table.row_at(index), index.column())

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What Qt does too, after asking the model eight times.

        In a mirrored table a text begins at the right and keeps its own direction.
        """
        self._take_font(option)
        row = self._table.row_at(index)
        self._write(option, row, index.column())
        option.index = cast(QModelIndex, index)
        palette = option.palette
        palette.setColor(QPalette.ColorRole.Text, self._ink(row))
        option.palette = palette
        option.displayAlignment = _Align.AlignTop | _Align.AlignLeft
        if option.direction == Qt.LayoutDirection.RightToLeft:
            option.direction = Qt.LayoutDirection.LeftToRight
            option.displayAlignment = _Align.AlignTop | _Align.AlignRight

    def _ink(self, row: TextRow) -> QColor:
        return self.theme.muted if row.tone == "muted" else self.theme.text

    @override
    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        lines = str(value).replace("\n", _NEW_LINE)
        return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", lines)
