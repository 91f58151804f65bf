"""The licence texts for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from gui.pages.licences import LicenceText
from gui.pages.words import Words


def licences_text(texts: Sequence[LicenceText], words: Words) -> list[str]:
    """The first text whole; where there are more, their names and where they are.

    Raises:
        OSError: the text cannot be read.
    """
    lines = texts[0].read().expandtabs().splitlines()
    if len(texts) > 1:
        lines += [
            "",
            words.text("The texts (`{command}` prints one):", command="plex-ivig licences NAME"),
            "",
        ]
        lines += [f"  {text.name:16}{text.title:44}{text.path}" for text in texts]
    return lines
