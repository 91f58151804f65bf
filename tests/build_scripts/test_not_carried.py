"""The list of tests that Windows does not carry is held to be true, in both directions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.checking.not_carried import Entry, NotCarried, names_of, read_entries
from build_scripts.checking.windows_source import NOT_OF_SOURCE
from build_scripts.checking.windows_tests import LINUX_SCRIPT, NOT_OF_PROGRAM, OPTIONS
from tests.e2e.program import ROOT

MODULE = """
import pytest
def test_good(): pass
def test_bad(): assert False
@pytest.mark.parametrize("number", [1, 2])
def test_half(number): assert number == 1
def test_ends_all(): __import__("os")._exit(9)
"""
MODULES = ("test_it.py", "test_missing.py")
LIST = """
= this is why
test_it.py::test_bad
test_it.py::test_half
never test_it.py::test_ends_all
test_missing.py
"""


def ended(folder: Path, listed: str) -> tuple[int, str]:
    """The exit code and the words of a run of two small modules with a list."""
    (folder / "test_it.py").write_text(MODULE, "utf-8")
    (folder / "test_missing.py").write_text("import no_such_module\n", "utf-8")
    (folder / "list.txt").write_text(listed, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINUX_SCRIPT, "list.txt", *OPTIONS, *MODULES],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_what_is_listed_may_fail_and_what_ends_all_is_not_run(tmp_path: Path) -> None:
    code, said = ended(tmp_path, LIST)
    assert code == 0, said
    assert "2 passed, 1 deselected, 2 xfailed" in said


def test_entries_that_are_not_true_fail_the_run(tmp_path: Path) -> None:
    passing, missing = ("test_it.py::test_good", "test_it.py::test_half[1]"), "test_it.py::test_no"
    code, said = ended(tmp_path, "\n".join([LIST, *passing, missing]))
    assert code == pytest.ExitCode.TESTS_FAILED
    for node in passing:
        assert f"{node} is listed as not carried, but passes" in said
    assert f"{missing} is listed as not carried, but there is no such test" in said


def test_what_fails_and_is_not_listed_fails_the_run(tmp_path: Path) -> None:
    listed = LIST.replace("test_it.py::test_bad", "").replace("test_missing.py", "")
    code, said = ended(tmp_path, listed)
    assert code == pytest.ExitCode.TESTS_FAILED, said
    assert "FAILED test_it.py::test_bad" in said
    assert "ERROR test_missing.py" in said


def test_an_entry_below_what_was_not_run_says_nothing() -> None:
    plugin = NotCarried([Entry("tests/a/test_one.py::test", "why"), Entry("tests/ab.py", "why")])
    assert len(plugin.problems(["tests/a", "tests/ab.py"])) == 2
    assert plugin.problems(["tests/b", "tests/a/test_one", "tests/a/test_one.py::test_"]) == []


def test_a_test_is_named_with_its_parameters_without_them_or_by_its_module() -> None:
    assert names_of("t.py::test[a-b]") == ("t.py::test[a-b]", "t.py::test", "t.py")


@pytest.mark.parametrize("text", ["t.py::test", "= why\nt.py\nnever t.py", "= \nt.py"])
def test_an_entry_needs_a_reason_and_stands_there_once(text: str) -> None:
    with pytest.raises(ValueError, match=r"t\.py"):
        read_entries(text)


@pytest.mark.parametrize("file", [NOT_OF_SOURCE, NOT_OF_PROGRAM], ids=lambda file: file.stem)
def test_the_lists_name_modules_that_there_are(file: Path) -> None:
    entries = read_entries(file.read_text("utf-8"))
    assert entries
    assert [it.node for it in entries if not (ROOT / names_of(it.node)[2]).is_file()] == []
