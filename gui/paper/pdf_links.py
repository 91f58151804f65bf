"""Leads from the number of a source to the source, inside a PDF file.

Qt writes a link as the address of something outside; an address that begins with `plex:` is one of
ours, and becomes a place in the file. ISO 32000-1: 12.3.2 destinations, 12.5.6.5 link annotations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gui.paper.pdf_parts import PdfParts

TO, AT = "plex:to:", "plex:at:"

_LIST = re.compile(rb"/Annots (\d+) 0 R")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_OURS = re.compile(rb"/URI \(plex:(to|at):(\d+)\)")
_BOX = re.compile(rb"/Rect \[([^\]]+)\]")
_ACTION = re.compile(rb"/A <<.*?>>", re.DOTALL)


def connect(parts: PdfParts, first_pages: Sequence[int]) -> None:
    """Make links of the numbers of sources, each to the source of its own chapter.

    Args:
        first_pages: the page, counted from 0, on which each chapter begins.
    """
    targets: dict[tuple[int, bytes], str] = {}
    links: list[tuple[int, tuple[int, bytes]]] = []
    for place, page in enumerate(parts.pages):
        listed = _LIST.search(parts.content(page))
        if listed is None:
            continue
        chapter = sum(first <= place for first in first_pages)
        kept = []
        for number in map(int, _REFERENCE.findall(parts.content(int(listed[1])))):
            annotation = parts.content(number)
            ours, box = _OURS.search(annotation), _BOX.search(annotation)
            if ours is None or box is None:
                kept.append(number)
            elif ours[1] == b"to":
                kept.append(number)
                links.append((number, (chapter, ours[2])))
            else:
                top = float(box[1].split()[3])
                parts.drop(number)
                targets.setdefault((chapter, ours[2]), f"[{page} 0 R /XYZ null {top:.1f} null]")
        parts.put(int(listed[1]), f"[{' '.join(f'{number} 0 R' for number in kept)}]".encode())
    for number, target in links:
        place_in_file = f"/Dest {targets[target]}".encode()
        parts.put(number, _ACTION.sub(place_in_file, parts.content(number)))
