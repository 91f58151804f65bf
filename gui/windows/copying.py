"""What Ctrl+C and the menu of a table copy, and that the window then says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from gui.core.reference import Reference
from gui.models.statement_table_model import COLUMNS, Index
from gui.models.text_table_model import KEY_ROLE
from gui.pages.comparison import comparison_page
from gui.pages.copied import (
    Summary,
    change_copy,
    claim_statement,
    reference_copy,
    source_copy,
    statement_copy,
)
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR, SourceCard, Statement
from gui.pages.sources import sources_page
from gui.pages.summary import condition_summary
from gui.pages.therapies import therapies_page
from gui.pages.words import THERAPIES, Words
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.message_line import MessageLine
from gui.widgets.page_header import CONDITION_PAGES
from gui.widgets.statement_table import StatementTable
from gui.widgets.text_table import TextTable
from gui.windows.offers import Nothing, Offer
from gui.windows.right_pane import RightPane

if TYPE_CHECKING:
    from gui.pages.plan.parts import PlanPage

_OF_TWO_COLUMNS = ("compare", "plan")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Copying", text)


class Copying:
    """Finds what is meant, by the focus or by the pointer, and copies it in both forms."""

    def __init__(
        self,
        pane: RightPane,
        reference: Reference,
        words: Words,
        imprint: Imprint,
        messages: MessageLine,
    ) -> None:
        self._pane = pane
        self._reference = reference
        self._words = words
        self._imprint = imprint
        self._messages = messages

    def copy(self) -> None:
        """Copy the statement that has the focus, or else the summary of the open condition."""
        self._take(self._focused() or self._open_condition())

    def show_menu(self, pointer: QPoint | None) -> bool:
        """Offer what can be copied in a table; whether there is anything.

        Args:
            pointer: where on the screen; None for the current cell of the table with the focus.
        """
        table = self._focused_table() if pointer is None else self._table_under(pointer)
        if table is None:
            return False
        view = table.viewport()
        if pointer is None:
            found = self._chosen(table)
            place = (table.visualRect(table.currentIndex()) & view.rect()).center()
        else:
            place = view.mapFromGlobal(pointer)
            found = self._pointed_at(table, place)
        offers = [found] if isinstance(found, Offer) else []
        if self._pane.page in CONDITION_PAGES and self._pane.condition is not None:
            offers.append(self._summary(self._pane.condition))
        if not offers:
            return False
        menu = QMenu(self._pane.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in offers:
            menu.addAction(offer.entry.replace("&", "&&")).triggered.connect(
                partial(self._take, offer)
            )
        menu.popup(view.mapToGlobal(place))
        return True

    def _take(self, offer: Offer | Nothing, *_checked: bool) -> None:
        if isinstance(offer, Offer):
            data = QMimeData()
            data.setText(offer.summary.plain)
            data.setHtml(offer.summary.rich)
            QGuiApplication.clipboard().setMimeData(data)
        self._messages.say(offer.said)

    def _focused(self) -> Offer | Nothing | None:
        """What has the focus, where that is something that can be copied by itself."""
        focused = QApplication.focusWidget()
        panel = self._pane.open_citations()
        if panel is not None and focused is not None and panel.isAncestorOf(focused):
            return self._shown_in(panel)
        table = self._focused_table()
        return None if table is None else self._chosen(table)

    def _focused_table(self) -> QAbstractItemView | None:
        focused = QApplication.focusWidget()
        return next((table for table in self._pane.tables() if table is focused), None)

    def _table_under(self, pointer: QPoint) -> QAbstractItemView | None:
        for table in self._pane.tables():
            view = table.viewport()
            if view.rect().contains(view.mapFromGlobal(pointer)):
                return table
        return None

    def _chosen(self, table: QAbstractItemView) -> Offer | Nothing | None:
        """The current cell or the chosen rows of a table."""
        index = table.currentIndex()
        if isinstance(table, StatementTable):
            return self._cell(table, index)
        if isinstance(table, TextTable):
            return self._rows(table, table.selected_keys() or [index.data(KEY_ROLE)])
        condition = self._pane.overview.table.rows_model.condition_at(index)
        return self._summary(condition) if condition else None

    def _cell(self, table: StatementTable, index: Index) -> Offer | Nothing | None:
        """The statements of a cell; the whole page for labels and verdicts of a comparison.

        A change is copied whole, the old text with the new.
        """
        if self._pane.page == "changes":
            return self._change(index.row())
        cell = table.rows_model.cell_at(index)
        if self._pane.page in _OF_TWO_COLUMNS and (cell is None or cell.badge is not None):
            return None
        statements = table.rows_model.statements_at(index)
        if statements:
            return self._statements(table, index, statements)
        said = _tr("Nothing to copy: {0}").format(cell.empty) if cell else ""
        return Nothing(said or _tr("Nothing to copy: this row is a heading"))

    def _change(self, row: int) -> Offer | Nothing:
        ids = self._pane.changes.row_ids
        found = ids[row] if 0 <= row < len(ids) else None
        if found is None:
            return Nothing(_tr("Nothing to copy: this row is a heading"))
        page = self._pane.pages.changes()
        return Offer(
            summary=change_copy(page, *found, self._imprint, self._words),
            entry=_tr("Copy this change with both texts"),
            said=_tr("Copied the change with both texts"),
        )

    def _statements(
        self, table: StatementTable, index: Index, statements: Sequence[Statement]
    ) -> Offer:
        return self._offer(statements, self._cards(), self._where(table, index))

    def _where(self, table: StatementTable, index: Index) -> str:
        """Condition, therapy and row of a cell."""
        row = table.rows_model.row_at(index.row())
        therapy = COLUMNS[index.column()]
        where = [self._words.of(THERAPIES, therapy)] if therapy else []
        where += [row.label] if row else []
        if self._pane.page in _OF_TWO_COLUMNS and self._pane.condition is not None:
            where.insert(0, self._title(self._pane.condition))
        return SEPARATOR.join(where)

    def _cards(self) -> Sequence[SourceCard]:
        """The sources of the page that is shown."""
        condition, plan = self._pane.condition, self._plan()
        if plan is not None:
            return plan.sources
        if self._pane.page == "compare" and condition is not None:
            return comparison_page(self._reference, condition, self._words).sources
        return therapies_page(self._reference, self._words).sources

    def _rows(self, table: TextTable, keys: Sequence[str]) -> Offer | Nothing | None:
        """Some rows of a table, in the order of the page."""
        plan = self._plan()
        if plan is not None:
            from gui.windows.plan_copying import rows_offer

            return rows_offer(table, plan, keys, self._imprint, self._words)
        if self._pane.page == "evidence" and self._pane.condition is not None:
            page = evidence_page(self._reference, self._pane.condition, self._words)
            rows = [row for row in page.rows if row.id in keys]
            said = [claim_statement(row, self._words) for row in rows]
            return self._offer(said, page.sources, page.title, detailed=True) if said else None
        sources = sources_page(self._reference, self._words)
        if table is self._pane.sources.sources:
            cards = [row.card for row in sources.sources if row.card.id in keys]
            summary = source_copy(cards, self._imprint, self._words)
            return self._sources(summary, len(cards))
        references = [row for row in sources.references if str(row.n) in keys]
        summary = reference_copy(references, sources.founding_title, self._imprint, self._words)
        return self._sources(summary, len(references))

    def _shown_in(self, panel: CitationPanel) -> Offer:
        statements, cards = panel.shown
        where = ""
        if self._pane.page in CONDITION_PAGES and self._pane.condition is not None:
            where = self._title(self._pane.condition)
        for table in self._pane.tables():
            index = table.currentIndex()
            if isinstance(table, StatementTable) and (
                table.rows_model.statements_at(index) == statements
            ):
                where = self._where(table, index)
        return self._offer(statements, cards, where, detailed=True)

    def _offer(
        self,
        statements: Sequence[Statement],
        cards: Sequence[SourceCard],
        where: str,
        *,
        detailed: bool = False,
    ) -> Offer:
        count = len(statements)
        return Offer(
            summary=statement_copy(
                statements, cards, self._imprint, self._words, where, detailed=detailed
            ),
            entry=self._words.counted(
                "Copy this statement with its source",
                "Copy these {number} statements with their sources",
                count,
            ),
            said=self._words.counted(
                "Copied {number} statement with its source",
                "Copied {number} statements with their sources",
                count,
            ),
        )

    def _sources(self, summary: Summary, count: int) -> Offer | None:
        if not count:
            return None
        return Offer(
            summary=summary,
            entry=self._words.counted("Copy this source", "Copy these {number} sources", count),
            said=self._words.counted("Copied {number} source", "Copied {number} sources", count),
        )

    def _open_condition(self) -> Offer | Nothing:
        condition = self._pane.condition
        nothing = Nothing(_tr("Nothing to copy: no condition is open"))
        return nothing if condition is None else self._summary(condition)

    def _summary(self, condition: str) -> Offer:
        title, plan = self._title(condition), self._plan()
        if plan is not None and condition == plan.condition:
            from gui.windows.plan_copying import plan_offer

            working = self._pane.plan.shows_working
            return plan_offer(plan, self._imprint, self._words, working=working)
        factors = self._pane.compare.chosen_factors() if condition == self._pane.condition else ()
        return Offer(
            summary=condition_summary(
                self._reference, condition, self._imprint, self._words, factors
            ),
            entry=_tr("Copy the summary of {0}").format(title),
            said=_tr("Copied the summary of {0}").format(title),
        )

    def _plan(self) -> PlanPage | None:
        """What the planner shows, where it is shown."""
        return self._pane.plan.page if self._pane.page == "plan" else None

    def _title(self, condition: str) -> str:
        return self._words.name(self._reference.bundle.conditions[condition].name)

    def _pointed_at(self, table: QAbstractItemView, point: QPoint) -> Offer | Nothing | None:
        index = table.indexAt(point)
        if not index.isValid():
            return None
        if isinstance(table, StatementTable):
            if self._pane.page == "changes":
                return self._change(index.row())
            statement = table.statement_at(point)
            return self._statements(table, index, [statement]) if statement else None
        if isinstance(table, TextTable):
            chosen, key = table.selected_keys(), index.data(KEY_ROLE)
            return self._rows(table, chosen if key in chosen else [key])
        condition = self._pane.overview.table.rows_model.condition_at(index)
        return self._summary(condition) if condition else None
