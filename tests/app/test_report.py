"""`plex-ivig self-check --report`: one file with everything, and nobody's name in it."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app import report
from gui.app.report import self_check_with_report
from gui.app.report_window import window_facts
from gui.cli.arguments import parse
from gui.machine.policy import read_policy
from tests.app.test_self_check import CHECKS, TODAY
from tests.cli.terminal import Printed, environment, start
from tests.cli.test_cli_keys import APPROVED, key_paths
from tests.places import variables_of_user


@pytest.fixture
def without_qt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home in which Qt's libraries cannot be loaded, of a user with a name."""
    home = tmp_path / "grünmantel"
    home.mkdir()
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", "grünmantel")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return home


def asked(home: Path, *words: str | Path) -> Printed:
    out, err = io.StringIO(), io.StringIO()
    arguments = parse(["self-check", *map(str, words)])
    policy = read_policy(home / "policy.toml")
    code = self_check_with_report(arguments, policy, TODAY, out, err)
    return Printed(code, out.getvalue(), err.getvalue())


def test_the_report_has_what_was_printed_and_what_the_computer_is_like(tmp_path: Path) -> None:
    of_user = variables_of_user(tmp_path / "home")
    variables = environment(**of_user, XDG_CONFIG_HOME="", XDG_STATE_HOME="")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        variables.pop(name, None)
    told = start("self-check", "--report", str(tmp_path / "r.txt"), env=variables)
    assert (told.code, told.err) == (0, "")
    lines = (tmp_path / "r.txt").read_text("utf-8").splitlines()
    checks = lines[lines.index("Checks") + 2 :][: len(CHECKS)]
    assert [line[:17].strip() for line in checks] == list(CHECKS)
    local = told.out.replace(of_user["LOCALAPPDATA"], "%LOCALAPPDATA%")
    printed = local.replace(of_user["HOME"], "~").splitlines()
    assert [*checks, f"Saved {tmp_path / 'r.txt'}"] == printed
    for title in ("Program", "System", "Session", "Display", "Fonts", "Log, the newest lines"):
        assert lines[lines.index(title) + 1] == "-" * len(title)
    none = [line for line in lines if line.startswith("none  ")]
    said = ["there is no display" in line for line in none]
    assert said == ([] if os.name == "nt" else [True])  # Windows always has one
    assert str(tmp_path / "home") not in "\n".join(lines)


def test_where_qt_is_missing_there_is_a_report_with_the_reason(without_qt: Path) -> None:
    told = asked(without_qt, "--report", without_qt / "r.txt")
    assert told.code == 1
    text = (without_qt / "r.txt").read_text("utf-8")
    assert "window           FAILED: a library that the window needs cannot be loaded" in text
    assert "\nSystem\n" in text and "\nFonts\n" not in text


def test_neither_user_nor_computer_nor_home_is_in_it(
    without_qt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(without_qt / "local"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    folder = paths.log_folder(os.environ)
    assert folder is not None
    folder.mkdir(parents=True)
    another = "/".join(("", "home", "ada"))
    log = f"{without_qt}/x and \x1b[31m station-7; grünmantel, {another}/y\n"
    (folder / "plex-ivig.log").write_text(log, "utf-8")
    monkeypatch.setattr(report, "computer_name", lambda: "STATION-7")
    asked(without_qt, "--report", without_qt / "r.txt")
    text = (without_qt / "r.txt").read_text("utf-8")
    assert "~/x and [U+001B][31m <computer>; <user>, ~/y" in text
    assert not [name for name in ("grünmantel", "station", "/ada") if name in text]


def test_as_json_it_has_the_approved_keys(without_qt: Path) -> None:
    told = asked(without_qt, "--json", "--report", without_qt / "r.json")
    assert sorted(set(key_paths(told.json()))) == APPROVED["self-check"]
    sent = json.loads((without_qt / "r.json").read_text("utf-8"))
    assert {key for key in key_paths(sent) if not key.startswith("facts.")} == {
        *APPROVED["self-check"],
        *("made", "facts", "log", "files"),
    }
    assert sent["facts"]["program"]["kind"] == "run from its source"


def test_a_file_that_is_there_stays_unless_it_may_go(without_qt: Path) -> None:
    file = without_qt / "r.txt"
    file.write_text("mine", "utf-8")
    told = asked(without_qt, "--report", file)
    assert (told.code, told.out) == (1, "")
    assert told.err == f"plex-ivig: {file} is there already; --force replaces it\n"
    assert file.read_text("utf-8") == "mine"
    asked(without_qt, "--force", "--report", file)
    assert file.read_text("utf-8").startswith("Report of plex-ivig self-check\nmade ")


def test_a_folder_that_is_not_there_is_named(without_qt: Path) -> None:
    told = asked(without_qt, "--report", without_qt / "none" / "r.txt")
    assert told.code == 1
    assert told.err.endswith(f"there is no folder {without_qt / 'none'}\n")


def test_standard_output_that_is_full_is_no_fault_of_the_file(
    without_qt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> list[object]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "printed", full)
    with pytest.raises(OSError, match="No space left"):
        asked(without_qt, "--report", without_qt / "r.txt")
    assert list(without_qt.iterdir()) == []


def test_force_without_a_report_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["self-check", "--force"])
    assert end.value.code == 2
    assert "--force is for --report" in capsys.readouterr().err


def test_display_fonts_and_screen_reader_are_told(qapp: QApplication) -> None:
    told = {(it.part, it.name): it.value for it in window_facts(qapp)}
    assert told["display", "plug-in"] == "offscreen"
    assert told["display", "style"] == "fusion"
    assert told["display", "screen 1"].startswith("800x800 pixels, scale 1, 800x800")
    assert told["display", "rounding of scales"] == "PassThrough"
    assert told["fonts", "used"] == "Noto Sans"
    assert told["fonts", "signs"] == "bundled"
    printers = told["printers", "number, default"]
    assert (sys.platform == "win32") != printers.startswith("not asked")
    assert not [value for value in told.values() if value.startswith("cannot be told")]
