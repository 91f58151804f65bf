"""Installs, upgrades, repairs, interrupts and removes the Windows packages, under Wine.

Each begins in a prefix in which nothing of the program is. Wine's Windows Installer does not:
repair with /f, take back what a killed installation changed, ask open windows to close, put the
menu entry into the menu of all users. Wine keeps rights as modes of Linux, and no owners but
users.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import CheckError, Result, attempt, require
from build_scripts.checking.runs import wait_until
from build_scripts.checking.windows_installers import (
    DATA_FOLDER,
    USUAL_FOLDER,
    Done,
    Installer,
    Msi,
    SetUp,
    carried_out,
)
from build_scripts.checking.windows_state import Ground, difference, require_only, state_of
from build_scripts.checking.windows_stubs import make_stubs
from build_scripts.freezing.interpreter import ensure_compiler
from build_scripts.freezing.spec_parts import version
from build_scripts.freezing.windows_packages import readme
from build_scripts.freezing.wine import Wine
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER_NAME, CONSOLE = "plex-ivig-windows", "plex-ivig-cli.exe"
OLD, NEW, SOME_TIME = "0.0.1", "99.0.0", 1_700_000_000
CURRENT_WINDOWS, OLD_WINDOWS = "19045", "17134"
ODD_FOLDER = "C:\\Zus\u00e4tzliche Programme \u2013 PLEX"
FOLDER_OF_OTHERS = r"C:\Program Files\Others"
POLICY = b'theme = "dark"\n'
UNPACKED_WHEN_KILLED = 20
WRITABLE_BY_OTHERS = 0o022
OTHER_USER = 12345


class Setting(NamedTuple):
    """Where the packages are tried.

    Attributes:
        folder: the one-folder program that the current package was made of.
        current: the package from `dist/`.
        old: a small package of an older version, and `new` of a newer.
        other: a small package of the other kind.
        small: what `new` was made of.
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


def check_windows_setups(dist: Path, work: Path) -> Iterator[Result]:
    """Everything about the packages of a folder; each check as soon as it has ended."""
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as name:
        for kind, other in ((Msi(), SetUp()), (SetUp(), Msi())):
            try:
                setting = _setting(dist, work, Path(name), kind, other)
            except (CheckError, BootstrapError, OSError) as error:
                yield Result(f"windows: {kind.name}", False, str(error))
                continue
            for what, check in CHECKS.items():
                yield attempt(f"windows: {kind.name}: {what}", partial(check, setting))
                setting.ground.restore()


def _setting(dist: Path, work: Path, scratch: Path, kind: Installer, other: Installer) -> Setting:
    stubs = make_stubs(work, ensure_compiler(work, PYTHON))
    endings = {"MSI": "*-windows-x86_64.msi", "set-up": "*-windows-x86_64-setup.exe"}
    found = sorted(dist.glob(endings[kind.name]))
    require(len(found) == 1, f"There must be one {endings[kind.name]} in {dist}.")
    place = scratch / kind.name
    small = _small_program(place / "small", stubs.starter)
    older = _small_program(place / "older", stubs.starter)
    (older / "_internal" / "only in the older.txt").write_text("old\n")
    (older / "_internal" / "changed.txt").write_text("old\n")
    wine = Wine(work / "windows" / "setups" / "prefix")
    wine.ensure(stubs.libraries)
    _set_windows(wine, CURRENT_WINDOWS)
    return Setting(
        wine,
        kind,
        dist / FOLDER_NAME,
        found[0],
        kind.make(older, OLD, SOME_TIME, place),
        kind.make(small, NEW, SOME_TIME, place),
        other.make(small, NEW, SOME_TIME, place),
        small,
        Ground(wine),
    )


def _small_program(folder: Path, starter: Path) -> Path:
    """A program of few files, some with names that need care; it starts another that is named."""
    (folder / "_internal" / "deep" / "deeper").mkdir(parents=True)
    for name in ("plex-ivig.exe", CONSOLE):
        shutil.copyfile(starter, folder / name)
    for name in ("a & 50% (c).txt", "deep/deeper/long name.json", "deep/x.dll", "changed.txt"):
        (folder / "_internal" / name).write_text(name)
    return folder


def _set_windows(wine: Wine, build: str) -> None:
    key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    words = ["reg", "add", key, "/v", "CurrentBuildNumber", "/d", build, "/f"]
    require(carried_out(wine, [*words]).code == 0, "The registry of Wine cannot be changed.")


