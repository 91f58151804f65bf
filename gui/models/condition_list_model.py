"""The rows of the condition list as a Qt model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.compat import override
from gui.models.tooltips import tooltip
from gui.pages.condition_list import ListPage
from gui.pages.list_rows import ConditionRow, GroupRow, Rows

Index = QModelIndex | QPersistentModelIndex


class ListRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    OPEN = Qt.ItemDataRole.UserRole + 2


class ConditionListModel(QAbstractListModel):
    """Shows one list page; knows which condition is open on the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._open_id: str | None = None

    def show_page(self, page: ListPage) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = page.rows
        self.endResetModel()

    def set_open(self, condition_id: str | None) -> None:
        """Mark the condition that the right pane shows."""
        before, self._open_id = self._open_id, condition_id
        for identifier in {before, condition_id} - {None}:
            place = self._rows.made_place(str(identifier))
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index, [int(ListRole.OPEN)])

    def condition_at(self, index: Index) -> ConditionRow | None:
        """The condition of a row; None for a heading or an invalid index."""
        rows = self._rows
        if not index.isValid() or not 0 <= index.row() < len(rows):
            return None
        row = rows[index.row()]
        return row if isinstance(row, ConditionRow) else None

    def index_of(self, condition_id: str | None) -> QModelIndex:
        """The row of a condition; invalid where it is not shown."""
        place = None if condition_id is None else self._rows.place(condition_id)
        return QModelIndex() if place is None else self.index(place)

    def first(self) -> QModelIndex:
        """The first condition shown; invalid where there is none."""
        return self.next_condition(-1, 1)

    def last(self) -> QModelIndex:
        """The last condition shown; invalid where there is none."""
        return self.next_condition(len(self._rows), -1)

    def next_condition(self, row: int, step: int) -> QModelIndex:
        """The nearest condition after (or before, for a step of -1) a row."""
        rows = self._rows
        position = row + step
        while 0 <= position < len(rows):
            if isinstance(rows[position], ConditionRow):
                return self.index(position)
            position += step
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.condition_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rows = self._rows
        if not index.isValid() or not 0 <= index.row() < len(rows):
            return None
        row = rows[index.row()]
        if role == ListRole.ROW:
            return row
        if role == ListRole.OPEN:
            return isinstance(row, ConditionRow) and row.id == self._open_id
        return self._text(row, role)

    @staticmethod
    def _text(row: ConditionRow | GroupRow, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, ConditionRow) else row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if isinstance(row, ConditionRow) else row.label
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.group if isinstance(row, ConditionRow) else row.told
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ConditionRow):
            return tooltip(row.spoken)
        return None
