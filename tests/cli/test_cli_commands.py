"""Commands, their exit codes, and which stream they write to."""

import argparse
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from build_scripts.dosing_evidence import of_dosing_alone
from build_scripts.uniform import SPLIT_FACTS
from gui.cli.answers import problem_lines
from gui.cli.commands import Commands
from gui.core.bundle import BundleError, Problem
from gui.core.reference import Reference
from gui.pages.words import Words
from tests.cli.terminal import TODAY, evidence, folded, run, run_here
from tests.core.bundle.small import ONE, TWO, small, write

CONDITIONS = [condition["id"] for condition in evidence("conditions")]
PAGES = ("list", "show cidp", "search gbs", "overview", "therapies", "sources", "bundle info")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good", small())


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    contents = small()
    contents[ONE]["claims"][0]["source"] = "nobody"
    contents[TWO]["group"] = 1
    return write(tmp_path / "broken", contents)


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("as_json", [True, False])
def test_what_is_asked_for_goes_to_the_output_alone(command: str, as_json: bool) -> None:
    printed = run(*command.split(), *(["--json"] if as_json else []))
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.endswith("\n")
    if as_json:
        assert printed.json()


@pytest.mark.parametrize("command", PAGES)
def test_unusable_data_gives_three_and_all_problems(command: str, broken: Path) -> None:
    printed = run(*command.split(), "--bundle", broken)
    assert (printed.code, printed.out) == (3, "")
    lines = printed.err.splitlines()
    assert lines[0] == f"The data bundle cannot be used: {broken}"
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        f"{TWO} $.group",
        f"{ONE} $.claims[0].source",
    ]


@pytest.mark.parametrize("command", PAGES)
def test_data_that_is_not_there_gives_three(command: str, tmp_path: Path) -> None:
    printed = run(*command.split(), "--json", "--bundle", tmp_path / "nowhere")
    assert (printed.code, printed.out) == (3, "")
    assert printed.err.endswith("\n  there is no such file or folder\n")


def test_another_bundle_is_used_before_and_after_the_command(good: Path) -> None:
    for arguments in (("--bundle", good, "list", "--json"), ("list", "--bundle", good, "--json")):
        assert [entry["id"] for entry in run(*arguments).json()] == ["one", "two"]
    last = run("--bundle", "nowhere", "list", "--json", "--bundle", good)
    assert len(last.json()) == 2


def test_a_bundle_in_a_zip_prints_the_same(good: Path, tmp_path: Path) -> None:
    zipped = shutil.make_archive(str(tmp_path / "bundle"), "zip", good)
    for command in ("list", "show one", "overview", "therapies", "sources", "bundle info"):
        from_zip = run(*command.split(), "--bundle", zipped)
        from_folder = run(*command.split(), "--bundle", good)
        where = from_folder.out.replace(str(good), zipped)
        assert from_zip == from_folder._replace(out=where)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("cidp", "cidp"),
        ("CIDP", "cidp"),
        ("  Cidp ", "cidp"),
        ("Guillain-Barr\u00e9 syndrome, adults", "gbs-adult"),
        ("guillain-barre syndrome children", "gbs-child"),
        ("Stiff-Person-Syndrom", "stiff-person"),
        ("LEMS", "lems"),
        ("G70.80", "lems"),
        ("g7080", "lems"),
        ("ORPHA:641", "mmn"),
        ("Landry's ascending paralysis", "gbs-adult"),
    ],
)
def test_a_condition_may_be_named_in_any_way(text: str, condition: str) -> None:
    assert run("show", text, "--json").json()["condition"]["id"] == condition


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("GBS", {"gbs-adult", "gbs-child"}),
        ("MG", {"mg-exacerbation", "mg-stable", "mg-preoperative"}),
        ("D47.2", {"igm-neuropathy", "igg-iga-neuropathy"}),
    ],
)
def test_what_may_mean_several_gives_two_and_all_of_them(text: str, candidates: set[str]) -> None:
    printed = run("show", text)
    assert (printed.code, printed.out) == (2, "")
    first, *lines = printed.err.splitlines()
    assert first == f"plex-ivig: {text!r} may mean several conditions; give one of these ids:"
    assert {line.split()[0] for line in lines} == candidates
    assert all(run("show", line.split()[0]).code == 0 for line in lines)


