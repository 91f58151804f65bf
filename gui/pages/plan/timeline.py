"""The sessions of both courses, and the two on one time line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from gui.core.bundle.records import TherapyId
from gui.core.dosing.plan import IvigPlan, PlexPlan
from gui.core.dosing.quantity import Quantity
from gui.core.dosing.timeline import Burden, Day, infusion_days
from gui.core.dosing.timeline import Timeline as Days
from gui.core.dosing.timeline import timeline as on_one_line
from gui.pages.plan.ivig_rows import IvigRows
from gui.pages.plan.numbers import clock, clock_span, span
from gui.pages.plan.parts import Session, Timeline, TimelineDay
from gui.pages.plan.plex_rows import PlexRows
from gui.pages.words import THERAPIES, Words

Ends = tuple[Burden | None, Burden | None]


class Schedule:
    """Words the days of both courses; a course that cannot be computed has none.

    Volumes and times are those of the lowest and of the highest rule.
    """

    def __init__(
        self,
        plex: tuple[PlexPlan, PlexRows] | None,
        ivig: tuple[IvigPlan, IvigRows] | None,
        words: Words,
        *,
        start: date | None,
        ivig_day: int | None,
    ) -> None:
        self._plex, self._ivig, self._words = plex, ivig, words
        self._mixed, first_day = ivig_day is not None, ivig_day or 1
        self._low, self._high = (
            self._line(end, start, first_day, mixed=self._mixed) for end in (0, -1)
        )
        self._count = len(plex[0].days) if plex is not None else 0
        length = ivig[0].inputs.days if ivig is not None else 0
        self.ivig_days = infusion_days(first_day, length)

    def headings(self) -> dict[TherapyId, tuple[str, ...]]:
        """What stands above the cells of the sessions of each therapy."""
        words = self._words
        return {
            "plex": (words.text("Exchanged"), words.text("Time, as assumed")),
            "ivig": (words.text("Dose"), words.text("Volume"), words.text("Time")),
        }

    def sessions(self) -> Iterator[Session]:
        """Every exchange, then every infusion, each with its day and date."""
        words = self._words
        if self._plex is not None:
            volume = self._plex[1].volume(lambda course: course.each)
            time = clock(session, words) if (session := self._plex[0].session) else ""
            for number, day, when in self._days(lambda day: day.exchange):
                label = words.text("Exchange {number} of {count}", number=number, count=self._count)
                yield Session("plex", number, day, when, label, (volume, time))
        if self._ivig is not None:
            rows, count = self._ivig[1], len(self.ivig_days)
            cells = (rows.dose_a_day(), rows.volume_a_day(), rows.time_a_day())
            for number, day, when in self._days(lambda day: day.infusion):
                label = words.text("Infusion {number} of {count}", number=number, count=count)
                yield Session("ivig", number, day, when, label, cells)

    def timeline(self) -> Timeline | None:
        """Both courses on one time line; None where only one can be computed."""
        if self._plex is None or self._ivig is None:
            return None
        words = self._words
        volume = self._plex[1].volume(lambda course: course.each)
        infusion = (self._ivig[1].dose_a_day(), self._ivig[1].time_a_day())
        title = (
            words.text("Both for one patient, on one time line")
            if self._mixed
            else words.text("The two courses beside each other, both from day 1")
        )
        columns = tuple(words.of(THERAPIES, therapy) for therapy in THERAPIES)
        together = (words.text("Together"),) if self._mixed else ()
        return Timeline(
            title=title,
            headings=(words.text("Day"), words.text("Date"), *columns),
            days=tuple(
                TimelineDay(
                    day=entry.day,
                    date=_iso(entry.date),
                    plex=volume if entry.exchange else "",
                    ivig=", ".join(filter(None, infusion)) if entry.infusion else "",
                )
                for entry in self._low.days
            ),
            mixed=self._mixed,
            summary_headings=(words.text("In all"), *columns, *together),
            summary=tuple(self._summary()),
        )

    def mixing(self) -> str:
        """How the two stand to each other; empty where only one can be computed."""
        words = self._words
        if self._plex is None or self._ivig is None:
            return ""
        if not self._mixed:
            return words.text(
                "Two alternatives, beside each other. With a day on which IVIG begins, both stand "
                "on one time line of one patient."
            )
        last = self._low.days[-1].day
        together = self._low.together
        days = together.days if together is not None else 0
        said = words.text(
            "Together {days} days with an exchange or an infusion, from day 1 to day {last}.",
            days=days,
            last=last,
        )
        return " ".join([said, *self._order(self._plex[0].days[-1])])

    def _order(self, last_exchange: int) -> Iterator[str]:
        """Which infusions an exchange follows, or that none does."""
        words, line = self._words, self._low
        if not line.before_exchange and not line.same_day:
            yield words.text(
                "IVIG begins on day {day}, after the last exchange on day {last}.",
                day=self.ivig_days[0],
                last=last_exchange,
            )
        if line.before_exchange:
            yield words.counted(
                "After {number} infusion an exchange follows on a later day: on day {days}.",
                "After {number} infusions an exchange follows on a later day: on days {days}.",
                len(line.before_exchange),
                days=", ".join(map(str, line.before_exchange)),
            )
        if line.same_day:
            yield words.counted(
                "{number} infusion is on the day of an exchange: on day {days}.",
                "{number} infusions are on the day of an exchange: on days {days}.",
                len(line.same_day),
                days=", ".join(map(str, line.same_day)),
            )

    def _line(self, end: int, start: date | None, first_day: int, *, mixed: bool) -> Days:
        """The time line of the lowest rules (0) or of the highest (-1)."""
        plex = ivig = None
        if self._plex is not None:
            plan = self._plex[0]
            plex = plan.treatment(plan.applying[end][1])
        if self._ivig is not None:
            ivig = self._ivig[0].treatment(self._ivig[1].applying[end][0], first_day)
        return on_one_line(plex, ivig, start, mixed=mixed)

    def _days(self, of: Callable[[Day], int]) -> Iterator[tuple[int, int, str]]:
        return ((of(entry), entry.day, _iso(entry.date)) for entry in self._low.days if of(entry))

    def _summary(self) -> Iterator[tuple[str, ...]]:
        words = self._words
        columns: list[Ends] = [(self._low.plex, self._high.plex), (self._low.ivig, self._high.ivig)]
        if self._mixed:
            columns.append((self._low.together, self._high.together))
        rows: dict[str, Callable[[Burden, Burden], str]] = {
            words.text("Days with an exchange or an infusion"): lambda low, _: str(low.days),
            words.text("Days from the first to the last"): lambda low, _: str(low.span),
            words.text("Hours, those of exchanges as assumed"): lambda low, high: self._time(
                low.shortest, high.longest
            ),
            words.text("Volume out"): lambda low, high: self._volume(low.taken, high.taken),
            words.text("Volume in"): lambda low, high: self._volume(low.given, high.given),
        }
        for label, cell in rows.items():
            yield label, *(cell(low, high) if low and high else "" for low, high in columns)

    def _time(self, low: Quantity | None, high: Quantity | None) -> str:
        if low is None or high is None:
            return self._words.text("not known")
        return clock_span(low, high, self._words)

    def _volume(self, low: Quantity | None, high: Quantity | None) -> str:
        if low is None or high is None:
            return self._words.text("not known")
        return span(low, high, self._words) if high.value else self._words.text("nothing")


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
