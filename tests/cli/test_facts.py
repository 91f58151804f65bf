"""What is told of a computer: each thing or that it cannot be told, and nothing that names it."""

from __future__ import annotations

import hashlib
import platform
import sys
from pathlib import Path

import pytest

from gui.cli import facts
from gui.cli.facts import Fact, computer_facts, fact, last_of_the_log, program_files
from gui.cli.windows_facts import edition, kind_of_folder

ELEVEN = {"CurrentBuild": "22631", "UBR": 4602, "EditionID": "Enterprise", "DisplayVersion": "23H2"}


def test_what_cannot_be_told_is_said_to_be_so_and_stops_nothing() -> None:
    def fail() -> str:
        raise PermissionError(13, "C:\\Users\\somebody")

    assert fact("system", "x", fail) == Fact("system", "x", "cannot be told (PermissionError)")
    assert fact("system", "x", lambda: None).value == "not known"
    assert (fact("a", "b", lambda: True).value, fact("a", "b", lambda: 1).value) == ("yes", "1")


def test_program_system_and_session_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.1.2.3 1 10.1.2.4 22")
    told = list(computer_facts({"LANG": "de_DE.UTF-8", "XDG_SESSION_TYPE": "wayland"}))
    values = {(it.part, it.name): it.value for it in told}
    assert values["program", "kind"] == "run from its source"
    assert values["session", "remote"] == "yes"
    assert values["session", "language"] == "de"
    assert values["session", "XDG_SESSION_TYPE"] == "wayland"
    assert values["system", "architecture"] == platform.machine()
    assert not [it for it in told if "10.1.2" in it.value]


def test_the_files_of_a_standalone_program_are_told_as_in_the_published_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "plex-ivig").write_bytes(b"program")
    (tmp_path / "_internal" / "x.so").write_bytes(b"library")
    (tmp_path / "Ada Muster.pdf").write_bytes(b"of somebody else")
    (tmp_path / "Ada Muster").mkdir()
    (tmp_path / "Ada Muster" / "plex-ivig").write_bytes(b"of somebody else")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "plex-ivig"))
    assert [(it.name, it.sha256) for it in program_files()] == [
        ("_internal/x.so", hashlib.sha256(b"library").hexdigest()),
        ("plex-ivig", hashlib.sha256(b"program").hexdigest()),
    ]
    assert facts.program_folder() == tmp_path


def test_a_program_run_from_its_source_has_no_list_of_files() -> None:
    assert list(program_files()) == []


def test_of_the_log_the_newest_lines_are_told(tmp_path: Path) -> None:
    (tmp_path / "plex-ivig.log").write_text("".join(f"{n}\n" for n in range(100)), "utf-8")
    assert last_of_the_log(tmp_path) == [str(n) for n in range(60, 100)]
    assert last_of_the_log(tmp_path / "none") == last_of_the_log(None) == []


@pytest.mark.parametrize(
    ("values", "version", "told"),
    [
        (ELEVEN, (10, 0, 22631), "Windows 11 Enterprise 23H2, build 22631.4602"),
        (
            {
                "CurrentBuild": "19045",
                "EditionID": "EnterpriseS",
                "DisplayVersion": "22H2",
                "UBR": 0,
            },
            (10, 0, 19045),
            "Windows 10 EnterpriseS 22H2, build 19045.0",
        ),
        ({}, (10, 0, 26100), "Windows 11, build 26100"),
        ({"CurrentBuild": None, "UBR": None}, (6, 1, 7601), "Windows 6.1, build 7601"),
    ],
)
def test_windows_is_named_with_edition_and_build(
    values: dict[str, object], version: tuple[int, int, int], told: str
) -> None:
    assert edition(values, version) == told


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (r"C:\Program Files\PLEX-IVIG Reference", "local"),
        (r"\\?\C:\Program Files", "local"),
        ("C:/Program Files", "local"),
        (r"X:\apps", "network drive"),
        (r"R:\apps", "drive of kind 9"),
        (r"\\server\share\apps", "network share (UNC)"),
        (r"\\?\UNC\server\share\apps", "network share (UNC)"),
        ("//server/share/apps", "network share (UNC)"),
    ],
)
def test_a_folder_on_another_computer_is_told_from_one_here(folder: str, told: str) -> None:
    assert kind_of_folder(folder, {"C:\\": 3, "X:\\": 4, "R:\\": 9}.__getitem__) == told
