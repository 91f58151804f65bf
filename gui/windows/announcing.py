"""Tells a screen reader what changes on the screen where the focus is not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from gui.pages.condition_list import ListPage
from gui.widgets.list_pane import ListPane
from gui.widgets.page_header import CONDITION_PAGES
from gui.windows.right_pane import RightPane

PAUSE_MS = 600


class Announcing(QObject):
    """Reads out how much a search found once typing pauses, and what the right pane shows.

    A row that the arrow keys reach in the list itself is read by the list. All is said after
    the focus has moved, since what is said of the focus breaks off what was said before.
    """

    def __init__(self, contents: QWidget, list_pane: ListPane, right_pane: RightPane) -> None:
        super().__init__(contents)
        self._contents = contents
        self._list_pane = list_pane
        self._right_pane = right_pane
        self._told: tuple[str | None, str] = (right_pane.condition, right_pane.page)
        self._found = ""
        self._focus_is_new = False
        self._after_the_focus = self._timer(0)
        self._after_the_focus.timeout.connect(self._tell)
        self._pause = self._timer(PAUSE_MS)
        self._pause.timeout.connect(self._tell_found)
        list_pane.listed.connect(self._listed)
        right_pane.header.shown.connect(self._after_the_focus.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def take_as_told(self) -> None:
        """What is shown now was shown before: only the place of the focus is read out."""
        self._told = (self._right_pane.condition, self._right_pane.page)
        self._pause.stop()

    def _timer(self, wait_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        return timer

    def _listed(self, page: ListPage) -> None:
        self._found = page.told
        self._pause.start()

    def _tell_found(self) -> None:
        from gui.services.speech import announce

        announce(self._contents.window(), self._found)

    def _focus_moved(self) -> None:
        self._focus_is_new = True
        self._after_the_focus.start()

    def _tell(self) -> None:
        focused = QApplication.focusWidget()
        if self._focus_is_new and isinstance(focused, QAbstractItemView) and self._has(focused):
            from gui.services.speech import tell_focus_inside

            tell_focus_inside(focused)
        self._focus_is_new = False
        shown = (self._right_pane.condition, self._right_pane.page)
        before, self._told = self._told, shown
        if shown != before:
            from gui.services.speech import announce

            announce(self._contents.window(), self._opened(*shown, before[0]))

    def _has(self, focused: QWidget) -> bool:
        """Whether it is in this window, or in a dialog of this window."""
        window, above = self._contents.window(), focused.window()
        while above is not window and (parent := above.parentWidget()) is not None:
            above = parent.window()
        return above is window

    def _opened(self, condition: str | None, page: str, before: str | None) -> str:
        if condition is None or condition == before:
            return self._title(page)
        self._pause.stop()
        in_list = QApplication.focusWidget() is self._list_pane.view
        return "" if in_list else self._list_pane.spoken(condition)

    def _title(self, page: str) -> str:
        header = self._right_pane.header
        title = header.title.text()
        return f"{header.buttons[page].text()}: {title}" if page in CONDITION_PAGES else title
