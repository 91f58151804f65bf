"""The page on what changed since the content before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gui.models.statement_table_model import Cell, TableRow
from gui.pages.change_parts import BundleCard, ChangeCell, ChangesPage
from gui.pages.parts import SourceCard, Statement
from gui.services.theme import Theme
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.statement_table import StatementTable


class ChangesView(QWidget):
    """Shows the page of changes: how many of each kind, then all of them, the old beside the new.

    `row_ids` has for each row of the table which change it shows; None for headings.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[SourceCard, ...] = ()
        self.row_ids: tuple[tuple[str, str] | None, ...] = ()
        self.table = StatementTable(theme)
        self.table.setAccessibleName(self.tr("Changes"))
        self.citations = CitationPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.citations)
        self.table.sources_requested.connect(self._show_sources)
        self.citations.closed.connect(self.table.enter)

    def show_page(self, page: ChangesPage) -> None:
        """Show the page."""
        self._sources = page.sources
        self.table.rows_model.heads = (page.old.heading, page.new.heading)
        rows = list(self._rows(page))
        self.row_ids = tuple(identifier for identifier, _ in rows)
        self.table.show_rows([row for _, row in rows])

    def _rows(self, page: ChangesPage) -> Iterator[tuple[tuple[str, str] | None, TableRow]]:
        yield None, TableRow(page.message or " \u00b7 ".join(page.summary))
        for section in page.sections:
            yield None, TableRow(section.counted)
            for row in section.rows:
                yield (row.part, row.id), TableRow(row.label, _cell(row.old), _cell(row.new))
        yield None, TableRow(self.tr("The two bundles"))
        yield None, TableRow(self.tr("Bundle"), _card(page.old), _card(page.new))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.table.set_theme(theme)

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


def _cell(cell: ChangeCell) -> Cell:
    return Cell(cell.badge, cell.statements, cell.empty)


def _card(card: BundleCard) -> Cell:
    return Cell(None, tuple(Statement(line, "", 0) for line in card.lines), "")
