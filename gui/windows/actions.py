"""The one table of actions: menus, shortcuts and the help on shortcuts are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from gui.services.style import MenuStyle


class ActionSpec(msgspec.Struct, frozen=True):
    """One action: its id, menu, text, shortcut (empty where it has none) and a second one."""

    id: str
    menu: str
    text: str
    shortcut: str = ""
    also: str = ""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", "Go", "Search", "Ctrl+F"),
    ActionSpec("compare", "Go", "Compare", "Alt+1"),
    ActionSpec("plan", "Go", "Plan", "Alt+7"),
    ActionSpec("evidence", "Go", "Evidence", "Alt+2"),
    ActionSpec("therapies", "Go", "Therapies", "Alt+3"),
    ActionSpec("sources", "Go", "Sources", "Alt+4"),
    ActionSpec("overview", "Go", "Overview", "Alt+5"),
    ActionSpec("changes", "Go", "Changes", "Alt+6"),
    ActionSpec("next-pane", "Go", "Next pane", "F6"),
    ActionSpec("previous-pane", "Go", "Previous pane", "Shift+F6"),
    ActionSpec("back", "Go", "Back, then clear", "Esc"),
    ActionSpec("text-larger", "View", "Larger text", "Ctrl++", "Ctrl+="),
    ActionSpec("text-smaller", "View", "Smaller text", "Ctrl+-"),
    ActionSpec("text-normal", "View", "Text of the usual size", "Ctrl+0"),
    ActionSpec("theme-system", "View", "Theme of the system"),
    ActionSpec("theme-light", "View", "Light theme"),
    ActionSpec("theme-dark", "View", "Dark theme"),
    ActionSpec("theme-high-contrast", "View", "High-contrast theme"),
    ActionSpec("list-wider", "View", "Wider list", "F8"),
    ActionSpec("list-narrower", "View", "Narrower list", "Shift+F8"),
    ActionSpec("language-system", "View", "Language of the system"),
    ActionSpec("language-en", "View", "English"),
    ActionSpec("language-de", "View", "Deutsch"),
    ActionSpec("shortcuts", "Help", "Keyboard shortcuts", "F1"),
    ActionSpec("diagnostics", "Help", "Copy diagnostics"),
    ActionSpec("about", "Help", "About"),
    ActionSpec("copy", "Edit", "Copy the summary, or the chosen statement", "Ctrl+C"),
    ActionSpec("print", "File", "Print\u2026", "Ctrl+P"),
    ActionSpec("save-pdf", "File", "Save as PDF\u2026", "Ctrl+S"),
    ActionSpec("install", "File", "Install content\u2026"),
    ActionSpec("roll-back", "File", "Go back to the content before\u2026"),
    ActionSpec("quit", "File", "Quit", "Ctrl+Q"),
)
_LOCKS = {
    "theme": "theme",
    "text": "text-size",
    "language": "language",
    "save-pdf": "export",
    "print": "export",
    "install": "install",
    "roll-back": "install",
}
_CHOICES = ("theme", "language")
_APART_FROM = frozenset({"theme-system", "list-wider", "language-system", "install", "quit"})
_USUAL_SIZE = "text-normal"
_WAY_BACK = "roll-back"
_CONTROL = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
MENU_KEYS = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
MENUS = ("File", "Edit", "Go", "View", "Help")

KEYS_WITHOUT_MENU: tuple[tuple[str, str], ...] = (
    ("any letter", "Type into the search field, from anywhere"),
    ("Up, Down", "Move in the list while typing; opens the condition"),
    ("Enter", "In the search field or list: open and go into the comparison"),
    ("Enter", "In a table: show the sources of the cell or row"),
    ("Ctrl+Up, Ctrl+Down", "In evidence and sources: sort by the column; again: as it was"),
    ("Menu, Shift+F10", "In a table: what can be copied here"),
    ("Space", "On a patient factor: choose it or not"),
)

KEYS_OF_THE_PLANNER: tuple[tuple[str, str], ...] = (
    ("any letter", "In a field of the planner: type into it, or choose by first letters"),
    ("Up, Down, Delete", "On a choice of the planner: open its list; choose nothing"),
)


def translated(text: str) -> str:
    """A text of the table in the interface language."""
    return QCoreApplication.translate("Actions", text)


def offered(*, planner: bool) -> list[ActionSpec]:
    """The actions that there are; without a planner there is none that leads to it."""
    return [spec for spec in ACTIONS if planner or spec.id != "plan"]


def make_menus(
    window: QMainWindow, handlers: Mapping[str, Callable[[], object]], *, planner: bool = True
) -> dict[str, QAction]:
    """Make all menus of a window; those that it had go.

    Raises:
        KeyError: an action of the table has no handler.
    """
    bar = QMenuBar()
    bar.setAccessibleName(translated("Menus"))
    menus: dict[str, QMenu] = {menu: bar.addMenu("&" + translated(menu)) for menu in MENUS}
    style = MenuStyle()
    style.setParent(bar)
    for menu in menus.values():
        menu.setStyle(style)
    actions = {}
    for spec in offered(planner=planner):
        action = QAction(translated(spec.text), bar)
        action.setShortcuts([QKeySequence(keys) for keys in (spec.shortcut, spec.also) if keys])
        action.triggered.connect(lambda _=False, handler=handlers[spec.id]: handler())
        if spec.id in _APART_FROM:
            menus[spec.menu].addSeparator()
        menus[spec.menu].addAction(action)
        actions[spec.id] = action
    for choice in _CHOICES:
        group = QActionGroup(bar)
        for identifier, action in actions.items():
            if identifier.startswith(f"{choice}-"):
                action.setCheckable(True)
                group.addAction(action)
    window.setMenuBar(bar)
    bar.show()  # at once: the shortcuts of a bar that is not there yet are not heard
    return actions


def mark_choices(
    actions: Mapping[str, QAction], theme: str | None, language: str | None, text_size: int
) -> None:
    """Tell in the menus what is chosen; None stands for the choice of the system."""
    for choice, chosen in (("theme", theme), ("language", language)):
        actions[f"{choice}-{chosen or 'system'}"].setChecked(True)
    shown = QCoreApplication.translate("Actions", "Text of the usual size (now {0} %)")
    actions[_USUAL_SIZE].setText(shown.format(text_size))


def tell_way_back(actions: Mapping[str, QAction], why_not: str) -> None:
    """Say in the menu why one cannot go back to other content; empty where one can."""
    action, text = actions[_WAY_BACK], translated("Go back to the content before\u2026")
    action.setText(f"{text} ({why_not})" if why_not else text)
    action.setEnabled(action.isEnabled() and not why_not)


def typed_text(event: QKeyEvent) -> str:
    """What a key writes where text is typed; empty for a command."""
    text = event.text()
    written = text.strip() and text.isprintable() and not event.modifiers() & _CONTROL
    return text if written else ""


def lock_of(action: str) -> str:
    """By what name a policy locks an action; empty where it cannot."""
    return _LOCKS.get(action, _LOCKS.get(action.partition("-")[0], ""))


def shortcut_lines(*, planner: bool = True) -> list[tuple[str, str]]:
    """Every key and what it does, for the help."""
    native = QKeySequence.SequenceFormat.NativeText
    listed = [
        (QKeySequence(spec.shortcut).toString(native), translated(spec.text))
        for spec in offered(planner=planner)
        if spec.shortcut
    ]
    others = KEYS_WITHOUT_MENU + (KEYS_OF_THE_PLANNER if planner else ())
    return listed + [(translated(keys), translated(text)) for keys, text in others]
