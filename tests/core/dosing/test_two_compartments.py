"""The modelled course of IgG: worked examples, a second integrator, and what must always hold."""

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from gui.core.dosing.quantity import Quantity, Unit
from gui.core.dosing.removal import fully_mixed
from gui.core.dosing.two_compartments import (
    Course,
    Kinetics,
    igg_band,
    igg_course,
    sample_hours,
)
from tests.core.dosing.vectors import vectors

NOTHING = Decimal("1e-25")
RANGE = (Decimal("0.01"), Decimal("0.03"))


def time(value: Decimal | int | str) -> Quantity:
    return Quantity(Decimal(value), Unit.HOUR)


def exchanges(*volumes: str, interval: int = 24, length: int | str = 2) -> Course:
    return Course(tuple(map(Decimal, volumes)), time(interval), time(length))


def assumed(return_rate: Decimal | str = "0.02") -> Kinetics:
    return Kinetics(Decimal("0.45"), Quantity(Decimal(21), Unit.DAY), Decimal(return_rate))


def close(one: Decimal, other: Decimal, tolerance: Decimal = NOTHING) -> bool:
    return abs(one - other) <= tolerance


VOLUMES = st.decimals("0.5", "2", places=1)
KINDS = st.builds(
    Kinetics,
    st.decimals("0.2", "0.9", places=2),
    st.decimals("100", "1000", places=0).map(time),
    st.decimals("0.005", "0.05", places=3),
)
COURSES = st.builds(
    Course,
    st.lists(VOLUMES, min_size=1, max_size=7).map(tuple),
    st.sampled_from([24, 36, 48]).map(time),
    st.decimals("0.5", "6", places=1).map(time),
)


def rate(course: Course, hours: Decimal) -> Decimal:
    """The plasma volumes that are exchanged per hour, from this hour on."""
    rates = {one.begin: one.rate for one in course.sessions()}
    return rates.get(hours, Decimal(0))


def end_of_all(course: Course) -> Decimal:
    return course.interval.value * (len(course.volumes) + 1)


@pytest.mark.parametrize("vector", vectors("two_compartment_igg"), ids=str)
def test_every_worked_example(vector: dict[str, Any]) -> None:
    inputs, expected, tolerance = vector["inputs"], vector["expected"], vector["tolerance"]
    volumes = [str(inputs["x"])] * inputs["sessions"]
    course = exchanges(*volumes, interval=inputs["interval_h"])
    after = course.interval.value * inputs["sessions"]
    hours = sorted({*course.beginnings(), *course.endings(), after})
    kinetics = assumed(inputs["k21_per_h"])
    samples = {sample.hours: sample for sample in igg_course(course, kinetics, hours)}
    assert close(samples[after].plasma * 100, expected["next_pre_percent"], tolerance)
    turns = zip(course.beginnings(), course.endings(), strict=True)
    for (begin, end), row in zip(turns, expected["rows_session_pre_post_total"], strict=True):
        _, before, just_after, total = row
        assert close(samples[begin].plasma * 100, before, tolerance)
        assert close(samples[end].plasma * 100, just_after, tolerance)
        assert close(samples[end].body * 100, total, tolerance)


def integrated(course: Course, kinetics: Kinetics, ends: Sequence[Decimal]) -> list[list[float]]:
    """The equations as they are written, by SciPy's own steps: IgG inside and outside vessels."""
    share, back = float(kinetics.intravascular), float(kinetics.return_rate)
    broken_down = math.log(2) / (float(kinetics.half_life.value) * share)
    state, found = [share, 1 - share], []
    for begin, end in pairwise([Decimal(0), *ends]):

        def change(
            _: float, now: Sequence[float], flow: float = float(rate(course, begin))
        ) -> list[float]:
            out = back * (1 - share) / share * now[0] - back * now[1]
            return [broken_down * (share - now[0]) - flow * now[0] - out, out]

        span = (0.0, float(end - begin))
        state = list(solve_ivp(change, span, state, rtol=1e-8, atol=1e-10).y[:, -1])
        found.append(state)
    return found


@settings(max_examples=12, deadline=None, database=None)
@given(COURSES, KINDS)
def test_a_second_integrator_agrees_to_a_thousandth_of_the_start(
    course: Course, kinetics: Kinetics
) -> None:
    hours = sorted({*course.beginnings()[1:], *course.endings(), end_of_all(course)})
    ours = igg_course(course, kinetics, hours)
    for sample, (inside, outside) in zip(ours, integrated(course, kinetics, hours), strict=True):
        assert abs(float(sample.plasma) - inside / float(kinetics.intravascular)) < 0.001
        assert abs(float(sample.body) - inside - outside) < 0.001


