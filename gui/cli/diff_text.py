"""What is different between two bundles as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from gui.core.bundle import printable
from gui.pages.change_parts import BundleCard, ChangeCell, ChangesPage

_WIDTH = 100


def changes_text(page: ChangesPage) -> Iterator[str]:
    """Both bundles, how much changed, and then all of it, the old above the new."""
    yield page.title.upper()
    for card in (page.old, page.new):
        yield ""
        yield f"{card.heading}:"
        for line in card.lines:
            yield from _wrapped(line, "  ", "    ")
    yield ""
    if page.message:
        yield from _wrapped(page.message, "", "")
    for entry in page.summary:
        yield from _wrapped(entry, "- ", "  ")
    for section in page.sections:
        yield ""
        yield from _wrapped(section.counted.upper(), "", "")
        for row in section.rows:
            yield from _wrapped(f"{'!! ' if row.alarming else ''}{row.label}", "  ", "    ")
            yield from _side(page.old, row.old)
            yield from _side(page.new, row.new)
    yield from _sources(page)


def _side(card: BundleCard, cell: ChangeCell) -> Iterator[str]:
    said = [cell.badge.label] if cell.badge else []
    said += [
        f"{entry.full} [{entry.number}]" if entry.number else entry.full
        for entry in cell.statements
    ]
    heading = f"{card.heading}: "
    for text in said or [cell.empty]:
        yield from _wrapped(heading + text, "    ", "      ")
        heading = "  "


def _sources(page: ChangesPage) -> Iterator[str]:
    if page.sources:
        yield ""
    for card in page.sources:
        yield from _wrapped(f"[{card.number}] {card.label}. {card.full_citation}", "  ", "      ")


def _wrapped(text: str, first: str, following: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_on_hyphens=False,
    )
