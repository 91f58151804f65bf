"""The words of the pages in the language whose translators Qt has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.pages.words import Words


def installed_words() -> Words:
    """The words in the language in which the window speaks, where a page did not bring them."""
    return Words(translate=_translated, count=_counted)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def _counted(one: str, many: str, number: int) -> str:
    found = QCoreApplication.translate("Words", many, "", number)
    return one if number == 1 and found == many else found
