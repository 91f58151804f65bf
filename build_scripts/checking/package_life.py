"""Installs the .deb in a room, uses it, upgrades it, removes it, and looks for what remains."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import Result, attempt, require
from build_scripts.checking.rooms import PLAIN, ROOT_USER
from build_scripts.checking.runs import silent
from build_scripts.checking.trials import LOG, Trial
from build_scripts.freezing.linux_packages import make_deb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checking.display import Display
    from build_scripts.checking.pictures import Reference
    from build_scripts.checking.rooms import Room

NAME = "plex-ivig"
PROGRAM = "/usr/bin/plex-ivig"
LATER_VERSION, SOME_TIME = "999.0", 1_700_000_000
# What a package manager keeps for itself, whatever is installed.
OF_THE_MANAGER = (
    *("proc", "sys", "dev", "tmp", "opt", "var/lib/apt", "var/cache", "var/log", "run"),
    *("var/lib/dpkg/status", "var/lib/dpkg/status-old", "var/lib/dpkg/available"),
    *("var/lib/dpkg/lock", "var/lib/dpkg/triggers", "var/lib/dpkg/updates"),
    *("var/lib/dpkg/available-old", "etc/ld.so.cache", "var/lib/systemd"),
)


def check_package_life(
    room: Room, dist: Path, display: Display, reference: Reference
) -> list[Result]:
    """What a package does from its first day to its last; nothing where there is no .deb."""
    debs = sorted(dist.glob("*.deb"))
    if not debs:
        return [Result(".deb", False, f"There is no .deb in {dist}.")]
    return list(_life(room, dist / NAME, debs[0], Trial(room, PROGRAM, display, reference)))


def _life(room: Room, folder: Path, deb: Path, trial: Trial) -> Iterator[Result]:
    before, packages = files_of(room.root), installed(room)
    yield attempt(".deb: installed", lambda: _install(room, deb, packages))
    for result in trial.results():
        yield result._replace(name=f".deb: {result.name}")
    with tempfile.TemporaryDirectory() as scratch:
        later = make_deb(folder, LATER_VERSION, SOME_TIME, Path(scratch))
        yield attempt(".deb: upgraded", lambda: _upgrade(room, later, trial))
    yield attempt(".deb: removed", lambda: _purge(room, before))


def installed(room: Room) -> set[str]:
    """The names of the packages in a room."""
    asked = ["dpkg-query", "-W", "-f", r"${Package}\n"]
    return set(silent(room.run(asked), "dpkg-query").decode().split())


def files_of(root: Path) -> set[str]:
    """Every path below a folder but those that a package manager writes anyway."""
    found: set[str] = set()
    for place, folders, files in os.walk(root):
        inside = os.path.relpath(place, root)
        paths = {name: os.path.normpath(os.path.join(inside, name)) for name in (*folders, *files)}
        found |= {path for path in paths.values() if path not in OF_THE_MANAGER}
        folders[:] = [name for name in folders if paths[name] not in OF_THE_MANAGER]
    return found


def _install(room: Room, deb: Path, before: set[str]) -> str:
    shutil.copy(deb, room.root / "opt" / deb.name)
    asked = ("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/opt/{deb.name}")
    done = room.install(*asked)
    if done.code:
        room.install("apt-get", "update", "-q")
        done = room.install(*asked)
    require(done.code == 0, done.told())
    new = sorted(installed(room) - before)
    require(NAME in new, "The package is not there after it was installed.")
    return f"packages that came: {', '.join(new)}"


def _upgrade(room: Room, later: Path, trial: Trial) -> str:
    shutil.copy(later, room.root / "opt" / later.name)
    done = room.install("apt-get", "install", "-y", "-q", f"/opt/{later.name}")
    require(done.code == 0, done.told())
    asked = ["dpkg-query", "-W", "-f", "${Version}", NAME]
    version = silent(room.run(asked, user=ROOT_USER), "dpkg-query").decode()
    require(version == LATER_VERSION, f"It is {version} after the upgrade.")
    trial.ask("list")
    return f"to {version}, and it runs"


def _purge(room: Room, before: set[str]) -> str:
    done = room.install("apt-get", "purge", "-y", "-q", NAME)
    require(done.code == 0, done.told())
    now = files_of(room.root)
    home = Path(PLAIN["HOME"].lstrip("/"))
    of_the_user = {str(home / part) for part in (LOG, *LOG.parents)}
    remains, gone = sorted(now - before - of_the_user), sorted(before - now)
    require(not remains, f"These remain: {', '.join(remains[:10])}")
    require(not gone, f"These are gone: {', '.join(gone[:10])}")
    return f"{len(before)} paths as before, but for the log in the user's home"
