"""What is told of the content that is shown: where it came from, and what was there before it."""

from __future__ import annotations

from datetime import date

from gui.machine.before import Before, bundle_before
from gui.machine.content import Content
from gui.machine.places import Places
from gui.pages.origin import origin_lines
from gui.pages.words import Words


def told_origin(content: Content, words: Words) -> list[str]:
    """Where content came from and who signed it, a line each."""
    origin, reference = content.origin, content.reference
    if origin is None or reference is None:
        return []
    signers = origin.signed.signers if origin.signed is not None else ()
    place, manifest = str(origin.location), reference.bundle.manifest
    return list(origin_lines(origin.kind, place, signers, manifest, words))


def found_before(content: Content, today: date, places: Places) -> Before | None:
    """What would be shown if the content that is shown were taken back."""
    return bundle_before(content, today, places)
