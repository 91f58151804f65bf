"""Qt's texts and the pages' words change their language together, or stay English together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app.speaking import Speaking
from gui.models.installed_words import installed_words


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Speaking]:
    speaking = Speaking(qapp)
    yield speaking
    speaking.choose("en")
    assert of_the_window() == "Sources"


def of_the_window() -> str:
    return QCoreApplication.translate("RightPane", "Sources")


def of_qt() -> tuple[str, str]:
    """A button of Qt's dialogs and a key."""
    close = QCoreApplication.translate("QPlatformTheme", "Close")
    return close, QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)


def test_german_is_spoken_by_pages_widgets_and_qt(speaking: Speaking) -> None:
    words, problem = speaking.choose("de")
    assert problem == ""
    assert (words.language, words.text("Sources"), of_the_window()) == ("de", "Quellen", "Quellen")
    assert of_qt() == ("Schließen", "Strg+F")
    assert installed_words().text("Sources") == "Quellen"


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [(0, "0 Seiten", "0 pages"), (1, "1 Seite", "1 page"), (2, "2 Seiten", "2 pages")],
)
def test_numbers_have_their_forms_in_qt_too(
    speaking: Speaking, number: int, german: str, english: str
) -> None:
    assert installed_words().counted("{number} page", "{number} pages", number) == english
    speaking.choose("de")
    assert installed_words().counted("{number} page", "{number} pages", number) == german


def test_english_comes_back(speaking: Speaking) -> None:
    speaking.choose("de")
    words, problem = speaking.choose("en")
    assert (problem, words.language, words.text("Sources")) == ("", "en", "Sources")
    assert of_the_window() == "Sources"
    assert of_qt() == ("Close", "Ctrl+F")


@pytest.mark.parametrize("content", [None, b"", b"not a file of translations"])
def test_all_is_english_where_the_file_cannot_be_used(
    qapp: QApplication, speaking: Speaking, tmp_path: Path, content: bytes | None
) -> None:
    speaking.choose("de")
    file = tmp_path / "plex-ivig_de.qm"
    if content is not None:
        file.write_bytes(content)
    words, problem = Speaking(qapp, tmp_path).choose("de")
    assert words.language == "en"
    assert str(file) in problem
    assert "English" in problem


def test_a_dialog_of_qt_without_its_own_file_is_told_and_the_rest_is_german(
    qapp: QApplication, tmp_path: Path
) -> None:
    copy(paths.translations() / "plex-ivig_de.qm", tmp_path)
    speaking = Speaking(qapp, tmp_path, qt=tmp_path)
    words, problem = speaking.choose("de")
    assert (words.text("Sources"), of_the_window()) == ("Quellen", "Quellen")
    assert problem == f"{tmp_path / 'qtbase_de.qm'} cannot be used"
    speaking.choose("en")
