"""A document: the pages of one condition, of a general page, or of the whole reference."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import msgspec
from PySide6.QtGui import QPainter

from gui import paths
from gui.core.reference import Reference
from gui.pages.change_parts import ChangesPage
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from gui.paper.changes_sheet import changes_pages
from gui.paper.condition_sheet import condition_pages
from gui.paper.evidence_sheet import evidence_pages
from gui.paper.furniture import Foot
from gui.paper.general_sheets import sources_pages, therapies_pages
from gui.paper.ink import paper_ink
from gui.paper.pages import Page, PaperSize
from gui.paper.poster import poster_pages
from gui.services.fonts import load_paper_fonts


class Chapter(msgspec.Struct, frozen=True):
    """Where a part of a document begins; `page` counts from 0."""

    title: str
    page: int


class Document:
    """Pages that can be drawn on anything that Qt draws on."""

    def __init__(
        self, title: str, chapters: Sequence[tuple[str, list[Page]]], foot: Foot, imprint: Imprint
    ) -> None:
        self.title = title
        self.imprint = imprint
        self.pages: list[Page] = []
        self.chapters: list[Chapter] = []
        self._foot = foot
        for name, pages in chapters:
            self.chapters.append(Chapter(name, len(self.pages)))
            self.pages += pages

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page, counted from 0, on a painter whose unit is a twentieth of a point."""
        page = self.pages[number]
        for placed in page.placed:
            placed.draw(painter)
        self._foot.draw(painter, page.paper, number + 1, len(self.pages))


class Documents:
    """Makes documents of one reference, with one imprint, for one size of paper."""

    def __init__(
        self, reference: Reference, imprint: Imprint, paper: PaperSize, words: Words
    ) -> None:
        load_paper_fonts(paths.paper_fonts())
        self._reference, self._imprint = reference, imprint
        self._paper, self._words = paper, words
        self._ink = paper_ink()

    def condition(
        self, condition: str, factors: Collection[str] = (), *, evidence: bool = False
    ) -> Document:
        """One condition; with its evidence table behind it if asked.

        Args:
            factors: the ids of the patient factors whose statements are marked.

        Raises:
            KeyError: there is no such condition.
        """
        chapters = [self._condition(condition, factors)]
        if evidence:
            chapters.append(self._evidence(condition))
        return self._document(chapters[0][0], chapters)

    def evidence(self, condition: str | None = None) -> Document:
        """The evidence table of one condition, or of all one after the other."""
        if condition is not None:
            title, pages = self._evidence(condition)
            return self._document(title, [(title, pages)])
        chapters = [self._evidence(entry) for entry in self._reference.bundle.conditions]
        return self._document(self._words.text("Evidence"), chapters)

    def general(self, page: str) -> Document:
        """A page that is of no condition: overview, therapies, or sources.

        Raises:
            KeyError: there is no such page.
        """
        title, pages = self._general()[page]()
        return self._document(title, [(title, pages)])

    def everything(self) -> Document:
        """The whole reference."""
        conditions = list(self._reference.bundle.conditions)
        general = self._general()
        return self._document(
            "",
            [
                general["overview"](),
                *(self._condition(entry, ()) for entry in conditions),
                general["therapies"](),
                *(self._evidence(entry) for entry in conditions),
                general["sources"](),
            ],
        )

    def _document(self, title: str, chapters: Sequence[tuple[str, list[Page]]]) -> Document:
        foot = Foot(self._imprint, self._ink, self._words)
        product = self._imprint.product
        return Document(
            f"{title} \u2013 {product}" if title else product, chapters, foot, self._imprint
        )

    def _condition(self, condition: str, factors: Collection[str]) -> tuple[str, list[Page]]:
        page = comparison_page(self._reference, condition, self._words)
        pages = condition_pages(page, self._imprint, self._paper, self._ink, self._words, factors)
        return page.title, pages

    def _evidence(self, condition: str) -> tuple[str, list[Page]]:
        page = evidence_page(self._reference, condition, self._words)
        title = self._words.text("Evidence: {condition}", condition=page.title)
        return title, evidence_pages(page, self._imprint, self._paper, self._ink, self._words)

    def _general(self) -> dict[str, Callable[[], tuple[str, list[Page]]]]:
        with_what = (self._imprint, self._paper, self._ink, self._words)
        reference, words = self._reference, self._words
        return {
            "overview": lambda: (
                words.text("Overview"),
                poster_pages(overview_page(reference, words), *with_what),
            ),
            "therapies": lambda: (
                words.text("Therapies"),
                therapies_pages(therapies_page(reference, words), *with_what),
            ),
            "sources": lambda: (
                words.text("Sources"),
                sources_pages(sources_page(reference, words), *with_what),
            ),
        }


def changes_document(
    page: ChangesPage, imprint: Imprint, paper: PaperSize, words: Words
) -> Document:
    """What is different between two bundles, with lines to sign below it."""
    load_paper_fonts(paths.paper_fonts())
    ink = paper_ink()
    pages = changes_pages(page, imprint, paper, ink, words)
    title = f"{page.title} \u2013 {imprint.product}"
    return Document(title, [(page.title, pages)], Foot(imprint, ink, words), imprint)
