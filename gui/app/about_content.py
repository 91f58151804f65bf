"""What is told of the content that is shown: where it came from, and what was there before it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gui.machine.before import Before, bundle_before
from gui.machine.content import Content
from gui.machine.places import Places
from gui.pages.origin import origin_lines
from gui.pages.words import Words


class AboutContent(NamedTuple):
    """The content that is shown on a day."""

    content: Content
    today: date
    places: Places

    def origin(self, words: Words) -> list[str]:
        """Where it came from and who signed it, a line each."""
        origin, reference = self.content.origin, self.content.reference
        if origin is None or reference is None:
            return []
        signers = origin.signed.signers if origin.signed is not None else ()
        place, manifest = str(origin.location), reference.bundle.manifest
        return list(origin_lines(origin.kind, place, signers, manifest, words))

    def before(self) -> Before | None:
        """What would be shown if it were taken back."""
        return bundle_before(self.content, self.today, self.places)
