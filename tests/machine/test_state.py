"""The record of what is installed can hold all that an installation can say."""

from __future__ import annotations

from pathlib import Path

from gui.core.package.container import MAX_MEMBERS
from gui.machine.state import Entry, Seen, State, read_state, write_state


def test_a_record_of_the_largest_bundle_can_be_read_again(tmp_path: Path) -> None:
    full = State(
        current=Entry("0" * 64, "2027.1", "1" * 64),
        highest={f"{number:064x}": Seen("2027.1", "1" * 64) for number in range(100)},
        changed={f"{number:080}": "statements" for number in range(MAX_MEMBERS)},
    )
    write_state(tmp_path, full, 0o600)
    assert read_state(tmp_path) == full
