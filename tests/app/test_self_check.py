"""`plex-ivig self-check`: a sound installation passes, and each part that is not is named."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app.self_check import self_check
from gui.app.self_check_window import window_findings
from gui.cli.arguments import parse
from gui.cli.self_check import (
    Finding,
    content_findings,
    file_findings,
    local_findings,
    machine_findings,
    translation_findings,
)
from gui.core.bundle import Bundle
from gui.core.evidence import Word
from gui.core.reference import Reference
from gui.machine.policy import read_policy
from tests.cli.terminal import Printed, environment, start
from tests.core.bundle.small import small, write
from tests.core.overlay.hospital import OTHER, overlay, written
from tests.pages.withdrawn import with_withdrawn

TODAY = date(2026, 12, 1)
CHECKS = (
    *(
        "program",
        "content",
        "verdicts",
        "search",
        "planner",
        "signatures",
        "trust",
        "shipped content",
        "installed",
        "rights",
        "files",
        "words",
        "translations de",
        "policy",
        "settings",
        "log",
    ),
    *("icons", "fonts", "texts", "PDF", "window"),
)


def run_without_qt(monkeypatch: pytest.MonkeyPatch, home: Path, *words: str | Path) -> Printed:
    """The command where Qt's libraries cannot be loaded."""
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    out = io.StringIO()
    arguments = parse(["self-check", *map(str, words)])
    code = self_check(arguments, read_policy(home / "policy.toml"), TODAY, out)
    return Printed(code, out.getvalue(), "")


def only(findings: Any) -> Finding:
    (found,) = [finding for finding in findings if finding.state != "ok"]
    return Finding(*found)


def no_keys(lines: list[str]) -> list[str]:
    """The one warning of a program for which nobody but its developers may sign."""
    none = ("no keys have been", "of developers: for trying out")
    return [line for line in lines if "warning: " in line and any(it in line for it in none)]


def test_the_program_itself_passes_without_a_display(tmp_path: Path) -> None:
    variables = environment(HOME=str(tmp_path), XDG_CONFIG_HOME="", XDG_STATE_HOME="")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        variables.pop(name, None)
    told = start("self-check", env=variables)
    assert told.code == 0
    lines = told.out.splitlines()
    assert [line[:17].strip() for line in lines] == list(CHECKS)
    assert [line for line in lines if line[17:].split(":")[0] != "ok"] == no_keys(lines)
    assert list(tmp_path.iterdir()) == []


def test_where_qt_is_missing_all_else_is_checked_and_the_loader_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run_without_qt(monkeypatch, tmp_path)
    assert told.code == 1
    lines = told.out.splitlines()
    assert len(lines) == 17
    assert lines[-1].startswith(
        "window           FAILED: a library that the window needs cannot be"
    )
    assert "import of PySide6 halted" in lines[-1]
    assert [line for line in lines[:-1] if " ok: " not in line] == no_keys(lines)


def test_a_planner_that_is_turned_off_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policy.toml").write_text("planner = false\n", encoding="utf-8")
    told = run_without_qt(monkeypatch, tmp_path)
    assert [line[:17].strip() for line in told.out.splitlines()] == [
        name for name in CHECKS[:-5] if name != "planner"
    ] + ["window"]


