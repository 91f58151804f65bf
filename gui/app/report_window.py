"""What a report tells with Qt: screens, colours, fonts, printers, screen readers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QAccessible, QFontDatabase, QFontInfo, QScreen
from PySide6.QtWidgets import QApplication, QProxyStyle

from gui.app.diagnostics import program_line, system_line
from gui.cli.facts import Fact, fact
from gui.services.fonts import SYMBOLS
from gui.services.theme import system_theme


def window_facts(application: QApplication) -> Iterator[Fact]:
    """All that Qt knows of the display, and of what the window would be like on it."""
    yield fact("program", "libraries", program_line)
    yield fact("system", "as Qt names it", system_line)
    yield from _display_facts(application)
    yield from _font_facts(application)
    yield fact("screen reader", "has asked this program", QAccessible.isActive)
    yield fact("printers", "number, default", _printers)


def _display_facts(application: QApplication) -> Iterator[Fact]:
    hints, rounding = application.styleHints(), application.highDpiScaleFactorRoundingPolicy
    yield Fact("display", "plug-in", application.platformName())
    style = application.style()
    base = style.baseStyle() if isinstance(style, QProxyStyle) else style
    yield Fact("display", "style", base.name())
    for number, screen in enumerate(application.screens(), 1):
        yield fact("display", f"screen {number}", partial(_screen, screen))
    yield fact("display", "rounding of scales", lambda: rounding().name)
    yield fact("display", "colour scheme", lambda: hints.colorScheme().name)
    yield fact("display", "contrast", lambda: hints.accessibility().contrastPreference().name)
    yield fact("display", "theme that follows from it", lambda: system_theme().name)


def _screen(screen: QScreen) -> str:
    size, free, scale = screen.size(), screen.availableSize(), screen.devicePixelRatio()
    return (
        f"{size.width() * scale:.0f}x{size.height() * scale:.0f} pixels, scale {scale:g},"
        f" {size.width()}x{size.height()} ({free.width()}x{free.height()} free),"
        f" {screen.logicalDotsPerInch():.0f} dots an inch,"
        f" {screen.physicalDotsPerInch():.0f} by its own word"
    )


def _font_facts(application: QApplication) -> Iterator[Fact]:
    font = application.font()
    yield Fact("fonts", "wanted", ", ".join(font.families()))
    yield Fact("fonts", "used", QFontInfo(font).family())
    yield Fact("fonts", "size", f"{font.pixelSize()} pixels")
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    yield Fact("fonts", "of the system", f"{system.family()}, used: {QFontInfo(system).family()}")
    families = QFontDatabase.families()
    yield Fact("fonts", "known", str(len(families)))
    yield Fact("fonts", "signs", "bundled" if SYMBOLS in families else "missing")


def _printers() -> str:
    if sys.platform != "win32":
        return "not asked: the print service is asked for nothing before Print is pressed"
    from PySide6.QtPrintSupport import QPrinterInfo

    default = "yes" if QPrinterInfo.defaultPrinterName() else "no"
    return f"{len(QPrinterInfo.availablePrinterNames())}, {default}"
