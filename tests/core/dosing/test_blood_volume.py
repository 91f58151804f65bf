"""Blood and plasma volume by every published rule, and why a rule gives nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from gui.core.dosing.blood_volume import blood_volumes, by_weight
from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.plasma_volume import plasma_volumes
from gui.core.dosing.quantity import (
    Unit,
    centimetres,
    grams,
    kilograms,
    litres,
    metres,
    millilitres,
)
from gui.core.dosing.rules import RuleResult, WhyNot, spread
from tests.core.dosing.patients import MAN, SEXES, WOMAN, by_rule, in_words, value
from tests.core.dosing.vectors import vectors

RULES = ["nadler", "per-kg", "small-children", "linderkamp-1", "linderkamp-2", "linderkamp-3"]
ADULT = {"nadler", "per-kg"}
UNDER_TWO = {"small-children", "linderkamp-1"}
SECOND = {"small-children", "linderkamp-2"}
THIRD = {"small-children", "linderkamp-3"}
NO_RULE: set[str] = set()
APPLY = {
    AgeGroup.PRETERM_NEWBORN: (UNDER_TWO, UNDER_TWO),
    AgeGroup.TERM_NEWBORN: (UNDER_TWO, UNDER_TWO),
    AgeGroup.MONTHS_1_TO_4: (UNDER_TWO, UNDER_TWO),
    AgeGroup.MONTHS_5_TO_23: (UNDER_TWO, UNDER_TWO),
    AgeGroup.YEARS_2_TO_6: (SECOND, SECOND),
    AgeGroup.YEARS_7_TO_14: (THIRD, SECOND),
    AgeGroup.YEARS_15_TO_17: (NO_RULE, NO_RULE),
    AgeGroup.ADULT: (ADULT, ADULT),
}
SMALL = Patient(height=centimetres(110), weight=kilograms(20), haematocrit=Decimal("0.36"))


def applying(results: tuple[RuleResult, ...]) -> set[str]:
    return {result.rule for result in results if result.value is not None}


def patient_of(inputs: dict[str, Decimal | str]) -> Patient:
    height = inputs.get("height_m")
    return Patient(
        SEXES[str(inputs["sex"])],
        AgeGroup.ADULT,
        metres(height) if height else centimetres(inputs["height_cm"]),
        kilograms(inputs["weight_kg"]),
    )


def test_worked_examples_of_nadler() -> None:
    for vector in vectors("nadler_tbv_l"):
        found = value(by_rule(blood_volumes(patient_of(vector["inputs"])))["nadler"])
        assert abs(found - vector["expected"]["tbv_l"]) <= vector["tolerance"], vector


def test_worked_examples_of_linderkamp() -> None:
    groups = {
        "I": ("linderkamp-1", AgeGroup.MONTHS_5_TO_23, Sex.MALE),
        "II": ("linderkamp-2", AgeGroup.YEARS_7_TO_14, Sex.MALE),
        "III": ("linderkamp-3", AgeGroup.YEARS_7_TO_14, Sex.FEMALE),
    }
    for vector in vectors("linderkamp_blood_volume_ml"):
        inputs = vector["inputs"]
        rule, age, sex = groups[inputs["group"]]
        patient = Patient(
            sex, age, centimetres(inputs["height_cm"]), kilograms(inputs["weight_kg"])
        )
        found = value(by_rule(blood_volumes(patient))[rule]) * 1000
        assert abs(found - vector["expected"]["ml"]) <= vector["tolerance"], vector


@pytest.mark.parametrize(
    ("ages", "group"),
    [
        ("0-1 d", AgeGroup.TERM_NEWBORN),
        ("2-30 d", AgeGroup.TERM_NEWBORN),
        ("3-6 mo", AgeGroup.MONTHS_1_TO_4),
        ("7-12 mo", AgeGroup.MONTHS_5_TO_23),
        ("2-3 y", AgeGroup.YEARS_2_TO_6),
        ("4-6 y", AgeGroup.YEARS_2_TO_6),
        ("7-10 y", AgeGroup.YEARS_7_TO_14),
        ("11-14 y", AgeGroup.YEARS_7_TO_14),
    ],
)
def test_what_was_measured_in_children_is_not_far_from_the_rule_per_kilogram(
    ages: str, group: AgeGroup
) -> None:
    """Within two standard deviations of the mean: a check of the rule, and no rule of its own."""
    by_kilogram = by_rule(blood_volumes(replace(SMALL, age=group)))["small-children"]
    found = value(by_kilogram) * 1000 / 20
    printed = vectors("linderkamp_reference_ml_per_kg")
    of_this_age = [it for it in printed if it["inputs"]["age_band"].startswith(ages)]
    assert of_this_age
    for vector in of_this_age:
        mean, deviation = vector["expected"]["ml_per_kg_mean"], vector["expected"]["sd"]
        assert abs(found - mean) <= 2 * deviation, vector


def test_worked_examples_by_weight() -> None:
    for vector in vectors("tbv_ml_per_kg"):
        inputs = vector["inputs"]
        step = by_weight("TBV", Decimal(inputs["ml_per_kg"]), kilograms(inputs["weight_kg"]))
        assert step.result.unit is Unit.LITRE
        assert abs(step.result.value - vector["expected"]["tbv_l"]) <= vector["tolerance"], vector


def test_worked_examples_of_plasma_by_weight() -> None:
    for vector in vectors("plasma_volume_ml_per_kg"):
        patient = replace(MAN, weight=kilograms(vector["inputs"]["weight_kg"]))
        found = value(by_rule(plasma_volumes(patient))["aabb"]) * 1000
        assert abs(found - vector["expected"]["plasma_ml"]) <= vector["tolerance"], vector


def test_worked_examples_of_kaplan() -> None:
    for vector in vectors("kaplan_epv_l"):
        inputs = vector["inputs"]
        patient = Patient(weight=kilograms(inputs["weight_kg"]), haematocrit=inputs["hct_fraction"])
        found = value(by_rule(plasma_volumes(patient))["kaplan"])
        assert abs(found - vector["expected"]["epv_l"]) <= vector["tolerance"], vector


def test_every_rule_of_an_adult_with_its_working() -> None:
    rules = by_rule(plasma_volumes(WOMAN))
    assert list(rules) == [*RULES, "kaplan", "aabb"]
    assert in_words(rules["nadler"].steps) == [
        "TBV (L) = 0.3561 × h³ + 0.03308 × w + 0.1833"
        " = 0.3561 × 1.68³ + 0.03308 × 74 + 0.1833 = 4.3197151552 L",
        "PV (L) = TBV × (1 − Hct) = 4.319715 × (1 − 0.38) = 2.678223396224 L",
    ]
    assert in_words(rules["per-kg"].steps) == [
        "TBV (mL) = 65 × w = 65 × 74 = 4.81 L",
        "PV (L) = TBV × (1 − Hct) = 4.81 × (1 − 0.38) = 2.9822 L",
    ]
    assert in_words(rules["kaplan"].steps) == [
        "EPV (L) = 0.065 × w × (1 − Hct) = 0.065 × 74 × (1 − 0.38) = 2.9822 L"
    ]
    assert in_words(rules["aabb"].steps) == ["PV (mL) = 36 × w = 36 × 74 = 2.664 L"]
    men = by_rule(plasma_volumes(MAN))
    assert [str(value(men[rule]).normalize()) for rule in ("per-kg", "aabb")] == ["3.08", "3.2"]
    assert value(men["nadler"]) == Decimal("2.830110078125")


def test_the_working_of_linderkamp() -> None:
    girl = replace(SMALL, sex=Sex.FEMALE, age=AgeGroup.YEARS_7_TO_14)
    step = by_rule(blood_volumes(girl))["linderkamp-3"].steps[0]
    assert (step.formula, step.filled) == (
        "log10 TBV (mL) = 0.6412 × log10 w + 0.001270 × h + 2.2169",
        "0.6412 × log10 20 + 0.001270 × 110 + 2.2169",
    )


def test_every_digit_of_linderkamp_counts() -> None:
    """The volumes in mL are worked out apart from the program, to the microlitre."""
    for rule, age, sex, kg, cm, millilitre in (
        ("linderkamp-1", AgeGroup.TERM_NEWBORN, Sex.MALE, 5, 58, "400.787"),
        ("linderkamp-2", AgeGroup.YEARS_7_TO_14, Sex.MALE, 35, 140, "2592.588"),
        ("linderkamp-3", AgeGroup.YEARS_7_TO_14, Sex.FEMALE, 30, 132, "2146.200"),
    ):
        patient = Patient(sex, age, centimetres(cm), kilograms(kg))
        found = value(by_rule(blood_volumes(patient))[rule]) * 1000
        assert round(found, 3) == Decimal(millilitre)


@pytest.mark.parametrize("age", AgeGroup)
def test_which_rules_apply_at_which_age(age: AgeGroup) -> None:
    weight = kilograms(74) if age is AgeGroup.ADULT else kilograms(20)
    for sex, expected in zip(Sex, APPLY[age], strict=True):
        patient = replace(SMALL, age=age, sex=sex, weight=weight)
        assert applying(blood_volumes(patient)) == expected
        also = {"kaplan", "aabb"} if age is AgeGroup.ADULT else {"kaplan"}
        assert applying(plasma_volumes(patient)) == expected | also


def test_what_small_children_have_per_kilogram() -> None:
    per_kg = {
        AgeGroup.PRETERM_NEWBORN: 100,
        AgeGroup.TERM_NEWBORN: 85,
        AgeGroup.MONTHS_1_TO_4: 75,
        AgeGroup.MONTHS_5_TO_23: 70,
        AgeGroup.YEARS_2_TO_6: 70,
        AgeGroup.YEARS_7_TO_14: 70,
    }
    for age, each in per_kg.items():
        found = by_rule(blood_volumes(replace(SMALL, age=age)))["small-children"]
        assert value(found) * 1000 == each * 20


def test_the_limit_of_25_kg_is_where_the_sources_put_it() -> None:
    light, heavy = grams(24999), kilograms(25)
    adult = by_rule(blood_volumes(replace(MAN, weight=light)))["nadler"]
    assert (adult.value, adult.why_not) == (None, WhyNot.FROM_25_KG)
    assert value(by_rule(blood_volumes(replace(MAN, weight=heavy)))["nadler"]) > 0
    child = replace(SMALL, age=AgeGroup.YEARS_7_TO_14)
    assert value(by_rule(blood_volumes(replace(child, weight=light)))["small-children"]) > 0
    heavier = by_rule(blood_volumes(replace(child, weight=heavy)))["small-children"]
    assert (heavier.value, heavier.why_not) == (None, WhyNot.UNDER_25_KG)


def test_every_rule_outside_its_range_says_why() -> None:
    adult = {it.rule: it.why_not for it in plasma_volumes(MAN)}
    assert adult == {
        "nadler": None,
        "per-kg": None,
        "small-children": WhyNot.CHILDREN_ONLY,
        "linderkamp-1": WhyNot.UNDER_2_YEARS,
        "linderkamp-2": WhyNot.BOYS_2_TO_14_GIRLS_2_TO_6,
        "linderkamp-3": WhyNot.GIRLS_7_TO_14,
        "kaplan": None,
        "aabb": None,
    }
    girl = replace(SMALL, sex=Sex.FEMALE, age=AgeGroup.YEARS_7_TO_14)
    assert {it.rule: it.why_not for it in plasma_volumes(girl) if it.value is None} == {
        "nadler": WhyNot.ADULTS_ONLY,
        "per-kg": WhyNot.ADULTS_ONLY,
        "linderkamp-1": WhyNot.UNDER_2_YEARS,
        "linderkamp-2": WhyNot.BOYS_2_TO_14_GIRLS_2_TO_6,
        "aabb": WhyNot.MEN_AND_WOMEN,
    }
    boy = by_rule(blood_volumes(replace(girl, sex=Sex.MALE, age=None)))
    assert boy["linderkamp-3"].why_not is WhyNot.GIRLS_7_TO_14


NEEDS = {
    "nadler": ("sex", "age", "height", "weight", "haematocrit"),
    "per-kg": ("sex", "age", "weight", "haematocrit"),
    "small-children": ("age", "weight", "haematocrit"),
    "linderkamp-1": ("age", "height", "weight", "haematocrit"),
    "linderkamp-2": ("sex", "age", "height", "weight", "haematocrit"),
    "linderkamp-3": ("sex", "age", "height", "weight", "haematocrit"),
    "kaplan": ("weight", "haematocrit"),
    "aabb": ("sex", "age", "weight"),
}
IN_RANGE = {
    "nadler": WOMAN,
    "per-kg": WOMAN,
    "small-children": replace(SMALL, sex=Sex.MALE, age=AgeGroup.YEARS_2_TO_6),
    "linderkamp-1": replace(SMALL, sex=Sex.MALE, age=AgeGroup.TERM_NEWBORN),
    "linderkamp-2": replace(SMALL, sex=Sex.FEMALE, age=AgeGroup.YEARS_2_TO_6),
    "linderkamp-3": replace(SMALL, sex=Sex.FEMALE, age=AgeGroup.YEARS_7_TO_14),
    "kaplan": WOMAN,
    "aabb": WOMAN,
}


@pytest.mark.parametrize("rule", NEEDS)
def test_a_missing_input_gives_no_result_and_is_named(rule: str) -> None:
    whole = IN_RANGE[rule]
    assert value(by_rule(plasma_volumes(whole))[rule]) > 0
    for lacking in ("sex", "age", "height", "weight", "haematocrit"):
        found = by_rule(plasma_volumes(replace(whole, **{lacking: None})))[rule]
        if lacking in NEEDS[rule]:
            assert found == RuleResult(rule, None, WhyNot.MISSING, missing=(lacking,))
        else:
            assert value(found) > 0
    assert by_rule(plasma_volumes(Patient()))[rule].missing == NEEDS[rule]


def test_the_blood_volume_needs_no_haematocrit() -> None:
    known = blood_volumes(replace(WOMAN, haematocrit=None))
    assert known == blood_volumes(WOMAN)
    unknown = by_rule(plasma_volumes(replace(WOMAN, haematocrit=None, sex=None)))
    assert unknown["nadler"].missing == ("sex", "haematocrit")


def test_the_wrong_formulas_in_print_are_not_what_is_computed() -> None:
    """Some print PV = Hct × TBV / (1 - Hct), others PV = BV / (1 - Hct)."""
    haematocrit = WOMAN.haematocrit
    assert haematocrit is not None
    blood, plasma = by_rule(blood_volumes(WOMAN)), by_rule(plasma_volumes(WOMAN))
    for rule in ("nadler", "per-kg"):
        total, found = value(blood[rule]), value(plasma[rule])
        assert found == total * (1 - haematocrit)
        assert abs(found - haematocrit * total / (1 - haematocrit)) > Decimal("0.01")
        assert abs(found - total / (1 - haematocrit)) > Decimal(1)


def test_the_spread_is_between_the_lowest_and_the_highest_rule() -> None:
    found = spread(plasma_volumes(WOMAN))
    assert found is not None
    assert (found.lowest.rule, found.highest.rule) == ("aabb", "per-kg")
    assert round(found.share, 4) == Decimal("0.1194")
    assert found.wide


def test_the_spread_is_wide_above_ten_percent() -> None:
    def between(*volumes: str) -> tuple[Decimal, bool]:
        found = spread(RuleResult(it, litres(it)) for it in volumes)
        assert found is not None
        return found.share, found.wide

    assert between("2", "2.2", "2.1") == (Decimal("0.1"), False)
    assert between("2.201", "2") == (Decimal("0.1005"), True)
    assert spread([RuleResult("one", litres(2)), RuleResult("none", None)]) is None
    assert spread([]) is None
    mixed = spread([RuleResult("one", litres(2)), RuleResult("other", millilitres(3000))])
    assert mixed is not None
    assert mixed.share == Decimal("0.5")


def test_the_working_of_small_children() -> None:
    newborn = replace(SMALL, age=AgeGroup.TERM_NEWBORN, weight=kilograms(3))
    assert in_words(by_rule(blood_volumes(newborn))["small-children"].steps) == [
        "TBV (mL) = 85 × w = 85 × 3 = 0.255 L"
    ]
