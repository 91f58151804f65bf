"""The surroundings in which a user works: as shipped, under a policy, and where content changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.app.packages import computer, package
from tests.benchmarks.endurance.frozen import Ward
from tests.core.overlay.hospital import overlay, written

_POLICY = """
overlay = "{file}"
overlay-keys = ["{key}"]
idle-seconds = 60
export = false
install = false
theme = "dark"
text-size = 125
planner = {planner}
locked = ["theme"]
"""
_VERSIONS = ("2026.12", "2026.12.1")


def wards(folder: Path) -> Iterator[tuple[Ward, float]]:
    """Every ward, and its share of all actions."""
    folder.mkdir(parents=True)
    nobody = folder / "machine"
    nobody.write_text("a file, so that nothing is installed for all users", "utf-8")
    unset = folder / "no-policy.toml"
    yield Ward("shipped", policy=unset, machine=nobody), 0.9
    for planner in ("true", "false"):
        policy = folder / f"policy-planner-{planner}.toml"
        source = written(folder / "own.plexivig", overlay())
        text = _POLICY.format(file=source.file, key=source.keys[0], planner=planner)
        policy.write_text(text, "utf-8")
        yield Ward(f"policy, planner {planner}", policy=policy, machine=nobody), 0.025
    trust = computer(folder).trust
    made = tuple(package(folder, version) for version in _VERSIONS)
    yield Ward("new content", policy=unset, trust=trust, machine=nobody, packages=made), 0.05
