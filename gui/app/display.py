"""Looks whether a window can be shown before Qt is asked; Qt itself would abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

_PLUGINS = {
    "offscreen": ("platforms/libqoffscreen.so",),
    "minimal": ("platforms/libqminimal.so",),
    "xcb": ("platforms/libqxcb.so",),
    "wayland": ("platforms/libqwayland.so", "wayland-shell-integration/libxdg-shell.so"),
}


@contextmanager
def held_display(environment: Mapping[str, str]) -> Iterator[str]:
    """What stands in the way of a window, in words; empty where nothing does.

    The display is held until the block ends, and Qt is to connect within it: a server whose
    only client leaves begins anew, or ends, and Qt would come to a closed door.
    """
    with ExitStack() as held:
        yield _problem(environment, held)


def plugin_folder() -> Path:
    """Where Qt's plug-ins are; Qt itself does not find them below a path with , ; " or \\ in it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    as_on_windows = folder / "plugins"
    return as_on_windows if as_on_windows.is_dir() else folder / "Qt" / "plugins"


def library_problem(error: Exception) -> str:
    """What to say of a library that cannot be loaded; the loader itself said the cause, if any."""
    return (
        f"a library that the window needs cannot be loaded: {error.__cause__ or error}; "
        "install it, or install plex-ivig again where it is one of its own"
    )


def _problem(environment: Mapping[str, str], held: ExitStack) -> str:
    if not sys.platform.startswith("linux"):
        return ""
    problem = ""
    for platform in _platforms(environment):
        found = _problem_with(platform, environment, held)
        if not found:
            return ""
        problem = problem or found
    return problem


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The platforms that Qt would try, one after the other."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted:
        return [name.split(":")[0] for name in wanted.split(";")]
    return ["wayland", "xcb"] if _wayland_socket(environment) else ["xcb"]


def _problem_with(platform: str, environment: Mapping[str, str], held: ExitStack) -> str:
    if platform not in _PLUGINS:
        return f"QT_QPA_PLATFORM is set to {platform!r}; this program knows xcb and wayland"
    socket = _wayland_socket(environment)
    if platform == "wayland" and not socket:
        return "QT_QPA_PLATFORM is set to 'wayland', but there is no Wayland display"
    name = environment.get("DISPLAY", "")
    if platform == "xcb" and not name:
        return (
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "`plex-ivig overview` prints to the terminal, "
            "`plex-ivig screenshot FILE` draws a picture"
        )
    missing = _missing_library(_PLUGINS[platform])
    if missing:
        return missing
    if platform == "xcb":
        return _hold_x(name, held)
    return _hold_wayland(socket, held) if platform == "wayland" else ""


def _wayland_socket(environment: Mapping[str, str]) -> str:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "/nonexistent")
    socket = Path(folder) / name
    return str(socket) if name and socket.exists() else ""


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


def _hold_x(display: str, held: ExitStack) -> str:
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
    held.callback(xcb.xcb_disconnect, connection)
    return _out_of_reach(display) if xcb.xcb_connection_has_error(connection) else ""


def _hold_wayland(socket: str, held: ExitStack) -> str:
    import ctypes

    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError as error:
        return library_problem(error)
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(socket))
    if connection is None:
        return _out_of_reach(socket)
    held.callback(wayland.wl_display_disconnect, connection)
    return ""


def _out_of_reach(display: str) -> str:
    return f"the display {display!r} cannot be reached"
