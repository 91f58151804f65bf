"""The banner that says who says what where sources disagree or differ, and other warnings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.models.tooltips import escaped
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme
from gui.widgets.focus_ring import FocusRing
from gui.widgets.measured_label import MeasuredLabel

if TYPE_CHECKING:
    from gui.pages.comparison import Banner
    from gui.pages.parts import Statement

_MOST_SIDES = 4
_NARROW = 400
_BUTTON = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _margins(*, brief: bool) -> tuple[int, int, int, int]:
    above = pixels(3 if brief else 5)
    return pixels(12), above, pixels(10), above


class _Mark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(pixels(24), pixels(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(
            painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), "sources-disagree", self.theme
        )


class DisagreementBanner(QFrame):
    """Names both sides on each therapy; its button leads to their claims."""

    show_both = Signal()
    sources_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = _Mark(theme)
        self._brief = False
        self._banners: tuple[Banner, ...] = ()
        self._lines = [self._label() for _ in range(2)]
        for place, line in enumerate(self._lines):
            line.linkActivated.connect(partial(self._mark_chosen, place))
        column = QVBoxLayout()
        column.setSpacing(2)
        for line in self._lines:
            column.addWidget(line)
        self.button = QPushButton(self.tr("Show both"))
        self.button.setAccessibleDescription(self.tr("Go to what each side says"))
        self.button.clicked.connect(self.show_both)
        said = QHBoxLayout()
        said.addWidget(self._mark)
        said.addLayout(column, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*_margins(brief=False))
        self._row.addLayout(said, 1)
        self._row.addWidget(self.button, 0, _BUTTON)
        self.set_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where width is short, the button stands below the text."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = event.size().width() < pixels(_NARROW)
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    @staticmethod
    def _label() -> MeasuredLabel:
        label = MeasuredLabel()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        label.setContentsMargins(4, 0, 4, 0)
        FocusRing(label)
        return label

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._mark.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.text)
        self.setPalette(palette)
        self.show_banners(self._banners)
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Where height is short, say only that they disagree; the table names both sides."""
        if brief != self._brief:
            self._brief = brief
            self._row.setContentsMargins(*_margins(brief=brief))
            self.show_banners(self._banners)

    def show_banners(self, banners: Sequence[Banner]) -> None:
        """Show the banners of a page; hide where there is none."""
        self._banners = tuple(banners)
        self._mark.setVisible(self._disagree)
        for place, line in enumerate(self._lines):
            banner = banners[place] if place < len(banners) else None
            line.setVisible(banner is not None)
            if banner is not None:
                sides = " \u21c4 ".join(map(self._marked, banner.statements[:_MOST_SIDES]))
                left = len(banner.statements) - _MOST_SIDES
                if left > 0:
                    sides += " " + escaped(self.tr("and {0} more: see Show both").format(left))
                shown = "" if self._brief else sides
                line.setText(f"<b>{escaped(banner.title)}</b> {shown}")
                said = [f"{entry.text} [{entry.number}]" for entry in banner.statements]
                line.setAccessibleName(" ".join([banner.title, *said]))
        self.setVisible(bool(banners))
        self._row.activate()  # before what it stands in asks how high it is

    @property
    def _disagree(self) -> bool:
        """Whether sources point opposite ways; else they only differ, which has no mark."""
        return any(banner.kind == "disagree" for banner in self._banners)

    def _marked(self, statement: Statement) -> str:
        """A statement as escaped rich text, its source mark a link to its number."""
        number, ink = statement.number, self._theme.accent.name()
        link = f'<a href="{number}" style="color: {ink}">[{number}]</a>'
        return f"{escaped(statement.text)}&nbsp;{link}"

    def _mark_chosen(self, place: int, number: str) -> None:
        cited = self._banners[place].statements
        self.sources_requested.emit([entry for entry in cited if str(entry.number) == number])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.marks["sources-disagree"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.ground if self._disagree else self._theme.base)
        painter.setPen(
            QPen(colours.ink if self._disagree else self._theme.muted, 1.2 * self._theme.stroke)
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


class NoticeBar(QLabel):
    """One line of warning across the whole window: review overdue, bundle unreadable."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(f"\u26a0  {text}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(pixels(14), pixels(6), pixels(14), pixels(6))
        self.setAutoFillBackground(True)
        self.setFont(scaled(self.font(), 1.0, bold=True))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.marks["not-recommended"].ground)
        palette.setColor(QPalette.ColorRole.WindowText, theme.marks["not-recommended"].ink)
        self.setPalette(palette)
