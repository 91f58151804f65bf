"""What an exchange takes out of the plasma, where nothing flows back or all of it does."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing.removal import fraction_remaining, fraction_removed, fully_mixed
from tests.core.dosing.vectors import vectors

NOTHING = Decimal("1e-25")
VOLUMES = st.decimals("0", "3", places=2)
SHARES = st.decimals("0.05", "1", places=2)


@pytest.mark.parametrize("vector", vectors("fraction_remaining = exp(-x)"), ids=str)
def test_what_a_session_leaves(vector: dict[str, Any]) -> None:
    left = fraction_remaining(vector["inputs"]["x"]) * 100
    assert abs(left - vector["expected"]["percent_remaining"]) <= vector["tolerance"]


@pytest.mark.parametrize("vector", vectors("fraction_removed = 1-exp(-x)"), ids=str)
def test_what_a_session_removes(vector: dict[str, Any]) -> None:
    removed = fraction_removed(vector["inputs"]["x"]) * 100
    assert abs(removed - vector["expected"]["percent_removed"]) <= vector["tolerance"]


@pytest.mark.parametrize("vector", vectors("full_mixing_total_body_igg"), ids=str)
def test_what_a_course_leaves_where_it_mixes_fully(vector: dict[str, Any]) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    left = fully_mixed(inputs["x"], inputs["n"], inputs["f"])
    assert abs(left.body * 100 - expected["total_body_percent"]) <= vector["tolerance"]
    assert abs(left.plasma * 100 - expected["plasma_post_percent"]) <= vector["tolerance"]


def test_the_wrong_share_in_print_is_not_what_is_computed() -> None:
    """Some print that 88 % are removed at 1.5 plasma volumes."""
    assert round(fraction_removed(Decimal("1.5")) * 100, 1) == Decimal("77.7")


@settings(max_examples=40, deadline=None, database=None)
@given(VOLUMES, VOLUMES)
def test_removal_grows_with_the_volume_and_never_reaches_all(one: Decimal, other: Decimal) -> None:
    less, more = sorted([one, other])
    assert 0 <= fraction_removed(less) <= fraction_removed(more) < 1
    assert abs(fraction_removed(more) + fraction_remaining(more) - 1) < NOTHING
    both = fraction_remaining(less) * fraction_remaining(more)
    assert abs(both - fraction_remaining(less + more)) < NOTHING


@settings(max_examples=40, deadline=None, database=None)
@given(VOLUMES, st.integers(1, 12), SHARES)
def test_one_more_session_multiplies_what_is_left(
    volumes: Decimal, sessions: int, share: Decimal
) -> None:
    now, then = (fully_mixed(volumes, number, share) for number in (sessions, sessions + 1))
    ratio = 1 - share * fraction_removed(volumes)
    assert abs(then.body - now.body * ratio) < NOTHING
    assert abs(then.plasma - now.plasma * ratio) < NOTHING
    assert 0 < then.plasma <= then.body + NOTHING <= 1 + NOTHING


def test_what_is_all_in_the_vessels_is_left_in_body_and_plasma_alike() -> None:
    left = fully_mixed(Decimal(1), 3, Decimal(1))
    assert abs(left.body - left.plasma) < NOTHING


@pytest.mark.parametrize("share", ["0", "-0.1", "1.01"])
def test_a_share_is_of_a_whole(share: str) -> None:
    with pytest.raises(ValueError, match="no share of a whole"):
        fully_mixed(Decimal(1), 1, Decimal(share))


def test_there_is_a_volume_and_a_session() -> None:
    with pytest.raises(ValueError, match="a negative volume"):
        fraction_removed(Decimal("-0.1"))
    with pytest.raises(ValueError, match="no session"):
        fully_mixed(Decimal(1), 0, Decimal("0.45"))
