"""How every number of the planner came about, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gui.core.bundle.dosing_records import Dosing
from gui.core.dosing.plan import IvigPlan, PlexPlan
from gui.core.dosing.quantity import Unit, written
from gui.core.dosing.rules import Step
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import localised
from gui.pages.plan.parts import Working
from gui.pages.words import Words


def plex_working(plan: PlexPlan, cited: Cited, words: Words) -> Iterator[Working]:
    """Plasma volume and exchanges by every rule that applies, then what one session leaves."""
    for entry, course in plan.applying:
        rule = entry.plasma.rule
        steps = (*entry.plasma.steps, *course.steps)
        title = words.text("Plasma exchange by {rule}", rule=cited.name(rule))
        yield _working(title, rule, steps, cited, words)
    left = written(1 - plan.removed)
    volumes = written(plan.inputs.volumes)
    yield Working(
        title=words.text("What one session leaves in the plasma"),
        lines=(
            *_formula("one-session", cited, words),
            localised(f"y/y0 = e^\u2212x = e^\u2212{volumes} = {left}", words),
        ),
        number=cited.number("one-session"),
    )
    if plan.gbs is not None:
        title = words.text("The published GBS protocol")
        yield _working(title, "gbs-protocol", plan.gbs, cited, words)


def model_working(dosing: Dosing, cited: Cited, words: Words) -> Working:
    """The equations of the model of IgG and what is assumed in it."""
    assumed = [localised(entry.says, words) for entry in dosing.assumptions]
    return Working(
        title=words.text("The model of IgG"),
        lines=(
            *_formula("two-compartments", cited, words),
            words.text("Assumed: {assumptions}", assumptions="; ".join(assumed)),
        ),
        number=cited.number("two-compartments"),
    )


def ivig_working(plan: IvigPlan, cited: Cited, words: Words) -> Iterator[Working]:
    """Dosing weight, dose, volume and time by every rule that applies."""
    for entry, course in plan.applying:
        rule = entry.weight.rule
        steps = [*entry.weight.steps, *course.steps]
        if entry.infusion is not None:
            steps += entry.infusion.working
        title = words.text("Immunoglobulin by {rule}", rule=cited.name(rule))
        yield _working(title, rule, steps, cited, words)


def _working(title: str, rule: str, steps: Iterable[Step], cited: Cited, words: Words) -> Working:
    lines = tuple(localised(step_line(step), words) for step in steps)
    return Working(title, (*_formula(rule, cited, words), *lines), cited.number(rule))


def step_line(step: Step) -> str:
    """One step: formula, inputs put in, result to six places, with a decimal point."""
    unit = "" if step.result.unit is Unit.FRACTION else f" {step.result.unit.value}"
    result = f"{written(step.result.value)}{unit}"
    same = step.filled == written(step.result.value)
    return " = ".join([step.formula, result] if same else [step.formula, step.filled, result])


def _formula(rule: str, cited: Cited, words: Words) -> tuple[str, ...]:
    """The rule as published, its owner and range, in the bundle's words."""
    found = cited.rule(rule)
    if found is None:
        return ()
    text = words.text("Published: {formula} ({owner})", formula=found.formula, owner=found.owner)
    if not found.range:
        return (text,)
    return text, words.text("Range: {range}", range=found.range)
