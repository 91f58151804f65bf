"""Looks whether a window can be shown before Qt is asked; Qt itself would abort."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

_WAYLAND = ("platforms/libqwayland.so", "wayland-shell-integration/libxdg-shell.so")
_PLUGINS = {
    "offscreen": ("platforms/libqoffscreen.so",),
    "xcb": ("platforms/libqxcb.so",),
    "wayland": _WAYLAND,
    "wayland-egl": _WAYLAND,
}
_PLUGINS_ON_WINDOWS = {"offscreen": "qoffscreen.dll", "windows": "qwindows.dll"}


class Held(NamedTuple):
    """The platforms that Qt is to try, as it takes them, or what stands in the way of a window."""

    platforms: str
    problem: str = ""


@contextmanager
def held_display(environment: Mapping[str, str]) -> Iterator[Held]:
    """Look whether there is a display for a window, and hold it.

    It is held until the block ends, and Qt is to connect within it: a server whose only client
    leaves begins anew, or ends, and Qt would come to a closed door.
    """
    with ExitStack() as stack:
        yield _first_usable(environment, stack)


def held_on_windows(environment: Mapping[str, str]) -> Held:
    """There always is a display, if one that nobody may see; its plug-in may be missing."""
    named = environment.get("QT_QPA_PLATFORM", "")
    platform = named.split(":")[0] or "windows"
    if platform not in _PLUGINS_ON_WINDOWS:
        return Held("", f"QT_QPA_PLATFORM is set to {named!r}; this program knows windows")
    try:
        plugin = plugin_folder() / "platforms" / _PLUGINS_ON_WINDOWS[platform]
    except ImportError as error:
        return Held("", library_problem(error))
    if not plugin.is_file():
        return Held("", f"there is no {plugin}; install plex-ivig again")
    return Held(named or platform)


def plugin_folder() -> Path:
    """Where Qt's plug-ins are; Qt itself does not find them below a path with , ; " or \\ in it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    as_on_windows = folder / "plugins"
    return as_on_windows if as_on_windows.is_dir() else folder / "Qt" / "plugins"


def qt_translations() -> Path:
    """Where Qt's own translations are."""
    return plugin_folder().parent / "translations"


def library_problem(error: Exception) -> str:
    """What to say of a library that cannot be loaded; the loader itself said the cause, if any."""
    return (
        f"a library that the window needs cannot be loaded: {error.__cause__ or error}; "
        "install it, or install plex-ivig again where it is one of its own"
    )


def _first_usable(environment: Mapping[str, str], stack: ExitStack) -> Held:
    if sys.platform == "win32":
        return held_on_windows(environment)
    if not sys.platform.startswith("linux"):
        return Held("")
    wanted = _platforms(environment)
    problems = []
    for place, platform in enumerate(wanted):
        problem = _problem_with(platform.split(":")[0], environment, stack)
        if not problem:
            return Held(";".join(wanted[place:]))
        problems.append(problem)
    return Held("", problems[0])


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The platforms that Qt would try, one after the other."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.split(";")
    return ["wayland", "xcb"] if _wayland_socket(environment) else ["xcb"]


def _problem_with(platform: str, environment: Mapping[str, str], stack: ExitStack) -> str:
    if platform not in _PLUGINS:
        return f"QT_QPA_PLATFORM is set to {platform!r}; this program knows xcb and wayland"
    by_wayland = _PLUGINS[platform] is _WAYLAND
    socket, name = _wayland_socket(environment), environment.get("DISPLAY", "")
    if by_wayland and not socket:
        return f"QT_QPA_PLATFORM is set to {platform!r}, but there is no Wayland display"
    if platform == "xcb" and not name:
        return (
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "`plex-ivig overview` prints to the terminal, "
            "`plex-ivig screenshot FILE` draws a picture"
        )
    problem = _missing_library(_PLUGINS[platform])
    if problem or platform == "offscreen":
        return problem
    from gui.app.connections import LibraryProblemError, hold_wayland, hold_x

    try:
        return hold_wayland(socket, stack) if by_wayland else hold_x(name, stack)
    except LibraryProblemError as error:
        return library_problem(error)


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
