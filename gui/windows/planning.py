"""What is entered into the planner for one patient: it lives here, in memory, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QObject

from gui.core.reference import Reference
from gui.pages.plan.entries import fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from gui.widgets.plan_view import PlanView
from gui.windows.closing import forget_outside


class PlanState(msgspec.Struct, frozen=True):
    """What must be found again where the contents of a window are made anew."""

    entries: dict[str, str]
    working: bool
    field: str
    caret: int
    scrolled: int
    place: int = -1


class Planning(QObject):
    """Computes the page anew with each entry and has the view show it."""

    def __init__(self, reference: Reference, words: Words, view: PlanView) -> None:
        super().__init__(view)
        self._reference, self._words, self._view = reference, words, view
        self._condition = ""
        self._entries: dict[str, str] = {}
        view.edited.connect(self._edited)
        view.cleared.connect(self._cleared)

    def begin(self, condition: str) -> PlanPage:
        """The page of a condition for a patient of whom nothing is known yet."""
        forget_outside()  # what was marked of the patient before
        self._condition = condition
        self._entries = fresh_entries(self._reference, condition)
        return self._page()

    def _page(self) -> PlanPage:
        return plan_page(self._reference, self._condition, self._entries, self._words)

    def _edited(self, field: str, text: str) -> None:
        before = (self._reference, self._condition, self._entries)
        try:
            self._entries = with_entry(*before, field, text)
            page = self._page()
        except Exception:
            self._cleared()  # no result may stand beside an entry that it is not of
            raise
        self._view.refresh(page)

    def _cleared(self) -> None:
        self._view.show_page(self.begin(self._condition))
        self._view.enter()

    def enter(self, entries: Mapping[str, str]) -> None:
        """Show another set of entries."""
        self._entries = dict(entries)
        self._view.show_page(self._page())

    def state(self) -> PlanState:
        """What is entered, and where in the form and on the page one is."""
        field, caret = self._view.form.place()
        scrolled = self._view.area.verticalScrollBar().value()
        where = (field, caret, scrolled, self._view.place())
        return PlanState(dict(self._entries), self._view.shows_working, *where)

    def restore(self, condition: str, state: PlanState) -> None:
        """Show what was entered; options that the content has not are chosen no more."""
        self._condition = condition
        self._entries = dict(state.entries)
        for field in self._page().fields:
            offered = {option.id for option in field.options}
            if field.kind == "choice" and self._entries.get(field.id, "") not in offered:
                self._entries[field.id] = ""
        self.enter(self._entries)
        self._view.form.working.setChecked(state.working)
        self._view.form.remember(state.field, state.caret)
        self._view.remember(state.place, state.scrolled)
