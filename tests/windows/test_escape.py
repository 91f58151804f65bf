"""Esc leads back step by step: sources, list, search and filter, neutral start."""

from __future__ import annotations

from tests.conftest import WindowFactory
from tests.windows.driving import focus, focus_is_in, press, write


def test_escape_first_closes_the_sources_and_returns_to_the_table(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Return", "Escape")
    assert main.right_pane.open_citations() is None
    assert focus() is main.right_pane.compare.table
    assert main.right_pane.condition == "cidp"


def test_escape_then_goes_back_to_the_list(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Escape")
    assert focus() is main.list_pane.view
    assert main.list_pane.view.current_id() == "cidp"
    assert main.right_pane.condition == "cidp"


def test_escape_then_clears_search_and_filter(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    press("Return", "Escape", "Escape")
    assert main.list_pane.is_clear
    assert focus() is main.list_pane.search
    assert main.right_pane.condition == "mmn"


def test_escape_at_last_leaves_no_condition_and_no_patient_factor(window: WindowFactory) -> None:
    main = window(condition="cidp")
    chips = main.right_pane.compare.chips
    chips[0].click()
    assert main.right_pane.compare.chosen_factors()
    press("Escape", "Escape")
    assert main.right_pane.page == "welcome"
    assert main.right_pane.condition is None
    assert main.right_pane.compare.chosen_factors() == []
    assert main.list_pane.view.current_id() is None
    assert focus() is main.list_pane.search


def test_escape_in_a_neutral_window_changes_nothing(window: WindowFactory) -> None:
    main = window()
    press("Escape", "Escape")
    assert main.isVisible()
    assert main.right_pane.page == "welcome"
    assert focus() is main.list_pane.search


def test_a_condition_reopened_after_the_neutral_start_shows_no_old_factor(
    window: WindowFactory,
) -> None:
    main = window(condition="cidp")
    main.right_pane.compare.chips[0].click()
    press("Escape", "Escape", "Escape")
    write("cidp")
    press("Return")
    assert main.right_pane.page == "compare"
    assert main.right_pane.compare.chosen_factors() == []


def test_escape_from_a_page_whose_condition_the_search_hides_leads_to_a_row(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    main.list_pane.search.setText("myasthenia")
    main.open_condition("mmn")
    main.right_pane.focus_page()
    press("Escape")
    assert focus_is_in(main.list_pane.view)
    assert main.list_pane.view.current_id() is not None
    assert main.right_pane.condition == "mmn"
