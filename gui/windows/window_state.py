"""What stays when the contents of a window are made anew; never written anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from gui.core.reference import Reference
from gui.pages.condition_list import Filter
from gui.widgets.list_pane import ListPane
from gui.widgets.page_header import CONDITION_PAGES
from gui.windows.contents import Contents
from gui.windows.right_pane import RightPane

if TYPE_CHECKING:
    from gui.windows.planning import PlanState


class TablePlace(msgspec.Struct, frozen=True):
    """The current cell of a table, how it is sorted, and whether it has the focus."""

    row: int
    column: int
    sorted_by: int
    order: Qt.SortOrder
    focused: bool


class WindowState(msgspec.Struct, frozen=True):
    """What is open, typed and chosen, and where the focus is.

    `focus` is "search", "list", "page" or, where the sources are open and read, "sources".
    """

    query: str
    filter: Filter
    cursor: str | None
    condition: str | None
    page: str
    factors: tuple[str, ...]
    plan: PlanState | None
    tables: tuple[TablePlace, ...]
    cited: tuple[int, ...]
    focus: str


def state_of(contents: Contents) -> WindowState:
    """What must be found again in other contents."""
    left, right = contents.list_pane, contents.right_pane
    panel = right.open_citations()
    return WindowState(
        query=left.search.text(),
        filter=left.chosen_filter,
        cursor=left.view.current_id(),
        condition=right.condition,
        page=right.page,
        factors=tuple(right.chosen_factors()),
        plan=right.entered_plan(),
        tables=tuple(_place(table) for table in right.tables()),
        cited=() if panel is None else tuple(entry.number for entry in panel.shown[0]),
        focus=_focused(left, right, panel),
    )


def as_far_as_in(reference: Reference, state: WindowState) -> WindowState:
    """What of a state other content has; the sources that were open may be others in it."""
    bundle = reference.bundle
    focus = "page" if state.focus == "sources" else state.focus
    state = msgspec.structs.replace(state, cited=(), focus=focus)
    if state.condition is None or state.condition in bundle.conditions:
        factors = tuple(name for name in state.factors if name in bundle.factors)
        return msgspec.structs.replace(state, factors=factors)
    if state.page not in CONDITION_PAGES:
        return msgspec.structs.replace(state, condition=None, factors=(), plan=None)
    return msgspec.structs.replace(
        state, condition=None, factors=(), plan=None, page="welcome", tables=(), focus="search"
    )


def restore(contents: Contents, state: WindowState) -> None:
    """Bring new contents into the state of the old ones."""
    left, right = contents.list_pane, contents.right_pane
    left.restore(state.query, state.filter)
    right.restore(state.condition, state.page, state.factors, state.plan)
    left.set_open(state.condition)
    left.view.put_cursor(left.view.list_model.index_of(state.cursor))
    tables = right.tables()
    for table, place in zip(tables, state.tables, strict=False):
        _go_to(table, place)
    match state.focus:
        case "search":
            left.wanted.emit()
            left.search.setFocus(Qt.FocusReason.OtherFocusReason)
        case "list":
            left.focus_list()
        case _:
            right.focus_page()
    for table, place in zip(tables, state.tables, strict=False):
        if place.focused:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
    if state.cited:
        focused = _focus_of(left)
        right.cite(state.cited)
        if state.focus != "sources" and focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _focused(left: ListPane, right: RightPane, panel: QWidget | None) -> str:
    focused = _focus_of(left)
    if focused is None or focused is left.search:
        return "search"
    if panel is not None and panel.isAncestorOf(focused):
        return "sources"
    return "page" if right.isAncestorOf(focused) else "list"


def _focus_of(part: QWidget) -> QWidget | None:
    """What has the focus in a window, also while a dialog has the keys."""
    return part.window().focusWidget()


def _place(table: QTableView) -> TablePlace:
    index = table.currentIndex()
    by, order = -1, Qt.SortOrder.AscendingOrder
    if table.isSortingEnabled():
        header = table.horizontalHeader()
        by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
    return TablePlace(index.row(), index.column(), by, order, table is _focus_of(table))


def _go_to(table: QTableView, place: TablePlace) -> None:
    if place.sorted_by >= 0:
        table.sortByColumn(place.sorted_by, place.order)
    model = table.model()
    index = model.index(place.row, place.column) if place.row >= 0 else QModelIndex()
    if index.isValid():
        table.setCurrentIndex(index)
        table.scrollTo(index)
