"""The looks of a web page: the window's colours, legible ones, and rules for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtGui import QColor

from gui.exports.html_colours import DARK, DARK_MARKS, LIGHT, LIGHT_MARKS
from gui.exports.html_marks import mark
from gui.exports.html_style import STYLE
from gui.pages.words import VERDICTS
from gui.services.theme import Theme, dark_theme, light_theme

Marks = Mapping[str, tuple[str, str]]
THEMES = ((LIGHT, LIGHT_MARKS, light_theme()), (DARK, DARK_MARKS, dark_theme()))
GROUNDS = ("window", "base")


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def coloured_rules() -> Iterator[tuple[str, dict[str, str]]]:
    for selector, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE):
        pairs = (rule.split(":", 1) for rule in rules.split(";") if ":" in rule)
        yield selector.strip(), {name.strip(): value.strip() for name, value in pairs}


@pytest.mark.parametrize(("colours", "marks", "theme"), THEMES)
def test_the_colours_are_those_of_the_window(
    colours: Mapping[str, str], marks: Marks, theme: Theme
) -> None:
    for name, value in colours.items():
        role, _, part = name.partition("-")
        colour = getattr(getattr(theme, role), part) if part else getattr(theme, name)
        assert isinstance(colour, QColor)
        assert colour.name() == value, name
    assert {
        name: (entry.ink.name(), entry.ground.name()) for name, entry in theme.marks.items()
    } == dict(marks)


@pytest.mark.parametrize(("colours", "marks", "theme"), THEMES)
def test_text_stands_out_from_its_ground_by_seven_to_one(
    colours: Mapping[str, str], marks: Marks, theme: Theme
) -> None:
    for ground in GROUNDS:
        for ink in ("text", "muted", "accent"):
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)
    for ground in ("selected", "highlight"):
        assert contrast(colours["text"], colours[ground]) >= 7
    for verdict, (ink, ground) in marks.items():
        assert contrast(colours["text"], ground) >= 7, verdict
        assert contrast(ink, ground) >= 4.5, verdict


def test_rules_that_set_ink_and_ground_keep_them_apart() -> None:
    pairs = [
        (selector, rules["color"], rules["background"])
        for selector, rules in coloured_rules()
        if "background" in rules and rules.get("color", "").startswith("#")
    ]
    assert len(pairs) > 8
    for selector, ink, ground in pairs:
        if ink != "#000":
            assert contrast(ink, ground) >= 7, selector


def test_the_style_is_for_old_browsers_too() -> None:
    assert "@window" not in STYLE
    for unwanted in ("var(", "grid", "flex", "sticky", "clamp(", "url(", "@import", "</"):
        assert unwanted not in STYLE
    assert STYLE.count("{") == STYLE.count("}")
    for medium in ("print", "screen and (prefers-color-scheme: dark)"):
        assert f"@media {medium} {{" in STYLE


def test_on_paper_the_way_around_is_gone_and_the_imprint_comes() -> None:
    paper = STYLE.split("@media print {")[1]
    assert "nav, .skip, .back { display: none; }" in paper
    assert ".onpaper { display: block !important;" in paper


def test_each_verdict_has_a_shape_of_its_own() -> None:
    shapes = {re.sub(r"v-[a-z-]+", "", mark(verdict)) for verdict in VERDICTS}
    assert len(shapes) == len(VERDICTS)
    for verdict in VERDICTS:
        assert "dasharray" in mark(verdict, unsupported=True)
        assert ("dasharray" in mark(verdict)) == (verdict == "no-source")
