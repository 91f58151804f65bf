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
        offline = self.tr("Offline")
        left = " \u00b7 ".join([offline, age.status_line]) if age else offline
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 4)
        row.setSpacing(18)
        row.addWidget(self._label(left, Qt.AlignmentFlag.AlignLeft), 5)
        right = age.not_a_prescription if age else ""
        row.addWidget(self._label(right, Qt.AlignmentFlag.AlignRight), 2)

    @staticmethod
    def _label(text: str, side: Qt.AlignmentFlag) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        label.setFont(scaled(label.font(), 0.9))
        return label
