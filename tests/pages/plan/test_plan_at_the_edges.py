"""The planner at the edges of what can be entered: other units, the smallest, the odd."""

from __future__ import annotations

import pytest

from gui.core.bundle.records import TherapyId
from gui.core.reference import Reference
from gui.pages.plan.entries import with_entry
from gui.pages.plan.parts import PlanPage
from gui.pages.plan.reading import products
from tests.german import german_words
from tests.pages.plan.entered import WHOLE, entered, planned, planned_in

IMPERIAL = {**WHOLE, "height": "5 ft 9 in", "weight": "176 lb"}
METRIC = {**WHOLE, "height": "175.26 cm", "weight": "79.83225712 kg"}


@pytest.mark.parametrize("index", range(7))
def test_a_plan_is_the_same_in_whatever_units_it_was_entered(
    reference: Reference, index: int
) -> None:
    product = products(reference)[index].id
    imperial = planned(reference, "cidp", **{**IMPERIAL, "product": product, "units": "imperial"})
    metric = planned(reference, "cidp", **{**METRIC, "product": product})
    assert not any(imperial.missing.values())
    assert imperial.rows == metric.rows
    assert imperial.tables == metric.tables
    assert imperial.working == metric.working


def said(page: PlanPage, name: str, therapy: TherapyId) -> list[tuple[str, str]]:
    """The statements of a row, each with its source."""
    found = next(row for row in page.rows if row.id == name)
    return [(statement.full, statement.source) for statement in found.column(therapy)]


NEWBORN = {
    **WHOLE,
    **{"age": "term-newborn", "height": "48", "weight": "3500 g", "haematocrit": "50"},
    **{"product": "flebogamma-dif-5-eu", "dose": "0.4", "days": "7"},
}


def test_a_newborn_sees_small_amounts_and_how_far_rounding_leads(reference: Reference) -> None:
    page = planned(reference, "gbs-child", **NEWBORN)
    session = [text for text, _ in said(page, "session", "ivig")]
    assert session[0] == "0.20 g a day \u00b7 Actual weight and Ontario"
    assert "A day: 0 g to the nearest 5 g \u00b7 0 g over 7 days; \u26a0 up to 100 % less than" in (
        "\n".join(session)
    )
    assert "A day: 0.5 g in whole vials \u00b7 3.5 g over 7 days; \u26a0 up to 150 % more than" in (
        "\n".join(session)
    )
    assert said(page, "load", "ivig")[0][0].startswith("Fluid: 4.0 mL a day, 28 mL in total")
    dose = next(table for table in page.tables if table.id == "dose")
    assert dose.lines[0].cells[3:5] == ("0 g (\u2212100 %)", "0.5 g (+150 %) = 1 \u00d7 0.5 g")
    assert ("ivig", "Flebogamma DIF from 2 years only") in {
        ("ivig", text.split(": ")[-1].split(" (")[0]) for text, _ in said(page, "children", "ivig")
    }
    kaplan = next(line for line in page.tables[0].lines if line.id == "kaplan")
    assert kaplan.owner == "Kaplan; no age range found"


def test_rounding_to_5_g_a_day_tells_what_it_comes_to(reference: Reference) -> None:
    woman = {"height": "175", "weight": "80", "weight_rule": "ideal"}
    page = planned(reference, "gbs-adult", **{**WHOLE, **woman})
    assert "A day: 25 g to the nearest 5 g \u00b7 125 g over 5 days" in [
        text for text, _ in said(page, "session", "ivig")
    ]
    assert "In total: 130 g to the nearest 5 g" in [
        text for text, _ in said(page, "course", "ivig")
    ]


def test_each_rule_that_is_named_has_its_own_source(reference: Reference) -> None:
    ends = said(planned(reference, "gbs-adult", **WHOLE), "session", "plex")
    assert ("Highest: Per kilogram 2.98 L", "common-clinical-rule") in ends
    assert ("Highest: Kaplan 2.98 L", "kaplan-2008") in ends
    light = {"height": "180", "weight": "50", "sex": "male"}
    doses = said(planned(reference, "gbs-adult", **{**WHOLE, **light}), "session", "ivig")
    assert ("Lowest: Adjusted weight and Australia 20.0 g", "nba") in doses
    assert ("Lowest: Ontario 20.0 g", "ontario") in doses


