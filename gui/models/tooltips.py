"""Tooltips show text as it stands; Qt would take what looks like HTML for HTML."""

from __future__ import annotations


def escaped(text: str) -> str:
    """A text with nothing left in it that could be taken for markup."""
    from html import escape

    return escape(text)


def tooltip(text: str) -> str:
    """A text as a tooltip that wraps, with nothing in it taken for markup; empty for no text."""
    return f"<p>{escaped(text)}</p>" if text else ""
