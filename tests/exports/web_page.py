"""A web page as a browser's parser reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]

from gui.core.reference import Reference
from gui.exports.html_file import html_file
from gui.pages.imprint import imprint
from gui.pages.words import Words

TODAY = date(2026, 11, 26)
ALL_BUT_CONDITIONS = ("all", "overview", "evidence", "therapies", "sources")

_UNSEEN = {"script", "style", "title"}


class WebPage:
    """A parsed page, what its parser had to complain of, and its text on one line."""

    def __init__(self, written: str) -> None:
        parser: Any = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.written = written
        self.root: Element = parser.parse(written)
        self.errors: list[object] = list(parser.errors)
        self.elements: list[Element] = list(self.root.iter())
        self.text = flat("".join(_texts(self.root)))
        self._by_id = defaultdict[str | None, list[Element]](list)
        for entry in self.elements:
            self._by_id[entry.get("id")].append(entry)

    def all(self, name: str) -> list[Element]:
        return list(self.root.iter(name))

    def by_id(self, place: str) -> Element:
        (found,) = self._by_id[place]
        return found

    def code(self, name: str) -> str:
        return "".join(self.by_name(name).itertext())

    def by_name(self, name: str) -> Element:
        found: Element
        (found,) = self.root.iter(name)
        return found


class WebPages:
    """The web pages of a reference on one day; each is written and parsed once."""

    def __init__(self, reference: Reference, today: date, words: Words | None = None) -> None:
        self.reference = reference
        self.words = words or Words()
        self.stamp = imprint(reference.bundle, today, self.words)
        self._parsed: dict[tuple[str, tuple[str, ...]], WebPage] = {}

    def written(self, what: str, *factors: str) -> str:
        return html_file(self.reference, what, self.stamp, self.words, factors)

    def page(self, what: str, *factors: str) -> WebPage:
        if (what, factors) not in self._parsed:
            self._parsed[what, factors] = WebPage(self.written(what, *factors))
        return self._parsed[what, factors]


def text_of(element: Element) -> str:
    return flat("".join(_texts(element)))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