def _require_whole(setting: Setting, source: Path, number: str, folder: str = USUAL_FOLDER) -> None:
    """The folder holds every file of a program, byte for byte, and no others."""
    place = setting.installed(folder)
    wanted = {it.relative_to(source).as_posix(): it.read_bytes() for it in _files(source)}
    wanted["README.txt"] = readme(number)
    found = {it.relative_to(place).as_posix() for it in _files(place)}
    strange = sorted(found ^ {*wanted, *setting.kind.more_files})
    require(not strange, f"In the folder too much or too little: {', '.join(strange[:8])}")
    other = [name for name, content in wanted.items() if (place / name).read_bytes() != content]
    require(not other, f"In the folder with other content: {', '.join(other[:8])}")
    folders = [it for it in place.rglob("*") if it.is_dir() and not any(it.iterdir())]
    require(not folders, f"Empty folders: {folders}")


def _files(folder: Path) -> list[Path]:
    return [it for it in folder.rglob("*") if it.is_file()]


def _require_current(setting: Setting, folder: str = USUAL_FOLDER) -> None:
    _require_whole(setting, setting.folder, version(ROOT), folder)


def side_effects(setting: Setting) -> str:
    """A silent installation changes what README.txt lists; a removal leaves nothing of it."""
    kind, before = setting.kind, state_of(setting.wine)
    setting.install(setting.current)
    _require_current(setting)
    found = difference(before, state_of(setting.wine))
    own = (USUAL_FOLDER, rf"{USUAL_FOLDER}\*", DATA_FOLDER)
    require_only(found, (*own, *kind.side_effects), "After installing")
    mode = setting.data.stat().st_mode
    require(not mode & WRITABLE_BY_OTHERS, f"Others may write {DATA_FOLDER}: {mode:o}")
    setting.remove()
    require_only(difference(before, state_of(setting.wine)), kind.left, "After removing")
    return f"{len(found.came)} files, folders and values of the lists; after removing none"


def runs(setting: Setting) -> str:
    """The installed program starts, also in a folder with blanks and other letters."""
    for folder in (USUAL_FOLDER, ODD_FOLDER):
        setting.install(setting.current, "" if folder == USUAL_FOLDER else folder)
        _require_current(setting, folder)
        done = setting.run([rf"{folder}\{CONSOLE}", "list"])
        require(
            done.code == 0 and "Guillain-Barr\u00e9" in done.said,
            f"list: {done.code} {done.said[:200]}",
        )
        setting.remove(folder=folder)
        require(not setting.installed(folder).exists(), f"{folder} remains")
    return f"list, in {USUAL_FOLDER} and {ODD_FOLDER}"


def repairs(setting: Setting) -> str:
    """A lost and a changed file are there again."""
    setting.install(setting.current)
    place = setting.installed()
    (place / "plex-ivig.exe").write_bytes(b"broken")
    (place / "_internal" / "python313.dll").unlink()
    setting.expect(0, setting.kind.repair(setting.current, version(ROOT)), "repairing")
    _require_current(setting)
    return "a lost and a changed file, byte for byte"


def upgrades(setting: Setting) -> str:
    """The newer replaces the older in its folder; policy and content stay until a purge."""
    before = state_of(setting.wine)
    setting.install(setting.old, ODD_FOLDER)
    (setting.data / "content").mkdir()
    kept = [setting.data / "policy.toml", setting.data / "content" / "a.plexivig"]
    for file in kept:
        file.write_bytes(POLICY)
    setting.install(setting.current)
    _require_current(setting, ODD_FOLDER)
    require(not setting.installed().exists(), "The upgrade went into another folder.")
    setting.remove(folder=ODD_FOLDER, purge=False)
    require(all(file.read_bytes() == POLICY for file in kept), "Policy or content is gone.")
    own = (DATA_FOLDER, rf"{DATA_FOLDER}\*", *setting.kind.left)
    require_only(difference(before, state_of(setting.wine)), own, "After an upgrade and removing")
    setting.install(setting.current)
    setting.remove()
    require(not setting.data.exists(), "A purge leaves the folder for all users.")
    return "in the folder of the older; policy and content kept, and gone after a purge"


def refuses(setting: Setting) -> str:
    """A newer version, the other kind of package and an old Windows: nothing is changed."""
    codes = setting.kind.refusals
    setting.install(setting.new)
    words = setting.kind.command(setting.current)
    _refused(setting, words, codes["newer"], setting.small, NEW)
    setting.remove(NEW)
    other: Installer = SetUp() if setting.kind.name == "MSI" else Msi()
    setting.expect(0, other.command(setting.other), "installing the other kind")
    state = state_of(setting.wine)
    setting.expect(codes["other kind"], words, "after the other kind")
    _require_unchanged(setting, state)
    setting.ground.restore()
    _set_windows(setting.wine, OLD_WINDOWS)
    state = state_of(setting.wine)
    setting.expect(codes["too old"], words, f"on Windows build {OLD_WINDOWS}")
    _require_unchanged(setting, state)
    return "an older version, the other kind of package, a Windows that is too old"


