"""The hospital's own lines on a web page: apart from every table, and warning by themselves."""

import pytest

from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.words import Words
from tests.core.overlay.hospital import beside, overlay
from tests.exports.web_page import TODAY, WebPage, WebPages, text_of


def frames(page: WebPage) -> list[str]:
    return [text_of(it) for it in page.elements if it.get("class") == "local"]


@pytest.mark.parametrize("what", ["gbs-adult", "therapies"])
def test_the_frame_stands_in_no_table(what: str, reference: Reference) -> None:
    page = WebPages(beside(reference), TODAY).page(what)
    (frame,) = frames(page)
    assert frame.startswith("Local: St. Anna Hospital, Neurology · not evidence")
    assert "extension 4711" in frame and "valid until 2027-05-31" in frame
    assert not any("4711" in text_of(table) for table in page.all("table"))
    assert page.errors == []


def test_the_verdict_comes_before_the_frame_and_the_evidence_after_it(
    reference: Reference, words: Words
) -> None:
    text = WebPages(beside(reference), TODAY).page("mmn").text
    notes = comparison_page(reference, "mmn", words).plex.notes
    places = [text.index(it) for it in (notes[0].text, "Local: St. Anna", "Claus 2000: harm")]
    assert places == sorted(places)


def test_every_condition_of_the_whole_has_it_and_nothing_without_lines(
    reference: Reference,
) -> None:
    whole = WebPages(beside(reference), TODAY).written("all")
    assert whole.count('<div class="local"') == len(reference.bundle.conditions) + 1
    for what in ("overview", "sources", "evidence"):
        assert "4711" not in WebPages(beside(reference), TODAY).written(what)
    assert frames(WebPages(reference, TODAY).page("mmn")) == []


def test_a_page_that_is_kept_warns_once_the_lines_expired(reference: Reference) -> None:
    page = WebPages(beside(reference), TODAY).page("mmn")
    (later,) = (it for it in page.elements if it.get("data-after") == "2027-05-31")
    assert later.get("hidden") is not None
    assert text_of(later) == "Expired on 2027-05-31: check before use."
    late = WebPages(beside(reference, expires="2026-11-20"), TODAY).page("mmn")
    shown = [
        it for it in late.elements if it.get("class") == "warning" and "data-after" not in it.attrib
    ]
    assert "Expired on 2026-11-20" in " ".join(map(text_of, shown))


def test_no_line_is_taken_for_markup(reference: Reference) -> None:
    lines = overlay()["lines"]
    lines[0] |= {"heading": "<script>alert(1)</script>", "text": "<b>&amp;</b> {owner} %n"}
    page = WebPages(beside(reference, lines=lines, owner="<i>x</i>"), TODAY).page("mmn")
    (frame,) = frames(page)
    assert "Contact · PLEX · <script>alert(1)</script>: <b>&amp;</b> {owner} %n" in frame
    assert "Local: <i>x</i>" in frame
    assert len(page.all("script")) == 1
