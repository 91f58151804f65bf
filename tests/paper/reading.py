"""Reads PDF files back with the common tools, as whoever is given one would."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests import common_tools

_XHTML = "{http://www.w3.org/1999/xhtml}"
_WHITE = re.compile(r"\s+")


class Word(NamedTuple):
    """A word and its box, in points from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class PageBox(NamedTuple):
    """A page, its size in points, and the words on it."""

    width: float
    height: float
    words: tuple[Word, ...]


def run_tool(*command: str | Path) -> str:
    """What one of poppler's tools says; it must have nothing to complain of."""
    done = common_tools.run_tool(command)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def squeezed(text: str) -> str:
    """A text without its spaces, which at the end of a line are as good as a break."""
    return _WHITE.sub("", text)


@cache
def page_texts(file: Path) -> list[str]:
    """The text of each page in the order in which it was written, squeezed."""
    text = run_tool("pdftotext", "-raw", "-enc", "UTF-8", file, "-")
    return [squeezed(page) for page in text.split("\f")[:-1]]


def whole_text(file: Path) -> str:
    """The text of all pages without running heads and feet getting into sentences: page by page."""
    return "".join(page_texts(file))


@cache
def boxes(file: Path) -> list[PageBox]:
    """Every word of every page with its box."""
    tree = ET.fromstring(run_tool("pdftotext", "-bbox", "-enc", "UTF-8", file, "-"))
    return [
        PageBox(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            tuple(_word(entry) for entry in page.iter(f"{_XHTML}word")),
        )
        for page in tree.iter(f"{_XHTML}page")
    ]


def _word(entry: ET.Element) -> Word:
    left, top, right, bottom = (
        float(entry.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax")
    )
    return Word(entry.text or "", left, top, right, bottom)


def about(file: Path) -> dict[str, str]:
    """What `pdfinfo` says of a file."""
    lines = run_tool("pdfinfo", file).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def outside(page: PageBox, margin: float) -> list[Word]:
    """The words that come nearer to the edge of their page than a margin in points."""
    return [
        word
        for word in page.words
        if word.left < margin
        or word.top < margin
        or word.right > page.width - margin
        or word.bottom > page.height - margin
    ]


def lost(wanted: Sequence[str], text: str) -> list[str]:
    """Which of some texts are not in a squeezed one."""
    return [entry for entry in wanted if squeezed(entry) not in text]
