"""The page on the two therapies: all facts, the founding document's own words, the products."""

from __future__ import annotations

from collections.abc import Iterator

from gui.core.bundle.records import Fact, TherapyId
from gui.core.reference import Reference
from gui.pages.citing import Citations
from gui.pages.comparison import FACT_ROWS
from gui.pages.local import LocalFrame, whole_local_frame
from gui.pages.parts import Part, Row, SourceCard, Statement
from gui.pages.words import (
    NO_SOURCE_FOUND,
    NOT_OF_THIS_THERAPY,
    PRODUCT_ROWS,
    ROWS,
    SECTIONS,
    Words,
)

_SECTIONS = tuple(section for section in SECTIONS if section != "title")


class TherapiesPage(Part, frozen=True):
    """Two columns of rows, as the comparison has them, and a heading for each part.

    `local` has all of the hospital's own lines, also those that stand at no condition.
    """

    founding: tuple[Row, ...]
    facts: tuple[Row, ...]
    products: tuple[Row, ...]
    sources: tuple[SourceCard, ...]
    local: LocalFrame | None = None


def therapies_page(reference: Reference, words: Words) -> TherapiesPage:
    """Present everything that the bundle says of the therapies, condition by condition or not."""
    return _Therapies(reference, words).page()


class _Therapies:
    def __init__(self, reference: Reference, words: Words) -> None:
        self._reference = reference
        self._words = words
        self._citations = Citations(reference.bundle.sources, words)

    def page(self) -> TherapiesPage:
        founding = tuple(
            self._row(
                f"founding-{section}",
                self._words.of(SECTIONS, section),
                self._founding(section, "plex"),
                self._founding(section, "ivig"),
            )
            for section in _SECTIONS
        )
        facts = tuple(
            self._row(
                row,
                self._words.of(ROWS, row),
                self._facts(row, "plex"),
                self._facts(row, "ivig"),
            )
            for row in ("definition", *(row for row in FACT_ROWS if row != "definition"))
        )
        products = tuple(
            self._row(
                f"product-{product}",
                product,
                self._products(product, "plex"),
                self._products(product, "ivig"),
                self._words.text(NOT_OF_THIS_THERAPY),
            )
            for product in self._product_names()
        )
        local = whole_local_frame(self._reference, self._words)
        return TherapiesPage(founding, facts, products, self._citations.cards(), local)

    def _row(
        self,
        row: str,
        label: str,
        plex: Iterator[Statement],
        ivig: Iterator[Statement],
        empty: str = "",
    ) -> Row:
        return Row(
            id=row,
            label=label,
            plex=tuple(plex),
            ivig=tuple(ivig),
            empty=empty or self._words.text(NO_SOURCE_FOUND),
        )

    def _founding(self, section: str, therapy: TherapyId) -> Iterator[Statement]:
        document = self._reference.bundle.founding_document
        for entry in document.statements:
            if entry.section == section and entry.therapy == therapy:
                number = self._citations.cite(document.source, "full-text")
                yield Statement(
                    text=entry.text, source=document.source, number=number, verbatim=True
                )

    def _facts(self, row: str, therapy: TherapyId) -> Iterator[Statement]:
        for fact in self._reference.bundle.therapies[therapy].facts:
            if fact.row == row:
                yield self._fact(fact)

    def _fact(self, fact: Fact) -> Statement:
        return Statement(
            text=fact.statement,
            source=fact.source,
            number=self._citations.cite(fact.source),
            factors=fact.factors,
            verbatim=True,
        )

    def _product_names(self) -> list[str]:
        therapies = self._reference.bundle.therapies.values()
        names = [fact.product for therapy in therapies for fact in therapy.products]
        return list(dict.fromkeys(names))

    def _products(self, product: str, therapy: TherapyId) -> Iterator[Statement]:
        for fact in self._reference.bundle.therapies[therapy].products:
            if fact.product == product:
                heading = f"{self._words.of(PRODUCT_ROWS, fact.row)}: "
                yield Statement(
                    text=f"{heading}{fact.statement}",
                    source=fact.source,
                    number=self._citations.cite(fact.source),
                    verbatim=True,
                    heading=heading,
                )
