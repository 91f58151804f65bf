"""Everything from the keyboard: search, list, panes, pages, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.conftest import WindowFactory
from tests.windows.driving import conditions_shown, focus, focus_is_in, press, write


def test_a_new_window_is_neutral_and_ready_to_type(window: WindowFactory) -> None:
    main = window()
    assert main.right_pane.page == "welcome"
    assert main.right_pane.condition is None
    assert focus() is main.list_pane.search


PAGES = ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes")


@pytest.mark.parametrize(
    "page", ["compare", "evidence", "therapies", "sources", "overview", "changes"]
)
def test_typing_on_any_page_lands_in_the_search_field(window: WindowFactory, page: str) -> None:
    main = window(condition="cidp")
    main.show_page(page)
    write("Mmn")
    assert focus() is main.list_pane.search
    assert main.list_pane.search.text() == "Mmn"


def test_a_letter_with_alt_is_no_letter_to_search_for(window: WindowFactory) -> None:
    main = window()
    write("mm")
    press("Alt+J", "Alt+N")
    write("n")
    assert main.list_pane.search.text() == "mmn"


def test_typing_on_a_chip_lands_in_the_search_field(window: WindowFactory) -> None:
    main = window(condition="cidp")
    main.right_pane.compare.chips[0].setFocus()
    write("g61")
    assert main.list_pane.search.text() == "g61"


def test_typing_in_the_list_lands_in_the_search_field(window: WindowFactory) -> None:
    main = window()
    main.list_pane.focus_list()
    write("lems")
    assert main.list_pane.search.text() == "lems"


def test_typing_in_the_sources_panel_lands_in_the_search_field(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Return")
    assert focus_is_in(main.right_pane.compare.citations)
    write("lems")
    assert main.list_pane.search.text() == "lems"


def test_typing_on_the_welcome_page_lands_in_the_search_field(window: WindowFactory) -> None:
    main = window()
    main.right_pane.focus_page()
    assert not focus_is_in(main.list_pane)
    write("lems")
    assert main.list_pane.search.text() == "lems"


def test_new_typing_from_elsewhere_replaces_the_old_search(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    press("Return")
    write("cidp")
    assert main.list_pane.search.text() == "cidp"


def test_enter_opens_the_best_hit_and_goes_into_the_comparison(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    assert main.right_pane.condition is None
    press("Return")
    assert main.right_pane.condition == "mmn"
    assert main.right_pane.page == "compare"
    assert focus() is main.right_pane.compare.table


def test_down_and_up_move_and_open_while_typing(window: WindowFactory) -> None:
    main = window()
    press("Down")
    first = main.right_pane.condition
    press("Down")
    second = main.right_pane.condition
    press("Up")
    assert first is not None and second is not None and first != second
    assert main.right_pane.condition == first == main.list_pane.view.current_id()
    assert focus() is main.list_pane.search


def test_down_goes_over_headings_to_the_last_condition_and_stays(window: WindowFactory) -> None:
    main = window()
    conditions = len(conditions_shown(main.list_pane.view))
    press(*["Down"] * (conditions + 3))
    last = main.list_pane.view.current_id()
    press("Down")
    assert main.list_pane.view.current_id() == last == main.right_pane.condition


def test_down_and_up_move_and_open_in_the_list(window: WindowFactory) -> None:
    main = window()
    write("myasthenia")
    main.list_pane.focus_list()
    press("Down")
    second = main.right_pane.condition
    press("Up")
    assert second is not None
    assert main.right_pane.condition != second
    assert focus() is main.list_pane.view


def test_enter_in_the_list_goes_into_the_comparison(window: WindowFactory) -> None:
    main = window()
    main.list_pane.focus_list()
    press("Down", "Return")
    assert focus() is main.right_pane.compare.table


def test_end_and_home_open_the_last_and_first_condition(window: WindowFactory) -> None:
    main = window()
    main.list_pane.focus_list()
    press("Down", "End")
    shown = conditions_shown(main.list_pane.view)
    assert main.right_pane.condition == shown[-1]
    press("Home")
    assert main.right_pane.condition == shown[0]


def test_page_down_and_page_up_move_and_open_in_the_list(window: WindowFactory) -> None:
    main = window(size=(1024, 600))
    main.list_pane.focus_list()
    shown = conditions_shown(main.list_pane.view)
    press("Down", "PageDown")
    further = shown.index(main.right_pane.condition or "")
    assert further > 4
    press("PageUp")
    assert shown.index(main.right_pane.condition or "") < further - 3


def test_page_down_and_page_up_move_and_open_while_typing(window: WindowFactory) -> None:
    main = window()
    shown = conditions_shown(main.list_pane.view)
    press("Down", "PageDown")
    assert shown.index(main.right_pane.condition or "") > 4
    press("PageUp")
    assert main.right_pane.condition == shown[0]


def test_ctrl_f_goes_to_the_search_field_and_selects_its_text(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    press("Return", "Ctrl+F")
    assert focus() is main.list_pane.search
    assert main.list_pane.search.selectedText() == "mmn"


def test_f6_goes_round_the_panes(window: WindowFactory) -> None:
    main = window(condition="cidp")
    panes = [main.list_pane.search, main.list_pane.view, main.right_pane]
    press("Ctrl+F")
    for pane in [*panes[1:], panes[0]]:
        press("F6")
        assert focus_is_in(pane)


def test_shift_f6_goes_round_the_other_way(window: WindowFactory) -> None:
    main = window(condition="cidp")
    panes = [main.list_pane.search, main.list_pane.view, main.right_pane]
    press("Ctrl+F")
    for pane in reversed(panes):
        press("Shift+F6")
        assert focus_is_in(pane)


def test_f6_also_visits_the_open_sources(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Return")
    panel = main.right_pane.compare.citations
    assert focus_is_in(panel)
    press("F6")
    assert focus() is main.list_pane.search
    press("Shift+F6")
    assert focus_is_in(panel)


@pytest.mark.parametrize(
    "page", ["compare", "plan", "evidence", "therapies", "sources", "overview", "changes"]
)
def test_f6_reaches_the_table_of_every_page(window: WindowFactory, page: str) -> None:
    main = window(condition="cidp")
    main.show_page(page)
    press("Ctrl+F", "Shift+F6")
    assert main.right_pane.page == page
    assert focus_is_in(main.right_pane)
    assert focus().accessibleName()


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("Alt+1", "compare"),
        ("Alt+2", "evidence"),
        ("Alt+3", "therapies"),
        ("Alt+4", "sources"),
        ("Alt+5", "overview"),
        ("Alt+6", "changes"),
        ("Alt+7", "plan"),
    ],
)
def test_alt_and_a_number_show_a_page_and_go_into_it(
    window: WindowFactory, keys: str, page: str
) -> None:
    main = window(condition="cidp")
    main.show_page("sources" if page != "sources" else "compare")
    press(keys)
    assert main.right_pane.page == page
    assert focus_is_in(main.right_pane)
    assert [
        name for name, button in main.right_pane.header.buttons.items() if button.isChecked()
    ] == [page]


@pytest.mark.parametrize("keys", ["Alt+1", "Alt+2"])
def test_without_a_condition_its_pages_stay_shut(window: WindowFactory, keys: str) -> None:
    main = window()
    press(keys)
    assert main.right_pane.page == "welcome"
    assert focus() is main.list_pane.search


def test_the_evidence_page_stays_open_from_condition_to_condition(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Alt+2", "Ctrl+F")
    write("mmn")
    press("Return")
    assert main.right_pane.page == "evidence"
    assert main.right_pane.condition == "mmn"


def test_space_chooses_a_patient_factor(window: WindowFactory) -> None:
    main = window(condition="cidp")
    chip = main.right_pane.compare.chips[2]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    press("Space")
    assert chip.isChecked()
    press("Space")
    assert not chip.isChecked()


def test_ctrl_q_closes_the_window(window: WindowFactory) -> None:
    main = window()
    press("Ctrl+Q")
    assert not main.isVisible()


def test_nothing_of_a_consultation_comes_back_by_undoing(window: WindowFactory) -> None:
    main = window()
    main.list_pane.type_text("m")
    main.list_pane.search.insert("mn")
    press("Return", "Escape", "Escape", "Escape", "Escape")
    main.list_pane.search.undo()
    assert main.list_pane.search.text() == ""
    main.show_page("therapies")
    main.right_pane.therapies.table.sources_requested.emit(
        main.right_pane.therapies.table.rows_model.statements_at(
            main.right_pane.therapies.table.currentIndex()
        )
    )
    assert main.right_pane.open_citations() is not None
    main.reset()
    main.show_page("therapies")
    assert main.right_pane.open_citations() is None
