"""A language that nobody speaks: every text of the interface is longer, accented and bracketed.

What is shown without brackets was never translated; what is cut has no room for a longer language.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

from gui.compat import override
from gui.pages.words import Words

OPEN, CLOSE = "\u27e6", "\u27e7"
_LONGER = 0.4
_PLAIN, _ACCENTED = "aeiouyAEIOUYcnszCNSZ", "àéîöûÿÀÉÎÖÛŸçñšžÇÑŠŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_GAPS = re.compile(r"(\{[^{}]*\})")
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def pseudo(text: str) -> str:
    """A text in the language; its gaps stay."""
    parts = _GAPS.split(text)
    accented = "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in parts)
    letters = sum(character.isalpha() for part in parts if part[:1] != "{" for character in part)
    return f"{OPEN}{accented}{'~' * round(letters * _LONGER)}{CLOSE}"


def without_pseudo(text: str) -> str:
    """What of a text is not in the language."""
    while (shorter := _INNERMOST.sub("\n", text)) != text:
        text = shorter
    return text


def pseudo_words() -> Words:
    """The words of the pages."""
    return Words("en", pseudo)


class PseudoTranslator(QTranslator):
    """The texts of the widgets, and those of Qt's own dialogs."""

    @override
    def translate(
        self, context: bytes | bytearray | memoryview | str, sourceText: str, *further: object
    ) -> str:
        return pseudo(sourceText) if str(sourceText).strip() else ""

    @override
    def isEmpty(self) -> bool:
        return False
