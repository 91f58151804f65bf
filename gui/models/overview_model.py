"""The matrix of all conditions as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.compat import override
from gui.models.installed_words import installed_words
from gui.models.tooltips import tooltip
from gui.pages.overview import OverviewCell, OverviewPage, OverviewRow
from gui.pages.words import THERAPIES

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_COLUMNS = 3


def _headings() -> tuple[str, str, str]:
    words = installed_words()
    return (
        words.text("Condition"),
        words.of(THERAPIES, "plex"),
        words.of(THERAPIES, "ivig"),
    )


class OverviewModel(QAbstractTableModel):
    """Group headings and conditions, one after the other; `CELL_ROLE` gives what to paint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OverviewRow | str, ...] = ()
        self._headings = _headings()

    def show_page(self, page: OverviewPage) -> None:
        """Replace all rows."""
        rows: list[OverviewRow | str] = []
        for group in page.groups:
            rows += [group.label, *group.rows]
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def heading_rows(self) -> list[int]:
        """Where the group headings stand."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, str)]

    def condition_at(self, index: Index) -> str | None:
        """The id of the condition in a row; None for headings and invalid indexes."""
        rows = self._rows
        if not index.isValid() or not 0 <= index.row() < len(rows):
            return None
        row = rows[index.row()]
        return None if isinstance(row, str) else row.id

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.condition_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if orientation == Qt.Orientation.Vertical:
            rows = self._rows
            return self._spoken(rows[section], 0) if spoken and 0 <= section < len(rows) else None
        if not spoken and role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section] if 0 <= section < _COLUMNS else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rows = self._rows
        if not index.isValid() or not 0 <= index.row() < len(rows):
            return None
        row = rows[index.row()]
        shown = row if isinstance(row, str) else (row, row.plex, row.ivig)[index.column()]
        if role == CELL_ROLE:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._spoken(row, index.column()))
        return None

    def _spoken(self, row: OverviewRow | str, column: int) -> str:
        if isinstance(row, str):
            return row
        if column == 0:
            return f"{row.name} ({row.subtitle})" if row.subtitle else row.name
        cell: OverviewCell = row.plex if column == 1 else row.ivig
        said = f"{self._headings[column]}: {cell.label}"
        return f"{said} ({cell.note})" if cell.note else said
