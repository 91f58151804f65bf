"""The frozen program writes the files that the source writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.program import PROGRAM, SOURCE_PROGRAM, environment, run

TEXTS = ("mmn --text", "overview --csv", "cidp --html", "all --html")
SHEETS = ("mmn --paper a4 --pdf", "all --paper letter --pdf")


def written_by(program: tuple[str, ...], file: Path, line: str) -> Path:
    variables = environment(file.parent / "home")
    done = run(["export", *line.split(), str(file)], variables, program)
    assert (done.returncode, done.stderr) == (0, "")
    return file


@pytest.mark.parametrize("line", [*TEXTS, *SHEETS])
def test_a_file_is_that_of_the_source(line: str, tmp_path: Path) -> None:
    frozen = written_by(PROGRAM, tmp_path / "frozen", line).read_bytes()
    source = written_by(SOURCE_PROGRAM, tmp_path / "source", line).read_bytes()
    assert len(frozen) > 1000
    assert frozen == source
