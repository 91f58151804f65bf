"""What is said of an error: where it came from, and never what was in it."""

from __future__ import annotations

import pytest

from gui.core.reference import Reference
from gui.machine.error_report import error_code, error_lines, own_place


def error_of(reference: Reference, condition: str) -> BaseException:
    try:
        reference.verdict(condition, "plex")
    except KeyError as error:
        return error
    raise AssertionError


def test_it_tells_kind_and_place_and_no_value(reference: Reference) -> None:
    error = error_of(reference, "secret-condition")
    lines = error_lines(error)
    assert lines[0] == "KeyError"
    assert lines[-1].startswith("  gui/core/reference.py:")
    assert lines[-1].endswith(" verdict")
    assert "secret" not in "".join(lines)


def test_the_code_is_that_of_kind_and_place(reference: Reference) -> None:
    one, same = error_of(reference, "one"), error_of(reference, "two")
    assert error_code(one) == error_code(same)
    assert error_code(one) != error_code(ValueError("one").with_traceback(one.__traceback__))
    assert len(error_code(one)) == 8


def test_causes_are_told_without_their_values(reference: Reference) -> None:
    try:
        try:
            reference.verdict("secret-condition", "plex")
        except KeyError as error:
            raise RuntimeError("secret") from error
    except RuntimeError as error:
        lines = error_lines(error)
    assert lines[:2] == ["RuntimeError", "caused by KeyError"]
    assert "secret" not in "".join(lines)


def test_errors_that_cause_each_other_come_to_an_end() -> None:
    one, other = ValueError(), TypeError()
    one.__cause__, other.__cause__ = other, one
    assert error_lines(one) == ["ValueError", "caused by TypeError"]


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("/srv/somebody/main/gui/app/start.py", "gui/app/start.py"),
        ("C:\\Users\\x\\gui\\app\\start.py", "gui/app/start.py"),
        ("gui/app/start.py", "gui/app/start.py"),
        ("/usr/lib/python3/json/decoder.py", ""),
        ("<frozen importlib._bootstrap>", ""),
    ],
)
def test_only_the_programs_own_places_are_named(file: str, place: str) -> None:
    assert own_place(file) == place
