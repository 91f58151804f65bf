"""A course of immunoglobulin: dose, its split over days, whole vials, 5 g, volume and loads."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from msgspec import Struct

from gui.core.dosing.quantity import (
    Quantity,
    Unit,
    arithmetic,
    grams,
    millilitres,
    rounded,
    written,
)
from gui.core.dosing.rules import Step

NEAREST_G = Decimal(5)
HALF_GRAMS = 2


class Vials(Struct, frozen=True):
    """Whole vials: the dose that they make, and how many of each size, the largest first."""

    dose: Quantity
    counts: tuple[tuple[Quantity, int], ...]


class Dose(Struct, frozen=True):
    """An amount of immunoglobulin in grams, as computed and as it can be given.

    `nearest_5_g` is half to even, and None where it would be nothing. `vials` make the nearest
    dose that whole vials make; None where their sizes are not known. `volume` (mL) is of the dose
    as computed; None where the concentration is not known.
    """

    dose: Quantity
    nearest_5_g: Quantity | None
    vials: Vials | None
    volume: Quantity | None


class ImmunoglobulinCourse(Struct, frozen=True):
    """A course: in total, on each of `days` days, and the working."""

    total: Dose
    daily: Dose
    days: int
    steps: tuple[Step, ...]


@arithmetic()
def immunoglobulin_course(
    dose_g_per_kg: Decimal,
    dosing_weight: Quantity,
    days: int,
    percent: Decimal | None,
    vials: Iterable[Quantity],
) -> ImmunoglobulinCourse:
    """A course of immunoglobulin, split evenly over days.

    Args:
        dose_g_per_kg: in total, in g per kg of the dosing weight (0.1 to 3).
        dosing_weight: of one rule.
        days: 1 to 7.
        percent: the concentration of the product, in g per 100 mL; None where not known.
        vials: the sizes that the product comes in, in multiples of 0.5 g; empty where not known.

    Raises:
        UnitError: `dosing_weight` or a vial is no mass.
    """
    weight = dosing_weight.number(Unit.KILOGRAM)
    total = grams(dose_g_per_kg * weight)
    daily = total / days
    sizes = tuple(vials)
    steps = [
        Step("D (g) = d × w", f"{written(dose_g_per_kg)} × {written(weight)}", total),
        Step("D/n (g)", f"{written(total.value)} / {days}", daily),
    ]
    if percent is not None:
        steps += [volume_step("V (mL)", total, percent), volume_step("V/n (mL)", daily, percent)]
    return ImmunoglobulinCourse(
        _dose(total, percent, sizes), _dose(daily, percent, sizes), days, tuple(steps)
    )


@arithmetic()
def volume_step(name: str, dose: Quantity, percent: Decimal) -> Step:
    """The volume (mL) of a dose: g × 100 / percent; `name` stands on the left of the formula.

    Raises:
        UnitError: `dose` is no mass.
    """
    amount = written(dose.number(Unit.GRAM))
    filled = f"{amount} × 100 / {written(percent)}"
    return Step(f"{name} = g × 100 / %", filled, _volume(dose, percent))


@arithmetic()
def nearest_5_g(dose: Quantity) -> Quantity | None:
    """The nearest 5 g, half to even (Ontario rounds to 5 g); None where it would be nothing."""
    fives = rounded(dose.number(Unit.GRAM) / NEAREST_G, 0)
    return grams(fives * NEAREST_G) if fives else None


@arithmetic()
def whole_vials(dose: Quantity, sizes: Iterable[Quantity]) -> Vials | None:
    """The nearest dose that whole vials make, in the fewest vials; None without a size.

    Of two equally near doses the lower one; at least one vial. Sizes are multiples of 0.5 g.
    """
    halves = sorted((_halves(size) for size in sizes), reverse=True)
    if not halves:
        return None
    wanted = dose.number(Unit.GRAM) * HALF_GRAMS
    fewest = _fewest(halves, wanted)
    reached = min(fewest, key=lambda made: (abs(made - wanted), made))
    used = fewest[reached]
    counts = tuple((_grams(half), used.count(half)) for half in halves if half in used)
    return Vials(_grams(reached), counts)


@arithmetic()
def deviation(rounded_to: Quantity | None, dose: Quantity) -> Decimal:
    """How far a rounded dose is from the computed one, as a share of it: -1 where it is nothing.

    Raises:
        UnitError: one of the two is no mass.
    """
    return Decimal(-1) if rounded_to is None else (rounded_to - dose) / dose


@arithmetic()
def load(volume: Quantity, per_litre: Quantity) -> Quantity:
    """How much of something (sodium, sugar) is in a volume, in the unit of `per_litre`.

    Raises:
        UnitError: `volume` is no volume.
    """
    return per_litre * volume.number(Unit.LITRE)


def _dose(dose: Quantity, percent: Decimal | None, sizes: tuple[Quantity, ...]) -> Dose:
    volume = None if percent is None else _volume(dose, percent)
    return Dose(dose, nearest_5_g(dose), whole_vials(dose, sizes), volume)


def _fewest(sizes: list[int], wanted: Decimal) -> dict[int, tuple[int, ...]]:
    """By each sum that can be made, up to one that reaches the wanted, the fewest sizes for it."""
    smallest = min(sizes)
    made: dict[int, tuple[int, ...]] = {0: ()}
    for total in range(smallest, ceil(wanted) + smallest):
        ways = [(size, *made[total - size]) for size in sizes if total - size in made]
        if ways:
            made[total] = min(ways, key=len)
    del made[0]
    return made


def _volume(dose: Quantity, percent: Decimal) -> Quantity:
    return millilitres(dose.number(Unit.GRAM) * 100 / percent)


def _halves(size: Quantity) -> int:
    return int(size.number(Unit.GRAM) * HALF_GRAMS)


def _grams(halves: int) -> Quantity:
    return grams(Decimal(halves) / HALF_GRAMS)
