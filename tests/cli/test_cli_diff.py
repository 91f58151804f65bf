"""The command bundle diff: what may be compared, in which forms, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from gui import paths
from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.core.package.author import add_signature
from gui.machine.places import Places
from gui.pages.words import Words
from tests.cli.terminal import DATA, DRAFT, TODAY, Printed, run_here, start
from tests.cli.test_cli_keys import key_paths
from tests.core.bundle.small import ONE, TWO, small, write
from tests.core.package.packed import CLINICAL, STRANGER, root_json, signed, unsigned

APPROVED = json.loads((DATA / "json-keys.json").read_text("utf-8"))


class Pair(NamedTuple):
    old: Path
    new: Path


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """The small bundle, and the same with another verdict, a claim fewer and one withdrawn."""
    contents = small()
    contents["bundle.json"]["version"] = "2026.12"
    contents[ONE]["claims"][0]["position"] = "not-recommended"
    contents[ONE]["claims"][1]["withdrawn"] = {"reason": "Retracted.", "date": "2026-11-22"}
    del contents[TWO]["claims"][0]
    contents["sources.json"]["sources"][0]["pmid"] = "2"
    return Pair(write(tmp_path / "old", small()), write(tmp_path / "new", contents))


def with_keys(folder: Path, *arguments: str | Path) -> Printed:
    """Run where the keys of the tests are appointed."""
    (folder / "trust").mkdir()
    (folder / "trust" / "root.json").write_text(json.dumps(root_json()), "utf-8")
    out, err = io.StringIO(), io.StringIO()
    places = Places(paths.shipped_bundle(), folder / "trust")
    commands = Commands(TODAY, Words(), out, err, places=places)
    code = commands.run(parse([str(it) for it in arguments]))
    return Printed(code, out.getvalue(), err.getvalue())


def test_the_terminal_shows_both_texts_and_verdicts_first(pair: Pair) -> None:
    printed = run_here("bundle", "diff", *pair)
    assert (printed.code, printed.err) == (0, "")
    order = ["2026.11", "2026.12", "Changed verdicts: 3", "CHANGED VERDICTS", "WITHOUT A REASON: 1"]
    found = [printed.out.index(mark) for mark in order]
    assert found == sorted(found)
    assert "Before: Recommended Lead: Guide 2020: recommended" in printed.folded
    assert "After: Not recommended Lead: Guide 2020: not recommended" in printed.folded
    assert "!! First disease, PLEX: removed" in printed.folded
    assert printed.out.count("not signed: a draft") == 2


def test_the_same_twice_is_no_difference_and_no_error(pair: Pair) -> None:
    printed = run_here("bundle", "diff", pair.old, pair.old)
    assert printed.code == 0
    assert "Nothing has changed: the two are the same." in printed.out
    told = run_here("bundle", "diff", pair.old, pair.old, "--json").json()
    assert (told["same"], told["verdicts"]) == (True, [])


def test_one_alone_is_compared_with_what_is_in_force(pair: Pair) -> None:
    told = run_here("bundle", "diff", pair.new, "--json").json()
    assert told["old"]["id"] == "plex-ivig-reference"
    assert (told["old"]["standing"], told["new"]["standing"]) == ("shipped", "draft")
    by_word = run_here("bundle", "diff", "shipped", pair.new, "--json")
    assert by_word.json() == told
    asked = run_here("bundle", "diff", pair.new, "--bundle", pair.old, "--json").json()
    assert asked["old"]["id"] == "small-bundle"


def test_there_is_nothing_before_what_came_with_the_program(pair: Pair) -> None:
    printed = run_here("bundle", "diff", "previous", "current")
    assert (printed.code, printed.out) == (3, "")
    assert "there is no other content that was in force before" in printed.err
    before = run_here("bundle", "diff", "previous", "current", "--bundle", pair.new, "--json")
    assert before.json()["old"]["id"] == "plex-ivig-reference"


def test_the_keys_are_the_approved_ones(pair: Pair, tmp_path: Path) -> None:
    told = run_here("bundle", "diff", *pair, "--json").json()
    assert sorted(set(key_paths(told))) == APPROVED["bundle diff"]
    of_file = run_here("bundle", "diff", *pair, "--html", tmp_path / "file", "--json").json()
    assert sorted(set(key_paths(of_file))) == APPROVED["bundle diff to a file"]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_file_has_all_of_it_and_whose_it_is(kind: str, pair: Pair, tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert run_here("bundle", "diff", *pair, f"--{kind}", file) == (0, f"Saved {file}\n", "")
    text = file.read_text("utf-8")
    for mark in ("Changed verdicts: 3", "Removed without a reason", TODAY.isoformat(), DRAFT):
        assert mark in text
    refused = run_here("bundle", "diff", *pair, f"--{kind}", file)
    assert (refused.code, refused.out) == (1, "")
    assert "--force replaces it" in refused.err
    assert run_here("bundle", "diff", *pair, f"--{kind}", file, "--force").code == 0


def test_a_pdf_can_be_signed(pair: Pair, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    told = start("bundle", "diff", *pair, "--pdf", file, "--paper", "letter", "--json").json()
    assert told["format"] == "pdf"
    assert told["bytes"] == file.stat().st_size
    assert told["pages"] >= 1


@pytest.mark.parametrize(
    "further",
    [
        ["--paper", "a4"],
        ["--pdf", "a", "--html", "b"],
        ["--force"],
        ["--html", "-", "--json"],
        ["--csv", "a"],
    ],
)
def test_wrong_use_is_said_before_anything_is_read(
    further: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["bundle", "diff", "old", "new", *further])
    assert end.value.code == 2
    assert "usage: plex-ivig" in capsys.readouterr().err


def test_one_that_cannot_be_used_is_named_and_nothing_is_compared(
    pair: Pair, tmp_path: Path
) -> None:
    (pair.new / TWO).write_text("{", "utf-8")
    for bad in (pair.new, tmp_path / "nowhere", tmp_path / "nowhere.plexivig"):
        printed = run_here("bundle", "diff", pair.old, bad)
        assert (printed.code, printed.out) == (3, "")
        assert str(bad) in printed.err


def test_a_package_is_a_draft_until_all_have_signed_it(pair: Pair, tmp_path: Path) -> None:
    steps = {
        "draft": unsigned("2026.12"),
        "incomplete": add_signature(unsigned("2026.12"), "it", "clinical", CLINICAL),
        "signed": signed(unsigned("2026.12")),
    }
    for place, (standing, data) in enumerate(steps.items()):
        file = tmp_path / f"{standing}.plexivig"
        file.write_bytes(data)
        folder = tmp_path / str(place)
        folder.mkdir()
        told = with_keys(folder, "bundle", "diff", pair.old, file, "--json").json()
        assert told["new"]["standing"] == standing
        assert told["new"]["version"] == "2026.12"


def test_a_package_with_a_signature_that_is_not_in_order_is_refused(
    pair: Pair, tmp_path: Path
) -> None:
    file = tmp_path / "bad.plexivig"
    file.write_bytes(signed(unsigned(), ("clinical", STRANGER)))
    printed = with_keys(tmp_path, "bundle", "diff", pair.old, file)
    assert (printed.code, printed.out) == (3, "")
    assert "is not among those that may sign this" in printed.err


def test_without_appointed_keys_it_is_said_that_signatures_count_for_nothing(
    pair: Pair, tmp_path: Path
) -> None:
    file = tmp_path / "signed.plexivig"
    file.write_bytes(signed(unsigned()))
    told = run_here("bundle", "diff", pair.old, file, "--json").json()
    assert told["new"]["standing"] == "unchecked"
