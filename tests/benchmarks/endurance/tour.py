"""Where every run begins: once around the program, so that what is made once is made early."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.benchmarks.endurance.user import Action, User
from tests.benchmarks.endurance.words import ODD, pasted

_THEMES = ("theme-dark", "theme-high-contrast", "theme-light")
_PAGES = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7")
_OF_ALL_SIZES = ("Ctrl+0", *["Ctrl+Minus"] * 2, *["Ctrl+Equal"] * 9, "Ctrl+0")
_LOOK_AROUND = (("Ctrl+F",), ("m", "m", "n"), ("Return",), *((page,) for page in _PAGES))


def _pressing(*chords: str) -> Action:
    return lambda user: user.press(*chords)


def _triggering(name: str) -> Action:
    def trigger(user: User) -> str:
        user.window.actions_by_id[name].trigger()
        return name

    return trigger


def _composing(text: str) -> Action:
    def compose(user: User) -> str:
        user.hands.compose(text)
        return ascii(text)

    return compose


def _pasting(user: User) -> str:
    user.press("Ctrl+F")
    user.hands.paste(pasted(user.chance))
    return ""


def _around() -> Iterator[Action]:
    """All pages of a condition, and a statement's sources."""
    for chords in _LOOK_AROUND:
        yield _pressing(*chords)
    for chord in ("Alt+1", "Down", "Down", "Return", "Escape"):
        yield _pressing(chord)


def _dialogs() -> Iterator[Action]:
    for opened in ("shortcuts", "about"):
        yield _triggering(opened)
        yield _pressing("Alt+L")
        yield from [_pressing("Escape")] * 2
    for chords in (("Alt+E",), ("Ctrl+Equal",), ("Alt+A", "Down"), ("Alt+A", "Down", "Down")):
        yield _pressing("Ctrl+P")
        yield _pressing(*chords)
        yield from [_pressing("Escape")] * 2
    for page in ("Alt+2", "Alt+5", "Alt+7"):
        yield _pressing(page)
        yield _pressing("Ctrl+P")
        yield _pressing("Ctrl+P")
        yield from [_pressing("Escape")] * 3
    for name in ("t", "t", "x"):
        yield _pressing("Ctrl+S")
        yield _pressing(name, "Return")
        yield from [_pressing("Escape")] * 2
    for name in ("broken.plexivig", "missing.plexivig"):
        yield _triggering("install")
        yield _pressing(*name, "Return")
        yield from [_pressing("Escape")] * 3


def _tour() -> Iterator[Action]:
    yield from _around()
    yield from _dialogs()
    for language in ("language-de", "language-en"):
        yield _triggering(language)
        yield from _around()
    for theme in _THEMES:
        yield _triggering(theme)
        yield from _around()
    for size in _OF_ALL_SIZES:
        yield _pressing(size)
        yield from _around()
    for text in ODD:
        yield _pressing("Ctrl+F")
        yield _composing(text)
    yield from [_pasting] * 10
    yield _pressing("Ctrl+C")
    yield _triggering("diagnostics")


TOUR: tuple[Callable[[User], str], ...] = tuple(_tour())
