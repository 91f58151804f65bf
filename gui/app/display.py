"""Looks whether a window can be shown before Qt is asked; Qt itself would abort."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NEEDS_NO_DISPLAY = ("offscreen", "minimal")
_KNOWN = ("", "xcb", "wayland")


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """What stands in the way of a window, in words; empty where nothing does."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if not sys.platform.startswith("linux") or platform in _NEEDS_NO_DISPLAY:
        return ""
    if platform not in _KNOWN:
        return f"QT_QPA_PLATFORM is set to {platform!r}; this program knows xcb and wayland"
    if platform != "xcb" and _wayland_socket(environment):
        return ""
    if platform == "wayland":
        return "QT_QPA_PLATFORM is set to 'wayland', but there is no Wayland display"
    name = environment.get("DISPLAY", "")
    if not name:
        return (
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "`plex-ivig overview` prints to the terminal, "
            "`plex-ivig screenshot FILE` draws a picture"
        )
    return _missing_library() or _unreachable(name)


def _wayland_socket(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "/nonexistent")
    return bool(name) and (Path(folder) / name).exists()


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
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the display {display!r} cannot be reached" if failed else ""
