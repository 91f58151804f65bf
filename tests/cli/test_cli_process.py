"""The program as a process: exit codes, streams, and no traceback whatever they are like."""

import json
import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from gui import __version__
from tests.cli.terminal import DRAFT_SAID, Printed, environment, evidence, start
from tests.core.bundle.small import ONE, small, write
from tests.e2e.program import FROZEN, PROGRAM, ROOT

COMMANDS = ("list", "show lems", "search gbs", "overview", "therapies", "sources", "bundle info")
SPEECHES = {
    "C": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    "C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "strict": {"PYTHONIOENCODING": "ascii:strict"},
    "Western": {"PYTHONIOENCODING": "cp1252"},
}
MODULES = """
import contextlib, io, sys
from gui.__main__ import main
for arguments in {lines!r}:
    sys.argv = ["plex-ivig", *arguments.split()]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main()
print(*sorted(name.partition(".")[0] for name in sys.modules))
"""


def in_shell(line: str) -> tuple[int, str, str]:
    """A line of shell in which `$PLEX` starts the program."""
    command = ["bash", "-o", "pipefail", "-c", line.replace("$PLEX", shlex.join(PROGRAM))]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@cache
def said(line: str) -> Printed:
    """What the program says where nothing is in its way."""
    return start(*line.split())


def encoding_for(speech: str) -> str:
    """Python's own variables say nothing to the frozen program, and C means UTF-8 to it.

    To Windows it means nothing: there the program writes UTF-8 unless it is told otherwise.
    """
    if FROZEN is not None or (os.name == "nt" and speech == "C without UTF-8"):
        return "utf-8"
    return "cp1252" if speech == "Western" else "ascii"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_ends_with_nought_and_says_nothing_else(command: str) -> None:
    printed = start(*command.split())
    assert (printed.code, printed.err) == (0, "")
    assert "Traceback" not in printed.out
    assert start(*command.split(), "--json").json()


def test_version_and_help() -> None:
    assert start("--version") == (0, f"plex-ivig {__version__}\n", "")
    told = start("--help")
    assert (told.code, told.err) == (0, "")
    for word in ("show", "search", "bundle", "0 done, 1 found problems, 2 wrong use, 3 data"):
        assert word in told.out


@pytest.mark.parametrize(
    "line",
    [
        "--nonsense",
        "nonsense",
        "show",
        "show a b",
        "search",
        "bundle",
        "bundle nonsense",
        "list --theme light",
        "--theme blue",
        "list --bundle",
        "screenshot",
        "screenshot x.png --size 1x1",
        "screenshot x.png --size big",
        "screenshot x.png --scale 9",
        "screenshot x.png --scale wide",
        "screenshot x.png --page nothing",
    ],
)
def test_wrong_use_gives_two_and_tells_the_use(line: str) -> None:
    printed = start(*line.split())
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("usage: plex-ivig")
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("text", ["GBS", "nothing", "", "\u00e9\u202e", b"\xff\xfe"])
def test_a_wrong_condition_gives_two(text: str | bytes) -> None:
    printed = start("show", text)
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("plex-ivig: ")
    assert "Traceback" not in printed.err
    assert "\u202e" not in printed.err


def test_a_broken_bundle_gives_one_or_three(tmp_path: Path) -> None:
    contents = small()
    contents[ONE]["claims"][0]["statement"] = "\x1b[31mred"
    broken = write(tmp_path / "broken \u00e9", contents)
    checked = start("bundle", "check", broken)
    assert (checked.code, checked.err) == (1, "")
    assert "a control character (U+001B) stands in the text" in checked.out
    shown = start("list", "--bundle", broken)
    assert (shown.code, shown.out) == (3, "")
    assert checked.out == shown.err
    assert start("--bundle", broken, "list").err == shown.err
    missing = start("bundle", "check", tmp_path / "nowhere")
    assert (missing.code, missing.err) == (3, "")


def test_paths_are_taken_from_where_the_program_was_started(tmp_path: Path) -> None:
    write(tmp_path / "bundle", small())
    printed = start("list", "--bundle", "bundle", "--json", cwd=tmp_path, says=DRAFT_SAID)
    assert [entry["id"] for entry in printed.json()] == ["one", "two"]
    assert start("list", cwd=tmp_path) == start("list", cwd=Path("/"))


