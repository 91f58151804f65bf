"""What the planner's widgets show of a page made by hand: each text in its place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.core.bundle.records import TherapyId
from gui.models.statement_table_model import TableColumn
from gui.pages.parts import Statement
from gui.services.theme import light_theme
from gui.widgets.plan_view import PlanView
from tests.widgets.plan_pages import PAGE, with_field
from tests.widgets.reading import image_of


@pytest.fixture
def shown(qtbot: QtBot, no_leak: None) -> Iterator[PlanView]:
    view = PlanView(light_theme())
    view.show_page(PAGE)
    view.resize(990, 640)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.close()
    view.deleteLater()


def rows_of(view: PlanView, name: str) -> list[list[str]]:
    """The cells of a table as they are shown."""
    model = next(table for table in view.tables if table.accessibleName() == name).model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in rows]


def test_each_therapy_is_told_in_its_own_column(shown: PlanView) -> None:
    badges = [
        msgspec.structs.replace(badge, notes=(Statement(name, "source", 1),))
        for badge, name in ((PAGE.plex, "of plex"), (PAGE.ivig, "of ivig"))
    ]
    missing: dict[TherapyId, str] = {"plex": "Still: Sex", "ivig": ""}
    page = msgspec.structs.replace(PAGE, plex=badges[0], ivig=badges[1], missing=missing)
    shown.refresh(msgspec.structs.replace(page, flags=("Unlikely.",)))
    model = shown.table.rows_model
    assert model.badges == tuple(badges)
    told = [
        [statement.text for statement in model.statements_at(model.index(row, column))]
        for row in (0, 1)
        for column in (TableColumn.PLEX, TableColumn.IVIG)
    ]
    assert told == [["of plex"], ["of ivig"], ["Still: Sex"], []]
    assert shown.flags.isVisible() and "Unlikely." in shown.flags.label.text()
    assert rows_of(shown, "Both courses on one time line") == [
        ["1 \u00b7 2026-11-26", "2.71 L, about 2 h", "\u2013"],
        ["10 \u00b7 2026-12-05", "\u2013", "30 g, 3 h 10 min"],
    ]
    assert rows_of(shown, "Infusion days") == [
        ["Infusion 1", "10 \u00b7 2026-12-05", "30 g", "3 h 10 min"]
    ]


def test_why_a_rule_gives_nothing_and_what_was_observed_stand_there(shown: PlanView) -> None:
    rules = PAGE.tables[0]
    *_, none = rows_of(shown, rules.title)
    assert none[0] == f"Linderkamp II\n{rules.lines[-1].why_not}"
    seen = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    for said, number in ((PAGE.observed[0].text, "[3]"), (rules.spread, ""), (PAGE.notes[0], "")):
        assert [text for text in seen if said in text and number in text], said
    less = msgspec.structs.replace(PAGE, tables=PAGE.tables[1:], sessions=(), timeline=None)
    shown.refresh(less)
    assert [table.accessibleName() for table in shown.tables] == [
        *("Plan", "The plot in numbers", PAGE.tables[1].title),
    ]


def test_below_a_field_stands_what_is_said_of_it(shown: PlanView) -> None:
    boxes = shown.form.boxes
    assert boxes["dose"].note.text() == "from the course [5]"
    assert boxes["exchanges"].note.text() == "5\u20136"
    assert boxes["exchanges"].editor.accessibleName() == "PLEX: Exchanges"
    assert not boxes["plasma_share"].editor.isEnabled()
    shown.refresh(with_field(PAGE, "exchanges", flag="outside 5 to 6"))
    assert boxes["exchanges"].note.text() == "outside 5 to 6"
    heard: list[tuple[str, str]] = []
    shown.edited.connect(lambda field, text: heard.append((field, text)))
    chips = shown.form.unit_chips
    assert [name for name, chip in chips.items() if chip.isChecked()] == ["metric"]
    chips["imperial"].click()
    assert heard == [("units", "imperial")]


def test_a_number_without_a_unit_is_shown_with_that_of_its_field(shown: PlanView) -> None:
    editor = shown.form.boxes["weight"].editor
    in_kg = image_of(editor)
    shown.refresh(with_field(PAGE, "weight", unit="lb"))
    assert image_of(editor) != in_kg
    shown.refresh(PAGE)
    assert image_of(editor) == in_kg


def test_another_patient_finds_neither_working_nor_sources_open(shown: PlanView) -> None:
    shown.form.working.click()
    shown.cite([8])
    assert shown.shows_working and shown.citations.isVisible()
    shown.show_page(PAGE)
    assert not shown.shows_working and not shown.citations.isVisible()
