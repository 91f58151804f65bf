"""Rows of two equal columns as a Qt model: the label, PLEX, IVIG."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.compat import override
from gui.core.bundle.records import TherapyId
from gui.models.installed_words import installed_words
from gui.pages.parts import Row, Statement, VerdictBadge
from gui.pages.words import THERAPIES, THERAPY_NAMES

Index = QModelIndex | QPersistentModelIndex

COLUMNS: tuple[TherapyId | None, ...] = (None, "plex", "ivig")
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
BRIEF_ROLE = Qt.ItemDataRole.UserRole + 2


class TableColumn(IntEnum):
    """The columns."""

    LABEL = 0
    PLEX = 1
    IVIG = 2


class Cell(msgspec.Struct, frozen=True):
    """What one cell shows: a badge or none, then statements or the text of an empty cell."""

    badge: VerdictBadge | None
    statements: tuple[Statement, ...]
    empty: str


class TableRow(msgspec.Struct, frozen=True):
    """A row of the table; a heading spans all columns and has no cells."""

    label: str
    plex: Cell | None = None
    ivig: Cell | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the row is a heading."""
        return self.plex is None


def table_row(row: Row) -> TableRow:
    """A page's row as a row of the table."""
    return TableRow(row.label, Cell(None, row.plex, row.empty), Cell(None, row.ivig, row.empty))


def verdict_row(label: str, plex: VerdictBadge, ivig: VerdictBadge) -> TableRow:
    """The row of the two verdicts."""
    return TableRow(label, Cell(plex, plex.notes, ""), Cell(ivig, ivig.notes, ""))


class StatementTableModel(QAbstractTableModel):
    """Shows the rows it is given; cells are read through `CELL_ROLE`.

    `note` stands in the heads of both columns, but not by `BRIEF_ROLE`: the language of what is in
    them, for instance. `heads` are other heads than those of the two therapies, `badges` verdicts
    that stand in the heads.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TableRow, ...] = ()
        self.note = ""
        self.heads: tuple[str, str] | None = None
        self.badges: tuple[VerdictBadge, VerdictBadge] | None = None

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, position: int) -> TableRow | None:
        """The row at a position; None outside the table."""
        rows = self._rows
        return rows[position] if 0 <= position < len(rows) else None

    def cell_at(self, index: Index) -> Cell | None:
        """The cell of an index; None for labels, headings and invalid indexes."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        return {TableColumn.PLEX: row.plex, TableColumn.IVIG: row.ivig}.get(
            TableColumn(index.column())
        )

    def statements_at(self, index: Index) -> tuple[Statement, ...]:
        """The statements of a cell; of a label, those of its whole row."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or row.plex is None or row.ivig is None:
            return ()
        columns = (
            (*row.plex.statements, *row.ivig.statements),
            row.plex.statements,
            row.ivig.statements,
        )
        return columns[index.column()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        if row is None or row.is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if orientation == Qt.Orientation.Vertical:
            row = self.row_at(section)
            return row.label if spoken and row is not None else None
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, BRIEF_ROLE}
        if not 0 <= section < len(COLUMNS) or role not in roles:
            return None
        therapy, words = COLUMNS[section], installed_words()
        if therapy is None:
            return words.text("Row") if spoken else ""
        named = f"{words.of(THERAPIES, therapy)} {words.of(THERAPY_NAMES, therapy)}"
        if self.heads is not None:
            named = self.heads[section - 1]
        if self.badges is not None and spoken:
            named = f"{named}: {self.badges[section - 1].label}"
        return f"{named} ({self.note})" if self.note and role != BRIEF_ROLE else named

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == CELL_ROLE:
            return self.cell_at(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row, index)
        return None

    def _spoken(self, row: TableRow, index: Index) -> str:
        cell = self.cell_at(index)
        if cell is None:
            return row.label if index.column() == TableColumn.LABEL else ""
        therapy = COLUMNS[index.column()]
        parts = [cell.badge.label] if cell.badge else []
        parts += [
            f"{entry.full} [{entry.number}]" if entry.number else entry.full
            for entry in cell.statements
        ]
        head = (
            THERAPIES[therapy or "plex"] if self.heads is None else self.heads[index.column() - 1]
        )
        return f"{row.label}, {head}: " + ("\n".join(parts) or cell.empty)
