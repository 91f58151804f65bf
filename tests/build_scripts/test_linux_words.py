"""The man page and the completion tell of every command and every option, and of no other."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from build_scripts.system_packages import ROOT
from gui.cli import arguments

LINUX = ROOT / "build_scripts" / "linux"
MAN = (LINUX / "plex-ivig.1").read_text("utf-8").replace(r"\-", "-").replace(r"\~", " ")
COMPLETE = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_plex_ivig "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[[ -n ${COMPREPLY[*]} ]] && printf '%s\\n' "${COMPREPLY[@]}"
exit 0
"""
IDS = """[ "$1" = list ] && printf '    "id": "%s",\\n' mmn gbs-adult '$(touch trap)' || exit 3"""


def parsers(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> dict[tuple[str, ...], argparse.ArgumentParser]:
    """Every command with its parser, the program itself under the empty path."""
    found = {path: parser}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                found |= parsers(below, (*path, name))
    return found


PARSERS = parsers(arguments._parser())
COMMANDS = [path for path in PARSERS if path and path not in {("bundle",), ("policy",), ("plan",)}]
OPTIONS = [
    (path, action)
    for path, parser in PARSERS.items()
    for action in parser._actions
    if action.option_strings
]


def long_options(path: tuple[str, ...]) -> set[str]:
    actions = PARSERS[path]._actions
    return {option for a in actions for option in a.option_strings if option.startswith("--")}


def section(title: str) -> str:
    found = re.search(rf"^\.SH {title}\n(.*?)(?=^\.SH|\Z)", MAN, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def heads(title: str) -> list[str]:
    """What each paragraph of a section begins with, without the letters that choose a font."""
    lines = re.findall(r"^\.TP\n(?:\.[BIR]+ )?(.*)$", section(title), re.MULTILINE)
    return [re.sub(r"\\f.|[,|]", "", line) for line in lines]


def usages() -> list[str]:
    return re.findall(r"^\.SY plex-ivig\n(.*?)^\.YS", section("SYNOPSIS"), re.DOTALL | re.MULTILINE)


def complete(program: Path, *words: str) -> list[str]:
    command = ["bash", "-c", COMPLETE, "bash", str(LINUX / "plex-ivig.bash-completion")]
    done = subprocess.run(
        [*command, str(program), *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=program.parent,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Stands for the program: it tells ids, one of them a trap."""
    return shell_script(tmp_path, IDS)


def shell_script(folder: Path, text: str) -> Path:
    path = folder / "plex-ivig"
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_parser_is_read_whole() -> None:
    assert {("list",), ("bundle", "check"), ("screenshot",)} <= set(COMMANDS)
    assert len(OPTIONS) > 20


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_man_page_has_every_command(path: tuple[str, ...]) -> None:
    name = " ".join(path)
    assert [head for head in heads("COMMANDS") if re.match(rf"{name}\b", head)]


def test_the_man_page_has_no_other_command() -> None:
    assert len(heads("COMMANDS")) == len(COMMANDS)


def test_the_man_page_has_every_option_and_no_other() -> None:
    wanted = {option for _, action in OPTIONS for option in action.option_strings}
    assert set(re.findall(r"(?<!\S)--?[a-z-]+", " ".join(heads("OPTIONS")))) == wanted


@pytest.mark.parametrize("path", [(), *COMMANDS], ids=" ".join)
def test_the_synopsis_has_the_options_of_each_command(path: tuple[str, ...]) -> None:
    name = " ".join(path)
    found = [text for text in usages() if re.search(rf"^\S* ?.*\b{name}\b", text.split("\n.OP")[0])]
    if not path:
        found = [text for text in usages() if text.startswith(".OP")]
    assert len(found) == 1
    unsaid = {"--help"} if path else {"--help", "--version"}
    assert set(re.findall(r"--[a-z-]+", found[0])) == long_options(path) - unsaid


def test_the_man_page_has_every_choice_and_exit_code() -> None:
    options = section("OPTIONS")
    choices = {str(choice) for _, action in OPTIONS for choice in action.choices or ()}
    assert len(choices) >= 7
    assert [choice for choice in sorted(choices) if not re.search(rf"\b{choice}\b", options)] == []
    epilog = arguments._parser().epilog or ""
    assert heads("EXIT STATUS") == re.findall(r"\d", epilog)


@pytest.mark.parametrize("path", PARSERS, ids=" ".join)
def test_the_completion_offers_all_options_of_each_command(
    program: Path, path: tuple[str, ...]
) -> None:
    offered = complete(program, *path, "--")
    assert set(offered) == long_options(path)
    assert len(offered) == len(set(offered))


def test_the_completion_offers_all_commands(program: Path) -> None:
    tops = {path[0] for path in PARSERS if path}
    assert {word for word in complete(program, "") if not word.startswith("-")} == tops
    below = {path[1] for path in PARSERS if path[:1] == ("bundle",) and len(path) > 1}
    assert set(complete(program, "bundle", "")) == {*below, "--help"}
    assert complete(program, "sc") == ["screenshot"]


@pytest.mark.parametrize(
    ("path", "option", "choices"),
    [
        (path, option, sorted(str(choice) for choice in action.choices))
        for path, action in OPTIONS
        for option in action.option_strings
        if action.choices
    ],
)
def test_the_completion_offers_all_choices(
    program: Path, path: tuple[str, ...], option: str, choices: Sequence[str]
) -> None:
    assert sorted(complete(program, *path, option, "")) == choices


@pytest.mark.parametrize("words", [("show",), ("--condition",), ("screenshot", "--condition")])
def test_conditions_are_completed_and_nothing_in_them_is_run(
    program: Path, words: tuple[str, ...]
) -> None:
    offered = complete(program, *words, "")
    assert [word for word in offered if not word.startswith("-")] == ["mmn", "gbs-adult"]
    assert complete(program, *words, "g") == ["gbs-adult"]
    assert not (program.parent / "trap").exists()


def test_the_conditions_of_the_bundle_that_was_given_are_asked_for(tmp_path: Path) -> None:
    script = """[ "$*" = "list --bundle a b.zip --json" ] && echo '    "id": "own"'"""
    program = shell_script(tmp_path, script)
    assert complete(program, "--bundle", "a b.zip", "--condition", "") == ["own"]
    assert complete(program, "--condition", "") == []


def test_files_are_completed_where_a_file_is_meant(program: Path) -> None:
    (program.parent / "my data.zip").touch()
    assert complete(program, "--bundle", "my") == ["my data.zip"]
    assert complete(program, "bundle", "check", "my") == ["my data.zip"]
    assert complete(program, "screenshot", "my") == ["my data.zip"]
    assert complete(program, "list", "my") == []


def test_a_value_is_not_taken_for_a_command(program: Path) -> None:
    assert "--json" in complete(program, "--bundle", "show", "list", "--")
    assert "screenshot" in complete(program, "--condition", "list", "")
    assert set(complete(program, "show", "check", "--")) == long_options(("show",))


def test_the_program_itself_is_understood(tmp_path: Path) -> None:
    program = shell_script(tmp_path, f'cd "{ROOT}" && exec "{sys.executable}" -m gui "$@"')
    assert complete(program, "show", "gbs") == ["gbs-adult", "gbs-child"]
    assert "lgpl-3" in complete(program, "licences", "")
