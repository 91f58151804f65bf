"""The window where no content can be shown: it says why, and offers nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from gui.widgets.welcome_view import ProblemView


class ProblemWindow(QMainWindow):
    """Says what is wrong with the content, and that nothing is shown instead."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("PLEX\u2013IVIG Reference"))
        heading = self.tr("The content cannot be shown")
        instead = self.tr(
            "Nothing is shown instead, because nothing else could be relied on. Have the program"
            " installed again, or give it a sound data bundle. What is wrong:"
        )
        for keys in ("Ctrl+Q", "Esc"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        self.setCentralWidget(ProblemView(heading, lines, instead))
