"""Two bundles: every record that differs is told, once, with both texts, and the verdicts first."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gui.core.bundle import read_bundle
from gui.core.compare import Change, Changes, How, changed_conditions, compare
from gui.core.reference import Reference
from tests.core.bundle.small import DOCUMENT, IVIG, ONE, PLEX, TWO, Contents, claim, small, write
from tests.core.compare.changed import Spoil, pair, put, take

WITHDRAWN = {"reason": "The study was retracted.", "date": "2026-11-22"}


def told(changes: Changes) -> dict[str, tuple[Change, ...]]:
    return {part: found for part, found in changes.parts.items() if found}


def fields(change: Change) -> dict[str, tuple[Any, Any]]:
    return {field.name: (field.old, field.new) for field in change.fields}


def marks(folder: Path, *spoils: Spoil) -> dict[str, str]:
    return dict(changed_conditions(compare(*pair(folder, *spoils))))


def test_a_bundle_is_the_same_as_itself(reference: Reference) -> None:
    changes = compare(reference.bundle, reference.bundle)
    assert changes.is_same
    assert changes.is_empty
    assert not changed_conditions(changes)


def test_another_writing_of_the_same_is_no_change(tmp_path: Path) -> None:
    old, new = pair(tmp_path, put(ONE, "claims", 1, "mayHarm", value=False))
    changes = compare(old, new)
    assert changes.is_empty
    assert not changes.is_same


@pytest.mark.parametrize(
    ("spoil", "part", "field"),
    [
        (put("bundle.json", "version", value="2026.12"), "manifest", "version"),
        (put("bundle.json", "conditions", value=["two", "one"]), "manifest", "order.conditions"),
        (put(ONE, "name", "de", value="Neu"), "conditions", "name.de"),
        (put(ONE, "codes", value=[]), "conditions", "codes"),
        (put(ONE, "claims", 0, "rows", value=["course"]), "claims", "rows"),
        (take(ONE, "claims", 0, "locator"), "claims", "locator"),
        (put(PLEX, "facts", 0, "statement", value="No."), "facts", "statement"),
        (put(IVIG, "products", 0, "row", value="safety"), "products", "row"),
        (put(IVIG, "abbreviation", value="IG"), "therapies", "abbreviation"),
        (put("sources.json", "sources", 0, "pmid", value="2"), "sources", "pmid"),
        (put("factors.json", "factors", 0, "name", "en", value="Infant"), "factors", "name.en"),
        (put(DOCUMENT, "attribution", value="By A"), "founding_document", "attribution"),
        (put(DOCUMENT, "statements", 0, "text", value="It."), "founding_statements", "text"),
        (take(DOCUMENT, "references", 0, "source"), "founding_references", "source"),
    ],
)
def test_each_part_tells_what_changed_and_no_other_does(
    tmp_path: Path, spoil: Spoil, part: str, field: str
) -> None:
    old, new = pair(tmp_path, spoil)
    found, back = told(compare(old, new)), told(compare(new, old))
    assert list(found) == [part]
    [change] = found[part]
    assert change.how is How.CHANGED
    [(name, (before, after))] = fields(change).items()
    assert name == field
    assert before != after
    assert fields(back[part][0]) == {field: (after, before)}


def test_both_texts_are_told_as_they_stand(tmp_path: Path) -> None:
    [change] = compare(*pair(tmp_path, take(ONE, "claims", 0, "locator"))).claims
    assert fields(change) == {"locator": ("p. 1", None)}
    assert (change.id, change.conditions, change.therapy) == ("one.plex.guide", ("one",), "plex")


def test_a_verdict_that_changed_has_both_sides_with_source_and_grade(tmp_path: Path) -> None:
    spoil = put(ONE, "claims", 0, "position", value="not-recommended")
    [change] = compare(*pair(tmp_path, spoil)).verdicts
    assert (change.condition, change.therapy, change.is_another) == ("one", "plex", True)
    assert (change.old.verdict, change.new.verdict) == ("recommended", "not-recommended")
    [voice] = change.new.lead
    assert (voice.source, voice.stance, voice.grade) == ("guide", "not-recommended", "A")


def test_the_same_verdict_on_another_word_comes_after_other_verdicts(tmp_path: Path) -> None:
    changes = compare(
        *pair(
            tmp_path,
            put(ONE, "claims", 0, "grade", value="B"),
            put(TWO, "claims", 0, "position", value="not-recommended"),
        )
    )
    assert [(entry.condition, entry.is_another) for entry in changes.verdicts] == [
        ("two", True),
        ("one", False),
    ]


def test_a_new_order_of_claims_is_no_other_verdict(tmp_path: Path) -> None:
    def turn(contents: Contents) -> None:
        contents[TWO]["claims"] = list(reversed(contents[TWO]["claims"]))

    def second(contents: Contents) -> None:
        contents[TWO]["claims"].append(claim("two.plex.guide", "guide", position="recommended"))
        contents[TWO]["claims"].append(claim("two.plex.more", "guide", position="recommended"))

    contents = small()
    second(contents)
    old = read_bundle(write(tmp_path / "old", copy.deepcopy(contents)))
    turn(contents)
    new = read_bundle(write(tmp_path / "new", contents))
    assert not compare(old, new).verdicts


def test_a_claim_that_is_gone_is_removed_and_one_taken_back_is_withdrawn(tmp_path: Path) -> None:
    changes = compare(
        *pair(
            tmp_path,
            take(TWO, "claims", 0),
            put(ONE, "claims", 1, "withdrawn", value=WITHDRAWN),
            put(ONE, "claims", 0, "locator", value="p. 2"),
        )
    )
    assert [(entry.id, entry.how) for entry in changes.claims] == [
        ("two.plex.founding", How.REMOVED),
        ("one.ivig.study", How.WITHDRAWN),
        ("one.plex.guide", How.CHANGED),
    ]
    removed, withdrawn, _ = changes.claims
    assert fields(removed)["statement"] == ("It helps.", None)
    assert fields(withdrawn)["withdrawn.reason"] == (None, WITHDRAWN["reason"])
    assert {entry.condition: entry.new.verdict for entry in changes.verdicts} == {
        "one": "no-source",
        "two": "no-source",
    }


def test_a_withdrawal_that_is_taken_back_is_a_change(tmp_path: Path) -> None:
    old, new = pair(tmp_path, put(ONE, "claims", 1, "withdrawn", value=WITHDRAWN))
    [change] = compare(new, old).claims
    assert change.how is How.CHANGED


def test_a_condition_that_came_or_went_brings_or_takes_its_claims(tmp_path: Path) -> None:
    def drop(contents: Contents) -> None:
        contents["bundle.json"]["conditions"] = ["one"]
        del contents[TWO]

    old, new = pair(tmp_path, drop)
    went, came = compare(old, new), compare(new, old)
    assert [(entry.id, entry.how) for entry in went.conditions] == [("two", How.REMOVED)]
    assert [(entry.id, entry.how) for entry in went.claims] == [("two.plex.founding", How.REMOVED)]
    assert [(entry.id, entry.how) for entry in came.claims] == [("two.plex.founding", How.ADDED)]
    assert not went.verdicts
    assert not went.manifest
    assert dict(changed_conditions(went)) == {}
    assert dict(changed_conditions(came)) == {"two": "new"}


def test_a_condition_is_marked_by_the_gravest_change(tmp_path: Path) -> None:
    contradicted = put(ONE, "claims", 0, "position", value="not-recommended")
    reworded = put(TWO, "claims", 0, "statement", value="It may help.")
    assert marks(tmp_path, contradicted, reworded) == {"one": "verdict", "two": "statements"}


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (put(PLEX, "facts", 0, "statement", value="It is dear."), {"one": "statements"}),
        (put(PLEX, "facts", 0, "conditions", value=["two"]), {"one", "two"}),
        (put(DOCUMENT, "statements", 0, "text", value="It."), {"one": "statements"}),
        (put("sources.json", "sources", 3, "year", value=2019), {"two": "statements"}),
        (put("sources.json", "sources", 1, "status", value="retired"), {"one": "verdict"}),
        (put("sources.json", "sources", 0, "citation", value="A guide."), {}),
        (put(IVIG, "products", 0, "statement", value="Two grams."), {}),
        (put("bundle.json", "version", value="2026.12"), {}),
    ],
)
def test_what_is_not_said_of_a_condition_does_not_mark_it(
    tmp_path: Path, spoil: Spoil, expected: dict[str, str] | set[str]
) -> None:
    found = marks(tmp_path, spoil)
    assert (set(found) if isinstance(expected, set) else found) == expected


def test_a_changed_source_tells_which_conditions_rest_on_it(tmp_path: Path) -> None:
    changes = compare(*pair(tmp_path, put("sources.json", "sources", 0, "pmid", value="2")))
    assert [entry.conditions for entry in changes.sources] == [("one",)]


def test_changes_are_plain_data_and_come_back_from_json(tmp_path: Path) -> None:
    changes = compare(*pair(tmp_path, take(TWO, "claims", 0)))
    written = msgspec.json.encode(changes)
    assert msgspec.json.decode(written, type=Changes) == changes
