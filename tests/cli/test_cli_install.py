"""`bundle install`, `bundle rollback` and what `bundle info` tells: steps, difference, question."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gui import paths
from gui.__main__ import main
from gui.cli.answers import DATA_UNUSABLE, FOUND_PROBLEMS
from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.cli.installing import NOBODY_TO_ASK, Installing, terminal_asker
from gui.pages.words import Words
from tests.cli.terminal import DRAFT, Printed
from tests.cli.test_cli_keys import APPROVED, key_paths
from tests.core.package.packed import (
    CLINICAL,
    OTHER_ROOT,
    ROLES,
    ROOT,
    STRANGER,
    root_json,
    signed,
    signed_root,
    unsigned,
)
from tests.german import german_words
from tests.signed import TODAY, Computer, package

CHECKS = ("Size", "Structure of the file", "Hash of every part", "Signatures", "Content")


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A signed bundle on a stick."""
    stick = tmp_path / "new.plexivig"
    stick.write_bytes(package("2026.12", intendedUse="For further tests."))
    return stick


def run(computer: Computer, *words: str | Path, today: date = TODAY) -> Printed:
    """A command where nobody is at the terminal."""
    out, err = io.StringIO(), io.StringIO()
    commands = Commands(today, Words(), out, err, places=computer.places)
    return Printed(commands.run(parse(list(map(str, words)))), out.getvalue(), err.getvalue())


def asked(
    computer: Computer, answer: str, *words: str | Path, speech: Words | None = None
) -> tuple[Printed, list[str]]:
    """A command with somebody at the terminal, who answers; and what was asked."""
    out, err, questions = io.StringIO(), io.StringIO(), []

    def ask(question: str) -> str:
        questions.append(question)
        return answer

    installing = Installing(computer.store(), speech or Words(), out, err, ask)
    code = installing.run(parse(list(map(str, words))))
    return Printed(code, out.getvalue(), err.getvalue()), questions


def test_every_check_and_the_difference_are_shown_and_it_is_asked(
    computer: Computer, file: Path
) -> None:
    printed, questions = asked(computer, "no", "bundle", "install", file)
    assert (printed.code, computer.shown()) == (1, "shipped 2026.11")
    for check in CHECKS:
        assert f"  {check}: passed" in printed.out
    for part in (
        "Version 2026.11 is in use now, version 2026.12 afterwards.",
        "Signed by clinical 0 (clinical)",
        "Signed by release 0 (release)",
        "It will be installed for all users of this computer",
        "What changes",
        "Nothing was changed",
    ):
        assert part in printed.out
    assert questions == ["Install this content? [yes/no] "]
    printed, _ = asked(computer, "yes", "bundle", "install", file)
    assert (printed.code, computer.shown()) == (0, "machine 2026.12")
    assert printed.out.endswith("Done. Shown is version 2026.12.\n")
    printed, questions = asked(computer, "yes", "bundle", "install", file)
    assert (printed.code, questions) == (0, [])
    assert "This content is installed already. There is nothing to do." in printed.out


@pytest.mark.parametrize("answer", ["", "n", "yeah", "nein", "x"])
def test_nothing_but_a_yes_is_a_yes(answer: str, computer: Computer, file: Path) -> None:
    printed, _ = asked(computer, answer, "bundle", "install", file)
    assert (printed.code, computer.shown()) == (1, "shipped 2026.11")


