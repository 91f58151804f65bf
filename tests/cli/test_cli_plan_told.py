"""All of a plan is told in a terminal and in JSON, each number under the name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gui.cli.plan_text import plan_text
from gui.core.reference import Reference
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from tests.cli.terminal import run
from tests.cli.test_cli_plan import IVIG, PATIENT, PLEX, by_rule, plan
from tests.pages.planned import planned


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(page: PlanPage) -> Iterator[str]:
    """What warns, what was observed, what both come to, and whose it is."""
    yield from (f"!! {flag}" for flag in page.flags)
    yield from (page.mixing, *page.notes)
    for therapy in page.therapies:
        yield from (note.text for note in page.badge(therapy).notes)
    yield from (entry.text for entry in (*page.observed, *page.sequence))
    for table in page.tables:
        yield f"!! {table.spread}" if table.wide else table.spread
        yield from (f"{line.rule} ({line.owner}) [{line.number}]:" for line in table.lines[:1])
    assert page.curve is not None and page.timeline is not None
    yield page.curve.description
    for row in (page.curve.headings, *page.curve.rows, page.timeline.headings):
        yield "".join(row)
    for day in page.timeline.days:
        yield f"day {day.day} {day.date} {day.plex} {day.ivig}"
    for row in (page.timeline.summary_headings, *page.timeline.summary):
        yield "".join(row)
    yield from (f"[{card.number}] {card.label}. {card.citation}" for card in page.sources)


def test_nothing_of_a_plan_is_lost_in_a_terminal(reference: Reference, words: Words) -> None:
    page = planned(reference, words, weight="250")
    assert page.flags
    told = squeezed("".join(plan_text(page, words, working=False)))
    steps = [table.title for table in page.tables if table.id == "rate-steps"]
    assert steps
    assert [text for text in said(page) if not _is_told(squeezed(text), told)] == []


def _is_told(text: str, told: str) -> bool:
    """Whether a text is there; a line without an owner has no brackets for it."""
    return text.replace("()", "") in told


def test_a_plan_ends_with_what_the_data_is_and_is_not() -> None:
    assert plan("plex").out.endswith("not a prescription\n")


def test_each_number_of_an_exchange_has_its_own_key() -> None:
    shares = ("--replacement", "both", "--plasma-share", "30")
    told = run("plan", "plex", *PATIENT, *PLEX[:-2], *shares, "--json").json()["plex"]
    rule = by_rule(told)["aabb"]
    assert rule["each"] == {
        "volume_l": 2.664,
        "albumin_5_percent_l": 1.8648,
        "albumin_g": 93.24,
        "albumin_bottles_of_12_5_g": 8,
        "plasma_l": 0.7992,
        "plasma_units_of_250_ml": 4,
        "calcium_gluconate_10_percent_ml": 26.64,
    }
    assert rule["total"]["volume_l"] == 13.32
    assert (told["session_h"], told["removed_from_plasma_each_percent"]) == (2, 63.212056)


def test_each_number_of_a_dose_has_its_own_key() -> None:
    told = plan("ivig", "--json").json()
    rule = by_rule(told["ivig"])["actual"]
    assert (rule["total"]["dose_g"], rule["total"]["vials_g"]) == (148, 147.5)
    assert (rule["daily"]["dose_g"], rule["daily"]["vials_g"]) == (29.6, 30)
    assert by_rule(told["ivig"])["ontario"]["note"] == "adjusted-should"
    assert told["inputs"]["height_cm"] == 168
    assert {table["therapy"] for table in told["ivig"]["tables"]} == {"ivig"}
    risk = [word.replace("privigen-eu", "octagam-10-us") for word in IVIG]
    told = run("plan", "ivig", *PATIENT, *risk, "--json").json()["ivig"]
    rule = by_rule(told)["actual"]
    assert (rule["infusion"]["shortest_min"], rule["infusion"]["longest_min"]) == (100, 400)
    assert rule["infusion_at_risk"]["shortest_min"] == 121.212121
    assert rule["sodium_daily"] == {"value": 8.88, "unit": "mmol"}
    assert rule["sugar_daily"] == {"value": 26640, "unit": "mg"}
    hourly = {name: rate["ml_per_h"][0] for name, rate in told["rates"].items() if name[0] in "sm"}
    assert hourly == {"start": 44.4, "maximum": 177.6, "maximum_at_risk": 146.52}


def test_json_has_what_warns_and_each_column_its_own_rows() -> None:
    heavy = ("--weight", "250 kg", "--ivig-day", "9")
    told = plan("both", *heavy, "--json").json()
    assert len(told["flags"]) == 1
    assert "on the day of an exchange" in told["mixing"]
    (plex,), (ivig,) = (
        [row["statements"] for row in told[therapy]["rows"] if row["row"] == "session"]
        for therapy in ("plex", "ivig")
    )
    assert "exchanged" in plex[0]["text"]
    assert "a day" in ivig[0]["text"]
    band = told["igg"]["points"][-1]
    assert band["low_percent"] < band["middle_percent"] < band["high_percent"]
    assert any(it["low_percent"] < it["high_percent"] for it in told["igg"]["observed"])
