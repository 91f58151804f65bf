"""Marks that tell themselves apart without colour, and are seen by eyes that see other colours."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.core.evidence import Word
from gui.services.marks import draw_mark
from gui.services.theme import (
    MarkColours,
    Theme,
    dark_theme,
    high_contrast_theme,
    light_theme,
)
from tests.services.test_theme import contrast

THEMES = {"light": light_theme, "dark": dark_theme, "high-contrast": high_contrast_theme}
WORDS = [word.value for word in Word]
SIDE = 20
# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
SIMULATED = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "no colours": ((0.2126, 0.7152, 0.0722),) * 3,
}


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]()


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def coded(channel: float) -> float:
    kept = min(max(channel, 0.0), 1.0)
    return kept * 12.92 if kept <= 0.0031308 else float(1.055 * kept ** (1 / 2.4) - 0.055)


def seen(colour: QColor, by: str) -> QColor:
    channels = [linear(value) for value in (colour.redF(), colour.greenF(), colour.blueF())]
    mixed = [
        sum(weight * channel for weight, channel in zip(row, channels, strict=True))
        for row in SIMULATED[by]
    ]
    return QColor.fromRgbF(*map(coded, mixed))


def in_one_grey(theme: Theme) -> Theme:
    """The theme with the same grey ink on the same ground for every mark."""
    grey = MarkColours(QColor("#404040"), QColor("#e0e0e0"))
    return msgspec.structs.replace(theme, marks=dict.fromkeys(theme.marks, grey))


def painted(word: str, theme: Theme, *, unsupported: bool = False) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_mark(painter, SIDE, word, theme, unsupported=unsupported)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels whose greys differ by more than a quarter of the way to white."""
    places = [(x, y) for x in range(SIDE) for y in range(SIDE)]
    differing = sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 64 for x, y in places
    )
    return differing / len(places)


def test_colours_are_simulated_as_published() -> None:
    assert seen(QColor("white"), "protanopia").name() == "#ffffff"
    red, green = QColor("#c00000"), QColor("#007a00")
    assert contrast(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < 2
    assert abs(seen(red, "deuteranopia").hslHue() - seen(green, "deuteranopia").hslHue()) < 12
    assert seen(red, "no colours").saturation() == 0


@pytest.mark.parametrize(("one", "other"), list(combinations(WORDS, 2)))
def test_any_two_marks_differ_by_shape_alone(qapp: QApplication, one: str, other: str) -> None:
    theme = in_one_grey(light_theme())
    assert difference(painted(one, theme), painted(other, theme)) > 0.05


@pytest.mark.parametrize("word", [word for word in WORDS if word != "no-source"])
def test_what_one_document_alone_says_has_another_outline(qapp: QApplication, word: str) -> None:
    theme = in_one_grey(light_theme())
    alone = painted(word, theme, unsupported=True)
    assert difference(painted(word, theme), alone) > 0.02


@pytest.mark.parametrize("eyes", SIMULATED)
@pytest.mark.parametrize("word", WORDS)
def test_every_mark_is_seen_by_all_eyes(theme: Theme, word: str, eyes: str) -> None:
    ink = seen(theme.marks[word].ink, eyes)
    for ground in (theme.marks[word].ground, theme.base, theme.window, theme.selected):
        assert contrast(ink, seen(ground, eyes)) >= 3


@pytest.mark.parametrize("eyes", SIMULATED)
def test_what_a_factor_touches_is_seen_by_all_eyes(theme: Theme, eyes: str) -> None:
    ground = seen(theme.highlight, eyes)
    assert contrast(seen(theme.highlight_edge, eyes), ground) >= 3
    assert contrast(seen(theme.text, eyes), ground) >= 7
