"""Reading what was typed: numbers, lengths, weights, haematocrit and dates, each with its guard.

A decimal comma is as good as a decimal point; nothing is guessed where both stand. A bare number
is in the unit that the field shows. Nothing typed gives nothing: None, never a default.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

from gui.core.dosing.quantity import Quantity, Unit, arithmetic, written

Units: TypeAlias = Literal["metric", "imperial"]
How: TypeAlias = Literal["as typed", "percent", "fraction"]
Code: TypeAlias = Literal[
    "not-a-number", "two-signs", "unknown-unit", "inches", "out-of-range", "not-whole", "not-a-date"
]
T = TypeVar("T")

_NUMBER = r" *([0-9]{0,9}[.,]?[0-9]{1,9})"
_WITH_UNIT = re.compile(rf"{_NUMBER} *([^0-9.,].*)?\Z", re.DOTALL)
_FEET = re.compile(rf"([0-9]{{1,3}}) *(?:ft|feet|foot|'){_NUMBER} *(?:in|inch|inches|\")?\Z")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_DOTTED_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\Z")
_MARKS = str.maketrans({"′": "'", "’": "'", "″": '"', "”": '"', "\xa0": " ", "\u202f": " "})
_LENGTHS = {
    "m": Unit.METRE,
    "cm": Unit.CENTIMETRE,
    "ft": Unit.FOOT,
    "feet": Unit.FOOT,
    "foot": Unit.FOOT,
    "'": Unit.FOOT,
    "in": Unit.INCH,
    "inch": Unit.INCH,
    "inches": Unit.INCH,
    '"': Unit.INCH,
}
_MASSES = {
    "kg": Unit.KILOGRAM,
    "g": Unit.GRAM,
    "lb": Unit.POUND,
    "lbs": Unit.POUND,
}
INCHES_IN_A_FOOT = 12
TENTHS = Decimal(10)


class Entered(Struct, Generic[T], frozen=True):
    """A value that was read; `parts` is how it was understood, with units (5 ft, 6 in).

    `how` says of a haematocrit whether it was read as percent or as a fraction.
    """

    value: T
    parts: tuple[Quantity, ...] = ()
    how: How = "as typed"


class Refused(Struct, frozen=True):
    """Why an entry was refused.

    `values` of `out-of-range`: `read` is what was read, `low` and `high` what is accepted, each
    with a decimal point, and `unit` their unit (empty for none).
    """

    code: Code
    values: dict[str, str] = {}


class Limits(Struct, frozen=True):
    """What a number is accepted between, both ends included, and the unit it may be typed with.

    `also` are other ways to write the unit.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    also: tuple[str, ...] = ()


HEIGHT_CM = Limits(Decimal(40), Decimal(230), "cm")
WEIGHT_KG = Limits(Decimal(2), Decimal(300), "kg")
HAEMATOCRIT = Limits(Decimal("0.10"), Decimal("0.65"))
_DAYS = ("day", "days", "tag", "tage", "tagen")
VOLUMES = Limits(Decimal("0.5"), Decimal("2.0"), also=("×", "x", "× pv", "x pv", "× epv", "x epv"))
EXCHANGES = Limits(Decimal(1), Decimal(12))
INTERVAL = Limits(Decimal(1), Decimal(28), "d", _DAYS)
PLASMA_SHARE = Limits(Decimal(1), Decimal(99), "%")
DOSE = Limits(Decimal("0.1"), Decimal(3), "g/kg")
DAYS = Limits(Decimal(1), Decimal(7), "d", _DAYS)
IVIG_DAY = Limits(Decimal(1), Decimal(366))
FIRST_YEAR, LAST_YEAR = 2000, 2199


def read_height(text: str, system: Units) -> Entered[Quantity] | Refused | None:
    """A height, in the unit it was typed in; 40 to 230 cm.

    A bare number is in cm, or in inches. "168 cm", "1,68 m", "5 ft 6 in", "5'6\\"" and "66 in"
    mean what they say in both systems.
    """
    tidy = _tidy(text)
    feet = _FEET.match(tidy)
    if feet is None:
        bare = Unit.CENTIMETRE if system == "metric" else Unit.INCH
        return _quantity(tidy, _LENGTHS, bare, HEIGHT_CM, system)
    inches = _decimal(feet[2])
    if inches >= INCHES_IN_A_FOOT:
        return Refused("inches")
    whole = Quantity(Decimal(feet[1]), Unit.FOOT)
    rest = Quantity(inches, Unit.INCH)
    return _guarded(rest + whole, (whole, rest), HEIGHT_CM, system)


