"""The left pane: search field, filters, column headings, list, and what it says if empty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.pages.condition_list import ConditionList, Filter
from gui.pages.words import FILTER_MEANINGS, Words
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.chip import Chip, FlowLayout
from gui.widgets.condition_list_view import ConditionListView
from gui.widgets.condition_row import mark_column
from gui.widgets.search_field import SearchField

_LEAST_LIST, _LIST_SHARE = 130, 0.6
_SHORT = 320
_MARGIN = 10


class _MarkHeadings(QLabel):
    """PLEX and IVIG above the marks."""

    def __init__(self, view: ConditionListView, theme: Theme) -> None:
        super().__init__()
        self._view = view
        self.theme = theme
        self.setAccessibleName(self.tr("Columns of the marks: PLEX, IVIG"))
        self.setFont(scaled(self.font(), 0.85, bold=True))
        self.setFixedHeight(self.fontMetrics().height() + pixels(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.theme.muted)
        column, direction = mark_column(), self.layoutDirection()
        row = QRect(0, 0, self._view.row_width, self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            row.moveRight(self.rect().right())
        left = row.right() - 2 * column - pixels(2)
        for place, text in enumerate(("PLEX", "IVIG")):
            box = QRect(left + place * column, 0, column, self.height())
            visual = QStyle.visualRect(direction, row, box)
            painter.drawText(visual, Qt.AlignmentFlag.AlignCenter, text)


class ListPane(QWidget):
    """Finds and picks conditions; says which one is wanted and whether to move into it."""

    wanted = Signal()
    opened = Signal(str)
    entered = Signal(str)
    listed = Signal(object)

    def __init__(
        self, conditions: ConditionList, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conditions = conditions
        self._words = words
        self._filter: Filter = "all"
        self.search = SearchField()
        self.view = ConditionListView(theme)
        self._headings = _MarkHeadings(self.view, theme)
        self._chips = self._make_chips(theme)
        self._near = QLabel()
        self._near.setTextFormat(Qt.TextFormat.PlainText)
        self._near.setWordWrap(True)
        self._near.setFont(scaled(self.font(), 1.0, bold=True))
        self._stack = QStackedWidget()
        self._empty = self._make_empty()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._column = QVBoxLayout(self)
        self._above, self._inner = pixels(_MARGIN), 0
        self._lay_out()
        self.set_alone(False)
        self._connect()
        self.refresh()

    def _make_chips(self, theme: Theme) -> list[Chip]:
        group = QButtonGroup(self)
        chips = []
        for entry in self._conditions.filters():
            chip = Chip(f"{entry.label} {entry.count}", theme)
            chip.setFont(scaled(chip.font(), 0.93))
            meaning = self._words.of(FILTER_MEANINGS, entry.id)
            chip.setToolTip(meaning)
            chip.setAccessibleName(self.tr("Filter: {0}, {1}").format(entry.label, entry.count))
            chip.setAutoExclusive(True)
            chip.setProperty("filter", entry.id)
            group.addButton(chip)
            chips.append(chip)
        chips[0].setChecked(True)
        group.buttonClicked.connect(self._filter_chosen)
        return chips

    def _make_empty(self) -> QWidget:
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        clear = QPushButton(self.tr("Clear search and filter"))
        clear.clicked.connect(self.clear)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*[pixels(12)] * 4)
        column.addWidget(self._message)
        column.addWidget(clear, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    def _lay_out(self) -> None:
        filters = QWidget()
        flow = FlowLayout(filters)
        for chip in self._chips:
            flow.addWidget(chip)
        column = self._column
        column.addWidget(self.search)
        column.addWidget(filters)
        column.addWidget(self._near)
        column.addWidget(self._headings)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refresh)
        self.search.moved.connect(self.view.move_cursor)
        self.search.confirmed.connect(self._confirm)
        self.view.typed.connect(self.type_text)
        self.view.opened.connect(self.opened)
        self.view.entered_comparison.connect(self.entered)

    def set_room(self, height: int) -> None:
        """Keep the list as high as it is of use in a pane of a height, which then scrolls."""
        self._stack.setMinimumHeight(min(pixels(_LEAST_LIST), round(height * _LIST_SHARE)))
        short = height < pixels(_SHORT)
        self.search.setMinimumHeight(pixels(26 if short else 32))
        self._above = pixels(4 if short else _MARGIN)
        self._column.setSpacing(pixels(3 if short else 6))
        for chip in self._chips:
            chip.set_flat(short)
        self._set_margins()

    def set_alone(self, alone: bool) -> None:
        """Keep from the edge of the window also where otherwise the page stands."""
        self._inner = pixels(_MARGIN) if alone else 0
        self._set_margins()

    def _set_margins(self) -> None:
        sides = (pixels(_MARGIN), self._inner)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = reversed(sides) if is_mirrored else sides
        self._column.setContentsMargins(left, self._above, right, 0)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        for chip in self._chips:
            chip.set_theme(theme)
        self.view.set_theme(theme)
        self._headings.theme = theme
        self._headings.update()

    def set_open(self, condition_id: str | None) -> None:
        """Mark the condition that the right pane shows, and put the cursor on it."""
        self.view.list_model.set_open(condition_id)
        if self.view.current_id() != condition_id:
            self.view.put_cursor(self.view.list_model.index_of(condition_id))

    def refresh(self) -> None:
        """Show the rows for what is typed and chosen; the cursor goes to the best hit."""
        query = self.search.text()
        page = self._conditions.page(query, self._filter)
        self.view.show_page(page)
        self._near.setText(page.near)
        self._near.setVisible(bool(page.near))
        self._message.setText(page.message)
        self._stack.setCurrentWidget(self.view if page.hits else self._empty)
        self.view.put_cursor(self.view.list_model.first() if query.strip() else QModelIndex())
        self.view.scrollToTop()
        self.listed.emit(page)

    def spoken(self, condition_id: str) -> str:
        """A condition and both verdicts in words, whether the list shows it or not."""
        return self._conditions.spoken(condition_id)

    def clear(self) -> None:
        """Back to all conditions, with the cursor in an empty search field."""
        self._filter = "all"
        self._chips[0].setChecked(True)
        was_empty = not self.search.text()
        self.search.setText("")  # of an empty field too, so that nothing can be undone
        if was_empty:
            self.refresh()
        self.focus_search()

    @property
    def is_clear(self) -> bool:
        """Whether nothing is typed and no filter is chosen."""
        return not self.search.text() and self._filter == "all"

    @property
    def chosen_filter(self) -> Filter:
        """The filter that is chosen."""
        return self._filter

    def restore(self, query: str, chosen: Filter) -> None:
        """Show the rows for a query and a filter, as they were; a filter that is gone shows all."""
        offered = [chip.property("filter") for chip in self._chips]
        self._filter = chosen if chosen in offered else "all"
        for chip in self._chips:
            chip.setChecked(chip.property("filter") == self._filter)
        if self.search.text() == query:
            self.refresh()
        else:
            self.search.setText(query)

    def type_text(self, text: str) -> None:
        """Begin a new search with what was typed elsewhere."""
        self.wanted.emit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(text)

    def focus_list(self) -> None:
        """Go to the list, or to the search field where the list is empty."""
        self.wanted.emit()
        has_rows = self._stack.currentWidget() is self.view
        if has_rows and self.search.text().strip() and self.view.current_id() is None:
            self.view.put_cursor(self.view.list_model.first())
        (self.view if has_rows else self.search).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Go to the search field, with its text selected."""
        self.wanted.emit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _filter_chosen(self, chip: QPushButton) -> None:
        self._filter = chip.property("filter")
        self.refresh()

    def _confirm(self) -> None:
        """Enter: into the best hit; among hits that only resemble the query, into the list."""
        chosen = self.view.current_id()
        if self._near.text() and not self.view.cursor_is_open():
            self.focus_list()
        elif chosen is not None:
            self.entered.emit(chosen)
