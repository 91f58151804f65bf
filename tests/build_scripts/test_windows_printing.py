"""A printed page is told apart from another, and from one that was rounded otherwise."""

from __future__ import annotations

import pytest

from build_scripts.checking.results import CheckError
from build_scripts.checking.windows_printing import (
    BLOCK,
    MOST_BETWEEN_PAGES,
    difference,
    grid_of,
)

WIDTH, HEIGHT = 20 * BLOCK, 30 * BLOCK


def page(*lines: int, shift: int = 0, width: int = WIDTH, comment: bytes = b"") -> bytes:
    """A white page with a black line, a third of the page wide, at each height."""
    rows = [bytearray(b"\xff" * width) for _ in range(HEIGHT)]
    for top in lines:
        for row in rows[top : top + 4]:
            row[40 + shift : 120 + shift] = bytes(80)
    return b"P5\n" + comment + f"{width} {HEIGHT}\n255\n".encode() + b"".join(rows)


def test_a_page_that_is_drawn_a_dot_aside_is_the_same() -> None:
    here = grid_of(page(*range(20, 300, 12)))
    there = grid_of(page(*range(20, 300, 12), shift=1, width=WIDTH + 1, comment=b"# by a tool\n"))
    assert 0 < difference(here, there) < MOST_BETWEEN_PAGES


def test_another_page_and_an_empty_one_are_not() -> None:
    here = grid_of(page(*range(20, 300, 12)))
    for other in (page(), page(*range(100, 160, 12))):
        assert difference(here, grid_of(other)) > MOST_BETWEEN_PAGES


def test_what_is_no_grey_picture_is_told() -> None:
    with pytest.raises(CheckError, match="no picture"):
        grid_of(b"P6\n1 1\n255\n...")
