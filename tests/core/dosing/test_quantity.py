"""Quantities: exact, never mixed, rounded only when asked."""

from __future__ import annotations

from decimal import ROUND_UP, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing.quantity import (
    Quantity,
    Unit,
    UnitError,
    centimetres,
    grams,
    kilograms,
    litres,
    metres,
    millilitres,
    rounded,
    written,
)

few = settings(max_examples=30, deadline=None, database=None)
NUMBERS = st.decimals("0.001", "100000", places=3)

ONE = {
    (Unit.METRE, Unit.CENTIMETRE): "100",
    (Unit.FOOT, Unit.INCH): "12",
    (Unit.INCH, Unit.CENTIMETRE): "2.54",
    (Unit.FOOT, Unit.METRE): "0.3048",
    (Unit.KILOGRAM, Unit.GRAM): "1000",
    (Unit.GRAM, Unit.MILLIGRAM): "1000",
    (Unit.POUND, Unit.KILOGRAM): "0.45359237",
    (Unit.LITRE, Unit.MILLILITRE): "1000",
    (Unit.DAY, Unit.HOUR): "24",
    (Unit.HOUR, Unit.MINUTE): "60",
    (Unit.DAY, Unit.MINUTE): "1440",
    (Unit.ML_PER_KG_PER_MIN, Unit.ML_PER_KG_PER_H): "60",
    (Unit.FRACTION, Unit.PERCENT): "100",
}
ALONE = {
    Unit.ML_PER_H,
    Unit.ML_PER_KG,
    Unit.G_PER_KG,
    Unit.MG_PER_KG_PER_MIN,
    Unit.KG_PER_M2,
    Unit.MILLIMOLE,
}


def alike(one: Unit, other: Unit) -> bool:
    try:
        Quantity(Decimal(1), one).to(other)
    except UnitError:
        return False
    return True


def test_what_one_unit_is_in_another() -> None:
    for (big, small), factor in ONE.items():
        assert Quantity(Decimal(1), big).to(small) == Quantity(Decimal(factor), small)
        assert Quantity(Decimal(factor), small).number(big) == 1


def test_what_measures_different_things_is_never_mixed() -> None:
    for one in ALONE:
        assert [other for other in Unit if alike(one, other)] == [one]
    kinds = {frozenset(other for other in Unit if alike(one, other)) for one in Unit}
    assert sum(len(kind) for kind in kinds) == len(Unit) == 23
    for mixed in (
        lambda: kilograms(1) + metres(1),
        lambda: kilograms(1) - litres(1),
        lambda: kilograms(1) / metres(1),
        lambda: kilograms(1) < metres(1),
        lambda: kilograms(1) <= metres(1),
        lambda: kilograms(1).to(Unit.METRE),
    ):
        with pytest.raises(UnitError, match=r"^kg is no (length|volume)$|^(m|L) is no mass$"):
            mixed()


def test_what_was_mixed_is_named() -> None:
    dimensions = {
        Unit.GRAM: "mass",
        Unit.LITRE: "volume",
        Unit.HOUR: "time",
        Unit.MILLIMOLE: "amount",
        Unit.ML_PER_H: "flow",
        Unit.ML_PER_KG: "volume by weight",
        Unit.G_PER_KG: "mass by weight",
        Unit.ML_PER_KG_PER_MIN: "flow by weight",
        Unit.MG_PER_KG_PER_MIN: "mass flow by weight",
        Unit.KG_PER_M2: "body mass index",
        Unit.PERCENT: "share",
    }
    for unit, dimension in dimensions.items():
        with pytest.raises(UnitError, match=f"^m is no {dimension}$"):
            metres(1).to(unit)
    with pytest.raises(UnitError, match=r"^g is no length$"):
        grams(1).to(Unit.METRE)


def test_arithmetic_keeps_the_unit_on_the_left() -> None:
    assert litres(1) + millilitres(250) == litres("1.25")
    assert litres(1) - millilitres(250) == litres("0.75")
    assert litres("1.5") * 3 == 3 * litres("1.5") == litres("4.5")
    assert litres("1.5") / 3 == litres("0.5")
    assert litres(3) / millilitres(250) == 12
    assert metres("1.68") != centimetres(168)


def test_order_goes_by_what_is_measured() -> None:
    assert grams(999) < kilograms(1)
    assert not grams(1000) < kilograms(1)
    assert grams(1000) <= kilograms(1)
    assert not grams(1001) <= kilograms(1)


def test_it_is_exact_whatever_the_context_of_the_caller() -> None:
    with localcontext(prec=3, rounding=ROUND_UP):
        third = grams(1) / 3
        assert rounded(Decimal("2.5"), 0) == 2
    assert str(third.value) == "0." + 34 * "3"
    assert grams("0.1") + grams("0.2") == grams("0.3")
    assert str(kilograms(70).number(Unit.GRAM)) == "7.0E+4"


def test_rounding_is_half_to_even_and_only_where_asked() -> None:
    assert [str(grams(it).rounded(1)) for it in ("2.25", "2.35", "2.3501", "2")] == [
        "2.2",
        "2.4",
        "2.4",
        "2.0",
    ]
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"
    assert str(rounded(Decimal("1234567.5"), 0)) == "1234568"


def test_numbers_in_the_working_have_no_idle_zeros() -> None:
    numbers = ("70.00", "7E+1", "0.3561", "1.23456789", "0.0000004", "100", "0")
    assert [written(Decimal(number)) for number in numbers] == [
        "70",
        "70",
        "0.3561",
        "1.234568",
        "0",
        "100",
        "0",
    ]


@few
@given(st.sampled_from(sorted(ONE)), NUMBERS)
def test_there_and_back_is_where_it_began(units: tuple[Unit, Unit], number: Decimal) -> None:
    start = Quantity(number, units[0])
    back = start.to(units[1]).to(units[0])
    assert abs(back.value - number) <= number * Decimal("1e-32")
    assert start.to(units[1]) / start == 1
