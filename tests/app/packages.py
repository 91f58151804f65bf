"""Signed packages of the shipped content, altered, and a computer that trusts their keys."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gui import __version__, paths
from gui.core.package.author import build_bundle
from gui.machine.places import Places
from tests.app.bundles import alter, copied_bundle
from tests.core.package.packed import ROLES, Appointments, root_json, signed

CHANGED = "mmn"


def computer(folder: Path, roles: Appointments = ROLES) -> Places:
    """Places in a folder: the shipped content, keys that are trusted, nothing installed yet."""
    trust = folder / "trust"
    shutil.copytree(paths.trust(), trust)
    (trust / "root.json").write_text(json.dumps(root_json(roles)), "utf-8")
    user = folder / "user"
    return Places(paths.shipped_bundle(), trust, machine=None, user=user)


def package(
    folder: Path,
    version: str,
    change: Callable[[Path], None] | None = None,
    *,
    previous: str | None = None,
) -> Path:
    """A signed file of the shipped content with a verdict that is another one."""
    place = folder / version
    place.mkdir()
    bundle = copied_bundle(place)

    def rename(content: Any) -> None:
        content["version"] = version
        if previous is not None:
            content["previous"] = previous

    alter(bundle, "bundle.json", rename)
    (change or other_verdict)(bundle)
    contents = {
        file.relative_to(bundle).as_posix(): file.read_bytes()
        for file in sorted(bundle.rglob("*.json"))
    }
    file = folder / f"{version}.plexivig"
    file.write_bytes(signed(build_bundle(contents, file.name, __version__), name=file.name))
    return file


def other_verdict(bundle: Path) -> None:
    """Make IVIG in multifocal motor neuropathy something that nobody recommends any more."""

    def turn(content: Any) -> None:
        for claim in content["claims"]:
            if claim["therapy"] == "ivig" and "position" in claim:
                claim["position"] = "not-recommended"

    alter(bundle, f"conditions/{CHANGED}.json", turn)
