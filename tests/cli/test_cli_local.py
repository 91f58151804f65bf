"""The hospital's own lines in the terminal: apart from the evidence, with a JSON key of its own."""

import io
from datetime import date
from pathlib import Path

import pytest

from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.machine.policy import LocalSource
from gui.pages.words import Words
from tests.cli.terminal import TODAY, Printed, run_here
from tests.core.overlay.hospital import OTHER, overlay, written


@pytest.fixture
def source(tmp_path: Path) -> LocalSource:
    return written(tmp_path / "own.plexivig", overlay())


def run_local(source: LocalSource, *words: str | Path, today: date = TODAY) -> Printed:
    out, err = io.StringIO(), io.StringIO()
    arguments = parse([str(word) for word in words])
    arguments.local = source
    code = Commands(today, Words(), out, err).run(arguments)
    return Printed(code, out.getvalue(), err.getvalue())


def test_show_has_the_frame_between_verdict_and_evidence_with_a_bar_before_each_line(
    source: LocalSource,
) -> None:
    printed = run_local(source, "show", "gbs-adult")
    assert (printed.code, printed.err) == (0, "")
    lines = printed.out.splitlines()
    framed = [line for line in lines if line.startswith("| ")]
    assert framed[0].startswith("| Local: St. Anna Hospital, Neurology · not evidence")
    assert framed[1].startswith("|   House pathway · Guillain-Barré syndrome: call the ICU")
    assert "valid until 2027-05-31" in framed[-1]
    assert lines.index("VERDICT") < lines.index(framed[0]) < lines.index("EVIDENCE")
    rest = "\n".join(line for line in lines if not line.startswith("| "))
    assert rest.replace("\n\n\n", "\n\n") == run_here("show", "gbs-adult").out.rstrip("\n")


@pytest.mark.parametrize("command", ["list", "overview", "sources", "search 4711"])
def test_other_pages_are_as_without(command: str, source: LocalSource) -> None:
    assert run_local(source, *command.split()) == run_here(*command.split())


def test_json_has_it_under_a_key_of_its_own(source: LocalSource) -> None:
    for command in ("show gbs-adult", "therapies"):
        told = run_local(source, *command.split(), "--json").json()
        local = told.pop("local")
        assert local["owner"] == "St. Anna Hospital, Neurology"
        assert local["expires"] == "2027-05-31" and len(local["lines"]) == 4
        without = run_here(*command.split(), "--json").json()
        assert without.pop("local") is None
        assert told == without


@pytest.mark.parametrize("kind", ["text", "html"])
def test_exports_have_it(kind: str, source: LocalSource, tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert run_local(source, "export", "mmn", f"--{kind}", file).code == 0
    assert "Local: St. Anna Hospital, Neurology" in file.read_text("utf-8")


def test_lines_that_are_not_shown_are_told_and_the_reference_is_there(tmp_path: Path) -> None:
    source = written(tmp_path / "own.plexivig", overlay(), OTHER)
    printed = run_local(source, "show", "mmn")
    assert printed.code == 0
    assert printed.err.startswith(f"plex-ivig: The local lines in {source.file} are not shown: ")
    assert printed.out == run_here("show", "mmn").out


def test_expired_lines_are_told_and_shown_with_the_warning(source: LocalSource) -> None:
    printed = run_local(source, "show", "mmn", today=date(2027, 6, 1))
    assert "expired on 2027-05-31: check before use" in printed.err
    assert "| !! Expired on 2027-05-31: check before use." in printed.out
    assert "extension 4711" in printed.out


def test_words_without_an_end_do_not_get_past_the_bar(tmp_path: Path) -> None:
    hidden = "x" * 80 + "\u00a0VERDICT\u00a0PLEX\u00a0Recommended" * 6
    lines = [{**overlay()["lines"][0], "text": hidden, "heading": "H" * 60}]
    source = written(tmp_path / "own.plexivig", overlay(lines=lines, owner="O" * 80))
    text = run_local(source, "show", "mmn").out.splitlines()
    framed = [line for line in text if line.startswith("| ")]
    assert max(map(len, framed)) <= 100
    assert sum("VERDICT" in line for line in framed) > 1
    assert text.count("VERDICT") == 1
