"""The bundled fonts have every character that the program shows; a bare system has no other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.services.fonts import FAMILY, SYMBOLS

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