@pytest.mark.parametrize(
    "name", ["fonts/NotoSans-Bold.ttf", "fonts/paper/NotoSans-Condensed.ttf", "legal/OFL.txt"]
)
def test_a_file_that_is_missing_or_empty_is_named(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    for part in ("fonts", "legal", "system"):
        shutil.copytree(paths.resources() / part, folder / part)
    assert [finding.state for finding in file_findings(folder)] == ["ok"]
    (folder / name).write_bytes(b"")
    found = only(file_findings(folder))
    assert found == ("files", "FAILED", f"missing, empty or unreadable in {folder}: {name}")
    (folder / name).unlink()
    assert only(file_findings(folder)) == found


def test_content_that_cannot_be_used_is_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = write(tmp_path / "bundle", small())
    shutil.rmtree(bundle / "conditions")
    told = run_without_qt(monkeypatch, tmp_path, "--bundle", bundle, "--json")
    assert told.code == 3
    checks = {check["check"]: check for check in json.loads(told.out)["checks"]}
    assert checks["content"]["state"] == "failed"
    assert str(bundle) in checks["content"]["message"]
    assert "verdicts" not in checks


def test_a_verdict_against_the_rule_is_named(reference: Reference) -> None:
    class Falsified(Reference):
        def verdict(self, condition_id: str, therapy: Any) -> Any:
            verdict = super().verdict(condition_id, therapy)
            if (condition_id, therapy) != ("mmn", "plex"):
                return verdict
            return msgspec.structs.replace(verdict, word=Word.RECOMMENDED)

    found = only(content_findings(Falsified(reference.bundle)))
    assert found == ("verdicts", "FAILED", "against the rule: mmn plex")


def test_a_withdrawn_claim_that_decides_is_against_the_rule(reference: Reference) -> None:
    class Falsified(Reference):
        def verdict(self, condition_id: str, therapy: Any) -> Any:
            return reference.verdict(condition_id, therapy)

    withdrawn = with_withdrawn(reference, "mmn", "ivig")
    assert all(finding.state == "ok" for finding in content_findings(withdrawn))
    found = only(content_findings(Falsified(withdrawn.bundle)))
    assert found == ("verdicts", "FAILED", "against the rule: mmn ivig")


def test_a_name_that_finds_nothing_is_named(reference: Reference) -> None:
    changed = Reference(_renamed(reference.bundle))
    changed.__dict__["search_index"] = reference.search_index
    assert only(content_findings(changed)) == ("search", "FAILED", "not found: Xyzzyqwv (mmn)")


def _renamed(bundle: Bundle) -> Bundle:
    conditions = dict(bundle.conditions)
    mmn = conditions["mmn"]
    name = msgspec.structs.replace(mmn.name, en="Xyzzyqwv")
    conditions["mmn"] = msgspec.structs.replace(mmn, name=name)
    return msgspec.structs.replace(bundle, conditions=conditions)


def test_translations_that_are_missing_or_damaged_are_told(tmp_path: Path) -> None:
    assert "cannot be read" in only(translation_findings(tmp_path)).message
    (tmp_path / "plex-ivig_de.qm").write_bytes(b"nothing")
    assert "is damaged" in only(translation_findings(tmp_path)).message


def test_what_of_the_computer_is_wrong_is_a_warning(tmp_path: Path) -> None:
    in_the_way = tmp_path / "home"
    in_the_way.write_text("a file", "utf-8")
    file = tmp_path / "policy.toml"
    file.write_text("colour = 1\n", "utf-8")
    variables = {"HOME": str(in_the_way), "LOCALAPPDATA": str(in_the_way)}
    found = list(machine_findings(read_policy(file), variables))
    assert [(it.check, it.state) for it in found] == [
        ("policy", "warning"),
        ("settings", "warning"),
        ("log", "warning"),
    ]
    assert "there is no such key" in found[0].message
    in_its_words = "Not a directory" if os.name == "posix" else ""
    assert f"cannot be written: {in_its_words}" in found[2].message
    assert "no home folder" in list(machine_findings(read_policy(file), {}))[2].message


def test_every_part_of_the_window_passes(qapp: QApplication, reference: Reference) -> None:
    found = list(window_findings(qapp, reference, TODAY))
    assert [(it.check, it.state) for it in found] == [(name, "ok") for name in CHECKS[-5:]]


@pytest.mark.parametrize(
    ("part", "kind", "check"),
    [("icons", "*.png", "icons"), ("fonts", "*.ttf", "fonts"), ("translations", "*.qm", "texts")],
)
def test_a_damaged_file_is_told(
    part: str,
    kind: str,
    check: str,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    original: Callable[[], Path] = getattr(paths, part)
    damaged = tmp_path / part
    shutil.copytree(original(), damaged)
    next(damaged.glob(kind)).write_bytes(b"nothing")
    monkeypatch.setattr(paths, part, lambda: damaged)
    found = only(window_findings(qapp, None, TODAY))
    assert (found.check, found.state) == (check, "FAILED")


def test_the_hospitals_own_lines_are_checked_where_the_policy_names_some(
    reference: Reference, tmp_path: Path
) -> None:
    source = written(tmp_path / "own.plexivig", overlay())

    def found(today: date = TODAY) -> Finding:
        (finding,) = local_findings(source, reference, today)
        return finding

    told = "4 of St. Anna Hospital, Neurology, valid until 2027-05-31"
    assert found() == ("local lines", "ok", told)
    assert found(date(2027, 6, 1)).state == "warning"
    assert "expired on 2027-05-31" in found(date(2027, 6, 1)).message
    content = overlay()
    content["lines"][0]["conditions"] = ["of-next-year"]
    written(source.file, content)
    assert found().state == "warning" and "'of-next-year'" in found().message
    written(source.file, content, OTHER)
    assert found().state == "FAILED" and "are not shown" in found().message