@settings(max_examples=8, deadline=None, database=None)
@given(COURSES, KINDS)
def test_igg_is_conserved(course: Course, kinetics: Kinetics) -> None:
    """What the body has changed by is what was made, less what was broken down and exchanged."""
    share = kinetics.intravascular
    broken_down = Decimal(2).ln() / (kinetics.half_life.value * share)
    turns = sorted({*course.beginnings(), *course.endings(), end_of_all(course)})
    for begin, end in pairwise(turns):
        hours = [begin + (end - begin) * part / 40 for part in range(41)]
        samples = igg_course(course, kinetics, hours)
        weights = map(Decimal, [1, *[4, 2] * 19, 4, 1])
        parts = (w * one.plasma for w, one in zip(weights, samples, strict=True))
        simpson = sum(parts, Decimal(0)) / 120
        inside, made = simpson * (end - begin) * share, broken_down * share * (end - begin)
        change = samples[-1].body - samples[0].body
        lost = (broken_down + rate(course, begin)) * inside
        assert close(change, made - lost, Decimal("1e-4"))


@settings(max_examples=20, deadline=None, database=None)
@given(KINDS, st.integers(1, 12))
def test_without_an_exchange_nothing_changes(kinetics: Kinetics, sessions: int) -> None:
    course = exchanges(*["0"] * sessions)
    for sample in igg_course(course, kinetics, sample_hours(course, Decimal(400), Decimal(50))):
        assert close(sample.plasma, Decimal(1))
        assert close(sample.body, Decimal(1))


@settings(max_examples=20, deadline=None, database=None)
@given(COURSES, KINDS, VOLUMES)
def test_more_exchanged_leaves_less_and_never_less_than_nothing(
    course: Course, kinetics: Kinetics, more: Decimal
) -> None:
    larger = Course(tuple(one + more for one in course.volumes), course.interval, course.length)
    hours = sample_hours(course, end_of_all(course), course.interval.value / 4)
    pairs = zip(*(igg_course(one, kinetics, hours) for one in (course, larger)), strict=True)
    for less, most in pairs:
        assert 0 < most.plasma <= less.plasma <= 1 + NOTHING
        assert 0 < most.body <= less.body <= 1 + NOTHING


def test_igg_comes_back_to_the_start() -> None:
    course = exchanges(*["1"] * 5, interval=48)
    soon, late = igg_course(course, assumed(), [course.endings()[-1] + 504, Decimal(87600)])
    assert Decimal("0.5") < soon.plasma < Decimal("0.8")
    assert close(late.plasma, Decimal(1), Decimal("1e-12"))


@settings(max_examples=20, deadline=None, database=None)
@given(VOLUMES, st.integers(1, 6), st.decimals("0.2", "0.9", places=2))
def test_short_sessions_far_apart_are_fully_mixed(
    volumes: Decimal, sessions: int, share: Decimal
) -> None:
    kinetics = Kinetics(share, half_life=time("1e14"), return_rate=Decimal("0.02"))
    course = exchanges(*[str(volumes)] * sessions, interval=10_000, length="1e-9")
    left = igg_course(course, kinetics, [course.endings()[-1]])[0]
    expected = fully_mixed(volumes, sessions, share)
    assert close(left.plasma, expected.plasma, Decimal("1e-6"))
    assert close(left.body, expected.body, Decimal("1e-6"))


@settings(max_examples=20, deadline=None, database=None)
@given(COURSES, st.decimals("0.01", "0.03", places=4))
def test_the_band_holds_every_curve_of_its_range(course: Course, rate: Decimal) -> None:
    hours = sample_hours(course, end_of_all(course), Decimal(12))
    band = igg_band(course, assumed(), RANGE, hours)
    assert [one.hours for one in band] == list(hours)
    middle, within = (igg_course(course, one, hours) for one in (assumed(), assumed(rate)))
    for one, mid, other in zip(band, middle, within, strict=True):
        assert one.low <= one.middle == mid.plasma <= one.high
        assert one.low - Decimal("0.001") <= other.plasma <= one.high + Decimal("0.001")


