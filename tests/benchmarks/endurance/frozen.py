"""Starts the frozen program with a user in it, on a display and in a home of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from build_scripts.system_packages import ROOT
from tests.e2e.display import running_display
from tests.e2e.program import LOG, environment
from tests.frozen.probing import Probe

INSIDE = Path(__file__).with_name("inside.py")
_LONGEST_S = 2 * 3600
_USUAL = (" started ", "content: ", "first paint after ")


class Ward(NamedTuple):
    """What a run of the program has around it.

    `policy`, `trust` and `machine` stand for the files and folders of this computer's own.
    """

    name: str
    policy: Path | None = None
    trust: Path | None = None
    machine: Path | None = None
    packages: tuple[Path, ...] = ()


def endure(
    probe: Probe, folder: Path, ward: Ward, *, seed: int, first: int, last: int
) -> dict[str, Any]:
    """Let a user do the actions of these numbers in the frozen program; returns what was found."""
    folder.mkdir(parents=True)
    home, session, temporary = (folder / name for name in ("home", "session", "temporary"))
    for place in (home, session, temporary):
        place.mkdir(mode=0o700)
    (home / "broken.plexivig").write_bytes(b"no package")
    if ward.packages:
        (home / "sound.plexivig").write_bytes(ward.packages[-1].read_bytes())
    results, task = folder / "results.json", folder / "task.json"
    variables = {"QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(session)}
    # No printer of this computer's is to print anything.
    variables |= {"TMPDIR": str(temporary), "CUPS_SERVER": str(folder / "no-printers")}
    with running_display() as display:
        told = {
            **{"root": str(ROOT), "display": display.name, "results": str(results)},
            **{"home": str(home), "temporary": str(temporary), "arguments": []},
            **{"policy_file": _named(ward.policy), "trust": _named(ward.trust)},
            **{"machine_content": _named(ward.machine), "packages": [*map(str, ward.packages)]},
            **{"seed": seed, "first": first, "last": last},
        }
        task.write_text(json.dumps(told), "utf-8")
        done = subprocess.run(
            probe.command(INSIDE, str(task)),
            env=environment(home, DISPLAY=display.name, **variables),
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
    found: dict[str, Any] = json.loads(results.read_text("utf-8")) if results.exists() else {}
    ended = {"ward": ward.name, "exit code": done.returncode, "said": done.stderr + done.stdout}
    left = sorted(str(file) for place in (session, temporary) for file in place.rglob("*"))
    return {**found, **ended, "left": left, "logged": _logged(home / LOG)}


def _logged(log: Path) -> list[str]:
    """What the program wrote down besides its start and what it shows."""
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [line for line in lines if not any(usual in line for usual in _USUAL)]


def _named(place: Path | None) -> str:
    return "" if place is None else str(place)
