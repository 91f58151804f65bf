"""Both courses on one time line."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing.quantity import Quantity, Unit, litres, millilitres
from gui.core.dosing.timeline import Burden, Day, Treatment, infusion_days, timeline

DAY_1 = date(2026, 12, 30)


def minutes(value: int) -> Quantity:
    return Quantity(Decimal(value), Unit.MINUTE)


def exchanges(*days: int) -> Treatment:
    time = Quantity(Decimal(2), Unit.HOUR)
    return Treatment(days, time, time, given=litres("2.5"), taken=litres("2.5"))


def infusions(first: int, days: int) -> Treatment:
    nothing = millilitres(0)
    return Treatment(
        infusion_days(first, days), minutes(180), minutes(600), millilitres(300), nothing
    )


def test_alternatives_stand_side_by_side_and_each_has_its_own_sum() -> None:
    found = timeline(exchanges(1, 3, 5), infusions(1, 2), DAY_1, mixed=False)
    assert found.days == (
        Day(1, date(2026, 12, 30), 1, 1),
        Day(2, date(2026, 12, 31), 0, 2),
        Day(3, date(2027, 1, 1), 2, 0),
        Day(5, date(2027, 1, 3), 3, 0),
    )
    six_hours = Quantity(Decimal(6), Unit.HOUR)
    assert found.plex == Burden(3, 5, six_hours, six_hours, litres("7.5"), litres("7.5"))
    assert found.ivig == Burden(2, 2, minutes(360), minutes(1200), millilitres(600), millilitres(0))
    assert (found.together, found.before_exchange, found.same_day) == (None, (), ())


def test_both_for_one_patient_are_summed_up_and_what_meets_is_told() -> None:
    found = timeline(exchanges(1, 3, 5), infusions(4, 3), None, mixed=True)
    assert [(day.day, day.date, day.exchange, day.infusion) for day in found.days] == [
        (1, None, 1, 0),
        (3, None, 2, 0),
        (4, None, 0, 1),
        (5, None, 3, 2),
        (6, None, 0, 3),
    ]
    least, most = (Quantity(Decimal(value), Unit.HOUR) for value in (15, 36))
    assert found.together == Burden(5, 6, least, most, litres("8.4"), litres("7.5"))
    assert found.before_exchange == (4,)
    assert found.same_day == (5,)


def test_infusions_after_the_last_exchange_meet_none() -> None:
    found = timeline(exchanges(1, 3), infusions(4, 5), None, mixed=True)
    assert (found.before_exchange, found.same_day) == ((), ())
    assert found.together is not None
    assert (found.together.days, found.together.span) == (7, 8)


@pytest.mark.parametrize("mixed", [True, False])
def test_one_course_alone(mixed: bool) -> None:
    only = timeline(None, infusions(2, 2), None, mixed=mixed)
    assert [(day.day, day.infusion) for day in only.days] == [(2, 1), (3, 2)]
    assert (only.plex, only.together, only.before_exchange) == (None, None, ())
    other = timeline(exchanges(1, 2), None, None, mixed=mixed)
    assert (other.ivig, other.together) == (None, None)
    assert timeline(None, None, DAY_1, mixed=mixed).days == ()


def test_what_is_not_known_of_one_is_not_known_of_both() -> None:
    unknown = Treatment((2,), None, minutes(60), None, millilitres(0))
    found = timeline(exchanges(1), unknown, None, mixed=True)
    assert found.ivig is not None
    assert (found.ivig.shortest, found.ivig.longest) == (None, minutes(60))
    assert found.together is not None
    assert (found.together.shortest, found.together.given) == (None, None)
    assert found.together.longest == Quantity(Decimal(3), Unit.HOUR)


@pytest.mark.parametrize("days", [(), (0, 1), (2, 1), (1, 1)])
def test_the_days_of_a_course_ascend_from_the_first(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no days of a course"):
        Treatment(days, None, None, None, None)


@settings(max_examples=30, deadline=None, database=None)
@given(st.sets(st.integers(1, 40), min_size=1, max_size=12), st.integers(1, 40), st.integers(1, 7))
def test_the_sum_is_that_of_its_days(days: set[int], first: int, many: int) -> None:
    plex, ivig = exchanges(*sorted(days)), infusions(first, many)
    found = timeline(plex, ivig, DAY_1, mixed=True)
    assert [day.day for day in found.days] == sorted(days | set(ivig.days))
    assert sum(day.exchange > 0 for day in found.days) == len(days)
    assert max(day.infusion for day in found.days) == many
    for one, after in pairwise(found.days):
        assert one.date is not None
        assert after.date is not None
        assert after.date - one.date == timedelta(days=after.day - one.day)
    assert found.together is not None
    assert found.together.given == litres("2.5") * len(days) + millilitres(300) * many
    assert found.together.days == len(found.days)
    assert found.together.span == found.days[-1].day - found.days[0].day + 1
    met = set(found.before_exchange) | set(found.same_day)
    assert met == {day for day in ivig.days if day <= max(days)}