class Terminal(io.TextIOWrapper):
    """A terminal at which somebody types some bytes."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "answer"), [(b"\xfc\n", ""), (b" JA \n", "ja"), (b"", ""), (b"\n", "")]
)
def test_what_is_typed_is_never_more_than_an_answer(typed: bytes, answer: str) -> None:
    stdin = Terminal(io.BytesIO(typed), "utf-8", "strict")
    ask = terminal_asker(stdin, Terminal(io.BytesIO(), "utf-8"))
    assert ask is not None
    assert ask("? ") == answer


def test_it_is_asked_and_answered_in_german(computer: Computer, file: Path) -> None:
    speech = german_words()
    printed, questions = asked(computer, "j", "bundle", "install", file, speech=speech)
    assert (printed.code, computer.shown()) == (0, "machine 2026.12")
    assert questions[0].endswith("[ja/nein] ")
    assert "Gezeigt wird Version 2026.12." in printed.out
    printed, _ = asked(computer, "ja", "bundle", "rollback", speech=speech)
    assert (printed.code, computer.shown()) == (0, "shipped 2026.11")


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_where_nobody_can_be_asked_nothing_is_done_without_yes(
    more: list[str], computer: Computer, file: Path
) -> None:
    printed = run(computer, "bundle", "install", file, *more)
    assert (printed.code, printed.err) == (2, f"plex-ivig: {NOBODY_TO_ASK}\n")
    assert computer.shown() == "shipped 2026.11"
    computer.install(package("2026.12"))
    printed = run(computer, "bundle", "rollback", *more)
    assert (printed.code, printed.err) == (2, f"plex-ivig: {NOBODY_TO_ASK}\n")
    assert computer.shown() == "machine 2026.12"


def test_a_script_says_yes_beforehand(computer: Computer, file: Path) -> None:
    printed = run(computer, "bundle", "install", file, "--yes")
    assert (printed.code, printed.err) == (0, "")
    assert "Done. Shown is version 2026.12." in printed.out
    assert run(computer, "bundle", "install", file, "--yes").code == 0
    printed = run(computer, "bundle", "rollback", "--yes")
    assert (printed.code, printed.err) == (0, "")
    assert computer.shown() == "shipped 2026.11"
    printed = run(computer, "bundle", "rollback", "--yes")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith("plex-ivig: There is nothing to go back to")


def test_json_tells_all_of_it(computer: Computer, file: Path) -> None:
    told = run(computer, "bundle", "install", file, "--yes", "--json").json()
    assert (told["accepted"], told["done"], told["shown"]) == (True, True, "2026.12")
    assert (told["kind"], told["version"], told["where"]) == ("bundle", "2026.12", "machine")
    assert [signer["role"] for signer in told["signers"]] == ["clinical", "release"]
    assert told["before"]["version"] == "2026.11"
    assert told["folder"] == str(computer.machine)
    again = run(computer, "bundle", "install", file, "--yes", "--json").json()
    assert (again["nothing_to_do"], again["done"]) == (True, False)
    back = run(computer, "bundle", "rollback", "--yes", "--json").json()
    assert (back["from"], back["to"], back["leads_to"]) == ("2026.12", "2026.11", "shipped")
    assert (back["done"], back["shown"]) == (True, "2026.11")


def test_the_keys_of_the_json_are_the_approved_ones(computer: Computer, file: Path) -> None:
    computer.install(package("2026.11.5"))
    found = {
        "bundle install": run(computer, "bundle", "install", file, "--yes", "--json").json(),
        "bundle info, installed": run(computer, "bundle", "info", "--json").json(),
        "bundle rollback": run(computer, "bundle", "rollback", "--yes", "--json").json(),
        "bundle install, refused": run(computer, "bundle", "install", __file__, "--json").json(),
    }
    for command, told in found.items():
        assert sorted(set(key_paths(told))) == APPROVED[command]


def test_a_refusal_names_the_check_and_what_is_shown(computer: Computer, file: Path) -> None:
    file.write_bytes(unsigned("2026.12"))
    printed = run(computer, "bundle", "install", file, "--yes")
    assert (printed.code, printed.out) == (1, "")
    for part in (
        "  Hash of every part: passed",
        "  Signatures: failed",
        "  Content: not checked",
        "must have signed it",
        "Shown is version 2026.11, as before.",
    ):
        assert part in printed.err
    told = run(computer, "bundle", "install", file, "--yes", "--json")
    assert told.code == 1
    assert (told.json()["accepted"], told.json()["step"]) == (False, "signatures")
    assert told.json()["problems"] and not told.json()["done"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x05\x06" + bytes(18), b"\x00" * 100_000, b"#!/bin/sh"]
)
def test_what_is_no_package_is_refused(content: bytes, computer: Computer, file: Path) -> None:
    file.write_bytes(content)
    printed = run(computer, "bundle", "install", file, "--yes")
    assert (printed.code, printed.out) == (1, "")
    assert "Traceback" not in printed.err


def test_a_file_that_cannot_be_read_is_exit_code_3(computer: Computer, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.plexivig", tmp_path):
        printed = run(computer, "bundle", "install", place, "--yes")
        assert (printed.code, printed.out) == (3, "")
        assert str(place) in printed.err


def test_a_list_of_keys_is_installed_like_a_bundle(computer: Computer, file: Path) -> None:
    file.write_bytes(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    printed = run(computer, "bundle", "install", file, "--yes")
    assert (printed.code, printed.err) == (0, "")
    assert "List of keys number 2" in printed.out
    assert run(computer, "bundle", "info", "--json").json()["keys"]["number"] == 2


def test_info_tells_what_is_installed_and_by_whose_word(computer: Computer, file: Path) -> None:
    printed = run(computer, "bundle", "info")
    assert "This content came with the program." in printed.out
    assert "Installed in" not in printed.out
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    printed = run(computer, "bundle", "info")
    assert printed.err == ""
    for part in (
        "This content is installed for all users of this computer.",
        "Signed by clinical 0 (clinical)",
        f"Installed in {computer.machine}:",
        "  version 2027.1\n",
        "  before it version 2026.12\n",
        "  newest ever installed: 2027.1\n",
        "List of keys number 1, until 2027-11-26",
    ):
        assert part in printed.out
    told: Any = run(computer, "bundle", "info", "--json").json()
    assert told["origin"]["kind"] == "machine"
    assert [it["where"] for it in told["installed"]] == ["machine", "user"]
    assert told["installed"][0]["previous"]["version"] == "2026.12"
    assert told["installed"][0]["highest"][0]["version"] == "2027.1"
    assert (told["keys"]["number"], told["notices"]) == (1, [])


def test_info_tells_what_other_keys_installed(computer: Computer) -> None:
    computer.install(package("2027.1"))
    roles = {**ROLES, "release": (STRANGER,)}
    computer.install(signed_root(root_json(roles, version=2), ROOT, OTHER_ROOT))
    computer.install(signed(unsigned("2026.12"), ("clinical", CLINICAL), ("release", STRANGER)))
    printed = run(computer, "bundle", "info")
    assert "  newest ever installed: 2026.12\n" in printed.out
    assert "  newest ever installed by other keys: 2027.1\n" in printed.out


def test_what_cannot_be_written_is_said_once(
    computer: Computer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    printed = run(computer, "bundle", "install", file, "--yes")
    assert printed.code == FOUND_PROBLEMS
    assert "No space left on device" in printed.err
    assert printed.err.count("Shown is version 2026.11") == 1


def damage(computer: Computer) -> None:
    origin = computer.content().origin
    assert origin is not None
    origin.location.write_bytes(b"damaged")


def test_what_is_taken_back_and_was_not_shown_is_named(computer: Computer) -> None:
    computer.install(package("2026.12"))
    damage(computer)
    printed, _ = asked(computer, "no", "bundle", "rollback")
    assert "Version 2026.12 is installed and cannot be used; it is taken back." in printed.out
    assert "Version 2026.11 is in use now, version 2026.11 afterwards." in printed.out


def test_where_nothing_is_sound_nothing_is_called_shown(computer: Computer, file: Path) -> None:
    computer.install(package("2027.1"))
    damage(computer)
    (computer.places.shipped / "bundle.json").write_bytes(b"damaged")
    printed = run(computer, "list")
    assert (printed.code, printed.out) == (DATA_UNUSABLE, "")
    assert f"cannot be used: {computer.places.shipped}" in printed.err
    assert "plex-ivig: The installed content, version 2027.1, cannot be used" in printed.err
    printed = run(computer, "bundle", "rollback", "--yes")
    assert (printed.code, printed.out) == (FOUND_PROBLEMS, "")
    assert printed.err == (
        "plex-ivig: There is nothing sound to go back to: the content that came with the program"
        " cannot be used, and nothing else is installed.\n"
    )
    printed = run(computer, "bundle", "install", file, "--yes")
    assert printed.code == FOUND_PROBLEMS
    assert printed.err.endswith("It is refused, and nothing was changed.\n")


def test_a_draft_is_called_so_below_every_page(computer: Computer) -> None:
    for command in ("list", "show one", "bundle info"):
        printed = run(computer, "--bundle", computer.places.shipped, *command.split())
        assert DRAFT not in printed.out + printed.err
    (computer.places.trust / "shipped.json").unlink()
    for command in ("list", "show one", "bundle info"):
        printed = run(computer, "--bundle", computer.places.shipped, *command.split())
        assert printed.err == f"plex-ivig: {DRAFT}\n"
        assert f"!! {DRAFT}\n" in printed.out


def test_what_is_wrong_is_said_beside_every_page(computer: Computer) -> None:
    computer.install(package("2026.12"))
    origin = computer.content().origin
    assert origin is not None
    origin.location.write_bytes(b"damaged")
    for command in ("list", "sources", "bundle info"):
        printed = run(computer, *command.split())
        assert printed.code == 0
        assert printed.err.startswith("plex-ivig: The installed content, version 2026.12, cannot")
        assert printed.err.endswith("version 2026.11.\n")
    told = run(computer, "bundle", "info", "--json").json()
    assert "the file is damaged" in told["installed"][0]["current"]["problem"]
    assert len(told["notices"]) == 1
    (computer.places.shipped / "sources.json").unlink()
    assert run(computer, "list").code == 3


def test_a_signed_file_can_be_read_without_installing_it(computer: Computer, file: Path) -> None:
    printed = run(computer, "bundle", "info", "--bundle", file)
    assert (printed.code, printed.err) == (0, "")
    assert f"This content is from a signed file: {file}" in printed.out
    assert "For further tests." in printed.out
    data = bytearray(file.read_bytes())
    data[-40] ^= 1
    file.write_bytes(data)
    printed = run(computer, "list", "--bundle", file)
    assert (printed.code, printed.out) == (3, "")
    assert printed.err.startswith(f"The data bundle cannot be used: {file}\n")


@pytest.fixture
def program(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Printed]:
    """The whole program but for its process, on a computer with folders of the test's own."""
    places = computer.places
    monkeypatch.setattr(paths, "policy_file", lambda: computer.folder / "policy.toml")
    monkeypatch.setattr(paths, "trust", lambda: places.trust)
    monkeypatch.setattr(paths, "shipped_bundle", lambda: places.shipped)
    monkeypatch.setattr(paths, "machine_content", lambda: places.machine)
    monkeypatch.setattr(paths, "user_content", lambda environment: places.user)
    monkeypatch.setattr("gui.__main__.hold", lambda: None)
    monkeypatch.setattr("gui.__main__.end_at_interrupt", lambda: None)

    def start(*words: str | Path) -> Printed:
        monkeypatch.setattr(sys, "argv", ["plex-ivig", *map(str, words)])
        return Printed(main(), *capsys.readouterr())

    return start


