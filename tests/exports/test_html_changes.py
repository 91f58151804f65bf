"""The page of changes as a web page: whole, well formed, both sides, safe, and printable."""

from __future__ import annotations

from pathlib import Path

from gui.exports.html_changes import html_changes
from gui.pages.changes import changes_page
from gui.pages.imprint import imprint
from gui.pages.words import Words
from tests.core.bundle.small import ONE
from tests.core.compare.changed import pair, put, take
from tests.exports.web_page import TODAY, WebPage, flat, text_of
from tests.german import german_words
from tests.pages.test_changes_page import MANY, WITHDRAWN


def web_page(folder: Path, *spoils: object, words: Words | None = None) -> WebPage:
    words = words or Words()
    old, new = pair(folder, *spoils)  # type: ignore[arg-type]
    return WebPage(html_changes(changes_page(old, new, words), imprint(new, TODAY, words), words))


def test_both_sides_stand_in_a_table_with_their_heads(tmp_path: Path) -> None:
    page = web_page(tmp_path, *MANY)
    assert not page.errors
    rows = page.by_id("changes_verdicts").iter("tr")
    _, first, *_ = ([flat("".join(cell.itertext())) for cell in row] for row in rows)
    assert first[0] == "First disease, PLEX"
    assert first[1].startswith("Recommended Lead: Guide 2020: recommended")
    assert first[2].startswith("Not recommended Lead: Guide 2020: not recommended")


def test_what_is_said_on_the_page_is_on_the_web_page(tmp_path: Path) -> None:
    page = web_page(tmp_path, *MANY)
    shown = changes_page(*pair(tmp_path / "again", *MANY), Words())
    said = [*shown.summary, *shown.old.lines, *shown.new.lines]
    for section in shown.sections:
        for row in section.rows:
            said += [row.label]
            said += [it.text for cell in (row.old, row.new) for it in cell.statements]
    missing = [text for text in said if flat(text) not in page.text]
    assert not missing
    assert page.text.count("Signature:") == 3


def test_numbers_lead_to_sources_and_what_has_none_has_no_mark(tmp_path: Path) -> None:
    page = web_page(tmp_path, *MANY)
    places = {entry.get("id") for entry in page.elements}
    links = [entry.get("href", "") for entry in page.all("a")]
    assert links
    assert all(link.removeprefix("#") in places for link in links)
    assert "[0]" not in page.text


def test_markup_in_a_bundle_is_text(tmp_path: Path) -> None:
    page = web_page(tmp_path, put(ONE, "claims", 0, "statement", value="<script>x</script>"))
    assert "<script>x" not in page.written
    assert "<script>x</script>" in page.text


def test_the_language_of_the_bundle_is_marked_in_a_german_page(tmp_path: Path) -> None:
    page = web_page(tmp_path, take(ONE, "claims", 0, "locator"), words=german_words())
    assert "Kein Fazit hat sich geändert" in page.text
    marked = [entry for entry in page.all("span") if entry.get("lang") == "en"]
    assert "p. 1" in ["".join(entry.itertext()) for entry in marked]


def test_the_reason_of_a_withdrawal_is_marked_wherever_it_stands(tmp_path: Path) -> None:
    page = web_page(tmp_path, *MANY, words=german_words())
    reason = WITHDRAWN["reason"]
    marked = [it for it in page.all("span") if it.get("lang") == "en" and text_of(it) == reason]
    assert len(marked) == page.text.count(reason) == 2
