"""Text size: by keys and menu, in the same window, and nothing that is open is lost."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QStyle

from gui.core.reference import Reference
from gui.models.text_table_model import KEY_ROLE
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.fonts import TEXT_SIZES
from gui.widgets.page_header import PageHeader
from gui.windows.actions import ACTIONS
from gui.windows.main_window import MainWindow
from gui.windows.right_pane import RightPane
from tests.conftest import WindowFactory
from tests.widgets.reading import painted_texts
from tests.windows.driving import conditions_shown, focus, focus_is_in, press, write
from tests.windows.test_forgetting import let_go


def letters() -> int:
    return QApplication.font().pixelSize()


def action(main: MainWindow, name: str) -> QAction:
    text = next(spec.text for spec in ACTIONS if spec.id == name)
    (found,) = (
        entry for entry in main.menuBar().findChildren(QAction) if entry.text().startswith(text)
    )
    return found


def test_keys_go_through_all_sizes_and_back_to_the_usual_one(window: WindowFactory) -> None:
    main = window(size=(1366, 768))
    chosen: list[int] = []
    main.text_size_chosen.connect(chosen.append)
    usual = letters()
    press(*["Ctrl+Plus"] * 6, "Ctrl+Equal", "Ctrl+Plus")
    assert chosen == list(TEXT_SIZES[3:])
    assert letters() == round(usual * 2.5)
    press("Ctrl+0")
    assert letters() == usual
    press("Ctrl+Minus", "Ctrl+Minus", "Ctrl+Minus")
    assert chosen == [*TEXT_SIZES[3:], 100, 90, 80]
    assert letters() == round(usual * 0.8)
    QApplication.processEvents()
    assert (main.width(), main.height()) == (1366, 768)


def test_sizes_that_follow_each_other_at_once_leave_no_contents_behind(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    main.make_ready()
    let_go()
    for _ in range(3):
        main.step_text_size(1)
        main.step_text_size(1)
        main.step_text_size(-1)
        main.step_text_size(-1)
    main.reset()
    let_go()
    kept = [
        type(entry).__name__
        for entry in gc.get_objects()
        if isinstance(entry, RightPane | PageHeader)
    ]
    assert sorted(kept) == ["PageHeader", "RightPane"]


def test_the_menu_does_the_same(window: WindowFactory) -> None:
    main = window()
    usual = letters()
    action(main, "text-larger").trigger()
    assert letters() > usual
    QApplication.processEvents()
    action(main, "text-smaller").trigger()
    assert letters() == usual


def test_a_size_between_the_steps_leads_to_the_next_one(window: WindowFactory) -> None:
    main = window(text_size=133)
    chosen: list[int] = []
    main.text_size_chosen.connect(chosen.append)
    press("Ctrl+Minus")
    assert chosen == [125]


def test_what_was_open_is_open_in_the_other_size(window: WindowFactory) -> None:
    main = window()
    write("neuropathy")
    press("Return")
    main.right_pane.compare.chips[2].click()
    main.right_pane.compare.table.enter()
    press("Down", "Down", "Right")
    before = main.right_pane
    condition, shown = before.condition, conditions_shown(main.list_pane.view)
    factors, index = before.chosen_factors(), before.compare.table.currentIndex()
    place = (index.row(), index.column())
    press("Ctrl+Plus")
    after = main.right_pane
    assert after is not before
    assert (after.condition, after.page) == (condition, "compare")
    assert after.chosen_factors() == factors
    assert main.list_pane.search.text() == "neuropathy"
    assert conditions_shown(main.list_pane.view) == shown
    assert main.list_pane.view.current_id() == condition
    index = after.compare.table.currentIndex()
    assert (index.row(), index.column()) == place
    assert focus() is after.compare.table
    assert after.compare.table.viewport().rect().intersects(after.compare.table.visualRect(index))


def test_the_chosen_filter_stays(window: WindowFactory) -> None:
    main = window()
    main.list_pane.restore("", "disagree")
    shown = conditions_shown(main.list_pane.view)
    press("Ctrl+Plus")
    assert main.list_pane.chosen_filter == "disagree"
    assert conditions_shown(main.list_pane.view) == shown


def test_the_row_of_evidence_and_its_source_stay(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Alt+2")
    table = main.right_pane.evidence.table
    table.sortByColumn(2, table.horizontalHeader().sortIndicatorOrder())
    press("Home", "Down", "Down", "Return")
    key = table.currentIndex().data(KEY_ROLE)
    panel = main.right_pane.open_citations()
    assert panel is not None
    said = panel.text.toPlainText()
    press("Ctrl+Plus")
    assert main.right_pane.page == "evidence"
    assert main.right_pane.evidence.table.currentIndex().data(KEY_ROLE) == key
    panel = main.right_pane.open_citations()
    assert panel is not None
    assert panel.text.toPlainText() == said
    assert focus_is_in(panel)


def test_typing_goes_on_where_it_was(window: WindowFactory) -> None:
    main = window()
    write("neuro")
    press("Ctrl+Plus")
    write("pathy")
    assert main.list_pane.search.text() == "neuropathy"


@pytest.mark.parametrize("page", ["therapies", "sources", "overview"])
def test_a_general_page_stays_with_its_row(window: WindowFactory, page: str) -> None:
    main = window()
    main.show_page(page)
    press("Down", "Down", "Down")
    row = main.right_pane.tables()[0].currentIndex().row()
    assert row > 0
    press("Ctrl+Plus")
    assert main.right_pane.page == page
    assert main.right_pane.tables()[0].currentIndex().row() == row
    assert focus() is main.right_pane.tables()[0]


def test_the_contents_are_made_anew_in_other_words(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    rebuild(main, reference, Words("en", lambda text: f"~{text}"))
    assert main.right_pane.condition == "mmn"
    assert any("~Recommended" in text for text in painted_texts(main.right_pane.compare.table))


def rebuild(main: MainWindow, reference: Reference, words: Words) -> None:
    manifest = reference.bundle.manifest
    main.rebuild(words, age_page(manifest, manifest.built, words))
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("theme", [f"theme-{theme}" for theme in ("system", "light", "dark", "high-contrast")]),
        ("text-size", ["text-larger", "text-smaller", "text-normal"]),
        ("export", ["save-pdf", "print"]),
    ],
)
def test_what_a_policy_locks_cannot_be_chosen(
    window: WindowFactory, reference: Reference, name: str, actions: list[str]
) -> None:
    main = window()
    main.lock([name])
    rebuild(main, reference, Words())
    off = {spec.id for spec in ACTIONS if not action(main, spec.id).isEnabled()}
    assert off == set(actions)


def chosen_in_menus(main: MainWindow) -> list[str]:
    return [entry.text() for entry in main.menuBar().findChildren(QAction) if entry.isChecked()]


def test_the_menus_tell_what_is_chosen(window: WindowFactory, reference: Reference) -> None:
    main = window()
    assert chosen_in_menus(main) == ["Light theme", "English"]
    action(main, "theme-dark").trigger()
    main.mark_language(None)
    assert chosen_in_menus(main) == ["Dark theme", "Language of the system"]
    main.follow_system_theme()
    main.choose_text_size(125)
    assert chosen_in_menus(main) == ["Theme of the system", "Language of the system"]
    assert action(main, "text-normal").text() == "Text of the usual size (now 125 %)"
    assert action(main, "theme-dark").isCheckable()


def test_a_locked_size_does_not_change_by_its_keys(window: WindowFactory) -> None:
    main = window()
    main.lock(["text-size"])
    usual = letters()
    press("Ctrl+Plus", "Ctrl+Equal", "Ctrl+Minus")
    assert letters() == usual


def test_lines_part_size_theme_list_and_language_in_the_menu(window: WindowFactory) -> None:
    view = next(menu for menu in window().menuBar().findChildren(QMenu) if "View" in menu.title())
    parts: list[list[str]] = [[]]
    for action in view.actions():
        if action.isSeparator():
            parts.append([])
        else:
            parts[-1].append(action.text())
    assert [part[0] for part in parts] == [
        *("Larger text", "Theme of the system", "Wider list", "Language of the system"),
    ]


def test_the_keys_of_the_menus_are_heard_at_once_after_a_change(window: WindowFactory) -> None:
    main_window = window()
    main_window.choose_text_size(150)
    assert main_window.menuBar().isVisible()


def test_a_menu_that_is_higher_than_the_screen_scrolls(window: WindowFactory) -> None:
    main = window(size=(683, 384), text_size=250)
    menu = next(found for found in main.menuBar().findChildren(QMenu) if found.actions())
    hint = QStyle.StyleHint.SH_Menu_Scrollable
    assert all(
        found.style().styleHint(hint, None, found) for found in main.menuBar().findChildren(QMenu)
    )
    assert menu.fontMetrics().height() > 40
