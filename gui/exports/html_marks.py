"""Verdicts on a web page: a shape, a word and a colour, legible without any one of them."""

from __future__ import annotations

from gui.exports.html_markup import SPACE, Html, element, text
from gui.pages.parts import verdict_aside
from gui.pages.words import VERDICTS, Words

_ROUND = '<circle class="g" cx="50" cy="50" r="45"{dash}/>'
_SQUARE = '<rect class="g" x="5" y="5" width="90" height="90" rx="20"{dash}/>'
_DIAMOND = '<path class="g" d="M50 3 97 50 50 97 3 50Z"{dash}/>'
_OCTAGON = '<path class="g" d="M31 5H69L95 31V69L69 95H31L5 69V31Z"{dash}/>'
_BROKEN = ' stroke-dasharray="11 11"'

_OUTLINES = {
    "recommended": _ROUND,
    "considered": _ROUND,
    "sources-disagree": _DIAMOND,
    "insufficient-evidence": _SQUARE,
    "not-recommended": _OCTAGON,
    "no-source": _ROUND,
}
_SIGNS = {
    "recommended": '<path d="M29 53 44 68 72 34" stroke-width="11"/>',
    "considered": (
        '<path d="M50 24A26 26 0 0 0 50 76Z" fill="currentColor" stroke="none"/>'
        '<circle cx="50" cy="50" r="26" stroke-width="6"/>'
    ),
    "sources-disagree": (
        '<path d="M30 40H70M59 31 70 40 59 49M70 60H30M41 51 30 60 41 69" stroke-width="8"/>'
    ),
    "insufficient-evidence": (
        '<path d="M36 38C36 18 66 20 64 40 63 50 50 49 50 60" stroke-width="11"/>'
        '<circle cx="50" cy="76" r="6" fill="currentColor" stroke="none"/>'
    ),
    "not-recommended": '<path d="M34 34 66 66M66 34 34 66" stroke-width="11"/>',
    "no-source": '<path d="M34 50H66" stroke-width="11"/>',
}


def mark(verdict: str, *, unsupported: bool = False) -> Html:
    """The shape of a verdict; its word always stands beside it.

    Args:
        verdict: a verdict word of the rule.
        unsupported: stated only by the founding document; the outline is broken.
    """
    broken = unsupported or verdict == "no-source"
    outline = _OUTLINES[verdict].format(dash=_BROKEN if broken else "")
    return Html(
        f'<svg class="mark v-{verdict}" width="18" height="18" viewBox="0 0 100 100" fill="none"'
        ' stroke="currentColor" stroke-width="7" stroke-linecap="butt" stroke-linejoin="round"'
        f' aria-hidden="true" focusable="false">{outline}{_SIGNS[verdict]}</svg>'
    )


def verdict_words(
    verdict: str, words: Words, *, unsupported: bool = False, differs: bool = False
) -> Html:
    """The mark of a verdict, its word, and in words what the broken outline says."""
    aside = text(verdict_aside(words, unsupported=unsupported, differs=differs))
    word = element("b", text(words.of(VERDICTS, verdict)))
    return Html(mark(verdict, unsupported=unsupported) + SPACE + word + aside)


def badge(verdict: str, words: Words, *, unsupported: bool, differs: bool) -> Html:
    """A verdict in a frame; the frame is broken where the outline is."""
    broken = " broken" if unsupported else ""
    return element(
        "span",
        verdict_words(verdict, words, unsupported=unsupported, differs=differs),
        class_=f"badge v-{verdict}{broken}",
    )
