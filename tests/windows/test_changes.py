"""The page of changes in the window, and the marks of an update in the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.core.bundle import Bundle
from gui.core.compare import changed_conditions, compare
from gui.core.reference import Reference
from gui.machine.before import Before
from gui.pages.changes import changes_page
from gui.pages.words import Words
from gui.services.theme import Theme, dark_theme, high_contrast_theme, light_theme
from gui.widgets.legend import Legend
from gui.windows.main_window import MainWindow
from gui.windows.paper import Paper
from tests.conftest import WindowFactory
from tests.pages.withdrawn import with_withdrawn
from tests.widgets.cut import cut_texts
from tests.windows.driving import press
from tests.windows.test_list import filter_chip

Opened = Callable[..., MainWindow]


@pytest.fixture(scope="module")
def updated(reference: Reference) -> Reference:
    """The shipped content after an update that withdraws claims and changes a name."""
    bundle = with_withdrawn(reference, "mmn", "ivig").bundle
    cidp = bundle.conditions["cidp"]
    renamed = replace(cidp, abbreviations=("CIDP", "CIDP 2"))
    bundle = replace(bundle, conditions={**bundle.conditions, "cidp": renamed}, sha256="0" * 64)
    changed = changed_conditions(compare(reference.bundle, bundle))
    return Reference(bundle, changed=changed)


@pytest.fixture
def opened(window: WindowFactory, reference: Reference, updated: Reference) -> Opened:
    """A window that shows the update and knows what was before it."""

    def make(**options: object) -> MainWindow:
        main = window(updated, **options)
        before: Bundle = reference.bundle
        main.find_before = lambda: Before(before, "signed")
        return main

    return make


def painted(main: MainWindow) -> str:
    model = main.right_pane.changes.table.rows_model
    return "\n".join(
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def test_alt_6_shows_everything_that_changed_verdicts_first(
    opened: Opened, reference: Reference, updated: Reference, words: Words
) -> None:
    main = opened()
    press("Alt+6")
    assert main.right_pane.page == "changes"
    assert QApplication.focusWidget() is main.right_pane.changes.table
    page = changes_page(reference.bundle, updated.bundle, words, ("signed", ""))
    shown = painted(main)
    assert shown.index(page.sections[0].counted) < shown.index(page.sections[1].counted)
    for section in page.sections:
        for row in section.rows:
            assert f"{row.label}, Before: " in shown
            said = [entry.text for cell in (row.old, row.new) for entry in cell.statements]
            assert not [text for text in said if text not in shown]
    assert page.new.sha256 in shown


@pytest.mark.parametrize(
    ("text_size", "size"), [(100, (1366, 768)), (150, (683, 384)), (250, (683, 384))]
)
def test_nothing_of_it_is_cut(opened: Opened, text_size: int, size: tuple[int, int]) -> None:
    main = opened(text_size=text_size, size=size)
    cut = {"list": cut_texts(main)}
    press("Alt+6")
    cut["page"] = cut_texts(main)
    assert cut == {"list": [], "page": []}


def test_without_content_before_it_says_so(window: WindowFactory) -> None:
    main = window()
    press("Alt+6")
    assert "There is no content before this one" in painted(main)


def test_enter_opens_the_source_of_a_change_and_esc_closes_it(opened: Opened) -> None:
    main = opened()
    press("Alt+6")
    QTest.keyClick(main.right_pane.changes.table, Qt.Key.Key_Return)
    panel = main.right_pane.open_citations()
    assert panel is not None
    press("Escape")
    assert main.right_pane.open_citations() is None
    assert QApplication.focusWidget() is main.right_pane.changes.table


def test_a_change_is_copied_with_both_texts_sources_and_bundles(opened: Opened) -> None:
    opened()
    press("Alt+6")
    press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert copied.startswith("Multifocal motor neuropathy, IVIG")
    assert "Before (plex-ivig-reference 2026.11): Recommended; Lead: " in copied
    assert "After (plex-ivig-reference 2026.11): No deciding source" in copied
    assert "[1]" in copied
    assert "[0]" not in copied


def test_ctrl_s_saves_the_page_to_sign(opened: Opened, tmp_path: Path) -> None:
    main = opened()
    press("Alt+6")
    paper = Paper(
        main.right_pane, main.reference, main.words, main.imprint(), lambda: main.messages
    )
    make, has_evidence = paper._wanted()
    assert not has_evidence
    assert make(paper._paper, False).title.startswith("Changes")


@pytest.mark.parametrize("theme", [light_theme, dark_theme, high_contrast_theme])
def test_the_list_marks_what_changed_in_every_theme(
    opened: Opened, theme: Callable[[], Theme]
) -> None:
    main = opened(theme=theme())
    view = main.list_pane.view
    colours = []
    for name in ("mmn", "cidp"):
        box = view.visualRect(view.list_model.index_of(name))
        picture = view.viewport().grab(box).toImage()
        wanted = theme().warning if name == "mmn" else theme().accent
        left = [
            picture.pixelColor(x, y).name()
            for x in range(8, picture.width() - 100)
            for y in range(picture.height() // 2, picture.height())
        ]
        colours.append(wanted.name() in left)
    assert colours == [True, True]


def test_a_tool_tip_and_the_filter_tell_what_changed(opened: Opened) -> None:
    main = opened()
    model = main.list_pane.view.list_model
    tip = model.index_of("mmn").data(Qt.ItemDataRole.ToolTipRole)
    assert "verdict changed" in tip
    filter_chip(main, "changed").click()
    assert {row.id for row in map(model.condition_at, map(model.index, range(9))) if row} == {
        "mmn",
        "cidp",
    }


def test_content_without_changes_takes_the_filter_away(
    opened: Opened, reference: Reference
) -> None:
    main = opened()
    filter_chip(main, "changed").click()
    main.show_content(reference, main.age, ())
    assert main.list_pane.chosen_filter == "all"
    assert main.list_pane.view.list_model.condition_at(
        main.list_pane.view.list_model.index_of("gbs-adult")
    )


def test_the_legend_has_the_marks_that_are_there(opened: Opened) -> None:
    main = opened()
    names = [
        child.accessibleName()
        for legend in main.right_pane.welcome.findChildren(Legend)
        for child in legend.children()
        if hasattr(child, "accessibleName")
    ]
    told = [name for name in names if "changed" in name]
    assert [name.partition(":")[0] for name in told] == ["Verdict changed", "Statements changed"]


def test_a_change_of_the_text_size_keeps_the_page_and_its_cell(opened: Opened) -> None:
    main = opened()
    press("Alt+6")
    for _ in range(2):
        QTest.keyClick(main.right_pane.changes.table, Qt.Key.Key_Down)
    before = main.right_pane.changes.table.currentIndex().row()
    main.choose_text_size(120)
    assert main.right_pane.page == "changes"
    assert main.right_pane.changes.table.currentIndex().row() == before


@pytest.mark.parametrize(
    ("text_size", "size"), [(250, (1366, 736)), (200, (1366, 736)), (100, (683, 384))]
)
def test_the_first_changed_verdict_is_in_sight_also_where_room_is_short(
    opened: Opened, text_size: int, size: tuple[int, int]
) -> None:
    main = opened(text_size=text_size, size=size)
    press("Alt+6")
    QApplication.processEvents()
    table = main.right_pane.changes.table
    assert table.rowViewportPosition(table.currentIndex().row()) >= 0
