"""The work that a start and the use of a window are, counted; it may not grow unnoticed.

Instructions, calls and lines are the same on every computer and however busy it is; seconds are
measured elsewhere.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.generated import write_bundle
from tests.counted import OPTION, Ledger
from tests.e2e.display import Display, running_display
from tests.e2e.program import environment
from tests.frozen.counting import files, instructions, things
from tests.frozen.probing import INSIDE, Probe

pytestmark = pytest.mark.timeout(900)
MANY = 10_000
PARTS = {"Python": "libpython", "Qt": "libQt6"}


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return Ledger(reason=request.config.getoption(OPTION))


def test_the_instructions_until_the_window_is_painted(
    probe: Probe, display: Display, tmp_path: Path, ledger: Ledger
) -> None:
    found = instructions(probe, display, tmp_path)
    parts = {
        f"instructions of {part}": sum(n for name, n in found.items() if file in name)
        for part, file in PARTS.items()
    }
    ledger.check("start, instructions", {"instructions": found.total(), **parts})


def test_what_is_read_and_made_until_the_window_is_painted(
    probe: Probe, display: Display, tmp_path: Path, ledger: Ledger
) -> None:
    used, made = files(probe, display, tmp_path), things(probe, display)
    ledger.check(
        "start, things",
        {
            "own files opened": used.opened,
            "own files looked for": used.looked_for,
            "bytes read of own files": used.bytes_read,
            "own libraries mapped": made.libraries,
            "modules imported": made.modules,
            "widgets made": made.widgets,
        },
    )


def test_the_work_of_keys_choices_pages_and_looks(probe: Probe, ledger: Ledger) -> None:
    ledger.check("shipped content", work_of(probe, "all"))


def test_the_work_of_keys_and_choices_among_ten_thousand_conditions(
    probe: Probe, tmp_path: Path, ledger: Ledger
) -> None:
    bundle = tmp_path / "many.zip"
    write_bundle(MANY, bundle)
    ledger.check(f"{MANY:,} conditions", work_of(probe, "list", "--bundle", str(bundle)))


def work_of(probe: Probe, *arguments: str) -> dict[str, int]:
    """The work of each action in a window that is used in a fixed way."""
    done = subprocess.run(
        probe.command(INSIDE / "used.py", *arguments),
        env=environment(probe.home, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        f"{action}: {what}": number
        for action, counted in json.loads(done.stdout).items()
        for what, number in counted.items()
    }
