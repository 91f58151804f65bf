"""What is installed on a computer never gets into a test: it is hidden, or no test is run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui import paths
from tests.e2e.program import ROOT
from tests.this_computer import hide_what_is_of_this_computer

_HIDING = """
import sys
from pathlib import Path
from gui import paths
from tests.this_computer import hide_what_is_of_this_computer
paths.machine_content = lambda: Path(sys.argv[1])
told = hide_what_is_of_this_computer()
print(told or list(Path(sys.argv[1]).iterdir()))
"""


def test_it_is_hidden_from_the_tests_or_they_are_refused(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text("{}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _HIDING, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n" or f"there is {tmp_path}, which" in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["state.json"]


def test_whoever_cannot_hide_it_is_told_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "machine_content", lambda: tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert hide_what_is_of_this_computer() == ""
    (tmp_path / "state.json").write_text("{}", "utf-8")
    assert f"there is {tmp_path}, which the program" in hide_what_is_of_this_computer()
