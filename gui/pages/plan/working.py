"""How every number of the planner came about, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gui.core.bundle.dosing_records import Dosing
from gui.core.dosing.plan import IvigPlan, PlexPlan
from gui.core.dosing.quantity import Quantity, Unit, written
from gui.core.dosing.rules import Step
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import localised
from gui.pages.plan.parts import Working
from gui.pages.words import Words

_UNIT_ON_THE_LEFT = re.compile(r"[^=(]*\((mL|L|g|kg|in|min)\) =")


def symbols(words: Words) -> Working:
    """What the letters of the formulas stand for."""
    return Working(
        title=words.text("What the letters stand for"),
        lines=(
            words.text("w weight, h height, Hct haematocrit as a fraction of 1"),
            words.text(
                "TBV blood volume, PV and EPV plasma volume, IBW ideal, ABW adjusted weight"
            ),
            words.text("x plasma volumes of one exchange, V its volume, n exchanges or days"),
            words.text("p share of plasma, Va volume of albumin, Vp of plasma, m mass of albumin"),
            words.text("d dose in g/kg, D dose in g, r rate in mL/h, t time"),
            words.text("ceil rounded up, floor rounded down, \u03a3 the sum"),
            words.text("Numbers have up to six places here; nothing is computed with them rounded"),
        ),
        number=0,
    )


def plex_working(plan: PlexPlan, cited: Cited, words: Words) -> Iterator[Working]:
    """Plasma volume and exchanges by every rule that applies, then what one session leaves."""
    for entry, course in plan.applying:
        rule = entry.plasma.rule
        steps = (*entry.plasma.steps, *course.steps)
        title = words.text("Plasma exchange: {rule}", rule=cited.name(rule))
        yield _working(title, rule, steps, cited, words)
    left = written(1 - plan.removed)
    volumes = written(plan.inputs.volumes)
    yield Working(
        title=words.text("What one session leaves in the plasma"),
        lines=(
            *_formula("one-session", cited, words),
            localised(f"y/y0 = exp(\u2212x) = exp(\u2212{volumes}) = {left}", words),
        ),
        number=cited.number("one-session"),
    )
    if plan.gbs is not None:
        title = words.text("The published GBS protocol")
        yield _working(title, "gbs-protocol", plan.gbs, cited, words)


def model_working(dosing: Dosing, cited: Cited, words: Words) -> Iterator[Working]:
    """The equations of the model of IgG and what is assumed in it."""
    assumed = [entry.says for entry in dosing.assumptions if entry.source is None]
    yield Working(
        title=words.text("The model of IgG"),
        lines=(
            *_formula("two-compartments", cited, words),
            words.text("Assumed: {assumptions}", assumptions="; ".join(assumed)),
        ),
        number=cited.number("two-compartments"),
    )
    shares: dict[str, list[str]] = {}
    for entry in dosing.assumptions:
        if entry.source is not None:
            shares.setdefault(entry.source, []).append(entry.says)
    for source, said in shares.items():
        title = words.text("f, the share inside the vessels")
        yield Working(title, tuple(said), cited.number_of(source))


def ivig_working(plan: IvigPlan, cited: Cited, words: Words) -> Iterator[Working]:
    """Dosing weight, dose, volume and time by every rule that applies."""
    for entry, course in plan.applying:
        rule = entry.weight.rule
        steps = [*entry.weight.steps, *course.steps]
        if entry.infusion is not None:
            steps += entry.infusion.working
        title = words.text("Immunoglobulin: {rule}", rule=cited.name(rule))
        yield _working(title, rule, steps, cited, words)


def _working(title: str, rule: str, steps: Iterable[Step], cited: Cited, words: Words) -> Working:
    lines = tuple(localised(step_line(step), words) for step in steps)
    return Working(title, (*_formula(rule, cited, words), *lines), cited.number(rule))


def step_line(step: Step) -> str:
    """One step: formula, inputs put in, result to six places, with a decimal point."""
    first = _in_unit_of_formula(step)
    same = step.filled == written(first.value)
    parts = [step.formula] if same else [step.formula, step.filled]
    shown = [first] if first == step.result else [first, step.result]
    return " = ".join([*parts, *(_with_unit(quantity) for quantity in shown)])


def _in_unit_of_formula(step: Step) -> Quantity:
    """The result in the unit that the formula has on its left, such as mL."""
    found = _UNIT_ON_THE_LEFT.match(step.formula)
    return step.result.to(Unit(found[1])) if found else step.result


def _with_unit(quantity: Quantity) -> str:
    if quantity.unit is Unit.FRACTION:
        return written(quantity.value)
    return f"{written(quantity.value)} {quantity.unit.value}"


def _formula(rule: str, cited: Cited, words: Words) -> tuple[str, ...]:
    """The rule as published, its owner and range, in the bundle's words."""
    found = cited.rule(rule)
    if found is None:
        return ()
    text = words.text("Formula: {formula} ({owner})", formula=found.formula, owner=found.owner)
    if not found.range:
        return (text,)
    return text, words.text("Range: {range}", range=found.range)
