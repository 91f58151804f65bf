"""What each action of the table does in the main window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.services.fonts import USUAL_TEXT_SIZE

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow
    from gui.windows.paper import Paper

_THEMES = (None, "light", "dark", "high-contrast")
_LANGUAGES = (None, "en", "de")


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """The doer of every action, for the contents that the window has now."""
    contents, speak = window.contents, window.language_chosen.emit
    return {
        **{page: partial(window.show_page, page) for page in contents.right_pane.header.buttons},
        "copy": window.copy,
        "search": window.focus_search,
        "next-pane": partial(contents.move_pane, 1),
        "previous-pane": partial(contents.move_pane, -1),
        "list-wider": partial(contents.move_divider, 1),
        "list-narrower": partial(contents.move_divider, -1),
        "back": window.go_back,
        "text-larger": partial(window.step_text_size, 1),
        "text-smaller": partial(window.step_text_size, -1),
        "text-normal": partial(window.choose_text_size, USUAL_TEXT_SIZE),
        **{f"theme-{name or 'system'}": partial(window.choose_theme, name) for name in _THEMES},
        **{f"language-{it or 'system'}": partial(speak, it) for it in _LANGUAGES},
        "shortcuts": partial(_show_shortcuts, window),
        "diagnostics": window.diagnostics_wanted.emit,
        "about": partial(show_about, window),
        "print": partial(_to_paper, window, lambda paper: paper.preview()),
        "save-pdf": partial(_to_paper, window, lambda paper: paper.save()),
        "install": window.install_wanted.emit,
        "roll-back": window.way_back_wanted.emit,
        "quit": window.close,
    }


def _to_paper(window: MainWindow, wanted: Callable[[Paper], object]) -> None:
    try:
        from gui.windows.paper import Paper
    except ImportError:
        window.messages.say(_tr("The program was replaced: start it again for paper."))
        return
    content = (window.reference, window.words, window.imprint())
    wanted(Paper(window.right_pane, *content, lambda: window.messages))


def tell_missed(window: MainWindow) -> None:
    """Say that a page could not be loaded."""
    window.messages.say(_tr("The program was replaced: start it again for this page."))


def _show_shortcuts(window: MainWindow) -> None:
    from gui.windows.actions import shortcut_lines
    from gui.windows.dialogs import shortcuts_dialog

    shortcuts_dialog(window, shortcut_lines(planner=window.planner)).open()


def show_about(window: MainWindow) -> None:
    """Open the dialog about the program and its content."""
    from gui.windows.dialogs import about_dialog

    origin = window.tell_origin(window.words)
    about_dialog(window, window.age, window.imprint(), origin).open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
