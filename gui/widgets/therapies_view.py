"""The page on the two therapies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gui.models.statement_table_model import TableRow, table_row
from gui.pages.parts import SourceCard, Statement
from gui.pages.therapies import TherapiesPage
from gui.services.theme import Theme
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.local_frame import LocalLines
from gui.widgets.statement_table import StatementTable


class TherapiesView(QWidget):
    """Shows the therapies page: the founding document's words, all facts, the products."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[SourceCard, ...] = ()
        self.table = StatementTable(theme)
        self.table.setAccessibleName(self.tr("Therapies"))
        self.local = LocalLines(theme)
        self.citations = CitationPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.local)
        column.addWidget(self.citations)
        self.table.sources_requested.connect(self._show_sources)
        self.citations.closed.connect(self.table.enter)

    def set_short(self, short: bool) -> None:
        """Where height is short, the hospital's own lines take less of it."""
        self.table.set_short(short)
        self.local.set_short(short)

    def show_page(self, page: TherapiesPage) -> None:
        """Show the page."""
        self._sources = page.sources
        self.local.show_frame(page.local)
        rows = [TableRow(self.tr("In the founding document's words"))]
        rows += [table_row(row) for row in page.founding]
        rows.append(TableRow(self.tr("What the sources say")))
        rows += [table_row(row) for row in page.facts]
        rows.append(TableRow(self.tr("Products")))
        rows += [table_row(row) for row in page.products]
        self.table.show_rows(rows)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.table.set_theme(theme)
        self.local.set_theme(theme)

    def enter(self) -> None:
        """Take the focus, in the table."""
        self.table.enter()

    @property
    def tables(self) -> tuple[QTableView, ...]:
        """Its one table."""
        return (self.table,)

    def cite(self, numbers: Collection[int]) -> None:
        """Show the sources of these numbers, for the current cell."""
        said = self.table.rows_model.statements_at(self.table.currentIndex())
        cited = [statement for statement in said if statement.number in numbers]
        if cited:
            self._show_sources(cited)

    def _show_sources(self, statements: Sequence[Statement]) -> None:
        self.citations.show_sources(statements, self._sources)
