"""The whole tree that a screen reader walks, on every page: names, roles, words and states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from gui.pages import words as tables
from gui.windows.problem_window import ProblemWindow
from tests.a11y.tabbing import PAGES, show
from tests.conftest import WindowFactory
from tests.windows.driving import press

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.MenuItem,
    Role.RadioButton,
    Role.Table,
}
CELLS = {Role.Cell, Role.ListItem, Role.ColumnHeader, Role.RowHeader}
CODES = {
    code
    for table in vars(tables).values()
    if isinstance(table, dict)
    for code in table
    if "-" in code
}
LETTER = re.compile(r"[^\W\d_]")


class Told(NamedTuple):
    """What a screen reader is told of one thing; copied, as the thing itself may go."""

    role: QAccessible.Role
    name: str
    about: str
    focusable: bool
    checked: bool
    disabled: bool


def all_in(interface: QAccessibleInterface) -> Iterator[Told]:
    """Everything below that is shown; of the rows of tables and lists, all."""
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child.state().invisible and child.role() not in CELLS:
            continue
        state = child.state()
        name, about = (
            child.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)
        )
        states = (bool(state.focusable), bool(state.checked), bool(state.disabled))
        yield Told(child.role(), name, about, *states)
        if child.role() not in CELLS:
            yield from all_in(child)


def tree(window: QMainWindow) -> list[Told]:
    root = QAccessible.queryAccessibleInterface(window)
    assert root.text(QAccessible.Text.Name) == "PLEX\u2013IVIG Reference"
    return list(all_in(root))


def check(found: list[Told]) -> None:
    controls = [one for one in found if one.role in CONTROLS or one.focusable]
    assert [one for one in controls if not one.name.strip()] == []
    assert [one for one in controls if one.role == Role.NoRole] == []
    spoken = [one.name for one in found if one.name]
    assert [text for text in spoken if not LETTER.search(text) and not text.isdigit()] == []
    written = [code for text in spoken for code in CODES if re.search(rf"\b{code}\b", text)]
    assert written == []
    assert [one for one in found if "<p>" in one.name + one.about] == []
    assert [one for one in found if one.name and one.name == one.about] == []
    # Qt names a choice by what is chosen; its label is told by a relation.
    many = {*CELLS, Role.MenuItem, Role.ComboBox}
    single = [(one.role, one.name) for one in controls if one.role not in many]
    assert [one for one in single if single.count(one) > 1] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_told_in_words(window: WindowFactory, page: str) -> None:
    main = window()
    show(main, page)
    if page in {"compare", "therapies"}:
        press("Return")
        assert main.right_pane.open_citations() is not None
    found = tree(main)
    assert len(found) > 60
    check(found)


def test_a_search_without_a_hit_is_told_in_words(window: WindowFactory) -> None:
    main = window()
    main.list_pane.type_text("xyzzy")
    QApplication.processEvents()
    found = tree(main)
    check(found)
    names = [one.name for one in found]
    assert "No condition matches \u201cxyzzy\u201d." in names
    assert "Clear search and filter" in names


def test_the_window_without_content_is_told_in_words(qtbot: QtBot, no_leak: None) -> None:
    window = ProblemWindow(["bundle.json: $.version: is missing"])
    with qtbot.waitActive(window):
        window.show()
    found = tree(window)
    check(found)
    names = [one.name for one in found]
    assert "bundle.json: $.version: is missing" in names
    assert "The content cannot be shown" in names


def test_what_is_read_first_stands_first(window: WindowFactory) -> None:
    names = [one.name for one in tree(window(condition="mmn"))]
    in_order = ["Search", "Conditions", "Multifocal motor neuropathy", "Compare", "Comparison"]
    assert [text for text in names if text in in_order][: len(in_order)] == in_order


def test_the_legend_and_the_headings_of_the_marks_are_text(window: WindowFactory) -> None:
    found = tree(window())
    texts = [one.name for one in found if one.role == Role.StaticText]
    for verdict, label in tables.VERDICTS.items():
        assert f"{label}: {tables.VERDICT_MEANINGS[verdict]}" in texts
    assert "Columns of the marks: PLEX, IVIG" in texts


def test_filters_and_pages_are_radio_buttons_of_which_one_is_on(window: WindowFactory) -> None:
    main = window(condition="mmn")
    buttons = [one for one in tree(main) if one.role == Role.RadioButton]
    assert [one.name for one in buttons if one.checked] == ["Filter: All, 19", "Compare"]
    assert len(buttons) == 12
    factors = [one for one in tree(main) if one.name.startswith("Patient factor: ")]
    assert {one.role for one in factors} == {Role.CheckBox}
    press("Escape", "Escape", "Escape")
    shut = [one.name for one in tree(main) if one.disabled and one.role in CONTROLS]
    assert {"Compare", "Evidence"} <= set(shut)
