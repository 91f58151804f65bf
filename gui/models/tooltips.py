"""Tooltips show text as it stands; Qt would take what looks like HTML for HTML."""

from __future__ import annotations


def tooltip(text: str) -> str:
    """A text as a tooltip that wraps, with nothing in it taken for markup; empty for no text."""
    if not text:
        return ""
    from html import escape

    return f"<p>{escape(text)}</p>"
