"""All sources, what of the bundle rests on each, and the founding document's own references."""

from __future__ import annotations

from collections import Counter

from gui.core.reference import Reference
from gui.pages.citing import Citations
from gui.pages.parts import Part, SourceCard
from gui.pages.words import Words


class SourceRow(Part, frozen=True):
    """One source and how often it is cited."""

    card: SourceCard
    claims: int
    facts: int


class ReferenceRow(Part, frozen=True):
    """One of the founding document's nine references."""

    n: int
    as_printed: str
    resolved: bool
    resolution: str
    citation: str


class SourcesPage(Part, frozen=True):
    """The list of sources and the founding document's references."""

    sources: tuple[SourceRow, ...]
    references: tuple[ReferenceRow, ...]
    verified_by: str
    attribution: str
    founding_title: str


def sources_page(reference: Reference, words: Words) -> SourcesPage:
    """Present every source of the bundle, in its order."""
    bundle = reference.bundle
    citations = Citations(reference.bundle.sources, words)
    claims: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    for source in bundle.sources:
        citations.cite(source)
    for condition in bundle.conditions.values():
        for claim in condition.claims:
            citations.cite(claim.source, claim.read)
            claims[claim.source] += 1
    for therapy in bundle.therapies.values():
        facts.update(fact.source for fact in therapy.facts)
        facts.update(product.source for product in therapy.products)
    return SourcesPage(
        sources=tuple(
            SourceRow(card=card, claims=claims[card.id], facts=facts[card.id])
            for card in citations.cards()
        ),
        references=_references(reference, words),
        verified_by=bundle.founding_document.verified_by,
        attribution=bundle.founding_document.attribution,
        founding_title=_title(reference),
    )


def _references(reference: Reference, words: Words) -> tuple[ReferenceRow, ...]:
    found = words.text("found")
    not_found = words.text("unresolved: full citation not found")
    return tuple(
        ReferenceRow(
            n=entry.n,
            as_printed=entry.in_document,
            resolved=entry.resolved,
            resolution=found if entry.resolved else not_found,
            citation=entry.citation or "",
        )
        for entry in reference.bundle.founding_document.references
    )


def _title(reference: Reference) -> str:
    statements = reference.bundle.founding_document.statements
    return next((entry.text for entry in statements if entry.section == "title"), "")
