"""Installs, upgrades, repairs, interrupts and removes the Windows packages, under Wine.

Each begins in a prefix in which nothing of the program is. Wine's Windows Installer does not:
repair with /f, take back what a killed installation changed, ask open windows to close, put the
menu entry into the menu of all users. Wine keeps rights as modes of Linux, and no owners but
users.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import CheckError, Result, attempt, require
from build_scripts.checking.runs import wait_until
from build_scripts.checking.windows_installers import (
    DATA_FOLDER,
    USUAL_FOLDER,
    Installer,
    Msi,
    SetUp,
)
from build_scripts.checking.windows_set_up import SET_UP_ALONE
from build_scripts.checking.windows_setting import (
    CONSOLE,
    NEW,
    OLD_WINDOWS,
    Setting,
    files_in,
    make_setting,
    require_current,
    require_old,
    require_unchanged,
    require_whole,
    set_windows,
)
from build_scripts.checking.windows_state import difference, require_only, state_of
from build_scripts.freezing.msi import product_code
from build_scripts.freezing.spec_parts import version
from build_scripts.freezing.steps import run
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ODD_FOLDER = "C:\\Zus\u00e4tzliche Programme \u2013 PLEX"
POLICY = b'theme = "dark"\n'
UNPACKED_WHEN_KILLED = 20
WRITABLE_BY_OTHERS = 0o022
OTHER_USER = 12345


def check_windows_setups(dist: Path, work: Path) -> Iterator[Result]:
    """Everything about the packages of a folder; each check as soon as it has ended."""
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as name:
        for kind, other in ((Msi(), SetUp()), (SetUp(), Msi())):
            try:
                setting = make_setting(dist, work, Path(name), kind, other)
            except (CheckError, BootstrapError, OSError) as error:
                yield Result(f"windows: {kind.name}", False, str(error))
                continue
            more = SET_UP_ALONE if isinstance(kind, SetUp) else MSI_ALONE
            for what, check in (CHECKS | more).items():
                try:
                    yield attempt(f"windows: {kind.name}: {what}", partial(check, setting))
                finally:
                    setting.ground.restore()


def side_effects(setting: Setting) -> str:
    """A silent installation changes what README.txt lists; a removal leaves nothing of it."""
    kind, before = setting.kind, state_of(setting.wine)
    setting.install(setting.current)
    require_current(setting)
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
        require_current(setting, folder)
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
    require_current(setting)
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
    require_current(setting, ODD_FOLDER)
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
    state = state_of(setting.wine)
    setting.expect(codes["newer"], words, "what must be refused")
    require_unchanged(setting, state)
    require_whole(setting, setting.small, NEW)
    setting.remove(NEW)
    other: Installer = SetUp() if setting.kind.name == "MSI" else Msi()
    setting.expect(0, other.command(setting.other), "installing the other kind")
    state = state_of(setting.wine)
    setting.expect(codes["other kind"], words, "after the other kind")
    require_unchanged(setting, state)
    setting.ground.restore()
    set_windows(setting.wine, OLD_WINDOWS)
    state = state_of(setting.wine)
    setting.expect(codes["too old"], words, f"on Windows build {OLD_WINDOWS}")
    require_unchanged(setting, state)
    return "an older version, the other kind of package, a Windows that is too old"


def survives_kills(setting: Setting) -> str:
    """Killed while installing, upgrading and removing; run again, it comes to its end."""
    before = state_of(setting.wine)
    for first in (None, setting.old):
        if first is not None:
            setting.install(first)
        _killed_while_unpacking(setting)
        if first is not None and setting.kind.name == "set-up":
            require_old(setting)
        setting.install(setting.current)
        require_current(setting)
        for file in sorted(files_in(setting.installed() / "_internal"))[::2]:
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
        return sum(it.stat().st_ctime > start for it in files_in(place)) >= UNPACKED_WHEN_KILLED

    with setting.wine.started(setting.kind.command(setting.current)) as process:
        came_far = wait_until(is_on_the_way, limit_s=200, pause_s=0.01)
        require(came_far and process.poll() is None, "It was over before it could be killed.")


def is_made_again(setting: Setting) -> str:
    """Another run, at another time and in another place, makes the same bytes."""
    from build_scripts.freeze import source_date

    with tempfile.TemporaryDirectory() as name:
        again = setting.kind.make(setting.folder, version(ROOT), source_date(), Path(name))
        require(again.read_bytes() == setting.current.read_bytes(), "The bytes are others.")
    return "byte for byte"


def signed(setting: Setting) -> str:
    """A package that somebody has signed with a key of their own installs as before."""
    with tempfile.TemporaryDirectory() as name:
        key, certificate, target = (Path(name, it) for it in ("key", "cert", setting.current.name))
        by = ("-subj", "/CN=A hospital", "-days", "2", "-keyout", key, "-out", certificate)
        run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *by], Path(name))
        words = ("-h", "sha256", "-certs", certificate, "-key", key)
        run(["osslsigncode", "sign", *words, "-in", setting.current, "-out", target], Path(name))
        setting.install(target)
    require_current(setting)
    return "with a certificate made for this check"


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
    (setting.data / "theirs.txt").touch()
    os.chown(setting.data, OTHER_USER, OTHER_USER)
    setting.run(setting.kind.removal(version(ROOT), USUAL_FOLDER, purge=True))
    require((setting.data / "theirs.txt").exists(), "A purge went into the folder of another user.")
    return "a file and a folder of another user; a purge leaves theirs alone"


def spares_others(setting: Setting) -> str:
    """A folder with files of others under names of ours is refused; `PURGE=0` purges nothing."""
    for name in ("README.txt", "_internal/base_library.zip"):
        file = setting.installed(ODD_FOLDER) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("theirs\n")
        words = setting.kind.command(setting.new, ODD_FOLDER)
        state = state_of(setting.wine)
        setting.expect(setting.kind.refusals["foreign folder"], words, f"a folder with {name}")
        require_unchanged(setting, state)
        file.unlink()
    setting.install(setting.new, ODD_FOLDER)
    (setting.data / "policy.toml").write_bytes(POLICY)
    setting.expect(0, ["msiexec", "/x", product_code(NEW), "/qn", "PURGE=0"], "removing")
    require((setting.data / "policy.toml").is_file(), "PURGE=0 deletes the policy.")
    require(not list(setting.installed(ODD_FOLDER).glob("*.exe")), "The removal removes nothing.")
    return "refused; a policy stays where no purge is wished for"


MSI_ALONE: dict[str, Callable[[Setting], str]] = {"spares others": spares_others}
CHECKS: dict[str, Callable[[Setting], str]] = {
    "side effects": side_effects,
    "runs": runs,
    "repairs": repairs,
    "upgrades": upgrades,
    "refuses": refuses,
    "survives kills": survives_kills,
    "sets aside": sets_aside,
    "signed": signed,
    "made again": is_made_again,
}
