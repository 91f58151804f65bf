"""One plan from one set of inputs: every rule, in order, and what follows from each."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gui.core.bundle.dosing_records import (
    Amount,
    Assumption,
    Content,
    Dosing,
    DosingProduct,
    InfusionRate,
    Strength,
    Vials,
)
from gui.core.dosing.patient import AgeGroup
from gui.core.dosing.plan import (
    IvigInputs,
    IvigPlan,
    PlexInputs,
    PlexPlan,
    igg_kinetics,
    igg_sessions,
    plan_ivig,
    plan_plex,
    session_length,
)
from gui.core.dosing.quantity import Quantity, Unit, centimetres, kilograms, litres, millilitres
from gui.core.dosing.two_compartments import Kinetics
from tests.core.dosing.patients import WOMAN

ASSUMED = (
    Assumption(id="igg-half-life", value=21, unit="d", says="21 d"),
    Assumption(id="igg-return-rate", value=0.02, unit="per hour", says="0.02", range=(0.01, 0.03)),
    Assumption(id="igg-intravascular-share", value=0.45, unit="share", says="0.45"),
    Assumption(id="session-length", value=2, unit="h", says="2 h"),
)
DOSING = Dosing(rules=(), regimens=(), products=(), observations=(), assumptions=ASSUMED)
COURSE = PlexInputs(5, Decimal(1), 2, Decimal(0))
PRODUCT = DosingProduct(
    id="product",
    name="Product",
    region="EU",
    strength=Strength(percent=10, of="label"),
    rate=InfusionRate(
        of="label",
        start=Amount(value=(0.5, 0.5), unit="mL/kg/h"),
        maximum=Amount(value=(5, 5), unit="mL/kg/h"),
        risk_maximum=Amount(value=(2.5, 2.5), unit="mL/kg/h"),
        risk="a risk",
    ),
    vials=Vials(grams=(5, 10), of="label"),
    sodium=Content(substance="sodium", says="s", of="label", amount=2.3, unit="mg/100 mL"),
    sugar=Content(substance="sugar", says="s", of="label", amount=50, unit="mg/mL"),
)
IVIG = IvigInputs(Decimal(2), 5, PRODUCT)


def plex(inputs: PlexInputs = COURSE, dosing: Dosing = DOSING) -> PlexPlan:
    return plan_plex(WOMAN, inputs, dosing)


def ivig(inputs: IvigInputs = IVIG) -> IvigPlan:
    return plan_ivig(WOMAN, inputs)


def test_every_rule_for_the_plasma_volume_is_there_with_its_blood_volume() -> None:
    plan = plex()
    assert [entry.plasma.rule for entry in plan.rules] == [
        *("nadler", "per-kg", "small-children"),
        *("linderkamp-1", "linderkamp-2", "linderkamp-3", "kaplan", "aabb"),
    ]
    for entry in plan.rules:
        alone = entry.plasma.rule in {"kaplan", "aabb"}
        assert (entry.blood is None) is alone
        assert entry.blood is None or entry.blood.rule == entry.plasma.rule
        assert (entry.course is None) is (entry.plasma.value is None)


def test_the_rules_that_apply_come_lowest_first_and_make_up_the_spread() -> None:
    plan = plex()
    assert [entry.plasma.rule for entry, _ in plan.applying] == [
        *("aabb", "nadler", "per-kg", "kaplan"),
    ]
    assert plan.spread is not None
    assert plan.spread.lowest.rule == "aabb"
    assert round(plan.spread.share, 6) == Decimal("0.119444")
    assert plan.days == (1, 3, 5, 7, 9)
    assert round(plan.removed, 4) == Decimal("0.6321")
    assert plan.session == Quantity(Decimal(2), Unit.HOUR)


def test_the_gbs_protocol_goes_by_the_ideal_weight_and_is_none_where_there_is_none() -> None:
    found = plex().gbs
    assert found is not None
    assert [round(step.result.number(Unit.LITRE), 2) for step in found] == [
        Decimal("11.93"),
        Decimal("14.91"),
    ]
    short = replace(WOMAN, height=centimetres(150))
    assert plan_plex(short, COURSE, DOSING).gbs is None


def test_a_course_of_exchanges_on_the_time_line() -> None:
    plan = plex()
    _, course = plan.applying[0]
    treatment = plan.treatment(course)
    assert treatment.days == (1, 3, 5, 7, 9)
    assert treatment.given == treatment.taken == litres("2.664")
    assert treatment.shortest == treatment.longest == plan.session


def test_nothing_is_assumed_that_the_bundle_does_not_assume() -> None:
    for left_out in ASSUMED:
        fewer = replace(DOSING, assumptions=tuple(it for it in ASSUMED if it is not left_out))
        if left_out.id == "session-length":
            assert session_length(fewer) is None
            assert igg_sessions(plex(dosing=fewer)) is None
            assert igg_kinetics(fewer) is not None
        else:
            assert igg_kinetics(fewer) is None


def test_the_model_has_the_sessions_and_assumptions_of_the_plan() -> None:
    course = igg_sessions(plex(PlexInputs(3, Decimal("1.5"), 2, Decimal(0))))
    assert course is not None
    assert course.volumes == (Decimal("1.5"),) * 3
    assert list(course.beginnings()) == [0, 48, 96]
    assert list(course.endings()) == [2, 50, 98]
    assumed = Kinetics(Decimal("0.45"), Quantity(Decimal(21), Unit.DAY), Decimal("0.02"))
    assert igg_kinetics(DOSING) == (assumed, (Decimal("0.01"), Decimal("0.03")))
    others = (ASSUMED[0], replace(ASSUMED[1], range=None), *ASSUMED[2:])
    no_range = replace(DOSING, assumptions=others)
    assert igg_kinetics(no_range) == (assumed, (Decimal("0.02"), Decimal("0.02")))


def test_every_rule_for_the_dosing_weight_is_there_with_its_course() -> None:
    plan = ivig()
    assert [entry.weight.rule for entry in plan.rules] == [
        *("actual", "ideal", "adjusted", "ontario", "australia"),
    ]
    assert [entry.weight.rule for entry, _ in plan.applying] == [
        *("ideal", "adjusted", "ontario", "australia", "actual"),
    ]
    assert plan.spread is not None
    assert (plan.spread.lowest.rule, plan.spread.highest.rule) == ("ideal", "actual")


def test_dose_volume_time_and_loads_of_the_actual_weight() -> None:
    entry = ivig().by_rule("actual")
    assert entry.course is not None
    assert entry.course.total.dose.value == 148
    assert entry.course.daily.volume == millilitres(296)
    assert entry.infusion is not None and entry.infusion.shortest is not None
    assert entry.infusion.shortest.number(Unit.MINUTE) == 48
    assert entry.at_risk is not None and entry.at_risk.shortest is not None
    assert entry.at_risk.shortest.number(Unit.MINUTE) == 96
    assert entry.sodium == Quantity(Decimal("6.808"), Unit.MILLIGRAM)
    assert entry.sugar == Quantity(Decimal(14800), Unit.MILLIGRAM)


def test_what_a_product_does_not_tell_is_left_open() -> None:
    rate = replace(PRODUCT.rate, risk_maximum=None)
    bare = replace(PRODUCT, sodium=None, sugar=None, rate=rate)
    entry = ivig(replace(IVIG, product=bare)).by_rule("actual")
    assert (entry.sodium, entry.sugar, entry.at_risk) == (None, None, None)
    assert entry.infusion is not None


def test_outside_the_weights_of_a_table_there_is_a_dose_but_no_rate() -> None:
    table = replace(PRODUCT, weight_bands=(40, 130))
    heavy = replace(WOMAN, weight=kilograms(140))
    plan = plan_ivig(heavy, replace(IVIG, product=table))
    assert plan.rates is None
    entry = plan.by_rule("actual")
    assert entry.course is not None
    assert entry.infusion is None
    assert entry.at_risk is None
    treatment = plan.treatment(entry, 1)
    assert treatment is not None
    assert treatment.shortest is treatment.longest is None


def test_a_rule_that_gives_nothing_has_no_course_and_no_treatment() -> None:
    short = replace(WOMAN, height=centimetres(150), weight=kilograms(60))
    plan = plan_ivig(short, IVIG)
    entry = plan.by_rule("ideal")
    assert entry.course is None
    assert plan.treatment(entry, 1) is None
    assert [entry.weight.rule for entry, _ in plan.applying] == ["actual", "ontario"]


def test_a_course_of_infusions_on_the_time_line() -> None:
    plan = ivig()
    treatment = plan.treatment(plan.by_rule("actual"), 10)
    assert treatment is not None
    assert treatment.days == (10, 11, 12, 13, 14)
    assert treatment.given == millilitres(296)
    assert treatment.taken == litres(0)
    assert treatment.shortest is not None and treatment.longest is not None
    assert treatment.shortest < treatment.longest


@settings(max_examples=15)
@given(
    weight=st.decimals(30, 150, places=1),
    further=st.decimals("0.1", 50, places=1),
    days=st.integers(1, 7),
)
def test_more_weight_is_never_less_and_the_days_make_up_the_total(
    weight: Decimal, further: Decimal, days: int
) -> None:
    inputs = replace(IVIG, days=days)
    doses = []
    for kg in (weight, weight + further):
        patient = replace(WOMAN, weight=kilograms(kg))
        applying = plan_plex(patient, COURSE, DOSING).applying
        found = plan_ivig(patient, inputs).applying
        courses = {entry.weight.rule: course for entry, course in found}
        doses.append(courses)
        for course in courses.values():
            assert abs(course.daily.dose.value * days - course.total.dose.value) < Decimal("1e-20")
        for _, exchanges in applying:
            assert exchanges.each.volume.value > 0
            total = exchanges.each.volume.value * COURSE.exchanges
            assert exchanges.total.volume.value == total
    for rule in doses[0].keys() & doses[1].keys():
        assert doses[0][rule].total.dose.value <= doses[1][rule].total.dose.value


def test_from_15_to_17_years_kaplan_stands_alone() -> None:
    plan = plan_plex(replace(WOMAN, age=AgeGroup.YEARS_15_TO_17), COURSE, DOSING)
    assert [entry.plasma.rule for entry, _ in plan.applying] == ["kaplan"]
    assert plan.spread is None
