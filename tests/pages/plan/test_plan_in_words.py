"""What the planner says word for word: which end is which, a day or in total, of which source."""

from __future__ import annotations

import pytest

from gui.core.bundle.records import TherapyId
from gui.core.reference import Reference
from gui.pages.plan.entries import fresh_entries
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage, RuleTable
from gui.pages.words import Words
from tests.pages.plan.entered import WHOLE, planned, without_claim

APART = (
    "\u26a0 the rules are 12 % apart; lowest: AABB (by weight), highest: Per kilogram and Kaplan"
)


@pytest.fixture(scope="module")
def mixed(reference: Reference) -> PlanPage:
    return planned(reference, "gbs-adult", **WHOLE, start="2026-12-01", ivig_day="10")


def said(page: PlanPage, name: str, therapy: TherapyId) -> list[str]:
    found = next(entry for entry in page.rows if entry.id == name)
    return [statement.full for statement in found.column(therapy)]


def table(page: PlanPage, name: str) -> RuleTable:
    return next(entry for entry in page.tables if entry.id == name)


def cells(page: PlanPage, name: str, line: str) -> tuple[str, ...]:
    return next(entry.cells for entry in table(page, name).lines if entry.id == line)


def test_the_course_of_exchanges_is_told_with_both_ends_and_its_dates(mixed: PlanPage) -> None:
    assert said(mixed, "course", "plex") == [
        f"13.3 to 14.9 L in 5 sessions over 9 days, every other day \u00b7 {APART}",
        "From 2026-12-01 to 2026-12-09",
        "Published GBS protocol: 11.9 to 14.9 L in total (200 to 250 mL per kg ideal weight)",
    ]
    assert said(mixed, "time", "plex")[0] == "2 h a session is assumed, 10 h in total"
    assert said(mixed, "session", "plex")[-1].startswith("One session takes out 63.2 % of")
    assert said(mixed, "replacement", "plex")[-1] == (
        "Calcium gluconate 10 % by one regimen: 27 to 30 mL a session \u00b7 "
        "10 mL per litre of return fluid, published with albumin as return"
    )
    assert said(mixed, "load", "plex")[0].startswith(
        "Out and in: 2.66 to 2.98 L a session, 13.3 to 14.9 L in total"
    )
    sequence = mixed.sequence[-1]
    assert (sequence.aside, sequence.source) == ("derived", "removal-calculator")


def test_the_course_of_immunoglobulin_is_told_with_both_ends_and_its_dates(
    mixed: PlanPage,
) -> None:
    assert said(mixed, "session", "ivig")[:4] == [
        "23.9 to 29.6 g a day",
        "\u26a0 The rules are 24 % apart, more than 10 %",
        "Lowest: Ideal weight 23.9 g",
        "Highest: Actual weight 29.6 g",
    ]
    course = said(mixed, "course", "ivig")
    assert course[0] == (
        "119 to 148 g over 5 days: 2 g/kg \u00d7 59.6 to 74.0 kg \u00b7 \u26a0 the rules are 24 % "
        "apart; lowest: Ideal weight, highest: Actual weight"
    )
    assert course[-1] == "From 2026-12-10 to 2026-12-14"
    assert said(mixed, "time", "ivig")[0] == (
        "2 h 12 min to 2 h 22 min a day at the steps of a published program \u00b7 "
        "11 h 1 min to 11 h 49 min in total"
    )
    assert said(mixed, "load", "ivig") == [
        "Fluid: 239 to 296 mL a day, 1.19 to 1.48 L in total, as a 10 % product",
        "Sodium: at most 5.5 to 6.8 mg a day \u00b7 sodium below 2.3 mg per 100 mL",
        "Sugar: no sugar",
    ]
    fluid = next(row for row in mixed.rows if row.id == "load").ivig[0]
    assert fluid.source == "epi-privigen"


