"""Nothing is cut: every condition, every page, on the smallest and the usual screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea

from gui.core.reference import Reference
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.pages.shipped import CONDITIONS
from tests.widgets.reading import (
    ELLIPSIS,
    all_painted_texts,
    does_not_fit,
    painted_texts,
    sticks_out,
)
from tests.windows.driving import press

SIZES = [(1024, 768), (1366, 768), (1920, 1080)]
PAGES = ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
FIRST_ROWS = 3
SMALL_SCREEN_AT_TWICE = QSize(683, 384)


def assert_nothing_is_cut(main: MainWindow) -> None:
    QApplication.processEvents()
    assert does_not_fit(main) == [], main.right_pane.page
    assert sticks_out(main) == [], main.right_pane.page


@pytest.mark.parametrize("size", SIZES)
def test_a_window_can_be_as_small_as_the_screen(
    window: WindowFactory, size: tuple[int, int]
) -> None:
    main = window(size=size, condition="mmn")
    assert main.size() == QSize(*size)


@pytest.mark.parametrize("size", SIZES)
def test_no_name_in_the_list_is_cut(
    window: WindowFactory, reference: Reference, size: tuple[int, int]
) -> None:
    main = window(size=size)
    painted = " ".join(all_painted_texts(main.list_pane.view))
    for condition in reference.bundle.conditions.values():
        assert condition.name.en in painted
        main.open_condition(condition.id)
        texts = painted_texts(main.list_pane.view.viewport())
        assert condition.name.en in " ".join(texts), "cut where the condition is open"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_in_the_list_is_cut(window: WindowFactory, size: tuple[int, int]) -> None:
    main = window(size=size)
    assert [text for text in all_painted_texts(main.list_pane.view) if ELLIPSIS in text] == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_verdict_evidence_and_course_are_seen_whole_without_scrolling(
    window: WindowFactory, size: tuple[int, int]
) -> None:
    main = window(size=size)
    table, below = main.right_pane.compare.table, {}
    for condition in CONDITIONS:
        main.enter_condition(condition)
        QApplication.processEvents()
        bottom, room = table.row_bottom(FIRST_ROWS - 1), table.viewport().height()
        if bottom > room:
            below[condition] = f"{bottom - room} pixels too many"
    assert below == {}


@pytest.mark.parametrize("size", SIZES)
def test_a_comparison_is_as_wide_as_its_place_in_every_condition(
    window: WindowFactory, size: tuple[int, int]
) -> None:
    main = window(size=size)
    table = main.right_pane.compare.table
    for condition in CONDITIONS:
        main.enter_condition(condition)
        QApplication.processEvents()
        widths = [table.columnWidth(column) for column in range(3)]
        assert sum(widths) <= table.viewport().width()
        assert abs(widths[1] - widths[2]) <= 1
        assert table.horizontalScrollBar().maximum() == 0
        assert_nothing_is_cut(main)


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_cut(window: WindowFactory, size: tuple[int, int]) -> None:
    main = window(size=size, condition="mmn")
    for page in PAGES:
        main.show_page(page)
        assert_nothing_is_cut(main)


@pytest.mark.parametrize("condition", ["mmn", "mg-exacerbation"])
def test_no_page_scrolls_sideways_on_a_usual_screen(window: WindowFactory, condition: str) -> None:
    main = window(condition=condition)
    for page in PAGES:
        main.show_page(page)
        QApplication.processEvents()
        views = [view for view in main.findChildren(QAbstractItemView) if view.isVisible()]
        assert len(views) >= 2, page
        scrolled = [view for view in views if view.horizontalScrollBar().isVisible()]
        assert [view.accessibleName() for view in scrolled] == [], page


@pytest.mark.parametrize("size", SIZES)
def test_the_welcome_page_is_not_cut(window: WindowFactory, size: tuple[int, int]) -> None:
    assert_nothing_is_cut(window(size=size))


@pytest.mark.parametrize("size", SIZES)
def test_the_matrix_names_every_condition_and_verdict_in_full(
    window: WindowFactory, reference: Reference, size: tuple[int, int]
) -> None:
    main = window(size=size)
    main.show_page("overview")
    QApplication.processEvents()
    texts = all_painted_texts(main.right_pane.overview.table)
    assert [text for text in texts if ELLIPSIS in text] == []
    painted = " ".join(texts)
    for condition in reference.bundle.conditions.values():
        assert condition.name.en in painted


def test_all_conditions_fit_into_the_matrix_on_a_usual_screen(window: WindowFactory) -> None:
    main = window()
    main.show_page("overview")
    QApplication.processEvents()
    assert main.right_pane.overview.table.verticalScrollBar().maximum() == 0


def test_a_window_made_smaller_and_larger_fits_each_time(window: WindowFactory) -> None:
    main = window(size=(1920, 1080), condition="cidp")
    table = main.right_pane.compare.table
    heights = []
    for size in ((1024, 768), (1920, 1080), (1024, 768), (1366, 768)):
        main.resize(*size)
        assert_nothing_is_cut(main)
        assert table.horizontalScrollBar().maximum() == 0
        heights.append(sum(table.rowHeight(row) for row in range(table.model().rowCount())))
    assert heights[0] == heights[2] > heights[1]


def test_all_texts_of_a_comparison_are_painted(window: WindowFactory, reference: Reference) -> None:
    main = window(condition="mmn")
    painted = " ".join(all_painted_texts(main.right_pane.compare.table))
    for fact in reference.bundle.therapies["plex"].facts:
        if not fact.conditions:
            assert fact.statement.split()[0] in painted


@pytest.mark.parametrize("condition", ["igm-neuropathy", "gbs-adult", "mg-exacerbation"])
def test_the_window_fits_a_small_screen_at_twice_the_size(
    condition: str, window: WindowFactory
) -> None:
    main = window(condition=condition)
    main.resize(SMALL_SCREEN_AT_TWICE)
    for page in ("therapies", "sources", "overview", "evidence", "compare"):
        main.show_page(page)
        press("Return")
    main.right_pane.compare.chips[0].setChecked(True)
    QApplication.processEvents()
    assert main.right_pane.open_citations() is not None
    assert main.minimumSizeHint().boundedTo(SMALL_SCREEN_AT_TWICE) == main.minimumSizeHint()
    assert main.size() == SMALL_SCREEN_AT_TWICE


def test_footer_and_warnings_show_all_lines_again_where_there_is_room_for_them(
    window: WindowFactory,
) -> None:
    main = window(text_size=150, notices=["a warning of more words than one line has room for"] * 2)
    footer, notices = main.contents.footer, main.contents.notices
    assert notices is not None
    seen: list[QScrollArea] = []
    for width in range(560, 800, 8):
        for height in (400, 1000):
            main.resize(width, height)
            QApplication.processEvents()
        for area in (footer, notices):
            if area.focusPolicy() == Qt.FocusPolicy.NoFocus:
                seen.append(area)
                assert area.verticalScrollBar().maximum() == 0, width
    assert seen.count(footer) > 10 < seen.count(notices)
