"""Patients of the tests."""

from __future__ import annotations

from decimal import Decimal

from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.quantity import centimetres, kilograms
from gui.core.dosing.rules import RuleResult, Step

WOMAN = Patient(
    Sex.FEMALE, AgeGroup.ADULT, centimetres(168), kilograms(74), haematocrit=Decimal("0.38")
)
MAN = Patient(
    Sex.MALE, AgeGroup.ADULT, centimetres(175), kilograms(80), haematocrit=Decimal("0.45")
)
SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}


def by_rule(results: tuple[RuleResult, ...]) -> dict[str, RuleResult]:
    found = {result.rule: result for result in results}
    assert len(found) == len(results)
    return found


def value(result: RuleResult) -> Decimal:
    """The number that a rule gives; it ends its own working."""
    assert result.value is not None, result
    assert result.why_not is None
    assert result.missing == ()
    assert result.steps[-1].result == result.value
    return result.value.value


def in_words(steps: tuple[Step, ...]) -> list[str]:
    return [
        f"{step.formula} = {step.filled} = {step.result.value.normalize():f} {step.result.unit}"
        for step in steps
    ]