def test_a_name_of_any_bytes_is_no_trouble(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff\x1b[31m"
    for options in ((), ("--json",)):
        printed = start("bundle", "check", folder, *options)
        assert (printed.code, printed.err) == (3, "")
        assert "[U+DCFF][U+001B][31m" in printed.out


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("command", ["list", "show gbs-adult", "sources"])
def test_a_terminal_that_knows_few_characters_loses_no_word(speech: str, command: str) -> None:
    done = subprocess.run(
        [*PROGRAM, *command.split()],
        env=environment(**SPEECHES[speech]),
        capture_output=True,
        check=False,
    )
    plain = said(command).out
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.replace(b"\r", b"") == plain.encode(encoding_for(speech), "replace")


@pytest.mark.parametrize("speech", SPEECHES)
def test_json_is_whole_on_any_terminal(speech: str) -> None:
    for command in ("list", "show gbs-adult", "sources"):
        done = subprocess.run(
            [*PROGRAM, *command.split(), "--json"],
            env=environment(**SPEECHES[speech]),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        text = done.stdout.decode(encoding_for(speech))
        assert json.loads(text) == said(f"{command} --json").json()


@pytest.mark.parametrize(
    "command", [*COMMANDS, "show lems --json", "bundle check", "licences", "--help", "--version"]
)
def test_a_reader_that_has_gone_is_no_error(command: str) -> None:
    there, here = os.pipe()
    os.close(there)
    done = subprocess.run(
        [*PROGRAM, *command.split()],
        env=environment(),
        stdout=here,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(here)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_goes_early_is_no_error() -> None:
    for command in ("sources --json", "licences --json"):
        code, out, err = in_shell(f"$PLEX {command} | head -c 10")
        assert (code, len(out), err) == (0, 10, "")


@pytest.mark.parametrize("command", ["list", "list --json", "--version", "bundle check"])
def test_a_closed_output_is_no_error(command: str) -> None:
    assert in_shell(f"$PLEX {command} >&-") == (0, "", "")


@pytest.mark.parametrize(
    ("command", "code"), [("show nothing", 2), ("list --bundle /nowhere", 3), ("list", 0)]
)
def test_a_closed_error_stream_changes_no_exit_code(command: str, code: int) -> None:
    found, _, err = in_shell(f"$PLEX {command} 2>&-")
    assert (found, err) == (code, "")
    assert in_shell(f"$PLEX {command} >&- 2>&- <&-") == (code, "", "")


def test_the_command_line_loads_no_qt_and_no_network() -> None:
    lines = [f"{command}{option}" for command in COMMANDS for option in ("", " --json")]
    script = MODULES.format(lines=[*lines, "bundle check", "show nothing", "list --bundle /no"])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert {"gui", "msgspec", "json"} <= loaded
    assert not loaded & {"PySide6", "shiboken6", "socket", "ssl", "asyncio"}
    assert not loaded & {"urllib3", "http", "ftplib", "smtplib", "webbrowser"}


def test_the_whole_way_from_the_evidence_to_the_terminal() -> None:
    shown = start("show", "mmn", "--json").json()
    assert shown["plex"]["verdict"] == "sources-disagree"
    assert shown["plex"]["opposing"] == ["founding-document"]
    shown = start("show", "post-polio", "--json").json()
    assert (shown["plex"]["verdict"], shown["plex"]["unsupported"]) == ("not-recommended", True)
    printed = start("show", "stiff-person").out
    assert "Differs: Founding document" in printed
    assert len(start("list", "--json").json()) == len(evidence("conditions"))


def test_the_root_is_where_the_package_is() -> None:
    assert (ROOT / "gui" / "__main__.py").is_file()


@pytest.mark.parametrize(
    ("line", "code"), [("show nothing", 2), ("list --bundle /nowhere", 3), ("--nonsense", 2)]
)
def test_a_full_error_stream_changes_no_exit_code(line: str, code: int) -> None:
    assert in_shell(f"$PLEX {line} 2>/dev/full")[0] == code


@pytest.mark.parametrize("command", ["list", "licences", "--help", "--version"])
def test_a_full_output_is_told(command: str) -> None:
    code, _, err = in_shell(f"$PLEX {command} > /dev/full")
    assert (code, err.count("\n")) == (1, 1)
    assert "cannot be written" in err


@pytest.mark.parametrize(
    "line",
    [
        "--condition mmn list",
        "--theme dark overview",
        "list --bundle ''",
        "bundle check /one --bundle /other",
    ],
)
def test_options_that_do_nothing_are_wrong_use(line: str) -> None:
    printed = start(*shlex.split(line))
    assert (printed.code, printed.out) == (2, "")
    assert "error:" in printed.err
