"""Every fault that a bundle can have is named with its file and its JSON path."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gui.core.bundle import read_bundle
from tests.core.bundle.small import (
    DOCUMENT,
    IVIG,
    ONE,
    PLEX,
    SMALL,
    TWO,
    at,
    claim,
    json_path,
    places,
    problems,
    put,
    small,
    spoilt,
    write,
)
from tests.examples import every

Fault = tuple[str, tuple[str | int, ...], Any, str, str]
SOURCES = "sources.json"
FIRST_SOURCE = ("sources", 0)
FIRST_CLAIM = ("claims", 0)

WRONG_VALUES: dict[str, Fault] = {
    "claim names no source": (
        ONE, (*FIRST_CLAIM, "source"), "nobody",
        "$.claims[0].source", "there is no source with the id 'nobody'",
    ),
    "claim names a source without kind": (
        ONE, (*FIRST_CLAIM, "source"), "leaflet",
        "$.claims[0].source", "the source 'leaflet' has no kind and status",
    ),
    "claim of a guideline has a finding": (
        ONE, (*FIRST_CLAIM, "source"), "study",
        "$.claims[0]", "a claim of a source of kind 'controlled-trial' has a finding",
    ),
    "claim of a study has a position": (
        ONE, ("claims", 1, "source"), "guide",
        "$.claims[1]", "a claim of a source of kind 'guideline' has a position",
    ),
    "claim has position and finding": (
        ONE, (*FIRST_CLAIM, "finding"), "harm",
        "$.claims[0]", "either a position or a finding",
    ),
    "claim has neither": (
        ONE, (*FIRST_CLAIM, "position"), None,
        "$.claims[0]", "either a position or a finding",
    ),
    "claim id of another condition": (
        ONE, (*FIRST_CLAIM, "id"), "two.plex.guide",
        "$.claims[0].id", "must begin with 'one.plex.'",
    ),
    "claim id of another therapy": (
        ONE, (*FIRST_CLAIM, "therapy"), "ivig",
        "$.claims[0].id", "must begin with 'one.ivig.'",
    ),
    "fact names no source": (
        PLEX, ("facts", 0, "source"), "nobody",
        "$.facts[0].source", "there is no source with the id 'nobody'",
    ),
    "fact names no factor": (
        IVIG, ("facts", 0, "factors"), ["child", "adult"],
        "$.facts[0].factors", "there is no patient factor with the id 'adult'",
    ),
    "fact names no condition": (
        PLEX, ("facts", 0, "conditions"), ["three"],
        "$.facts[0].conditions", "there is no condition with the id 'three'",
    ),
    "product names no source": (
        IVIG, ("products", 0, "source"), "nobody",
        "$.products[0].source", "there is no source with the id 'nobody'",
    ),
    "document names no source": (
        DOCUMENT, ("source",), "nobody",
        "$.source", "there is no source with the id 'nobody'",
    ),
    "reference names no source": (
        DOCUMENT, ("references", 0, "source"), "nobody",
        "$.references[0].source", "there is no source with the id 'nobody'",
    ),
    "statement names no condition": (
        DOCUMENT, ("statements", 0, "conditions"), ["three"],
        "$.statements[0].conditions", "there is no condition with the id 'three'",
    ),
    "resolved without a citation": (
        DOCUMENT, ("references", 0, "citation"), None,
        "$.references[0]", "a citation if it is resolved",
    ),
    "unresolved with a citation": (
        DOCUMENT, ("references", 1, "citation"), "A",
        "$.references[1]", "a citation if it is resolved",
    ),
    "withdrawn after the bundle": (
        ONE, ("claims", 2, "withdrawn", "date"), "2026-11-24",
        "$.claims[2].withdrawn.date", "withdrawn after it was built, 2026-11-23",
    ),
    "withdrawn without a reason": (
        ONE, ("claims", 2, "withdrawn", "reason"), None,
        "$.claims[2].withdrawn.reason", "got `null`",
    ),
    "year after the bundle": (
        SOURCES, (*FIRST_SOURCE, "year"), 2027,
        "$.sources[0].year", "the year 2027 is in the future of this bundle",
    ),
    "year too early": (SOURCES, (*FIRST_SOURCE, "year"), 1899, "$.sources[0].year", ">= 1900"),
    "year as a text": (SOURCES, (*FIRST_SOURCE, "year"), "2020", "$.sources[0].year", "got `str`"),
    "year with a fraction": (
        SOURCES, (*FIRST_SOURCE, "year"), 2020.0, "$.sources[0].year", "got `float`"
    ),
    "kind without status": (
        SOURCES, (*FIRST_SOURCE, "status"), None,
        "$.sources[0]", "kind and status must stand together",
    ),
    "source of a claim without a year": (
        SOURCES, (*FIRST_SOURCE, "year"), None, "$.claims[0].source", "'guide' has no year"
    ),
    "unknown kind": (
        SOURCES, (*FIRST_SOURCE, "kind"), "rumour",
        "$.sources[0].kind", "'rumour' is none of the values",
    ),
    "kind that no text can be": (
        SOURCES, (*FIRST_SOURCE, "kind"), "\ud800",
        "$.sources[0].kind", "a control character (U+D800) stands in the text",
    ),
    "id in capitals": (
        SOURCES, (*FIRST_SOURCE, "id"), "Guide", "$.sources[0].id", "not of the form"
    ),
    "id that ends a line": (
        SOURCES, (*FIRST_SOURCE, "id"), "guide\n", "$.sources[0].id", "control character (U+000A)"
    ),
    "no date": ("bundle.json", ("built",), "2026-02-30", "$.built", "'2026-02-30'"),
    "date with a time": (
        "bundle.json", ("built",), "2026-11-23T00:00:00", "$.built", "Invalid RFC3339"
    ),
    "date as a number": ("bundle.json", ("built",), 20261123, "$.built", "got `int`"),
    "verified after built": (
        "bundle.json", ("built",), "2026-11-19", "$.verified", "verified after it was built"
    ),
    "review not after twelve months": (
        "bundle.json", ("reviewDue",), "2028-11-20", "$.reviewDue", "on 2027-11-20"
    ),
    "another format": (
        "bundle.json", ("format",), "other", "$.format", "none of the values"
    ),
    "a newer schema": ("bundle.json", ("schemaVersion",), 2, "$.schemaVersion", "Invalid enum"),
    "a part verified twice": (
        "bundle.json", ("verification", 0, "covers"), "other-content",
        "$.verification", "'other-content' must stand here once, and stands 2 times",
    ),
    "condition in a file of another name": (
        ONE, ("id",), "three", "$.id", "'three' does not stand in a file of that name"
    ),
    "therapy in a file of another name": (
        PLEX, ("id",), "ivig", "$.id", "'ivig' does not stand in a file of that name"
    ),
    "reference number nought": (DOCUMENT, ("references", 0, "n"), 0, "$.references[0].n", ">= 1"),
    "empty text": (ONE, (*FIRST_CLAIM, "statement"), "", "$.claims[0].statement", ">= 1"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_a_wrong_value_is_named_with_file_and_path(fault: Fault, tmp_path: Path) -> None:
    file, place, value, path, message = fault
    found = spoilt(tmp_path, file, lambda content: put(content, place, value))
    named = [(name, where) for name, where, what in found if message in what]
    if "no year" in message:
        file = ONE
    assert named == [(file, path)] or (file, path) in named, found


REPEATED: dict[str, tuple[str, Callable[[Any], object], str, str]] = {
    "source": (
        SOURCES, lambda it: it["sources"].append(it["sources"][0]), "$.sources[4]", "guide"
    ),
    "factor": (
        "factors.json", lambda it: it["factors"].append(it["factors"][0]), "$.factors[1]", "child"
    ),
    "condition": (
        "bundle.json", lambda it: it["conditions"].append("one"), "$.conditions[2]", "one"
    ),
    "claim": (
        ONE, lambda it: it["claims"].append(it["claims"][0]), "$.claims[3].id", "one.plex.guide"
    ),
    "fact": (
        PLEX, lambda it: it["facts"].append(it["facts"][0]), "$.facts[1].id", "plex.cost.1"
    ),
    "fact of the other therapy": (
        IVIG, lambda it: put(it, ("facts", 0, "id"), "plex.cost.1"), "$.facts[0].id", "plex.cost.1"
    ),
    "product": (
        IVIG, lambda it: it["products"].append(it["products"][0]),
        "$.products[1].id", "ivig.product.1",
    ),
    "product and fact": (
        PLEX, lambda it: put(it, ("products", 0, "id"), "plex.cost.1"),
        "$.products[0].id", "plex.cost.1",
    ),
    "statement": (
        DOCUMENT, lambda it: it["statements"].append(it["statements"][1]),
        "$.statements[2]", "founding.2",
    ),
    "reference": (
        DOCUMENT, lambda it: it["references"].append(it["references"][1]), "$.references[2]", "2"
    ),
    "factor of a fact": (
        PLEX, lambda it: it["facts"][0]["factors"].append("child"), "$.facts[0].factors[1]", "child"
    ),
    "condition of a fact": (
        PLEX, lambda it: it["facts"][0]["conditions"].append("one"),
        "$.facts[0].conditions[1]", "one",
    ),
    "condition of a statement": (
        DOCUMENT, lambda it: it["statements"][0]["conditions"].append("one"),
        "$.statements[0].conditions[1]", "one",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REPEATED)
def test_an_id_that_stands_twice_is_refused(kind: str, tmp_path: Path) -> None:
    file, change, path, identifier = REPEATED[kind]
    found = spoilt(tmp_path, file, change)
    assert [(name, where) for name, where, _ in found] == [(file, path)]
    assert f"the id {identifier!r} stands twice" in found[0][2]


def test_a_claim_id_of_another_file_is_refused_with_both_files(tmp_path: Path) -> None:
    def add(content: Any) -> None:
        content["claims"].append(claim("one.plex.guide", "guide", position="considered"))

    found = spoilt(tmp_path, TWO, add)
    assert (TWO, "$.claims[1].id", f"the id 'one.plex.guide' stands twice, first in {ONE}") in found


def test_all_problems_of_all_files_are_listed(tmp_path: Path) -> None:
    contents = small()
    del contents["bundle.json"]["built"]
    contents["bundle.json"]["id"] = 1
    contents[SOURCES] = "{"
    contents[ONE]["claims"][0]["finding"] = "harm"
    contents[TWO]["claims"][0]["read"] = "never"
    contents[TWO]["group"] = 5
    contents[PLEX]["facts"][0]["factors"] = ["adult"]
    contents[PLEX]["facts"][0]["conditions"] = ["one", "three"]
    contents["factors.json"]["factors"][0]["name"] = {"en": "Child"}
    contents[DOCUMENT]["references"][1]["n"] = 1
    del contents[IVIG]
    found = [(file, path) for file, path, _ in problems(write(tmp_path, contents))]
    assert sorted(found) == [
        ("bundle.json", "$"),
        ("bundle.json", "$.id"),
        (ONE, "$.claims[0]"),
        (TWO, "$.claims[0].read"),
        (TWO, "$.group"),
        ("factors.json", "$.factors[0].name"),
        (DOCUMENT, "$.references[1]"),
        (SOURCES, ""),
        (IVIG, ""),
        (PLEX, "$.facts[0].conditions"),
    ]


def test_every_text_that_is_too_long_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for file, content in SMALL.items():
        for place in places(content):
            if isinstance(at(content, place), str):
                write(folder, {file: put(small()[file], place, "a" * 1201)})
                found = problems(folder)
                assert json_path(place) in [path for name, path, _ in found if name == file]
                assert all(len(message) < 400 for _, _, message in found)
        write(folder, {file: content})


@pytest.mark.parametrize("length", [1200, 1201])
def test_a_text_may_have_1200_characters(length: int, tmp_path: Path) -> None:
    found = spoilt(
        tmp_path, ONE, lambda it: put(it, (*FIRST_CLAIM, "statement"), "\u00e4" * length)
    )
    assert bool(found) == (length > 1200)


CONTROLS = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u2029",
    "\ud800",
    "\udfff",
]


@pytest.mark.parametrize("where", ["{}inside", "in{}side", "inside{}"])
def test_control_characters_are_refused_wherever_they_stand(where: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for control in every(CONTROLS):
        for file, place in (
            (ONE, (*FIRST_CLAIM, "statement")),
            (ONE, ("name", "en")),
            (SOURCES, (*FIRST_SOURCE, "label")),
            ("bundle.json", ("intendedUse",)),
        ):
            content = put(small()[file], place, where.format(control))
            write(folder, {file: content})
            code = f"U+{ord(control):04X}"
            message = f"a control character ({code}) stands in the text"
            assert problems(folder) == [(file, json_path(place), message)]
            write(folder, {file: SMALL[file]})


@pytest.mark.parametrize(
    ("verified", "due"), [("2024-02-29", "2025-02-28"), ("2023-03-01", "2024-03-01")]
)
def test_review_is_due_after_twelve_months(verified: str, due: str, tmp_path: Path) -> None:
    assert not spoilt(
        tmp_path, "bundle.json", lambda it: it.update(verified=verified, reviewDue=due)
    )


def test_a_bundle_of_the_last_year_there_is_can_be_read(tmp_path: Path) -> None:
    dates = dict.fromkeys(("built", "verified"), "9999-12-31")
    dates["reviewDue"] = "9999-02-28"
    assert not spoilt(tmp_path, "bundle.json", lambda it: it.update(dates))


@pytest.mark.parametrize("built", ["2026-01-01", "2026-12-31"])
def test_a_year_is_in_the_future_only_after_that_of_the_bundle(built: str, tmp_path: Path) -> None:
    contents = small()
    dates = {"built": built, "verified": "2025-12-31", "reviewDue": "2026-12-31"}
    contents["bundle.json"].update(dates)
    contents[ONE]["claims"][2]["withdrawn"]["date"] = built
    contents[SOURCES]["sources"][0]["year"] = 2026
    assert not problems(write(tmp_path, contents))


def test_years_are_not_judged_where_the_date_of_the_bundle_is_unknown(tmp_path: Path) -> None:
    contents = small()
    del contents["bundle.json"]["built"]
    contents[SOURCES]["sources"][0]["year"] = 2100
    found = problems(write(tmp_path, contents))
    assert found == [("bundle.json", "$", "the key 'built' is missing")]


def test_the_small_bundle_is_read_whole(tmp_path: Path) -> None:
    bundle = read_bundle(write(tmp_path, small()))
    assert list(bundle.conditions) == ["one", "two"]
    assert bundle.conditions["one"].claims[0].may_harm
    assert set(bundle.sources) == {"guide", "study", "leaflet", "founding"}
    assert bundle.founding_document.references[0].source == "guide"
