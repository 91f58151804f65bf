"""A frozen program that is named and cannot be started is a failure, said in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, VARIABLE, named_program, problem_of


def test_without_a_name_the_source_is_tested() -> None:
    assert named_program({}) is None
    assert named_program({VARIABLE: ""}) is None
    assert problem_of(None) == ""


def test_a_name_is_a_path_from_where_the_tests_are_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "plex-ivig"
    program.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    assert named_program({VARIABLE: "plex-ivig"}) == program
    assert problem_of(program) == ""


def test_what_cannot_be_started_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch(mode=0o644)
    problems = {tmp_path / "none": "not there", tmp_path: "no executable", file: "no executable"}
    for program, problem in problems.items():
        assert f"{VARIABLE} names {program}, which is {problem}" in problem_of(program)


def test_no_test_runs_for_a_program_that_is_not_there() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        env={**os.environ, VARIABLE: "/nowhere/plex-ivig"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"{VARIABLE} names /nowhere/plex-ivig, which is not there" in done.stderr
    assert "passed" not in done.stdout
