"""Qt's enums are made in a quick way in the frozen program; nobody could tell."""

from __future__ import annotations

from tests.frozen.probing import Probe


def test_every_enum_of_qt_is_as_the_standard_library_makes_it(probe: Probe) -> None:
    told = probe.told("enums.py")
    assert told["used"]
    assert told["enums"] > 600
    assert told["members"] > 6000
    assert told["left to the standard library"] < 30
    assert told["waiting after the start"] > 100
    assert told["differences"] == []
