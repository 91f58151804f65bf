"""The lines that are always visible: offline, age, verification, no prescription."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gui.pages.age import AgePage
from gui.services.fonts import scaled


class Footer(QFrame):
    """Shows what is known of the content; wraps rather than cuts."""

    def __init__(self, age: AgePage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        parts = [self.tr("Offline")]
        if age is not None:
            parts += [age.status_line, age.not_a_prescription]
        label = QLabel(" \u00b7 ".join(parts))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(scaled(label.font(), 0.9))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 4)
        row.addWidget(label)
