"""The head of the right pane: what is open, and the row of pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.tooltips import tooltip
from gui.services.fonts import scaled
from gui.services.theme import Theme
from gui.widgets.chip import FlowLayout, PageButton

_ROOM_FOR_A_TITLE = 300
CONDITION_PAGES = ("compare", "evidence")


class PageHeader(QWidget):
    """Title and subtitle on the left, the pages on the right."""

    chosen = Signal(str)
    shown = Signal()

    def __init__(self, pages: Mapping[str, str], theme: Theme) -> None:
        super().__init__()
        self._compact = False
        self.title = QLabel()
        self.subtitle = QLabel()
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.title.setFont(scaled(self.font(), 1.55, bold=True))
        self.buttons = {page: PageButton(text, theme) for page, text in pages.items()}
        nav = QWidget()
        flow = FlowLayout(nav)
        for page, button in self.buttons.items():
            flow.addWidget(button)
            button.clicked.connect(lambda _=False, page=page: self.chosen.emit(page))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        width = sum(button.sizeHint().width() + 5 for button in self.buttons.values())
        nav.setMaximumWidth(width)
        self._nav, self._nav_width = nav, width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addLayout(texts, 1)
        self._row.addWidget(nav, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._nav_width + _ROOM_FOR_A_TITLE
        self._nav.setMinimumWidth(0 if narrow else self._nav_width)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.BottomToTop if narrow else direction.LeftToRight)

    def show_page(self, page: str | None, *, has_condition: bool) -> None:
        """Mark the page that is shown; pages of a condition need one.

        Tab comes to the button of that page, as to one among radio buttons; arrows to the others.
        """
        for name, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(name == page)
            button.setEnabled(has_condition or name not in CONDITION_PAGES)
        for name, button in self.buttons.items():
            button.setAutoExclusive(True)
            is_stop = name == page or page not in self.buttons
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.shown.emit()

    def set_compact(self, compact: bool) -> None:
        """Where height is short, the subtitle is left to the tool tip."""
        self._compact = compact
        told = self.subtitle.text() if compact else ""
        self.title.setToolTip(tooltip(told))
        self.title.setAccessibleDescription(told)
        self.subtitle.setVisible(bool(self.subtitle.text()) and not compact)

    def show_title(self, title: str, subtitle: str) -> None:
        """Say what is open."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.set_compact(self._compact)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        for button in self.buttons.values():
            button.set_theme(theme)
