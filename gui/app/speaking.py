"""In which language the window speaks: the words of its pages, and Qt's translators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui import paths
from gui.app.display import qt_translations
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.services.translators import Translators


class Speaking:
    """One language at a time; what is wrong with its files is told, and it is English then."""

    def __init__(
        self, application: QCoreApplication, folder: Path | None = None, qt: Path | None = None
    ) -> None:
        self._application = application
        self._folder = folder or paths.translations()
        self._of_qt = qt
        self._translators: Translators | None = None

    def choose(self, language: str) -> tuple[Words, str]:
        """Speak a language from now on; its words, and what is wrong, empty if nothing."""
        if language == "en":
            if self._translators is not None:
                self._translators.speak()
            return Words(), ""
        from gui.machine.catalogue import translations_file, words_in

        words, problem = words_in(language, self._folder)
        if problem:
            return self.choose("en")[0], f"{problem}; English is spoken instead"
        of_qt = (self._of_qt or qt_translations()) / f"qtbase_{language}.qm"
        # What is installed last is asked first.
        problem = self._speaking().speak(of_qt, translations_file(self._folder, language))
        return words, problem

    def _speaking(self) -> Translators:
        from gui.services.translators import Translators

        if self._translators is None:
            self._translators = Translators(self._application)
        return self._translators
