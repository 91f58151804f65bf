"""The main window: the list on the left, the open page on the right, the footer below."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.compat import override
from gui.core.reference import Reference
from gui.pages.age import AgePage
from gui.pages.words import Words
from gui.services.fonts import USUAL_TEXT_SIZE
from gui.services.theme import Theme
from gui.widgets.list_pane import ListPane
from gui.widgets.page_header import CONDITION_PAGES
from gui.windows import actions
from gui.windows.contents import Contents
from gui.windows.looks import Looks
from gui.windows.right_pane import RightPane

if TYPE_CHECKING:
    from gui.pages.imprint import Imprint
    from gui.widgets.message_line import MessageLine
    from gui.windows.copying import Copying
    from gui.windows.paper import Paper

_THEMES = (None, "light", "dark", "high-contrast")
_LANGUAGES = (None, "en", "de")


class MainWindow(QMainWindow):
    """Constructed with content; remembers nothing of a patient or a condition."""

    theme_chosen = Signal(object)
    text_size_chosen = Signal(int)
    language_chosen = Signal(object)
    diagnostics_wanted = Signal()

    def __init__(
        self,
        reference: Reference,
        age: AgePage,
        today: Callable[[], date],
        words: Words,
        theme: Theme,
        notice: str = "",
        text_size: int = USUAL_TEXT_SIZE,
    ) -> None:
        super().__init__()
        self._reference, self._today = reference, today
        self._notice = notice
        self._looks = Looks(theme, text_size, self)
        self.locked: frozenset[str] = frozenset()
        self._language: str | None = words.language
        self._is_ready = False
        self._fill(words, age)
        self.list_pane.focus_search()

    def _fill(self, words: Words, age: AgePage) -> None:
        self._words, self._age = words, age
        self.setWindowTitle(self.tr("PLEX\u2013IVIG Reference"))
        self._contents = Contents(self._reference, age, words, self._looks.theme, self._notice)
        self._looks.painted.connect(self._contents.set_theme)
        self.list_pane.opened.connect(self.open_condition)
        self.list_pane.entered.connect(self.enter_condition)
        self.right_pane.condition_wanted.connect(self.enter_condition)
        self.right_pane.typed.connect(self.list_pane.type_text)
        self.setCentralWidget(self._contents)
        self._actions = actions.make_menus(self, self._handlers())
        self._actions["copy"].setShortcuts(QKeySequence.StandardKey.Copy)
        self.lock(self.locked)
        self._mark_choices()

    def _mark_choices(self) -> None:
        actions.mark_choices(self._actions, self._looks.name, self._language, self._looks.text_size)

    @property
    def list_pane(self) -> ListPane:
        """The pane on the left."""
        return self._contents.list_pane

    @property
    def right_pane(self) -> RightPane:
        """The pane on the right."""
        return self._contents.right_pane

    def rebuild(self, words: Words, age: AgePage, notice: str | None = None) -> None:
        """Make the contents anew, in other words or another size; nothing that is open is lost."""
        from gui.windows.window_state import restore, state_of

        self._notice = self._notice if notice is None else notice
        state = state_of(self._contents)
        self._make_anew(words, age)
        restore(self._contents, state)
        self._contents.announcing.take_as_told()

    def _make_anew(self, words: Words, age: AgePage) -> None:
        for action in self._actions.values():
            action.setShortcuts([])
        if "messages" in vars(self):
            self.messages.take_back()
            self.messages.deleteLater()
            del self.messages
        self._contents.hide()
        self.takeCentralWidget()
        self._contents.deleteLater()
        self._fill(words, age)
        self._contents.show()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if self._is_ready:
            self.make_ready()

    def lock(self, names: Collection[str]) -> None:
        """Leave what a policy has set to it: of "theme", "text-size", "language", "export"."""
        self.locked = frozenset(names)
        for identifier, action in self._actions.items():
            action.setEnabled(actions.lock_of(identifier) not in self.locked)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        wanted = self.language_chosen.emit
        return {
            **{page: partial(self.show_page, page) for page in self.right_pane.header.buttons},
            "copy": self.copy,
            "search": self.focus_search,
            "next-pane": partial(self._contents.move_pane, 1),
            "previous-pane": partial(self._contents.move_pane, -1),
            "list-wider": partial(self._contents.move_divider, 1),
            "list-narrower": partial(self._contents.move_divider, -1),
            "back": self.go_back,
            "text-larger": partial(self._step_text_size, 1),
            "text-smaller": partial(self._step_text_size, -1),
            "text-normal": partial(self.choose_text_size, USUAL_TEXT_SIZE),
            **{f"theme-{name or 'system'}": partial(self.choose_theme, name) for name in _THEMES},
            **{f"language-{it or 'system'}": partial(wanted, it) for it in _LANGUAGES},
            "shortcuts": self._show_shortcuts,
            "diagnostics": self.diagnostics_wanted.emit,
            "about": self._show_about,
            "print": lambda: self._to_paper(lambda paper: paper.preview()),
            "save-pdf": lambda: self._to_paper(lambda paper: paper.save()),
            "quit": self.close,
        }

    def make_ready(self) -> None:
        """Make what the first key and the first choice would otherwise wait for."""
        self._is_ready = True
        self.list_pane.search.offer_clearing()
        self.right_pane.make_all()

    @cached_property
    def messages(self) -> MessageLine:
        """Where the window says for some seconds what it has done."""
        from gui.widgets.message_line import MessageLine

        return MessageLine(self, self._contents.footer)

    def imprint(self) -> Imprint:
        """What stands on everything that leaves the window today."""
        from gui.pages.imprint import imprint

        return imprint(self._reference.bundle, self._today(), self._words)

    def _to_paper(self, wanted: Callable[[Paper], object]) -> None:
        try:
            from gui.windows.paper import Paper
        except ImportError:
            self.messages.say(self.tr("The program was replaced: start it again for paper."))
            return
        content = (self._reference, self._words, self.imprint())
        wanted(Paper(self.right_pane, *content, lambda: self.messages))

    def _copying(self) -> Copying:
        from gui.windows.copying import Copying

        content = (self._reference, self._words, self.imprint())
        return Copying(self.right_pane, *content, self.messages)

    def copy(self) -> None:
        """Ctrl+C: the summary of the open condition, or the statement that has the focus."""
        self._copying().copy()

    def _show_shortcuts(self) -> None:
        from gui.windows.dialogs import shortcuts_dialog

        shortcuts_dialog(self, actions.shortcut_lines()).open()

    def _show_about(self) -> None:
        from gui.windows.dialogs import about_dialog

        about_dialog(self, self._age).open()

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

    def go_back(self) -> None:
        """Esc: close the sources; back to the list; clear search and filter; neutral start."""
        panel = self.right_pane.open_citations()
        if panel is not None:
            panel.close_panel()
        elif self._contents.page_stands_alone or self.right_pane.isAncestorOf(
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
            self._contents.forget()
        except Exception:
            self._make_anew(self._words, self._age)  # nothing of what was viewed may stay
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
        self._looks.choose_theme(name)
        self._mark_choices()
        if keep:
            self.theme_chosen.emit(name)

    def follow_system_theme(self) -> None:
        """Change with the system's theme from now on."""
        self._looks.follow_system()
        self._mark_choices()

    def mark_language(self, chosen: str | None) -> None:
        """Tell in the menu which language is chosen; None follows the system."""
        self._language = chosen
        self._mark_choices()

    def choose_text_size(self, percent: int) -> None:
        """Write everything in another size, in percent of the usual one."""
        from gui.services.speech import announce

        if self._looks.choose_text_size(percent):
            self.rebuild(self._words, self._age)
            announce(self, self.tr("Text of {0} %").format(percent))
            self.text_size_chosen.emit(percent)

    def _step_text_size(self, step: int) -> None:
        self.choose_text_size(self._looks.next_text_size(step))

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
