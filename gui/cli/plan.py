"""`plex-ivig plan`: the planner of one condition in a terminal, as JSON or as PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TextIO

from gui.cli.answers import (
    DATA_UNUSABLE,
    DONE,
    WRONG_USE,
    WrongConditionError,
    complain,
    knows_every_character,
    resolve_condition,
)
from gui.cli.export import Made, deliver
from gui.cli.json_output import fingerprint_json
from gui.cli.plan_arguments import LEAD, NO_COURSE, entered
from gui.cli.plan_json import plan_json
from gui.cli.plan_text import plan_text
from gui.cli.text_output import imprint_text
from gui.core.bundle import printable
from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.pages.imprint import Imprint, imprint
from gui.pages.plan.courses import Course, courses, lead_course
from gui.pages.plan.entries import fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse


class PlanJob(NamedTuple):
    """What is to be put on paper: the page, with every calculation where `working` is set."""

    page: PlanPage
    imprint: Imprint
    words: Words
    paper: str | None
    working: bool


PlanMaker = Callable[[PlanJob], Made]


class WrongCourseError(Exception):
    """What was typed names no course of the condition, or several; the message lists them."""


class Plan:
    """Plans from one bundle on one day; nothing of it is kept."""

    def __init__(
        self, reference: Reference, words: Words, today: date, make_pdf: PlanMaker | None
    ) -> None:
        self._reference, self._words, self._today = reference, words, today
        self._make_pdf = make_pdf

    def run(self, arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
        """Plan what the arguments ask for; returns the exit code.

        What is missing or refused is complained of, all of it, in English, and nothing is printed.

        Raises:
            OSError: standard output cannot be written.
        """
        therapies: Sequence[TherapyId] = THERAPIES
        if arguments.therapy != "both":
            therapies = (arguments.therapy,)
        try:
            condition = resolve_condition(self._reference, arguments.condition)
            entries = plan_entries(self._reference, condition, arguments, therapies)
        except (WrongConditionError, WrongCourseError) as error:
            complain(err, f"plex-ivig: {error}")
            return WRONG_USE
        if self._reference.bundle.dosing is None:
            complain(err, "plex-ivig: this content has no data for the planner")
            return DATA_UNUSABLE
        plain = plan_page(self._reference, condition, entries, Words(), therapies)
        problems = list(problem_lines(plain))
        if problems:
            complain(err, "\n".join(f"plex-ivig: {line}" for line in problems))
            return WRONG_USE
        page = plan_page(self._reference, condition, entries, self._words, therapies)
        if arguments.format:
            return self._paper(page, arguments, out, err)
        if arguments.json:
            return _print_json(plan_json(self._reference, page, entries), out)
        lines = [*plan_text(page, self._words, working=arguments.working)]
        lines += imprint_text(self._imprint())
        out.write("".join(f"{printable(line)}\n" for line in lines))
        return DONE

    def _paper(
        self, page: PlanPage, arguments: argparse.Namespace, out: TextIO, err: TextIO
    ) -> int:
        make = self._make_pdf
        assert make is not None
        job = PlanJob(page, self._imprint(), self._words, arguments.paper, arguments.working)
        told = {"what": page.condition, "format": "pdf"}
        told |= fingerprint_json(self._reference.bundle)
        return deliver(lambda: make(job), arguments, told, self._words, out, err)

    def _imprint(self) -> Imprint:
        return imprint(self._reference.bundle, self._today, self._words)


def plan_entries(
    reference: Reference,
    condition_id: str,
    arguments: argparse.Namespace,
    therapies: Sequence[TherapyId] = THERAPIES,
    *,
    as_opened: bool = False,
) -> dict[str, str]:
    """What the arguments enter into the planner, as if it were entered in its form.

    Args:
        arguments: with `course` and the fields of `FIELDS`.
        therapies: for which a course may be chosen.
        as_opened: whether the courses of the leads are chosen, as in a form that was just opened,
            where the arguments name none.

    Raises:
        KeyError: there is no such condition.
        WrongCourseError: what is named is no course of the condition, or several.
    """
    fresh = fresh_entries(reference, condition_id)
    named = arguments.course or []
    entries = fresh if as_opened and not named else dict.fromkeys(fresh, "")
    given = entered(arguments)
    entries["units"] = given.pop("units", "metric")
    for name in named:
        for course in _named_courses(reference, condition_id, name, therapies):
            field = f"{course.therapy}_course"
            entries = with_entry(reference, condition_id, entries, field, course.id)
    for field, text in given.items():
        entries = with_entry(reference, condition_id, entries, field, text)
    return entries


def problem_lines(page: PlanPage) -> Iterator[str]:
    """Everything that keeps a plan from being computed: each refused entry, what is missing."""
    for field in page.fields:
        if field.problem:
            option = field.id.replace("_", "-")
            yield f"--{option} {printable(field.text)!r}: {field.problem}"
    for therapy, said in page.missing.items():
        if said:
            yield f"{Words().of(THERAPY_WORDS, therapy)}: {said}"


def _named_courses(
    reference: Reference, condition_id: str, name: str, therapies: Sequence[TherapyId]
) -> list[Course]:
    """The course of each therapy that a word on the command line names; none for `none`."""
    if name == NO_COURSE:
        return []
    if name == LEAD:
        leads = [lead_course(reference, condition_id, therapy) for therapy in therapies]
        return [lead for lead in leads if lead is not None]
    found: list[Course] = []
    every: list[Course] = []
    for therapy in therapies:
        here = courses(reference, condition_id, therapy)
        named = [it for it in here if it.id == name] or [
            it for it in here if name in {it.of, it.source}
        ]
        if len(named) > 1:
            raise WrongCourseError(f"{name!r} has several courses; name one:{_listed(named)}")
        every += here
        found += named
    if not found:
        listing = _listed(every) or " this condition has none"
        raise WrongCourseError(f"there is no course {name!r}; there are:{listing}")
    return found


def _listed(every: Sequence[Course]) -> str:
    return "".join(f"\n  {course.id}  {course.says}" for course in every)


def _print_json(content: object, out: TextIO) -> int:
    escaped = not knows_every_character(out)
    out.write(json.dumps(content, indent=2, ensure_ascii=escaped) + "\n")
    return DONE
