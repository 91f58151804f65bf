"""The plot on the screen: its words, also for a screen reader, and its place."""

from __future__ import annotations

from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.services.fonts import USUAL_TEXT_SIZE, set_text_size
from gui.services.theme import dark_theme, light_theme
from gui.widgets.plan_plot import PlanPlot, Plot
from tests.services.test_plot_drawing import a_curve
from tests.widgets.cut import cut_texts, painted_runs


def shown(qtbot: QtBot, width: int) -> PlanPlot:
    view = PlanPlot(light_theme())
    qtbot.addWidget(view)
    view.show_curve(a_curve())
    view.resize(width, 900)
    view.show()
    QApplication.processEvents()
    return view


def plot_of(view: PlanPlot) -> Plot:
    return view.plot


@pytest.mark.parametrize(("percent", "width"), [(80, 420), (100, 900), (250, 700)])
def test_no_words_touch_the_curve_or_each_other(
    qtbot: QtBot, qapp: QApplication, percent: int, width: int
) -> None:
    set_text_size(qapp, percent)
    try:
        view = shown(qtbot, width)
        plot = plot_of(view)
        assert plot.drawing is not None
        runs = painted_runs(plot)
        assert len(runs) > 12
        for run in runs:
            assert QRectF(plot.rect()).contains(run.box), run.text
            assert not plot.drawing.area.intersects(run.box), run.text
        for one, other in combinations(runs, 2):
            assert not one.box.intersects(other.box), (one.text, other.text)
        assert cut_texts(view) == []
    finally:
        set_text_size(qapp, USUAL_TEXT_SIZE)


def test_a_screen_reader_has_its_words(qtbot: QtBot) -> None:
    view, curve = shown(qtbot, 700), a_curve()
    plot = plot_of(view)
    assert (plot.accessibleName(), plot.accessibleDescription()) == (curve.title, curve.description)


def test_another_curve_takes_its_place_and_none_is_not_seen(qtbot: QtBot) -> None:
    view = shown(qtbot, 700)
    view.show_curve(replace(a_curve(), title="Another"))
    assert plot_of(view).accessibleName() == "Another"
    view.show_curve(None)
    assert view.isHidden()
    assert (view.plot.drawing, view.plot.accessibleDescription()) == (None, "")


def test_it_is_painted_in_the_theme_that_is_chosen(qtbot: QtBot) -> None:
    view = shown(qtbot, 700)
    accents = []
    for theme in (dark_theme(), light_theme()):
        view.set_theme(theme)
        picture = plot_of(view).grab().toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        accents.append(any(picture.pixelColor(*point) == theme.accent for point in points))
    assert accents == [True, True]
