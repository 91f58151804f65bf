"""What is wrong with the content, above all else: a line each, and together never very high."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.banner import NoticeBar
from gui.widgets.focus_ring import FocusRing

_LINE = 1


class Notices(QScrollArea):
    """Shows each notice in a bar of its own, the first on top; scrolls where there are many."""

    def __init__(self, texts: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.told = " ".join(texts)
        self._bars = [NoticeBar(text, theme) for text in texts]
        self._box = QWidget()
        self._box.setAutoFillBackground(True)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_LINE)
        for bar in self._bars:
            column.addWidget(bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self._box)
        FocusRing(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Warnings about the content"))
        self.setAccessibleDescription(self.told)
        self.verticalScrollBar().setSingleStep(self._bars[0].fontMetrics().lineSpacing())
        self.set_theme(theme)

    def limit(self, width: int, most: int) -> None:
        """Be as high as the bars need, but no higher than some height, and of whole lines."""
        needed = self._needed(width)
        if needed > most:
            bar = self._bars[0]
            line, margins = bar.fontMetrics().lineSpacing(), bar.contentsMargins()
            above = margins.top() + pixels(2)  # the line that is cut shows that there is more
            most = max(1, (most - above) // line) * line + above
        self.setFixedHeight(min(needed, most))
        scrolls = needed > most
        # A bar that is there takes width, and so would stay where without it there is room.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def _needed(self, width: int) -> int:
        heights = [bar.heightForWidth(width) for bar in self._bars]
        return sum(heights) + _LINE * (len(heights) - 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        palette = self._box.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.marks["not-recommended"].ink)
        self._box.setPalette(palette)
        for bar in self._bars:
            bar.set_theme(theme)
