"""All sources, and the founding document's own nine references."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.installed_words import installed_words
from gui.models.text_table_model import TextRow
from gui.pages.sources import ReferenceRow, SourceRow, SourcesPage
from gui.pages.words import STATUS_MEANINGS, STATUSES
from gui.services.fonts import scaled
from gui.services.theme import Theme
from gui.widgets.text_table import TextTable

_SOURCE_WEIGHTS = (2, 10, 1, 0, 0, 1, 0, 0)
_REFERENCE_WEIGHTS = (0, 4, 2, 6)


class SourcesView(QWidget):
    """Two sortable tables, one above the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = TextTable(
            [
                self.tr("Source"),
                self.tr("Citation"),
                self.tr("Kind"),
                self.tr("Status"),
                self.tr("Year"),
                self.tr("Read"),
                self.tr("Claims"),
                self.tr("Facts"),
            ],
            _SOURCE_WEIGHTS,
            theme,
        )
        self.references = TextTable(
            [self.tr("No."), self.tr("As printed"), self.tr("Found?"), self.tr("Full citation")],
            _REFERENCE_WEIGHTS,
            theme,
        )
        self.sources.setAccessibleName(self.tr("Sources"))
        self.references.setAccessibleName(self.tr("The founding document's references"))
        self._founding = QLabel()
        self._founding.setTextFormat(Qt.TextFormat.PlainText)
        self._founding.setWordWrap(True)
        self._founding.setFont(scaled(self.font(), 1.0, bold=True))
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 6, 0, 0)
        lower.addWidget(self._founding)
        lower.addWidget(self.references, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.sources)
        splitter.addWidget(below)
        self.sources.lower()  # a screen reader reads the lowest first
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        splitter.handle(1).setAccessibleName(self.tr("Divider between the tables"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A splitter asks no label how high it is in its width."""
        self._founding.setMinimumHeight(self._founding.heightForWidth(self.width()))

    def enter(self) -> None:
        """Take the focus, in the table of sources."""
        self.sources.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def tables(self) -> tuple[QTableView, ...]:
        """Both tables."""
        return (self.sources, self.references)

    def show_page(self, page: SourcesPage) -> None:
        """Show all sources and references."""
        self.sources.show_rows([_source(row) for row in page.sources])
        self.references.show_rows([_reference(row) for row in page.references])
        self._founding.setText(
            self.tr("The founding document's own references: \u201c{0}\u201d, {1}").format(
                page.founding_title, page.attribution
            )
        )
        self._make_room()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.sources.set_theme(theme)
        self.references.set_theme(theme)


def _source(row: SourceRow) -> TextRow:
    card, words = row.card, installed_words()
    usual = words.of(STATUS_MEANINGS, "current")
    identifiers = [
        f"DOI {card.doi}" if card.doi and card.doi not in card.citation else "",
        f"PMID {card.pmid}" if card.pmid and card.pmid not in card.citation else "",
    ]
    citation = " ".join([card.citation, *(part for part in identifiers if part)])
    year = "" if card.year is None else str(card.year)
    cells = (
        card.label,
        citation,
        card.kind,
        words.of(STATUSES, "current") if card.status == usual else card.status,
        year,
        card.read,
        str(row.claims),
        str(row.facts),
    )
    sort = (None, None, None, None, card.year or 0, None, row.claims, row.facts)
    return TextRow(card.id, cells, sort=sort)


def _reference(row: ReferenceRow) -> TextRow:
    cells = (str(row.n), row.as_printed, row.resolution, row.citation)
    return TextRow(str(row.n), cells, "plain" if row.resolved else "lead", sort=(row.n,))
