"""Proves that the program runs on systems that have nothing but what every Linux has."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from build_scripts.checking.display import Display, running_display
from build_scripts.checking.missing_libraries import check_missing_libraries
from build_scripts.checking.package_life import check_package_life, installed
from build_scripts.checking.pictures import Reference, reference_of
from build_scripts.checking.results import CheckError, Options, Result, attempt, require
from build_scripts.checking.rooms import ROOT_USER, Room, room_in
from build_scripts.checking.runs import silent
from build_scripts.checking.systems import ensure_minimal_system
from build_scripts.checking.trials import Trial
from build_scripts.system_packages import say

UNWANTED_PACKAGES = re.compile(
    r"libx11|libxcb|libxkb|libwayland|libgl|libegl|libqt|qt6|libfontconfig|libfreetype|fonts-"
    r"|fontconfig|libdbus|libglib|xkb|python3"
)


def check_bare_systems(dist: Path, options: Options) -> list[Result]:
    """Run what lies in `dist` on each minimal system: commands, pictures, window, package."""
    results: list[Result] = []
    try:
        with running_display() as display, tempfile.TemporaryDirectory() as scratch:
            reference = reference_of(dist / "plex-ivig", display, Path(scratch))
            for name in options.systems:
                say(f"Trying the program on {name}")
                results += _check_system(name, dist, options, display, reference)
    except CheckError as error:
        results.append(Result("bare systems", False, str(error)))
    return results


def _check_system(
    name: str, dist: Path, options: Options, display: Display, reference: Reference
) -> list[Result]:
    try:
        system = ensure_minimal_system(name, options)
    except CheckError as error:
        return [Result(name, options.allow_missing, str(error))]
    with room_in(system) as room:
        found = [
            attempt("nothing of X, Qt, fonts", lambda: _bareness(room)),
            attempt("unpacked", lambda: _unpack(dist, room)),
        ]
        program = _program_in(room)
        found += Trial(room, program, display, reference).results()
        if name == options.systems[0]:
            found += check_missing_libraries(room, program, display)
    with room_in(system) as room:
        found += check_package_life(room, dist, display, reference)
    return [result._replace(name=f"{name}: {result.name}") for result in found]


def _bareness(room: Room) -> str:
    names = installed(room)
    unwanted = sorted(name for name in names if UNWANTED_PACKAGES.match(name))
    require(not unwanted, f"This is no bare system: {', '.join(unwanted)}")
    return f"{len(names)} packages"


def _unpack(dist: Path, room: Room) -> str:
    target = room.root / "opt"
    archives = sorted(dist.glob("plex-ivig-*.tar.*"))
    require(bool(archives), f"There is no archive in {dist}.")
    shutil.copy(archives[0], target / archives[0].name)
    asked = ["tar", "-C", "/opt", "-xf", f"/opt/{archives[0].name}"]
    silent(room.run(asked, user=ROOT_USER), "tar")
    return archives[0].name


def _program_in(room: Room) -> str:
    """The path, inside, of the program that was unpacked."""
    found = sorted((room.root / "opt").glob("plex-ivig*/plex-ivig"))
    require(len(found) == 1, "The archive holds no plex-ivig*/plex-ivig.")
    return f"/{found[0].relative_to(room.root)}"
