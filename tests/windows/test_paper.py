"""Print, preview and save: by keys, from every page, with and without a printer or a place."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from gui.widgets.page_preview import PageView
from gui.windows import printing
from gui.windows.main_window import MainWindow
from gui.windows.preview_dialog import PreviewDialog
from tests.conftest import WindowFactory
from tests.paper.reading import about, page_texts, squeezed
from tests.windows.driving import press

_PAGES = {
    "compare": "Multifocal motor neuropathy",
    "evidence": "Evidence: Multifocal motor neuropathy",
    "therapies": "Therapies",
    "sources": "Sources",
    "overview": "Overview: PLEX and IVIG in all conditions",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, in which Qt looks for documents and would keep its own notes."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _place: str(folder))
    )
    return folder


@pytest.fixture(autouse=True)
def _settings_are_where_they_were() -> Iterator[None]:
    place = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    yield
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place))


@pytest.fixture(autouse=True)
def _nothing_stays_open(window: WindowFactory) -> Iterator[None]:
    yield
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            top.close()


def modal(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    """The dialog of a kind, once it is the one that has the keys."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def preview_of(main: MainWindow, qtbot: QtBot) -> PreviewDialog:
    press("Ctrl+P")
    dialog = modal(qtbot, PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    return dialog


def save_as(qtbot: QtBot, file: Path) -> None:
    """Type a name into the file dialog that is open."""
    dialog = modal(qtbot, QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(file))
    press("Return")


@pytest.mark.parametrize("page", _PAGES)
def test_save_writes_what_is_open(
    page: str, window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    main = window(condition="mmn")
    main.show_page(page)
    press("Ctrl+S")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    assert page_texts(file)[0].startswith(squeezed(_PAGES[page]))
    assert main.messages.text() == f"Saved: {file}"
    assert main.messages.isVisible()


def test_what_is_saved_after_the_window_was_made_anew_is_said_in_it(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    main = window(condition="mmn")
    press("Ctrl+S")
    modal(qtbot, QFileDialog)
    main.choose_text_size(125)
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    assert page_texts(file)[0].startswith(squeezed(_PAGES["compare"]))
    assert main.messages.text() == f"Saved: {file}"


def test_with_nothing_open_the_overview_is_saved(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    window()
    press("Ctrl+S")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    assert page_texts(file)[0].startswith(squeezed(_PAGES["overview"]))


def test_the_name_that_is_offered_tells_what_and_of_when(
    window: WindowFactory, qtbot: QtBot, home: Path
) -> None:
    window(condition="mmn")
    press("Ctrl+S")
    dialog = modal(qtbot, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    (offered,) = dialog.selectedFiles()
    pattern = r"PLEX-IVIG Multifocal motor neuropathy \d{4}-\d\d-\d\d\.pdf"
    assert re.fullmatch(pattern, Path(offered).name)
    assert Path(offered).parent == home
    press("Return")
    qtbot.waitUntil(lambda: Path(offered).exists())


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_the_dialog_takes_the_room_that_the_name_needs(
    window: WindowFactory, qtbot: QtBot, percent: int, request: pytest.FixtureRequest
) -> None:
    main = window(condition="mmn")
    request.addfinalizer(lambda: main.choose_text_size(100))
    main.choose_text_size(percent)
    press("Ctrl+S")
    dialog = modal(qtbot, QFileDialog)
    field = next(entry for entry in dialog.findChildren(QLineEdit) if entry.isVisible())
    room = main.screen().availableSize()
    fits = field.fontMetrics().horizontalAdvance(field.text()) < field.width()
    assert fits or dialog.width() > 0.85 * room.width()
    assert dialog.height() <= room.height()
    dialog.close()


def test_a_name_without_an_ending_gets_one(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    window(condition="mmn")
    press("Ctrl+S")
    save_as(qtbot, tmp_path / "page")
    qtbot.waitUntil((tmp_path / "page.pdf").exists)


def test_chosen_factors_are_marked(window: WindowFactory, qtbot: QtBot, tmp_path: Path) -> None:
    main = window(condition="mmn")
    next(chip for chip in main.right_pane.compare.chips if "Renal" in chip.text()).click()
    press("Ctrl+S")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    assert squeezed("Marked for Renal impairment") in page_texts(file)[0]


def test_a_place_that_cannot_be_written_is_told_and_the_window_goes_on(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    main = window(condition="mmn")
    press("Ctrl+S")
    dialog = modal(qtbot, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    file = tmp_path / "nowhere" / "page.pdf"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    box = modal(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert f"{file} cannot be written" in box.text()
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert main.right_pane.condition == "mmn"


def answer(button: QMessageBox.StandardButton, asked: list[str]) -> None:
    """Answer the question that the file dialog is about to ask; it waits for that itself."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(button).click()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_what_is_there_is_replaced_whole_only_if_confirmed(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    window(condition="mmn")
    file = tmp_path / "page.pdf"
    file.write_bytes(b"an older one")
    press("Ctrl+S")
    asked: list[str] = []
    answer(QMessageBox.StandardButton.No, asked)
    save_as(qtbot, file)
    assert file.read_bytes() == b"an older one"
    answer(QMessageBox.StandardButton.Yes, asked)
    save_as(qtbot, file)
    qtbot.waitUntil(lambda: file.read_bytes().startswith(b"%PDF"))
    assert len(asked) == 2
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["page.pdf"]


def test_nothing_about_it_is_kept(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path, home: Path
) -> None:
    window(condition="mmn")
    press("Ctrl+S")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert kept.fileName().startswith(os.devnull)
    assert list(home.rglob("*")) == []


def test_the_preview_shows_the_pages_and_what_can_be_chosen(
    window: WindowFactory, qtbot: QtBot
) -> None:
    dialog = preview_of(window(condition="mmn"), qtbot)
    assert len(dialog.document.pages) == 2
    dialog.evidence.click()
    with_evidence = len(dialog.document.pages)
    assert with_evidence > 2
    pages = [page for page in dialog.preview.findChildren(PageView) if page.isVisible()]
    assert len(pages) == with_evidence
    tops = [page.y() for page in pages]
    assert all(
        below - above > page.height()
        for page, (above, below) in zip(pages, pairwise(tops), strict=False)
    )
    assert pages[0].width() > 300
    assert pages[0].grab().toImage().pixelColor(5, 5).name() == "#ffffff"
    before = dialog.document.pages[0].paper
    dialog.papers.setCurrentIndex(dialog.papers.findText("A3"))
    assert dialog.document.pages[0].paper.width > before.width
    press("Escape")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_preview_is_painted_at_every_size(window: WindowFactory, qtbot: QtBot) -> None:
    dialog = preview_of(window(condition="mmn"), qtbot)
    widths = []
    for key in ("Ctrl+Plus", "Ctrl+Minus", "Ctrl+Minus", "Ctrl+0"):
        press(key)
        page = dialog.preview.findChildren(PageView)[0]
        widths.append(page.width())
        picture = page.grab().toImage()
        colours = {picture.pixelColor(x, 60).name() for x in range(0, picture.width(), 2)}
        assert len(colours) > 3
    assert widths[0] > widths[1] > widths[2]
    assert widths[3] == widths[1]


def test_pages_without_evidence_of_their_own_do_not_offer_it(
    window: WindowFactory, qtbot: QtBot
) -> None:
    main = window(condition="mmn")
    main.show_page("overview")
    dialog = preview_of(main, qtbot)
    assert not dialog.evidence.isVisible()
    assert len(dialog.document.pages) == 1


def test_without_a_printer_the_pdf_is_offered(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    preview_of(window(condition="mmn"), qtbot)
    press("Return")
    box = modal(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "This computer has no printer."
    press("Return")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert about(file)["Pages"] == "2"


def test_the_preview_saves_what_it_shows(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    main = window(condition="mmn")
    dialog = preview_of(main, qtbot)
    dialog.papers.setCurrentIndex(dialog.papers.findText("Letter"))
    press("Ctrl+S")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    assert about(file)["Page size"].startswith("612 x 792")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert main.messages.text() == f"Saved: {file}"


def test_every_control_of_the_preview_has_a_name(window: WindowFactory, qtbot: QtBot) -> None:
    dialog = preview_of(window(condition="mmn"), qtbot)
    buttons = dialog.findChildren(QPushButton)
    assert len(buttons) >= 5
    for button in buttons:
        assert len(button.accessibleName() or button.text()) > 3
    assert dialog.preview.accessibleName()


def test_a_preview_that_was_closed_leaves_no_items_of_its_layouts(
    window: WindowFactory, qtbot: QtBot
) -> None:
    def items() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return sum(isinstance(entry, QWidgetItem) for entry in gc.get_objects())

    main = window(condition="mmn")
    before = items()
    main.actions_by_id["print"].trigger()
    modal(qtbot, PreviewDialog).close()
    assert items() == before
