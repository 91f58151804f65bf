"""The plot of a course, on any ground: what is in it can be told apart, and nothing is cut off."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from gui.pages.plan.parts import Curve, CurvePoint, Observed
from gui.services.fonts import scaled
from gui.services.plot_drawing import PlotDrawing
from gui.services.plot_shapes import Brushes, PlotInk, plot_ink
from gui.services.theme import dark_theme, high_contrast_theme, light_theme
from tests.services.test_theme import contrast

THEMES = {"light": light_theme, "dark": dark_theme, "high-contrast": high_contrast_theme}
MARGIN = 40


def a_curve() -> Curve:
    """Three exchanges, infusions beside them, and what three series saw."""
    shares = [(0, 100.0), (2, 38.0), (48, 70.0), (50, 27.0), (96, 55.0), (98, 21.0), (240, 40.0)]
    points = [CurvePoint(h, share * 0.9, share, min(100.0, share * 1.2)) for h, share in shares]
    return Curve(
        title="IgG in the plasma, modelled",
        description="It falls with every exchange.",
        points=tuple(points),
        session_hours=(0.0, 48.0, 96.0),
        infusion_hours=((0.0, 5.0), (24.0, 29.0), (216.0, 245.0)),
        observed=(
            Observed("one session", 7, 35.0, 38.0, 2.0),
            Observed("one session", 9, 37.0, 48.0, 2.0),
            Observed("three sessions", 7, 18.0, 18.0, 98.0),
            Observed("six sessions", 11, 30.0, 40.0, None),
            Observed("the last day", 12, 30.0, 40.0, 240.0),
        ),
        last_hour=240.0,
        day_label="day",
        legend_middle="modelled IgG, in percent of the start",
        legend_band="from the lowest to the highest of what is assumed",
        legend_observed="seen in clinical series, in percent of the start:",
        legend_infusion="infusion of IVIG",
        legend_session="exchange",
        headings=("Exchange", "Just before", "Just after"),
        rows=(("1", "100 %", "38 %"), ("2", "70 %", "27 %"), ("3", "55 %", "21 %")),
    )


def font(qapp: QApplication, percent: int = 100) -> QFont:
    return scaled(qapp.font(), percent / 100)


def drawn(curve: Curve, font: QFont, ink: PlotInk, width: int = 700) -> tuple[PlotDrawing, QImage]:
    """The plot with a margin around it."""
    drawing = PlotDrawing(curve, font, ink, width)
    size = QSize(width + 2 * MARGIN, round(drawing.height) + 2 * MARGIN)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(ink.ground)
    painter = QPainter(image)
    drawing.draw(painter, MARGIN, MARGIN)
    painter.end()
    return drawing, image


def greys(image: QImage, box: QRect) -> bytes:
    return bytes(image.copy(box).convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def in_one_ink(font: QFont) -> PlotInk:
    """Black on white for everything, the ground of the band white."""
    black, white = QColor("black"), QColor("white")
    return PlotInk(white, black, black, white, black, white, white, font.pixelSize() / 13)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("percent", "width"), [(80, 300), (100, 900), (250, 600)])
def test_nothing_is_drawn_outside(qapp: QApplication, theme: str, percent: int, width: int) -> None:
    letters = font(qapp, percent)
    ink = plot_ink(THEMES[theme](), letters)
    _, image = drawn(a_curve(), letters, ink, width)
    whole = image.rect()
    inside = whole.adjusted(MARGIN - 1, MARGIN - 1, 1 - MARGIN, 1 - MARGIN)
    blank = QImage(whole.size(), QImage.Format.Format_RGB32)
    blank.fill(ink.ground)
    painter = QPainter(image)
    painter.fillRect(inside, ink.ground)
    painter.end()
    assert image == blank


def without_band(curve: Curve) -> Curve:
    points = [replace(one, low=one.middle, high=one.middle) for one in curve.points]
    return replace(curve, points=tuple(points), observed=())


def test_the_band_is_told_from_the_ground_without_any_colour(qapp: QApplication) -> None:
    letters = font(qapp)
    curve = replace(a_curve(), observed=())
    drawing, plain = drawn(without_band(curve), letters, in_one_ink(letters))
    _, hatched = drawn(curve, letters, in_one_ink(letters))
    box = drawing.area.toRect().translated(MARGIN, MARGIN).adjusted(4, 4, -4, -4)
    pairs = zip(greys(plain, box), greys(hatched, box), strict=True)
    darker = sum(before - after > 64 for before, after in pairs)
    assert darker / (box.width() * box.height()) > 0.02


def test_any_two_series_differ_by_their_shape_alone(qapp: QApplication) -> None:
    letters = font(qapp)
    pictures = []
    for shape in range(12):
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        Brushes(painter, in_one_ink(letters), 18.0).shape(QPointF(12, 12), shape)
        painter.end()
        pictures.append(greys(image, image.rect()))
    for one, other in combinations(pictures, 2):
        differing = sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))
        assert differing >= 8


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_is_seen(qapp: QApplication, theme: str) -> None:
    ink = plot_ink(THEMES[theme](), font(qapp))
    for colour in (ink.curve, ink.infusion):
        assert contrast(colour, ink.ground) >= 3
    assert contrast(ink.curve, ink.band) >= 3
    for words in (ink.text, ink.muted):
        assert contrast(words, ink.ground) >= 7


def test_lines_are_as_wide_as_the_letters_ask_for(qapp: QApplication) -> None:
    strokes = [plot_ink(light_theme(), font(qapp, percent)).stroke for percent in (100, 200)]
    assert strokes[1] == pytest.approx(2 * strokes[0])


def as_svg(curve: Curve, letters: QFont) -> ElementTree.Element:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    painter = QPainter(svg)
    PlotDrawing(curve, letters, plot_ink(light_theme(), letters), 700).draw(painter, 0, 0)
    painter.end()
    return ElementTree.fromstring(buffer.data().data())


def named(tree: ElementTree.Element, name: str) -> list[str]:
    return [(one.text or "").strip() for one in tree.iter(f"{{http://www.w3.org/2000/svg}}{name}")]


def test_it_is_made_of_lines_and_text(qapp: QApplication) -> None:
    tree = as_svg(a_curve(), font(qapp))
    assert named(tree, "image") == []
    assert len(named(tree, "polyline")) >= 3
    days = [str(day) for day in range(1, 12)]
    shares = [f"{share}\u00a0%" for share in (0, 25, 50, 75, 100)]
    assert {*days, *shares, "day"} <= set(named(tree, "text"))


def test_the_legend_names_what_is_there_and_each_series_once(qapp: QApplication) -> None:
    curve = a_curve()
    texts = named(as_svg(curve, font(qapp)), "text")
    legends = {curve.legend_middle, curve.legend_band, curve.legend_session, curve.legend_infusion}
    assert legends <= set(texts)
    assert sorted(text for text in texts if text.startswith("[")) == ["[12]", "[7]", "[9]"]
    less = replace(curve, infusion_hours=(), session_hours=(), observed=curve.observed[3:4])
    fewer = named(as_svg(less, font(qapp)), "text")
    assert not {curve.legend_session, curve.legend_infusion, curve.legend_observed} & set(fewer)
    assert not any(text.startswith("[") for text in fewer)


def test_a_long_course_names_fewer_days(qapp: QApplication) -> None:
    texts = named(as_svg(replace(a_curve(), last_hour=24.0 * 60), font(qapp)), "text")
    assert {"1", "8", "57"} <= set(texts)
    assert not {"2", "3", "9"} & set(texts)


def test_more_than_at_the_start_has_room(qapp: QApplication) -> None:
    points = (CurvePoint(0.0, 90.0, 100.0, 130.0), CurvePoint(240.0, 90.0, 100.0, 130.0))
    texts = named(as_svg(replace(a_curve(), points=points), font(qapp)), "text")
    assert "150\u00a0%" in texts
