"""The suites that the Windows interpreter runs, and what is told of how each has ended."""

from __future__ import annotations

import pytest

from build_scripts.checking.not_carried import read_entries
from build_scripts.checking.windows_source import NOT_OF_SOURCE, SUITES, judged
from build_scripts.system_packages import ROOT

PASSED = "===== 934 passed, 2 deselected, 7 xfailed in 80.50s (0:01:20) ====="
FAILED = "1 failed, 2 passed in 0.61s"


def test_a_listed_test_is_in_a_suite_that_is_run() -> None:
    entries = read_entries(NOT_OF_SOURCE.read_text("utf-8"))
    assert {it.node.split("/")[1] for it in entries} <= set(SUITES)
    assert [name for name in SUITES if not (ROOT / "tests" / name).is_dir()] == []


def test_of_a_suite_that_passes_the_counts_are_told() -> None:
    out = f"tests/a/test_b.py::test_c PASSED\n{PASSED}\n"
    assert judged(0, out, "wine: a word") == ("934 passed, 2 deselected, 7 xfailed", "")


def test_of_one_that_fails_every_failed_test_is_named() -> None:
    lines = ("tests/a/test_b.py::test_c FAILED", "FAILED tests/a/test_b.py::test_c - x", FAILED)
    counts, problem = judged(1, "\n".join(lines), "")
    assert counts == "1 failed, 2 passed"
    assert problem == "1 failed, 2 passed\nFAILED tests/a/test_b.py::test_c - x"


@pytest.mark.parametrize("code", [0, 1, 3])
def test_of_one_that_does_not_come_to_its_end_the_test_is_named(code: int) -> None:
    out = "tests/a/test_b.py::test_c PASSED [ 1%]\ntests/a/test_b.py::test_d "
    counts, problem = judged(code, out, "+++ Timeout +++")
    assert counts == ""
    assert problem.startswith(f"it ended, with {code}, in tests/a/test_b.py::test_d \n")
    assert problem.endswith("+++ Timeout +++")
