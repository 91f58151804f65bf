"""The dosing weight by every published rule."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

import pytest
from msgspec.structs import replace

from gui.core.dosing.dosing_weight import dosing_weights
from gui.core.dosing.patient import Patient, Sex
from gui.core.dosing.quantity import Unit, centimetres, kilograms
from gui.core.dosing.rules import Note, RuleResult, WhyNot
from tests.core.dosing.patients import MAN, SEXES, WOMAN, by_rule, in_words, value
from tests.core.dosing.vectors import vectors

Number: TypeAlias = Decimal | int | str


def weights(sex: str, height: Number, weight: Number) -> dict[str, RuleResult]:
    patient = Patient(SEXES[sex], height=centimetres(height), weight=kilograms(weight))
    return by_rule(dosing_weights(patient))


def test_worked_examples_of_the_ideal_weight() -> None:
    for vector in vectors("ibw_devine"):
        inputs = vector["inputs"]
        found = value(weights(inputs["sex"], inputs["height_cm"], 70)["ideal"])
        assert abs(found - vector["expected"]["ibw_kg"]) <= vector["tolerance"], vector


def test_worked_examples_of_the_adjusted_weight() -> None:
    for vector in vectors("adjusted_body_weight_0.4"):
        inputs = vector["inputs"]
        found = weights(inputs["sex"], inputs["height_cm"], inputs["weight_kg"])
        for rule in ("adjusted", "ontario", "australia"):
            assert abs(value(found[rule]) - vector["expected"]["abw_kg"]) <= vector["tolerance"]


def test_worked_examples_of_ontario() -> None:
    for vector in vectors("ontario_dosing_weight_choice"):
        inputs = vector["inputs"]
        found = weights(inputs["sex"], inputs["height_cm"], inputs["weight_kg"])
        adjusted = vector["expected"]["weight_basis"].startswith("adjusted")
        same = found["adjusted" if adjusted else "actual"]
        assert found["ontario"].value == same.value
        assert found["ontario"].note is (Note.ADJUSTED_SHOULD if adjusted else Note.OUTSIDE_ACTUAL)


def test_published_rules_differ_for_a_man_of_80_kg_and_175_cm() -> None:
    found = by_rule(dosing_weights(MAN))
    assert list(found) == ["actual", "ideal", "adjusted", "ontario", "australia"]
    assert [round(value(it) * 2) for it in found.values()] == [160, 141, 149, 149, 149]
    assert {it.value.unit for it in found.values() if it.value} == {Unit.KILOGRAM}


def test_the_working_is_written_out() -> None:
    found = by_rule(dosing_weights(WOMAN))
    assert in_words(found["actual"].steps) == ["w (kg) = 74 = 74 kg"]
    assert in_words(found["ontario"].steps) == [
        "h (in) = h (cm) × 0.393701 = 168 × 0.393701 = 66.141768 in",
        "IBW (kg) = 45.5 + 2.3 × (h (in) − 60) = 45.5 + 2.3 × (66.141768 − 60) = 59.6260664 kg",
        "ABW (kg) = IBW + 0.4 × (w − IBW) = 59.626066 + 0.4 × (74 − 59.626066) = 65.37563984 kg",
    ]
    assert in_words(by_rule(dosing_weights(MAN))["ideal"].steps)[1].startswith(
        "IBW (kg) = 50 + 2.3 × (h (in) − 60)"
    )
    assert found["adjusted"].steps == found["ontario"].steps == found["australia"].steps


def test_a_weight_not_above_the_ideal_one_is_not_adjusted() -> None:
    light = weights("M", 175, 60)
    for rule in ("adjusted", "ontario", "australia"):
        assert value(light[rule]) == 60
        assert light[rule].note is Note.ACTUAL_NOT_ABOVE_IDEAL
        assert light[rule].steps[-1].formula == "w (kg)"
    exact = value(light["ideal"])
    assert weights("M", 175, exact)["adjusted"].note is Note.ACTUAL_NOT_ABOVE_IDEAL
    above = weights("M", 175, exact + 1)
    assert value(above["adjusted"]) == exact + Decimal("0.4")
    assert above["adjusted"].note is above["australia"].note is None


@pytest.mark.parametrize(
    ("sex", "height", "weight", "note"),
    [
        ("M", "152.4", "50.1", Note.ADJUSTED_SHOULD),
        ("M", "152.4", "50", Note.OUTSIDE_ACTUAL),
        ("F", "152.4", "45.6", Note.ADJUSTED_SHOULD),
        ("F", "152.4", "45.5", Note.OUTSIDE_ACTUAL),
        ("F", "152.3", "60", Note.OUTSIDE_ACTUAL),
        ("F", "160", "76.8", Note.ADJUSTED_SHOULD),
        ("F", "160", "76.9", Note.ADJUSTED_MUST),
    ],
)
def test_where_ontario_draws_its_lines(sex: str, height: str, weight: str, note: Note) -> None:
    found = weights(sex, height, weight)
    assert found["ontario"].note is note
    same = found["actual" if note is Note.OUTSIDE_ACTUAL else "adjusted"]
    assert found["ontario"].value == same.value


def test_no_ideal_weight_below_its_height_even_where_ontario_asks_for_it() -> None:
    short = weights("F", "152.3", "80")
    for rule in ("ideal", "adjusted", "ontario", "australia"):
        assert short[rule] == RuleResult(rule, None, WhyNot.FROM_152_4_CM)
    assert value(weights("F", "152.4", "80")["ideal"]) > Decimal("45.5")


def test_a_missing_input_gives_no_result_and_is_named() -> None:
    needs = {
        "actual": ("weight",),
        "ideal": ("sex", "height"),
        "adjusted": ("sex", "height", "weight"),
        "ontario": ("sex", "height", "weight"),
        "australia": ("sex", "height", "weight"),
    }
    for rule, inputs in needs.items():
        assert by_rule(dosing_weights(Patient()))[rule].missing == inputs
        for name in ("sex", "height", "weight", "age", "haematocrit"):
            found = by_rule(dosing_weights(replace(WOMAN, **{name: None})))[rule]
            assert found.missing == ((name,) if name in inputs else ())
            assert (found.value is None) is (name in inputs)
    assert SEXES["F"] is Sex.FEMALE
