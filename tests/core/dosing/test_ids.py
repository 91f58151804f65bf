"""The ids by which the command line, its JSON and the words know what core names; they stay."""

from __future__ import annotations

import inspect
from decimal import Decimal

import msgspec
import pytest

from gui.core.dosing import (
    blood_volume,
    entry,
    exchange,
    immunoglobulin,
    infusion,
    patient,
    quantity,
    rules,
)
from gui.core.dosing.exchange import Replacement
from gui.core.dosing.patient import AgeGroup, Sex
from gui.core.dosing.quantity import Unit
from gui.core.dosing.rules import Note, WhyNot

MODULES = (blood_volume, entry, exchange, immunoglobulin, infusion, patient, quantity, rules)


def test_ids_stay_what_they_are() -> None:
    assert [*Sex] == ["female", "male"]
    assert [*AgeGroup] == [
        "preterm-newborn",
        "term-newborn",
        "months-1-4",
        "months-5-23",
        "years-2-6",
        "years-7-14",
        "years-15-17",
        "adult",
    ]
    assert [*Replacement] == ["albumin", "plasma", "both"]
    assert [*WhyNot] == [
        "missing",
        "adults-only",
        "men-and-women",
        "children-only",
        "from-25-kg",
        "under-25-kg",
        "under-2-years",
        "boys-2-14-girls-2-6",
        "girls-7-14",
        "from-152.4-cm",
        "bands-40-130-kg",
    ]
    assert [*Note] == [
        "actual-not-above-ideal",
        "adjusted-must",
        "adjusted-should",
        "outside-actual",
    ]


def test_symbols_of_units_are_those_that_are_read_and_shown() -> None:
    assert " ".join(Unit) == (
        "m cm ft in kg g mg lb L mL d h min mmol mL/h mL/kg g/kg"
        " mL/kg/h mL/kg/min mg/kg/min kg/m² 1 %"
    )


def test_no_record_can_be_changed_once_it_is_made() -> None:
    records = {
        found
        for module in MODULES
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, msgspec.Struct) and found is not msgspec.Struct
    }
    assert len(records) == 18
    assert all(found.__struct_config__.frozen for found in records)
    with pytest.raises(AttributeError):
        setattr(quantity.grams(1), "value", Decimal(2))  # noqa: B010
