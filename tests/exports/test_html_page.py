"""Every web page as a document: valid, in one file, in order, and the same twice."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from gui.core.reference import Reference
from gui.core.search import normalise
from tests.exports.web_page import ALL_BUT_CONDITIONS, TODAY, WebPage, WebPages, text_of
from tests.pages.shipped import CONDITIONS

PAGES = (*ALL_BUT_CONDITIONS, "mmn", "gbs-adult")
HEADINGS = re.compile(r"h([1-6])\Z")


@pytest.fixture(scope="module")
def pages(reference: Reference) -> WebPages:
    return WebPages(reference, TODAY)


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, pages: WebPages) -> WebPage:
    return pages.page(request.param)


def with_parent(element: Element) -> Iterator[tuple[Element, Element]]:
    for child in element:
        yield child, element
        yield from with_parent(child)


def test_a_browser_has_nothing_to_mend(page: WebPage) -> None:
    assert page.errors == []
    assert page.written.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page.written.encode("ascii", "xmlcharrefreplace").count(b"\r") == 0
    assert page.by_name("title").text


def test_nothing_outside_the_file_is_referred_to(page: WebPage) -> None:
    outside = {"src", "srcset", "action", "formaction", "data", "poster", "background", "style"}
    for element in page.elements:
        assert element.tag not in {"link", "base", "img", "iframe", "object", "embed", "form"}
        assert not outside & set(element.attrib), element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.get("href", "#").startswith("#")
    for address in ("http:", "https:", "file:", "data:", "//www", "url(", "@import"):
        assert address not in page.written
    assert page.code("style")


def test_every_link_leads_somewhere_and_every_id_stands_once(page: WebPage) -> None:
    places = Counter(entry.get("id") for entry in page.elements if entry.get("id"))
    assert [place for place, count in places.items() if count > 1] == []
    links = [entry.get("href", "")[1:] for entry in page.all("a")]
    assert len(links) >= 3
    assert set(links) <= set(places)
    labels = {entry.get("aria-labelledby") for entry in page.elements} - {None}
    assert labels <= set(places)


def test_headings_descend_one_step_at_a_time(page: WebPage) -> None:
    found = (HEADINGS.match(str(entry.tag)) for entry in page.elements)
    levels = [int(match[1]) for match in found if match]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for above, below in pairwise(levels):
        assert below <= above + 1


def test_the_landmarks_and_the_way_past_them(page: WebPage) -> None:
    body = page.by_name("body")
    tags = [str(entry.tag) for entry in body if entry.tag != "script"]
    assert tags == ["a", "header", "nav", "main", "footer"]
    assert page.by_name("nav").get("aria-label")
    assert body[0].get("href") == "#content"
    assert page.by_name("main").get("id") == "content"


def test_tables_have_captions_and_every_head_its_scope(page: WebPage) -> None:
    for table in page.all("table"):
        assert table[0].tag == "caption"
        assert text_of(table[0])
        heads = list(table.iter("th"))
        assert all(text_of(head) for head in heads)
        assert {head.get("scope") for head in heads} <= {"col", "row", "rowgroup"}
        width = len(table.findall("thead/tr/th"))
        for row in table.iter("tr"):
            assert row[0].tag == "th" or row[0].get("colspan")
            assert sum(int(cell.get("colspan", "1")) for cell in row) == width


def test_a_table_laid_out_as_blocks_is_still_a_table(page: WebPage) -> None:
    roles = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell", "table": "table"}
    heads = {"col": "columnheader", "row": "rowheader", "rowgroup": "rowheader"}
    for entry in page.elements:
        name = str(entry.tag)
        wanted = heads[entry.get("scope", "")] if name == "th" else roles.get(name)
        assert wanted is None or entry.get("role") == wanted, name


def test_every_picture_is_silent_and_stands_beside_a_word(page: WebPage) -> None:
    for child, parent in with_parent(page.root):
        if str(child.tag).endswith("svg"):
            assert child.get("aria-hidden") == "true"
            assert child.get("focusable") == "false"
            assert re.search(r"[A-Za-z]{4}", text_of(parent))


def test_the_policy_allows_this_style_and_this_script_alone(page: WebPage) -> None:
    (policy,) = (
        meta.get("content", "")
        for meta in page.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    parts = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    assert parts["default-src"] == ["'none'"]
    assert parts["style-src"] == [hashed(page.code("style"))]
    if page.all("script"):
        assert parts["script-src"] == [hashed(page.code("script"))]
    else:
        assert "script-src" not in parts


def hashed(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


@pytest.mark.parametrize("what", PAGES)
def test_the_same_content_on_the_same_day_gives_the_same_bytes(
    what: str, pages: WebPages, reference: Reference
) -> None:
    again = WebPages(Reference(reference.bundle), TODAY)
    assert pages.written(what) == again.written(what)


def test_the_day_is_all_that_tells_when_a_page_was_made(
    pages: WebPages, reference: Reference
) -> None:
    tomorrow = WebPages(reference, TODAY + timedelta(days=1))
    days = (TODAY.isoformat(), tomorrow.stamp.day.isoformat())
    assert pages.written("all").replace(*days) == tomorrow.written("all")


def test_what_does_not_exist_is_refused(pages: WebPages) -> None:
    with pytest.raises(KeyError):
        pages.written("no-such-condition")
    with pytest.raises(KeyError):
        pages.written("mmn", "no-such-factor")


@pytest.mark.parametrize("what", ["all", "evidence"])
def test_the_search_finds_every_name_in_plain_form(
    what: str, pages: WebPages, reference: Reference
) -> None:
    page = pages.page(what)
    entries = [entry for entry in page.all("li") if entry.get("data-search")]
    assert len(entries) == len(CONDITIONS)
    for entry in entries:
        condition = reference.bundle.conditions[entry[0].get("href", "").removeprefix("#c_")]
        plain = set(entry.get("data-search", "").split())
        names = (condition.name.en, condition.name.de, *condition.abbreviations)
        synonyms = (*condition.synonyms.en, *condition.synonyms.de)
        codes = (code.code for code in condition.codes)
        for written in (*names, *synonyms, *codes):
            assert set(normalise(written).split()) <= plain, written


def test_the_search_stays_hidden_until_its_script_shows_it(pages: WebPages) -> None:
    page = pages.page("all")
    assert page.by_id("finder").get("hidden") == ""
    labelled = {entry.get("for") for entry in page.all("label")}
    assert {entry.get("id") for entry in page.all("input")} == labelled == {"search"}
    status = page.by_id("hits")
    assert (status.get("role"), status.get("aria-live")) == ("status", "polite")
    assert status.get("data-none") == "No condition matches \u201c{query}\u201d."
    assert status.get("data-some") == "{hits} of 19 conditions"
    assert text_of(page.by_id("clear"))
    assert [child.tag for child in page.by_name("nav") if child.get("hidden") is not None] == [
        "div"
    ]


def test_the_script_is_plain_and_writes_text_only(pages: WebPages) -> None:
    page = pages.page("all")
    script = page.code("script")
    used = set(re.findall(r'getElementById\("(\w+)"\)', script))
    assert used == {"finder", "search", "hits", "clear"}
    assert all(page.by_id(place) is not None for place in used)
    for unwanted in ("innerHTML", "eval", "=>", "let ", "const ", "`", "localStorage", "cookie"):
        assert unwanted not in script
