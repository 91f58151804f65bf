"""Qt's own way to a language: for the texts of widgets, and for those of Qt's dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator


class Translators:
    """Those that are installed; English has none."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def speak(self, *files: Path) -> str:
        """Take the translations of these files from now on, and no others.

        Returns:
            What is wrong, where a file cannot be used; empty if nothing.
        """
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        problem = ""
        for file in files:
            translator = QTranslator()
            if translator.load(str(file)):
                self._application.installTranslator(translator)
                self._installed.append(translator)
            else:
                problem = f"{file} cannot be used"
        return problem
