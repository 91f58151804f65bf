"""`plex-ivig plan`: the same plan as the window's, as text and as JSON; nothing filled in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gui.cli.arguments import parse
from tests.cli.terminal import Printed, run
from tests.cli.test_cli_keys import APPROVED, key_paths
from tests.cli.test_cli_language import said
from tests.core.bundle.small import small, write

PATIENT = (
    *("--condition", "mmn", "--sex", "female", "--age", "adult", "--height", "168 cm"),
    *("--weight", "74kg", "--haematocrit", "38%"),
)
PLEX = ("--exchanges", "5", "--volumes", "1.0", "--interval", "2", "--replacement", "albumin")
IVIG = ("--dose", "2", "--days", "5", "--product", "privigen-eu")


def plan(therapy: str, *further: str) -> Printed:
    wanted = {"plex": PLEX, "ivig": IVIG, "both": (*PLEX, *IVIG)}[therapy]
    return run("plan", therapy, *PATIENT, *wanted, *further)


def by_rule(column: Any) -> dict[str, Any]:
    return {entry["rule"]: entry for entry in column["rules"]}


def test_a_plan_of_both_is_told_in_full() -> None:
    printed = plan("both", "--start", "2026-12-01")
    assert (printed.code, printed.err) == (0, "")
    for text in (
        "PLEX Sources disagree",
        "Of harm: NBA Australia 2018",
        "Height: 168 cm",
        "2.66 to 2.98 L exchanged: 1 \u00d7 plasma volume",
        "Nadler (Nadler, Hidalgo, Bloch; adults, from 25 kg)",
        "Linderkamp I (Linderkamp et al.; under 2 y",
        "published under 2 years",
        "Exchange 5 of 5 \u00b7 day 9 \u00b7 2026-12-09",
        "23.9 to 29.6 g a day",
        "Two alternatives, beside each other.",
    ):
        assert text in printed.folded
    assert "HOW IT IS COMPUTED" not in printed.out
    assert max(map(len, printed.out.splitlines())) <= 130


def test_the_working_is_written_out_where_it_is_asked_for() -> None:
    printed = plan("plex", "--working")
    assert "HOW IT IS COMPUTED" in printed.out
    assert (
        "PV (L) = TBV \u00d7 (1 \u2212 Hct) = 4.319715 \u00d7 (1 \u2212 0.38) = 2.678223 L"
        in printed.folded
    )
    assert "IVIG" not in printed.out.partition("ENTERED")[2].partition("SOURCES")[0]


def test_json_has_every_rule_with_numbers_in_units() -> None:
    told = plan("both", "--weight-rule", "ontario", "--json").json()
    nadler = by_rule(told["plex"])["nadler"]
    assert nadler["blood_volume_l"] == 4.319715
    assert nadler["plasma_volume_l"] == nadler["each"]["volume_l"] == 2.678223
    assert nadler["total"]["albumin_bottles_of_12_5_g"] == 55
    assert by_rule(told["plex"])["linderkamp-1"]["why_not"] == "under-2-years"
    assert told["plex"]["spread"] == {
        "lowest": "aabb",
        "highest": "per-kg",
        "percent": 11.944444,
        "wide": True,
    }
    rules = by_rule(told["ivig"])
    assert [rule for rule, entry in rules.items() if entry["chosen"]] == ["ontario"]
    assert rules["actual"]["daily"]["dose_g"] == 29.6
    assert rules["actual"]["infusion"]["longest_min"] == 141.875
    assert rules["ontario"]["total"]["nearest_5_g"] == 130
    assert told["inputs"]["haematocrit_fraction"] == 0.38
    assert told["igg"]["points"][0]["middle_percent"] == 100
    assert told["timeline"]["mixed"] is False


def test_the_keys_are_the_approved_ones() -> None:
    mixed = ("--start", "2026-12-01", "--ivig-day", "10", "--json")
    found = set(key_paths(plan("both", *mixed).json()))
    risk = [word.replace("privigen-eu", "octagam-10-us") for word in IVIG]
    found |= set(key_paths(run("plan", "ivig", *PATIENT, *risk, "--json").json()))
    assert sorted(found) == APPROVED["plan"]


def test_one_therapy_alone_leaves_the_other_out() -> None:
    assert plan("plex", "--json").json()["ivig"] is None
    assert plan("ivig", "--json").json()["plex"] is None


def test_what_is_missing_is_named_and_nothing_is_computed() -> None:
    printed = run("plan", "both", "--condition", "mmn", "--sex", "female", "--weight", "74")
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.count("Still to be entered") == 2
    for field in ("Age group", "Height", "Haematocrit", "Exchanges", "Replacement", "Product"):
        assert field in printed.err


def test_everything_that_is_refused_is_told_with_its_reason() -> None:
    wrong = ("--height", "20", "--weight", "1.2,3", "--haematocrit", "9", "--age", "x")
    printed = plan("plex", *wrong)
    assert (printed.code, printed.out) == (2, "")
    lines = printed.err.splitlines()
    assert [line.split()[1] for line in lines[:4]] == [
        "--age",
        "--height",
        "--weight",
        "--haematocrit",
    ]
    assert "20 cm is outside 40 to 230 cm" in printed.err
    assert "two decimal signs" in printed.err
    assert "preterm-newborn" in printed.err


def test_nothing_is_taken_over_from_a_course_that_was_not_asked_for() -> None:
    gbs = ("--condition", "gbs-adult")
    without = run("plan", "ivig", *PATIENT, *gbs, "--product", "privigen-eu")
    assert (without.code, without.out) == (2, "")
    assert "IVIG dose in total" in without.err
    for name in ("lead", "ean-pns-2023-gbs", "gbs-adult.ivig.ean-pns-2023-gbs"):
        printed = run("plan", "ivig", *PATIENT, *gbs, "--product", "privigen-eu", "--course", name)
        assert printed.code == 0
        assert (
            "IVIG dose in total: 2 g/kg in total, 0.4 g/kg a day (from the course [" in printed.out
        )


@pytest.mark.parametrize("name", ["cidp.plex.cochrane-2015-pe-cidp", "cochrane-2015-pe-cidp"])
def test_where_a_source_has_several_courses_one_must_be_named(name: str) -> None:
    cidp = (*PATIENT, "--condition", "cidp", *PLEX[2:])
    printed = run("plan", "plex", *cidp, "--course", name)
    assert (printed.code, printed.out) == (2, "")
    assert f"{name!r} has several courses; name one:" in printed.err
    listed = [line.split()[0] for line in printed.err.splitlines()[1:]]
    assert listed == [f"cidp.plex.cochrane-2015-pe-cidp.{n}" for n in (1, 2)]
    printed = run("plan", "plex", *cidp, "--course", listed[1])
    assert printed.code == 0
    assert "Exchanges: 6 (from the course [" in printed.folded


def test_a_course_that_the_condition_does_not_have_lists_those_that_it_has() -> None:
    printed = plan("ivig", "--course", "asfa-2023")
    assert (printed.code, printed.out) == (2, "")
    assert "mmn.ivig.efns-pns-2010-mmn  2 g/kg over 2-5 days" in printed.err
    assert plan("ivig", "--course", "none").code == 0


def test_the_order_of_the_options_changes_nothing() -> None:
    shares = ("--plasma-share", "40", "--replacement", "both")
    first = run("plan", "plex", *PATIENT, *PLEX[:-2], *shares)
    assert first.code == 0
    assert first.out == run("plan", "plex", *PATIENT, *shares, *PLEX[:-2]).out


def test_german_has_a_comma_and_json_none() -> None:
    words = ["plan", "plex", *PATIENT, *PLEX]
    assert "2,66 bis 2,98 L ausgetauscht" in said(*words)
    assert json.loads(said(*words, "--json")) == plan("plex", "--json").json()


def test_content_without_dosing_data_has_no_plan(tmp_path: Path) -> None:
    bundle = write(tmp_path / "bundle", small())
    condition = run("list", "--json", "--bundle", bundle).json()[0]["id"]
    printed = run("plan", "plex", "--condition", condition, "--sex", "male", "--bundle", bundle)
    assert (printed.code, printed.out) == (3, "")
    assert "no data for the planner" in printed.err


def test_without_a_planner_nothing_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["plan", "plex"], ["screenshot", "x.png", "--page", "plan"], ["--help"]):
        with pytest.raises(SystemExit) as ended:
            parse(words, planner=False)
        assert ended.value.code == (0 if words == ["--help"] else 2)
    printed = capsys.readouterr()
    assert "plan" not in printed.out
    choices = printed.err.partition("choose from")[2]
    assert "licences" in choices
    assert "plan" not in choices.replace("invalid choice: 'plan'", "")


def test_entries_of_the_planner_are_for_its_page_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shot = parse(["screenshot", "x.png", "--page", "plan", "--sex", "male", "--ivig-day", "9"])
    assert shot.entered == {"sex": "male", "ivig_day": "9"}
    with pytest.raises(SystemExit):
        parse(["screenshot", "x.png", "--page", "compare", "--sex", "male"])
    assert "--page plan" in capsys.readouterr().err
