"""Numbers are rounded once, half to even, and written as the reader's language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.core.dosing.quantity import Quantity, Unit, grams, litres, millilitres
from gui.pages.plan.numbers import (
    clock,
    clock_span,
    in_grams,
    localised,
    percent,
    share_apart,
    shown,
    span,
)
from gui.pages.plan.rounding import off_by, rounded_aside
from gui.pages.words import Words

ENGLISH, GERMAN = Words(), Words("de")


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (litres("2.705"), "2.70 L"),
        (litres("2.715"), "2.72 L"),
        (litres("13.55"), "13.6 L"),
        (litres("13.65"), "13.6 L"),
        (litres("0.2405"), "240 mL"),
        (millilitres(1480), "1.48 L"),
        (millilitres("26.5"), "26 mL"),
        (millilitres("8.4500"), "8.4 mL"),
        (grams("0.0285"), "0.028 g"),
        (Quantity(Decimal("0.184"), Unit.MILLIGRAM), "0.18 mg"),
        (grams(0), "0.0 g"),
        (grams("29.65"), "29.6 g"),
        (grams("148.5"), "148 g"),
    ],
)
def test_ties_go_to_the_even_digit(quantity: Quantity, said: str) -> None:
    assert shown(quantity, ENGLISH) == said
    assert shown(quantity, GERMAN) == said.replace(".", ",")


def test_a_range_has_its_unit_once_and_one_number_where_the_ends_look_alike() -> None:
    assert span(litres("2.664"), litres("2.9822"), ENGLISH) == "2.66 to 2.98 L"
    assert span(litres("2.664"), litres("2.6641"), ENGLISH) == "2.66 L"
    assert span(litres("0.9"), litres("1.1"), ENGLISH) == "900 to 1100 mL"
    assert span(litres("9.99"), litres("11"), GERMAN) == "9,99 to 11,00 L"


@pytest.mark.parametrize(
    ("share", "said"),
    [("0.1238", "12 %"), ("0.1003", "10.03 %"), ("0.0998", "9.98 %"), ("0.0004", "0.04 %")],
)
def test_how_far_rules_are_apart_never_looks_like_the_limit_or_like_nothing(
    share: str, said: str
) -> None:
    assert share_apart(Decimal(share), ENGLISH) == said
    assert share_apart(Decimal("0.10"), ENGLISH) == "10 %"
    assert share_apart(Decimal(0), ENGLISH) == "0 %"


@pytest.mark.parametrize(
    ("minutes", "said"), [("141.875", "2 h 22 min"), ("119.5", "2 h"), ("59.4", "59 min")]
)
def test_times_are_told_in_hours_and_minutes(minutes: str, said: str) -> None:
    assert clock(Quantity(Decimal(minutes), Unit.MINUTE), ENGLISH) == said


def test_small_helpers() -> None:
    hour = Quantity(Decimal(60), Unit.MINUTE)
    assert clock_span(hour, hour, ENGLISH) == "1 h"
    assert clock_span(hour, hour * 2, ENGLISH) == "1 h to 2 h"
    assert percent(Decimal("0.63212"), GERMAN, 1) == "63,2 %"
    assert in_grams(Quantity(Decimal(14800), Unit.MILLIGRAM)) == grams("14.8")
    assert localised("PV = 4.3 \u00d7 (1 \u2212 0.38). End.", GERMAN).endswith("0,38). End.")


@pytest.mark.parametrize(
    ("rounded", "said", "beside"),
    [
        ("20", "\u26a0 up to 11 % more than computed", " (+11 %)"),
        ("16", "\u26a0 up to 11 % less than computed", " (\u221211 %)"),
        ("19", "", ""),
    ],
)
def test_how_far_rounding_leads_is_told_above_ten_percent(
    rounded: str, said: str, beside: str
) -> None:
    given, dose = grams(rounded), grams(18)
    assert rounded_aside([(given, dose)], 1, ENGLISH) == said
    assert off_by(given, dose, ENGLISH) == beside
