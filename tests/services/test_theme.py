"""Colours that can be read: every ink on every ground that it stands on."""

from __future__ import annotations

import pytest
from msgspec.structs import fields
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.core.evidence import Word
from gui.services.fonts import FAMILY, load_fonts, scaled
from gui.services.theme import Theme, apply_theme, dark_theme, light_theme, named_theme

READABLE = 4.5
VISIBLE = 3.0


@pytest.fixture(params=[light_theme, dark_theme], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    made = request.param()
    assert isinstance(made, Theme)
    return made


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: QColor, ground: QColor) -> float:
    brighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_published() -> None:
    assert round(contrast(QColor("black"), QColor("white")), 2) == 21
    assert round(contrast(QColor("#777777"), QColor("white")), 2) == 4.48


@pytest.mark.parametrize("ground", ["base", "window", "selected", "highlight"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


def test_every_verdict_can_be_read_on_its_own_ground(theme: Theme) -> None:
    assert list(theme.marks) == [word.value for word in Word]
    for colours in theme.marks.values():
        assert contrast(colours.ink, colours.ground) >= READABLE
        assert contrast(colours.ink, theme.base) >= READABLE
        assert contrast(theme.text, colours.ground) >= READABLE


def test_what_is_pressed_or_focused_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.accent, theme.base) >= VISIBLE
    assert contrast(theme.highlight_edge, theme.base) >= VISIBLE
    assert contrast(theme.warning, theme.base) >= READABLE


def test_both_themes_colour_the_same_things() -> None:
    light, dark = light_theme(), dark_theme()
    assert light.marks.keys() == dark.marks.keys()
    for field in fields(Theme):
        if isinstance(getattr(light, field.name), QColor):
            assert getattr(dark, field.name).isValid()
            assert getattr(light, field.name).isValid()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_is_found_by_its_name(name: str) -> None:
    assert named_theme(name).name == name


def test_no_name_means_the_theme_of_the_system(qapp: QApplication) -> None:
    assert named_theme(None).name in {"light", "dark"}


def test_the_palette_takes_the_themes_colours(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.window
    assert palette.color(QPalette.ColorRole.Text) == theme.text
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == theme.muted
    apply_theme(qapp, light_theme())


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    assert qapp.font().family() == FAMILY
    assert qapp.font().pixelSize() > 0


def test_without_bundled_fonts_the_program_still_has_one(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> None:
    load_fonts(qapp, tmp_path_factory.mktemp("no-fonts"))
    assert qapp.font().pixelSize() > 0
    load_fonts(qapp, paths.fonts())


def test_a_scaled_font_leaves_the_first_alone(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    larger = scaled(font, 1.5, bold=True)
    assert larger.pixelSize() == round(font.pixelSize() * 1.5)
    assert larger.bold() and not font.bold()
    assert qapp.font() == font
