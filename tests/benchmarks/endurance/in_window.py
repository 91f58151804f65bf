"""What users do where nothing lies over the window, and how often each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.endurance.user import User, Weights
from tests.benchmarks.endurance.words import ENTRIES, ODD, QUERIES, pasted, slipped

_PAGES = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7")
_ROWS = ("Down", "Down", "Down", "Up", "Up", "PageDown", "PageUp", "Home", "End")
_TABS = ("Tab", "Tab", "Shift+Tab")
_SIDES = ("Left", "Right", "Ctrl+Down", "Ctrl+Up", "Shift+F10")
_THEMES = ("theme-system", "theme-light", "theme-dark", "theme-high-contrast")
_LANGUAGES = ("language-system", "language-en", "language-de")
_SIZES = ("Ctrl+Equal", "Ctrl+Equal", "Ctrl+Minus", "Ctrl+Minus", "Ctrl+0")
_WINDOWS = ((1366, 768), (1366, 768), (1024, 700), (683, 384), (520, 760), (800, 400), (1200, 420))
_MENUS = ("Alt+F", "Alt+E", "Alt+G", "Alt+V", "Alt+H")


def _word(user: User) -> str:
    word = slipped(user.one_of(QUERIES), user.chance)
    if user.chance.randrange(3):
        user.press("Ctrl+F")
    user.hands.type_text(word)
    return word


def _letters(user: User) -> str:
    word = user.one_of(QUERIES)
    at = user.chance.randrange(len(word))
    letters = word[at : at + user.chance.randrange(1, 4)].strip() or "m"
    user.hands.type_text(letters)
    return letters


def _delete(user: User) -> str:
    key = user.one_of(("Backspace", "Backspace", "Backspace", "Delete", "Ctrl+Backspace"))
    return user.press(*[key] * user.chance.randrange(1, 6))


def _delete_all(user: User) -> str:
    return user.press("Ctrl+F", "Backspace")


def _odd(user: User) -> str:
    text = user.one_of(ODD)
    user.hands.compose(text)
    return ascii(text)


def _paste(user: User) -> str:
    text = pasted(user.chance)
    user.press("Ctrl+F")
    user.hands.paste(text)
    return f"{len(text)} letters"


def _copy(user: User) -> str:
    return user.press(*user.one_of((("Ctrl+C",), ("Ctrl+C",), ("Ctrl+A", "Ctrl+C"))))


def _click_row(user: User) -> str:
    view = user.window.list_pane.view.viewport()
    return user.click_at(view, user.point_in(view.rect()))


def _click_page(user: User) -> str:
    tables = [table for table in user.window.right_pane.tables() if table.isVisible()]
    if not tables:
        return _click_anywhere(user)
    view = user.one_of(tables).viewport()
    return user.click_at(view, user.point_in(view.visibleRegion().boundingRect()))


def _click_anywhere(user: User) -> str:
    return _click(user, Qt.MouseButton.LeftButton, 1)


def _double_click(user: User) -> str:
    return _click(user, Qt.MouseButton.LeftButton, 2)


def _right_click(user: User) -> str:
    return _click(user, Qt.MouseButton.RightButton, 1)


def _click(user: User, button: Qt.MouseButton, times: int) -> str:
    place, widget = _somewhere(user)
    user.hands.click(widget, place, button, times)
    return f"{place.x()},{place.y()}"


def _somewhere(user: User) -> tuple[QPoint, QWidget]:
    widget: QWidget = user.window
    return user.point_in(widget.rect()), widget


def _drag(user: User) -> str:
    place, widget = _somewhere(user)
    by = QPoint(user.chance.randrange(-200, 200), user.chance.randrange(-60, 60))
    user.hands.drag(widget, place, by)
    return f"from {place.x()},{place.y()} by {by.x()},{by.y()}"


def _wheel(user: User) -> str:
    place, widget = _somewhere(user)
    notches = user.chance.choice((-6, -3, -1, -1, 1, 1, 3))
    user.hands.wheel(widget, place, notches)
    return f"{notches} at {place.x()},{place.y()}"


def _scroll_bar(user: User) -> str:
    bars = [table.verticalScrollBar() for table in user.window.right_pane.tables()]
    bars.append(user.window.list_pane.view.verticalScrollBar())
    bars = [bar for bar in bars if bar.isVisible() and bar.maximum() > 0]
    if not bars:
        return "nothing to scroll"
    bar = user.one_of(bars)
    return user.click_at(bar, user.point_in(bar.rect()))


def _page_button(user: User) -> str:
    return user.click(user.one_of(list(user.window.right_pane.header.buttons.values())))


def _filter(user: User) -> str:
    return user.click(user.one_of(user.window.list_pane._chips))


def _factor(user: User) -> str:
    pane = user.window.right_pane
    if pane.page != "compare" or not pane.compare.chips:
        return user.press("Alt+1")
    return user.click(user.one_of(pane.compare.chips))


def _plan(user: User) -> str:
    """Go to a field of the planner and write, clear or choose something in it."""
    pane = user.window.right_pane
    if pane.page != "plan":
        return user.press("Alt+7")
    form = pane.plan.form
    stop = user.one_of([stop for stop in form.stops() if stop.isEnabled()])
    pane.plan.area.ensureWidgetVisible(stop)
    done = user.click(stop)
    entry = user.one_of(ENTRIES)
    if entry.isascii():
        user.press("Ctrl+A")
        user.hands.type_text(entry)
    else:
        user.hands.compose(entry)
    return f"{done}: {entry!a}"


def _trigger(user: User, actions: tuple[str, ...]) -> str:
    name = user.one_of(actions)
    user.window.actions_by_id[name].trigger()
    return name


def _resize(user: User) -> str:
    width, height = user.one_of(_WINDOWS)
    user.hands.resize(user.window, width, height)
    return f"{width} x {height}"


def _minimise(user: User) -> str:
    user.window.showMinimized()
    if user.chance.randrange(4):
        user.window.showNormal()
        return "and back"
    user.outside.start_again([])
    return "and started again"


def _start_again(user: User) -> str:
    words = user.one_of(
        (
            ["--condition", "CIDP"],
            ["--condition", "mmn", "--theme", "dark"],
            [],
            ["--language", "de"],
        )
    )
    user.outside.start_again(words)
    return " ".join(words)


def _leave(user: User) -> str:
    user.outside.leave()
    return ""


def _new_content(user: User) -> str:
    if user.outside.new_content is None:
        return "none here"
    return str(user.outside.new_content())


def _lose_focus(user: User) -> str:
    """Somebody goes to another program and comes back."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    return user.press("F6")


