"""The planner's tables: what every published rule gives, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gui.core.bundle.dosing_records import Content
from gui.core.dosing.exchange import Exchange
from gui.core.dosing.immunoglobulin import Dose, ImmunoglobulinCourse
from gui.core.dosing.infusion import Infusion
from gui.core.dosing.plan import IvigByRule, IvigPlan, PlexPlan
from gui.core.dosing.quantity import Quantity, Unit
from gui.core.dosing.rules import RuleResult
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import clock, clock_span, in_grams, plain, shown
from gui.pages.plan.parts import RuleLine, RuleTable
from gui.pages.plan.rounding import off_by, vials_said
from gui.pages.plan.words import NOTES_OF_RULES
from gui.pages.words import Words

_DAY = Quantity(Decimal(1), Unit.DAY)


def plex_tables(plan: PlexPlan, cited: Cited, words: Words) -> Iterator[RuleTable]:
    """Blood and plasma volume by every rule, then the exchanges that follow from them."""
    apart = plan.spread
    spread = cited.spread(apart, [entry.plasma for entry in plan.rules])
    yield RuleTable(
        id="plasma-volume",
        therapy="plex",
        title=words.text("Blood and plasma volume by every rule"),
        headings=(words.text("Blood volume"), words.text("Plasma volume")),
        lines=tuple(
            _line(entry.plasma, _volumes(entry.blood, entry.plasma, words), cited)
            for entry in plan.rules
        ),
        spread=spread,
        wide=apart is not None and apart.wide,
    )
    yield RuleTable(
        id="exchange",
        therapy="plex",
        title=words.text("Exchanges by every rule that applies"),
        headings=_exchange_headings(words),
        lines=tuple(
            _line(entry.plasma, _exchange(course.each, course.total, words), cited)
            for entry, course in plan.applying
        ),
        spread=spread,
        wide=apart is not None and apart.wide,
    )


def ivig_tables(plan: IvigPlan, cited: Cited, words: Words, *, chosen: str) -> Iterator[RuleTable]:
    """Dosing weight and dose by every rule, one day's infusion, and the published steps."""
    apart = plan.spread
    yield RuleTable(
        id="dose",
        therapy="ivig",
        title=words.text("Dosing weight and dose by every rule"),
        headings=(
            words.text("Dosing weight"),
            words.text("In total"),
            words.text("A day"),
            words.text("A day, to 5 g"),
            words.text("A day, in vials"),
            words.text("In total, to 5 g"),
            words.text("In total, in vials"),
        ),
        lines=tuple(
            _line(entry.weight, _dose(entry, words), cited, chosen=chosen, note=True, words=words)
            for entry in plan.rules
        ),
        spread=cited.spread(apart, [entry.weight for entry in plan.rules]),
        wide=apart is not None and apart.wide,
    )
    yield RuleTable(
        id="infusion",
        therapy="ivig",
        title=words.text("Volume and time of one day by every rule"),
        headings=(
            words.text("Volume a day"),
            words.text("Volume in total"),
            words.text("Time a day"),
            words.text("Sodium a day"),
            words.text("Sugar a day"),
        ),
        lines=tuple(
            _line(entry.weight, _infusion(entry, plan, words), cited, chosen=chosen)
            for entry in plan.rules
        ),
        spread="",
        wide=False,
    )
    yield from _steps(plan, cited, words, chosen)


def _exchange_headings(words: Words) -> tuple[str, ...]:
    return (
        words.text("Each session"),
        words.text("In total"),
        words.text("Albumin 5 % in total"),
        words.text("Bottles of 12.5 g"),
        words.text("Plasma units"),
        words.text("Calcium gluconate 10 % each"),
    )


def _line(
    result: RuleResult,
    cells: tuple[str, ...],
    cited: Cited,
    *,
    chosen: str = "",
    note: bool = False,
    words: Words | None = None,
) -> RuleLine:
    name = cited.name(result.rule)
    if note and words is not None and result.note is not None:
        name = f"{name}: {words.of(NOTES_OF_RULES, result.note)}"
    return RuleLine(
        id=result.rule,
        rule=name,
        owner=cited.owner(result.rule),
        number=cited.number(result.rule),
        cells=cells if result.value is not None else tuple("" for _ in cells),
        why_not=cited.why_not(result),
        chosen=bool(chosen) and result.rule == chosen,
    )


