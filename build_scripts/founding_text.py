"""The founding document as it was handed over, taken apart into its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_THERAPY_HEADINGS = {
    "Plasmapheresis (Plasma Exchange):": "plex",
    "Intravenous Immunoglobulins (IVIG):": "ivig",
}
_SECTION_HEADINGS = {
    "Definition": "definition",
    "Mechanism of Action": "mechanism",
    "Indications": "indications",
    "Clinical Use": "clinical-use",
}
_SECTION = re.compile(rf"({'|'.join(_SECTION_HEADINGS)}):\s*")
_REFERENCE = re.compile(r"\((\d+)\) ")


class Sentence(NamedTuple):
    """A sentence, or one of the references, in its place in the document."""

    therapy: str
    section: str
    words: str


def sentences(text: str) -> Iterator[Sentence]:
    """All sentences in order, without bullets, headings and the marks of bold print."""
    therapy, section = "", "title"
    for line in text.replace("**", "").splitlines():
        words = line.strip().removeprefix("\u2022").strip()
        if words in _THERAPY_HEADINGS:
            therapy = _THERAPY_HEADINGS[words]
            continue
        heading, reference = _SECTION.match(words), _REFERENCE.match(words)
        if heading:
            section, words = _SECTION_HEADINGS[heading[1]], words[heading.end() :]
        if reference:
            therapy, section = "", "attribution"
            yield Sentence("", f"reference {reference[1]}", words[reference.end() :])
        elif words:
            yield Sentence(therapy, section, words)
