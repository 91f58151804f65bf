"""A sensible name for the file of a document."""

from __future__ import annotations

import re
from datetime import date

from gui.paper.document import Document

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 80


def pdf_name(document: Document, day: date) -> str:
    """The name that a document is saved under: what it is, and of which day."""
    title = _NOT_IN_NAMES.sub(" ", document.chapters[0].title)
    title = " ".join(title.split())[:_LONGEST].strip(" .")
    return " ".join(part for part in ("PLEX-IVIG", title, day.isoformat()) if part) + ".pdf"
