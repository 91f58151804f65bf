"""Makes the pages that the right pane shows and their views, each when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.core.reference import Reference
from gui.pages.age import language_note
from gui.pages.words import Words
from gui.services.theme import Theme
from gui.widgets.pages import Pages

if TYPE_CHECKING:
    from gui.machine.before import Before
    from gui.pages.change_parts import ChangesPage
    from gui.widgets.changes_view import ChangesView
    from gui.widgets.compare_view import CompareView
    from gui.widgets.evidence_view import EvidenceView
    from gui.widgets.overview_view import OverviewView
    from gui.widgets.plan_view import PlanView
    from gui.widgets.sources_view import SourcesView
    from gui.widgets.therapies_view import TherapiesView
    from gui.windows.planning import Planning

    PageView = (
        ChangesView
        | CompareView
        | EvidenceView
        | OverviewView
        | PlanView
        | SourcesView
        | TherapiesView
    )

View = TypeVar("View", bound="PageView")
_MOST_KEPT = 12
FindBefore = Callable[[], "Before | None"]


def nothing_before() -> None:
    """There is no content before the one that is shown."""
    return


class ShownPages:
    """The pages of one reference; `before` finds the content that was shown before it."""

    def __init__(self, reference: Reference, words: Words, before: FindBefore) -> None:
        self._reference, self._words, self._before = reference, words, before
        self._kept: dict[tuple[str, str], Any] = {}

    def made(self, page: str, condition: str | None) -> Any:
        """The page of a name, of a condition where it is of one.

        Raises:
            KeyError: there is no such page.
        """
        reference, words = self._reference, self._words
        if page == "changes":
            return self.changes()
        if condition is not None:
            return self._of_condition(page, condition)
        from gui.pages.overview import overview_page
        from gui.pages.sources import sources_page
        from gui.pages.therapies import therapies_page

        general: dict[str, Callable[[Reference, Words], Any]] = {
            "therapies": therapies_page,
            "sources": sources_page,
            "overview": overview_page,
        }
        return general[page](reference, words)

    def _of_condition(self, page: str, condition: str) -> Any:
        """One of the few pages that were made last, or a new one."""
        from gui.pages.comparison import comparison_page
        from gui.pages.evidence import evidence_page

        made = self._kept.pop((page, condition), None)
        if made is None:
            make = comparison_page if page == "compare" else evidence_page
            made = make(self._reference, condition, self._words)
        self._kept[page, condition] = made  # the last one that was asked for stands last
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return made

    def forget(self) -> None:
        """Keep no page of a condition."""
        self._kept.clear()

    def changes(self) -> ChangesPage:
        """What changed since the content before, or that there is none."""
        from gui.pages.change_words import STANDINGS
        from gui.pages.changes import changes_page, first_page

        words, bundle = self._words, self._reference.bundle
        before = self._before()
        if before is None:
            return first_page(bundle, words)
        now = words.of(STANDINGS, "draft") if bundle.is_draft else ""
        notes = (words.of(STANDINGS, before.standing), now)
        return changes_page(before.bundle, bundle, words, notes)


class Views(QWidget):
    """The views of all pages, one above the other; their modules are loaded with them."""

    condition_wanted = Signal(str)
    both_wanted = Signal()
    typed = Signal(str)

    def __init__(self, reference: Reference, words: Words, theme: Theme) -> None:
        super().__init__()
        self._reference, self._words, self._theme = reference, words, theme
        self._language_note = language_note(reference.bundle.manifest, words)
        self._made: dict[str, PageView] = {}
        self._short, self._least_table = False, 0
        self._stack = Pages()

    @cached_property
    def compare(self) -> CompareView:
        """The comparison of the two therapies."""
        from gui.widgets.compare_view import CompareView

        view = self._add("compare", CompareView(self._words, self._theme))
        view.table.rows_model.note = self._language_note
        view.set_short(self._short)
        view.show_both.connect(self.both_wanted)
        return view

    @cached_property
    def evidence(self) -> EvidenceView:
        """The claims of a condition."""
        from gui.widgets.evidence_view import EvidenceView

        return self._add("evidence", EvidenceView(self._theme))

    @cached_property
    def plan(self) -> PlanView:
        """The planner."""
        from gui.widgets.plan_view import PlanView

        view = self._add("plan", PlanView(self._theme))
        view.details.typed.connect(self.typed)
        return view

    @cached_property
    def planning(self) -> Planning:
        """What is entered into the planner."""
        from gui.windows.planning import Planning

        return Planning(self._reference, self._words, self.plan)

    @cached_property
    def therapies(self) -> TherapiesView:
        """What is known of the therapies themselves."""
        from gui.widgets.therapies_view import TherapiesView

        view = self._add("therapies", TherapiesView(self._theme))
        view.table.rows_model.note = self._language_note
        view.set_short(self._short)
        return view

    @cached_property
    def sources(self) -> SourcesView:
        """All sources."""
        from gui.widgets.sources_view import SourcesView

        return self._add("sources", SourcesView(self._theme))

    @cached_property
    def overview(self) -> OverviewView:
        """All conditions with both verdicts."""
        from gui.widgets.overview_view import OverviewView

        view = self._add("overview", OverviewView(self._theme))
        view.opened.connect(self.condition_wanted)
        return view

    @cached_property
    def changes(self) -> ChangesView:
        """What changed since the content before."""
        from gui.widgets.changes_view import ChangesView

        return self._add("changes", ChangesView(self._theme))

    def _add(self, page: str, view: View) -> View:
        self._made[page] = view
        self._stack.add(view)
        for table in view.tables:
            table.typed.connect(self.typed)  # type: ignore[attr-defined]
        self._fit(view)
        return view

    def _fit(self, view: PageView) -> None:
        areas = [view.area] if hasattr(view, "area") else view.tables
        for area in areas:
            area.setMinimumHeight(self._least_table)
