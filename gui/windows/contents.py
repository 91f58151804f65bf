"""What the main window holds: warnings, the list, the open page, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from gui.compat import override
from gui.core.reference import Reference
from gui.pages.age import AgePage
from gui.pages.condition_list import ConditionList
from gui.pages.overview import legend, legend_of_changes
from gui.pages.words import Words
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.footer import Footer
from gui.widgets.list_pane import ListPane
from gui.widgets.scrolled_pane import ScrolledPane
from gui.widgets.welcome_view import WelcomeView
from gui.windows.actions import shortcut_lines
from gui.windows.announcing import Announcing
from gui.windows.right_pane import RightPane
from gui.windows.shown_pages import FindBefore, nothing_before

if TYPE_CHECKING:
    from gui.widgets.notices import Notices

Side = Literal["list", "page"]

_LIST_WIDTH = 334
_LIST_SHARE = 0.34
_LEAST_LIST = 200
_DIVIDER_STEP = 40
_NARROW = 624
_MOST_OF_HEIGHT = 0.2
_MOST_FOR_NOTICES = 0.25


class Contents(QWidget):
    """Made anew when text size or language change, within the same window.

    Where the window is narrow, list and page are not side by side: one of them is shown.
    """

    def __init__(
        self,
        reference: Reference,
        age: AgePage,
        words: Words,
        theme: Theme,
        notices: Sequence[str],
        before: FindBefore = nothing_before,
        *,
        planner: bool = True,
    ) -> None:
        super().__init__()
        self.list_pane = ListPane(ConditionList(reference, words), words, theme)
        entries = (*legend(words), *legend_of_changes(set(reference.changed.values()), words))
        welcome = WelcomeView(shortcut_lines(planner=planner), age.intended_use, entries, theme)
        self.list_pane.setMinimumWidth(pixels(_LEAST_LIST))
        self.right_pane = RightPane(reference, words, theme, welcome, before, planner=planner)
        self.footer = Footer(age)
        self.notices = _notices([*notices, age.warning], theme)
        self._sides: dict[Side, ScrolledPane] = {
            "list": ScrolledPane(self.list_pane),
            "page": ScrolledPane(self.right_pane),
        }
        self._shown: Side = "list"
        self._alone = True  # until there is room for both
        self._sides["page"].hide()
        self.right_pane.header.offer_list(True)
        self.list_pane.set_alone(True)
        self._splitter = self._divide()
        self._divider_moved = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.notices is not None:
            column.addWidget(self.notices)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.footer)
        self._connect()
        self.announcing = Announcing(self, self.list_pane, self.right_pane)

    def make_ready(self) -> None:
        """Make what the first key waits for; from now on what is likely to be opened next."""
        from gui.windows.looking_ahead import LookingAhead

        self.list_pane.search.offer_clearing()
        if self.findChild(LookingAhead) is None:
            LookingAhead(self, self.list_pane, self.right_pane)

    def fall_silent(self) -> None:
        """Read nothing out from now on, nor what was about to be; the last call before it goes."""
        shiboken6.delete(self.announcing)

    def _divide(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for side in self._sides.values():
            splitter.addWidget(side)
        self._sides["list"].lower()  # a screen reader reads the lowest first
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        width = pixels(_LIST_WIDTH)
        splitter.setSizes([width, 3 * width])
        splitter.handle(1).setAccessibleName(self.tr("Divider between the list and the page"))
        return splitter

    def _connect(self) -> None:
        self._splitter.splitterMoved.connect(self._keep_divider)
        self.list_pane.wanted.connect(self._show_list)
        self.right_pane.wanted.connect(self._show_page)
        self.right_pane.header.list_wanted.connect(self.list_pane.focus_list)
        self.list_pane.view.clicked.connect(self._clicked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes its share of a narrow window until somebody moves the divider."""
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        self.footer.limit(width, round(height * _MOST_OF_HEIGHT))
        room = height - self.footer.height()
        if self.notices is not None:
            self.notices.limit(width, round(height * _MOST_FOR_NOTICES))
            room -= self.notices.height()
        for pane in (self.list_pane, self.right_pane):
            pane.set_room(room)
        self._stand_alone(width < pixels(_NARROW))
        if not self._divider_moved and not self._alone:
            wanted = min(pixels(_LIST_WIDTH), round(width * _LIST_SHARE))
            self._splitter.setSizes([wanted, width - wanted])

    def _keep_divider(self) -> None:
        self._divider_moved = True

    def move_divider(self, step: int) -> None:
        """Make the list wider (step 1) or narrower (step -1)."""
        left, right = self._splitter.sizes()
        wanted = left + step * pixels(_DIVIDER_STEP)
        self._splitter.setSizes([wanted, left + right - wanted])
        self._keep_divider()

    def _stand_alone(self, alone: bool) -> None:
        if alone == self._alone:
            return
        focused = QApplication.focusWidget()
        self._alone = alone
        self.right_pane.header.offer_list(alone)
        self.list_pane.set_alone(alone)
        for side, pane in self._sides.items():
            if focused is not None and pane.isAncestorOf(focused):
                self._shown = side
        self._show(self._shown)

    def _show(self, side: Side) -> None:
        self._shown = side
        for name, pane in self._sides.items():
            if name == side or not self._alone:
                pane.show()
        for name, pane in self._sides.items():
            if name != side and self._alone:
                pane.hide()

    def _show_list(self) -> None:
        self._show("list")

    def _show_page(self) -> None:
        self._show("page")

    @property
    def page_stands_alone(self) -> bool:
        """Whether the page is shown and the list is not."""
        return self._alone and self._shown == "page"

    def _clicked(self, index: QModelIndex) -> None:
        if self._alone and self.list_pane.view.list_model.condition_at(index) is not None:
            self.right_pane.focus_page()

    def move_pane(self, step: int) -> None:
        """Go to the next pane (step 1) or the one before (step -1)."""
        panel = self.right_pane.open_citations()
        places: list[QWidget] = [self.list_pane.search, self.list_pane.view, self.right_pane]
        focused = QApplication.focusWidget()
        places += [place for place in (self.right_pane.answer(), panel) if place is not None]
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
            self._show_page()
            panel = self.right_pane.open_citations()
            if panel is not None and place is panel:
                panel.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.right_pane.plan.table.enter()

    def forget(self) -> None:
        """Show nothing, and hold nothing of what was shown, here or outside of the window."""
        from gui.windows.closing import forget_outside

        self.right_pane.close_condition()
        self.list_pane.set_open(None)
        self.list_pane.clear()
        forget_outside()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.list_pane.set_theme(theme)
        self.right_pane.set_theme(theme)
        if self.notices is not None:
            self.notices.set_theme(theme)


def _notices(texts: Sequence[str], theme: Theme) -> Notices | None:
    told = [text for text in texts if text]
    if not told:
        return None
    from gui.widgets.notices import Notices

    return Notices(told, theme)
