"""Text that is made to deceive, in a web page: it is shown and does nothing."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import msgspec
import pytest

from gui.core.reference import Reference
from tests.exports.web_page import ALL_BUT_CONDITIONS, TODAY, WebPage, WebPages

HOSTILE = (
    "</style></script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> \"'&amp;&#60;"
    " {0} %s {hits} javascript:x \u202eesrever\u2066 \x00\x0c\x1b]]> end"
)
SHOWN = (
    "</style></script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> \"'&amp;&#60;"
    " {0} %s {hits} javascript:x [U+202E]esrever[U+2066] [U+0000][U+000C][U+001B]]]> end"
)
FREE = {
    *("statement", "citation", "label", "en", "de", "course", "population", "grade", "locator"),
    *("text", "in_document", "attribution", "by", "verified_by", "intended_use", "doi", "pmid"),
    *("abbreviations", "product", "grade_system", "code", "system", "abbreviation"),
}
CODES = {"any", "adults", "children"}


def spoilt(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return HOSTILE if name in FREE and value not in CODES else value
    if isinstance(value, tuple):
        return tuple(spoilt(entry, name) for entry in value)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        changed = {field: spoilt(getattr(value, field), field) for field in fields}
        return msgspec.structs.replace(value, **changed)
    if hasattr(value, "items"):
        return {key: spoilt(entry, name) for key, entry in value.items()}
    return value


@pytest.fixture(scope="module")
def hostile(reference: Reference) -> WebPages:
    return WebPages(Reference(spoilt(reference.bundle)), TODAY)


@pytest.mark.parametrize("what", [*ALL_BUT_CONDITIONS, "mmn"])
def test_hostile_text_is_shown_and_does_nothing(
    what: str, hostile: WebPages, reference: Reference
) -> None:
    factors = ("child", "pregnancy")
    page = hostile.page(what, *factors)
    plain = WebPages(reference, TODAY).page(what, *factors)
    assert page.errors == []
    assert page.text.count(SHOWN) > 20
    assert tags(page) == tags(plain)
    assert attributes(page) == attributes(plain)
    assert page.code("style") == plain.code("style")
    assert [*map(code, page.all("script"))] == [*map(code, plain.all("script"))]
    assert all(line.isprintable() for line in page.written.split("\n"))
    assert all(entry.get("href", "#").startswith("#") for entry in page.elements)


def test_a_hostile_name_stands_in_the_title_as_text(hostile: WebPages) -> None:
    assert code(hostile.page("mmn").by_name("title")).startswith(SHOWN)


def tags(page: WebPage) -> set[str]:
    return {str(entry.tag) for entry in page.elements}


def attributes(page: WebPage) -> set[str]:
    return {name for entry in page.elements for name in entry.attrib}


def code(element: Element) -> str:
    return "".join(element.itertext())
