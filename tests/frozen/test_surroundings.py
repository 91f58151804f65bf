"""Nothing that lies around or is set in the environment gets into the frozen program."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.program import PROGRAM, environment, run

PLAIN = {"LC_ALL": "C.UTF-8"}
OF_PYTHON = {
    "PYTHONPATH": "{trap}",
    "PYTHONHOME": "{trap}",
    "PYTHONSTARTUP": "{trap}/json.py",
    "PYTHONVERBOSE": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONINSPECT": "1",
    "PYTHONPLATLIBDIR": "{trap}",
}
OF_QT = {
    "QT_PLUGIN_PATH": "{trap}",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "{trap}",
    "QT_QPA_PLATFORM": "no-such-platform",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "QT_STYLE_OVERRIDE": "Windows",
    "SBK_EMBED": "False",
    "LD_LIBRARY_PATH": "{trap}",
}
COMMAND = ["search", "myositis"]


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder with modules of the names of the program's own, each of which would be noticed."""
    for name in ("gui", "json", "sitecustomize", "argparse", "msgspec", "PySide6"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('in the trap')\n", "utf-8")
    return tmp_path


def filled(variables: dict[str, str], trap: Path) -> dict[str, str]:
    return {name: value.format(trap=trap) for name, value in variables.items()}


def answer(variables: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *COMMAND], env=variables, cwd=cwd, capture_output=True, check=False
    )


@pytest.fixture
def plain_answer(tmp_path: Path) -> bytes:
    done = answer(environment(tmp_path / "home"), Path("/"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Dermatomyositis" in done.stdout
    return done.stdout


@pytest.mark.parametrize("variables", [OF_PYTHON, OF_QT, {}], ids=["Python", "Qt", "none"])
def test_the_command_line_heeds_no_variable_and_no_file_around_it(
    variables: dict[str, str], trap: Path, plain_answer: bytes, unchanged_folder: None
) -> None:
    done = answer(PLAIN | filled(variables, trap), trap)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", plain_answer)


def test_an_empty_environment_is_enough(plain_answer: bytes) -> None:
    done = answer({}, Path("/"))
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", plain_answer)


def test_a_working_folder_that_is_gone_is_no_trouble(tmp_path: Path, plain_answer: bytes) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = ["sh", "-c", 'rmdir "$PWD" && exec "$0" "$@"', *PROGRAM, *COMMAND]
    done = subprocess.run(line, env=PLAIN, cwd=gone, capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", plain_answer)
    assert not gone.exists()


@pytest.mark.parametrize("variables", [OF_PYTHON, OF_QT], ids=["Python", "Qt"])
def test_the_window_is_the_same(
    variables: dict[str, str], trap: Path, unchanged_folder: None
) -> None:
    line, home = ["--condition", "mmn", "--page", "compare"], trap / "home"
    for file, more in (("plain.png", {}), ("changed.png", filled(variables, trap))):
        done = run(["screenshot", str(trap / file), *line], {**environment(home), **more})
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not QImage(str(trap / "plain.png")).isNull()
    assert QImage(str(trap / "plain.png")) == QImage(str(trap / "changed.png"))
