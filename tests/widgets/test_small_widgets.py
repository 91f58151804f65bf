"""Search field, chips, marks, text table, citation panel: each by itself."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.models.text_table_model import TextRow
from gui.pages.overview import legend as legend_entries
from gui.pages.parts import SourceCard, Statement
from gui.pages.words import VERDICTS, Words
from gui.services.marks import paint_mark
from gui.services.theme import dark_theme, light_theme
from gui.widgets.chip import Chip, FlowLayout
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.legend import Legend
from gui.widgets.search_field import SearchField
from gui.widgets.text_table import TextTable
from tests.conftest import WindowFactory
from tests.widgets.reading import column_texts, image_of

SIDE = 20


@pytest.mark.parametrize(
    ("key", "steps"),
    [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)],
)
def test_the_search_field_hands_the_arrows_on(
    qtbot: QtBot, no_leak: None, key: Qt.Key, steps: int
) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.moved) as moved:
        QTest.keyClick(field, key)
    assert moved.args == [steps]


def test_the_search_field_confirms_and_writes(qtbot: QtBot, no_leak: None) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.confirmed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "g61.0")
    assert field.text() == "g61.0"
    assert field.placeholderText()


def test_a_very_long_paste_is_cut_where_the_search_stops(qtbot: QtBot, no_leak: None) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.insert("x" * 5000)
    assert 0 < len(field.text()) <= 200


def mark(verdict: str, *, unsupported: bool = False, dark: bool = False) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    theme = dark_theme() if dark else light_theme()
    image.fill(theme.base)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, SIDE, SIDE), verdict, theme, unsupported=unsupported)
    painter.end()
    return image


def outline(verdict: str) -> list[bool]:
    """The shape alone: which pixels differ from the ground, whatever their colour."""
    image, ground = mark(verdict), light_theme().base.rgb()
    return [image.pixel(x, y) != ground for y in range(SIDE) for x in range(SIDE)]


def inner_shape(verdict: str) -> list[bool]:
    """Where ink stands on the mark's own ground."""
    image, own = mark(verdict), light_theme().marks[verdict].ground.rgb()
    return [image.pixel(x, y) == own for y in range(SIDE) for x in range(SIDE)]


def test_marks_differ_by_shape_and_not_by_colour_alone(qapp: object) -> None:
    shapes = {verdict: (outline(verdict), inner_shape(verdict)) for verdict in VERDICTS}
    for one in VERDICTS:
        for other in VERDICTS:
            assert one == other or shapes[one] != shapes[other], (one, other)


@pytest.mark.parametrize("verdict", ["recommended", "considered", "not-recommended"])
def test_a_verdict_of_the_founding_document_alone_looks_different(
    qapp: object, verdict: str
) -> None:
    assert mark(verdict) != mark(verdict, unsupported=True)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_mark_looks_different_in_the_dark(qapp: object, verdict: str) -> None:
    assert mark(verdict) != mark(verdict, dark=True)


def test_chips_flow_over_as_many_lines_as_they_need(qtbot: QtBot, no_leak: None) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    chips = [Chip(f"Factor number {number}", light_theme()) for number in range(8)]
    for chip in chips:
        flow.addWidget(chip)
    heights = [flow.heightForWidth(width) for width in (2000, 500, 160)]
    assert heights == sorted(heights) and len(set(heights)) == 3
    box.resize(500, heights[1])
    with qtbot.waitExposed(box):
        box.show()
    assert all(box.rect().contains(chip.geometry()) for chip in chips)
    assert not any(
        one.geometry().intersects(other.geometry())
        for one in chips
        for other in chips
        if one is not other
    )


def ink(legend: Legend, width: int) -> int:
    """How much is painted on the legend at a width: dark points of letters and marks."""
    legend.setFixedSize(width, legend.heightForWidth(width))
    QApplication.processEvents()
    picture = image_of(legend)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixelColor(x, y).lightness() < 128 for x, y in points)


def test_items_of_a_flow_go_with_it_and_with_their_widgets(qtbot: QtBot, no_leak: None) -> None:
    box = QWidget()
    flow = FlowLayout(box)
    widgets = [Chip(text, light_theme()) for text in ("one", "two", "three")]
    for widget in widgets:
        flow.addWidget(widget)
    assert [widget.parent() for widget in widgets] == [box] * 3
    flow.removeWidget(widgets[0])
    shiboken6.delete(widgets[1])
    assert [item.widget() for item in flow._items] == [widgets[2]]
    last = flow._items[0]
    shiboken6.delete(box)
    del flow
    gc.collect()
    assert not shiboken6.isValid(last)


