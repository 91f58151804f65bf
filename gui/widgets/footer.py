"""The lines that are always visible: offline, age, verification, no prescription."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from gui.pages.age import AgePage
from gui.services.fonts import pixels, scaled
from gui.widgets.focus_ring import FocusRing

_ABOVE, _BELOW = 3, 4
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Footer(QScrollArea):
    """Shows what is known of the content; wraps, and scrolls where it may not be so high."""

    def __init__(self, age: AgePage | None) -> None:
        label = QLabel()
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(label)
        FocusRing(self)
        self.setHorizontalScrollBarPolicy(_NO_BAR)
        self.setAccessibleName(self.tr("About the content"))
        parts = [self.tr("Offline")]
        if age is not None:
            parts += [age.status_line, age.not_a_prescription]
        label.setText(" \u00b7 ".join(parts))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(scaled(label.font(), 0.9))
        label.setContentsMargins(pixels(12), pixels(_ABOVE), pixels(12), pixels(_BELOW))
        self._label = label

    def limit(self, width: int, most: int) -> None:
        """Be as high as the lines need, but no higher than some height, and of whole lines."""
        line, pad = self._label.fontMetrics().lineSpacing(), pixels(_ABOVE) + pixels(_BELOW)
        needed = self._label.heightForWidth(width)
        lines = max(1, (most - pad) // line)
        self.setFixedHeight(min(needed, lines * line + pad))
        scrolls = needed > self.height()
        # A bar that is there takes width, and so would stay where without it there is room.
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else _NO_BAR
        self.setVerticalScrollBarPolicy(bar)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
