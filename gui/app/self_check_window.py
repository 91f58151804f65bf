"""What `plex-ivig self-check` tries with Qt: icons, fonts, texts, a PDF and a window, unseen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTranslator, qVersion
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QLayout

from gui import paths
from gui.app.display import plugin_folder
from gui.cli.self_check import FailedError, Finding, tried
from gui.core.reference import Reference
from gui.machine.catalogue import translations_file
from gui.machine.policy import LANGUAGES
from gui.pages.age import age_page
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.pdf_file import pdf_bytes
from gui.services.fonts import load_fonts
from gui.services.theme import apply_theme, light_theme
from gui.windows.actions import ACTIONS
from gui.windows.main_window import MainWindow

_ICONS = 4
_FEWEST_COLOURS = 8


def make_application() -> QApplication:
    """Qt for this process, as the window has it."""
    QApplication.setLibraryPaths([str(plugin_folder())])
    return QApplication([sys.argv[0], "-style", "Fusion"])


def window_findings(
    application: QApplication, reference: Reference | None, today: date
) -> Iterator[Finding]:
    """Check what is seen and printed; of the content only where there is one."""
    yield tried("icons", _icons)
    yield tried("fonts", lambda: _fonts(application))
    yield tried("texts", _texts)
    if reference is not None:
        yield tried("PDF", lambda: _pdf(reference, today))
        yield tried("window", lambda: _window(application, reference, today))


def _icons() -> str:
    files = sorted(paths.icons().glob("plex-ivig-*.png"))
    unreadable = [file.name for file in files if QImage(str(file)).isNull()]
    if unreadable or len(files) < _ICONS:
        raise FailedError(f"unreadable or missing in {paths.icons()}: {unreadable or 'some'}")
    return f"{len(files)} sizes"


def _fonts(application: QApplication) -> str:
    load_fonts(application, paths.fonts())
    files = sorted(paths.fonts().rglob("*.ttf"))
    bad = [file.name for file in files if not _is_font(file)]
    if bad or not files:
        raise FailedError(f"unreadable or missing in {paths.fonts()}: {', '.join(bad) or 'all'}")
    return f"{len(files)} files"


def _is_font(file: Path) -> bool:
    return QFontDatabase.addApplicationFontFromData(file.read_bytes()) >= 0


def _texts() -> str:
    languages = [language for language in LANGUAGES if language not in {"en", "system"}]
    for language in languages:
        translator = QTranslator()
        if not translator.load(str(translations_file(paths.translations(), language))):
            raise FailedError(f"the translations {language} cannot be loaded")
        unknown = [spec.id for spec in ACTIONS if not translator.translate("Actions", spec.text)]
        if unknown:
            raise FailedError(f"actions without a name in {language}: {', '.join(unknown)}")
    return f"{len(ACTIONS)} actions in {', '.join(('en', *languages))}"


def _pdf(reference: Reference, today: date) -> str:
    words = Words()
    made = pdf_bytes(reference, "overview", imprint(reference.bundle, today, words), words)
    if made.pages < 1 or not made.data.startswith(b"%PDF-"):
        raise FailedError("it has no pages")
    return f"{made.pages} page, {len(made.data) // 1000} kB"


def _window(application: QApplication, reference: Reference, today: date) -> str:
    """The window with the first condition, painted where nobody sees it."""
    words, theme = Words(), light_theme()
    is_seen = application.platformName() != "offscreen"
    apply_theme(application, theme)
    age = age_page(reference.bundle.manifest, today, words)
    window = MainWindow(reference, age, lambda: today, words, theme)
    try:
        layout = window.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        window.enter_condition(next(iter(reference.bundle.conditions)))
        window.resize(1366, 768)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=is_seen)
        window.show()
        application.processEvents()
        picture = window.grab().toImage().scaled(200, 100)
        colours = {picture.pixel(x, y) for x in range(200) for y in range(100)}
        if len(colours) < _FEWEST_COLOURS:
            raise FailedError("nothing is painted in it")
    finally:
        window.close()
    return f"painted, Qt {qVersion()}"
