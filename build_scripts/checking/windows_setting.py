"""Where the Windows packages are tried: a prefix of Wine, and packages small and whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import require
from build_scripts.checking.windows_installers import (
    DATA_FOLDER,
    USUAL_FOLDER,
    Done,
    Installer,
    carried_out,
)
from build_scripts.checking.windows_state import Ground, State, difference, require_only, state_of
from build_scripts.checking.windows_stubs import make_stubs
from build_scripts.freezing.interpreter import ensure_compiler
from build_scripts.freezing.spec_parts import version
from build_scripts.freezing.windows_packages import readme
from build_scripts.freezing.wine import Wine
from build_scripts.system_packages import ROOT

FOLDER_NAME, CONSOLE, WINDOWED = "plex-ivig-windows", "plex-ivig-cli.exe", "plex-ivig.exe"
ONLY_OLD = "only in the older.txt"
OLD, NEW, SOME_TIME = "0.0.1", "99.0.0", 1_700_000_000
CURRENT_WINDOWS, OLD_WINDOWS = "19045", "17134"


class Setting(NamedTuple):
    """Where the packages are tried.

    Attributes:
        folder: the one-folder program that the current package was made of.
        current: the package from `dist/`.
        old: a small package of an older version, and `new` of a newer.
        other: a small package of the other kind.
        small: what `new` was made of; `older`: what `old` was.
        ground: the prefix as it is before each check.
    """

    wine: Wine
    kind: Installer
    folder: Path
    current: Path
    old: Path
    new: Path
    other: Path
    small: Path
    older: Path
    ground: Ground

    def run(self, words: list[str | Path]) -> Done:
        return carried_out(self.wine, words)

    def install(self, package: Path, folder: str = "") -> None:
        self.expect(0, self.kind.command(package, folder), f"installing {package.name}")

    def remove(self, number: str = "", folder: str = USUAL_FOLDER, purge: bool = True) -> None:
        words = self.kind.removal(number or version(ROOT), folder, purge)
        self.expect(0, words, "removing")

    def expect(self, code: int, words: list[str | Path], what: str) -> None:
        done = self.run(words)
        require(done.code == code, f"{what}: exit code {done.code}, not {code}. {done.said}")

    def installed(self, folder: str = USUAL_FOLDER) -> Path:
        return self.wine.unix_path(folder)

    @property
    def data(self) -> Path:
        return self.wine.unix_path(DATA_FOLDER)


def make_setting(
    dist: Path, work: Path, scratch: Path, kind: Installer, other: Installer
) -> Setting:
    stubs = make_stubs(work, ensure_compiler(work, PYTHON))
    endings = {"MSI": "*-windows-x86_64.msi", "set-up": "*-windows-x86_64-setup.exe"}
    found = sorted(dist.glob(endings[kind.name]))
    require(len(found) == 1, f"There must be one {endings[kind.name]} in {dist}.")
    place = scratch / kind.name
    small = small_program(place / "small", stubs.starter)
    older = small_program(place / "older", stubs.starter)
    (older / "_internal" / ONLY_OLD).write_text("old\n")
    (older / "_internal" / "changed.txt").write_text("old\n")
    wine = Wine(scratch / "prefix")
    wine.ensure(stubs.libraries)
    set_windows(wine, CURRENT_WINDOWS)
    return Setting(
        wine,
        kind,
        dist / FOLDER_NAME,
        found[0],
        kind.make(older, OLD, SOME_TIME, place),
        kind.make(small, NEW, SOME_TIME, place),
        other.make(small, NEW, SOME_TIME, place),
        small,
        older,
        Ground(wine),
    )


def small_program(folder: Path, starter: Path) -> Path:
    """A program of few files, some with names that need care; it starts another that is named."""
    (folder / "_internal" / "deep" / "deeper").mkdir(parents=True)
    for name in ("plex-ivig.exe", CONSOLE):
        shutil.copyfile(starter, folder / name)
    for name in ("a & 50% (c).txt", "deep/deeper/long name.json", "deep/x.dll", "changed.txt"):
        (folder / "_internal" / name).write_text(name)
    return folder


def set_windows(wine: Wine, build: str) -> None:
    key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    words = ["reg", "add", key, "/v", "CurrentBuildNumber", "/d", build, "/f"]
    require(carried_out(wine, [*words]).code == 0, "The registry of Wine cannot be changed.")


def require_whole(setting: Setting, source: Path, number: str, folder: str = USUAL_FOLDER) -> None:
    """The folder holds every file of a program, byte for byte, and no others."""
    place = setting.installed(folder)
    wanted = {it.relative_to(source).as_posix(): it.read_bytes() for it in files_in(source)}
    wanted["README.txt"] = readme(number)
    found = {it.relative_to(place).as_posix() for it in files_in(place)}
    strange = sorted(found ^ {*wanted, *setting.kind.more_files})
    require(not strange, f"In the folder too much or too little: {', '.join(strange[:8])}")
    other = [name for name, content in wanted.items() if (place / name).read_bytes() != content]
    require(not other, f"In the folder with other content: {', '.join(other[:8])}")
    folders = [it for it in place.rglob("*") if it.is_dir() and not any(it.iterdir())]
    require(not folders, f"Empty folders: {folders}")


def files_in(folder: Path) -> list[Path]:
    return [it for it in folder.rglob("*") if it.is_file()]


def require_current(setting: Setting, folder: str = USUAL_FOLDER) -> None:
    require_whole(setting, setting.folder, version(ROOT), folder)


def require_unchanged(setting: Setting, state: State) -> None:
    found = difference(state, state_of(setting.wine))
    require_only(found, (), "After a refusal")


def require_old(setting: Setting) -> None:
    """The older program is as it was while the newer lies beside it."""
    place = setting.installed()
    require((place / "_internal" / ONLY_OLD).is_file(), "The older is half gone.")
    require((place / "_internal" / "changed.txt").read_text() == "old\n", "It is half changed.")
