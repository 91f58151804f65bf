"""The evidence table of one condition."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.installed_words import installed_words
from gui.models.text_table_model import KEY_ROLE, TextRow
from gui.pages.evidence import EvidencePage, EvidenceRow
from gui.pages.parts import Statement
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.text_table import TextTable

_WEIGHTS = (0, 1, 0, 0, 0, 0, 3, 3, 0, 10, 3)
_SOURCE_COLUMN = 1
_FOLDED = ((), (2, 3, 4, 8), (0, 2, 3, 4, 6, 7, 8, 10))
_WIDE, _NARROW = 900, 560
_STATEMENT_COLUMN = 9
_STATEMENT_WIDTH = 175
_SIDES = ("lead", "opposing", "differing")


class EvidenceView(QWidget):
    """Shows every claim; Enter or a double click on one shows its source in full."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: EvidencePage | None = None
        self._fold = 0
        self._width = 0
        self._least: dict[int, int] = {}
        headings = [
            self.tr("Therapy"),
            self.tr("Source"),
            self.tr("Year"),
            self.tr("Kind"),
            self.tr("Status"),
            self.tr("Position"),
            self.tr("Grade"),
            self.tr("Population"),
            self.tr("Scope"),
            self.tr("What it says"),
            self.tr("In the verdict"),
        ]
        self.table = TextTable(headings, _WEIGHTS, theme)
        self.table.set_minimum(_STATEMENT_COLUMN, _STATEMENT_WIDTH)
        self.table.open_by_click(_SOURCE_COLUMN)
        self.table.setAccessibleName(self.tr("Evidence"))
        self.citations = CitationPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.citations)
        self.table.activated_key.connect(self._show_source)
        self.citations.closed.connect(self.table.setFocus)

    def show_page(self, page: EvidencePage) -> None:
        """Show the claims of a condition."""
        self._page = page
        self.citations.hide()
        self._fill()

    def look_ahead(self, page: EvidencePage) -> None:
        """Lay out a page, as it may be shown next."""
        self.table.look_ahead([_row(entry, self._fold) for entry in page.rows])

    def _fill(self) -> None:
        if self._page is not None:
            self.table.show_rows([_row(entry, self._fold) for entry in self._page.rows])
            least = self._least.get(self._fold, 0)
            self._least[self._fold] = max(least, self.table.least_width())
            self._settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = event.size().width()
        self._settle()

    def _settle(self) -> None:
        """Where width is short, for the language too, what can be told in fewer columns is."""
        width = self._width or pixels(_WIDE)
        fold = (width < pixels(_WIDE)) + (width < pixels(_NARROW))
        while fold < len(_FOLDED) - 1 and self._width and width < self._least.get(fold, 0):
            fold += 1
        if fold != self._fold:
            self._fold = fold
            for column in range(len(_WEIGHTS)):
                self.table.setColumnHidden(column, column in _FOLDED[fold])
            self.table.set_minimum(_STATEMENT_COLUMN, 0 if fold else _STATEMENT_WIDTH)
            self._fill()

    def select_sides(self) -> None:
        """Select the claims of both sides where sources disagree or differ."""
        if self._page is None:
            return
        disputed = {row.therapy for row in self._page.rows if row.role in _SIDES[1:]}
        keys = [
            row.id
            for row in self._page.rows
            if row.role in _SIDES and (row.therapy in disputed or not disputed)
        ]
        self.table.select_keys(keys)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.table.set_theme(theme)

    def enter(self) -> None:
        """Take the focus, in the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def tables(self) -> tuple[QTableView, ...]:
        """Its one table."""
        return (self.table,)

    def cite(self, numbers: Collection[int]) -> None:
        """Show the source of the current row, if it has one of these numbers."""
        key = self.table.currentIndex().data(KEY_ROLE)
        rows = self._page.rows if self._page else ()
        if any(row.id == key and row.number in numbers for row in rows):
            self._show_source(key)

    def _show_source(self, key: str) -> None:
        if self._page is None:
            return
        row = next(entry for entry in self._page.rows if entry.id == key)
        details = " ".join(part for part in (row.said, row.course_marked) if part)
        statement = Statement("", row.source, row.number, detail=details)
        self.citations.show_sources([statement], self._page.sources)


def _row(entry: EvidenceRow, fold: int) -> TextRow:
    """The texts of a claim; those of columns that are folded away stand in another one."""
    words = installed_words()
    year = "" if entry.year is None else f"{entry.year}, "
    folded = [f"{year}{entry.about}"] if fold else []
    partial = not {"subgroup", "wider"}.isdisjoint(entry.why_not_codes)
    scope = f" ({entry.scope})" if fold and partial else ""
    source = "\n".join([f"{entry.source_label} [{entry.number}]", *folded, entry.read])
    said = " ".join(part for part in (entry.statement, entry.course_said(words)) if part)
    position, population = entry.stance_label, entry.population + scope
    if fold > 1:
        source = f"{entry.therapy_label}\n{source}"
        position = _lines(position, entry.grade)
        said = _lines(said, population, entry.in_verdict)
    cells = (
        entry.therapy_label,
        source,
        "" if entry.year is None else str(entry.year),
        entry.kind,
        entry.status,
        position,
        entry.grade,
        population,
        entry.scope,
        said,
        entry.in_verdict,
    )
    tone = "muted" if entry.role == "cannot-decide" else entry.role
    return TextRow(entry.id, cells, tone, sort=(None, None, entry.year or 0))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
