"""The numbers of the formulas that the program computes with, and of no others.

A bundle tells the formulas in words, and the working shows them above its lines: one with another
number would stand above a result that was computed by the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gui.core.bundle.dosing_records import DosingRule, RuleId
from gui.core.bundle.problems import Problem

NUMBER = re.compile(r"\d+(?:\.\d+)?")
COMPUTED: Mapping[RuleId, str] = {
    "nadler": "0.3669 0.03219 0.6041 0.3561 0.03308 0.1833",
    "per-kg": "70 65",
    "small-children": "100 85 1 4 75 25 70",
    "linderkamp-1": "2 10 0.7891 10 0.004132 1.8117",
    "linderkamp-2": "2 14 2 6 0.6459 10 0.002743 2.0324",
    "linderkamp-3": "7 14 0.6412 10 0.001270 2.2169",
    "plasma-share": "1",
    "kaplan": "0.065 1",
    "aabb": "40 36",
    "exchange-volume": "1.0 1.5",
    "gbs-protocol": "200 250",
    "albumin": "0.05 5",
    "bottles-and-units": "12.5 250 1 250",
    "calcium-gluconate": "10",
    "one-session": "0",
    "full-mixing": "1 1 1 1 1",
    "two-compartments": "1 1 12 1 21 2 1 2 12 1 21 2 1 0 2 0 1 12 21 1 2",
    "ideal-weight": "50 45.5 2.3 60 0.393701",
    "adjusted-weight": "0.4",
    "ontario": "30 152.4 50 45.5 5",
    "australia": "",
    "actual-weight": "",
    "nearest-5-g": "5",
    "weight-bands": "",
    "infusion-steps": "30",
}
"""By the rule, each number of its formula in order, as `resources/bundle/dosing.json` has it."""


def check_formulas(rules: Sequence[DosingRule]) -> Iterator[Problem]:
    """Rules whose formula has other numbers, or another order of them, than the program."""
    for place, rule in enumerate(rules):
        wanted, found = _numbers(COMPUTED[rule.id]), _numbers(rule.formula)
        starts = range(len(found) - len(wanted) + 1)
        if not any(found[start : start + len(wanted)] == wanted for start in starts):
            message = f"the program computes with the numbers {COMPUTED[rule.id]}, in this order"
            yield Problem("dosing.json", f"$.rules[{place}].formula", message)


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(number) for number in NUMBER.findall(text)]
