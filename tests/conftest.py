"""What all tests share: a quiet environment, the program's own looks, and no leaks."""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import paths
from gui.app.surroundings import stand_ins
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.fonts import USUAL_TEXT_SIZE, load_fonts, set_text_size
from gui.services.theme import Theme, apply_theme, light_theme
from gui.windows.looks import Manner
from gui.windows.main_window import MainWindow
from tests.counted import OPTION
from tests.e2e.program import FROZEN, problem_of
from tests.frozen.probing import Probe, ready_probe
from tests.this_computer import hide_what_is_of_this_computer

ON_WINDOWS = os.name == "nt"
collect_ignore = [*([] if FROZEN else ["frozen"]), *([] if ON_WINDOWS else ["on_windows"])]
WindowFactory = Callable[..., MainWindow]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows on the real display")
    parser.addoption(
        "--update-pictures", action="store_true", help="keep the pictures of the pages as they are"
    )
    parser.addoption(
        OPTION, default="", metavar="REASON", help="keep the work as it is counted now, with why"
    )


def pytest_configure(config: pytest.Config) -> None:
    problem = problem_of(FROZEN)
    if problem:
        raise pytest.UsageError(problem)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also of a run in the background
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[name] = r"C:\nonexistent" if ON_WINDOWS else "/nonexistent"
    in_the_way = hide_what_is_of_this_computer()
    if in_the_way:
        raise pytest.UsageError(in_the_way)
    for name in ("LANGUAGE", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_FONT_DPI"):
        os.environ.pop(name, None)
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if ON_WINDOWS:
        os.environ.update(stand_ins(os.environ, paths.system_files(), paths.fonts()))


def pytest_collection_finish() -> None:
    """What the modules hold stays for good: the collections after each test need not go over it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def _kept_by_modules_before() -> None:
    """What they hold still, caches for the most part, stays too; but no widget that goes."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _let_go(application)
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, set up as the program sets up its own."""
    load_fonts(qapp, paths.fonts())
    apply_theme(qapp, light_theme())
    return qapp


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The shipped content."""
    return Reference(read_bundle(paths.shipped_bundle()))


@pytest.fixture(scope="session")
def words() -> Words:
    """The words of the pages, untranslated."""
    return Words()


@pytest.fixture(scope="session")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Probe:
    """Runs Python files inside the frozen program."""
    return ready_probe(FROZEN, os.environ, tmp_path_factory.mktemp("probe"))


@pytest.fixture(autouse=True)
def _no_logged_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    logged = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not logged, f"logged: {logged}"


@pytest.fixture
def no_leak(qapp: QApplication) -> Iterator[None]:
    """Whatever a test makes of widgets and other objects is gone after it."""
    _let_go(qapp)
    widgets, objects = set(QApplication.allWidgets()), set(_objects())
    yield
    for widget in QApplication.topLevelWidgets():
        if widget not in widgets:
            widget.close()
            widget.deleteLater()
    _let_go(qapp)
    assert set(QApplication.allWidgets()) <= widgets
    left = [entry for entry in _objects() if entry not in objects and not _is_of_the_desktop(entry)]
    assert not left, f"left over: {left}"
    assert not [top for top in QGuiApplication.topLevelWindows() if top.isVisible()]


def _let_go(application: QApplication) -> None:
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application.processEvents()
        gc.collect()


def _objects() -> list[QObject]:
    return [entry for entry in shiboken6.getAllValidWrappers() if isinstance(entry, QObject)]


def _is_of_the_desktop(entry: QObject) -> bool:
    shared = (QGuiApplication.styleHints(), QGuiApplication.clipboard(), *QGuiApplication.screens())
    return entry in shared or isinstance(entry, QCoreApplication)


@pytest.fixture
def window(
    qtbot: QtBot, no_leak: None, qapp: QApplication, reference: Reference, words: Words
) -> Iterator[WindowFactory]:
    """Makes the main window, shown and active; nothing of it may be left after the test."""
    made: list[MainWindow] = []

    def make(
        content: Reference | None = None,
        *,
        size: tuple[int, int] = (1366, 768),
        condition: str | None = None,
        today: date | None = None,
        theme: Theme | None = None,
        notices: Sequence[str] = (),
        text_size: int = USUAL_TEXT_SIZE,
        planner: bool = True,
    ) -> MainWindow:
        shown, theme = content or reference, theme or light_theme()
        apply_theme(qapp, theme)
        manifest = shown.bundle.manifest
        day = today or manifest.built
        age = age_page(manifest, day, words)
        manner = Manner(text_size, planner)
        main_window = MainWindow(shown, age, lambda: day, words, theme, notices, manner)
        made.append(main_window)
        if condition is not None:
            main_window.enter_condition(condition)
        main_window.resize(*size)
        with qtbot.waitActive(main_window):
            main_window.show()
        return main_window

    yield make
    for main_window in made:
        open_now = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        assert open_now in ([main_window], []), f"still open: {open_now}"
        main_window.close()
        main_window.deleteLater()
    made.clear()
    apply_theme(qapp, light_theme())
    set_text_size(qapp, USUAL_TEXT_SIZE)
