"""The dosing data of a bundle: optional, checked as all else is, and decoded when it is needed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gui.core.bundle import BundleError, bundle_of, read_bundle
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.dosing_limits import BANDS_KG
from gui.core.dosing.infusion import weight_band
from gui.core.dosing.quantity import kilograms
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import ONE, as_bytes, put, small, write

FILE = "dosing.json"


def contents_with(dosing: Any) -> dict[str, bytes]:
    return {name: as_bytes(content) for name, content in {**small(), FILE: dosing}.items()}


def told(dosing: Any) -> list[tuple[str, str, str]]:
    """What is wrong with the small bundle with this dosing data."""
    try:
        bundle_of(contents_with(dosing), "small")
    except BundleError as error:
        return [(entry.file, entry.path, entry.message) for entry in error.problems]
    return []


def spoilt(*place: str | int, value: Any) -> Any:
    return put(small_dosing(), place, value)


def test_a_bundle_without_it_is_whole() -> None:
    contents = contents_with(None)
    del contents[FILE]
    assert bundle_of(contents, "small").dosing is None


def test_it_is_read_with_the_bundle() -> None:
    dosing = bundle_of(contents_with(small_dosing()), "small").dosing
    assert dosing is not None
    assert dosing.regimens[0].plex is not None
    assert dosing.regimens[0].plex.exchanges == (5, 5)
    assert dosing.observations[0].percent_left == (Decimal(35), Decimal(40))


RATE = ("products", 0, "rate")
SAYS_ONE = "ivig.product.1"
FAULTS: dict[str, tuple[tuple[str | int, ...], Any, str, str]] = {
    "unknown rule": (("rules", 0, "id"), "mine", "$.rules[0].id", "none of the values"),
    "unknown unit": (
        (*RATE, "start", "unit"), "drops", "$.products[0].rate.start.unit", "none of the values",
    ),
    "a rule lost": (("rules",), small_dosing()["rules"][1:], "$.rules", "'nadler' is missing"),
    "a rule twice": (("rules", 1, "id"), "nadler", "$.rules[1].id", "'nadler' stands twice"),
    "an assumption lost": (
        ("assumptions",), small_dosing()["assumptions"][:-1], "$.assumptions", "is missing",
    ),
    "a rule of nobody": (("rules", 0, "source"), "nobody", "$.rules[0].source", "'nobody'"),
    "an observation of nobody": (
        ("observations", 0, "source"), "nobody", "$.observations[0].source", "'nobody'",
    ),
    "a rate that nobody says": ((*RATE, "of"), "nobody", "$.products[0].rate.of", "'nobody'"),
    "a course of no claim": (
        ("regimens", 0, "of"), "two.plex.founding", "$.regimens[0].of", "no course",
    ),
    "other words": (("regimens", 0, "says"), "Six times", "$.regimens[0].says", "does not stand"),
    "another number": (
        ("regimens", 0, "plex", "exchanges"), [5, 6], "$.regimens[0]", "6 does not stand in says",
    ),
    "a fluid that it does not name": (
        ("regimens", 0, "plex", "replacement"), ["albumin"],
        "$.regimens[0].plex.replacement", "'albumin' does not stand in says",
    ),
    "a range turned round": (
        ("observations", 0, "removed"), [65, 60], "$.observations[0].removed", "go upwards",
    ),
    "steps that go down": (
        (*RATE, "steps", "values"), [1, 0.5], "$.products[0].rate.steps.values", "go upwards",
    ),
    "a range of one number": (
        ("observations", 0, "removed"), [65], "$.observations[0].removed", "length 2",
    ),
    "a number below nothing": (
        ("observations", 0, "removed", 0), -1, "$.observations[0].removed", ">= 0.0",
    ),
    "more than all": (
        ("observations", 0, "removed"), [60, 165], "$.observations[0]", "165 is no percentage",
    ),
    "no exchange": (("observations", 0, "sessions"), 0, "$.observations[0].sessions", ">= 1"),
    "removed and left": (
        ("observations", 0, "left"), [60, 65], "$.observations[0]", "either removed or left",
    ),
    "plex and ivig": (("regimens", 0, "ivig"), {}, "$.regimens[0]", "either plex or ivig"),
    "the other therapy": (
        ("regimens", 0), {**small_dosing()["regimens"][0], "plex": None, "ivig": {}},
        "$.regimens[0]", "is a course of plex",
    ),
    "a product of no fact": (
        ("products", 0, "product"), "Other", "$.products[0].product", "'Other'",
    ),
    "a rate that the fact does not say": (
        (*RATE, "maximum", "value"), [2, 2], "$.products[0].rate", "2 does not stand in",
    ),
    "an amount that the fact does not say": (
        ("products", 0, "sodium", "amount"), 2, "$.products[0].sodium", "2 does not stand",
    ),
    "words that the fact does not say": (
        ("products", 0, "sodium", "says"), "1 gram", "$.products[0].sodium.says", "not stand so",
    ),
    "an amount without a unit": (
        ("products", 0, "sodium", "unit"), None, "$.products[0].sodium", "stand together",
    ),
    "a product twice": (
        ("products",), small_dosing()["products"] * 2, "$.products[1].id", "stands twice",
    ),
    "an assumption outside its range": (
        ("assumptions", 0, "range"), [0.1, 0.1], "$.assumptions[0].range", "outside",
    ),
    "an assumption in other words": (
        ("assumptions", 0, "says"), "0.3 (0.1 to 0.3)", "$.assumptions[0]",
        "0.2 does not stand in says",
    ),
    "another formula": (
        ("rules", 0, "formula"), "0.3669 h3 + 0.03291 w + 0.6041", "$.rules[0].formula",
        "computes with the numbers 0.3669 0.03219 0.6041",
    ),
    "the numbers in another order": (
        ("rules", 1, "formula"), "65 mL/kg men, 70 mL/kg women", "$.rules[1].formula", "70 65",
    ),
    "no product at all": (("products",), [], "$.products", "length >= 1"),
    "two products of one name": (
        ("products",), [*small_dosing()["products"], {**small_dosing()["products"][0], "id": "b"}],
        "$.products[1].name", "another product has the same name",
    ),
    "a product of water": (
        ("products", 0, "strength", "percent"), 0, "$.products[0].strength.percent", "above 0",
    ),
    "more than all of it": (
        ("products", 0, "strength", "percent"), 101, "$.products[0].strength.percent", "101",
    ),
    "an empty vial": (
        ("products", 0, "vials", "grams"), [0, 1], "$.products[0].vials.grams", "0 g is no",
    ),
    "a vial that is not computed with": (
        ("products", 0, "vials", "grams"), [0.25, 1], "$.products[0].vials.grams", "0.25 g",
    ),
    "bands that are not computed with": (
        ("products", 0, "weightBands"), [40, 50], "$.products[0].weightBands", "no others",
    ),
    "a rate of nothing": (
        (*RATE, "start", "value"), [0, 1], "$.products[0].rate.start", "above 0",
    ),
    "a start above the maximum, in another unit": (
        (*RATE, "start", "unit"), "mL/kg/min", "$.products[0].rate.start", "above the maximum",
    ),
    "a step above the maximum": (
        (*RATE, "steps", "unit"), "mL/kg/min", "$.products[0].rate.steps.values", "the maximum",
    ),
    "a maximum at risk above the maximum": (
        (*RATE, "riskMaximum"), {"value": [1, 1], "unit": "mg/kg/min"},
        "$.products[0].rate.riskMaximum", "above the maximum",
    ),
    "a maximum at no risk": (
        (*RATE, "risk"), "gout", "$.products[0].rate", "must stand together",
    ),
    "a step of no length": (
        (*RATE, "steps", "minutes"), 0, "$.products[0].rate.steps.minutes", "0 minutes",
    ),
    "a start of no length": (
        (*RATE, "startMinutes"), 0, "$.products[0].rate.startMinutes", "0 minutes",
    ),
    "a half-life in hours": (
        ("assumptions", 0, "unit"), "h", "$.assumptions[0].unit", "takes it in 'd'",
    ),
    "a half-life of nothing": (
        ("assumptions", 0, "value"), 0, "$.assumptions[0]", "0 is not above",
    ),
    "a return that may be nothing": (
        ("assumptions", 1, "range"), [0, 0.3], "$.assumptions[1]", "0 is not above",
    ),
    "a share that is all": (("assumptions", 2, "value"), 1, "$.assumptions[2]", "1 is no share"),
    "a session of more than a day": (
        ("assumptions", 5, "value"), 25, "$.assumptions[5]", "more than a day",
    ),
    "a course of a fact that is on the cost": (
        ("regimens", 0, "of"), "plex.cost.1", "$.regimens[0].of", "no course",
    ),
    "a regimen twice": (
        ("regimens",), small_dosing()["regimens"] * 2, "$.regimens[1].id", "stands twice",
    ),
    "an observation twice": (
        ("observations",), small_dosing()["observations"] * 2, "$.observations[1].id", "twice",
    ),
    "an assumption of nobody": (
        ("assumptions", 0, "source"), "nobody", "$.assumptions[0].source", "'nobody'",
    ),
    "an assumption with another range": (
        ("assumptions", 0, "says"), "0.2 (0.1 to 0.4)", "$.assumptions[0]",
        "0.3 does not stand in says",
    ),
    "sodium that nobody says": (
        ("products", 0, "sodium", "of"), "nobody", "$.products[0].sodium.of", "'nobody'",
    ),
    "sugar that nobody says": (
        ("products", 0, "sugar"), {"substance": "maltose", "says": "none", "of": "nobody"},
        "$.products[0].sugar.of", "'nobody'",
    ),
    "a time that the fact does not say": (
        (*RATE, "startMinutes"), 30, "$.products[0].rate", "30 does not stand in",
    ),
    "a maximum at risk that the fact does not say": (
        (*RATE, "riskMaximum"), {"value": [0.7, 0.7], "unit": "mL/kg/h"},
        "$.products[0].rate", "0.7 does not stand in",
    ),
    "a strength that the fact does not say": (
        ("products", 0, "strength", "of"), SAYS_ONE, "$.products[0].strength", "5 does not stand",
    ),
    "vials that the fact does not say": (
        ("products", 0, "vials", "of"), SAYS_ONE, "$.products[0].vials", "2.5 does not stand",
    ),
    "steps that the fact does not say": (
        (*RATE, "steps", "of"), SAYS_ONE, "$.products[0].rate.steps", "30 does not stand",
    ),
    "an unknown key": (("rules", 0, "colour"), "red", "$.rules[0]", "unknown key 'colour'"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_told_with_its_path(name: str) -> None:
    place, value, path, message = FAULTS[name]
    found = told(spoilt(*place, value=value))
    assert [entry for entry in found if entry[:2] == (FILE, path) and message in entry[2]], found


@pytest.mark.parametrize(
    ("says", "numbers"),
    [("Two of one volume, every other day", [1, 2]), ("weekly to two-weekly", [7, 14])],
)
def test_numbers_may_stand_in_words(says: str, numbers: list[int]) -> None:
    contents = {**small(), FILE: spoilt("regimens", 0, "says", value=says)}
    contents[ONE]["claims"][0]["course"] = f"{says}."
    contents[FILE]["regimens"][0]["plex"] = {"intervalDays": numbers}
    bundle_of({name: as_bytes(content) for name, content in contents.items()}, "small")


def test_what_is_wrong_elsewhere_is_told_alone() -> None:
    contents = contents_with(spoilt("regimens", 0, "says", value="Six times"))
    contents[ONE] = b"{}"
    with pytest.raises(BundleError) as refused:
        bundle_of(contents, "small")
    assert {problem.file for problem in refused.value.problems} == {ONE}


def test_the_bands_of_a_table_are_those_that_are_computed_with() -> None:
    found = [weight_band(kilograms(kg)).value for kg in (39, *range(40, 136), 200)]
    assert [it.value for it in dict.fromkeys(found) if it is not None] == list(BANDS_KG)


def test_sealed_content_was_checked_and_is_decoded_when_it_is_needed(tmp_path: Path) -> None:
    contents = contents_with(b"no JSON")
    folder = write(tmp_path, contents)
    sealed = read_bundle(folder, bundle_sha256(contents))
    assert sealed.dosing is None
    for other in ("", "0" * 64):
        with pytest.raises(BundleError):
            read_bundle(folder, other)


def test_what_was_checked_by_another_program_is_not_computed_with_where_it_cannot_be() -> None:
    contents = contents_with(spoilt("products", 0, "strength", "percent", value=0))
    assert bundle_of(contents, "small", bundle_sha256(contents)).dosing is None