def test_between_which_times_and_how_much_sugar(reference: Reference) -> None:
    octagam = {**WHOLE, "product": "octagam-10-us"}
    page = planned(reference, "dermatomyositis", **octagam)
    assert said(page, "time", "ivig")[0].startswith(
        "1 h 21 min to 1 h 40 min a day at the maximum throughout, 5 h 22 min to 6 h 40 min at "
    )
    assert said(page, "load", "ivig")[1:] == [
        "Sodium: at most 7.2 to 8.9 mmol a day \u00b7 sodium below 30 mmol/L",
        "Sugar: 21.5 to 26.6 g a day \u00b7 maltose 90 mg/mL",
    ]
    assert cells(page, "infusion", "actual")[3:] == ("at most 8.9 mmol", "26.6 g")


def test_a_table_by_weight_bands_says_so_and_is_of_no_single_product(reference: Reference) -> None:
    bands = {**WHOLE, "product": "newfoundland-first-infusion"}
    page = planned(reference, "gbs-adult", **bands)
    assert said(page, "rate", "ivig")[0].endswith("\u00b7 by the weight band of 70.0 kg")
    assert said(page, "load", "ivig")[1:] == ["Sodium: no source found", "Sugar: no source found"]
    labels = [*said(page, "access", "ivig"), *said(page, "replacement", "ivig")]
    assert len(labels) == 2
    assert not [text for text in labels if "not of the chosen product" in text]


def test_a_cell_of_a_table_stands_under_its_heading(reference: Reference) -> None:
    share = {"replacement": "both", "plasma_share": "30"}
    page = planned(reference, "mmn", **{**WHOLE, **share})
    assert cells(page, "exchange", "aabb") == (
        *("2.66 L", "13.3 L", "9.32 L, 466 g", "40", "20", "27 mL"),
    )
    assert cells(page, "plasma-volume", "nadler") == ("4.32 L", "2.68 L")
    assert cells(page, "dose", "actual")[2:6] == (
        *("29.6 g", "30 g", "30 g = 1 \u00d7 20 g + 1 \u00d7 10 g", "150 g"),
    )
    assert cells(page, "infusion", "actual")[:3] == ("296 mL", "1.48 L", "2 h 22 min")
    assert cells(page, "removal", "full-mixing-igg") == ("9.6 %", "18.8 %")
    assert cells(page, "removal", "two-compartments") == ("14.5 %", "26.5 %")
    wide = {entry.id: entry.wide for entry in page.tables}
    assert {name for name, is_wide in wide.items() if is_wide} == {
        *("plasma-volume", "exchange", "dose"),
    }
    assert table(page, "plasma-volume").spread == (
        "The rules are 12 % apart, more than 10 %: lowest AABB (by weight), "
        "highest Per kilogram and Kaplan."
    )
    ontario = next(line for line in table(page, "dose").lines if line.id == "ontario")
    assert ontario.rule.startswith("Ontario: adjusted, advised by it from 152.4 cm")
    steps = table(page, "rate-steps")
    assert steps.title == "Steps of the rate for one day\u2019s dose by Actual weight, Privigen"
    program = next(card for card in page.sources if card.number == steps.lines[0].number)
    assert program.id == "pharmot-calculator"


def test_the_curve_says_what_is_assumed_and_how_far_it_may_be_off(mixed: PlanPage) -> None:
    assert mixed.curve is not None
    assert mixed.curve.description == (
        "Assumed, not measured: a half-life of IgG of 21 days; 2 % of the IgG outside the vessels "
        "comes back into them an hour, 1 to 3 % for the band; sessions of 2 h. It is an estimate: "
        "in some series less was removed than it predicts, in some more."
    )
    assert mixed.curve.rows[2] == ("Before exchange 2", "3", "71 %", "64 to 73 %")
    assert mixed.curve.legend_infusion == "days of IVIG; its IgG is not in the curve"


def test_days_of_the_alternative_are_no_part_of_the_course(reference: Reference) -> None:
    curve = planned(reference, "gbs-adult", **WHOLE).curve
    assert curve is not None
    assert curve.legend_infusion == "days of IVIG, the alternative"


