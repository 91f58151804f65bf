"""A text that is scrolled by keys, and that a screen reader finds as a panel with a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.compat import override
from gui.widgets.focus_ring import FocusRing


class ReadingArea(QScrollArea):
    """Shows one widget; what has the focus is the panel around it, as the area has no role.

    Args:
        beside: pixels between the edge, where the ring of the focus lies, and the widget.
    """

    def __init__(self, beside: int = 0) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._panel = QFrame()
        self._panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self._panel)
        self._column.setContentsMargins(beside, beside, beside, beside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._panel)
        self.setWidget(self._panel)
        FocusRing(self, focused=self._panel)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave the text where it was read; QScrollArea would bring its middle into view."""
        return QAbstractScrollArea.focusNextPrevChild(self, next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End lead to the ends, as in every other text."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def show_content(self, content: QWidget, name: str, told: str = "") -> None:
        """Show a widget; name and `told` are read out where the focus comes here."""
        self._column.addWidget(content)
        self.name_content(name, told)

    def name_content(self, name: str, told: str = "") -> None:
        """Give what is shown another name, and another text that is read out with it."""
        self._panel.setAccessibleName(name)
        self._panel.setAccessibleDescription(told)
