"""What users do with what lies over the window: menus, dialogs, questions."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from gui.windows.preview_dialog import PreviewDialog
from tests.benchmarks.endurance.user import User, Weights

_ARROWS = ("Down", "Down", "Down", "Up", "Left", "Right", "Home", "End")
_NAMES = ("mmn", "saved.pdf", "other", "broken.plexivig", "sound.plexivig", "missing.plexivig", "")
_TWO = ("Down", "Up")


def _inside(user: User) -> str:
    """Click anywhere in what is on top, which is no file dialog."""
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if top is None:
        return user.press("Escape")
    return user.click_at(top, user.point_in(top.rect()))


def _wheel(user: User) -> str:
    top = QApplication.activeModalWidget()
    if top is None:
        return user.press("Escape")
    notches = user.chance.choice((-4, -1, 1, 4))
    user.hands.wheel(top, user.point_in(top.rect()), notches)
    return str(notches)


def _name(user: User) -> str:
    """Name a file; in the list of files nothing is pressed that could rename or delete one."""
    if not isinstance(QApplication.focusWidget(), QLineEdit):
        return user.press("Escape")
    name = user.one_of(_NAMES)
    user.press("Ctrl+A")
    user.hands.type_text(name)
    return f"{name} {user.press('Return')}"


def _paper(user: User) -> str:
    return user.press("Alt+A", *[user.one_of(_TWO)] * user.chance.randrange(1, 3))


_ESCAPE = (30, lambda user: user.press("Escape"))

_OF_MENUS: Weights = {
    "menu: arrows": (60, lambda user: user.press(user.one_of(_ARROWS))),
    "menu: Enter": (25, lambda user: user.press("Return")),
    "menu: Escape": (20, lambda user: user.press("Escape")),
    "menu: a letter": (5, lambda user: user.press(user.one_of("aceglprst"))),
    "menu: click": (10, _inside),
}
_OF_FILES: Weights = {
    "files: name one": (45, _name),
    "files: Escape": (40, lambda user: user.press("Escape")),
    "files: Tab": (5, lambda user: user.press("Tab")),
}
_OF_QUESTIONS: Weights = {
    "question: Enter": (30, lambda user: user.press("Return")),
    "question: Escape": (30, lambda user: user.press("Escape")),
    "question: Yes": (20, lambda user: user.press("Alt+Y")),
    "question: Tab": (10, lambda user: user.press("Tab")),
}
_OF_PREVIEWS: Weights = {
    "preview: Escape": _ESCAPE,
    "preview: evidence": (12, lambda user: user.press("Alt+E")),
    "preview: paper": (12, _paper),
    "preview: zoom": (15, lambda user: user.press(user.one_of(("Ctrl+Equal", "Ctrl+Minus")))),
    "preview: wheel": (15, _wheel),
    "preview: print": (8, lambda user: user.press("Ctrl+P")),
    "preview: save": (12, lambda user: user.press("Ctrl+S")),
    "preview: Tab": (8, lambda user: user.press(user.one_of(("Tab", "Shift+Tab")))),
    "preview: keys": (10, lambda user: user.press(user.one_of(("PageDown", "PageUp", "End")))),
    "preview: idle": (1, lambda user: str(user.outside.leave())),
}
_OF_DIALOGS: Weights = {
    "dialog: Escape": _ESCAPE,
    "dialog: Enter": (15, lambda user: user.press("Return")),
    "dialog: Tab": (15, lambda user: user.press(user.one_of(("Tab", "Shift+Tab")))),
    "dialog: letters": (15, lambda user: user.press(user.one_of(("Alt+L", "Alt+I", "Alt+G")))),
    "dialog: rows": (20, lambda user: user.press(user.one_of((*_ARROWS, "PageDown")))),
    "dialog: copy": (5, lambda user: user.press("Ctrl+A", "Ctrl+C")),
    "dialog: wheel": (10, _wheel),
    "dialog: click": (10, _inside),
    "dialog: idle": (1, lambda user: str(user.outside.leave())),
}


def weights_over(top: QWidget) -> Weights:
    """What users do with what is on top."""
    for kind, weights in (
        (QMenu, _OF_MENUS),
        (QFileDialog, _OF_FILES),
        (QMessageBox, _OF_QUESTIONS),
        (PreviewDialog, _OF_PREVIEWS),
    ):
        if isinstance(top, kind):
            return weights
    popup = QApplication.activePopupWidget()
    return _OF_MENUS if popup is top else _OF_DIALOGS
