"""Every worked example of the evidence is in exactly one test; what was observed is no result."""

from __future__ import annotations

import ast
from collections import Counter
from decimal import Decimal
from pathlib import Path

from gui.core.dosing.removal import fraction_removed, fully_mixed
from tests.core.dosing.vectors import every_vector, vectors

IGG_INSIDE = Decimal("0.45")


def claims() -> list[str]:
    """The formulas whose examples the tests here ask for."""
    return [
        node.args[0].value
        for path in sorted(Path(__file__).parent.glob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "vectors"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def test_every_example_is_claimed_by_exactly_one_test() -> None:
    claimed = [vector for formula in claims() for vector in vectors(formula)]
    every = every_vector()
    assert len(every) == 207
    assert Counter(map(repr, claimed)) == Counter(map(repr, every))


def test_what_was_observed_lies_off_what_is_computed() -> None:
    """Series are shown beside the arithmetic, and never taken for it."""
    found = {vector["formula"]: vector for vector in vectors("observed_")}
    assert {vector["kind"] for vector in found.values()} == {"observation"}
    assert len(found) == 5
    single = found["observed_igg_single_session"]
    low, high = single["expected"]["percent_reduction_range"]
    assert not low <= fraction_removed(single["inputs"]["x"]) * 100 <= high
    thrice = found["observed_igg_three_alternate_day"]
    left = fully_mixed(thrice["inputs"]["x_mean"], thrice["inputs"]["sessions"], IGG_INSIDE)
    assert abs((1 - left.body) * 100 - thrice["expected"]["percent_reduction"]) > 10
    course = found["observed_mg_course"]
    low, high = course["expected"]["percent_reduction_range"]
    left = fully_mixed(Decimal(1), course["inputs"]["sessions_median"], IGG_INSIDE)
    assert (1 - left.body) * 100 > high


def test_the_rule_of_thumb_of_a_textbook_is_not_what_is_computed() -> None:
    (vector,) = vectors("textbook_five_session_claim")
    claimed = vector["expected"]["igg_percent_reduction_calculated"]
    for volumes, computed in zip(vector["inputs"]["x"], (81, 88), strict=True):
        left = fully_mixed(volumes, vector["inputs"]["sessions"], IGG_INSIDE)
        assert round((1 - left.body) * 100) == computed < claimed