def read_weight(text: str, system: Units) -> Entered[Quantity] | Refused | None:
    """A weight, in the unit it was typed in; 2 to 300 kg.

    A bare number is in kg, or in lb. "74 kg", "3500 g" and "163 lb" mean what they say in both.
    """
    bare = Unit.KILOGRAM if system == "metric" else Unit.POUND
    return _quantity(_tidy(text), _MASSES, bare, WEIGHT_KG, system)


def read_haematocrit(text: str) -> Entered[Decimal] | Refused | None:
    """A haematocrit as a fraction of 1: typed as 10 to 65 (%) or as 0.10 to 0.65 (fraction)."""
    found = _split(_tidy(text))
    if not isinstance(found, tuple):
        return found
    number, unit = found
    if unit not in {"", "%", "l/l"}:
        return Refused("unknown-unit")
    low, high = HAEMATOCRIT.low, HAEMATOCRIT.high
    if unit != "%" and low <= number <= high:
        return Entered(number, (Quantity(number, Unit.FRACTION),), "fraction")
    if unit != "l/l" and low <= number / 100 <= high:
        return Entered(number / 100, (Quantity(number, Unit.PERCENT),), "percent")
    return _outside(number, HAEMATOCRIT)


def read_number(text: str, limits: Limits) -> Entered[Decimal] | Refused | None:
    """A number between limits; their unit may stand behind it, no other."""
    found = _split(_tidy(text))
    if not isinstance(found, tuple):
        return found
    number, unit = found
    if unit not in {"", limits.unit, *limits.also}:
        return Refused("unknown-unit")
    if not limits.low <= number <= limits.high:
        return _outside(number, limits)
    return Entered(number)


def read_whole(text: str, limits: Limits) -> Entered[int] | Refused | None:
    """A whole number between limits; "5.0" is whole."""
    found = read_number(text, limits)
    if not isinstance(found, Entered):
        return found
    if found.value % 1:
        return Refused("not-whole")
    return Entered(int(found.value))


def read_date(text: str) -> Entered[date] | Refused | None:
    """A day as 2026-11-26 or 26.11.2026, of the years 2000 to 2199; the calendar must have it."""
    tidy = _tidy(text)
    if not tidy:
        return None
    iso, dotted = _ISO_DATE.match(tidy), _DOTTED_DATE.match(tidy)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else ()
    try:
        year, month, day = map(int, parts)
        found = date(year, month, day)
    except ValueError:
        return Refused("not-a-date")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Refused("not-a-date")
    return Entered(found)


def _tidy(text: str) -> str:
    return text.translate(_MARKS).strip().lower()


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _split(tidy: str) -> tuple[Decimal, str] | Refused | None:
    if not tidy:
        return None
    if re.match(r"[0-9]*[.,][0-9]*[.,]", tidy):
        return Refused("two-signs")
    found = _WITH_UNIT.match(tidy)
    if found is None:
        return Refused("not-a-number")
    return _decimal(found[1]), found[2] or ""


def _quantity(
    tidy: str, units: dict[str, Unit], bare: Unit, limits: Limits, system: Units
) -> Entered[Quantity] | Refused | None:
    found = _split(tidy)
    if not isinstance(found, tuple):
        return found
    number, unit = found
    if unit and unit not in units:
        return Refused("unknown-unit")
    quantity = Quantity(number, units[unit] if unit else bare)
    return _guarded(quantity, (quantity,), limits, system)


@arithmetic()
def _guarded(
    quantity: Quantity, parts: tuple[Quantity, ...], limits: Limits, system: Units
) -> Entered[Quantity] | Refused:
    canonical = Unit(limits.unit)
    if limits.low <= quantity.number(canonical) <= limits.high:
        return Entered(quantity, parts)
    small = Unit.INCH if canonical is Unit.CENTIMETRE else Unit.POUND
    shown = canonical if system == "metric" else small
    low, high = (Quantity(end, canonical).number(shown) for end in (limits.low, limits.high))
    return Refused(
        "out-of-range",
        {
            "read": written(quantity.number(shown)),
            "low": written(_tenths(low, ROUND_CEILING)),
            "high": written(_tenths(high, ROUND_FLOOR)),
            "unit": str(shown),
        },
    )


def _tenths(number: Decimal, rounding: str) -> Decimal:
    return (number * TENTHS).to_integral_value(rounding) / TENTHS


def _outside(number: Decimal, limits: Limits) -> Refused:
    return Refused(
        "out-of-range",
        {
            "read": written(number),
            "low": written(limits.low),
            "high": written(limits.high),
            "unit": limits.unit,
        },
    )
