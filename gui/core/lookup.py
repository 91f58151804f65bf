"""Which condition a word on the command line means."""

from __future__ import annotations

from gui.core.reference import Reference


def find_conditions(reference: Reference, text: str) -> list[str]:
    """The conditions that a text names exactly.

    Args:
        text: an id, a name, an abbreviation, a synonym or a code; case, accents and the dot of a
            code do not matter.

    Returns:
        Condition ids: none, one, or several where the text is ambiguous.
    """
    wanted = text.strip()
    if wanted.lower() in reference.bundle.conditions:
        return [wanted.lower()]
    return [hit.id for hit in reference.search_index.search(wanted) if hit.match == "exact"]


def suggest_conditions(reference: Reference, text: str, limit: int = 3) -> list[str]:
    """The nearest conditions to a text that names none exactly; at most `limit` ids."""
    return [hit.id for hit in reference.search_index.search(text)][:limit]