def test_what_names_none_gives_two_and_the_nearest() -> None:
    printed = run("show", "dermatomyosite", "--json")
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.splitlines() == [
        "plex-ivig: there is no condition 'dermatomyosite'. Nearest:",
        "  dermatomyositis  Dermatomyositis",
    ]


@pytest.mark.parametrize("text", ["", "  ", "zzzz", "%", "{}", "\udcff", "\x1b[31m", "a" * 5000])
def test_what_resembles_nothing_gives_two_and_a_way_out(text: str) -> None:
    printed = run("show", text)
    assert (printed.code, printed.out) == (2, "")
    assert (
        printed.err == f"plex-ivig: there is no condition {text!r}. `plex-ivig list` shows all.\n"
    )


def test_search_gives_ids_best_first() -> None:
    hits = run("search", "myasthenia", "--json").json()
    assert [set(hit) for hit in hits] == [{"id", "match"}] * len(hits)
    assert {"mg-exacerbation", "mg-stable", "mg-preoperative"} <= {hit["id"] for hit in hits}
    order = ["exact", "prefix", "word", "inside", "near", "therapy"]
    places = [order.index(hit["match"]) for hit in hits]
    assert places == sorted(places)
    assert run("search", "CIDP", "--json").json()[0] == {"id": "cidp", "match": "exact"}


def test_search_prints_what_its_json_gives(reference: Reference) -> None:
    for query in ("gbs", "neuropathy", "G61.0", "myositis", "zzzz", "", "plasma exchange"):
        ids = [hit["id"] for hit in run("search", query, "--json").json()]
        names = [reference.bundle.conditions[key].name.en for key in ids]
        found = run("search", query).out.partition("\n\nData ")[0]
        lines = found.partition("\n\n!! ")[0].splitlines()
        shown = [line[:51].strip() for line in lines if not line.startswith(("No condition", "*"))]
        assert [name for name in shown if name] == [short(name) for name in names]
        assert bool(names) != any(line.startswith("No condition matches") for line in lines)


def short(name: str) -> str:
    return name if len(name) <= 51 else name[:48].rsplit(" ", 1)[0] + "..."


def test_words_of_a_search_need_no_quotes() -> None:
    assert run("search", "stiff", "person", "--json") == run("search", "stiff person", "--json")


def test_a_search_shows_no_escape_sequence_that_was_typed() -> None:
    printed = run("search", "\x1b[31mzzz\u202e")
    assert "No condition matches \u201c[U+001B][31mzzz[U+202E]\u201d." in printed.out


def test_list_names_every_condition_under_its_group() -> None:
    printed = run("list").out
    for condition in evidence("conditions"):
        assert short(condition["name"]["en"]) in printed
    assert [line for line in printed.splitlines() if line.isupper() and "PLEX" not in line] == [
        "PERIPHERAL NERVE",
        "NEUROMUSCULAR JUNCTION",
        "MUSCLE",
        "CENTRAL NERVOUS SYSTEM",
    ]


def test_a_stale_bundle_warns_below_every_page() -> None:
    for command in PAGES:
        assert (
            "!! " not in run_here(*command.split(), today=date(2027, 11, 23)).out.split("Data ")[0]
        )
        late = run_here(*command.split(), today=date(2027, 11, 24)).folded
        assert "!! Content past its review date: review was due on 2027-11-23." in late
    early = run_here("bundle", "info", "--json", today=date(2026, 11, 22)).json()
    assert "before the content was built (2026-11-23)" in early["warning"]
    assert run_here("bundle", "info", "--json", today=TODAY).json()["warning"] == ""