@pytest.mark.parametrize(
    ("volumes", "inside"), [("0.5", False), ("1", True), ("1.5", True), ("2", False)]
)
def test_a_volume_that_the_source_does_not_have_does_not_get_its_mark(
    reference: Reference, volumes: str, inside: bool
) -> None:
    session = said(
        planned(reference, "gbs-adult", **{**WHOLE, "volumes": volumes}), "session", "plex"
    )
    assert (session[0][1] == "asfa-2023") is inside
    outside = ("Outside what ASFA 2023 has: 1 to 1.5 \u00d7 plasma volume", "asfa-2023")
    assert (outside in session) is not inside


def test_what_the_label_says_of_the_rate_stands_below_it(reference: Reference) -> None:
    octagam = {**WHOLE, "product": "octagam-10-us"}
    rate = said(planned(reference, "dermatomyositis", **octagam), "rate", "ivig")
    assert "3.3 mg/kg/min (0.03 mL/kg/min)" in rate[-1][0]


def test_what_is_derived_is_not_called_published(reference: Reference) -> None:
    page = planned(reference, "gbs-adult", **WHOLE)
    lines = [line for entry in page.working for line in entry.lines]
    assert not [line for line in lines if "ublished: " in line]
    share = next(entry for entry in page.working if "IgG 0.45" in entry.lines)
    assert next(card for card in page.sources if card.number == share.number).id == "reverberi2007"


def test_what_was_observed_with_other_volumes_is_not_placed_on_the_curve(
    reference: Reference,
) -> None:
    daily = {**WHOLE, "interval": "1", "volumes": "1.5"}
    litres = "daily exchanges of 4-5 L"
    for given, placed in ((daily, True), ({**daily, **NEWBORN, "volumes": "1"}, False)):
        curve = planned(reference, "gbs-child", **given).curve
        assert curve is not None
        hours = [entry.at_hours for entry in curve.observed if litres in entry.text]
        assert [hour is not None for hour in hours] == [placed] * 2


def test_a_rule_without_an_age_range_says_so_where_no_adult_is_planned(
    reference: Reference,
) -> None:
    older = planned(reference, "gbs-child", **{**WHOLE, "age": "years-15-17"})
    wanted = "By the only rule that applies: Kaplan 2.98 L \u00b7 no age range found"
    assert wanted in [text for text, _ in said(older, "session", "plex")]
    adult = planned(reference, "gbs-adult", **WHOLE)
    assert not [text for text, _ in said(adult, "session", "plex") if "age range" in text]


def test_a_course_with_one_fluid_leaves_no_share_of_the_other(reference: Reference) -> None:
    both = {"plex_course": "", "replacement": "both", "plasma_share": "40"}
    entries = entered(reference, "cidp", **both)
    entries = with_entry(reference, "cidp", entries, "plex_course", "cidp.plex.asfa-2023")
    assert (entries["replacement"], entries["plasma_share"]) == ("albumin", "")


def test_a_refusal_has_the_decimal_sign_of_the_language(reference: Reference) -> None:
    page = planned_in(german_words(), reference, "cidp", **{**WHOLE, "volumes": "2.1"})
    assert page.field("volumes").problem == "2,1 liegt au\u00dferhalb von 0,5 bis 2"


def test_both_fluids_are_told_for_one_session_and_in_total(reference: Reference) -> None:
    both = {"replacement": "both", "plasma_share": "30", "age": "years-15-17"}
    page = planned(reference, "gbs-child", **{**WHOLE, **both})
    assert [text for text, _ in said(page, "replacement", "plex")][:3] == [
        "Albumin 5 %: 2.09 L, 104 g a session; 10.4 L, 522 g in total",
        "Bottles of 12.5 g: 9 a session, 45 in total",
        "Plasma: 895 mL a session, 4.47 L in total; units of 250 mL: 4 a session, 20 in total",
    ]


@pytest.mark.parametrize(("days", "long"), [("2", True), ("5", False)])
def test_an_infusion_that_does_not_fit_into_its_day_is_marked(
    reference: Reference, days: str, long: bool
) -> None:
    page = planned(
        reference, "gbs-adult", **{**WHOLE, "days": days, "product": "flebogamma-dif-5-eu"}
    )
    told = said(page, "time", "ivig")[0][0]
    assert ("\u26a0 longer than a day" in told) is long


def test_the_label_of_another_product_than_the_chosen_one_says_so(reference: Reference) -> None:
    said_so = " \u00b7 of Privigen, not of the chosen product"
    for product, marked in (("octagam-10-us", True), ("privigen-eu", False)):
        page = planned(reference, "gbs-adult", **{**WHOLE, "product": product})
        labels = [
            text
            for name in ("replacement", "access", "time")
            for text, _ in said(page, name, "ivig")
            if text.startswith("Privigen (EU label)")
        ]
        assert len(labels) == 3
        assert {text.endswith(said_so) for text in labels} == {marked}
