"""The courses that the bundle has for a condition, and what of each can be taken over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gui.core.bundle.dosing_records import IvigCourse, PlexCourse, Range, Regimen, exact
from gui.core.bundle.records import Fact, TherapyId
from gui.core.evidence import Assessment, Role
from gui.core.reference import Reference
from gui.pages.comparison import by_role
from gui.pages.parts import Part

Span = tuple[Decimal, Decimal]


class Course(Part, frozen=True):
    """One course of a claim or of a fact, word for word, with its numbers where it has some.

    `id` is that of the regimen, or that of the claim or fact where it has no numbers. Exactly one
    of `assessment` and `fact` is set.
    """

    id: str
    therapy: TherapyId
    of: str
    source: str
    text: str
    regimen: Regimen | None
    assessment: Assessment | None
    fact: Fact | None

    @property
    def leads(self) -> bool:
        """Whether it is of the claim that leads the verdict."""
        return self.assessment is not None and self.assessment.role is Role.LEAD

    @property
    def says(self) -> str:
        """The part of the text that is this course alone; all of it where it has no numbers."""
        return self.regimen.says if self.regimen is not None else self.text

    def spans(self) -> dict[str, Span]:
        """What the source gives for the fields that hold numbers, lowest and highest."""
        if self.regimen is None:
            return {}
        if self.regimen.plex is not None:
            return dict(_plex_spans(self.regimen.plex))
        return dict(_ivig_spans(self.regimen.ivig)) if self.regimen.ivig is not None else {}

    def hinted(self, field: str) -> Span | None:
        """The range to show beside a field; for the interval else how many exchanges a week."""
        span = self.spans().get(field)
        plex = self.regimen.plex if self.regimen is not None else None
        if span is None and field == "interval" and plex is not None and plex.exchanges_per_week:
            low, high = plex.exchanges_per_week
            return exact(low), exact(high)
        return span if span is not None and span[0] != span[1] else None

    def values(self) -> dict[str, str]:
        """What can be taken over into the fields: what the source gives as one value."""
        found = {field: written(low) for field, (low, high) in self.spans().items() if low == high}
        plex = self.regimen.plex if self.regimen is not None else None
        if plex is not None and len(plex.replacement) == 1:
            found["replacement"] = plex.replacement[0]
        return found


def written(value: Decimal) -> str:
    """A number as somebody would type it, with a decimal point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def courses(reference: Reference, condition_id: str, therapy: TherapyId) -> tuple[Course, ...]:
    """All courses of a therapy in a condition: of the lead first, as the evidence stands.

    Courses of withdrawn claims are left out, those of facts follow the claims.

    Raises:
        KeyError: there is no such condition.
    """
    found: list[Course] = []
    for assessment in by_role(reference.verdict(condition_id, therapy).assessments):
        claim = assessment.claim
        if claim.course and claim.withdrawn is None:
            plain = Course(
                claim.id, therapy, claim.id, claim.source, claim.course, None, assessment, None
            )
            found += _with_numbers(reference, plain)
    for fact in reference.bundle.therapies[therapy].facts:
        if fact.row == "course" and (not fact.conditions or condition_id in fact.conditions):
            plain = Course(fact.id, therapy, fact.id, fact.source, fact.statement, None, None, fact)
            found += _with_numbers(reference, plain)
    return tuple(found)


def chosen_course(
    reference: Reference, condition_id: str, therapy: TherapyId, course_id: str
) -> Course | None:
    """The course with an id; None where there is none, or no such one."""
    found = courses(reference, condition_id, therapy) if course_id else ()
    return next((course for course in found if course.id == course_id), None)


def lead_course(reference: Reference, condition_id: str, therapy: TherapyId) -> Course | None:
    """The first course of the source that leads the verdict; None where it has none."""
    found = courses(reference, condition_id, therapy)
    return next((course for course in found if course.leads), None)


def _with_numbers(reference: Reference, plain: Course) -> list[Course]:
    """A course once for each of its regimens, as it stands where it has none."""
    dosing = reference.bundle.dosing
    regimens = [it for it in dosing.regimens if it.of == plain.of] if dosing is not None else []
    return [
        Course(
            regimen.id,
            plain.therapy,
            plain.of,
            plain.source,
            plain.text,
            regimen,
            plain.assessment,
            plain.fact,
        )
        for regimen in regimens
    ] or [plain]


def _plex_spans(course: PlexCourse) -> Iterator[tuple[str, Span]]:
    given: dict[str, Range | None] = {
        "exchanges": course.exchanges,
        "volumes": course.volumes,
        "interval": course.interval_days,
    }
    yield from _exact(given)


def _ivig_spans(course: IvigCourse) -> Iterator[tuple[str, Span]]:
    yield from _exact({"dose": course.g_per_kg, "days": course.days})
    daily, days = course.g_per_kg_per_day, course.days
    if course.g_per_kg is None and daily is not None and days is not None:
        yield "dose", (exact(daily[0]) * exact(days[0]), exact(daily[1]) * exact(days[1]))


def _exact(given: dict[str, Range | None]) -> Iterator[tuple[str, Span]]:
    for field, found in given.items():
        if found is not None:
            yield field, (exact(found[0]), exact(found[1]))
