"""The page of changes tells of the dosing data with the names of its keys and its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest

from gui.core.bundle import Bundle, bundle_of
from gui.core.bundle.dosing_records import (
    Assumption,
    DosingProduct,
    DosingRule,
    Observation,
    Regimen,
)
from gui.core.bundle.records import Record
from gui.core.compare import How, compare
from gui.core.reference import Reference
from gui.pages.change_parts import ChangeCell, ChangeRow
from gui.pages.changed_values import Values
from gui.pages.changes import changes_page
from gui.pages.words import Words
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import as_bytes, small
from tests.german import german_words


def bundle(dosing: Any) -> Bundle:
    contents = small() if dosing is None else {**small(), "dosing.json": dosing}
    return bundle_of({name: as_bytes(content) for name, content in contents.items()}, "")


def changed() -> Any:
    dosing = small_dosing()
    slower = {"value": [0.5, 1], "unit": "mL/kg/h"}
    dosing["products"][0]["rate"].update(of="leaflet", start=slower)
    return dosing


def told(cell: ChangeCell) -> list[str]:
    return [statement.text for statement in cell.statements]


def only_row(old: Any, new: Any, words: Words) -> ChangeRow:
    [section] = changes_page(bundle(old), bundle(new), words).sections
    [row] = section.rows
    return row


def keys_of(kind: type[Record], above: str = "") -> Iterator[str]:
    """The keys of a record, those of records inside it behind a dot."""
    for field in msgspec.structs.fields(kind):
        key = f"{above}{field.encode_name}"
        kinds = [it for it in (field.type, *get_args(field.type)) if isinstance(it, type)]
        inside = [it for it in kinds if issubclass(it, Record)]
        yield from keys_of(inside[0], f"{key}.") if inside else [key]


@pytest.mark.parametrize(
    "kind",
    [DosingRule, Regimen, DosingProduct, Observation, Assumption],
    ids=lambda it: it.__name__,
)
def test_every_key_has_a_name(kind: type[Record], reference: Reference) -> None:
    values = Values(reference.bundle, Words())
    keys = list(keys_of(kind))
    assert len(keys) > 4
    assert not [key for key in keys if values.label(key) == key]


def test_a_changed_rate_is_told_with_both_numbers() -> None:
    row = only_row(small_dosing(), changed(), Words())
    assert row.label == "products.product: changed"
    assert told(row.old) == ["Rate, Said by: ivig.product.1", "Rate, Start, Value: 1"]
    assert told(row.new) == ["Rate, Said by: leaflet", "Rate, Start, Value: 0.5-1"]


def test_the_german_page_has_the_same_numbers() -> None:
    row = only_row(small_dosing(), changed(), german_words())
    assert told(row.new)[1] == "Geschwindigkeit, Beginn, Wert: 0.5-1"


def test_each_record_is_compared_with_the_one_of_its_id() -> None:
    same = compare(bundle(small_dosing()), bundle(small_dosing()))
    assert same.is_empty
    there = compare(bundle(None), bundle(small_dosing()))
    back = compare(bundle(small_dosing()), bundle(None))
    assert {change.how for change in there.dosing} == {How.ADDED}
    assert {change.how for change in back.dosing} == {How.REMOVED}
    ids = {change.id for change in there.dosing}
    assert ids == {change.id for change in back.dosing}
    assert {"rules.nadler", "regimens.one.plex.guide", "observations.seen"} <= ids
    assert not there.is_empty


def test_a_course_tells_which_condition_it_is_of() -> None:
    dosing = small_dosing()
    dosing["regimens"][0]["phase"] = "course"
    [change] = compare(bundle(small_dosing()), bundle(dosing)).dosing
    assert change.conditions == ("one",)
    assert [field.name for field in change.fields] == ["phase"]


def test_another_order_is_told() -> None:
    dosing = small_dosing()
    dosing["rules"].reverse()
    [change] = compare(bundle(small_dosing()), bundle(dosing)).manifest
    assert [field.name for field in change.fields] == ["order.dosing"]