def test_info_counts_what_the_bundle_holds(reference: Reference) -> None:
    info = run("bundle", "info", "--json").json()
    facts = evidence("therapy-facts")
    sources = {source["id"] for source in [*evidence("sources"), *facts["sources"]]}
    assert info["counts"] == {
        "conditions": len(CONDITIONS),
        "claims": len(evidence("claims")),
        "sources": len(sources | of_dosing_alone(reference.bundle)),
        "facts": len(facts["facts"]) + sum(len(parts) - 1 for parts in SPLIT_FACTS.values()),
        "products": len(facts["products"]),
    }
    assert info["version"] in run("bundle", "info").out
    assert folded(info["intendedUse"]) in run("bundle", "info").folded
    assert info["verification"] == [
        {"covers": "founding-document", "by": "Dr. Petya Stefanova"},
        {"covers": "other-content"},
    ]


def test_check_of_a_good_bundle_gives_none(good: Path) -> None:
    printed = run("bundle", "check", good)
    assert (printed.code, printed.err) == (0, "")
    known = run("bundle", "info", "--json", "--bundle", good).json()
    fingerprint = {key: known[key] for key in ("fingerprint", "fingerprint_words", "sha256")}
    assert printed.out.startswith(f"{good}: no problems found\nFingerprint {known['fingerprint']}")
    assert (
        known["sha256"] in printed.out and " ".join(known["fingerprint_words"][4:]) in printed.out
    )
    told = run("bundle", "check", good, "--json").json()
    assert told == {"path": str(good), "ok": True, "problems": [], "warnings": [], **fingerprint}
    assert run("bundle", "check").code == 0
    assert run("bundle", "check", "--bundle", good).out == printed.out


def test_check_asks_the_author_and_finds_no_problem_all_the_same() -> None:
    told = run("bundle", "check", "--json").json()
    assert told["ok"] and {entry["kind"] for entry in told["warnings"]} == {
        "copied-list",
        "no-grade",
    }
    printed = run("bundle", "check")
    assert printed.code == 0
    lines = [line for line in printed.out.splitlines() if line.startswith("warning: ")]
    assert lines == [
        f"warning: {entry['file']} {entry['path']}: {entry['message']}"
        for entry in told["warnings"]
    ]


def test_check_of_a_broken_bundle_gives_one_and_its_problems_as_output(broken: Path) -> None:
    printed = run("bundle", "check", broken)
    assert (printed.code, printed.err) == (1, "")
    assert len(printed.out.splitlines()) == 3
    told = run("bundle", "check", "--json", broken)
    assert told.code == 1
    assert told.json() == {
        "path": str(broken),
        "ok": False,
        "problems": [
            {"file": TWO, "path": "$.group", "message": "Expected `str`, got `int`"},
            {
                "file": ONE,
                "path": "$.claims[0].source",
                "message": "there is no source with the id 'nobody'",
            },
        ],
        "warnings": [],
        **{"fingerprint": None, "fingerprint_words": [], "sha256": None},
    }


@pytest.mark.parametrize("name", ["nowhere", "a" * 300, "\udcff", "\x1b[31m"])
def test_check_of_a_bundle_that_is_not_there_gives_three(name: str, tmp_path: Path) -> None:
    printed = run("bundle", "check", tmp_path / name)
    assert (printed.code, printed.err) == (3, "")
    told = run("bundle", "check", "--json", tmp_path / name)
    assert told.code == 3
    assert not told.json()["ok"]
    assert len(told.json()["problems"]) == 1
    assert "\x1b" not in printed.out + told.out
    assert json.dumps(told.json()).isascii()
    (printed.out + told.out).encode("utf-8")


def test_at_most_two_hundred_problems_are_printed_and_the_rest_counted() -> None:
    problems = [Problem("a.json", f"$[{place}]", "wrong") for place in range(203)]
    lines = problem_lines(BundleError("somewhere", problems), Words())
    assert len(lines) == 202
    assert lines[-2:] == ["  a.json $[199]: wrong", "  and 3 more"]
    lines = problem_lines(BundleError("somewhere", problems[:200]), Words())
    assert lines[-1] == "  a.json $[199]: wrong"


def test_an_unknown_command_is_an_error_of_the_program() -> None:
    commands = Commands(TODAY, Words(), io.StringIO(), io.StringIO())
    with pytest.raises(KeyError):
        commands.run(argparse.Namespace(command="nothing", bundle=None))
