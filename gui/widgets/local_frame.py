"""The hospital's own lines on the screen: a frame that stays in sight below the table."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from gui.compat import override
from gui.models.tooltips import escaped
from gui.pages.local import LocalFrame
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.reading_area import ReadingArea

_BAR = 5
_MOST, _MOST_SHORT, _LEAST, _WIDTH = 132, 62, 34, 600
_LONG_WORD = re.compile("([^ -]{24})(?=[^ -]{8})")
_Role = QPalette.ColorRole


class LocalLines(QFrame):
    """Whose lines, the lines, and that they are no evidence; scrolls where it would be too high.

    It is told apart from the evidence by its border with a thick bar, its colour and its title.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._short = theme, False
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = ReadingArea()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.show_content(self._said, "")
        self.area.setParent(self)  # a layout would not ask for the height that the text needs
        self.setContentsMargins(pixels(_BAR + 7), pixels(4), pixels(4), pixels(4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.hide()

    def show_frame(self, frame: LocalFrame | None) -> None:
        """Show the lines; nothing at all where there are none."""
        self.setVisible(frame is not None)
        if frame is None:
            return
        about = frame.heading.removeprefix(frame.title)
        said = [f"<b>{_shown(frame.title)}</b>{_shown(about)}"]
        if frame.warning:
            said.append(f"<b>\u26a0 {_shown(frame.warning)}</b>")
        for line in frame.lines:
            where = f" ({_shown(line.where)})" if line.where else ""
            said.append(f"<b>{_shown(line.label)}:</b> {_shown(line.text)}{where}")
        said.append(_shown(frame.foot))
        self._said.setText("<br>".join(said))
        self.area.name_content(frame.heading, frame.spoken.partition("\n")[2])
        self.area.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def set_short(self, short: bool) -> None:
        """Be less high, where height is short."""
        self._short = short
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(_Role.Window, theme.local.ground)
        palette.setColor(_Role.WindowText, theme.text)
        self.setPalette(palette)
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """As high as its lines, up to a limit above which it scrolls."""
        around = self.contentsMargins()
        room = width - around.left() - around.right()
        wanted = self._said.heightForWidth(max(1, room)) + around.top() + around.bottom()
        return max(pixels(_LEAST), min(wanted, pixels(_MOST_SHORT if self._short else _MOST)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.area.setGeometry(self.contentsRect())

    @override
    def sizeHint(self) -> QSize:
        width = pixels(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(_LEAST), pixels(_LEAST))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, stroke = self._theme.local, 1.2 * self._theme.stroke
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(colours.ground)
        painter.setPen(QPen(colours.ink, stroke))
        painter.drawRect(box)
        bar = QRectF(box.left(), box.top(), pixels(_BAR), box.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(box.right())
        painter.fillRect(bar, colours.ink)


def _shown(text: str) -> str:
    """A text as it stands, of which no word is so long that a label would cut it."""
    return escaped(_LONG_WORD.sub("\\1\u200b", text))
