"""The head of the right pane: what is open, and the row of pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.tooltips import tooltip
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.chip import FlowLayout, PageButton
from gui.widgets.measured_label import MeasuredLabel

_ROOM_FOR_A_TITLE = 300
_NO_LIMIT = 10_000
_GAP = 5
_TITLES = (1.55, 1.3, 1.1, 0.9)
CONDITION_PAGES = ("compare", "plan", "evidence")


class PageHeader(QWidget):
    """Title and subtitle on the left, the pages on the right."""

    chosen = Signal(str)
    shown = Signal()
    list_wanted = Signal()

    def __init__(self, pages: Mapping[str, str], theme: Theme) -> None:
        super().__init__()
        self._compact, self._room = False, _NO_LIMIT
        self.title = MeasuredLabel()
        self.subtitle = MeasuredLabel()
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {page: PageButton(text, theme) for page, text in pages.items()}
        self.back = PageButton(self.tr("List"), theme)
        self.back.setCheckable(False)
        self.back.setAccessibleDescription(self.tr("Back to the list of conditions"))
        self.back.clicked.connect(self.list_wanted)
        self.back.hide()
        nav = QWidget()
        flow = FlowLayout(nav)
        flow.addWidget(self.back)
        for page, button in self.buttons.items():
            flow.addWidget(button)
            button.clicked.connect(lambda _=False, page=page: self.chosen.emit(page))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        width = sum(button.sizeHint().width() + pixels(_GAP) for button in self.buttons.values())
        self._nav, self._nav_width = nav, width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(pixels(4))
        self._once_more = QTimer(self)
        self._once_more.setSingleShot(True)
        self._once_more.timeout.connect(self.updateGeometry)
        self._row.addLayout(texts, 1)
        self._row.addWidget(nav, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width()
        narrow = room < self._nav_width + pixels(_ROOM_FOR_A_TITLE) or not self.back.isHidden()
        self._nav.setMinimumWidth(0 if narrow else self._nav_width)
        self._nav.setMaximumWidth(room if narrow else self._nav_width)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.BottomToTop if narrow else direction.LeftToRight)
        self._room = room if narrow else room - self._nav_width
        self._fit_last_buttons()
        self._fit_title()
        if self.heightForWidth(room) != event.size().height():
            # What is around it is being laid out, with the height from before: once more then.
            self._once_more.start()

    def _fit_last_buttons(self) -> None:
        """Where height is short and the row of pages has no room, the last are left to the menu."""
        beyond = self._nav_width - self.width() if self._compact else 0
        for button in reversed(self.buttons.values()):
            is_left_out = beyond > 0 and not button.isChecked()
            button.setVisible(not is_left_out)
            beyond -= button.sizeHint().width() + pixels(_GAP) if is_left_out else 0

    def _fit_title(self) -> None:
        """As large as the longest word of the title allows."""
        fonts = [scaled(self.font(), factor, bold=True) for factor in _TITLES]
        words = self.title.text().split()

        def fits(font: QFont) -> bool:
            return max(map(QFontMetrics(font).horizontalAdvance, words), default=0) <= self._room

        self.title.setFont(next(filter(fits, fonts), fonts[-1]))

    def offer_list(self, offered: bool) -> None:
        """Show the button that leads to the list, where the list is not beside the page."""
        self.back.setVisible(offered)

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
        self._row.setSpacing(pixels(1 if compact else 4))
        told = self.subtitle.text() if compact else ""
        self.title.setToolTip(tooltip(told))
        self.title.setAccessibleDescription(told)
        self.subtitle.setVisible(bool(self.subtitle.text()) and not compact)
        self._fit_last_buttons()
        self._row.activate()  # at once: what is around it is laid out before its own turn comes

    def show_title(self, title: str, subtitle: str) -> None:
        """Say what is open."""
        self.title.setText(title)
        self._fit_title()
        self.subtitle.setText(subtitle)
        self.set_compact(self._compact)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        for button in (self.back, *self.buttons.values()):
            button.set_theme(theme)
