"""Marks what is in another language than the page around it."""

from __future__ import annotations

from typing import NamedTuple

from gui.core.bundle.records import Manifest
from gui.exports.html_markup import Html, element, text
from gui.pages.age import language_note
from gui.pages.words import Words


class Statements(NamedTuple):
    """The language of the sources' statements where it is not that of the page.

    Args:
        language: its code; None where it is that of the page.
        note: names it, for whom nothing else tells it.
    """

    language: str | None
    note: str

    def said(self, value: str) -> Html:
        """A text of the sources."""
        return (
            text(value)
            if self.language is None
            else element("span", text(value), lang=self.language)
        )

    def titled(self, caption: str) -> str:
        """The caption of a table of statements."""
        return f"{caption} ({self.note})" if self.note else caption


def statements_of(manifest: Manifest, words: Words) -> Statements:
    """In which language the statements of a bundle are, for a page in the words' language."""
    same = manifest.language == words.language
    return Statements(None if same else manifest.language, language_note(manifest, words))
