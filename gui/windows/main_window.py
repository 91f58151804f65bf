"""The main window: the list on the left, the open page on the right, the footer below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.compat import override
from gui.core.reference import Reference
from gui.pages.age import AgePage
from gui.pages.words import Words
from gui.services.theme import Theme
from gui.widgets.list_pane import ListPane
from gui.widgets.page_header import CONDITION_PAGES
from gui.windows import actions
from gui.windows.contents import Contents
from gui.windows.handlers import handlers, tell_missed
from gui.windows.looks import USUAL_MANNER, Looks, Manner
from gui.windows.right_pane import RightPane
from gui.windows.shown_pages import FindBefore, nothing_before

if TYPE_CHECKING:
    from gui.machine.before import Before
    from gui.pages.imprint import Imprint
    from gui.widgets.message_line import MessageLine
    from gui.windows.copying import Copying


class MainWindow(QMainWindow):
    """Constructed with content; remembers nothing of a patient or a condition."""

    theme_chosen = Signal(object)
    text_size_chosen = Signal(int)
    language_chosen = Signal(object)
    diagnostics_wanted = Signal()
    install_wanted = Signal()
    way_back_wanted = Signal()

    def __init__(
        self,
        reference: Reference,
        age: AgePage,
        today: Callable[[], date],
        words: Words,
        theme: Theme,
        notices: Sequence[str] = (),
        manner: Manner = USUAL_MANNER,
    ) -> None:
        super().__init__()
        self.planner = manner.planner
        self._reference, self._today = reference, today
        self._notices = tuple(notices)
        self.looks = Looks(theme, manner.text_size, self)
        self.locked: frozenset[str] = frozenset()
        self._language: str | None = words.language
        self.tell_origin: Callable[[Words], Sequence[str]] = lambda _words: ()
        self._why_no_way_back: Callable[[], str] = str
        self.find_before: FindBefore = nothing_before
        self._is_ready = False
        self._fill(words, age)
        self.list_pane.focus_search()

    def _fill(self, words: Words, age: AgePage) -> None:
        self.words, self.age = words, age
        self.setWindowTitle(self.tr("PLEX\u2013IVIG Reference"))
        shown = (self._reference, age, words, self.looks.theme, self._notices, self._before)
        self.contents = Contents(*shown, planner=self.planner)
        self.looks.painted.connect(self.contents.set_theme)
        self.list_pane.opened.connect(self.open_condition)
        self.list_pane.entered.connect(self.enter_condition)
        self.right_pane.condition_wanted.connect(self.enter_condition)
        self.right_pane.typed.connect(self.list_pane.type_text)
        self.right_pane.missed.connect(partial(tell_missed, self))
        self.setCentralWidget(self.contents)
        self.actions_by_id = actions.make_menus(self, handlers(self), planner=self.planner)
        self.actions_by_id["copy"].setShortcuts(QKeySequence.StandardKey.Copy)
        self.lock(self.locked)
        self._mark_choices()

    def _before(self) -> Before | None:
        return self.find_before()

    def _mark_choices(self) -> None:
        actions.mark_choices(
            self.actions_by_id, self.looks.name, self._language, self.looks.text_size
        )

    @property
    def list_pane(self) -> ListPane:
        """The pane on the left."""
        return self.contents.list_pane

    @property
    def right_pane(self) -> RightPane:
        """The pane on the right."""
        return self.contents.right_pane

    @property
    def reference(self) -> Reference:
        """The content that is shown."""
        return self._reference

    def rebuild(self, words: Words, age: AgePage, notices: Sequence[str] | None = None) -> None:
        """Make the contents anew, in other words or another size; nothing that is open is lost."""
        from gui.windows.window_state import restore, state_of

        self._notices = self._notices if notices is None else tuple(notices)
        state = state_of(self.contents)
        self._make_anew(words, age)
        restore(self.contents, state)
        self.contents.announcing.take_as_told()

    def show_content(self, reference: Reference, age: AgePage, notices: Sequence[str]) -> None:
        """Show other content from now on; what is open stays, as far as that content has it."""
        from gui.windows.window_state import as_far_as_in, restore, state_of

        state = as_far_as_in(reference, state_of(self.contents))
        self._reference, self._notices = reference, tuple(notices)
        self._make_anew(self.words, age)
        restore(self.contents, state)
        self.contents.announcing.take_as_told()
        self._tell_notices()

    def _make_anew(self, words: Words, age: AgePage) -> None:
        for action in self.actions_by_id.values():
            action.setShortcuts([])
        if "messages" in vars(self):
            self.messages.take_back()
            self.messages.deleteLater()
            del self.messages
        before = self.contents
        before.fall_silent()  # or both would read out where the focus is
        before.hide()
        self.takeCentralWidget()
        # Once the new ones are painted.
        QTimer.singleShot(0, self, partial(QWidget.deleteLater, before))
        self._fill(words, age)
        self.contents.show()
        if (layout := self.layout()) is not None:
            layout.activate()
        if self._is_ready:
            self.contents.make_ready()
            self.right_pane.make_all_later()

    def lock(self, names: Collection[str]) -> None:
        """Leave what a policy has set to it, by the names that `actions.lock_of` gives."""
        self.locked = frozenset(names)
        for identifier, action in self.actions_by_id.items():
            action.setEnabled(actions.lock_of(identifier) not in self.locked)
        actions.tell_way_back(self.actions_by_id, self._why_no_way_back())

    def offer_way_back(self, why_not: Callable[[], str]) -> None:
        """Ask from now on why there is no content to go back to; empty where there is some."""
        self._why_no_way_back = why_not
        self.lock(self.locked)

    def make_ready(self) -> None:
        """Make what the first key and the first choice would otherwise wait for."""
        if not self._is_ready:
            self._tell_notices()
        self._is_ready = True
        self.contents.make_ready()
        self.right_pane.make_all()

    def _tell_notices(self) -> None:
        if self.contents.notices is not None:
            from gui.services.speech import announce

            announce(self, self.contents.notices.told)

    @cached_property
    def messages(self) -> MessageLine:
        """Where the window says for some seconds what it has done."""
        from gui.widgets.message_line import MessageLine

        return MessageLine(self, self.contents.footer)

    def imprint(self) -> Imprint:
        """What stands on everything that leaves the window today."""
        from gui.pages.imprint import imprint

        return imprint(self._reference.bundle, self._today(), self.words)

    def _copying(self) -> Copying:
        from gui.windows.copying import Copying

        content = (self._reference, self.words, self.imprint())
        return Copying(self.right_pane, *content, self.messages)

    def copy(self) -> None:
        """Ctrl+C: the summary of the open condition, or the statement that has the focus."""
        self._copying().copy()

    def open_condition(self, condition_id: str) -> None:
        """Show a condition; the focus stays where it is."""
        if self.right_pane.condition != condition_id or self.right_pane.page not in CONDITION_PAGES:
            self.right_pane.open_condition(condition_id)
        self.list_pane.set_open(condition_id)

    def enter_condition(self, condition_id: str) -> None:
        """Show a condition and go into it."""
        self.open_condition(condition_id)
        self.right_pane.focus_page()

    def show_page(self, page: str) -> None:
        """Show one of the pages and go into it."""
        self.right_pane.show_page(page)
        if self.right_pane.page == page:
            self.right_pane.focus_page()

    @property
    def is_neutral(self) -> bool:
        """Whether nothing is open, typed or filtered."""
        page, condition = self.right_pane.page, self.right_pane.condition
        return page == "welcome" and condition is None and self.list_pane.is_clear

    def go_back(self) -> None:
        """Esc: close the sources; back to the list; clear search and filter; neutral start."""
        panel = self.right_pane.open_citations()
        if panel is not None:
            panel.close_panel()
        elif self.contents.page_stands_alone or self.right_pane.isAncestorOf(
            QApplication.focusWidget() or self
        ):
            self.list_pane.focus_list()
        elif not self.list_pane.is_clear:
            self.list_pane.clear()
        else:
            self.reset()

    def reset(self) -> None:
        """The neutral start: nothing open, typed, filtered, chosen, marked or remembered."""
        try:
            self.contents.forget()
        except Exception:
            self._make_anew(self.words, self.age)  # nothing of what was viewed may stay
            self.focus_search()
            raise
        if "messages" in vars(self):
            self.messages.take_back()
        if self._is_ready:
            QTimer.singleShot(0, self, self.make_ready)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.list_pane.focus_search()

    def choose_theme(self, name: str | None, *, keep: bool = True) -> None:
        """Paint everything in a theme, and keep it for the user; None follows the system."""
        self.looks.choose_theme(name)
        self._mark_choices()
        if keep:
            self.theme_chosen.emit(name)

    def follow_system_theme(self) -> None:
        """Change with the system's theme from now on."""
        self.looks.follow_system()
        self._mark_choices()

    def mark_language(self, chosen: str | None) -> None:
        """Tell in the menu which language is chosen; None follows the system."""
        self._language = chosen
        self._mark_choices()

    def choose_text_size(self, percent: int) -> None:
        """Write everything in another size, in percent of the usual one."""
        from gui.services.speech import announce

        if self.looks.choose_text_size(percent):
            self.rebuild(self.words, self.age)
            announce(self, self.tr("Text of {0} %").format(percent))
            self.text_size_chosen.emit(percent)

    def step_text_size(self, step: int) -> None:
        """Write in the next larger size (step 1) or the next smaller one (step -1)."""
        self.choose_text_size(self.looks.next_text_size(step))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no widget wanted: letters begin a search."""
        if typed := actions.typed_text(event):
            self.list_pane.type_text(typed)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.keyCombination() == actions.MENU_KEYS:
            self._copying().show_menu(None)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tables: what can be copied here."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        event.setAccepted(self._copying().show_menu(None if by_keyboard else event.globalPos()))
