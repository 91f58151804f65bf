"""The real window drawn into a file: every page, theme, size and scale, and what can go wrong."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.services.theme import Theme, dark_theme, high_contrast_theme, light_theme
from tests.app.bundles import broken_bundle
from tests.e2e.program import FROZEN, PROGRAM, environment, left_behind, run

PAGES = ("welcome", "compare", "evidence", "therapies", "sources", "overview")
SIZES = ((1024, 768), (1366, 768))
SCALES = (1, 1.25, 1.5, 2)
THEMES = {"light": light_theme, "dark": dark_theme, "high-contrast": high_contrast_theme}
LOOKS = [
    (page, list(THEMES)[(row + column) % 3], scale, SIZES[(row // 3 + column) % 2])
    for row, page in enumerate(PAGES)
    for column, scale in enumerate(SCALES)
]
# The program in the source draws each page, theme, size and scale once, the frozen one any two.
DRAWN = LOOKS if FROZEN else [LOOKS[at] for at in (0, 5, 10, 15, 17, 22)]
FEWEST_COLOURS = 40


def picture_of(file: Path) -> QImage:
    picture = QImage(str(file))
    assert not picture.isNull(), f"{file.name} is no picture"
    return picture


def colours(picture: QImage) -> set[int]:
    rows, columns = range(0, picture.height(), 5), range(0, picture.width(), 5)
    return {picture.pixel(column, row) for row in rows for column in columns}


def assert_painted(picture: QImage, theme: Theme) -> None:
    found = colours(picture)
    assert len(found) >= FEWEST_COLOURS
    assert theme.base.rgb() in found


@pytest.mark.parametrize(("page", "theme", "scale", "size"), DRAWN)
def test_a_picture_has_its_size_and_is_not_blank(
    tmp_path: Path, page: str, theme: str, scale: float, size: tuple[int, int]
) -> None:
    width, height = size
    file = tmp_path / "window.png"
    arguments = [] if page == "welcome" else ["--condition", "mmn", "--page", page]
    arguments += ["--theme", theme, "--size", f"{width}x{height}", "--scale", str(scale)]
    done = run(["screenshot", str(file), *arguments], environment(tmp_path / "home"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    picture = picture_of(file)
    assert abs(picture.width() - width * scale) <= 1
    assert abs(picture.height() - height * scale) <= 1
    assert_painted(picture, THEMES[theme]())
    assert left_behind(tmp_path / "home") == []


def test_any_two_of_page_theme_scale_and_size_come_together() -> None:
    for one, other in itertools.combinations(range(4), 2):
        seen = {(look[one], look[other]) for look in LOOKS}
        apart = [{look[place] for look in LOOKS} for place in (one, other)]
        assert seen == set(itertools.product(*apart))
    for place in range(4):
        assert {look[place] for look in DRAWN} == {look[place] for look in LOOKS}


def test_the_same_picture_is_drawn_twice(tmp_path: Path) -> None:
    files = [tmp_path / "one.png", tmp_path / "two.png"]
    for file in files:
        done = run(["screenshot", str(file), "--condition", "cidp"], environment(tmp_path))
        assert (done.returncode, done.stderr) == (0, "")
    assert picture_of(files[0]) == picture_of(files[1])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "window.png"
    done = run(["screenshot", str(file)], environment(tmp_path))
    assert done.returncode == 1
    assert str(file) in done.stderr and "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_picture_is_the_same_whatever_the_screens_are_like(tmp_path: Path) -> None:
    files = [tmp_path / "one.png", tmp_path / "two.png"]
    scales = {"QT_SCREEN_SCALE_FACTORS": "2", "QT_FONT_DPI": "192", "QT_SCALE_FACTOR": "3"}
    for file, more in zip(files, ({}, scales), strict=True):
        done = run(["screenshot", str(file)], environment(tmp_path / "home", **more))
        assert (done.returncode, done.stderr) == (0, "")
    assert picture_of(files[0]) == picture_of(files[1])


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    file.write_bytes(b"an older picture")
    limited = ["sh", "-c", 'ulimit -f 10; exec "$0" "$@"', *PROGRAM]
    done = run(["screenshot", str(file)], environment(tmp_path / "home"), limited)
    assert done.returncode == 1
    assert done.stderr.startswith(f"plex-ivig: the picture cannot be written to {file}: ")
    assert len(done.stderr.splitlines()) == 1
    assert file.read_bytes() == b"an older picture"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["home", "window.png"]


def test_an_unknown_condition_is_said_with_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    done = run(["screenshot", str(file), "--condition", "multifocale"], environment(tmp_path))
    assert done.returncode == 2
    assert "mmn" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize("page", ["compare", "plan"])
def test_a_page_of_a_condition_needs_one(tmp_path: Path, page: str) -> None:
    file = tmp_path / "window.png"
    done = run(["screenshot", str(file), "--page", page], environment(tmp_path))
    assert done.returncode == 2
    assert "--condition" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    "arguments", [["--size", "100x100"], ["--size", "wide"], ["--scale", "0"], ["--page", "x"]]
)
def test_wrong_use_is_said(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "window.png"
    done = run(["screenshot", str(file), *arguments], environment(tmp_path))
    assert done.returncode == 2
    assert arguments[0] in done.stderr
    assert not file.exists()


def test_a_broken_bundle_is_told_and_the_shipped_content_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    bundle = broken_bundle(tmp_path)
    arguments = ["screenshot", str(file), "--bundle", str(bundle), "--condition", "mmn"]
    done = run(arguments, environment(tmp_path / "home"))
    assert done.returncode == 3
    for part in (str(bundle), "conditions/mmn.json", "$.claims[0].source", "nobody-1900"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr
    assert_painted(picture_of(file), light_theme())


def test_a_bundle_that_is_not_there_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    arguments = ["--bundle", str(tmp_path / "none"), "screenshot", str(file)]
    done = run(arguments, environment(tmp_path / "home"))
    assert done.returncode == 3
    assert str(tmp_path / "none") in done.stderr
    assert_painted(picture_of(file), light_theme())
