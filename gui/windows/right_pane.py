"""The right pane: the head and one of the pages; pages are made when they are first wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from gui.core.reference import Reference
from gui.pages.words import Words
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.page_header import CONDITION_PAGES, PageHeader
from gui.widgets.welcome_view import WelcomeView
from gui.windows.shown_pages import FindBefore, ShownPages, Views, nothing_before

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from gui.widgets.citation_panel import CitationPanel
    from gui.windows.planning import PlanState

_SHORT, _SHORT_COMPARISON = 420, 465
_TABLE, _TABLE_SHARE = 126, 0.6
_LAID_OUT_AHEAD = ("compare", "evidence")


class RightPane(Views):
    """Shows a condition or one of the general pages."""

    wanted = Signal()
    missed = Signal()

    def __init__(
        self,
        reference: Reference,
        words: Words,
        theme: Theme,
        welcome: WelcomeView,
        before: FindBefore = nothing_before,
        *,
        planner: bool = True,
    ) -> None:
        """Show pages of a reference; `before` finds the content that was shown before it.

        Args:
            planner: whether there is a planner; where not, there is no trace of it.
        """
        super().__init__(reference, words, theme)
        self.pages = ShownPages(reference, words, before)
        self._condition: str | None = None
        self._filled: dict[str, str | None] = {}
        self._kept_plan: PlanState | None = None
        self._makes_next = QTimer(self)
        self._makes_next.setSingleShot(True)
        self._makes_next.timeout.connect(self._make_next)
        self._titles = {
            "compare": self.tr("Compare"),
            **({"plan": self.tr("Plan")} if planner else {}),
            "evidence": self.tr("Evidence"),
            "therapies": self.tr("Therapies"),
            "sources": self.tr("Sources"),
            "overview": self.tr("Overview"),
            "changes": self.tr("Changes"),
        }
        self.header = PageHeader(self._titles, theme)
        self.welcome = welcome
        self._stack.add(welcome)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(pixels(14), pixels(8), pixels(12), 2)
        column.setSpacing(pixels(5))
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.header.chosen.connect(self.show_page)
        self.both_wanted.connect(self.show_both)
        self.show_page("welcome")

    def set_room(self, height: int) -> None:
        """Show less beside the tables where the pane is no higher than this.

        Each table stays as high as it is of use; the pane scrolls where that is too much.
        """
        self._least_table = min(pixels(_TABLE), round(height * _TABLE_SHARE))
        for view in self._made.values():
            self._fit(view)
        short = height < pixels(_SHORT)
        self.header.set_compact(short)
        self._column.setContentsMargins(pixels(14), pixels(3 if short else 8), pixels(12), 2)
        self._column.setSpacing(pixels(2 if short else 5))
        self._short = height < pixels(_SHORT_COMPARISON)
        if "compare" in self._made:
            self.compare.set_short(self._short)
        if "therapies" in self._made:
            self.therapies.set_short(self._short)

    def make_all(self) -> None:
        """Make the pages that nobody has wanted yet, so that none is waited for later.

        The planner is made for those who want it.
        """
        for page in self._titles.keys() - {"plan"}:
            getattr(self, page)

    def make_all_later(self) -> None:
        """Make them one after the other, each in a turn of its own of the event loop."""
        self._makes_next.start()

    def _make_next(self) -> None:
        following = next((page for page in self._titles if page not in {"plan", *self._made}), None)
        if following is not None:
            getattr(self, following)
            self._makes_next.start()

    @property
    def condition(self) -> str | None:
        """The id of the condition that is open."""
        return self._condition

    @property
    def page(self) -> str:
        """The page that is shown."""
        current = self._stack.current
        return next((name for name, view in self._made.items() if view is current), "welcome")

    def open_condition(self, condition_id: str) -> None:
        """Show a condition, on the page of conditions that was shown last, or the comparison."""
        if self.page != "plan" and condition_id != self._condition:
            self._forget("plan")
        self._condition = condition_id
        self.show_page(self.page if self.page in CONDITION_PAGES else "compare")

    def restore(
        self,
        condition: str | None,
        page: str,
        factors: Collection[str],
        plan: PlanState | None = None,
    ) -> None:
        """Show a page, choose factors and enter a plan, as they were in another window."""
        self._condition = condition
        if factors and condition is not None:
            self._fill("compare")
            self.compare.choose_factors(factors)
        if plan is not None and condition is not None:
            from gui.windows.closing import forget_outside

            forget_outside()
            self._kept_plan = plan  # entered when the planner is shown
        self.show_page(page)

    def chosen_factors(self) -> list[str]:
        """The ids of the patient factors that are chosen."""
        return self.compare.chosen_factors() if "compare" in self._made else []

    def entered_plan(self) -> PlanState | None:
        """What is entered into the planner, if it was opened."""
        return self.planning.state() if "plan" in self._filled else self._kept_plan

    def cite(self, numbers: Collection[int]) -> None:
        """Show the sources of these numbers, in the panel of the page that is shown."""
        match self.page:
            case "compare" | "plan" | "evidence" | "therapies" | "changes" as page:
                getattr(self, page).cite(numbers)

    def tables(self) -> Sequence[QTableView]:
        """The tables of the page that is shown."""
        view = self._made.get(self.page)
        return () if view is None else view.tables

    def close_condition(self) -> None:
        """Back to the neutral start; no condition and no patient factor is left."""
        self._condition = None
        self.show_page("welcome")
        self.pages.forget()
        for page in ("plan", *self._filled):
            self._forget(page)

    def _forget(self, page: str) -> None:
        """Give up a page that is not shown; it is made anew when it is wanted."""
        if page == "plan":
            self._kept_plan = None
        if page not in self._filled:
            return
        view = self._made.pop(page)
        del self._filled[page]
        delattr(self, page)
        if page == "plan":
            from gui.windows.closing import forget_outside

            forget_outside()
            del self.planning
        self._stack.remove(view)
        view.hide()
        view.deleteLater()

    def show_page(self, page: str) -> None:
        """Show a page; those of a condition need one that is open."""
        if page in CONDITION_PAGES and self._condition is None:
            return
        try:
            self._fill(page)
        except ImportError:
            self.missed.emit()
            return
        self._stack.show_page(self.welcome if page == "welcome" else self._made[page])
        self.header.show_page(page, has_condition=self._condition is not None)
        self._show_title(page)

    def _fill(self, page: str) -> None:
        wanted = self._condition if page in CONDITION_PAGES else None
        if page == "welcome" or (page in self._filled and self._filled[page] == wanted):
            return
        view: Any = getattr(self, page)
        if page == "plan" and wanted is not None:
            self._enter_plan(wanted)
        else:
            view.show_page(self.pages.made(page, wanted))
        self._filled[page] = wanted

    def _enter_plan(self, condition: str) -> None:
        planning = self.planning
        kept, self._kept_plan = self._kept_plan, None
        if kept is None:
            self.plan.show_page(planning.begin(condition))
            return
        self._filled["plan"] = condition
        try:
            planning.restore(condition, kept)
        except Exception:
            self._forget("plan")  # nothing of the patient may stay in what is half entered
            raise

    def look_ahead(self, condition: str, page: str) -> None:
        """Lay out a page that may be shown next; one that was never shown is left for later."""
        if page in self._filled and page in _LAID_OUT_AHEAD:
            view: Any = self._made[page]
            view.look_ahead(self.pages.made(page, condition))

    def _show_title(self, page: str) -> None:
        if page in CONDITION_PAGES and self._condition is not None:
            from gui.pages.comparison import identity_line

            condition = self._reference.bundle.conditions[self._condition]
            name = self._words.name(condition.name)
            self.header.show_title(name, identity_line(condition, self._words))
        elif page == "welcome":
            self.header.show_title(self.tr("PLEX\u2013IVIG Reference"), "")
        else:
            self.header.show_title(self._titles[page], "")

    def show_both(self) -> None:
        """Show the claims of both sides, where sources disagree or differ."""
        self.show_page("evidence")
        self.evidence.select_sides()
        self.evidence.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_page(self) -> None:
        """Go into the page that is shown."""
        self.wanted.emit()
        if self.page == "welcome":
            self.welcome.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._made[self.page].enter()

    def open_citations(self) -> CitationPanel | None:
        """The panel of sources on this page, if it is open."""
        if not self._made:
            return None
        from gui.widgets.citation_panel import CitationPanel

        panels = self._stack.findChildren(CitationPanel)
        return next((panel for panel in panels if panel.isVisible()), None)

    def answer(self) -> QTableView | None:
        """What F6 comes to apart from the form of the planner, where that is shown."""
        return self.plan.table if self.page == "plan" else None

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        for view in (self.header, self.welcome, *self._made.values()):
            view.set_theme(theme)
