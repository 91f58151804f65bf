"""What was typed is read as what it says, or refused with the reason; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing import entry
from gui.core.dosing.entry import (
    Entered,
    Limits,
    Refused,
    Units,
    read_date,
    read_haematocrit,
    read_height,
    read_number,
    read_weight,
    read_whole,
)
from gui.core.dosing.quantity import Quantity, Unit

few = settings(max_examples=60, deadline=None, database=None)


def refusal(low: str, high: str, read: str, unit: str) -> Refused:
    return Refused("out-of-range", {"read": read, "low": low, "high": high, "unit": unit})


def quantity(number: str, unit: Unit) -> Quantity:
    return Quantity(Decimal(number), unit)


def read_as(found: Entered[Quantity] | Refused | None, unit: Unit) -> str:
    assert isinstance(found, Entered), found
    return f"{found.value.number(unit).normalize():f}"


@pytest.mark.parametrize("nothing", ["", "  ", "\xa0"])
def test_nothing_typed_is_nothing(nothing: str) -> None:
    assert read_height(nothing, "metric") is None
    assert read_weight(nothing, "imperial") is None
    assert read_haematocrit(nothing) is None
    assert read_number(nothing, entry.DOSE) is None
    assert read_whole(nothing, entry.DAYS) is None
    assert read_date(nothing) is None


@pytest.mark.parametrize("system", ["metric", "imperial"])
@pytest.mark.parametrize(
    ("text", "centimetres"),
    [
        ("168 cm", "168"),
        ("168cm", "168"),
        ("168\xa0cm", "168"),
        ("168\u202fcm", "168"),
        ("1,68 m", "1.68E+2"),
        ("1.68M", "168"),
        ("5 ft 6 in", "167.64"),
        ("5ft 6,5in", "168.91"),
        ("5 feet 6 inches", "167.64"),
        ("5 foot 1 inch", "154.94"),
        ("5'6\"", "167.64"),
        ("5′ 6″", "167.64"),
        ("5’6”", "167.64"),
        ("5'6", "167.64"),
        ("5 ft", "152.4"),
        ("5.5 feet", "167.64"),
        ("5,5 foot", "167.64"),
        ("5'", "152.4"),
        ("66 in", "167.64"),
        ("66 inch", "167.64"),
        ("66 inches", "167.64"),
        ('66"', "167.64"),
        (".5 m", "50"),
        ("40 cm", "40"),
        ("230 cm", "230"),
    ],
)
def test_a_height_with_a_unit_means_the_same_in_both_systems(
    text: str, centimetres: str, system: Units
) -> None:
    expected = f"{Decimal(centimetres).normalize():f}"
    assert read_as(read_height(text, system), Unit.CENTIMETRE) == expected


def test_a_height_says_how_it_was_understood() -> None:
    tall = read_height("168", "metric")
    assert isinstance(tall, Entered)
    assert tall.how == "as typed"
    assert read_height("5 ft 6 in", "metric") == Entered(
        quantity("66", Unit.INCH), (quantity("5", Unit.FOOT), quantity("6", Unit.INCH))
    )
    one = quantity("1.68", Unit.METRE)
    assert read_height("1,68 m", "imperial") == Entered(one, (one,))


def test_a_bare_number_is_in_the_unit_that_the_field_shows() -> None:
    assert read_as(read_height("168", "metric"), Unit.CENTIMETRE) == "168"
    assert read_as(read_height("66", "imperial"), Unit.INCH) == "66"
    assert read_as(read_weight("74", "metric"), Unit.KILOGRAM) == "74"
    assert read_as(read_weight("163", "imperial"), Unit.POUND) == "163"


@pytest.mark.parametrize("system", ["metric", "imperial"])
def test_a_weight_with_a_unit_means_the_same_in_both_systems(system: Units) -> None:
    for text, kilograms in {
        "74 kg": "74",
        "3500 g": "3.5",
        "163 lb": "73.93555631",
        "163lbs": "73.93555631",
        "2 kg": "2",
        "300 kg": "300",
    }.items():
        assert read_as(read_weight(text, system), Unit.KILOGRAM) == kilograms


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abc", "not-a-number"),
        ("-168", "not-a-number"),
        ("1.", "not-a-number"),
        ("٣", "not-a-number"),
        ("1e2", "unknown-unit"),
        ("9" * 19, "not-a-number"),
        ("1.234,5", "two-signs"),
        ("1,234.5", "two-signs"),
        ("1.2.3 m", "two-signs"),
        ("168 km", "unknown-unit"),
        ("10 st", "unknown-unit"),
        ("168 cm x", "unknown-unit"),
        ("5 6", "unknown-unit"),
        ("5 ft 12 in", "inches"),
        ("5'13", "inches"),
    ],
)
def test_what_cannot_be_read_as_a_height_is_refused(text: str, code: str) -> None:
    for system in ("metric", "imperial"):
        found = read_height(text, system)
        assert isinstance(found, Refused)
        assert (found.code, found.values) == (code, {})


def test_inches_below_a_foot_are_read() -> None:
    assert read_as(read_height("5 ft 11.9 in", "metric"), Unit.INCH) == "71.9"


def test_what_is_out_of_range_is_refused_in_the_unit_that_the_field_shows() -> None:
    assert read_height("39.9", "metric") == refusal("40", "230", "39.9", "cm")
    assert read_height("2,31 m", "metric") == refusal("40", "230", "231", "cm")
    assert read_height("15.7", "imperial") == refusal("15.8", "90.5", "15.7", "in")
    assert read_height("8 ft 0 in", "imperial") == refusal("15.8", "90.5", "96", "in")
    assert read_weight("1.99", "metric") == refusal("2", "300", "1.99", "kg")
    assert read_weight("301 kg", "imperial") == refusal("4.5", "661.3", "663.591409", "lb")
    for text in ("15.8", "90.5"):
        assert isinstance(read_height(text, "imperial"), Entered)
    for text in ("4.5", "661.3"):
        assert isinstance(read_weight(text, "imperial"), Entered)


def test_the_longest_number_is_refused_as_out_of_range() -> None:
    assert read_height("9" * 18, "metric") == refusal("40", "230", "9" * 18, "cm")
    assert isinstance(read_height("168.123456789", "metric"), Entered)


def test_a_haematocrit_says_whether_it_was_percent_or_a_fraction() -> None:
    for text in ("38", "38 %", "38,0%"):
        found = read_haematocrit(text)
        assert isinstance(found, Entered)
        assert (found.value, found.how) == (Decimal("0.38"), "percent")
        assert found.parts[0] / quantity("38", Unit.PERCENT) == 1
    for text in ("0.38", ",38", "0,38 L/L"):
        assert read_haematocrit(text) == Entered(
            Decimal("0.38"), (quantity("0.38", Unit.FRACTION),), "fraction"
        )


@pytest.mark.parametrize("text", ["9.9", "65.1", "0.09", "0.66", "0.38 %", "38 l/l", "1"])
def test_a_haematocrit_out_of_range_is_refused(text: str) -> None:
    assert read_haematocrit(text) == refusal("0.1", "0.65", text.split(maxsplit=1)[0], "")


def test_the_ends_of_the_haematocrit_are_accepted() -> None:
    for text, fraction in {"10": "0.1", "65": "0.65", "0.10": "0.1", "0.65": "0.65"}.items():
        found = read_haematocrit(text)
        assert isinstance(found, Entered)
        assert found.value == Decimal(fraction)
    assert read_haematocrit("38 g") == Refused("unknown-unit")
    assert read_haematocrit("3.8,1") == Refused("two-signs")


@pytest.mark.parametrize(
    ("limits", "low", "high", "unit"),
    [
        (entry.VOLUMES, "0.5", "2", ""),
        (entry.EXCHANGES, "1", "12", ""),
        (entry.INTERVAL, "1", "28", "d"),
        (entry.PLASMA_SHARE, "1", "99", "%"),
        (entry.DOSE, "0.1", "3", "g/kg"),
        (entry.DAYS, "1", "7", "d"),
        (entry.IVIG_DAY, "1", "366", ""),
    ],
)
def test_what_numbers_are_accepted_between(limits: Limits, low: str, high: str, unit: str) -> None:
    tenth = Decimal("0.1")
    for end in (low, high):
        assert read_number(f"{end} {unit}", limits) == Entered(Decimal(end))
    for beyond in (Decimal(low) - tenth, Decimal(high) + tenth):
        text = f"{beyond.normalize():f}"
        assert read_number(text, limits) == refusal(low, high, text, unit)
    assert read_number(f"{high} st", limits) == Refused("unknown-unit")
    assert read_number("1,2,3", limits) == Refused("two-signs")


def test_units_may_be_written_as_they_are_said() -> None:
    for text in ("5 days", "5 Tage", "5 day", "5 Tag", "5 Tagen", "5d", "5.0"):
        assert read_whole(text, entry.DAYS) == Entered(5)
        assert read_whole(text, entry.INTERVAL) == Entered(5)
    for text in ("1.5 ×", "1,5x", "1.5 × EPV", "1.5 x PV", "1.5 × pv", "1.5 x epv"):
        assert read_number(text, entry.VOLUMES) == Entered(Decimal("1.5"))


def test_a_part_of_a_whole_is_refused() -> None:
    assert read_whole("5.5", entry.DAYS) == Refused("not-whole")
    assert read_whole("13", entry.EXCHANGES) == refusal("1", "12", "13", "")


def test_days_of_the_calendar() -> None:
    for text in ("2026-11-26", "26.11.2026", " 2026-11-26 "):
        assert read_date(text) == Entered(date(2026, 11, 26))
    assert read_date("1.2.2028") == Entered(date(2028, 2, 1))
    for text in ("2000-01-01", "2199-12-31"):
        assert read_date(text) == Entered(date.fromisoformat(text))


@pytest.mark.parametrize(
    "text",
    [
        "26/11/2026",
        "30.2.2026",
        "2026-13-01",
        "26.11.26",
        "1999-12-31",
        "2200-01-01",
        "today",
        "2026-11-",
        "26.11.",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert read_date(text) == Refused("not-a-date")


@few
@given(st.text(max_size=30))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    for system in ("metric", "imperial"):
        read_height(text, system)
        read_weight(text, system)
    read_haematocrit(text)
    read_whole(text, entry.DAYS)
    read_date(text)


@few
@given(st.decimals("40", "230", places=1), st.booleans())
def test_a_comma_is_as_good_as_a_point(number: Decimal, comma: bool) -> None:
    text = str(number).replace(".", "," if comma else ".")
    assert read_as(read_height(text, "metric"), Unit.CENTIMETRE) == f"{number.normalize():f}"
