"""The page of changes: verdicts first, both texts side by side, nothing lost, both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.core.bundle.records import (
    Claim,
    Condition,
    Fact,
    Factor,
    FoundingDocument,
    FoundingReference,
    FoundingStatement,
    Manifest,
    ProductFact,
    Record,
    Source,
    Therapy,
)
from gui.core.reference import Reference
from gui.pages.change_parts import ChangeRow, ChangesPage
from gui.pages.change_words import FIELDS
from gui.pages.changes import changes_page
from gui.pages.words import Words
from tests.core.bundle.small import IVIG, ONE, PLEX, TWO, Contents
from tests.core.compare.changed import EDITS, Spoil, edited, extend, pair, put, take, turn
from tests.german import german_words

WITHDRAWN = {"reason": "The study was retracted.", "date": "2026-11-22"}
COMPARED = (
    *(Claim, Condition, Fact, Factor, FoundingDocument, FoundingReference),
    *(FoundingStatement, Manifest, ProductFact, Source, Therapy),
)
MANY = (
    put("bundle.json", "version", value="2026.12"),
    put(ONE, "claims", 0, "position", value="not-recommended"),
    put(ONE, "claims", 1, "withdrawn", value=WITHDRAWN),
    put(PLEX, "facts", 0, "statement", value="It is dear."),
    put("sources.json", "sources", 0, "status", value="current"),
    put("sources.json", "sources", 2, "label", value="Leaflet 2"),
    take(TWO, "claims", 0),
)


def page_of(folder: Path, *spoils: Spoil, words: Words | None = None) -> ChangesPage:
    return changes_page(*pair(folder, *spoils), words or Words())


def rows(page: ChangesPage, section: str) -> tuple[ChangeRow, ...]:
    return next((entry.rows for entry in page.sections if entry.id == section), ())


def texts(row: ChangeRow) -> tuple[list[str], list[str]]:
    old, new = row.old, row.new
    return [it.text for it in old.statements], [it.text for it in new.statements]


def test_what_asks_for_attention_comes_first(tmp_path: Path) -> None:
    page = page_of(tmp_path, *MANY)
    assert page.summary == (
        "Changed verdicts: 3",
        "Claims removed without a reason: 1",
        "Claims withdrawn: 1",
        "Claims: 1",
        "Facts on the therapies: 1",
        "Sources: 1",
        "The bundle itself: 1",
    )
    assert not page.message


def test_a_changed_verdict_has_both_words_with_their_lead_and_grade(tmp_path: Path) -> None:
    row = rows(page_of(tmp_path, *MANY), "verdicts")[0]
    assert row.label == "First disease, PLEX"
    assert row.old.badge is not None
    assert row.new.badge is not None
    assert (row.old.badge.label, row.new.badge.label) == ("Recommended", "Not recommended")
    assert texts(row) == (
        ["Lead: Guide 2020: recommended, A \u2013 Levels"],
        ["Lead: Guide 2020: not recommended, A \u2013 Levels"],
    )
    assert row.new.statements[0].source == "guide"


def test_a_claim_that_is_gone_without_a_reason_is_said_loudly(tmp_path: Path) -> None:
    [row] = rows(page_of(tmp_path, *MANY), "removed")
    assert row.alarming
    assert texts(row)[1] == ["Removed without a reason"]
    assert "Statement: It helps." in texts(row)[0]


def test_a_withdrawn_claim_shows_what_it_said_and_why(tmp_path: Path) -> None:
    [row] = rows(page_of(tmp_path, *MANY), "withdrawn")
    assert not row.alarming
    assert texts(row) == (
        ["Study 2021", "Statement: It helps."],
        [
            "Study 2021",
            "Reason of the withdrawal: The study was retracted.",
            "Withdrawn on: 2026-11-22",
        ],
    )


def test_who_stands_behind_a_verdict_is_told_where_the_verdict_is_the_same(tmp_path: Path) -> None:
    page = page_of(tmp_path, put(ONE, "claims", 0, "grade", value="B"))
    assert page.summary[:2] == (
        "No verdict changed",
        "The same verdict on the word of other sources: 1",
    )


def test_the_page_says_so_where_nothing_changed(reference: Reference, words: Words) -> None:
    page = changes_page(reference.bundle, reference.bundle, words)
    assert page.message == "Nothing has changed: the two are the same."
    assert not page.sections
    assert not page.summary


def test_a_source_tells_whom_it_concerns_and_a_new_condition_its_verdicts(tmp_path: Path) -> None:
    def drop(contents: Contents) -> None:
        contents["bundle.json"]["conditions"] = ["one"]
        del contents[TWO]

    old, new = pair(tmp_path, drop, put("sources.json", "sources", 0, "pmid", value="2"))
    page = changes_page(new, old, Words(), ("not signed: a draft", ""))
    [condition] = rows(page, "conditions")
    assert {"PLEX: Considered", "IVIG: No deciding source"} <= set(texts(condition)[1])
    assert condition.old.empty == "not in this bundle"
    [source] = rows(page, "sources")
    assert texts(source)[1] == ["Has claims on: First disease", "PMID: 1"]
    assert page.old.lines[1] == "not signed: a draft"


def test_every_statement_with_a_number_has_a_source_of_that_number(tmp_path: Path) -> None:
    page = page_of(tmp_path, *MANY)
    numbers = {card.number: card.id for card in page.sources}
    cited = [
        entry
        for section in page.sections
        for row in section.rows
        for entry in (*row.old.statements, *row.new.statements)
        if entry.number
    ]
    assert cited
    assert all(numbers[entry.number] == entry.source for entry in cited)


@pytest.mark.parametrize("kind", COMPARED, ids=lambda kind: kind.__name__)
def test_every_key_of_a_record_has_a_name(kind: type[Record]) -> None:
    inside = {"name": ("de", "en"), "synonyms": ("de", "en"), "withdrawn": ("date", "reason")}
    compared_apart = {"claims", "facts", "products", "statements", "references"}
    keys = [
        f"{key}.{inner}" if inner else key
        for key in kind.__struct_encode_fields__
        for inner in inside.get(key, ("",))
    ]
    assert not [key for key in keys if key not in FIELDS and key not in compared_apart]


def test_the_german_page_says_the_same(tmp_path: Path) -> None:
    page = page_of(tmp_path, *MANY, words=german_words())
    assert page.summary[:3] == (
        "Geändertes Fazit: 3",
        "Ohne Angabe eines Grundes entfernte Aussagen: 1",
        "Widerrufene Aussagen: 1",
    )
    [row] = rows(page, "removed")
    assert texts(row)[1] == ["Ohne Angabe eines Grundes entfernt"]
    assert row.label == "Erste Krankheit, PLEX: entfernt"


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_whoever_reads_both_sides_of_an_edit_sees_a_difference(number: int) -> None:
    old, new = edited(frozenset()), edited(frozenset([number]))
    for before, after in ((old, new), (new, old)):
        page = changes_page(before, after, Words())
        assert bool(page.message) is not bool(page.sections)
        for section in page.sections:
            for row in section.rows:
                then, now = (" ".join(" ".join(side).split()) for side in texts(row))
                assert (then or row.old.empty) != (now or row.new.empty)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It\u00a0helps.", "Statement: It[U+00A0]helps."),
        ("It  helps.", "Statement: It[U+0020][U+0020]helps."),
        ("It hel\u200bps.", "Statement: It hel[U+200B]ps."),
        ("\u202eIt helps.", "Statement: [U+202E]It helps."),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str, tmp_path: Path) -> None:
    [row] = rows(page_of(tmp_path, put(ONE, "claims", 0, "statement", value=text)), "claims")
    assert texts(row) == (["Guide 2020", "Statement: It helps."], ["Guide 2020", shown])


def test_another_id_under_the_same_name_is_told_apart(tmp_path: Path) -> None:
    def rename(contents: Contents) -> None:
        contents["factors.json"]["factors"][0]["id"] = "infant"
        for file in (PLEX, IVIG):
            contents[file]["facts"][0]["factors"] = ["infant"]

    page = page_of(tmp_path, rename)
    assert [texts(row)[side][-1] for row in rows(page, "facts")[:1] for side in (0, 1)] == [
        "Patient factors: Child (child)",
        "Patient factors: Child (infant)",
    ]
    gone, came = rows(page, "factors")
    assert (texts(gone)[0][0], texts(came)[1][0]) == ("Id: child", "Id: infant")


def test_a_verdict_tells_who_decides_no_more_and_why(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        put(ONE, "claims", 1, "withdrawn", value=WITHDRAWN),
        put("sources.json", "sources", 0, "status", value="superseded"),
        take(TWO, "claims", 0),
    )
    assert [texts(row)[1] for row in rows(page, "verdicts")] == [
        ["Decides no more: Guide 2020: superseded"],
        ["Decides no more: Study 2021: withdrawn on 2026-11-22: The study was retracted."],
        ["Decides no more: Founding document: the claim is removed"],
    ]


def test_each_side_calls_a_source_what_it_calls_it(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        put("sources.json", "sources", 0, "label", value="Guide, new"),
        put(ONE, "claims", 0, "grade", value="B"),
    )
    [row] = rows(page, "voices")
    assert texts(row)[0][0].startswith("Lead: Guide 2020: ")
    assert texts(row)[1][0].startswith("Lead: Guide, new: ")


def test_each_side_of_a_source_names_the_conditions_that_it_has(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        put("sources.json", "sources", 0, "pmid", value="2"),
        put(ONE, "claims", 0, "source", value="founding"),
    )
    [row] = rows(page, "sources")
    assert texts(row) == (["Has claims on: First disease", "PMID: 1"], ["PMID: 2"])


def test_a_changed_record_can_be_known_by_its_words_and_what_is_gone_is_said(
    tmp_path: Path,
) -> None:
    page = page_of(
        tmp_path,
        take(ONE, "claims", 0, "course"),
        take(ONE, "claims", 0, "mayHarm"),
        put(IVIG, "products", 0, "product", value="Product 10 %"),
        put(TWO, "abbreviations", value=[]),
    )
    [claim] = rows(page, "claims")
    assert texts(claim) == (
        ["Guide 2020", "Statement: It helps.", "Course: Five times.", "May worsen: yes"],
        ["Guide 2020", "Statement: It helps.", "Course: not given", "May worsen: no"],
    )
    [product] = rows(page, "products")
    assert product.label == "IVIG, Product 10 %, Dose: changed"
    assert texts(product)[0] == ["Leaflet", "Statement: One gram.", "Product: Product 5 %"]
    [condition] = rows(page, "conditions")
    assert texts(condition) == (["Abbreviations: FD"], ["Abbreviations: not given"])


def test_a_claim_that_is_valid_again_says_so(tmp_path: Path) -> None:
    [row] = rows(page_of(tmp_path, take(ONE, "claims", 2, "withdrawn")), "claims")
    assert "Reason of the withdrawal: Misread." in texts(row)[0]
    assert texts(row)[1][-1] == "No longer withdrawn"


def test_a_new_order_tells_from_the_first_to_the_last_that_moved(tmp_path: Path) -> None:
    def swap(contents: Contents) -> None:
        claims = contents[ONE]["claims"]
        claims[1:3] = reversed(claims[1:3])

    more = [extend(ONE, "claims", id="one.plex.more")]
    [_, old], [_, new] = (
        pair(tmp_path / "old", *more),
        pair(tmp_path / "new", *more, swap, turn("bundle.json", "conditions")),
    )
    page = changes_page(old, new, Words())
    [condition], [manifest] = rows(page, "conditions"), rows(page, "manifest")
    heading = "Order of the claims: "
    assert texts(condition) == (
        [f"{heading}\u2026; one.ivig.study; one.ivig.taken-back; \u2026"],
        [f"{heading}\u2026; one.ivig.taken-back; one.ivig.study; \u2026"],
    )
    assert texts(manifest)[1] == ["Order of the conditions: two; one"]


def test_sources_tell_how_they_were_read(tmp_path: Path) -> None:
    page = page_of(tmp_path, take(ONE, "claims", 0, "locator"))
    assert [card.read for card in page.sources] == ["abstract"]