def test_a_policy_can_leave_installing_to_the_administrator(
    computer: Computer, program: Callable[..., Printed], file: Path
) -> None:
    (computer.folder / "policy.toml").write_text("install = false\n", "utf-8")
    computer.machine.rmdir()
    computer.machine.write_text("no folder", "utf-8")
    for command in (("install", file), ("rollback",)):
        told = program("bundle", *command, "--yes")
        assert (told.code, told.out) == (2, "")
        assert "installing content is switched off by the policy of this computer" in told.err
    computer.machine.unlink()
    computer.machine.mkdir()
    assert "switched off" not in program("bundle", "install", file, "--yes").err


def test_where_the_policy_names_other_data_that_is_said(
    computer: Computer, program: Callable[..., Printed], file: Path
) -> None:
    policy = computer.folder / "policy.toml"
    policy.write_text(f"bundle = '{computer.places.shipped}'\n", "utf-8")
    told = program("bundle", "install", file, "--yes", "--json")
    assert told.code in {0, 1}
    assert "what is installed is not shown on this computer" in told.err


def test_a_policy_may_name_a_signed_file(
    computer: Computer, program: Callable[..., Printed], file: Path
) -> None:
    (computer.folder / "policy.toml").write_text(f"bundle = '{file}'\n", "utf-8")
    assert "For further tests." in program("bundle", "info").out


def test_wrong_use_is_told() -> None:
    for words in (["install"], ["rollback", "x"], ["install", "x", "--bundle", "y"]):
        with pytest.raises(SystemExit) as ended:
            parse(["bundle", *words])
        assert ended.value.code == 2
