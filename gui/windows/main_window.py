"""The main window: the list on the left, the open page on the right, the footer below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from gui.compat import override
from gui.core.reference import Reference
from gui.pages.age import AgePage
from gui.pages.condition_list import ConditionList
from gui.pages.overview import legend
from gui.pages.words import Words
from gui.services.theme import Theme, apply_theme, named_theme
from gui.widgets.banner import NoticeBar
from gui.widgets.footer import Footer
from gui.widgets.list_pane import ListPane
from gui.widgets.welcome_view import WelcomeView
from gui.windows.actions import make_menus, shortcut_lines
from gui.windows.right_pane import RightPane

if TYPE_CHECKING:
    from gui.pages.imprint import Imprint
    from gui.widgets.message_line import MessageLine
    from gui.windows.copying import Copying
    from gui.windows.paper import Paper

_LIST_WIDTH = 334
_LIST_SHARE = 0.34
_MENU_KEYS = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
_CONTROL = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class MainWindow(QMainWindow):
    """Constructed with content; remembers nothing of a patient or a condition."""

    def __init__(
        self,
        reference: Reference,
        age: AgePage,
        today: Callable[[], date],
        words: Words,
        theme: Theme,
        notice: str = "",
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("PLEX\u2013IVIG Reference"))
        self._reference = reference
        self._words = words
        self._today = today
        self._age = age
        self._theme_name: str | None = theme.name
        self.list_pane = ListPane(ConditionList(reference, words), words, theme)
        welcome = WelcomeView(shortcut_lines(), age.intended_use, legend(words), theme)
        self.right_pane = RightPane(reference, words, theme, welcome)
        self._notices = [NoticeBar(theme), NoticeBar(theme)]
        for bar, text in zip(self._notices, (notice, age.warning), strict=True):
            bar.show_notice(text)
        self._lay_out(age)
        self._connect()
        actions = make_menus(self, self._handlers())
        actions["copy"].setShortcuts(QKeySequence.StandardKey.Copy)
        self.list_pane.focus_search()

    def _lay_out(self, age: AgePage) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list_pane)
        splitter.addWidget(self.right_pane)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        self.list_pane.setMinimumWidth(200)
        self.right_pane.setMinimumWidth(380)
        self._splitter = splitter
        self._divider_moved = False
        splitter.splitterMoved.connect(self._keep_divider)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in self._notices:
            column.addWidget(bar)
        column.addWidget(splitter, 1)
        self._footer = Footer(age)
        column.addWidget(self._footer)
        self.setCentralWidget(centre)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes its share of a narrow window until somebody moves the divider."""
        super().resizeEvent(event)
        if not self._divider_moved:
            wanted = min(_LIST_WIDTH, round(self.width() * _LIST_SHARE))
            self._splitter.setSizes([wanted, self.width() - wanted])

    def _keep_divider(self) -> None:
        self._divider_moved = True

    def _connect(self) -> None:
        self.list_pane.opened.connect(self.open_condition)
        self.list_pane.entered.connect(self.enter_condition)
        self.right_pane.condition_wanted.connect(self.enter_condition)
        self.right_pane.typed.connect(self.list_pane.type_text)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "compare": partial(self.show_page, "compare"),
            "evidence": partial(self.show_page, "evidence"),
            "therapies": partial(self.show_page, "therapies"),
            "sources": partial(self.show_page, "sources"),
            "overview": partial(self.show_page, "overview"),
            "copy": self.copy,
            "search": self.list_pane.focus_search,
            "next-pane": partial(self._move_pane, 1),
            "previous-pane": partial(self._move_pane, -1),
            "back": self.go_back,
            "theme-system": partial(self.choose_theme, None),
            "theme-light": partial(self.choose_theme, "light"),
            "theme-dark": partial(self.choose_theme, "dark"),
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
            "print": lambda: self._to_paper(lambda paper: paper.preview()),
            "save-pdf": lambda: self._to_paper(lambda paper: paper.save()),
            "quit": self.close,
        }

    def make_ready(self) -> None:
        """Make what the first key and the first choice would otherwise wait for."""
        self.list_pane.search.offer_clearing()
        self.right_pane.make_all()

    @cached_property
    def messages(self) -> MessageLine:
        """Where the window says for some seconds what it has done."""
        from gui.widgets.message_line import MessageLine

        return MessageLine(self, self._footer)

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
        wanted(Paper(self.right_pane, *content, self.messages))

    def _copying(self) -> Copying:
        from gui.windows.copying import Copying

        content = (self._reference, self._words, self.imprint())
        return Copying(self.right_pane, *content, self.messages)

    def copy(self) -> None:
        """Ctrl+C: the summary of the open condition, or the statement that has the focus."""
        self._copying().copy()

    def _show_shortcuts(self) -> None:
        from gui.windows.dialogs import shortcuts_dialog

        shortcuts_dialog(self, shortcut_lines()).open()

    def _show_about(self) -> None:
        from gui.windows.dialogs import about_dialog

        about_dialog(self, self._age).open()

    def open_condition(self, condition_id: str) -> None:
        """Show a condition; the focus stays where it is."""
        if self.right_pane.condition != condition_id or self.right_pane.page not in {
            "compare",
            "evidence",
        }:
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
        elif self.right_pane.isAncestorOf(QApplication.focusWidget() or self):
            self.list_pane.focus_list()
        elif not self.list_pane.is_clear:
            self.list_pane.clear()
        else:
            self.reset()

    def reset(self) -> None:
        """The neutral start: nothing open, typed, filtered or chosen."""
        self.right_pane.close_condition()
        self.list_pane.set_open(None)
        self.list_pane.clear()
        if "messages" in vars(self):
            self.messages.take_back()

    def choose_theme(self, name: str | None) -> None:
        """Paint everything in a theme; None follows the system."""
        self._theme_name = name
        theme = named_theme(name)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        self.list_pane.set_theme(theme)
        self.right_pane.set_theme(theme)
        for bar in self._notices:
            bar.set_theme(theme)

    def follow_system_theme(self) -> None:
        """Change with the system's theme from now on."""
        self._theme_name = None

    def _system_theme_changed(self) -> None:
        if self._theme_name is None:
            self.choose_theme(None)

    def _move_pane(self, step: int) -> None:
        panel = self.right_pane.open_citations()
        places: list[QWidget] = [self.list_pane.search, self.list_pane.view, self.right_pane]
        focused = QApplication.focusWidget()
        if panel is not None:
            places.append(panel)
        current = 0
        for place, widget in enumerate(places):
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                current = place
        self._focus(places[(current + step) % len(places)])

    def _focus(self, place: QWidget) -> None:
        if place is self.right_pane:
            self.right_pane.focus_page()
        elif place is self.list_pane.search:
            self.list_pane.focus_search()
        elif place is self.list_pane.view:
            self.list_pane.focus_list()
        else:
            panel = self.right_pane.open_citations()
            if panel is not None:
                panel.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no widget wanted: letters begin a search."""
        text = event.text()
        if text.strip() and text.isprintable() and not event.modifiers() & _CONTROL:
            self.list_pane.type_text(text)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.keyCombination() == _MENU_KEYS:
            self._copying().show_menu(None)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tables: what can be copied here."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        pointer = None if by_keyboard else event.globalPos()
        event.setAccepted(self._copying().show_menu(pointer))
