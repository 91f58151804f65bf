"""Marks what is in another language than the page around it."""

from __future__ import annotations

from typing import NamedTuple

from gui.core.bundle.records import Manifest
from gui.exports.html_markup import Html, element, joined, text
from gui.pages.age import language_note
from gui.pages.imprint import Imprint
from gui.pages.parts import Statement
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

    def stated(self, statement: Statement) -> Html:
        """A statement of a page, without its aside: its heading is the page's own."""
        if not statement.verbatim:
            return self.quoting(statement.text, statement.reason)
        said = self.said(statement.text.removeprefix(statement.heading))
        return joined([text(statement.heading), said])

    def quoting(self, value: str, quoted: str) -> Html:
        """A text of the page that may have one of the sources in it."""
        before, found, after = value.partition(quoted) if quoted else (value, "", "")
        return joined([text(before), self.said(found), text(after)]) if found else text(value)

    def titled(self, caption: str) -> str:
        """The caption of a table of statements."""
        return f"{caption} ({self.note})" if self.note else caption


def statements_in(imprint: Imprint) -> Statements:
    """In which language the statements are, for a page that bears an imprint."""
    same = imprint.bundle_language == imprint.language
    return Statements(None if same else imprint.bundle_language, imprint.language_note)


def statements_of(manifest: Manifest, words: Words) -> Statements:
    """In which language the statements of a bundle are, for a page in the words' language."""
    same = manifest.language == words.language
    return Statements(None if same else manifest.language, language_note(manifest, words))
