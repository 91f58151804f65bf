"""The table of two equal columns, by itself: marks, headings, long words, keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.models.statement_table_model import Cell, TableRow, verdict_row
from gui.pages.parts import Statement, VerdictBadge
from gui.pages.words import VERDICTS
from gui.services.theme import light_theme
from gui.widgets.statement_table import StatementTable
from tests.widgets.reading import (
    ELLIPSIS,
    all_painted_texts,
    first_point_near,
    has_colour,
    image_of,
    painted_texts,
)

THEME = light_theme()
EMPTY = Cell(None, (), "No source found")
WIDTH = 760


def said(text: str, number: int = 1, factors: tuple[str, ...] = ()) -> Statement:
    return Statement(text, f"source-{number}", number, factors)


def row(label: str, *plex: Statement, ivig: tuple[Statement, ...] = ()) -> TableRow:
    return TableRow(label, Cell(None, plex, "No source found"), Cell(None, ivig, "No source found"))


Maker = Callable[..., StatementTable]


@pytest.fixture
def table(qtbot: QtBot, no_leak: None) -> Maker:
    def make(*rows: TableRow, width: int = WIDTH, height: int = 700) -> StatementTable:
        made = StatementTable(THEME)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show_rows(rows)
        with qtbot.waitActive(made):
            made.show()
        return made

    return make


def test_every_word_and_every_mark_is_painted(table: Maker) -> None:
    made = table(row("Onset", said("After two to four weeks", 3), ivig=(said("Days", 12),)))
    painted = " ".join(painted_texts(made.viewport()))
    for part in ("Onset", "After two to four weeks", "[3]", "Days", "[12]"):
        assert part in painted


def test_an_empty_cell_is_painted_in_words(table: Maker) -> None:
    made = table(TableRow("Cost", EMPTY, EMPTY))
    assert painted_texts(made.viewport()).count("No source found") == 2


def test_a_word_without_a_place_to_break_is_broken_not_cut(table: Maker) -> None:
    endless = "x" * 300
    made = table(row("Row", said(endless)), width=420)
    painted = "".join(all_painted_texts(made))
    assert painted.count("x") == 300
    assert ELLIPSIS not in painted


@pytest.mark.parametrize(
    "text", ["\U0001d518\U0001d528 plain", "\u05d0\u05d1\u05d2 right to left", "e\u0301"]
)
def test_a_mark_is_hit_behind_any_writing(table: Maker, qtbot: QtBot, text: str) -> None:
    made = table(row("Row", said(text, 7)))
    box = made.visualRect(made.model().index(0, 1)).adjusted(4, 4, -4, -4)
    place = first_point_near(made.viewport(), THEME.accent, box) + QPoint(2, 3)
    with qtbot.waitSignal(made.sources_requested) as asked:
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [entry.number for entry in asked.args[0]] == [7]


def test_a_right_click_on_a_mark_asks_for_nothing(table: Maker, qtbot: QtBot) -> None:
    made = table(row("Row", said("Text", 7)))
    box = made.visualRect(made.model().index(0, 1)).adjusted(4, 4, -4, -4)
    place = first_point_near(made.viewport(), THEME.accent, box) + QPoint(2, 3)
    with qtbot.assertNotEmitted(made.sources_requested):
        QTest.mouseClick(made.viewport(), Qt.MouseButton.RightButton, pos=place)


def test_enter_and_space_ask_for_all_sources_of_the_cell(table: Maker, qtbot: QtBot) -> None:
    made = table(row("Row", said("One", 1), said("Two", 2)))
    made.enter()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(made.sources_requested) as asked:
            QTest.keyClick(made, key)
        assert [entry.number for entry in asked.args[0]] == [1, 2]


def test_letters_are_handed_on(table: Maker, qtbot: QtBot) -> None:
    made = table(row("Row", said("One")))
    made.enter()
    with qtbot.waitSignal(made.typed) as typed:
        QTest.keyClick(made, Qt.Key.Key_M)
    assert typed.args == ["m"]


def test_a_heading_goes_over_all_columns_and_is_passed_over(table: Maker) -> None:
    made = table(TableRow("In the founding document's words"), row("Row", said("One")))
    assert made.columnSpan(0, 0) == 3
    assert "In the founding document's words" in " ".join(painted_texts(made.viewport()))
    made.enter()
    assert made.currentIndex().row() == 1


def test_new_rows_forget_the_headings_of_the_old(table: Maker) -> None:
    made = table(TableRow("Heading"), row("Row", said("One")))
    made.show_rows([row("Row", said("Two"), ivig=(said("Three"),))])
    assert made.columnSpan(0, 0) == 1
    painted = painted_texts(made.viewport())
    assert any("Two" in text for text in painted) and any("Three" in text for text in painted)
    assert not any("Heading" in text for text in painted)


def test_a_narrower_table_has_taller_rows_and_loses_nothing(table: Maker) -> None:
    long = "Whole blood is drawn, plasma is separated and replaced by albumin, again and again. "
    made = table(row("Row", said(long * 3)), width=1000)
    before = made.rowHeight(0)
    made.resize(480, 700)
    assert made.rowHeight(0) > before
    painted = "".join(all_painted_texts(made)).replace(" ", "")
    assert painted.count("againandagain") == 3


def test_a_row_taller_than_the_view_can_be_read_to_its_end_by_keys(table: Maker) -> None:
    long = "Nothing is hidden below the lower edge of a row that is taller than the view. "
    made = table(row("Tall", said(long * 12)), row("Next", said("One")), height=200)
    made.enter()
    assert made.row_bottom(0) > made.viewport().height()
    seen_end = False
    for _ in range(40):
        QTest.keyClick(made, Qt.Key.Key_Down)
        at_end = made.currentIndex().row() == 0 and made.row_bottom(0) <= made.viewport().height()
        seen_end = seen_end or at_end
    assert seen_end
    assert made.currentIndex().row() == 1


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_painted_as_word_and_colour(table: Maker, verdict: str) -> None:
    badge = VerdictBadge(verdict, VERDICTS[verdict], False, False, (), (), (), ())
    made = table(verdict_row("Verdict", badge, badge))
    assert painted_texts(made.viewport()).count(VERDICTS[verdict]) == 2
    box = made.visualRect(made.model().index(0, 1))
    assert has_colour(image_of(made.viewport()), THEME.marks[verdict].ground, box)


def test_only_touched_statements_stand_out(table: Maker) -> None:
    made = table(
        row("One", said("Touched", 1, ("child",))),
        row("Two", said("Untouched", 2, ("pregnancy",)), ivig=(said("Bare", 3),)),
    )
    made.show_factors(["child"])
    image = image_of(made.viewport())
    marked = [
        has_colour(image, THEME.highlight, made.visualRect(made.model().index(at, column)))
        for at in (0, 1)
        for column in (1, 2)
    ]
    assert marked == [True, False, False, False]
    made.show_factors([])
    assert not has_colour(image_of(made.viewport()), THEME.highlight, made.viewport().rect())
