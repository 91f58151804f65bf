"""The planner in the window: it is typed into, told, kept while it may be, and then forgotten."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.plan.parts import PlanPage
from gui.windows.main_window import MainWindow
from gui.windows.planning import PlanState
from tests.conftest import WindowFactory
from tests.widgets.cut import cut_texts
from tests.windows.driving import focus, press, write
from tests.windows.test_forgetting import let_go
from tests.windows.traces import naming, traces

ENTERED = {"sex": "female", "age": "adult", "height": "171", "weight": "83", "haematocrit": "41"}

WHOLE = (
    *(("sex", "female"), ("age", "adult"), ("height", "168"), ("weight", "290")),
    *(("haematocrit", "38"), ("start", "2026-11-30"), ("exchanges", "5"), ("volumes", "1.7")),
    *(("interval", "2"), ("replacement", "both"), ("plasma_share", "30"), ("dose", "2")),
    *(("days", "5"), ("product", "gammagard-liquid-us"), ("ivig_day", "11"), ("dose", "99")),
    ("dose", "2"),
)


def enter(main: MainWindow, **entries: str) -> None:
    """Type a patient into the form, as a user would: a choice by its first letters."""
    for field, text in (entries or ENTERED).items():
        main.right_pane.plan.form.boxes[field].editor.setFocus()
        write(text)


def shown(main: MainWindow) -> PlanPage:
    page = main.right_pane.plan.page
    assert page is not None
    return page


@pytest.fixture
def main(window: WindowFactory) -> MainWindow:
    made = window(condition="gbs-adult")
    press("Alt+7")
    return made


def test_alt_7_opens_the_form_and_typing_goes_into_its_fields(main: MainWindow) -> None:
    assert main.right_pane.page == "plan"
    assert focus() is main.right_pane.plan.form.boxes["sex"].editor
    enter(main)
    assert {field: shown(main).field(field).text for field in ENTERED} == ENTERED
    assert main.list_pane.search.text() == ""
    assert not shown(main).missing["ivig"].startswith("Sex")


def test_each_key_computes_anew_and_refuses_with_the_reason(main: MainWindow) -> None:
    press("Tab", "Tab")
    editor = main.right_pane.plan.form.boxes["height"].editor
    assert focus() is editor
    write("16")
    note = main.right_pane.plan.form.boxes["height"].note
    assert "40" in note.text() and "230" in note.text()
    write("8")
    assert "168\u00a0cm" in note.text()
    assert focus() is editor
    press("Ctrl+Z")
    assert focus() is editor


def test_keys_of_the_window_work_in_a_field(main: MainWindow) -> None:
    main.right_pane.plan.form.boxes["weight"].editor.setFocus()
    press("Alt+J", "Alt+N")
    assert shown(main).field("weight").text == ""
    press("F6")
    assert focus() is main.right_pane.plan.table
    press("F6")
    assert focus() is main.list_pane.search
    press("Shift+F6", "Shift+F6")
    assert focus() is main.right_pane.plan.form.boxes["weight"].editor
    press("Escape")
    assert focus() is main.list_pane.view
    press("Alt+7")
    assert focus() is main.right_pane.plan.form.boxes["weight"].editor


def test_a_table_that_has_the_focus_is_sought_in_its_own_contents_alone(
    main: MainWindow, qtbot: QtBot
) -> None:
    main.right_pane.plan.table.enter()
    main.choose_text_size(125)
    assert focus() is main.right_pane.plan.table
    qtbot.wait(20)  # a warning of Qt would fail here
    assert focus() is main.right_pane.plan.table


def test_what_came_of_an_entry_is_told_once_typing_pauses(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr("gui.widgets.plan_view.announce", lambda _, text: said.append(text))
    enter(main, height="171", weight="8", haematocrit="99")
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    (only,) = said
    problem = shown(main).field("haematocrit").problem
    assert only == f"Haematocrit: {problem}"


def test_a_new_warning_is_told_once(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr("gui.widgets.plan_view.announce", lambda _, text: said.append(text))
    edited = main.right_pane.plan.form.edited
    for entry in (("age", "adult"), ("height", "150"), ("weight", "300")):
        edited.emit(*entry)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=5000)
    (flag,) = shown(main).flags
    assert said[0].startswith(f"Weight: 300 kg; {flag}; PLEX: ")
    edited.emit("exchanges", "5")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=5000)
    assert flag not in said[1]


def test_the_entries_stay_while_text_size_language_and_page_change(main: MainWindow) -> None:
    enter(main)
    main.right_pane.plan.form.working.click()
    weight = main.right_pane.plan.form.boxes["weight"].editor
    weight.setFocus()
    press("Home")
    before = shown(main)
    main.step_text_size(1)
    main.rebuild(main.words, main.age)
    assert shown(main) == before
    plan = main.right_pane.plan
    assert plan.shows_working
    assert focus() is plan.form.boxes["weight"].editor
    write("1")
    assert shown(main).field("weight").text == "183"
    main.right_pane.plan.form.clear.setFocus()
    main.step_text_size(-1)
    assert focus() is main.right_pane.plan.form.clear
    press("Alt+1", "Alt+7")
    assert shown(main).field("weight").text == "183"


def test_the_entries_stay_while_the_planner_is_not_shown(main: MainWindow) -> None:
    enter(main)
    main.right_pane.plan.form.working.click()
    main.right_pane.plan.form.boxes["weight"].editor.setFocus()
    press("Home", "Alt+1")
    before = shown(main)
    main.step_text_size(1)
    main.rebuild(main.words, main.age)
    press("Alt+4")
    main.step_text_size(-1)
    press("Alt+7")
    assert shown(main) == before
    assert main.right_pane.plan.shows_working
    assert focus() is main.right_pane.plan.form.boxes["weight"].editor
    write("1")
    assert shown(main).field("weight").text == "183"


def test_what_is_scrolled_stays_while_the_contents_are_made_anew(main: MainWindow) -> None:
    enter(main, **dict(WHOLE[:-2]))
    main.right_pane.plan.form.clear.setFocus()
    main.resize(1000, 600)
    let_go()
    main.right_pane.plan.area.verticalScrollBar().setValue(100)
    let_go()
    for page in ("plan", "compare"):
        main.show_page(page)
        main.rebuild(main.words, main.age)
        main.show_page("plan")
        let_go()
        assert main.right_pane.plan.area.verticalScrollBar().value() == 100, page


@pytest.mark.parametrize("page", ["compare", "plan"])
@pytest.mark.parametrize("way", ["list", "reset"])
def test_nothing_is_left_of_a_plan_that_could_not_be_shown(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch, way: str, page: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    QAccessible.setActive(True)
    enter(main)
    main.show_page(page)
    with monkeypatch.context() as patch:
        patch.setattr("gui.widgets.plan_view.PlanView.remember", broken)
        with pytest.raises(RuntimeError, match="broken"):
            main.step_text_size(1)
            main.show_page("plan")
    main.open_condition("mmn") if way == "list" else main.reset()
    assert patient_traces(main) == []
    main.enter_condition("gbs-adult")
    main.show_page("plan")
    assert shown(main).field("weight").text == ""
    QAccessible.setActive(False)


@pytest.mark.parametrize("way", ["list", "reset"])
def test_nothing_is_left_of_a_planner_that_was_not_shown_again(main: MainWindow, way: str) -> None:
    enter(main)
    press("Alt+1")
    main.step_text_size(1)
    main.open_condition("mmn") if way == "list" else main.reset()
    gc.collect()
    assert [kept for kept in gc.get_objects() if isinstance(kept, PlanState)] == []
    main.open_condition("gbs-adult")
    press("Alt+7")
    assert shown(main).field("weight").text == ""


def patient_traces(main: MainWindow) -> list[tuple[str, str, str]]:
    let_go()
    found = traces([main])
    return [entry for text in ("171", "83 kg", "41 %") for entry in naming(found, text)]


@pytest.mark.parametrize("way", ["clear", "list", "comparison", "reset"])
def test_nothing_of_the_patient_is_left(main: MainWindow, way: str) -> None:
    QAccessible.setActive(True)
    enter(main)
    plan = main.right_pane.plan
    plan.form.working.click()
    assert len(patient_traces(main)) > 5
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("copied before")
    if way == "clear":
        plan.form.clear.click()
    elif way == "list":
        main.open_condition("mmn")
    elif way == "comparison":
        press("Alt+1")
        main.open_condition("mmn")
    else:
        main.reset()
    del plan
    assert patient_traces(main) == []
    for box in main.right_pane.plan.form.boxes.values() if way in {"clear", "list"} else ():
        editor = box.editor
        assert not getattr(editor, "isUndoAvailable", lambda: False)()
    gc.collect()
    pages = [page for page in gc.get_objects() if isinstance(page, PlanPage)]
    assert [page for page in pages if page.field("weight").text == "83"] == []
    assert clipboard.text() == "copied before"
    clipboard.clear()
    QAccessible.setActive(False)


def test_where_the_policy_has_no_planner_there_is_no_trace_of_it(window: WindowFactory) -> None:
    main = window(condition="gbs-adult", planner=False)
    assert "plan" not in main.right_pane.header.buttons
    assert "plan" not in main.actions_by_id
    press("Alt+7")
    assert main.right_pane.page == "compare"
    press("F1")
    QApplication.processEvents()
    found = traces([top for top in QApplication.topLevelWidgets() if top.isVisible()])
    assert [entry for entry in naming(found, "plan") if "plan" in entry[2].lower().split()] == []
    assert naming(found, "Alt+7") == []
    press("Escape")


@pytest.mark.parametrize(
    ("text_size", "size", "mirrored"),
    [(100, (1366, 768), True), (150, (683, 384), False), (250, (1366, 768), False)],
)
def test_no_text_of_a_whole_plan_is_cut(
    window: WindowFactory,
    qapp: QApplication,
    text_size: int,
    size: tuple[int, int],
    mirrored: bool,
) -> None:
    direction = Qt.LayoutDirection
    qapp.setLayoutDirection(direction.RightToLeft if mirrored else direction.LeftToRight)
    main = window(size=size, text_size=text_size, condition="gbs-adult")
    main.show_page("plan")
    QApplication.processEvents()
    for entry in WHOLE:
        main.right_pane.plan.form.edited.emit(*entry)
    main.right_pane.plan.form.working.click()
    assert shown(main).curve is not None and shown(main).flags
    cut = cut_texts(main)
    qapp.setLayoutDirection(direction.LeftToRight)
    assert cut == []
