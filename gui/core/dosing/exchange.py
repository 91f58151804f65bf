"""A course of plasma exchange: volumes, replacement fluid and days.

Exchange volume: ASFA 2023. Albumin 5 % in bottles of 12.5 g and plasma in units of 250 mL: one
published program. Calcium: the regimen of Weinstein 1996. GBS course: published protocol.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from msgspec import Struct

from gui.core.dosing.blood_volume import by_weight
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, grams, millilitres, written
from gui.core.dosing.removal import fraction_removed
from gui.core.dosing.rules import Step

ALBUMIN_G_PER_ML = Decimal("0.05")
BOTTLE = grams("12.5")
PLASMA_UNIT = millilitres(250)
CALCIUM_ML_PER_L = Decimal(10)
GBS_ML_PER_KG = (Decimal(200), Decimal(250))


class Replacement(StrEnum):
    """What is given back for the plasma that is taken out."""

    ALBUMIN = "albumin"
    PLASMA = "plasma"
    BOTH = "both"


class Exchange(Struct, frozen=True):
    """What one session, or a whole course, takes out and gives back.

    `volume` is what is exchanged, in litres. `albumin_bottles` are of 12.5 g, `plasma_units` of
    250 mL, each session rounded up for itself. `calcium_gluconate` is of 10 %, in mL.
    """

    volume: Quantity
    albumin_volume: Quantity
    albumin: Quantity
    albumin_bottles: int
    plasma_volume: Quantity
    plasma_units: int
    calcium_gluconate: Quantity


class ExchangeCourse(Struct, frozen=True):
    """A course: each session, all of them together, the days they fall on (from 1), the working.

    `removed` is the share that each session takes out of the plasma, of what stays in it.
    """

    each: Exchange
    total: Exchange
    removed: Decimal
    days: tuple[int, ...]
    steps: tuple[Step, ...]


def share_of_plasma(replacement: Replacement, share: Decimal | None) -> Decimal | None:
    """The fraction of the volume that is given back as plasma: 0, 1, or the one entered.

    None where albumin and plasma are both given and the share was not entered.
    """
    if replacement is Replacement.BOTH:
        return share
    return Decimal(replacement is Replacement.PLASMA)


@arithmetic()
def exchange_course(
    plasma_volume: Quantity,
    volumes: Decimal,
    exchanges: int,
    interval_days: int,
    plasma_share: Decimal,
) -> ExchangeCourse:
    """A course of exchanges of a plasma volume.

    Args:
        plasma_volume: the patient's, of one rule.
        volumes: exchanged in each session, in plasma volumes (0.5 to 2).
        exchanges: how many sessions (1 to 12).
        interval_days: from one session to the next; 1 is every day, 2 every other day.
        plasma_share: the fraction of what is given back that is plasma, 0 to 1; the rest is
            albumin 5 %.

    Raises:
        UnitError: `plasma_volume` is no volume.
    """
    litres = plasma_volume.to(Unit.LITRE)
    each = _session(litres * volumes, plasma_share)
    total = _times(each, exchanges)
    volume = written(each.volume.value)
    first = Step("V (L) = x × PV", f"{written(volumes)} × {written(litres.value)}", each.volume)
    last = Step("ΣV (L) = n × V", f"{exchanges} × {volume}", total.volume)
    removed = fraction_removed(volumes)
    gone = Step("1 − exp(−x)", f"1 − exp(−{written(volumes)})", Quantity(removed, Unit.FRACTION))
    days = tuple(1 + number * interval_days for number in range(exchanges))
    steps = (first, *_fluids(each, plasma_share), last, gone)
    return ExchangeCourse(each, total, removed, days, steps)


@arithmetic()
def gbs_protocol(ideal_weight: Quantity) -> tuple[Step, Step]:
    """The least and the most that a course for GBS exchanges in total: 200 and 250 mL/kg.

    By the ideal weight (published GBS protocol); in litres.

    Raises:
        UnitError: `ideal_weight` is no mass.
    """
    low, high = GBS_ML_PER_KG
    return by_weight("ΣV", low, ideal_weight), by_weight("ΣV", high, ideal_weight)


def _session(volume: Quantity, plasma_share: Decimal) -> Exchange:
    plasma = (volume * plasma_share).to(Unit.MILLILITRE)
    albumin_volume = (volume * (1 - plasma_share)).to(Unit.MILLILITRE)
    albumin = grams(albumin_volume.value * ALBUMIN_G_PER_ML)
    return Exchange(
        volume,
        albumin_volume,
        albumin,
        _up(albumin / BOTTLE),
        plasma,
        _up(plasma / PLASMA_UNIT),
        millilitres(volume.value * CALCIUM_ML_PER_L),
    )


def _times(each: Exchange, exchanges: int) -> Exchange:
    return Exchange(
        each.volume * exchanges,
        each.albumin_volume * exchanges,
        each.albumin * exchanges,
        each.albumin_bottles * exchanges,
        each.plasma_volume * exchanges,
        each.plasma_units * exchanges,
        each.calcium_gluconate * exchanges,
    )


def _fluids(each: Exchange, plasma_share: Decimal) -> list[Step]:
    litres, share = written(each.volume.value), written(plasma_share)
    millilitre = written(each.volume.number(Unit.MILLILITRE))
    steps = []
    if plasma_share < 1:
        steps += [
            Step("Va (mL) = V × (1 − p)", f"{millilitre} × (1 − {share})", each.albumin_volume),
            Step(
                f"m (g) = Va × {ALBUMIN_G_PER_ML}",
                f"{written(each.albumin_volume.value)} × {ALBUMIN_G_PER_ML}",
                each.albumin,
            ),
            Step(
                f"ceil(m / {BOTTLE.value})",
                f"ceil({written(each.albumin.value)} / {BOTTLE.value})",
                _count(each.albumin_bottles),
            ),
        ]
    if plasma_share > 0:
        steps += [
            Step("Vp (mL) = V × p", f"{millilitre} × {share}", each.plasma_volume),
            Step(
                f"ceil(Vp / {PLASMA_UNIT.value})",
                f"ceil({written(each.plasma_volume.value)} / {PLASMA_UNIT.value})",
                _count(each.plasma_units),
            ),
        ]
    calcium = f"{litres} × {CALCIUM_ML_PER_L}"
    return [*steps, Step(f"Ca (mL) = V × {CALCIUM_ML_PER_L}", calcium, each.calcium_gluconate)]


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


def _count(number: int) -> Quantity:
    return Quantity(Decimal(number), Unit.FRACTION)
