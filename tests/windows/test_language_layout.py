"""Nothing is cut in German, in a longer language, and where it reads from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app.speaking import Speaking
from gui.core.reference import Reference
from gui.models.installed_words import installed_words
from gui.models.statement_table_model import TableColumn
from gui.pages.age import age_page
from gui.pages.licences import licence_texts
from gui.pages.words import Words
from gui.widgets.cell_delegate import pad_x
from gui.widgets.scrolled_pane import ScrolledPane
from gui.windows.install_dialog import InstallDialog
from gui.windows.licences_dialog import LicencesDialog
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.pages.shipped import CONDITIONS
from tests.widgets.reading import ELLIPSIS, all_painted_texts, does_not_fit, sticks_out
from tests.windows.driving import press
from tests.windows.pseudo import PseudoTranslator, pseudo_words
from tests.windows.test_install_dialog import offered_in

PAGES = ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
USUAL, AT_TWICE = (1366, 768), (683, 384)
Open = Callable[..., MainWindow]


@pytest.fixture
def open_german(
    qapp: QApplication, reference: Reference, request: pytest.FixtureRequest
) -> Iterator[Open]:
    speaking = Speaking(qapp)
    words, problem = speaking.choose("de")
    assert problem == ""
    yield _opener(request, reference, words)
    speaking.choose("en")


@pytest.fixture
def open_english(reference: Reference, words: Words, request: pytest.FixtureRequest) -> Open:
    return _opener(request, reference, words)


@pytest.fixture
def open_pseudo(
    qapp: QApplication, reference: Reference, request: pytest.FixtureRequest
) -> Iterator[Open]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield _opener(request, reference, pseudo_words())
    qapp.removeTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _opener(request: pytest.FixtureRequest, reference: Reference, words: Words) -> Open:
    def run(**options: object) -> MainWindow:
        window: WindowFactory = request.getfixturevalue("window")
        main = window(condition="cidp", **options)
        manifest = reference.bundle.manifest
        main.rebuild(words, age_page(manifest, manifest.built, words))
        return main

    return run


def assert_nothing_is_cut(main: MainWindow, slack: int = 0) -> None:
    for page in PAGES:
        main.show_page(page)
        QApplication.processEvents()
        assert does_not_fit(main) == [], page
        assert sticks_out(main, slack) == [], page


def assert_no_dialog_is_cut(main: MainWindow) -> None:
    about = QCoreApplication.translate("Actions", "About")
    (action,) = (entry for entry in main.findChildren(QAction) if entry.text() == about)
    texts = licence_texts(paths.licences(), installed_words())
    page = offered_in(installed_words(), main.reference.bundle)
    openers: dict[str, Callable[[], object]] = {
        "F1": lambda: press("F1"),
        "Ctrl+P": lambda: press("Ctrl+P"),
        "about": action.trigger,
        "install": lambda: InstallDialog(page, main.looks.theme, main).open(),
        "licences": lambda: LicencesDialog(main, texts).open(),
    }
    for keys, opened in openers.items():
        opened()
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, keys
        found = [*does_not_fit(dialog), *sticks_out(dialog)]
        dialog.close()
        main.activateWindow()
        QApplication.processEvents()
        assert found == [], keys


@pytest.mark.parametrize(
    ("size", "text_size"),
    [(USUAL, 80), (USUAL, 100), (USUAL, 150), (USUAL, 250), (AT_TWICE, 100)],
)
def test_nothing_is_cut_in_german(open_german: Open, size: tuple[int, int], text_size: int) -> None:
    main = open_german(size=size, text_size=text_size)
    assert_nothing_is_cut(main)
    assert [text for text in all_painted_texts(main.list_pane.view) if ELLIPSIS in text] == []
    if size == USUAL:
        assert_no_dialog_is_cut(main)


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_nothing_is_cut_in_a_longer_language_in_both_directions(
    qapp: QApplication, open_pseudo: Open, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    main = open_pseudo(size=USUAL)
    assert main.layoutDirection() == direction
    assert_nothing_is_cut(main, slack=int(direction == Qt.LayoutDirection.RightToLeft))
    assert_no_dialog_is_cut(main)


@pytest.mark.parametrize("height", [384, 372])
@pytest.mark.parametrize("language", ["english", "german"])
def test_on_a_small_screen_at_twice_the_scale_both_verdicts_are_seen_with_their_lead_source(
    request: pytest.FixtureRequest, language: str, height: int
) -> None:
    opened: MainWindow = request.getfixturevalue(f"open_{language}")(size=(683, height))
    table = opened.right_pane.compare.table
    for condition in CONDITIONS:
        opened.enter_condition(condition)
        QApplication.processEvents()
        for pane in opened.findChildren(ScrolledPane):
            assert pane.verticalScrollBar().maximum() == 0, condition
        for column in (TableColumn.PLEX, TableColumn.IVIG):
            said = table.rows_model.statements_at(table.rows_model.index(0, column))
            if not said or said[0].role != "lead":
                continue
            x = table.columnViewportPosition(column) + table.columnWidth(column) - pad_x() - 4
            seen = [table.statement_at(QPoint(x, y)) for y in range(table.viewport().height())]
            assert said[0] in seen and seen[-1] != said[0], (condition, column)


@pytest.mark.parametrize("page", ["evidence", "therapies", "overview"])
def test_on_a_small_screen_at_twice_the_scale_a_page_of_one_table_scrolls_only_in_it(
    open_german: Open, page: str
) -> None:
    main = open_german(size=(683, 372))
    main.show_page(page)
    QApplication.processEvents()
    panes = main.findChildren(ScrolledPane)
    assert [pane.verticalScrollBar().maximum() for pane in panes] == [0, 0]
