"""Text in a mirrored interface: it begins where the interface does, and keeps its own direction."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter


def draw_text(painter: QPainter, box: QRect, flags: int, text: str) -> None:
    """Draw a text at the leading edge of a box."""
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        flags |= int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(box, flags, text)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    else:
        painter.drawText(box, flags, text)
