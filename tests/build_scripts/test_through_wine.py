"""What stands for the Windows program hands on words, variables, streams and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.checking import through_wine
from build_scripts.checking.through_wine import linux_text, translated, variables_of

PROGRAM = """
import os, sys
print("words", *sys.argv[2:])
print(r"in Z:\\one\\two.txt", end="\\r\\n")
print(r"Z:\\three: bad", file=sys.stderr)
print(os.environ["PLEX_IVIG_PASS_LOCALAPPDATA"], os.environ["PLEX_IVIG_PASS_QT_STYLE"], flush=True)
os.write(1, b"no line end")
sys.exit(3)
"""


@pytest.mark.parametrize(
    ("word", "given"),
    [
        ("/one/a b.txt", r"Z:\one\a b.txt"),
        ("--bundle=/one", r"--bundle=Z:\one"),
        ("list", "list"),
        ("/", "/"),
        ("a=/one", "a=/one"),
        ("one/two", "one/two"),
    ],
)
def test_only_a_whole_path_is_translated(word: str, given: str) -> None:
    assert translated(word) == given


def test_what_is_said_has_line_ends_and_paths_of_linux() -> None:
    said = b"Z:\\a\\b c.txt: it\\is\r\n'Z:\\d'\r\nC:\\e \\n\r"
    assert linux_text(said) == b"/a/b c.txt: it\\is\n'/d'\nC:\\e \\n\r"


def test_a_path_in_json_keeps_its_escapes() -> None:
    said = rb'{"file": "Z:\\tmp\\a \u00e9", "id": 1}'
    assert linux_text(said) == rb'{"file": "/tmp/a \u00e9", "id": 1}'


def test_what_wine_keeps_for_itself_gets_a_mark() -> None:
    given = {"HOME": "/home", "QT_A": "1", "LANG": "de", "PATH": "/bin"}
    found = variables_of(given, {"HOME": "/wine", "PATH": "/usr"}, {"TEMP": r"Z:\t"})
    assert found == {
        "PLEX_IVIG_PASS_HOME": r"Z:\home",
        "PLEX_IVIG_PASS_QT_A": "1",
        "PLEX_IVIG_PASS_TEMP": r"Z:\t",
        "LANG": "de",
        "HOME": "/wine",
        "PATH": "/usr",
    }


@pytest.fixture
def stand_in(tmp_path: Path) -> list[str]:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    settings = {
        "start": [sys.executable, "-I", str(program)],
        "windowed": "windowed",
        "console": "console",
        "home": str(tmp_path / "home"),
        "wine": {"PATH": os.defpath},
    }
    (tmp_path / "settings.json").write_text(json.dumps(settings), "utf-8")
    return [sys.executable, "-IS", through_wine.__file__, str(tmp_path / "settings.json")]


def test_the_program_is_run_as_it_would_be_on_windows(stand_in: list[str], tmp_path: Path) -> None:
    home = tmp_path / "own"
    variables = {"HOME": str(home), "QT_STYLE": "x"}
    done = subprocess.run(
        [*stand_in, "show", "/one"], env=variables, capture_output=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr == b"/three: bad\n"
    local = str(home / "AppData" / "Local")
    assert done.stdout.decode() == (f"words show /one\nin /one/two.txt\n{local} x\nno line end")
    assert (home / "AppData" / "Local").is_dir()


def test_a_reader_that_has_gone_is_no_end_of_the_program(stand_in: list[str]) -> None:
    there, here = os.pipe()
    os.close(there)
    done = subprocess.run(
        [*stand_in], env={"QT_STYLE": "x"}, stdout=here, stderr=subprocess.PIPE, check=False
    )
    os.close(here)
    assert done.returncode in {1, 3, 120}
