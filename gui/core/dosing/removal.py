"""How much of a substance in the plasma plasma exchange takes away, where nothing flows back.

Plasma is exchanged while it is mixed with what replaces it, so what is left falls by the same
share for every volume: y/y0 = e^-x, with x the exchanged volume in plasma volumes. Between two
sessions a substance comes back from outside the vessels; `fully_mixed` is the bound where it has
come back wholly and nothing was made or broken down. `two_compartments` is what lies between.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from gui.core.dosing.quantity import arithmetic


class Remaining(Struct, frozen=True):
    """What is left just after a session, as shares of the start (1 is all of it)."""

    plasma: Decimal
    body: Decimal


@arithmetic()
def fraction_remaining(volumes: Decimal) -> Decimal:
    """The share that one session leaves in the plasma: e^-x.

    Args:
        volumes: the exchanged volume in plasma volumes, 0 or more.

    Raises:
        ValueError: the volume is negative.
    """
    if volumes < 0:
        raise ValueError(f"a negative volume: {volumes}")
    return (-volumes).exp()


@arithmetic()
def fraction_removed(volumes: Decimal) -> Decimal:
    """The share that one session takes out of the plasma: 1 - e^-x.

    Args:
        volumes: the exchanged volume in plasma volumes, 0 or more.

    Raises:
        ValueError: the volume is negative.
    """
    return 1 - fraction_remaining(volumes)


@arithmetic()
def fully_mixed(volumes: Decimal, sessions: int, intravascular: Decimal) -> Remaining:
    """What a course leaves where plasma and tissue are in balance again before every session.

    After n sessions (1 - f (1 - e^-x))^n is left in the body, and just after the last one
    (1 - f (1 - e^-x))^(n - 1) e^-x in the plasma. Derived from y/y0 = e^-x and the share f.

    Args:
        volumes: the exchanged volume of each session in plasma volumes, 0 or more.
        sessions: how many sessions, 1 or more.
        intravascular: the share f of the substance that is inside the vessels, above 0, at most 1
            (Reverberi 2007, doi:10.2450/2007.0032-07: IgG 0.45, IgA 0.42, IgM 0.78).

    Raises:
        ValueError: an argument is outside its range.
    """
    if sessions < 1:
        raise ValueError(f"no session: {sessions}")
    if not 0 < intravascular <= 1:
        raise ValueError(f"no share of a whole: {intravascular}")
    left = fraction_remaining(volumes)
    each = 1 - intravascular * (1 - left)
    before = each ** (sessions - 1)
    return Remaining(plasma=before * left, body=before * each)
