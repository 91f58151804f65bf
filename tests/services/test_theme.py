"""Colours that can be read: every ink on every ground that it stands on."""

from __future__ import annotations

import pytest
from msgspec.structs import fields
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.core.evidence import Word
from gui.services.fonts import FAMILY, load_fonts, scaled
from gui.services.theme import (
    Theme,
    apply_theme,
    dark_theme,
    high_contrast_theme,
    light_theme,
    named_theme,
)

READABLE = 7.0
VISIBLE = 3.0


THEMES = {"light": light_theme, "dark": dark_theme, "high-contrast": high_contrast_theme}
_Role = QPalette.ColorRole
TEXTS = [
    (_Role.WindowText, _Role.Window),
    (_Role.WindowText, _Role.Base),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.ButtonText, _Role.Button),
    (_Role.ToolTipText, _Role.ToolTipBase),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.Link, _Role.Base),
]
GROUNDS = ("base", "window", "selected", "highlight")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]()


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


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


def test_every_verdict_can_be_read_on_its_own_ground(theme: Theme) -> None:
    assert list(theme.marks) == [word.value for word in Word]
    for colours in theme.marks.values():
        assert contrast(colours.ink, colours.ground) >= READABLE
        assert contrast(theme.text, colours.ground) >= READABLE
        assert contrast(theme.accent, colours.ground) >= READABLE


def test_the_local_frame_can_be_read_and_has_a_colour_of_its_own(theme: Theme) -> None:
    colours = theme.local
    assert contrast(theme.text, colours.ground) >= READABLE
    assert min(contrast(colours.ink, it) for it in (theme.window, colours.ground)) >= VISIBLE
    assert colours.ink not in [mark.ink for mark in theme.marks.values()]


@pytest.mark.parametrize("ground", ["base", "window", "selected"])
def test_the_outline_of_every_mark_is_seen_where_it_lies(theme: Theme, ground: str) -> None:
    for colours in theme.marks.values():
        assert contrast(colours.ink, getattr(theme, ground)) >= VISIBLE


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("drawn", ["accent", "edge", "highlight_edge"])
def test_borders_and_focus_are_seen_where_they_lie(theme: Theme, drawn: str, ground: str) -> None:
    assert contrast(getattr(theme, drawn), getattr(theme, ground)) >= VISIBLE


def test_what_is_pressed_or_chosen_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.warning, theme.base) >= READABLE


def test_the_border_of_what_has_the_focus_differs_from_that_of_what_has_not(theme: Theme) -> None:
    assert theme.accent != theme.edge
    if contrast(theme.accent, theme.edge) < VISIBLE / 2:
        assert theme.stroke > 1


def test_high_contrast_is_white_on_black_with_thicker_borders() -> None:
    theme = high_contrast_theme()
    assert contrast(theme.text, theme.base) == contrast(theme.text, theme.window) == 21
    assert contrast(theme.muted, theme.base) == 21
    assert theme.stroke > light_theme().stroke


def test_all_themes_colour_the_same_things(theme: Theme) -> None:
    assert theme.marks.keys() == light_theme().marks.keys()
    for field in fields(Theme):
        if isinstance(getattr(light_theme(), field.name), QColor):
            assert getattr(theme, field.name).isValid()


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_found_by_its_name(name: str) -> None:
    assert named_theme(name).name == name


def test_no_name_means_the_theme_of_the_system(qapp: QApplication) -> None:
    assert named_theme(None).name in THEMES


def test_the_palette_takes_the_themes_colours(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.window
    assert palette.color(QPalette.ColorRole.Text) == theme.text
    for group in QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled:
        for ink, ground in TEXTS:
            found = contrast(palette.color(group, ink), palette.color(group, ground))
            assert found >= READABLE, f"{ink} on {ground}, {group}"
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