def _refused(
    setting: Setting, words: list[str | Path], code: int, source: Path, number: str
) -> None:
    state = state_of(setting.wine)
    setting.expect(code, words, "what must be refused")
    _require_unchanged(setting, state)
    _require_whole(setting, source, number)


def _require_unchanged(setting: Setting, state: dict[str, str]) -> None:
    found = difference(state, state_of(setting.wine))
    require_only(found, (), "After a refusal")


def survives_kills(setting: Setting) -> str:
    """Killed while installing, upgrading and removing; run again, it comes to its end."""
    before = state_of(setting.wine)
    for first in (None, setting.old):
        if first is not None:
            setting.install(first)
        _killed_while_unpacking(setting)
        if first is not None and setting.kind.name == "set-up":
            _require_small_works(setting)
        setting.install(setting.current)
        _require_current(setting)
        for file in sorted(_files(setting.installed() / "_internal"))[::2]:
            file.unlink()
        setting.remove()
        require(not setting.installed().exists(), f"{USUAL_FOLDER} remains")
    found = difference(before, state_of(setting.wine)).without(
        (r"C:\users\*\Temp\*", r"C:\windows\Installer\*", *setting.kind.left)
    )
    require_only(found, (), "At the end")
    return "killed while installing and upgrading, and half removed; the next run mends it"


def _killed_while_unpacking(setting: Setting) -> None:
    place, start = setting.installed(), time.time()

    def is_on_the_way() -> bool:
        if not place.exists():
            return False
        return sum(it.stat().st_ctime > start for it in _files(place)) >= UNPACKED_WHEN_KILLED

    with setting.wine.started(setting.kind.command(setting.current)) as process:
        came_far = wait_until(is_on_the_way, limit_s=200, pause_s=0.01)
        require(came_far and process.poll() is None, "It was over before it could be killed.")


def _require_small_works(setting: Setting) -> None:
    """The older program is as it was while the newer lies beside it."""
    place = setting.installed()
    require((place / "_internal" / "only in the older.txt").is_file(), "The older is half gone.")
    require((place / "_internal" / "changed.txt").read_text() == "old\n", "It is half changed.")


def is_made_again(setting: Setting) -> str:
    """Another run, at another time and in another place, makes the same bytes."""
    from build_scripts.freeze import source_date

    with tempfile.TemporaryDirectory() as name:
        again = setting.kind.make(setting.folder, version(ROOT), source_date(), Path(name))
        require(again.read_bytes() == setting.current.read_bytes(), "The bytes are others.")
    return "byte for byte"


def sets_aside(setting: Setting) -> str:
    """What an ordinary user made where the folder for all users will be is moved away."""
    require(os.geteuid() == 0, "This needs root, to make files of another user.")
    (setting.data / "content").mkdir(parents=True)
    (setting.data / "policy.toml").write_bytes(POLICY)
    squatted = setting.data / "content" / "theirs.txt"
    squatted.touch()
    os.chown(squatted, OTHER_USER, OTHER_USER)
    setting.install(setting.current)
    require((setting.data / "policy.toml").read_bytes() == POLICY, "The own policy was moved.")
    require(not squatted.exists(), "The file of another user is still in the folder.")
    os.chown(setting.data, OTHER_USER, OTHER_USER)
    setting.remove(purge=False)
    setting.install(setting.current)
    require(not any(setting.data.iterdir()), "The folder of another user is still in use.")
    aside = sorted(it.name for it in setting.data.parent.glob("plex-ivig-set-aside-*/*"))
    require(aside == ["001-plex-ivig", "001-theirs.txt"], f"set aside: {aside}")
    for made in (setting.data, *setting.data.parent.glob("plex-ivig-set-aside-*")):
        mode = made.stat().st_mode
        require(not mode & WRITABLE_BY_OTHERS, f"Others may write {made.name}: {mode:o}")
    return "a file and a folder of another user"


CHECKS: dict[str, Callable[[Setting], str]] = {
    "side effects": side_effects,
    "runs": runs,
    "repairs": repairs,
    "upgrades": upgrades,
    "refuses": refuses,
    "survives kills": survives_kills,
    "sets aside": sets_aside,
    "made again": is_made_again,
}
