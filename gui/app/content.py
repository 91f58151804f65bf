"""Which content is shown: the bundle asked for, or the shipped one with a word about why."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gui import paths
from gui.core.bundle import BundleError, read_bundle
from gui.core.reference import Reference
from gui.pages.words import Words

_LONGEST = 300


def shortened(text: str) -> str:
    """A text of a length that a notice has room for."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."


class Content(msgspec.Struct, frozen=True):
    """What could be opened, and what could not."""

    reference: Reference | None
    refused: tuple[BundleError, ...]

    def notice_lines(self, words: Words) -> tuple[str, ...]:
        """What to say above content that is not what was asked for; empty where it is."""
        if not self.refused or self.reference is None:
            return ()
        error = self.refused[0]
        first = error.problems[0]
        left = len(error.problems) - 1
        problem = shortened(str(first))
        if left:
            more = words.counted("and {number} more problem", "and {number} more problems", left)
            problem += f" ({more})"
        told = words.text(
            "The data bundle {location} could not be used: {problem}. Shown instead: the content"
            " that came with the program, version {version}.",
            location=error.location,
            problem=problem,
            version=self.reference.bundle.manifest.version,
        )
        return (told,)


def open_content(wanted: Path | None) -> Content:
    """Open the wanted bundle, or else the shipped one; never a part of either."""
    refused: list[BundleError] = []
    for location in (wanted, paths.shipped_bundle()):
        if location is not None:
            try:
                return Content(Reference(read_bundle(location)), tuple(refused))
            except BundleError as error:
                refused.append(error)
    return Content(None, tuple(refused))
