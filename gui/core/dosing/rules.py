"""What a published rule gives, line by line, or why it gives nothing; and how far rules differ."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from gui.core.dosing.quantity import Quantity, arithmetic

WIDE = Decimal("0.10")


class WhyNot(StrEnum):
    """Why a rule gives nothing for a patient."""

    MISSING = "missing"
    ADULTS_ONLY = "adults-only"
    MEN_AND_WOMEN = "men-and-women"
    CHILDREN_ONLY = "children-only"
    FROM_25_KG = "from-25-kg"
    UNDER_25_KG = "under-25-kg"
    UNDER_2_YEARS = "under-2-years"
    BOYS_2_TO_14_GIRLS_2_TO_6 = "boys-2-14-girls-2-6"
    GIRLS_7_TO_14 = "girls-7-14"
    FROM_152_4_CM = "from-152.4-cm"
    BANDS_40_TO_130_KG = "bands-40-130-kg"


class Note(StrEnum):
    """What a rule says beside its value."""

    ACTUAL_NOT_ABOVE_IDEAL = "actual-not-above-ideal"
    ADJUSTED_MUST = "adjusted-must"
    ADJUSTED_SHOULD = "adjusted-should"
    OUTSIDE_ACTUAL = "outside-actual"


class Step(Struct, frozen=True):
    """One line of the working: the formula, the same with the inputs put in, and the result.

    Numbers have a decimal point; `filled` shows up to six decimal places, while `result` is what
    was computed, unrounded.
    """

    formula: str
    filled: str
    result: Quantity


class RuleResult(Struct, frozen=True):
    """What one rule gives: `value`, or why not; `missing` has the ids of the inputs it lacks.

    `steps` end with the value. A rule without a value has no steps. `note` is what the rule itself
    says of how it came to its value.
    """

    rule: str
    value: Quantity | None
    why_not: WhyNot | None = None
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    note: Note | None = None


class Spread(Struct, frozen=True):
    """How far the rules that give something are apart: (highest - lowest) / lowest."""

    lowest: RuleResult
    highest: RuleResult
    share: Decimal

    @property
    def wide(self) -> bool:
        """Whether they are more than 10 % apart."""
        return self.share > WIDE


def given(rule: str, *steps: Step, note: Note | None = None) -> RuleResult:
    """What a rule gives, by its steps; the last has the value."""
    return RuleResult(rule, steps[-1].result, steps=steps, note=note)


def nothing(rule: str, why_not: WhyNot) -> RuleResult:
    """A rule outside its own range."""
    return RuleResult(rule, None, why_not)


def lacking(rule: str, **inputs: object) -> RuleResult:
    """A rule for which inputs are missing: those that are None, by the id of their field."""
    missing = tuple(name for name, value in inputs.items() if value is None)
    return RuleResult(rule, None, WhyNot.MISSING, missing=missing)


@arithmetic()
def spread(results: Iterable[RuleResult]) -> Spread | None:
    """How far the rules are apart that give a value; None with fewer than two of them."""
    values = [(result.value, result) for result in results if result.value is not None]
    if len(values) < 2:
        return None
    low, lowest = min(values, key=lambda pair: pair[0])
    high, highest = max(values, key=lambda pair: pair[0])
    return Spread(lowest, highest, (high - low) / low)
