"""Sees everything that must not happen, and what must hold after every action."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Collection, Iterator
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui.widgets.page_header import CONDITION_PAGES
from gui.windows.main_window import MainWindow


class Watch:
    """Takes every error and Qt message until it is closed; `found` has them."""

    def __init__(self, usual: Collection[str] = ()) -> None:
        """Begin.

        Args:
            usual: beginnings of what Qt says here whatever a program does.
        """
        self.found: list[str] = []
        self._usual = tuple(usual)
        self._hooks: tuple[Any, Any] = (sys.excepthook, sys.unraisablehook)
        sys.excepthook = self._error
        sys.unraisablehook = self._unraisable
        self._handler = qInstallMessageHandler(self._message)

    def close(self) -> None:
        """Watch no more."""
        sys.excepthook, sys.unraisablehook = self._hooks
        qInstallMessageHandler(self._handler)

    def take(self) -> list[str]:
        """What was found since the last time."""
        found, self.found[:] = list(self.found), []
        return found

    def _error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.found.append("".join(traceback.format_exception(kind, error, trace)))
        self._hooks[0](kind, error, trace)

    def _unraisable(self, unraisable: Any) -> None:
        told = traceback.format_exception(unraisable.exc_value or unraisable.exc_type)
        self.found.append(f"unraisable in {unraisable.object!r}: {''.join(told)}")
        self._hooks[1](unraisable)

    def _message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        is_told = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        if is_told and not message.startswith(self._usual):
            self.found.append(f"Qt: {kind.name}: {context.category}: {message}")


def broken_rules(window: MainWindow) -> Iterator[str]:
    """What should hold in the window at any time, and does not."""
    right, left = window.right_pane, window.list_pane
    views = {**right._made, "welcome": right.welcome}
    shown = [name for name, view in views.items() if not view.isHidden()]
    if shown != [right.page]:
        yield f"the page is {right.page!r}, and shown are {shown}"
    titled = right.condition is not None and right.page in CONDITION_PAGES
    if titled and right.header.title.text() != _name(window):
        yield f"{right.condition!r} is open, and the head says {right.header.title.text()!r}"
    marked = left.view.list_model._open_id
    if marked != right.condition:
        yield f"the list marks {marked!r}, and {right.condition!r} is open"
    if left.view.current_id() is not None and left._stack.currentWidget() is not left.view:
        yield "a row is current in a list that is not shown"
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    focused = QApplication.focusWidget()
    if over is None and window.isActiveWindow() and (focused is None or not focused.isVisible()):
        yield f"the keys go to {focused}"


def _name(window: MainWindow) -> str:
    condition = window.reference.bundle.conditions[window.right_pane.condition or ""]
    return window.words.name(condition.name)


def traces_left(window: MainWindow) -> Iterator[str]:
    """What is left of a consultation after the window has forgotten it."""
    right, left = window.right_pane, window.list_pane
    if not window.is_neutral:
        yield f"not neutral: {right.page}, {right.condition}, {left.search.text()!r}"
    if left.view.current_id() is not None:
        yield f"{left.view.current_id()!r} is current in the list"
    if left.search.isUndoAvailable():
        yield "the search can be undone"
    if "plan" in right._made or "planning" in vars(right):
        yield "the planner is still there"
    if right.chosen_factors():
        yield "patient factors are chosen"
    if any(value is not None for page, value in right._filled.items() if page in CONDITION_PAGES):
        yield f"pages of a condition are filled: {right._filled}"
    if right.open_citations() is not None:
        yield "citations are open"
    if "messages" in vars(window) and window.messages.text():
        yield f"it says {window.messages.text()!r}"
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    if shown not in ([window], []):
        yield f"still open: {shown}"