def _volumes(blood: RuleResult | None, plasma: RuleResult, words: Words) -> tuple[str, str]:
    total = blood.value if blood is not None else None
    return (
        shown(total, words) if total is not None else "",
        shown(plasma.value, words) if plasma.value is not None else "",
    )


def _exchange(each: Exchange, total: Exchange, words: Words) -> tuple[str, ...]:
    albumin, plasma = total.albumin_volume.value > 0, total.plasma_volume.value > 0
    volume = shown(total.albumin_volume.to(Unit.LITRE), words)
    return (
        shown(each.volume, words),
        shown(total.volume, words),
        f"{volume}, {shown(total.albumin, words)}" if albumin else "",
        str(total.albumin_bottles) if albumin else "",
        str(total.plasma_units) if plasma else "",
        shown(each.calcium_gluconate, words),
    )


def _dose(entry: IvigByRule, words: Words) -> tuple[str, ...]:
    course = entry.course
    if course is None or entry.weight.value is None:
        return ("",) * 7
    return (
        shown(entry.weight.value, words),
        shown(course.total.dose, words),
        shown(course.daily.dose, words),
        *_rounded(course.daily, words),
        *_rounded(course.total, words),
    )


def _rounded(dose: Dose, words: Words) -> tuple[str, str]:
    five = dose.nearest_5_g
    said = plain(five.value, words) if five is not None else "0"
    said = f"{said} g{off_by(five, dose.dose, words)}"
    if dose.vials is None:
        return said, ""
    made, off = dose.vials.dose, off_by(dose.vials.dose, dose.dose, words)
    return said, f"{plain(made.value, words)} g{off} = {vials_said(dose.vials, words)}"


def _infusion(entry: IvigByRule, plan: IvigPlan, words: Words) -> tuple[str, ...]:
    product = plan.inputs.product
    course: ImmunoglobulinCourse | None = entry.course
    if course is None or course.daily.volume is None or course.total.volume is None:
        return ("",) * 5
    return (
        shown(course.daily.volume, words),
        shown(course.total.volume.to(Unit.LITRE), words),
        time_said(entry.infusion, words),
        amount_said(entry.sodium, product.sodium, words),
        amount_said(entry.sugar, product.sugar, words),
    )


def amount_said(amount: Quantity | None, content: Content | None, words: Words) -> str:
    """How much of a substance it is, "at most" where the source has a limit; empty if unknown."""
    if amount is None or content is None:
        return ""
    said = shown(in_grams(amount), words)
    return words.text("at most {amount}", amount=said) if content.at_most else said


def time_said(infusion: Infusion | None, words: Words) -> str:
    """The time of one infusion, or between which times it lies; empty where none is known."""
    if infusion is None or infusion.shortest is None or infusion.longest is None:
        return ""
    return clock_span(infusion.shortest, infusion.longest, words)


def too_long(infusion: Infusion, words: Words) -> str:
    """That a day's infusion may last longer than a day; empty where it does not."""
    if infusion.longest is None or infusion.longest <= _DAY:
        return ""
    return f"\u26a0 {words.text('longer than a day')}"


def _steps(plan: IvigPlan, cited: Cited, words: Words, chosen: str) -> Iterator[RuleTable]:
    """The published steps, walked with the dose of the chosen rule, else with the highest."""
    record = plan.inputs.product.rate.steps
    entries = [entry for entry, _ in plan.applying if not chosen or entry.weight.rule == chosen]
    if record is None or not entries or entries[-1].infusion is None:
        return
    entry, infusion = entries[-1], entries[-1].infusion
    rule = cited.name(entry.weight.rule)
    source = cited.of(record.of, "")
    yield RuleTable(
        id="rate-steps",
        therapy="ivig",
        title=words.text(
            "Steps of the rate for one day\u2019s dose by {rule}, {product}",
            rule=rule,
            product=plan.inputs.product.name,
        ),
        headings=(words.text("Rate"), words.text("For"), words.text("Volume")),
        lines=tuple(
            RuleLine(
                id=f"step-{number}",
                rule=words.text("Step {number}", number=number),
                owner="",
                number=source.number,
                cells=(
                    shown(step.rate, words),
                    clock(step.time, words),
                    shown(step.volume, words),
                ),
            )
            for number, step in enumerate(infusion.steps, 1)
        ),
        spread="",
        wide=False,
    )