@pytest.mark.parametrize("width", [600, 380, 240])
def test_a_legend_loses_no_word_where_it_is_narrow(width: int, qtbot: QtBot, no_leak: None) -> None:
    legend = Legend(light_theme())
    qtbot.addWidget(legend)
    legend.show_entries(legend_entries(Words()))
    legend.show()
    wide = ink(legend, 1200)
    assert abs(ink(legend, width) - wide) < wide * 0.02


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1366, 768), QSize(683, 384)])
def test_the_start_page_scrolls_to_its_end_and_no_further(
    size: QSize, window: WindowFactory
) -> None:
    main = window()
    main.resize(size)
    QApplication.processEvents()
    area = main.right_pane.welcome
    page = area.widget()
    assert page is not None
    wanted = page.heightForWidth(area.viewport().width())
    most = area.verticalScrollBar().maximum()
    assert most == max(0, wanted - area.viewport().height())


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1093, 614), QSize(911, 512)])
def test_the_pages_stand_in_one_line(size: QSize, window: WindowFactory) -> None:
    main = window(condition="cidp")
    main.resize(size)
    QApplication.processEvents()
    header = main.right_pane.header
    assert len({button.y() for button in header.buttons.values()}) == 1


def test_a_chosen_chip_looks_different(qtbot: QtBot, no_leak: None) -> None:
    chip = Chip("Pregnancy", light_theme())
    qtbot.addWidget(chip)
    before = image_of(chip)
    chip.setChecked(True)
    assert image_of(chip) != before


def text_table(qtbot: QtBot, rows: list[TextRow]) -> TextTable:
    table = TextTable(("Source", "Year"), (1, 0), light_theme())
    qtbot.addWidget(table)
    table.show_rows(rows)
    return table


ROWS = [
    TextRow("a", ("AANEM", "2023"), sort=(None, 2023)),
    TextRow("b", ("Early", "999"), sort=(None, 999)),
    TextRow("c", ("cochrane", ""), sort=(None, 0)),
]


def test_a_year_of_three_digits_sorts_before_one_of_four(qtbot: QtBot, no_leak: None) -> None:
    table = text_table(qtbot, ROWS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column_texts(table.model(), 1) == ["", "999", "2023"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert column_texts(table.model(), 1) == ["2023", "999", ""]


def test_names_sort_without_regard_to_capitals(qtbot: QtBot, no_leak: None) -> None:
    table = text_table(qtbot, ROWS)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column_texts(table.model(), 0) == ["AANEM", "cochrane", "Early"]


def test_rows_are_selected_by_key_also_when_sorted(qtbot: QtBot, no_leak: None) -> None:
    table = text_table(qtbot, ROWS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.select_keys(["a", "c"])
    assert sorted(table.selected_keys()) == ["a", "c"]
    table.select_keys(["nobody"])
    assert table.selected_keys() == []


def test_enter_names_the_row_that_is_current(qtbot: QtBot, no_leak: None) -> None:
    table = text_table(qtbot, ROWS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.setCurrentIndex(table.model().index(1, 0))
    with qtbot.waitSignal(table.activated_key) as activated:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == ["b"]


def card(number: int, **more: str) -> SourceCard:
    known = {"doi": None, "pmid": None, **more}
    return SourceCard(
        number=number,
        id=f"source-{number}",
        label=f"Source {number}",
        citation=more.get("citation", f"Author {number}. Title."),
        kind="guideline",
        status="current",
        year=2023,
        doi=known["doi"],
        pmid=known["pmid"],
        read="full text",
    )


def test_the_panel_tells_each_cited_source_once_and_in_order(qtbot: QtBot, no_leak: None) -> None:
    panel = CitationPanel()
    qtbot.addWidget(panel)
    cards = [card(1, doi="10.1/x"), card(2, pmid="123"), card(3)]
    statements = [
        Statement("b", "source-2", 2, detail="What it says."),
        Statement("a", "source-1", 1),
        Statement("again", "source-2", 2, detail="And more."),
    ]
    panel.show_sources(statements, cards)
    text = panel.text.toPlainText()
    assert text.index("[2] Source 2") < text.index("[1] Source 1")
    assert text.count("[2]") == 1 and "[3]" not in text
    for part in ("Kind: guideline", "Status: current", "Read: full text", "DOI 10.1/x", "PMID 123"):
        assert part in text
    assert "What it says." in text and "And more." in text


def test_the_panel_says_once_that_it_was_closed(qtbot: QtBot, no_leak: None) -> None:
    panel = CitationPanel()
    qtbot.addWidget(panel)
    panel.show_sources([Statement("a", "source-1", 1)], [card(1)])
    with qtbot.waitSignal(panel.closed):
        panel.close_panel()
    with qtbot.assertNotEmitted(panel.closed):
        panel.close_panel()
    assert not panel.isVisible()
