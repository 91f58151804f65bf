"""The frozen program draws what the source draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.program import PROGRAM, SOURCE_PROGRAM, environment, run

LINES = (
    "--theme light",
    "--condition mmn --page compare --theme dark",
    "--condition cidp --page evidence --scale 1.25 --size 1024x768",
    "--page therapies --scale 2",
)
FORMAT = QImage.Format.Format_RGBA8888


def drawn_by(program: tuple[str, ...], file: Path, line: str) -> QImage:
    done = run(["screenshot", str(file), *line.split()], environment(file.parent / "home"), program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return QImage(str(file)).convertToFormat(FORMAT)


@pytest.mark.parametrize("line", LINES)
def test_the_picture_is_that_of_the_source(tmp_path: Path, line: str) -> None:
    frozen = drawn_by(PROGRAM, tmp_path / "frozen.png", line)
    source = drawn_by(SOURCE_PROGRAM, tmp_path / "source.png", line)
    assert not frozen.isNull()
    assert frozen.size() == source.size()
    assert frozen == source
