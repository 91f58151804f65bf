"""The comparison of one condition: banner, patient factors, the table, and its sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from gui.models.statement_table_model import TableRow, table_row, verdict_row
from gui.pages.comparison import ComparisonPage, FactorChip
from gui.pages.parts import Statement
from gui.pages.words import ROWS, Words
from gui.services.fonts import pixels, scaled
from gui.services.speech import announce
from gui.services.theme import Theme
from gui.widgets.banner import DisagreementBanner
from gui.widgets.chip import Chip, FlowLayout
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.local_frame import LocalLines
from gui.widgets.statement_table import StatementTable


class CompareView(QWidget):
    """Shows comparison pages, one at a time, in widgets that are built once."""

    show_both = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._page: ComparisonPage | None = None
        self._chips: dict[str, Chip] = {}
        self.banner = DisagreementBanner(theme)
        self.table = StatementTable(theme)
        self.table.setAccessibleName(self.tr("Comparison"))
        self.local = LocalLines(theme)
        self.citations = CitationPanel()
        self._factor_box = QWidget()
        self._factor_flow = FlowLayout(self._factor_box)
        self._heading = QLabel(self.tr("Patient factors"))
        self._heading.setFont(scaled(self.font(), 0.93))
        self._heading.setMinimumHeight(self._heading.fontMetrics().height() + pixels(5))
        self._factor_flow.addWidget(self._heading)
        self._fold = QPushButton(self.tr("Patient factors \u2026"))
        self._fold.setCheckable(True)
        self._fold.hide()
        self._fold.toggled.connect(self._factor_box.setVisible)
        self._touched = QLabel()
        self._touched.setWordWrap(True)
        self._touched.setTextFormat(Qt.TextFormat.PlainText)
        self.next_touched = QPushButton(self.tr("Show next"))
        self.next_touched.setAccessibleDescription(
            self.tr("Go to the next row that the chosen patient factors touch")
        )
        self._touched_line = QWidget()
        line = QHBoxLayout(self._touched_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._touched, 1)
        line.addWidget(self.next_touched)
        self._touched_line.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(5))
        column.addWidget(self.banner)
        column.addWidget(self._fold, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._factor_box)
        column.addWidget(self._touched_line)
        column.addWidget(self.table, 1)
        column.addWidget(self.local)
        column.addWidget(self.citations)
        self.banner.show_both.connect(self.show_both)
        self.table.sources_requested.connect(self._show_sources)
        self.banner.sources_requested.connect(self._show_sources)
        self.next_touched.clicked.connect(self.table.show_next_touched)
        self.citations.closed.connect(self.table.enter)

    @property
    def chips(self) -> Sequence[Chip]:
        """The chips of the patient factors, in order."""
        return tuple(self._chips.values())

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.banner.set_theme(theme)
        self.table.set_theme(theme)
        self.local.set_theme(theme)
        for chip in self._chips.values():
            chip.set_theme(theme)

    def set_short(self, short: bool) -> None:
        """Where height is short, the factors fold away behind a button."""
        if short == self._fold.isHidden():
            self._fold.setVisible(short)
            self._factor_box.setVisible(not short or self._fold.isChecked())
            self.banner.set_brief(short)
            self.table.set_short(short)
            self.local.set_short(short)
            self._column.setSpacing(pixels(3 if short else 5))

    def show_page(self, page: ComparisonPage) -> None:
        """Replace what is shown; the chosen factors stay, they are of the patient."""
        self._page = page
        self.citations.hide()
        self.banner.show_banners(page.banners)
        self.local.show_frame(page.local)
        self._ensure_chips(page.factors)
        self.table.show_rows(self._rows(page))
        self._factors_changed()

    def _rows(self, page: ComparisonPage) -> list[TableRow]:
        verdicts = verdict_row(self._words.of(ROWS, "verdict"), page.plex, page.ivig)
        return [verdicts, *map(table_row, page.rows)]

    def look_ahead(self, page: ComparisonPage) -> None:
        """Lay out what would be seen of a page, as it may be shown next."""
        self.table.look_ahead(self._rows(page))

    def choose_factors(self, factors: Collection[str]) -> None:
        """Choose these factors and no others."""
        for factor, chip in self._chips.items():
            chip.setChecked(factor in factors)

    def chosen_factors(self) -> list[str]:
        """The ids of the factors that are chosen."""
        return [factor for factor, chip in self._chips.items() if chip.isChecked()]

    def _ensure_chips(self, factors: Sequence[FactorChip]) -> None:
        if list(self._chips) == [factor.id for factor in factors]:
            return
        for chip in self._chips.values():
            self._factor_flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {factor.id: self._make_chip(factor) for factor in factors}
        stops: list[QWidget] = [self.banner.button, self._fold, *self.chips]
        stops += [self.next_touched, self.table, self.local.area, self.citations]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _make_chip(self, factor: FactorChip) -> Chip:
        chip = Chip(factor.label, self._theme, self._factor_box)
        chip.setFont(self._heading.font())
        chip.setAccessibleName(self.tr("Patient factor: {0}").format(factor.label))
        chip.toggled.connect(self._factors_changed)
        chip.clicked.connect(self._tell_factors)
        self._factor_flow.addWidget(chip)
        return chip

    def _factors_changed(self) -> None:
        if self._page is None:
            return
        chosen = self.chosen_factors()
        self.table.show_factors(chosen)
        self._touched_line.setVisible(bool(chosen))
        self._touched.setText(self._page.marked(chosen, self._words))

    def enter(self) -> None:
        """Take the focus, in the table."""
        self.table.enter()

    @property
    def tables(self) -> tuple[QTableView, ...]:
        """Its one table."""
        return (self.table,)

    def cite(self, numbers: Collection[int]) -> None:
        """Show the sources of these numbers, for the current cell or else the banner."""
        shown = (
            [statement for banner in self._page.banners for statement in banner.statements]
            if self._page
            else []
        )
        for said in (self.table.rows_model.statements_at(self.table.currentIndex()), shown):
            cited = [statement for statement in said if statement.number in numbers]
            if cited:
                self._show_sources(cited)
                return

    def _tell_factors(self) -> None:
        announce(self, self._touched.text() or self.tr("No patient factor is chosen"))

    def _show_sources(self, statements: Sequence[Statement]) -> None:
        if self._page is not None:
            self.citations.show_sources(statements, self._page.sources)
