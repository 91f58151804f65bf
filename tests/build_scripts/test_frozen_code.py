"""Code in the frozen program that is not what its text compiles to is found."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

import pytest

from build_scripts.checking.frozen_code import problem, text_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"""'''What it is for.'''
def add(first, second):
    '''The sum.'''
    def inner():
        return first + second
    return inner()
"""


def code(text: bytes, level: int = 2) -> bytes:
    made = compile(text, "somewhere else.py", "exec", dont_inherit=True, optimize=level)
    return marshal.dumps(made)


@pytest.mark.parametrize("level", [2, 0])
def test_the_code_of_the_text_is_right_with_and_without_docstrings(level: int) -> None:
    assert problem("sums", code(TEXT, level), TEXT) == ""


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (code(TEXT.replace(b"first + second", b"first - second")), "other code"),
        (code(TEXT.replace(b"return inner()", b"return 1")), "other code"),
        (code(TEXT + b"import socket\n"), "other code"),
        (code(TEXT.replace(b"def inner", b"def outer").replace(b"inner()", b"outer()")), "other"),
        (marshal.dumps("a text"), "other code"),
        (b"", "no code"),
        (code(TEXT)[:40], "no code"),
    ],
    ids=["deep inside", "a constant", "more", "a name", "a text", "empty", "cut off"],
)
def test_other_code_is_found(found: bytes, wanted: str) -> None:
    assert wanted in problem("sums", found, TEXT)


def test_a_module_without_a_text_is_found() -> None:
    assert "nobody wrote" in problem("sums", code(TEXT), None)


def test_the_first_folder_that_has_a_text_counts(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        (folder / "both").mkdir(parents=True)
        (folder / "both" / "__init__.py").write_text(folder.name, "utf-8")
    (folders[1] / "both" / "deep.py").write_text("deep", "utf-8")
    program = tmp_path / "none.exe"
    assert text_of("both", folders, program) == b"one"
    assert text_of("both.deep", folders, program) == b"deep"
    assert text_of("both.nothing", folders, program) is None
