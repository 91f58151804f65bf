"""A course of plasma exchange: volumes, fluids and days."""

from __future__ import annotations

from decimal import Decimal

from gui.core.dosing.blood_volume import blood_volumes, by_weight
from gui.core.dosing.dosing_weight import dosing_weights
from gui.core.dosing.exchange import (
    Exchange,
    Replacement,
    exchange_course,
    gbs_protocol,
    share_of_plasma,
)
from gui.core.dosing.patient import AgeGroup, Patient
from gui.core.dosing.plasma_volume import plasma_volumes
from gui.core.dosing.quantity import (
    Unit,
    centimetres,
    grams,
    kilograms,
    litres,
    millilitres,
)
from tests.core.dosing.patients import MAN, SEXES, by_rule, in_words, value
from tests.core.dosing.vectors import vectors


def test_worked_examples_of_one_published_program() -> None:
    """It rounds the plasma volume to whole millilitres before it goes on; nothing here does."""
    for vector in vectors("tm_calculator_tpe"):
        inputs, expected = vector["inputs"], vector["expected"]
        patient = Patient(
            SEXES[inputs["sex"]],
            AgeGroup.ADULT,
            centimetres(inputs["height_cm"]),
            kilograms(inputs["weight_kg"]),
            Decimal(inputs["hct_percent"]) / 100,
        )
        blood = by_rule(blood_volumes(patient))["nadler"].value
        plasma = by_rule(plasma_volumes(patient))["nadler"].value
        assert blood is not None
        assert plasma is not None
        share = Decimal(inputs["ffp_fraction"])
        whole = millilitres(plasma.to(Unit.MILLILITRE).rounded(0))
        each = exchange_course(whole, Decimal(inputs["pv_multiple"]), 1, 1, share).each
        assert round(blood.value * 1000) == expected["tbv_ml"]
        assert round(plasma.value * 1000) == expected["pv_ml"]
        assert round(each.volume.value * 1000) == expected["exchange_ml"]
        assert each.albumin_bottles * Decimal("12.5") == expected["albumin_g"]
        assert each.plasma_units == expected["ffp_units"]


def test_worked_examples_of_calcium() -> None:
    for vector in vectors("calcium_gluconate_ml"):
        volume = litres(vector["inputs"]["return_fluid_l"])
        found = exchange_course(volume, Decimal(1), 1, 1, Decimal(0)).each.calcium_gluconate
        expected = vector["expected"]["calcium_gluconate_10pct_ml"]
        assert abs(found.value - expected) <= vector["tolerance"]


def test_worked_examples_of_the_course_for_gbs() -> None:
    for vector in vectors("gbs_total_exchange_in_plasma_volumes"):
        inputs, expected = vector["inputs"], vector["expected"]
        weight = kilograms(70)
        totals = gbs_protocol(weight)
        women, men = (
            by_weight("PV", Decimal(it), weight).result for it in inputs["plasma_ml_per_kg"]
        )
        least, most = expected["plasma_volumes_range"]
        assert [step.result for step in totals] == [
            millilitres(it * 70).to(step.result.unit)
            for it, step in zip(inputs["total_ml_per_kg"], totals, strict=True)
        ]
        assert abs(totals[0].result / men - least) <= vector["tolerance"]
        assert abs(totals[1].result / women - most) <= vector["tolerance"]


def test_the_course_for_gbs_goes_by_the_ideal_weight() -> None:
    ideal = by_rule(dosing_weights(MAN))["ideal"]
    assert ideal.value is not None
    assert in_words(gbs_protocol(kilograms(70))) == [
        "ΣV (mL) = 200 × w = 200 × 70 = 14 L",
        "ΣV (mL) = 250 × w = 250 × 70 = 17.5 L",
    ]
    assert [step.result.value for step in gbs_protocol(ideal.value)] == [
        value(ideal) * Decimal("0.2"),
        value(ideal) * Decimal("0.25"),
    ]


def test_a_course_with_albumin_alone() -> None:
    course = exchange_course(litres("2.7"), Decimal("1.5"), 5, 2, Decimal(0))
    assert course.each == Exchange(
        litres("4.05"),
        millilitres("4050"),
        grams("202.5"),
        17,
        millilitres(0),
        0,
        millilitres("40.5"),
    )
    assert course.total == Exchange(
        litres("20.25"),
        millilitres("20250"),
        grams("1012.5"),
        85,
        millilitres(0),
        0,
        millilitres("202.5"),
    )
    assert course.days == (1, 3, 5, 7, 9)
    assert round(course.removed * 100, 1) == Decimal("77.7")
    assert in_words(course.steps)[:-1] == [
        "V (L) = x × PV = 1.5 × 2.7 = 4.05 L",
        "Va (mL) = V × (1 − p) = 4050 × (1 − 0) = 4050 mL",
        "m (g) = Va × 0.05 = 4050 × 0.05 = 202.5 g",
        "ceil(m / 12.5) = ceil(202.5 / 12.5) = 17 1",
        "Ca (mL) = V × 10 = 4.05 × 10 = 40.5 mL",
        "ΣV (L) = n × V = 5 × 4.05 = 20.25 L",
    ]
    last = course.steps[-1]
    assert (last.formula, last.filled, last.result.value) == (
        "1 − exp(−x)",
        "1 − exp(−1.5)",
        course.removed,
    )


def test_a_course_with_plasma_alone_and_with_both() -> None:
    plasma = exchange_course(litres("2.5"), Decimal(1), 3, 1, Decimal(1))
    assert plasma.each.plasma_units == 10
    assert plasma.total.plasma_units == 30
    assert plasma.each.albumin_volume == plasma.total.albumin_volume == millilitres(0)
    assert plasma.days == (1, 2, 3)
    assert in_words(plasma.steps)[1:3] == [
        "Vp (mL) = V × p = 2500 × 1 = 2500 mL",
        "ceil(Vp / 250) = ceil(2500 / 250) = 10 1",
    ]
    assert len(plasma.steps) == 6
    both = exchange_course(litres("2.5"), Decimal(1), 3, 1, Decimal("0.41"))
    assert both.each.plasma_volume == millilitres("1025")
    assert both.total.plasma_volume == millilitres("3075")
    assert both.each.plasma_units == 5
    assert both.each.albumin_volume == millilitres("1475")
    assert both.each.albumin == grams("73.75")
    assert both.each.albumin_bottles == 6
    assert len(both.steps) == 9


def test_a_volume_in_millilitres_is_read_as_such() -> None:
    assert exchange_course(millilitres(2700), Decimal(1), 1, 1, Decimal(0)).each.volume == litres(
        "2.7"
    )


def test_the_share_of_plasma_is_never_guessed() -> None:
    half = Decimal("0.5")
    assert share_of_plasma(Replacement.ALBUMIN, half) == 0
    assert share_of_plasma(Replacement.PLASMA, None) == 1
    assert share_of_plasma(Replacement.BOTH, half) == half
    assert share_of_plasma(Replacement.BOTH, None) is None
