"""The two courses on one time line: what is given on which day, and what it comes to.

Days count from 1, the day of the first exchange; day 1 of the time line is also the first of the
infusions where both stand side by side as alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from gui.core.dosing.quantity import Quantity


class Treatment(Struct, frozen=True):
    """One course: the days on which something is given, ascending, and what one of them takes.

    `shortest` and `longest` are the time of one session or infusion, `given` the volume that it
    brings in and `taken` what it takes out; None for what is not known.

    Raises:
        ValueError: there is no day, a day is before day 1, or the days do not ascend.
    """

    days: tuple[int, ...]
    shortest: Quantity | None
    longest: Quantity | None
    given: Quantity | None
    taken: Quantity | None

    def __post_init__(self) -> None:
        if not self.days or self.days[0] < 1 or list(self.days) != sorted(set(self.days)):
            raise ValueError(f"no days of a course: {self.days}")


class Burden(Struct, frozen=True):
    """What a course, or both, come to.

    `days` is on how many days something is given, `span` how many calendar days there are from
    the first to the last of them; times and volumes are of the whole course, None where not known.
    """

    days: int
    span: int
    shortest: Quantity | None
    longest: Quantity | None
    given: Quantity | None
    taken: Quantity | None


class Day(Struct, frozen=True):
    """One day on which something is given: which exchange and which infusion it is, 0 for none.

    `date` is None where no date of day 1 was entered.
    """

    day: int
    date: date | None
    exchange: int
    infusion: int


class Timeline(Struct, frozen=True):
    """Both courses on one time line.

    `together` is None where the two are alternatives. `before_exchange` has the infusion days
    after which an exchange follows on a later day, `same_day` those with an exchange on them; both
    empty for alternatives.
    """

    days: tuple[Day, ...]
    plex: Burden | None
    ivig: Burden | None
    together: Burden | None
    before_exchange: tuple[int, ...]
    same_day: tuple[int, ...]


def infusion_days(first: int, days: int) -> tuple[int, ...]:
    """The days of an IVIG course: one after the other, from the day of the time line entered."""
    return tuple(range(first, first + days))


def timeline(
    plex: Treatment | None, ivig: Treatment | None, day_1: date | None, *, mixed: bool
) -> Timeline:
    """The two courses, as far as they are known, on one time line.

    Args:
        plex: the exchanges.
        ivig: the infusions.
        day_1: the date of day 1.
        mixed: whether both are for one patient; they are alternatives otherwise.

    Raises:
        OverflowError: a day is after the last that a date can be.
    """
    exchanges, infusions = (_ordinals(course) for course in (plex, ivig))
    days = tuple(
        Day(day, _date(day_1, day), exchanges.get(day, 0), infusions.get(day, 0))
        for day in sorted({*exchanges, *infusions})
    )
    both = [course for course in (plex, ivig) if course is not None]
    mixing = mixed and len(both) > 1
    return Timeline(
        days=days,
        plex=_burden([plex]) if plex else None,
        ivig=_burden([ivig]) if ivig else None,
        together=_burden(both) if mixing else None,
        before_exchange=tuple(day for day in infusions if mixing and day < max(exchanges)),
        same_day=tuple(day for day in infusions if mixing and day in exchanges),
    )


def _ordinals(course: Treatment | None) -> dict[int, int]:
    days = course.days if course else ()
    return {day: ordinal for ordinal, day in enumerate(days, start=1)}


def _date(day_1: date | None, day: int) -> date | None:
    return None if day_1 is None else day_1 + timedelta(days=day - 1)


def _burden(courses: list[Treatment]) -> Burden:
    days = {day for course in courses for day in course.days}
    return Burden(
        days=len(days),
        span=max(days) - min(days) + 1,
        shortest=_sum((course.shortest, course) for course in courses),
        longest=_sum((course.longest, course) for course in courses),
        given=_sum((course.given, course) for course in courses),
        taken=_sum((course.taken, course) for course in courses),
    )


def _sum(parts: Iterable[tuple[Quantity | None, Treatment]]) -> Quantity | None:
    total: Quantity | None = None
    for each, course in parts:
        if each is None:
            return None
        whole = each * len(course.days)
        total = whole if total is None else total + whole
    return total
