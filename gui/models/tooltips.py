"""Tooltips show text as it stands; Qt would take what looks like HTML for HTML."""

from __future__ import annotations

from html import escape


def tooltip(text: str) -> str:
    """A text as a tooltip that wraps, with nothing in it taken for markup; empty for no text."""
    return f"<p>{escape(text)}</p>" if text else ""
