"""Every check of the Windows program, by name. Most run it under Wine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.checking.checksums import folder_problems, package_problems
from build_scripts.checking.limits import (
    MIB,
    WINDOWS_DOWNLOADS,
    size_of,
    windows_limit_problems,
)
from build_scripts.checking.reproducible import built_twice
from build_scripts.checking.results import CheckError, Result, attempt
from build_scripts.checking.sbom import sbom_problems
from build_scripts.checking.windows_code import code_as_written
from build_scripts.checking.windows_commands import same_answers, same_exports, self_check
from build_scripts.checking.windows_executables import CONSOLE, WINDOWED, executable_problems
from build_scripts.checking.windows_ground import CONSOLE_NAME, WINDOWED_NAME, windows_ground
from build_scripts.checking.windows_libraries import network_problems, own_libraries
from build_scripts.checking.windows_network import network
from build_scripts.checking.windows_places import places
from build_scripts.checking.windows_printing import printing
from build_scripts.checking.windows_setups import check_windows_setups
from build_scripts.checking.windows_signatures import check_signatures
from build_scripts.checking.windows_source import tests_of_source
from build_scripts.checking.windows_stubs import packages_without_stubs, stub_problems
from build_scripts.checking.windows_tests import tests_of_program
from build_scripts.checking.windows_window import keyboard, second_start, window
from build_scripts.freezing.shipped_files import ACCEPTED_ON_WINDOWS, check_shipped_files
from build_scripts.freezing.spec_parts import version
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from build_scripts.checking.windows_ground import WindowsGround

FOLDER_NAME = "plex-ivig-windows"
SET_UPS = "set-ups"
MADE_ON_THE_WAY = ROOT / "build" / "windows"
SUBSYSTEMS = {WINDOWED_NAME: WINDOWED, CONSOLE_NAME: CONSOLE}


def none_of(problems: list[str], otherwise: str) -> str:
    """The text for "no problems"; raises `CheckError` where there are some."""
    if problems:
        raise CheckError("\n      ".join(problems))
    return otherwise


def executables(folder: Path) -> str:
    problems = [
        problem
        for name, subsystem in SUBSYSTEMS.items()
        for problem in executable_problems(folder / name, subsystem, version(ROOT))
    ]
    return none_of(problems, "kind, flags, manifest, version and icon of both")


def stubs(folder: Path) -> str:
    problems = stub_problems(folder)
    return none_of(problems, packages_without_stubs(folder.parent))


def limits(folder: Path) -> str:
    size = size_of(folder)
    downloads = [
        file for pattern in WINDOWS_DOWNLOADS for file in sorted(folder.parent.glob(pattern))
    ]
    sizes = ", ".join(f"{file.stat().st_size / MIB:.1f}" for file in downloads)
    said = f"{size.files} files, {size.size / MIB:.1f} MiB; downloads {sizes} MiB"
    return none_of(windows_limit_problems(folder.parent, folder), said)


def shipped(folder: Path) -> str:
    try:
        check_shipped_files(folder, ACCEPTED_ON_WINDOWS)
    except BootstrapError as error:
        raise CheckError(str(error)) from error
    return "every file is accepted with a reason"


def described(folder: Path) -> str:
    stem = folder.parent / f"plex-ivig-{version(ROOT)}-windows-x86_64"
    problems = sbom_problems(stem.with_name(f"{stem.name}.cdx.json"), folder)
    problems += folder_problems(folder, stem.with_name(f"{stem.name}.sha256"))
    problems += package_problems(folder.parent, windows=True)
    return none_of(problems, "bill of materials and hashes are of what is there")


def quick_checks(folder: Path) -> dict[str, Callable[[], str]]:
    """The checks that read the files."""
    return {
        "limits": partial(limits, folder),
        "executables": partial(executables, folder),
        "stubs": partial(stubs, folder),
        "shipped files": partial(shipped, folder),
        "lists": partial(described, folder),
        "no network": lambda: none_of(network_problems(folder), "nothing links one beyond Qt6Core"),
        "signatures": partial(check_signatures, MADE_ON_THE_WAY, folder),
    }


# The checks that run the program, or its source, under Wine.
UNDER_WINE: dict[str, Callable[[WindowsGround], str]] = {
    "commands": same_answers,
    "exports": same_exports,
    "self-check": self_check,
    "code": code_as_written,
    "libraries": own_libraries,
    "window": window,
    "keyboard": keyboard,
    "second start": second_start,
    "printing": printing,
    "places": places,
    "network": network,
    "tests of the program": tests_of_program,
    "tests of the source": tests_of_source,
    "reproducible": lambda _: none_of(
        built_twice(False, ROOT / "build", windows=True), "two builds are the same"
    ),
}


def windows_names() -> list[str]:
    """How the checks are named on the command line."""
    return [name.replace(" ", "-") for name in (*quick_checks(ROOT), *UNDER_WINE, SET_UPS)]


def windows_results(wanted: list[str], dist: Path, work: Path) -> Iterator[Result]:
    """Every wanted check, each as soon as it has ended."""
    folder = dist / FOLDER_NAME
    for name, check in quick_checks(folder).items():
        if _is_wanted(name, wanted):
            yield attempt(f"windows: {name}", check)
    if any(_is_wanted(name, wanted) for name in UNDER_WINE):
        yield from _under_wine(wanted, folder, work)
    if _is_wanted(SET_UPS, wanted):
        yield from check_windows_setups(dist, work)


def _under_wine(wanted: list[str], folder: Path, work: Path) -> Iterator[Result]:
    try:
        with windows_ground(folder, work) as ground:
            for name, try_it in UNDER_WINE.items():
                if _is_wanted(name, wanted):
                    yield attempt(f"windows: {name}", partial(try_it, ground))
    except (CheckError, BootstrapError) as error:
        yield Result("windows: Wine", False, str(error))


def _is_wanted(name: str, wanted: list[str]) -> bool:
    return not wanted or name.replace(" ", "-") in wanted
