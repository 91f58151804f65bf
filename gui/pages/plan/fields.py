"""The fields of the planner's form: options, hints, how an entry was read, why it was refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gui.core.bundle.records import TherapyId
from gui.core.dosing.entry import Entered
from gui.core.dosing.patient import AgeGroup, flags
from gui.core.dosing.quantity import Quantity, Unit
from gui.core.reference import THERAPIES, Reference
from gui.pages.citing import Citations
from gui.pages.parts import source_label
from gui.pages.plan.courses import Course, Span, chosen_course, courses
from gui.pages.plan.entries import GROUPS, from_course
from gui.pages.plan.numbers import localised, plain, shown, whole_span
from gui.pages.plan.parts import Field, FieldKind, Option
from gui.pages.plan.reading import Problem, Reading, products
from gui.pages.plan.words import (
    AGES,
    FIELDS,
    INTERVALS,
    OTHER_AGES,
    PATIENT_FLAGS,
    PHASES,
    PROBLEMS,
    READ_AS,
    REPLACEMENTS,
    RULES,
    SEXES,
    UNITS,
    WEIGHT_RULES,
)
from gui.pages.words import STANCES, Words

_CHOICES = frozenset(
    {
        *("units", "sex", "age", "interval", "replacement", "product", "weight_rule"),
        *("plex_course", "ivig_course"),
    }
)
_UNITS = {"volumes": "\u00d7", "plasma_share": "%", "dose": "g/kg"}
_LONGEST_LABEL = 70
_LONGEST_GROUP = 45


class Fields:
    """Words the inputs of one planner for one page."""

    def __init__(
        self,
        reference: Reference,
        condition_id: str,
        entries: Mapping[str, str],
        reading: Reading,
        citations: Citations,
        words: Words,
    ) -> None:
        self._reference, self._condition = reference, condition_id
        self._entries, self._reading = entries, reading
        self._citations, self._words = citations, words
        self.courses: dict[TherapyId, Course | None] = {
            therapy: chosen_course(
                reference, condition_id, therapy, entries.get(f"{therapy}_course", "")
            )
            for therapy in THERAPIES
        }

    def all(self) -> tuple[Field, ...]:
        """Every input, in the order of the form."""
        return tuple(self._field(field) for field in GROUPS)

    def flags(self) -> tuple[str, ...]:
        """What is unlikely about the patient as entered."""
        return (*self._patient_flags().values(), *self._of_other_ages())

    def _of_other_ages(self) -> Iterator[str]:
        """A child in a condition of adults, or an adult in one of children."""
        age = self._reading.patient.age
        population = self._reference.bundle.conditions[self._condition].population
        if age is None or population == "any":
            return
        wanted = "adults" if age is AgeGroup.ADULT else "children"
        if population != wanted:
            yield self._words.of(OTHER_AGES, population)

    def said_missing(self, therapy: TherapyId) -> str:
        """What must still be entered, and what was refused; empty where nothing is."""
        missing, refused = self._reading.missing[therapy], self._reading.refused[therapy]
        said = []
        if missing:
            names = ", ".join(self._name_with_hint(field) for field in missing)
            said.append(self._words.text("Still to be entered: {fields}.", fields=names))
        if refused:
            names = ", ".join(self._label(field) for field in refused)
            said.append(self._words.text("Not accepted: {fields}.", fields=names))
        return " ".join(said)

    def problem(self, field: str) -> str:
        """Why the entry of a field was refused; empty where it was not."""
        problem = self._reading.problems.get(field)
        if problem is None:
            return ""
        code = problem.code
        if field == "haematocrit" and code == "out-of-range":
            code = "out-of-range-haematocrit"
        said = self._words.filled(PROBLEMS, code, **self._values(problem))
        return " ".join(said.split())

    def _values(self, problem: Problem) -> dict[str, str]:
        return {
            name: localised(value, self._words) if name != "options" else value
            for name, value in problem.values.items()
        }

    def _label(self, field: str) -> str:
        return self._words.of(FIELDS, field)

    def _name_with_hint(self, field: str) -> str:
        hint = self._hint(field)
        return f"{self._label(field)} ({hint})" if hint else self._label(field)

    def _field(self, field: str) -> Field:
        text, course = self._entries.get(field, ""), self._course_of(field)
        taken = from_course(course, field, text)
        problem = self.problem(field)
        kind: FieldKind = "date" if field == "start" else "text"
        return Field(
            id=field,
            group=GROUPS[field],
            kind="choice" if field in _CHOICES else kind,
            label=self._label(field),
            text=localised(text, self._words) if taken and field not in _CHOICES else text,
            unit=self._unit(field),
            hint=self._hint(field),
            read_as=self._read_as(field),
            problem=problem,
            flag="" if problem else self._flag(field),
            options=tuple(self._options(field)),
            from_course=taken,
            number=self._number(field, taken=taken),
            enabled=field != "plasma_share" or self._entries.get("replacement") == "both",
        )

    def _course_of(self, field: str) -> Course | None:
        group = GROUPS[field]
        return None if group == "patient" else self.courses[group]

    def _number(self, field: str, *, taken: bool) -> int:
        course = self._course_of(field)
        if course is None or not (taken or field.endswith("_course")):
            return 0
        read = course.assessment.claim.read if course.assessment is not None else None
        return self._citations.cite(course.source, read)

    def _unit(self, field: str) -> str:
        imperial = self._reading.units == "imperial"
        if field == "height":
            return "in" if imperial else "cm"
        if field == "weight":
            return "lb" if imperial else "kg"
        return _UNITS.get(field, "")

    def _hint(self, field: str) -> str:
        """The range that the source of the course gives for a number."""
        course = self._course_of(field)
        found = course.hinted(field) if course is not None else None
        if course is None or found is None:
            return ""
        label = source_label(self._reference.bundle.sources[course.source], self._words)
        return f"{label}: {self._spanned(field, found, course)}"

    def _spanned(self, field: str, found: Span, course: Course) -> str:
        span = whole_span(*found, self._words)
        if field == "dose":
            return self._words.filled(READ_AS, "dose", number=span)
        if field != "interval":
            return span
        if field not in course.spans():
            return self._words.text("{span} a week", span=span)
        return self._words.text("{span} days", span=span)

    def _flag(self, field: str) -> str:
        if field in {"weight", "height"}:
            return self._patient_flags().get(field, "")
        entered, course = self._reading.entered.get(field), self._course_of(field)
        found = course.spans().get(field) if course is not None else None
        if entered is None or course is None or found is None:
            return ""
        if found[0] <= Decimal(entered.value) <= found[1]:
            return ""
        span = self._spanned(field, found, course)
        return self._words.text("outside what the chosen course has: {span}", span=span)

    def _patient_flags(self) -> dict[str, str]:
        return {
            flag.code: self._words.filled(
                PATIENT_FLAGS,
                flag.code,
                **{name: plain(value, self._words, 1) for name, value in flag.values.items()},
            )
            for flag in flags(self._reading.patient)
        }

    def _read_as(self, field: str) -> str:
        entered = self._reading.entered.get(field)
        if entered is None:
            return ""
        if field in {"height", "weight"}:
            return self._measure(entered)
        if field == "haematocrit":
            return self._haematocrit(entered)
        if field == "dose":
            return self._dose(entered)
        if field in READ_AS:
            number = plain(Decimal(entered.value), self._words)
            return self._words.filled(READ_AS, field, number=number)
        return "" if field in _CHOICES else str(entered.value)

    def _measure(self, entered: Entered[Quantity]) -> str:
        """A height or weight with its unit, and the same in the unit of the formulas."""
        mass = entered.value.unit in {Unit.KILOGRAM, Unit.GRAM, Unit.POUND}
        typed = " ".join(f"{plain(it.value, self._words)} {it.unit.value}" for it in entered.parts)
        metric = Unit.KILOGRAM if mass else Unit.CENTIMETRE
        imperial = Unit.POUND if mass else Unit.INCH
        wanted = imperial if self._reading.units == "imperial" else metric
        others = [unit for unit in (metric, wanted) if unit is not entered.value.unit]
        said = [shown(entered.value.to(unit), self._words, 1) for unit in dict.fromkeys(others)]
        return " = ".join([typed, *said])

    def _dose(self, entered: Entered[Decimal]) -> str:
        """A dose in total, and what it is a day once the days are known."""
        number, days = plain(entered.value, self._words), self._reading.entered.get("days")
        if days is None:
            return self._words.filled(READ_AS, "dose", number=number)
        daily = plain(entered.value / Decimal(days.value), self._words)
        return self._words.filled(READ_AS, "dose_and_days", number=number, daily=daily)

    def _haematocrit(self, entered: Entered[Decimal]) -> str:
        percent = f"{plain(entered.value * 100, self._words)} %"
        if entered.how == "fraction":
            fraction = plain(entered.value, self._words)
            return self._words.text(
                "{fraction}, read as a fraction: {percent}", fraction=fraction, percent=percent
            )
        return self._words.text("{percent}, read as percent", percent=percent)

    def _options(self, field: str) -> Iterator[Option]:
        words = self._words
        if field == "units":
            yield from (Option(code, words.of(UNITS, code)) for code in UNITS)
        elif field == "sex":
            yield from (Option(code, words.of(SEXES, code)) for code in SEXES)
        elif field == "age":
            yield from (Option(code, words.of(AGES, code)) for code in AGES)
        elif field == "interval":
            yield from (Option(code, words.of(INTERVALS, code)) for code in INTERVALS)
        elif field == "replacement":
            yield from (Option(code, words.of(REPLACEMENTS, code)) for code in REPLACEMENTS)
        elif field == "weight_rule":
            yield Option("", words.text("All rules, side by side"))
            yield from (Option(code, words.of(RULES, code)) for code in WEIGHT_RULES)
        elif field == "product":
            for product in products(self._reference):
                aside = ", ".join(part for part in (product.region, product.use) if part)
                yield Option(product.id, f"{product.name} ({aside})")
        elif field in {"plex_course", "ivig_course"}:
            yield Option("", words.text("None: own values"))
            yield from self._course_options("plex" if field == "plex_course" else "ivig")

    def _course_options(self, therapy: TherapyId) -> Iterator[Option]:
        for course in courses(self._reference, self._condition, therapy):
            label = source_label(self._reference.bundle.sources[course.source], self._words)
            phase = course.regimen.phase if course.regimen is not None else "course"
            if phase != "course":
                label = f"{label}, {self._words.of(PHASES, phase)}"
            claim = course.assessment.claim if course.assessment is not None else None
            if claim is not None and claim.scope == "subgroup" and claim.population:
                label = f"{label}, {_shortened(claim.population, _LONGEST_GROUP)}"
            said = _shortened(course.says, _LONGEST_LABEL)
            yield Option(course.id, f"{label}: {said}", self._note(course))

    def _note(self, course: Course) -> str:
        """The course word for word, after what its source says of the therapy."""
        if course.assessment is None:
            return course.text
        claim = course.assessment.claim
        stance = claim.position or claim.finding or "no-statement"
        whom = claim.population or ""
        parts = [self._words.of(STANCES, stance), whom, course.text]
        return ". ".join(part.removesuffix(".") for part in parts if part) + "."


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text.removesuffix(".")
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "\u2026"