WEIGHTS: Weights = {
    "type a word": (45, _word),
    "type letters": (130, _letters),
    "delete letters": (90, _delete),
    "delete all": (20, _delete_all),
    "odd letters": (15, _odd),
    "paste": (8, _paste),
    "rows by keys": (150, lambda user: user.press(user.one_of(_ROWS))),
    "Enter": (60, lambda user: user.press("Return")),
    "Escape": (60, lambda user: user.press("Escape")),
    "Tab": (50, lambda user: user.press(user.one_of(_TABS))),
    "F6": (40, lambda user: user.press(user.one_of(("F6", "F6", "Shift+F6")))),
    "Space": (25, lambda user: user.press("Space")),
    "sideways, sort, menu": (25, lambda user: user.press(user.one_of(_SIDES))),
    "click a row": (40, _click_row),
    "click in the page": (40, _click_page),
    "click anywhere": (15, _click_anywhere),
    "double click": (5, _double_click),
    "right click": (10, _right_click),
    "drag": (8, _drag),
    "wheel": (40, _wheel),
    "scroll bar": (10, _scroll_bar),
    "page by keys": (45, lambda user: user.press(user.one_of(_PAGES))),
    "page by button": (15, _page_button),
    "filter": (25, _filter),
    "patient factor": (25, _factor),
    "planner": (45, _plan),
    "theme": (8, lambda user: _trigger(user, _THEMES)),
    "language": (2, lambda user: _trigger(user, _LANGUAGES)),
    "text size": (3, lambda user: user.press(user.one_of(_SIZES))),
    "divider": (6, lambda user: user.press(user.one_of(("F8", "Shift+F8")))),
    "menu": (12, lambda user: user.press(user.one_of(_MENUS))),
    "copy": (20, _copy),
    "diagnostics": (1, lambda user: _trigger(user, ("diagnostics",))),
    "keys": (4, lambda user: user.press("F1")),
    "about": (4, lambda user: _trigger(user, ("about",))),
    "print": (4, lambda user: user.press("Ctrl+P")),
    "save as PDF": (3, lambda user: user.press("Ctrl+S")),
    "install": (2, lambda user: _trigger(user, ("install",))),
    "go back": (1, lambda user: _trigger(user, ("roll-back",))),
    "resize": (5, _resize),
    "minimise": (2, _minimise),
    "start again": (1, _start_again),
    "away from it": (4, _lose_focus),
    "idle": (5, _leave),
    "new content": (1, _new_content),
}
