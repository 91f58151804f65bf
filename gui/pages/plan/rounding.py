"""Words the rounding of a dose to vials and to 5 g, and how far off it is."""

from __future__ import annotations

from collections.abc import Sequence

from gui.core.dosing.immunoglobulin import Vials, deviation
from gui.core.dosing.quantity import Quantity, Unit
from gui.core.dosing.rules import WIDE
from gui.pages.plan.numbers import percent, plain
from gui.pages.words import Words

Rounded = tuple[Quantity, Quantity]
"""A dose as it was rounded and as it was computed."""


def vials_said(vials: Vials, words: Words) -> str:
    """How many vials of each size, the largest first."""
    sizes = [f"{count} \u00d7 {plain(size.value, words)} g" for size, count in vials.counts]
    return " + ".join(sizes)


def rounded_span(doses: Sequence[Rounded], words: Words, times: int = 1) -> str:
    """The rounded doses from the first to the last, each so many times."""
    ends = [plain(doses[at][0].number(Unit.GRAM) * times, words) for at in (0, -1)]
    if ends[0] == ends[1]:
        return f"{ends[0]} g"
    return words.text("{low} to {high}", low=ends[0], high=f"{ends[1]} g")


def rounded_aside(doses: Sequence[Rounded], days: int, words: Words) -> str:
    """What it comes to over some days, and how far off it is where that is more than 10 %."""
    said = []
    if days > 1:
        total = rounded_span(doses, words, days)
        said.append(words.text("{total} over {days} days", total=total, days=days))
    off = max((deviation(*dose) for dose in doses), key=abs)
    if abs(off) > WIDE:
        share = percent(abs(off), words)
        more = words.text("up to {share} more than computed", share=share)
        less = words.text("up to {share} less than computed", share=share)
        said.append(f"\u26a0 {more if off > 0 else less}")
    return "; ".join(said)


def off_by(given: Quantity | None, dose: Quantity, words: Words) -> str:
    """How far a rounded dose is off, with its sign, in brackets; empty up to 10 %."""
    off = deviation(given, dose)
    if abs(off) <= WIDE:
        return ""
    sign = "+" if off > 0 else "\u2212"
    return f" ({sign}{percent(abs(off), words)})"
