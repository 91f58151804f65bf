"""`plex-ivig policy check`, and a policy that takes effect on the command line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gui import paths
from gui.__main__ import main
from gui.cli.policy_check import policy_check
from tests.cli.terminal import Printed
from tests.core.bundle.small import small, write


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the policy of this computer is for a test."""
    file = tmp_path / "etc" / "policy.toml"
    file.parent.mkdir()
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    return file


@pytest.fixture
def program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], policy: Path
) -> Program:
    return Program(monkeypatch, capsys)


class Program:
    """The whole program but for its process; the test has a hand in where the policy is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *arguments: str | Path) -> Printed:
        self._monkeypatch.setattr(sys, "argv", ["plex-ivig", *map(str, arguments)])
        monkeypatch = self._monkeypatch
        monkeypatch.setattr("gui.__main__.hold", lambda: None)
        monkeypatch.setattr("gui.__main__.end_at_interrupt", lambda: None)
        code = main()
        return Printed(code, *self._capsys.readouterr())


def check(named: Path | None = None) -> Printed:
    out, err = io.StringIO(), io.StringIO()
    code = policy_check(named, as_json=False, out=out, err=err)
    return Printed(code, out.getvalue(), err.getvalue())


def test_a_computer_without_a_policy_is_told_so(policy: Path) -> None:
    told = check()
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0] == f"{policy}: there is none, so every key has its default"
    assert [line.split() for line in lines[1:]] == [
        ["theme", "system", "default"],
        ["language", "system", "default"],
        ["text-size", "100", "default"],
        ["idle-seconds", "180", "default"],
        ["bundle", "(the", "shipped", "one)", "default"],
        ["overlay", "(none)", "default"],
        ["overlay-keys", "0", "keys", "default"],
        ["export", "true", "default"],
        ["install", "true", "default"],
        ["planner", "true", "default"],
    ]


def test_what_holds_and_what_is_wrong_is_printed(policy: Path) -> None:
    policy.write_text('theme = "dark"\ntext-size = 1\nlocked = ["theme", "export"]\n')
    told = check()
    assert told.code == 1
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "theme dark set, locked" in lines
    assert "text-size 100 default" in lines
    assert "export true default, locked" in lines
    assert lines[-1].startswith(f"{policy}: text-size: 1 is not a whole number")


def test_another_file_can_be_checked_and_must_be_there(policy: Path, tmp_path: Path) -> None:
    policy.write_text("broken")
    other = tmp_path / "new.toml"
    assert (check(other).code, check(other).out) == (3, "")
    assert check(other).err == f"plex-ivig: there is no file {other}\n"
    assert check(tmp_path).code == 3
    assert "it is a folder" in check(tmp_path).err
    other.write_text("export = false\n")
    assert check(other).code == 0
    assert "false" in check(other).out


def test_json_has_every_key(policy: Path, program: Program) -> None:
    policy.write_text('export = false\nlocked = ["export"]\n')
    told = program.run("policy", "check", "--json").json()
    assert (told["path"], told["exists"], told["ok"]) == (str(policy), True, True)
    assert {"key": "export", "value": False, "set": True, "locked": True} in told["keys"]
    assert {"key": "theme", "value": "system", "set": False, "locked": False} in told["keys"]


def test_a_bundle_is_refused_for_the_check_reads_none(program: Program) -> None:
    told = program.run("--bundle", "other", "policy", "check")
    assert told.code == 2
    assert "policy check reads no bundle" in told.err


def test_export_that_is_switched_off_writes_nothing(
    program: Program, policy: Path, tmp_path: Path
) -> None:
    policy.write_text("export = false\n")
    for kind in ("--text", "--pdf"):
        told = program.run("export", "mmn", kind, tmp_path / "file")
        assert (told.code, told.out) == (2, "")
        assert told.err == (
            f"plex-ivig: export is switched off by the policy of this computer ({policy})\n"
        )
    assert not (tmp_path / "file").exists()
    assert program.run("show", "mmn").code == 0


def test_the_bundle_of_the_policy_is_read_unless_another_is_asked_for(
    program: Program, policy: Path, tmp_path: Path
) -> None:
    own = write(tmp_path / "own", small())
    policy.write_text(f"bundle = '{own}'\n")
    listed = [entry["id"] for entry in program.run("list", "--json").json()]
    assert listed == small()["bundle.json"]["conditions"]
    shipped = paths.shipped_bundle()
    assert "Guillain" in program.run("list", "--bundle", shipped).out
    policy.write_text(f"bundle = '{own}'\nlocked = ['bundle']\n")
    told = program.run("list", "--bundle", shipped)
    assert (told.code, told.out) == (2, "")
    assert "--bundle is locked by the policy of this computer" in told.err


def test_a_broken_policy_stops_nothing(program: Program, policy: Path) -> None:
    policy.write_text("= = =")
    assert program.run("show", "mmn").code == 0


def test_a_planner_that_is_switched_off_is_unknown_to_the_command_line(
    program: Program, policy: Path
) -> None:
    policy.write_text("planner = false\n", "utf-8")
    refused = program.run("plan", "plex", "--condition", "mmn")
    assert (refused.code, refused.out) == (2, "")
    assert "invalid choice: 'plan'" in refused.err
    assert "plan" not in program.run("--help").out
