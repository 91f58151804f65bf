"""More patient is more plasma, more exchange is more fluid, and nothing is ever negative."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gui.core.dosing.dosing_weight import dosing_weights
from gui.core.dosing.exchange import Exchange, exchange_course
from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.plasma_volume import plasma_volumes
from gui.core.dosing.quantity import Quantity, centimetres, kilograms, litres
from tests.core.dosing.patients import by_rule

few = settings(max_examples=40, deadline=None, database=None)
WEIGHTS = st.decimals("2", "300", places=1).map(kilograms)
HEIGHTS = st.decimals("40", "230", places=1).map(centimetres)
PATIENTS = st.builds(
    Patient,
    st.sampled_from(Sex),
    st.sampled_from(AgeGroup),
    HEIGHTS,
    WEIGHTS,
    st.decimals("0.10", "0.65", places=2),
)


def amounts(exchange: Exchange) -> list[Decimal]:
    return [
        exchange.volume.value,
        exchange.albumin_volume.value,
        exchange.albumin.value,
        Decimal(exchange.albumin_bottles),
        exchange.plasma_volume.value,
        Decimal(exchange.plasma_units),
        exchange.calcium_gluconate.value,
    ]


@few
@given(PATIENTS, WEIGHTS)
def test_a_heavier_patient_has_no_less_plasma_and_no_lower_dosing_weight(
    patient: Patient, other: Quantity
) -> None:
    assert patient.weight is not None
    light, heavy = (
        replace(patient, weight=it)
        for it in sorted([patient.weight, other], key=lambda weight: weight.value)
    )
    for compute in (plasma_volumes, dosing_weights):
        less, more = by_rule(compute(light)), by_rule(compute(heavy))
        for rule, result in less.items():
            then = more[rule].value
            assert result.value is None or result.value.value > 0
            if result.value is not None and then is not None and rule != "ontario":
                assert result.value <= then


@few
@given(
    st.decimals("0.1", "9", places=2),
    st.decimals("0.5", "2", places=2),
    st.decimals("0.5", "2", places=2),
    st.integers(1, 12),
    st.integers(1, 28),
    st.decimals("0", "1", places=2),
)
def test_more_exchanged_is_no_less_of_anything_and_the_sessions_make_the_total(
    plasma: Decimal, one: Decimal, two: Decimal, exchanges: int, interval: int, share: Decimal
) -> None:
    less, more = (
        exchange_course(litres(plasma), volumes, exchanges, interval, share)
        for volumes in sorted([one, two])
    )
    for low, high in zip(amounts(less.each), amounts(more.each), strict=True):
        assert 0 <= low <= high
    for each, total in zip(amounts(less.each), amounts(less.total), strict=True):
        assert each * exchanges == total
    given_back = less.each.albumin_volume + less.each.plasma_volume
    assert given_back / less.each.volume == 1
    assert less.removed <= more.removed < 1
    assert len(less.days) == exchanges
    assert [b - a for a, b in zip(less.days, less.days[1:], strict=False)] == [interval] * (
        exchanges - 1
    )
