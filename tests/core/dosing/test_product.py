"""Products of the bundle: concentration, vials, rates of a patient, what is in a litre."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec import convert

from gui.core.bundle.dosing_records import (
    Amount,
    Content,
    DosingProduct,
    InfusionRate,
    Steps,
    Strength,
    Vials,
)
from gui.core.dosing.product import concentration, per_litre, rates, time_of, vial_sizes
from gui.core.dosing.quantity import Quantity, Unit, grams, kilograms, millilitres

WEIGHT = kilograms(73)


def product(
    *,
    percent: float = 10,
    start: Amount | None = None,
    maximum: Amount | None = None,
    risk: Amount | None = None,
    steps: Steps | None = None,
    bands: tuple[float, ...] = (),
    vials: Vials | None = None,
) -> DosingProduct:
    return DosingProduct(
        id="product",
        name="Product",
        region="EU",
        strength=Strength(percent=percent, of="label"),
        rate=InfusionRate(
            of="label",
            start=start or Amount(value=(0.3, 0.3), unit="mL/kg/h"),
            maximum=maximum or Amount(value=(4.8, 4.8), unit="mL/kg/h"),
            risk_maximum=risk,
            steps=steps,
        ),
        vials=vials,
        weight_bands=bands,
    )


def test_numbers_of_the_bundle_are_taken_as_they_stand_there() -> None:
    sized = product(percent=5, vials=Vials(grams=(0.5, 2.5, 20), of="label"))
    assert concentration(sized) == 5
    assert vial_sizes(sized) == (grams("0.5"), grams("2.5"), grams(20))
    assert vial_sizes(product()) == ()


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (2.3, "mg/100 mL", Quantity(Decimal(23), Unit.MILLIGRAM)),
        (90, "mg/mL", Quantity(Decimal(90_000), Unit.MILLIGRAM)),
        (30, "mmol/L", Quantity(Decimal(30), Unit.MILLIMOLE)),
    ],
)
def test_what_is_in_a_litre(amount: float, unit: str, expected: Quantity) -> None:
    content = convert(
        {"substance": "sodium", "says": "sodium", "of": "label", "amount": amount, "unit": unit},
        Content,
    )
    assert per_litre(content) == expected


def test_what_is_not_published_is_not_known() -> None:
    assert per_litre(None) is None
    assert per_litre(Content(substance="sugar", says="no sugar", of="label")) is None
    bare = Content(substance="sugar", says="maltose", of="label", amount=90)
    assert per_litre(bare) is None


def test_rates_by_weight_are_told_as_published_and_in_ml_per_hour() -> None:
    found = rates(product(start=Amount(value=(0.6, 1.2), unit="mL/kg/h")), WEIGHT)
    assert found is not None
    assert found.weight == WEIGHT
    assert found.band is None
    assert found.at_risk is None
    low, high = found.start.by_weight
    assert (low, high) == (
        Quantity(Decimal("0.6"), Unit.ML_PER_KG_PER_H),
        Quantity(Decimal("1.2"), Unit.ML_PER_KG_PER_H),
    )
    assert [end.value for end in found.start.by_hour] == [Decimal("43.8"), Decimal("87.6")]
    assert [end.value for end in found.maximum.by_hour] == [Decimal("350.4")] * 2
    assert found.maximum.by_hour[0].unit is Unit.ML_PER_H


def test_a_lower_maximum_for_patients_at_risk_makes_it_longer() -> None:
    amounts = [Amount(value=(it, it), unit="mg/kg/min") for it in (1, 4, 2)]
    with_risk = product(start=amounts[0], maximum=amounts[1], risk=amounts[2])
    found = rates(with_risk, kilograms(50))
    assert found is not None
    assert found.at_risk is not None
    assert found.at_risk.by_hour[0].value * 2 == found.maximum.by_hour[0].value
    usual = time_of(with_risk, millilitres(300), found)
    longer = time_of(with_risk, millilitres(300), found, at_risk=True)
    assert usual is not None and usual.shortest is not None and usual.longest is not None
    assert longer is not None and longer.shortest is not None
    assert longer.shortest.value == usual.shortest.value * 2
    assert usual.longest.value == usual.shortest.value * 4
    assert longer.longest == usual.longest


def test_the_slowest_is_the_lower_end_of_a_published_start() -> None:
    ranged = product(start=Amount(value=(0.6, 1.2), unit="mL/kg/h"))
    found = rates(ranged, kilograms(50))
    assert found is not None
    time = time_of(ranged, millilitres(300), found)
    assert time is not None and time.longest is not None and time.shortest is not None
    assert time.longest.number(Unit.HOUR) == 10
    assert time.shortest.number(Unit.HOUR) == Decimal("1.25")


def test_published_steps_are_walked() -> None:
    steps = Steps(values=(0.3, 0.6, 4.8), unit="mL/kg/h", minutes=30, of="label")
    stepped = product(steps=steps)
    found = rates(stepped, kilograms(100))
    assert found is not None
    time = time_of(stepped, millilitres(525), found)
    assert time is not None and time.shortest is not None
    assert time.shortest == time.longest
    assert [step.rate.value for step in time.steps] == [30, 60, 480]
    assert time.shortest.number(Unit.MINUTE) == 120


def test_a_table_goes_by_weight_bands_and_reaches_no_further() -> None:
    banded = product(bands=(40, 45, 70, 130))
    found = rates(banded, WEIGHT)
    assert found is not None
    assert found.band is not None
    assert found.weight == kilograms(70)
    assert found.start.by_hour[0].value == 21
    assert rates(banded, kilograms(131)) is None
    assert rates(product(), kilograms(131)) is not None
