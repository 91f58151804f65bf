"""An immunoglobulin product of the bundle, as the arithmetic needs it."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from gui.core.bundle.dosing_records import Amount, Content, DosingProduct, exact
from gui.core.dosing.infusion import Infusion, Schedule, infusion, ml_per_h, weight_band
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, grams
from gui.core.dosing.rules import RuleResult

_PER_LITRE = {
    "mg/mL": (Decimal(1000), Unit.MILLIGRAM),
    "mg/100 mL": (Decimal(10), Unit.MILLIGRAM),
    "mmol/L": (Decimal(1), Unit.MILLIMOLE),
}


class Rate(Struct, frozen=True):
    """One published rate: by weight as its source has it, and in mL/h for the patient.

    Where the source publishes a range, the lower end comes first; else both are the same.
    """

    by_weight: tuple[Quantity, Quantity]
    by_hour: tuple[Quantity, Quantity]


class Rates(Struct, frozen=True):
    """How fast a product may run into a patient; `weight` is what the rates go by.

    Attributes:
        band: the weight band of a published table, None where the product has none; without a
            value the table does not reach to the patient, and there is no rate.
        at_risk: the maximum of patients at a risk that the source names, None where it has none.
    """

    weight: Quantity
    band: RuleResult | None
    start: Rate
    maximum: Rate
    at_risk: Rate | None


def concentration(product: DosingProduct) -> Decimal:
    """Grams of immunoglobulin in 100 mL."""
    return exact(product.strength.percent)


def vial_sizes(product: DosingProduct) -> tuple[Quantity, ...]:
    """The sizes of the product's vials in grams; empty where the bundle does not have them."""
    sizes = product.vials.grams if product.vials is not None else ()
    return tuple(grams(exact(size)) for size in sizes)


@arithmetic()
def per_litre(content: Content | None) -> Quantity | None:
    """How much of a substance is in a litre, in mg or mmol; None where no amount is published."""
    if content is None or content.amount is None or content.unit is None:
        return None
    factor, unit = _PER_LITRE[content.unit]
    return Quantity(exact(content.amount) * factor, unit)


def rates(product: DosingProduct, weight: Quantity) -> Rates | None:
    """The product's rates for a patient; None where its table does not reach to the weight.

    Args:
        weight: the actual weight; a table of weight bands takes the band below it.

    Raises:
        UnitError: `weight` is no mass.
    """
    band = weight_band(weight) if product.weight_bands else None
    if band is not None and band.value is None:
        return None
    going_by = weight.to(Unit.KILOGRAM) if band is None or band.value is None else band.value
    found, percent, risk = product.rate, concentration(product), product.rate.risk_maximum
    return Rates(
        weight=going_by,
        band=band,
        start=_rate(found.start, going_by, percent),
        maximum=_rate(found.maximum, going_by, percent),
        at_risk=_rate(risk, going_by, percent) if risk is not None else None,
    )


def time_of(
    product: DosingProduct, volume: Quantity, found: Rates, *, at_risk: bool = False
) -> Infusion | None:
    """How long a volume of the product runs, by its published rates.

    Args:
        volume: of one infusion.
        found: the rates for the patient.
        at_risk: by the lower maximum of patients at risk, where there is one.

    Raises:
        UnitError: `volume` is no volume.
    """
    ceiling = found.at_risk if at_risk and found.at_risk is not None else found.maximum
    steps = product.rate.steps
    schedule = Schedule(
        start=found.start.by_weight[0],
        maximum=ceiling.by_weight[1],
        steps=tuple(Quantity(exact(step), Unit(steps.unit)) for step in steps.values)
        if steps is not None
        else (),
        step_minutes=exact(steps.minutes) if steps is not None else None,
    )
    return infusion(volume, found.weight, concentration(product), schedule)


def _rate(amount: Amount, weight: Quantity, percent: Decimal) -> Rate:
    low, high = (Quantity(exact(value), Unit(amount.unit)) for value in amount.value)
    return Rate((low, high), (ml_per_h(low, weight, percent), ml_per_h(high, weight, percent)))
