"""Looks whether a window can be shown before Qt is asked; Qt itself would abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_PLUGINS = {
    "offscreen": ("platforms/libqoffscreen.so",),
    "minimal": ("platforms/libqminimal.so",),
    "xcb": ("platforms/libqxcb.so",),
    "wayland": ("platforms/libqwayland.so", "wayland-shell-integration/libxdg-shell.so"),
}


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """What stands in the way of a window, in words; empty where nothing does."""
    if not sys.platform.startswith("linux"):
        return ""
    problem = ""
    for platform in _platforms(environment):
        found = _problem_with(platform, environment)
        if not found:
            return ""
        problem = problem or found
    return problem


def plugin_folder() -> Path:
    """Where Qt's plug-ins are; Qt itself does not find them below a path with , ; " or \\ in it."""
    import PySide6

    return Path(PySide6.__file__).parent / "Qt" / "plugins"


def library_problem(error: Exception) -> str:
    """What to say of a library that cannot be loaded; the loader itself said the cause, if any."""
    return (
        f"a library that the window needs cannot be loaded: {error.__cause__ or error}; "
        "install it, or install plex-ivig again where it is one of its own"
    )


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The platforms that Qt would try, one after the other."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted:
        return [name.split(":")[0] for name in wanted.split(";")]
    return ["wayland", "xcb"] if _wayland_socket(environment) else ["xcb"]


def _problem_with(platform: str, environment: Mapping[str, str]) -> str:
    if platform not in _PLUGINS:
        return f"QT_QPA_PLATFORM is set to {platform!r}; this program knows xcb and wayland"
    if platform == "wayland" and not _wayland_socket(environment):
        return "QT_QPA_PLATFORM is set to 'wayland', but there is no Wayland display"
    name = environment.get("DISPLAY", "")
    if platform == "xcb" and not name:
        return (
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "`plex-ivig overview` prints to the terminal, "
            "`plex-ivig screenshot FILE` draws a picture"
        )
    missing = _missing_library(_PLUGINS[platform])
    return missing or (_unreachable(name) if platform == "xcb" else "")


def _wayland_socket(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "/nonexistent")
    return bool(name) and (Path(folder) / name).exists()


def _missing_library(plugins: Iterable[str]) -> str:
    """Load plug-ins as Qt will; the loader names the library that it misses."""
    try:
        import ctypes

        folder = plugin_folder()
        for plugin in plugins:
            ctypes.CDLL(str(folder / plugin))
    except (ImportError, OSError) as error:
        return library_problem(error)
    return ""


def _unreachable(display: str) -> str:
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return library_problem(error)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the display {display!r} cannot be reached" if failed else ""
