"""Looks whether a window can be shown before Qt is asked; Qt itself would abort."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NEEDS_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb")


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """What stands in the way of a window, in words; empty where nothing does."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in _NEEDS_NO_DISPLAY:
        return ""
    if environment.get("WAYLAND_DISPLAY") and platform in {"", "wayland"}:
        return ""
    name = environment.get("DISPLAY", "")
    if not name:
        return (
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "`plex-ivig overview` prints to the terminal, "
            "`plex-ivig screenshot FILE` draws a picture"
        )
    return _missing_library() or _unreachable(name)


def _missing_library() -> str:
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return f"a system library that the window needs is missing: {error}"
    return ""


def _unreachable(display: str) -> str:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"a system library that the window needs is missing: {error}"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the display {display!r} cannot be reached" if failed else ""
