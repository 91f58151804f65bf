"""The bundled fonts have every character that the program shows; a bare system has no other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.services.font_names import by_first_names
from gui.services.fonts import FAMILY, PAPER_FAMILY, SYMBOLS, families, load_fonts, load_paper_fonts
from tests.services.renamed import renamed

GUI = Path(__file__).parents[2] / "gui"
SHOWN_BY = ("app", "cli", "models", "pages", "widgets", "windows")
SIZE = 13.0


@pytest.fixture(scope="module")
def bundled(qapp: QApplication) -> list[QRawFont]:
    files = sorted(paths.fonts().glob("*.ttf"))
    return [QRawFont(str(file), SIZE) for file in files if "Bold" not in file.name]


def shown_characters() -> Iterator[tuple[str, str]]:
    for folder in SHOWN_BY:
        for file in (GUI / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield from ((character, file.name) for character in node.value)
    for file in paths.shipped_bundle().rglob("*.json"):
        yield from ((character, file.name) for character in file.read_text("utf-8"))


def test_every_character_of_the_program_and_its_bundle_can_be_drawn(
    bundled: list[QRawFont],
) -> None:
    missing = {
        (f"U+{ord(character):04X}", where)
        for character, where in set(shown_characters())
        if character.isprintable()
        and not any(font.supportsCharacter(ord(character)) for font in bundled)
    }
    assert missing == set()


def test_a_character_that_no_bundled_font_has_is_noticed(bundled: list[QRawFont]) -> None:
    assert not any(font.supportsCharacter(0x1F600) for font in bundled)


def test_the_window_uses_both_fonts(qapp: QApplication) -> None:
    assert qapp.font().families() == [FAMILY, SYMBOLS]
    assert QFontInfo(qapp.font()).family() == FAMILY


def test_a_sign_from_the_second_font_makes_no_line_taller(bundled: list[QRawFont]) -> None:
    window, signs = bundled
    assert (signs.ascent(), signs.descent()) == (window.ascent(), window.descent())


def test_windows_own_font_goes_before_the_bundled_ones_where_it_is_installed() -> None:
    own = [FAMILY, SYMBOLS]
    assert families("win32", {"Segoe UI", "Tahoma"}.__contains__) == ["Segoe UI", *own]
    assert families("win32", {"Tahoma"}.__contains__) == own
    assert families("linux", {"Segoe UI"}.__contains__) == own


@pytest.fixture
def segoe(qapp: QApplication) -> Iterator[None]:
    """A font of that name, made of the bundled one."""
    files = (paths.fonts() / f"NotoSans-{kind}.ttf" for kind in ("Regular", "Bold"))
    numbers = [
        QFontDatabase.addApplicationFontFromData(renamed(file, "Segoe UI")) for file in files
    ]
    yield
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)
    load_fonts(qapp, paths.fonts())


def drawn_with(text: str, application: QApplication) -> set[str]:
    """The families that draw a text."""
    layout = QTextLayout(text, application.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


@pytest.mark.usefixtures("segoe")
def test_the_window_is_written_in_windows_own_font_and_signs_in_the_bundled_one(
    qapp: QApplication,
) -> None:
    load_fonts(qapp, paths.fonts(), platform="win32")
    assert QFontInfo(qapp.font()).family() == "Segoe UI"
    assert qapp.font().pixelSize() == SIZE
    assert drawn_with("PLEX \u21c4", qapp) == {"Segoe UI", SYMBOLS}


@pytest.mark.usefixtures("segoe")
def test_without_bundled_fonts_windows_own_is_used_all_the_same(
    qapp: QApplication, tmp_path: Path
) -> None:
    load_fonts(qapp, tmp_path, platform="win32")
    assert QFontInfo(qapp.font()).family() == "Segoe UI"


def test_where_windows_own_font_is_missing_the_bundled_one_is_used(qapp: QApplication) -> None:
    load_fonts(qapp, paths.fonts(), platform="win32")
    assert drawn_with("PLEX \u21c4", qapp) == {FAMILY, SYMBOLS}
    load_fonts(qapp, paths.fonts())


def test_without_a_display_letters_are_as_wide_on_windows_as_elsewhere(
    qapp: QApplication,
) -> None:
    text = "modelled IgG, in percent of the start"
    load_fonts(qapp, paths.fonts(), platform="win32")
    assert QFontMetricsF(qapp.font()).horizontalAdvance(text) == 221.546875
    load_fonts(qapp, paths.fonts())


def test_a_narrow_font_is_of_its_own_family_by_its_first_names() -> None:
    file = paths.paper_fonts() / "NotoSans-Condensed.ttf"
    number = QFontDatabase.addApplicationFontFromData(by_first_names(file.read_bytes()))
    families_of = QFontDatabase.applicationFontFamilies(number)
    QFontDatabase.removeApplicationFont(number)
    assert families_of == [PAPER_FAMILY]


def test_small_print_is_narrow(qapp: QApplication) -> None:
    load_paper_fonts(paths.paper_fonts())
    assert QFontInfo(QFont(PAPER_FAMILY)).family() == PAPER_FAMILY
