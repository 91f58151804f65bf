"""Which language the computer's user reads."""

from __future__ import annotations

import sys
from collections.abc import Mapping

LANGUAGES = ("en", "de")
_ENGLISH = "en"
_GERMAN_OF_WINDOWS = 0x07
_PRIMARY = 0x3FF
_FOR_NO_LANGUAGE = ("", "C", "POSIX")
_LETTERS_ALONE = ("C.UTF-8", "C.UTF8")


def system_language(environment: Mapping[str, str], platform: str) -> str:
    """The language of the system, where the interface speaks it; else English.

    Args:
        environment: of POSIX the variables that gettext asks, in its order.
        platform: what `sys.platform` is.
    """
    if platform == "win32":
        return _of_windows()
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    letters_alone = locale.upper() in _LETTERS_ALONE  # beside it gettext heeds LANGUAGE
    if locale.partition(".")[0].upper() in _FOR_NO_LANGUAGE and not letters_alone:
        return _ENGLISH
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(_spoken, wanted)), _ENGLISH)


def _spoken(locale: str) -> str:
    """The language of a locale such as de_AT.UTF-8; empty where the interface does not speak it."""
    code = locale.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0].lower()
    return code if code in LANGUAGES else ""


def _of_windows() -> str:
    if sys.platform != "win32":
        return _ENGLISH
    import ctypes

    language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return "de" if language & _PRIMARY == _GERMAN_OF_WINDOWS else _ENGLISH
