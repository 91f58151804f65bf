"""A label that is measured once for each width, however often layouts ask."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from gui.compat import override

_Kind = QEvent.Type
_CHANGES = frozenset((_Kind.FontChange, _Kind.StyleChange, _Kind.Polish, _Kind.ContentsRectChange))


class MeasuredLabel(QLabel):
    """A text that wraps; QLabel lays it out anew whenever it is asked for the height in a width."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._heights.clear()
        return super().event(event)

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self.measured(width)
        return height

    def measured(self, width: int) -> int:
        """How high it is in a width, laid out anew; in pixels."""
        return super().heightForWidth(width)
