"""What those who look after the program want to know; nothing of what anybody looked at."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import PySide6
from PySide6.QtCore import QCoreApplication, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from gui import __version__, paths
from gui.core.bundle import printable
from gui.machine.content import Content

_SESSION = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_SCALE_FACTOR", "LANG", "LC_ALL")


def program_line() -> str:
    """The versions of the program and of what it runs on."""
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"plex-ivig {__version__}, Python {python}, PySide6 {PySide6.__version__}, Qt {qVersion()}"
    )


def system_line() -> str:
    """The computer, without its name."""
    kernel = f"{QSysInfo.kernelType()} {QSysInfo.kernelVersion()}"
    product = QSysInfo.prettyProductName()
    return f"{product}, {kernel}, {QSysInfo.currentCpuArchitecture()}"


def display_line() -> str:
    """The kind of display, and its screens with their scales."""
    screens = [
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g},"
        f" {screen.logicalDotsPerInch():.0f} dots an inch"
        for screen in QGuiApplication.screens()
    ]
    return f"{QGuiApplication.platformName()}, {'; '.join(screens) or 'no screen'}"


def bundle_line(content: Content | None) -> str:
    """Which content is shown, and where it came from."""
    if content is None or content.reference is None:
        return "none that can be used"
    bundle = content.reference.bundle
    told = f"{bundle.manifest.id} {bundle.manifest.version}, fingerprint {bundle.fingerprint}"
    origin = content.origin
    return f"{told}, {origin.kind}: {origin.location}" if origin is not None else told


def diagnostics(
    content: Content | None, looks: Iterable[str], policy: Iterable[str], record: Iterable[str]
) -> str:
    """All of it, as it is copied.

    Args:
        looks: theme, text size, language.
        policy: what the policy of this computer says, and what is wrong with it.
        record: what the run has noted of itself.
    """
    return "".join(f"{printable(line)}\n" for line in _lines(content, looks, policy, record))


def _lines(
    content: Content | None, looks: Iterable[str], policy: Iterable[str], record: Iterable[str]
) -> Iterator[str]:
    yield f"program: {program_line()}"
    yield f"folder: {paths.resources().parent}"
    yield f"system: {system_line()}"
    yield f"display: {display_line()}"
    session = [f"{name}={os.environ[name]}" for name in _SESSION if os.environ.get(name)]
    yield f"session: {', '.join(session) or 'nothing set'}"
    yield f"content: {bundle_line(content)}"
    yield from looks
    yield from record
    yield "policy:"
    yield from (f"  {line}" for line in policy)


def said_copied() -> str:
    """What the window says once they are in the clipboard."""
    return QCoreApplication.translate("Diagnostics", "Diagnostics copied")


def said_after_crash() -> str:
    """What the window says after the program crashed at an earlier run."""
    return QCoreApplication.translate(
        "Diagnostics",
        "The program ended by an error the last time. Help, \u201cCopy diagnostics\u201d copies"
        " the report for those who look after it.",
    )
