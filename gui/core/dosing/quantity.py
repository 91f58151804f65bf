"""Quantities: an exact decimal number and its unit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from enum import StrEnum
from typing import overload

from msgspec import Struct

DIGITS = 34


class UnitError(ValueError):
    """Two units that measure different things were mixed."""


class Unit(StrEnum):
    """The units that the planner reads, computes with and shows, each by its symbol."""

    METRE = "m"
    CENTIMETRE = "cm"
    FOOT = "ft"
    INCH = "in"
    KILOGRAM = "kg"
    GRAM = "g"
    MILLIGRAM = "mg"
    POUND = "lb"
    LITRE = "L"
    MILLILITRE = "mL"
    DAY = "d"
    HOUR = "h"
    MINUTE = "min"
    MILLIMOLE = "mmol"
    ML_PER_H = "mL/h"
    ML_PER_KG = "mL/kg"
    G_PER_KG = "g/kg"
    ML_PER_KG_PER_H = "mL/kg/h"
    ML_PER_KG_PER_MIN = "mL/kg/min"
    MG_PER_KG_PER_MIN = "mg/kg/min"
    KG_PER_M2 = "kg/m²"
    FRACTION = "1"
    PERCENT = "%"


_ONE = Decimal(1)
_SCALES: dict[Unit, tuple[str, Decimal]] = {
    Unit.METRE: ("length", _ONE),
    Unit.CENTIMETRE: ("length", Decimal("0.01")),
    Unit.FOOT: ("length", Decimal("0.3048")),
    Unit.INCH: ("length", Decimal("0.0254")),
    Unit.KILOGRAM: ("mass", _ONE),
    Unit.GRAM: ("mass", Decimal("0.001")),
    Unit.MILLIGRAM: ("mass", Decimal("0.000001")),
    Unit.POUND: ("mass", Decimal("0.45359237")),
    Unit.LITRE: ("volume", _ONE),
    Unit.MILLILITRE: ("volume", Decimal("0.001")),
    Unit.DAY: ("time", Decimal(1440)),
    Unit.HOUR: ("time", Decimal(60)),
    Unit.MINUTE: ("time", _ONE),
    Unit.MILLIMOLE: ("amount", _ONE),
    Unit.ML_PER_H: ("flow", _ONE),
    Unit.ML_PER_KG: ("volume by weight", _ONE),
    Unit.G_PER_KG: ("mass by weight", _ONE),
    Unit.ML_PER_KG_PER_H: ("flow by weight", _ONE),
    Unit.ML_PER_KG_PER_MIN: ("flow by weight", Decimal(60)),
    Unit.MG_PER_KG_PER_MIN: ("mass flow by weight", _ONE),
    Unit.KG_PER_M2: ("body mass index", _ONE),
    Unit.FRACTION: ("share", _ONE),
    Unit.PERCENT: ("share", Decimal("0.01")),
}


@contextmanager
def arithmetic() -> Iterator[None]:
    """Compute with 34 significant digits, half to even, whatever the caller's own context is.

    Around a function (`@arithmetic()`) or a block (`with arithmetic():`).
    """
    with localcontext(Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)):
        yield


class Quantity(Struct, frozen=True):
    """An exact number of a unit. Equal only to the same number of the same unit."""

    value: Decimal
    unit: Unit

    def to(self, unit: Unit) -> Quantity:
        """The same quantity in another unit of the same dimension.

        Raises:
            UnitError: the units measure different things.
        """
        if unit is self.unit:
            return self
        return Quantity(self.number(unit), unit)

    @arithmetic()
    def number(self, unit: Unit) -> Decimal:
        """How many of `unit` it is, unrounded.

        Raises:
            UnitError: the units measure different things.
        """
        mine, factor = _SCALES[self.unit]
        other, divisor = _SCALES[unit]
        if mine != other:
            raise UnitError(f"{self.unit} is no {other}")
        return self.value if unit is self.unit else self.value * factor / divisor

    @arithmetic()
    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.value + other.number(self.unit), self.unit)

    @arithmetic()
    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.value - other.number(self.unit), self.unit)

    @arithmetic()
    def __mul__(self, factor: Decimal | int) -> Quantity:
        return Quantity(self.value * factor, self.unit)

    __rmul__ = __mul__

    @overload
    def __truediv__(self, divisor: Quantity) -> Decimal: ...

    @overload
    def __truediv__(self, divisor: Decimal | int) -> Quantity: ...

    @arithmetic()
    def __truediv__(self, divisor: Quantity | Decimal | int) -> Quantity | Decimal:
        if isinstance(divisor, Quantity):
            return self.value / divisor.number(self.unit)
        return Quantity(self.value / divisor, self.unit)

    def __lt__(self, other: Quantity) -> bool:
        return self.value < other.number(self.unit)

    def __le__(self, other: Quantity) -> bool:
        return self.value <= other.number(self.unit)

    def rounded(self, places: int) -> Decimal:
        """The number with so many decimal places, half to even: only for what is shown."""
        return rounded(self.value, places)


@arithmetic()
def rounded(value: Decimal, places: int) -> Decimal:
    """A number with so many decimal places, half to even; never a negative zero."""
    return round(value, places) + 0


def written(value: Decimal) -> str:
    """A number in a line of the working: up to six decimal places, without idle zeros."""
    short = format(rounded(value, 6), "f")
    return short.rstrip("0").removesuffix(".") if "." in short else short


def metres(value: Decimal | int | str) -> Quantity:
    """A length in metres."""
    return Quantity(Decimal(value), Unit.METRE)


def centimetres(value: Decimal | int | str) -> Quantity:
    """A length in centimetres."""
    return Quantity(Decimal(value), Unit.CENTIMETRE)


def kilograms(value: Decimal | int | str) -> Quantity:
    """A mass in kilograms."""
    return Quantity(Decimal(value), Unit.KILOGRAM)


def grams(value: Decimal | int | str) -> Quantity:
    """A mass in grams."""
    return Quantity(Decimal(value), Unit.GRAM)


def litres(value: Decimal | int | str) -> Quantity:
    """A volume in litres."""
    return Quantity(Decimal(value), Unit.LITRE)


def millilitres(value: Decimal | int | str) -> Quantity:
    """A volume in millilitres."""
    return Quantity(Decimal(value), Unit.MILLILITRE)
