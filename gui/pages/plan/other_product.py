"""Statements of one product's label beside a plan with another product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gui.core.bundle import Bundle
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.words import Words


def told_apart(
    statements: Iterable[Statement], bundle: Bundle, chosen: str, words: Words
) -> Iterator[Statement]:
    """The statements; those whose source is the label of other products alone say so.

    Args:
        bundle: tells whose label a source is.
        chosen: the name of the product that is planned with; empty where it is any of a strength.
    """
    facts = bundle.therapies["ivig"].products
    for entry in statements:
        named = {fact.product for fact in facts if fact.source == entry.source}
        if chosen and named and chosen not in named:
            aside = words.text("of {product}, not of the chosen product", product=min(named))
            asides = SEPARATOR.join(part for part in (entry.aside, aside) if part)
            yield msgspec.structs.replace(entry, aside=asides)
        else:
            yield entry
