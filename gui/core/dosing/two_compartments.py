"""IgG in plasma and tissue during a course of exchanges, and between them.

With A1 the IgG inside the vessels and A2 that outside, as shares of all IgG at the start:

    dA1/dt = S - kel A1 - k12 A1 + k21 A2 - (x/T) A1    the last term during a session alone
    dA2/dt = k12 A1 - k21 A2

It starts in balance, A1 = f and A2 = 1 - f, so k12 = k21 (1 - f)/f, kel = ln 2/(t1/2 f) and
S = kel f. Derived; t1/2 and k21 are assumed (dosing data of the bundle, with their wording).

Within a session and between two the equations are linear with constant coefficients, so they are
solved exactly, by the eigenvalues of their matrix; there is no step of integration.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from gui.core.dosing.quantity import Quantity, Unit, arithmetic

NOTHING = Decimal(0)
_PARTS = 8


class Kinetics(Struct, frozen=True):
    """The assumptions: the share of IgG inside the vessels, its half-life, and how fast it returns.

    `intravascular` is f, above 0 and below 1; `half_life` a time, of all IgG in the body;
    `return_rate` is k21, the share of the IgG outside the vessels that goes into them per hour.

    Raises:
        ValueError: one of them is outside its range.
    """

    intravascular: Decimal
    half_life: Quantity
    return_rate: Decimal

    def __post_init__(self) -> None:
        lasting = self.half_life.number(Unit.HOUR) > 0
        if not (0 < self.intravascular < 1 and lasting and self.return_rate > 0):
            raise ValueError(f"no such kinetics: {self}")


class Session(Struct, frozen=True):
    """One exchange: the hours at which it begins and ends, and its rate in plasma volumes per hour.

    The rate is x/T: the plasma volumes of the session by its length.
    """

    begin: Decimal
    end: Decimal
    rate: Decimal


class Course(Struct, frozen=True):
    """Exchanges at equal intervals, the first at hour 0.

    `volumes` has the exchanged volume of each session in plasma volumes, 0 or more; `interval` is
    from the beginning of one to that of the next, and `length` how long a session lasts.

    Raises:
        ValueError: there is no session, a volume is negative, or a session has no length or is
            not over when the next begins.
    """

    volumes: tuple[Decimal, ...]
    interval: Quantity
    length: Quantity

    def __post_init__(self) -> None:
        interval, length = (time.number(Unit.HOUR) for time in (self.interval, self.length))
        if not self.volumes or min(self.volumes) < 0 or not 0 < length <= interval:
            raise ValueError(f"no such course: {self}")

    @arithmetic()
    def sessions(self) -> tuple[Session, ...]:
        """Each session, in order."""
        interval, length = (time.number(Unit.HOUR) for time in (self.interval, self.length))
        beginnings = (interval * index for index in range(len(self.volumes)))
        return tuple(
            Session(begin, begin + length, volume / length)
            for begin, volume in zip(beginnings, self.volumes, strict=True)
        )

    def beginnings(self) -> tuple[Decimal, ...]:
        """The hour at which each session begins."""
        return tuple(one.begin for one in self.sessions())

    def endings(self) -> tuple[Decimal, ...]:
        """The hour at which each session ends."""
        return tuple(one.end for one in self.sessions())


class Sample(Struct, frozen=True):
    """At an hour, the IgG in the plasma and in the whole body, as shares of the start."""

    hours: Decimal
    plasma: Decimal
    body: Decimal


class BandSample(Struct, frozen=True):
    """At an hour, the least, the middle and the most IgG in the plasma, as shares of the start."""

    hours: Decimal
    low: Decimal
    middle: Decimal
    high: Decimal


State = tuple[Decimal, Decimal]
Step = Callable[[State], State]


def _solution(kinetics: Kinetics, exchanged: Decimal, hours: Decimal) -> Step:
    """What `hours` at a constant rate of exchange (plasma volumes per hour) do to (A1, A2).

    With the matrix M of the equations, m half its trace and q the root of m² - det M,
    e^(M t) = e^(m t) (cosh(q t) + sinh(q t)/q (M - m)); it carries the distance from the state
    in which nothing would change any more. q is real and not 0, for k12 k21 > 0.
    """
    share, back = kinetics.intravascular, kinetics.return_rate
    out = back * (1 - share) / share
    broken_down = Decimal(2).ln() / (kinetics.half_life.number(Unit.HOUR) * share)
    leaving = broken_down + out + exchanged
    resting = broken_down * share / (broken_down + exchanged)
    rest = (resting, resting * out / back)
    mean = -(leaving + back) / 2
    root = (mean * mean - back * (broken_down + exchanged)).sqrt()
    rising, falling = ((mean + root) * hours).exp(), ((mean - root) * hours).exp()
    even, odd = (rising + falling) / 2, (rising - falling) / (2 * root)

    def step(state: State) -> State:
        first, second = state[0] - rest[0], state[1] - rest[1]
        return (
            rest[0] + even * first + odd * ((-leaving - mean) * first + back * second),
            rest[1] + even * second + odd * (out * first + (-back - mean) * second),
        )

    return step


def _rate(sessions: Sequence[Session], hours: Decimal) -> Decimal:
    """The plasma volumes that are exchanged per hour from this hour on: none between sessions."""
    going_on = (one.rate for one in sessions if one.begin <= hours < one.end)
    return next(going_on, NOTHING)


def _turns(sessions: Sequence[Session], last: Decimal) -> set[Decimal]:
    """The hours up to `last` at which a session begins or ends, and `last`."""
    return {min(turn, last) for one in sessions for turn in (one.begin, one.end, last)}


@arithmetic()
def igg_course(course: Course, kinetics: Kinetics, hours: Sequence[Decimal]) -> tuple[Sample, ...]:
    """The modelled IgG at each of these hours, exactly.

    Args:
        course: the exchanges.
        kinetics: what is assumed.
        hours: ascending, 0 or more; each is seen before anything happens at it.

    Raises:
        ValueError: an hour is negative or before the one that it follows.
    """
    if any(later < earlier for earlier, later in pairwise([NOTHING, *hours])):
        raise ValueError("the hours do not ascend from 0")
    share = kinetics.intravascular
    state = (share, 1 - share)
    reached = {NOTHING: state}
    solution = lru_cache(maxsize=None)(_solution)
    sessions = course.sessions()
    ends = {*hours, *_turns(sessions, max(hours, default=NOTHING))}
    for begin, end in pairwise(sorted({NOTHING, *ends})):
        state = solution(kinetics, _rate(sessions, begin), end - begin)(state)
        reached[end] = state
    return tuple(
        Sample(hour, reached[hour][0] / share, reached[hour][0] + reached[hour][1])
        for hour in hours
    )


@arithmetic()
def igg_band(
    course: Course,
    assumed: Kinetics,
    return_rates: tuple[Decimal, Decimal],
    hours: Sequence[Decimal],
) -> tuple[BandSample, ...]:
    """The modelled IgG in the plasma, with its band from the range of what is assumed.

    More IgG comes back while k21 is higher, so a session then leaves more of it in the plasma but
    takes more out of the body: which k21 leaves the least changes in the course. The band is
    therefore from the least to the most over nine values of k21, not between two curves.

    Args:
        course: the exchanges.
        assumed: what the middle curve assumes.
        return_rates: the lowest and the highest k21 (per hour) of its range.
        hours: as for `igg_course`.

    Raises:
        ValueError: as for `igg_course`, or for a k21 that is none.
    """
    lowest, highest = return_rates
    rates = [lowest + (highest - lowest) * part / _PARTS for part in range(_PARTS + 1)]
    every = [assumed, *(replace(assumed, return_rate=rate) for rate in rates)]
    curves = [[one.plasma for one in igg_course(course, kind, hours)] for kind in every]
    return tuple(
        BandSample(hour, low=min(middle, *others), middle=middle, high=max(middle, *others))
        for hour, middle, *others in zip(hours, *curves, strict=True)
    )


@arithmetic()
def sample_hours(course: Course, last: Decimal, spacing: Decimal) -> tuple[Decimal, ...]:
    """Hours to draw a curve at: every turn of the course, and others no further apart than asked.

    Args:
        course: the exchanges.
        last: the last hour, 0 or more.
        spacing: the most hours between two of them; within a session a twelfth of its length is
            the most.

    Raises:
        ValueError: `spacing` is not above 0, or `last` is negative.
    """
    if spacing <= 0 or last < 0:
        raise ValueError(f"no hours up to {last} with {spacing} between them")
    sessions = course.sessions()
    fine = min(spacing, course.length.number(Unit.HOUR) / 12)
    found = [NOTHING]
    for begin, end in pairwise(sorted(_turns(sessions, last))):
        most = fine if _rate(sessions, begin) else spacing
        parts = int(((end - begin) / most).to_integral_value(ROUND_CEILING))
        found += [begin + (end - begin) * part / parts for part in range(1, parts)]
        found.append(end)
    return tuple(found)
