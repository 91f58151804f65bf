"""Prints from the Windows program: Wine hands what its printing plug-in draws to a print service.

What comes is PostScript of Wine's, whose letters have no names. So its pages are looked at, and
compared with those of the PDF that the source exports on Linux: dark and light are to be where
they are there.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from build_scripts.checking.display import running_display
from build_scripts.checking.paper import Paper
from build_scripts.checking.print_service import running_print_service
from build_scripts.checking.results import require
from build_scripts.checking.runs import run, silent
from build_scripts.checking.windows_commands import SOURCE
from build_scripts.checking.windows_window import SHOWN, windows_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checking.windows_ground import WindowsGround

PRINTER = "ward"
TITLE, PAPER = "Multifocal motor neuropathy", "A4"
PAGES = 2
DOTS_PER_INCH, BLOCK = 120, 12
# Of 255. The same page differs by less than 2, for each program has its own way to round letters;
# another page of the same kind by 14 and more.
MOST_BETWEEN_PAGES = 4.0
DRAW = (
    *("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pgmraw"),
    *("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{DOTS_PER_INCH}"),
)
DRAW_PDF = ("pdftoppm", "-gray", "-r", str(DOTS_PER_INCH))
HEAD = re.compile(rb"P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s")

Grid = list[list[float]]


def printing(ground: WindowsGround) -> str:
    """A condition is printed by keys; title, paper and every page are those of the PDF."""
    with running_print_service() as service, running_display() as display:
        service.add_printer(PRINTER, described=False)
        with windows_window(ground.printing_on(service.variables), display, *SHOWN) as shown:
            Paper(display).send()
            printed = service.printed()
            shown.close()
        postscript, options = printed.file.read_bytes(), printed.options
    require(options["media"] == PAPER, f"The paper is {options['media']}.")
    title = re.search(rb"^%%Title: \((.*)\)\s*$", postscript, re.MULTILINE)
    require(title is not None and title[1].startswith(TITLE.encode()), f"The title is {title}.")
    with TemporaryDirectory() as folder:
        there = _pages_printed(postscript, Path(folder))
        here = _pages_exported(Path(folder))
    require(len(there) == len(here) == PAGES, f"{len(there)} pages came, of {len(here)}.")
    apart = [difference(*pages) for pages in zip(there, here, strict=True)]
    said = ", ".join(f"{it:.1f}" for it in apart)
    require(max(apart) < MOST_BETWEEN_PAGES, f"The pages are {said} of 255 apart.")
    return f"{PAGES} pages of {PAPER} reach a printer, {said} of 255 from those of the PDF"


def _pages_printed(postscript: bytes, folder: Path) -> list[Grid]:
    file = folder / "printed.ps"
    file.write_bytes(postscript)
    _tool(*DRAW, f"-sOutputFile={folder}/printed-%d.pgm", str(file))
    return list(_drawn(folder, "printed"))


def _pages_exported(folder: Path) -> list[Grid]:
    file = folder / "exported.pdf"
    words: list[str | Path] = [SOURCE, "export", "mmn", "--paper", PAPER.lower(), "--pdf", file]
    silent(
        run(words, {"HOME": str(folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}), "export"
    )
    _tool(*DRAW_PDF, str(file), str(folder / "exported"))
    return list(_drawn(folder, "exported"))


def _tool(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}")


def _drawn(folder: Path, name: str) -> Iterator[Grid]:
    for file in sorted(folder.glob(f"{name}-*.pgm")):
        yield grid_of(file.read_bytes())


def grid_of(picture: bytes) -> Grid:
    """How light each block of a picture is, from 0 to 255.

    Args:
        picture: a grey one, as PGM.
    """
    head = HEAD.match(picture)
    require(head is not None, "This is no picture.")
    assert head is not None
    width, height, dots = int(head[1]), int(head[2]), picture[head.end() :]
    return [
        [
            sum(sum(dots[at : at + BLOCK]) for at in range(first, first + BLOCK * width, width))
            / BLOCK**2
            for first in range(top * width, (top + 1) * width - BLOCK, BLOCK)
        ]
        for top in range(0, height - BLOCK, BLOCK)
    ]


def difference(one: Grid, other: Grid) -> float:
    """How far two pages are apart on the average; one may be a dot wider than the other."""
    pairs = [
        abs(here - there)
        for row, line in zip(one, other, strict=False)
        for here, there in zip(row, line, strict=False)
    ]
    return sum(pairs) / len(pairs)
