"""What the benchmark of hostile input makes of what the fuzzing found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks import bench_hostile
from tests.fuzzing.targets import TARGETS

SOUND = {
    "tried": 1_000_000,
    "found": 0,
    "slowest": {"amount": 0.5},
    "growth": {"amount": 60.0},
    "each_second": 1200,
}


def test_what_was_tried_is_told_with_the_worst_of_it() -> None:
    (row,) = bench_hostile.rows({"bundles": SOUND})
    assert row.what == "hostile input: bundles"
    assert row.measured == (
        "1,000,000 tried, 0 found; slowest 0.50 s, growth 60 MB; 1,200 a second"
    )
    assert row.goal == "at least 1,000,000; none found, 1 s, 200 MB"
    assert row.met


@pytest.mark.parametrize(
    "worse",
    [
        {"tried": 999_999},
        {"found": 1},
        {"slowest": {"amount": 1.01}},
        {"growth": {"amount": 200.1}},
    ],
)
def test_a_goal_is_missed_by_little_as_well(worse: dict[str, Any]) -> None:
    (row,) = bench_hostile.rows({"bundles": {**SOUND, **worse}})
    assert row.met is False


def test_the_usual_numbers_are_those_of_the_goals() -> None:
    for name, (_, number) in TARGETS.items():
        assert number == bench_hostile.GOALS.get(name, bench_hostile.USUAL_GOAL)
