"""The right pane: the head and one of the pages; pages are filled when they are first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.compat import override
from gui.core.reference import Reference
from gui.pages.comparison import comparison_page, identity_line
from gui.pages.evidence import evidence_page
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from gui.services.theme import Theme
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.compare_view import CompareView
from gui.widgets.evidence_view import EvidenceView
from gui.widgets.overview_view import OverviewView
from gui.widgets.page_header import CONDITION_PAGES, PageHeader
from gui.widgets.sources_view import SourcesView
from gui.widgets.therapies_view import TherapiesView
from gui.widgets.welcome_view import WelcomeView

_SHORT = 420


class RightPane(QWidget):
    """Shows a condition or one of the general pages."""

    condition_wanted = Signal(str)
    typed = Signal(str)

    def __init__(
        self, reference: Reference, words: Words, theme: Theme, welcome: WelcomeView
    ) -> None:
        super().__init__()
        self._reference = reference
        self._words = words
        self._condition: str | None = None
        self._filled: dict[str, str | None] = {}
        titles = {
            "compare": self.tr("Compare"),
            "evidence": self.tr("Evidence"),
            "therapies": self.tr("Therapies"),
            "sources": self.tr("Sources"),
            "overview": self.tr("Overview"),
        }
        self._titles = titles
        self.header = PageHeader(titles, theme)
        self.compare = CompareView(words, theme)
        self.evidence = EvidenceView(theme)
        self.therapies = TherapiesView(theme)
        self.sources = SourcesView(theme)
        self.overview = OverviewView(theme)
        self.welcome = welcome
        self._views: dict[str, QWidget] = {
            "welcome": welcome,
            "compare": self.compare,
            "evidence": self.evidence,
            "therapies": self.therapies,
            "sources": self.sources,
            "overview": self.overview,
        }
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 2)
        column.setSpacing(5)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._connect()
        self.show_page("welcome")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_compact(event.size().height() < _SHORT)

    def _connect(self) -> None:
        self.header.chosen.connect(self.show_page)
        self.compare.show_both.connect(self._show_both)
        self.overview.opened.connect(self.condition_wanted)
        for table in (
            self.compare.table,
            self.evidence.table,
            self.therapies.table,
            self.sources.sources,
            self.sources.references,
            self.overview.table,
        ):
            table.typed.connect(self.typed)

    @property
    def condition(self) -> str | None:
        """The id of the condition that is open."""
        return self._condition

    @property
    def page(self) -> str:
        """The page that is shown."""
        current = self._stack.currentWidget()
        return next(name for name, view in self._views.items() if view is current)

    def open_condition(self, condition_id: str) -> None:
        """Show a condition, on the page of conditions that was shown last, or the comparison."""
        self._condition = condition_id
        self.show_page(self.page if self.page in CONDITION_PAGES else "compare")

    def close_condition(self) -> None:
        """Back to the neutral start; no condition and no patient factor is left."""
        self._condition = None
        self._filled.clear()
        for panel in self.findChildren(CitationPanel):
            panel.forget()
        self.compare.clear_factors()
        self.show_page("welcome")

    def show_page(self, page: str) -> None:
        """Show a page; those of a condition need one that is open."""
        if page in CONDITION_PAGES and self._condition is None:
            return
        self._fill(page)
        self._stack.setCurrentWidget(self._views[page])
        self.header.show_page(page, has_condition=self._condition is not None)
        self._show_title(page)

    def _fill(self, page: str) -> None:
        wanted = self._condition if page in CONDITION_PAGES else None
        if page == "welcome" or (page in self._filled and self._filled[page] == wanted):
            return
        reference, words = self._reference, self._words
        fillers: dict[str, Callable[[], None]] = {
            "therapies": lambda: self.therapies.show_page(therapies_page(reference, words)),
            "sources": lambda: self.sources.show_page(sources_page(reference, words)),
            "overview": lambda: self.overview.show_page(overview_page(reference, words)),
        }
        if wanted is not None:
            fillers["compare"] = lambda: self.compare.show_page(
                comparison_page(reference, wanted, words)
            )
            fillers["evidence"] = lambda: self.evidence.show_page(
                evidence_page(reference, wanted, words)
            )
        fillers[page]()
        self._filled[page] = wanted

    def _show_title(self, page: str) -> None:
        if page in CONDITION_PAGES and self._condition is not None:
            condition = self._reference.bundle.conditions[self._condition]
            self.header.show_title(condition.name.en, identity_line(condition, self._words))
        elif page == "welcome":
            self.header.show_title(self.tr("PLEX\u2013IVIG Reference"), "")
        else:
            self.header.show_title(self._titles[page], "")

    def _show_both(self) -> None:
        self.show_page("evidence")
        self.evidence.select_sides()
        self.evidence.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_page(self) -> None:
        """Go into the page that is shown."""
        reason = Qt.FocusReason.ShortcutFocusReason
        entering: dict[str, Callable[[], None]] = {
            "welcome": lambda: self.welcome.setFocus(reason),
            "compare": self.compare.table.enter,
            "evidence": lambda: self.evidence.table.setFocus(reason),
            "therapies": self.therapies.table.enter,
            "sources": lambda: self.sources.sources.setFocus(reason),
            "overview": self.overview.table.enter,
        }
        entering[self.page]()

    def open_citations(self) -> CitationPanel | None:
        """The panel of sources on this page, if it is open."""
        panels = self._views[self.page].findChildren(CitationPanel)
        return next((panel for panel in panels if panel.isVisible()), None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.header.set_theme(theme)
        self.welcome.set_theme(theme)
        for view in (self.compare, self.evidence, self.therapies, self.sources, self.overview):
            view.set_theme(theme)