def test_what_was_observed_every_other_day_is_not_placed_on_daily_exchanges(
    reference: Reference,
) -> None:
    for interval, at_hours in (("2", 98.0), ("1", None)):
        page = planned(reference, "gbs-adult", **{**WHOLE, "interval": interval})
        assert page.curve is not None
        (seen,) = [it for it in page.curve.observed if "alternate-day" in it.text]
        assert seen.at_hours == at_hours
    large = {"weight": "160", "height": "190", "interval": "1", "volumes": "1.5"}
    page = planned(reference, "gbs-adult", **{**WHOLE, **large})
    assert page.curve is not None
    assert {it.at_hours for it in page.curve.observed if "4-5 L" in it.text} == {None}
    assert {it.at_hours for it in page.curve.observed if "0.9 PV" in it.text} == {None}


def test_the_time_line_has_each_therapy_in_its_own_column(mixed: PlanPage) -> None:
    line = mixed.timeline
    assert line is not None
    assert line.headings == ("Day", "Date", "PLEX", "IVIG")
    assert line.summary_headings == ("In all", "PLEX", "IVIG", "Together")
    exchange, infusion = line.days[4], line.days[5]
    assert (exchange.date, exchange.plex, exchange.ivig) == ("2026-12-09", "2.66 to 2.98 L", "")
    given = ("", "23.9 to 29.6 g, 2 h 12 min to 2 h 22 min")
    assert (infusion.date, infusion.plex, infusion.ivig) == ("2026-12-10", *given)
    assert line.summary[-1][1:] == ("13.3 to 14.9 L", "1.19 to 1.48 L", "14.5 to 16.4 L")


def test_the_working_has_ranges_exchanges_and_the_time_of_the_infusion(mixed: PlanPage) -> None:
    lines = {entry.title: entry.lines for entry in mixed.working}
    exchange = lines["Plasma exchange: Nadler"]
    assert "Range: adults, from 25 kg" in exchange
    assert "\u03a3V (L) = n \u00d7 V = 5 \u00d7 2.678223 = 13.391117 L" in exchange
    assert lines["What one session leaves in the plasma"][-1].endswith("exp(\u22121) = 0.367879")
    assert lines["Immunoglobulin: Actual weight"][-1].endswith("+ 21.875 = 141.875 min")
    assert all(entry.number for entry in mixed.working[1:])


def test_the_chosen_course_is_told_word_for_word(
    reference: Reference,
) -> None:
    page = planned(reference, "gbs-adult", **WHOLE)
    assert [entry.source for entry in page.rows[-1].plex] == ["asfa-2023"]
    assert "1-1.5 total plasma volumes" in said(page, "based-on", "plex")[0]
    assert "0.4 g/kg/day for 5 days" in said(page, "based-on", "ivig")[0]
    own = {"plex_course": "", "ivig_course": ""}
    page = planned(reference, "gbs-adult", **own, **WHOLE)
    assert (page.rows[-1].plex, page.rows[-1].empty) == ((), "None: own values")
    fluid = said(page, "replacement", "ivig")
    assert fluid[0].startswith("Privigen (EU label): No replacement fluid is involved")


def harm_told(reference: Reference) -> set[str]:
    page = plan_page(reference, "mmn", fresh_entries(reference, "mmn"), Words())
    assert not [note for note in page.ivig.notes if note.text.startswith("Of harm: ")]
    return {note.source for note in page.plex.notes if note.text.startswith("Of harm: ")}


def test_what_harms_by_its_finding_is_told_until_it_is_withdrawn(reference: Reference) -> None:
    assert harm_told(reference) == {"nba-au-mmn-old", "cochrane-2005-mmn", "claus-2000"}
    older = without_claim(reference, "mmn", "mmn.plex.claus-2000")
    assert harm_told(older) == {"nba-au-mmn-old", "cochrane-2005-mmn"}