def test_which_assumption_leaves_the_least_changes_in_a_course() -> None:
    course = exchanges(*["1.5"] * 5)
    hours = [course.endings()[0], course.interval.value * 5]
    slow, fast = (igg_course(course, assumed(rate), hours) for rate in ("0.01", "0.03"))
    assert slow[0].plasma < fast[0].plasma
    assert slow[1].plasma > fast[1].plasma
    band = igg_band(course, assumed(), RANGE, hours)
    assert (band[0].low, band[0].high) == (slow[0].plasma, fast[0].plasma)
    rates = [Decimal(ten_thousandths) / 10_000 for ten_thousandths in range(100, 301, 25)]
    within = [igg_course(course, assumed(rate), hours)[1].plasma for rate in rates]
    assert slow[1].plasma < max(within) == band[1].high


@settings(max_examples=20, deadline=None, database=None)
@given(COURSES, KINDS, st.lists(st.decimals("0", "300", places=2), max_size=5).map(sorted))
def test_an_hour_has_the_same_value_whatever_else_is_asked(
    course: Course, kinetics: Kinetics, hours: list[Decimal]
) -> None:
    alone = [igg_course(course, kinetics, [hour])[0] for hour in hours]
    for one, other in zip(alone, igg_course(course, kinetics, hours), strict=True):
        assert one.hours == other.hours
        assert close(one.plasma, other.plasma)
        assert close(one.body, other.body)


def test_a_curve_is_drawn_at_every_turn_and_finely_in_between() -> None:
    course = exchanges("1", "1", length=3)
    hours = sample_hours(course, last=Decimal(30), spacing=Decimal(2))
    assert {Decimal(hour) for hour in (0, 3, 24, 27, 30)} <= set(hours)
    assert list(hours) == sorted(set(hours))
    gaps = [(begin, end - begin) for begin, end in pairwise(hours)]
    assert {gap for begin, gap in gaps if begin < 3} == {Decimal("0.25")}
    assert {gap for begin, gap in gaps if begin >= 27} == {Decimal("1.5")}
    assert max(gap for _, gap in gaps) <= 2
    assert sample_hours(course, Decimal(2), Decimal("0.1"))[1] == Decimal("0.1")
    assert sample_hours(course, Decimal(0), Decimal(2)) == (Decimal(0),)


def test_sessions_may_last_any_time_and_differ() -> None:
    third = time(Decimal(10) / 3)
    course = Course((Decimal(1), Decimal("0.5")), interval=third, length=third)
    first, second = course.sessions()
    assert (first.begin, first.end) == (Decimal(0), second.begin)
    assert [round(one.rate, 20) for one in (first, second)] == [Decimal("0.3"), Decimal("0.15")]
    after = second.end + 1
    assert igg_course(course, assumed(), [second.end, after])[1].plasma > Decimal("0.3")


@pytest.mark.parametrize(
    ("volumes", "length"), [([], 2), (["1", "-0.1"], 2), (["1"], 0), (["1"], 25), (["1"], -2)]
)
def test_what_is_no_course(volumes: list[str], length: int) -> None:
    with pytest.raises(ValueError, match="no such course"):
        exchanges(*volumes, length=length)


@pytest.mark.parametrize(
    "numbers", [("0", "504", "0.02"), ("1", "504", "0.02"), ("0.45", "0", "1"), ("0.45", "1", "0")]
)
def test_what_are_no_kinetics(numbers: tuple[str, str, str]) -> None:
    share, half_life, rate = numbers
    with pytest.raises(ValueError, match="no such kinetics"):
        Kinetics(Decimal(share), time(half_life), Decimal(rate))


def test_a_half_life_may_be_short() -> None:
    kinetics = Kinetics(Decimal("0.45"), time("0.5"), Decimal("0.02"))
    sample = igg_course(exchanges("1"), kinetics, [Decimal(24)])[0]
    assert close(sample.plasma, Decimal(1), Decimal("1e-4"))


def test_hours_ascend_from_the_first_session() -> None:
    course = exchanges("1")
    assert igg_course(course, assumed(), []) == ()
    for hours in ([Decimal(-1)], [Decimal(2), Decimal(1)]):
        with pytest.raises(ValueError, match="do not ascend"):
            igg_course(course, assumed(), hours)
    for last, spacing in ((-1, 2), (10, 0)):
        with pytest.raises(ValueError, match="no hours"):
            sample_hours(course, Decimal(last), Decimal(spacing))
