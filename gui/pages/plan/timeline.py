"""The sessions of both courses, and the two on one time line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gui.core.dosing.plan import IvigPlan, PlexPlan
from gui.pages.plan.ivig_rows import IvigRows
from gui.pages.plan.numbers import clock
from gui.pages.plan.parts import Session, Timeline, TimelineDay
from gui.pages.plan.plex_rows import PlexRows, dated
from gui.pages.words import THERAPIES, Words


class Days:
    """Words the days of both courses; a course that cannot be computed has none."""

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
        self._start, self._mixed = start, ivig_day is not None
        self.plex_days: tuple[int, ...] = plex[0].days if plex is not None else ()
        first = ivig_day or 1
        length = ivig[0].inputs.days if ivig is not None else 0
        self.ivig_days = tuple(range(first, first + length))

    def sessions(self) -> Iterator[Session]:
        """Every exchange, then every infusion, each with its day and date."""
        words = self._words
        if self._plex is not None:
            volume = self._plex[1].volume(lambda course: course.each)
            time = clock(session, words) if (session := self._plex[0].session) else ""
            for number, day in enumerate(self.plex_days, 1):
                label = words.text(
                    "Exchange {number} of {count}", number=number, count=len(self.plex_days)
                )
                yield Session("plex", number, day, self._date(day), label, (volume, time))
        if self._ivig is not None:
            dose, time = self._ivig[1].dose_a_day(), self._ivig[1].time_a_day()
            volume = self._ivig[1].volume_a_day()
            for number, day in enumerate(self.ivig_days, 1):
                label = words.text(
                    "Infusion {number} of {count}", number=number, count=len(self.ivig_days)
                )
                yield Session("ivig", number, day, self._date(day), label, (dose, volume, time))

    def timeline(self) -> Timeline | None:
        """Both courses on one time line; None where only one can be computed."""
        if self._plex is None or self._ivig is None:
            return None
        words = self._words
        days = sorted({*self.plex_days, *self.ivig_days})
        volume = self._plex[1].volume(lambda course: course.each)
        infusion = ", ".join(
            part for part in (self._ivig[1].dose_a_day(), self._ivig[1].time_a_day()) if part
        )
        title = (
            words.text("Both for one patient, on one time line")
            if self._mixed
            else words.text("The two courses beside each other, both from day 1")
        )
        columns = tuple(words.of(THERAPIES, therapy) for therapy in THERAPIES)
        return Timeline(
            title=title,
            headings=(words.text("Day"), words.text("Date"), *columns),
            days=tuple(
                TimelineDay(
                    day=day,
                    date=self._date(day),
                    plex=volume if day in self.plex_days else "",
                    ivig=infusion if day in self.ivig_days else "",
                )
                for day in days
            ),
            mixed=self._mixed,
            summary_headings=(words.text("In all"), *columns),
            summary=tuple(self._summary(self._plex, self._ivig)),
        )

    def mixing(self) -> str:
        """How the two stand to each other; empty where only one can be computed."""
        words = self._words
        if not self.plex_days or not self.ivig_days:
            return ""
        if not self._mixed:
            return words.text(
                "Two alternatives, beside each other. With a day on which IVIG begins, both stand "
                "on one time line of one patient."
            )
        days = len({*self.plex_days, *self.ivig_days})
        last = max(*self.plex_days, *self.ivig_days)
        said = words.text(
            "Together {days} days with an exchange or an infusion, from day 1 to day {last}.",
            days=days,
            last=last,
        )
        return f"{said} {self._order()}"

    def _order(self) -> str:
        words = self._words
        following = [day for day in self.plex_days if day >= self.ivig_days[0]]
        if not following:
            return words.text(
                "IVIG begins on day {day}, after the last exchange on day {last}.",
                day=self.ivig_days[0],
                last=self.plex_days[-1],
            )
        return words.counted(
            "IVIG begins on day {day}; {number} exchange is on that day or after it.",
            "IVIG begins on day {day}; {number} exchanges are on that day or after it.",
            len(following),
            day=self.ivig_days[0],
        )

    def _summary(
        self, plex: tuple[PlexPlan, PlexRows], ivig: tuple[IvigPlan, IvigRows]
    ) -> Iterator[tuple[str, str, str]]:
        words = self._words
        yield words.text("Days"), str(len(self.plex_days)), str(len(self.ivig_days))
        yield (
            words.text("From first to last"),
            self._from_to(self.plex_days),
            self._from_to(self.ivig_days),
        )
        session = plex[0].session
        total = clock(session * plex[0].inputs.exchanges, words) if session is not None else ""
        assumed = words.text("{time}, as assumed", time=total) if total else ""
        yield words.text("Hours"), assumed, ivig[1].time_in_total()
        none = words.text("none")
        volume = plex[1].volume(lambda course: course.total)
        yield words.text("Volume out"), volume, none
        yield words.text("Volume in"), volume, ivig[1].volume_in_total()

    def _from_to(self, days: Sequence[int]) -> str:
        first, last = days[0], days[-1]
        if first == last:
            return self._words.text("day {day}", day=first)
        return self._words.text("day {first} to {last}", first=first, last=last)

    def _date(self, day: int) -> str:
        return dated(self._start, day) if self._start is not None else ""
