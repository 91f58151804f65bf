"""Numbers as the planner shows them: rounded once, here, half to even, in the reader's language."""

from __future__ import annotations

import re
from decimal import Decimal

from gui.core.dosing.quantity import Quantity, Unit, rounded
from gui.core.dosing.rules import WIDE
from gui.pages.words import Words

_COMMA = frozenset({"de"})
_POINT = re.compile(r"(?<=\d)\.(?=\d)")

PLACES: dict[Unit, int] = {
    Unit.CENTIMETRE: 1,
    Unit.KILOGRAM: 1,
    Unit.LITRE: 2,
    Unit.MILLILITRE: 0,
    Unit.GRAM: 1,
    Unit.MILLIGRAM: 0,
    Unit.MILLIMOLE: 1,
    Unit.PERCENT: 1,
    Unit.ML_PER_H: 1,
    Unit.ML_PER_KG: 1,
    Unit.G_PER_KG: 2,
    Unit.ML_PER_KG_PER_H: 2,
    Unit.ML_PER_KG_PER_MIN: 3,
    Unit.MG_PER_KG_PER_MIN: 2,
    Unit.KG_PER_M2: 1,
}

_LEAST_DIGITS = 2
_MOST_PLACES = 7
_FEWER_PLACES_FROM = {Unit.LITRE: Decimal(10), Unit.GRAM: Decimal(100)}


def localised(text: str, words: Words) -> str:
    """A text whose numbers have a decimal point, with the decimal sign of the language."""
    return _POINT.sub(",", text) if words.language in _COMMA else text


def number(value: Decimal, places: int, words: Words) -> str:
    """A number with so many decimal places, half to even."""
    return localised(format(rounded(value, places), "f"), words)


def plain(value: Decimal, words: Words, most: int = 3) -> str:
    """A number that somebody entered or published: without idle zeros, at most so many places."""
    text = format(rounded(value, most), "f")
    return localised(text.rstrip("0").rstrip(".") if "." in text else text, words)


def shown(
    quantity: Quantity, words: Words, places: int | None = None, *, beside: Quantity | None = None
) -> str:
    """A quantity with its unit; unless given, the places are those of its unit.

    `beside` is another one that is shown near it, whose unit it takes.
    """
    fit = _fitting(quantity) if beside is None else quantity.to(_fitting(beside).unit)
    digits = _places(fit) if places is None else places
    return f"{number(fit.value, digits, words)} {fit.unit.value}"


def span(low: Quantity, high: Quantity, words: Words, places: int | None = None) -> str:
    """A range with its unit; one quantity where both ends are shown alike."""
    fit = _fitting(low)
    unit, digits = fit.unit, _places(fit) if places is None else places
    ends = [number(end.number(unit), digits, words) for end in (low, high)]
    if ends[0] == ends[1]:
        return f"{ends[0]} {unit.value}"
    return words.text("{low} to {high}", low=ends[0], high=f"{ends[1]} {unit.value}")


def _places(quantity: Quantity) -> int:
    """As many as are of use: one less for litres from 10 and for grams from 100.

    At least two digits of the number are always shown, however small it is.
    """
    fewer = quantity.value >= _FEWER_PLACES_FROM.get(quantity.unit, Decimal("Infinity"))
    least = _LEAST_DIGITS - 1 - quantity.value.adjusted() if quantity.value else 0
    return max(PLACES[quantity.unit] - fewer, least)


def _fitting(quantity: Quantity) -> Quantity:
    """The same volume in millilitres where it is less than a litre, as in a small child."""
    if quantity.unit in {Unit.LITRE, Unit.MILLILITRE}:
        litres = quantity.to(Unit.LITRE)
        return litres.to(Unit.MILLILITRE) if litres.value < 1 else litres
    return quantity


def whole_span(low: Decimal | int, high: Decimal | int, words: Words, most: int = 2) -> str:
    """A range without a unit, of numbers as published."""
    ends = [plain(Decimal(end), words, most) for end in (low, high)]
    return (
        ends[0] if ends[0] == ends[1] else words.text("{low} to {high}", low=ends[0], high=ends[1])
    )


def percent(share: Decimal, words: Words, places: int = 0) -> str:
    """A share of 1, in percent."""
    return f"{number(share * 100, places, words)} %"


def share_apart(share: Decimal, words: Words) -> str:
    """How far rules are apart, in percent: never shown as none or as the limit where it is not."""
    for places in range(_MOST_PLACES):
        if share in {0, WIDE} or rounded(share * 100, places) not in {0, WIDE * 100}:
            break
    return percent(share, words, places)


def percent_span(low: Decimal, high: Decimal, words: Words) -> str:
    """A range of shares of 1, in whole percent; one where both ends are shown alike."""
    ends = [number(end * 100, 0, words) for end in (low, high)]
    if ends[0] == ends[1]:
        return f"{ends[0]} %"
    return words.text("{low} to {high}", low=ends[0], high=f"{ends[1]} %")


def clock(time: Quantity, words: Words) -> str:
    """A time in hours and minutes, to the minute."""
    minutes = int(rounded(time.number(Unit.MINUTE), 0))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.text("{minutes} min", minutes=rest)
    if not rest:
        return words.text("{hours} h", hours=hours)
    return words.text("{hours} h {minutes} min", hours=hours, minutes=rest)


def clock_span(low: Quantity, high: Quantity, words: Words) -> str:
    """A range of times; one where both ends are shown alike."""
    ends = clock(low, words), clock(high, words)
    return (
        ends[0] if ends[0] == ends[1] else words.text("{low} to {high}", low=ends[0], high=ends[1])
    )


def in_grams(amount: Quantity) -> Quantity:
    """The same amount in grams where it is a thousand milligrams or more."""
    many = amount.unit is Unit.MILLIGRAM and amount.value >= 1000
    return amount.to(Unit.GRAM) if many else amount
