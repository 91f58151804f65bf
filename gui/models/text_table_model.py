"""A sortable table of plain text, for evidence, sources and references."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import combining, normalize

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.compat import override
from gui.models.installed_words import installed_words

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3


class TextRow(msgspec.Struct, frozen=True):
    """One row: its key, the text of each cell, its tone, and sort keys where text won't do."""

    key: str
    cells: tuple[str, ...]
    tone: str = "plain"
    sort: tuple[int | str | None, ...] = ()


class TextTableModel(QAbstractTableModel):
    """Shows rows of text under fixed headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[TextRow, ...] = ()

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows; each must have one cell for each heading."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, position: int) -> TextRow:
        """The row at a position, in the order in which the rows were given."""
        return self._rows[position]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if orientation == Qt.Orientation.Vertical:
            rows = self._rows
            return (
                ", ".join(rows[section].cells[:2]) if spoken and 0 <= section < len(rows) else None
            )
        if not spoken and role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section] if 0 <= section < len(self._headings) else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rows = self._rows
        if not index.isValid() or not 0 <= index.row() < len(rows):
            return None
        row, column = rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = row.cells[column] or installed_words().text("empty")
            return f"{self._headings[column]}: {shown}"
        if role == SORT_ROLE:
            given = row.sort[column] if column < len(row.sort) else None
            return _in_order(row.cells[column]) if given is None else given
        return {TONE_ROLE: row.tone, KEY_ROLE: row.key}.get(role)


def _in_order(text: str) -> str:
    """A text as dictionaries order it: capitals and marks on letters make no difference."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
