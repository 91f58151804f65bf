"""The frozen program writes the files that the source writes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.e2e.program import PROGRAM, SOURCE_PROGRAM, environment, run

TEXTS = ("mmn --text", "overview --csv", "cidp --html", "all --html")
SHEETS = ("mmn --paper a4 --pdf", "all --paper letter --pdf")
OF_NO_CONSEQUENCE = "File size"


def written_by(program: tuple[str, ...], file: Path, line: str) -> Path:
    variables = environment(file.parent / "home")
    done = run(["export", *line.split(), str(file)], variables, program)
    assert (done.returncode, done.stderr) == (0, "")
    return file


@pytest.mark.parametrize("line", TEXTS)
def test_a_file_is_that_of_the_source(line: str, tmp_path: Path) -> None:
    frozen = written_by(PROGRAM, tmp_path / "frozen", line).read_bytes()
    source = written_by(SOURCE_PROGRAM, tmp_path / "source", line).read_bytes()
    assert len(frozen) > 1000
    assert frozen == source


def told(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if not line.startswith(OF_NO_CONSEQUENCE)]


@pytest.mark.parametrize("line", SHEETS)
def test_a_pdf_says_what_that_of_the_source_says(line: str, tmp_path: Path) -> None:
    frozen = str(written_by(PROGRAM, tmp_path / "frozen.pdf", line))
    source = str(written_by(SOURCE_PROGRAM, tmp_path / "source.pdf", line))
    text = told("pdftotext", "-layout", frozen, "-")
    assert len(text) > 100
    assert text == told("pdftotext", "-layout", source, "-")
    assert told("pdfinfo", "-l", "999", frozen) == told("pdfinfo", "-l", "999", source)
