"""The words of the interface in German, as the program reads them."""

from __future__ import annotations

from gui import paths
from gui.machine.catalogue import words_in
from gui.pages.words import Words


def german_words() -> Words:
    """The words; there is no problem with their file."""
    words, problem = words_in("de", paths.translations())
    assert problem == ""
    assert words.language == "de"
    return words
