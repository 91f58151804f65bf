"""Plasma volume by every published rule: from each blood volume, by Kaplan, by weight."""

from __future__ import annotations

from decimal import Decimal

from gui.core.dosing.blood_volume import blood_volumes, by_weight
from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, written
from gui.core.dosing.rules import RuleResult, Step, WhyNot, given, lacking, nothing

KAPLAN = Decimal("0.065")
AABB = {Sex.MALE: Decimal(40), Sex.FEMALE: Decimal(36)}


def plasma_volumes(patient: Patient) -> tuple[RuleResult, ...]:
    """The plasma volume by every published rule, in litres, in a fixed order.

    The rules for the blood volume come first, under their own ids, then `kaplan` and `aabb`.
    """
    from_blood = (_from_blood(result, patient) for result in blood_volumes(patient))
    return (*from_blood, kaplan(patient), aabb(patient))


@arithmetic()
def kaplan(patient: Patient) -> RuleResult:
    """Estimated plasma volume (L) = 0.065 × w (kg) × (1 - Hct); no age range is published.

    Kaplan, J Clin Apher 2008, doi:10.1002/jca.20249.
    """
    weight, haematocrit = patient.weight, patient.haematocrit
    if weight is None or haematocrit is None:
        return lacking("kaplan", weight=weight, haematocrit=haematocrit)
    w = weight.number(Unit.KILOGRAM)
    return given(
        "kaplan",
        Step(
            f"EPV (L) = {KAPLAN} × w × (1 − Hct)",
            f"{KAPLAN} × {written(w)} × (1 − {written(haematocrit)})",
            Quantity(KAPLAN * w * (1 - haematocrit), Unit.LITRE),
        ),
    )


def aabb(patient: Patient) -> RuleResult:
    """Plasma volume: 40 mL/kg in men, 36 mL/kg in women (AABB values), so not in children."""
    sex, age, weight = patient.sex, patient.age, patient.weight
    if age not in {None, AgeGroup.ADULT}:
        return nothing("aabb", WhyNot.MEN_AND_WOMEN)
    if sex is None or age is None or weight is None:
        return lacking("aabb", sex=sex, age=age, weight=weight)
    return given("aabb", by_weight("PV", AABB[sex], weight))


@arithmetic()
def _from_blood(blood: RuleResult, patient: Patient) -> RuleResult:
    haematocrit = patient.haematocrit
    if blood.value is None:
        if blood.missing and haematocrit is None:
            return RuleResult(
                blood.rule, None, WhyNot.MISSING, missing=(*blood.missing, "haematocrit")
            )
        return blood
    if haematocrit is None:
        return lacking(blood.rule, haematocrit=haematocrit)
    litres = blood.value.number(Unit.LITRE)
    plasma = Step(
        "PV (L) = TBV × (1 − Hct)",
        f"{written(litres)} × (1 − {written(haematocrit)})",
        Quantity(litres * (1 - haematocrit), Unit.LITRE),
    )
    return given(blood.rule, *blood.steps, plasma)
