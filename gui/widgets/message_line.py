"""A message that lies over the window for some seconds, and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from gui.compat import override
from gui.services.fonts import pixels
from gui.services.speech import announce

STAY_S = 6
LONG_STAY_S = 15
_APART = 14
_WIDEST = 520


class MessageLine(QLabel):
    """Lies at the lower right corner of a widget; clicks go through it to what is below."""

    def __init__(self, over: QWidget, above: QWidget | None = None) -> None:
        """Made hidden; it lies above the upper edge of a widget in `over`, if one is given."""
        super().__init__(over)
        self._over = over
        self._above = above
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.take_back)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(pixels(14), pixels(8), pixels(14), pixels(8))
        self.setForegroundRole(QPalette.ColorRole.HighlightedText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def say(self, text: str, stay_s: float = STAY_S) -> None:
        """Show a message, in place of one that is still there, and have it read out."""
        self.setText(text)
        self._place()
        self._over.installEventFilter(self)
        self.show()
        self.raise_()
        self._timer.start(round(stay_s * 1000))
        announce(self, text)

    def take_back(self) -> None:
        """Show nothing, and hold nothing of what was said."""
        self._timer.stop()
        self._over.removeEventFilter(self)
        self.hide()
        self.clear()

    def _place(self) -> None:
        room = self._over.rect()
        bottom = room.bottom()
        if self._above is not None:
            bottom = self._above.mapTo(self._over, QPoint(0, 0)).y()
        width = min(pixels(_WIDEST), room.width() - 2 * _APART)
        margins = self.contentsMargins()
        needed = self.fontMetrics().boundingRect(
            0,
            0,
            width - margins.left() - margins.right(),
            room.height(),
            Qt.TextFlag.TextWordWrap,
            self.text(),
        )
        box = QSize(
            needed.width() + margins.left() + margins.right() + 2,
            needed.height() + margins.top() + margins.bottom() + 2,
        )
        corner = QPoint(room.right() - _APART - box.width(), bottom - _APART // 2 - box.height())
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), room, QRect(corner, box)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in its corner while the window is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setPen(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()
        super().paintEvent(event)
