"""What is tried of the set-up alone: files in use, folders of others, a kill at any moment."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from build_scripts.checking.results import require
from build_scripts.checking.windows_installers import DATA_FOLDER, USUAL_FOLDER, carried_out
from build_scripts.checking.windows_setting import (
    NEW,
    OLD,
    WINDOWED,
    Setting,
    require_old,
    require_unchanged,
    require_whole,
)
from build_scripts.checking.windows_state import (
    HIVES,
    OF_NSIS,
    difference,
    require_only,
    state_of,
)
from build_scripts.freezing.nsis import AT_THE_TOP, LIST, UNINSTALLER
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDER_OF_OTHERS = r"C:\Program Files\Others"
PYTHON = ROOT / "build" / "windows" / "python" / "python.exe"
# To read alone, as any user may; renaming is let to others.
HOLD = """
import ctypes, sys, time
held = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 4, None, 3, 0, None)
print("held" if held != -1 else "", flush=True)
time.sleep(300)
"""
BAD_FOLDERS = ('"C:\\Quoted"', "C:/Slashes", r"Q:\No drive")
UNPACKED, REPLACED = "plex-ivig.new", "plex-ivig.old"


def in_use(setting: Setting) -> str:
    """While the program runs, upgrade and removal change nothing and say why."""
    code, words = setting.kind.refusals["in use"], setting.kind.command(setting.new)
    setting.install(setting.old)
    before = state_of(setting.wine)
    with setting.wine.started([rf"{USUAL_FOLDER}\{WINDOWED}", "cmd.exe", "/q", "/k"]):
        done = setting.wine.run(words, seconds=60)
        removal = setting.kind.removal(OLD, USUAL_FOLDER, purge=True)
        # In its own folder, and so without a copy of itself, it tells its exit code.
        removed = setting.wine.run([*removal, *f"_?={USUAL_FOLDER}".split(" ")], seconds=60)
    require(done.returncode == removed.returncode == code, f"{done}, {removed}")
    require("is running" in done.stderr and "is running" in removed.stderr, f"It said {done}.")
    found = difference(before, state_of(setting.wine))
    require_only(found.without((r"C:\users\*\Temp\*", *OF_NSIS)), (), "While in use")
    require_old(setting)
    setting.install(setting.new)
    require_whole(setting, setting.small, NEW)
    return f"exit code {code}, a sentence on standard error, every file as before"


def folder_of_others(setting: Setting) -> str:
    """A folder with other files, or another than that of the installed program, is refused."""
    codes, kind = setting.kind.refusals, setting.kind
    place = setting.installed(FOLDER_OF_OTHERS)
    place.mkdir(parents=True)
    (place / "theirs.txt").touch()
    state = state_of(setting.wine)
    for name in BAD_FOLDERS:
        setting.expect(codes["bad folder"], kind.command(setting.new, name), f"/D={name}")
    setting.expect(codes["foreign folder"], kind.command(setting.new, FOLDER_OF_OTHERS), "others'")
    require_unchanged(setting, state)
    setting.install(setting.old)
    state = state_of(setting.wine)
    setting.expect(codes["elsewhere"], kind.command(setting.new, r"C:\Elsewhere"), "elsewhere")
    require_unchanged(setting, state)
    shutil.copytree(setting.installed(), place / "copy")
    copied = [rf"{FOLDER_OF_OTHERS}\copy\{UNINSTALLER}", "/S"]
    where = f"_?={FOLDER_OF_OTHERS}\\copy".split(" ")
    setting.expect(codes["elsewhere"], [*copied, *where], "a copy of the uninstaller")
    require_old(setting)
    (setting.installed() / "_internal" / "theirs.txt").touch()
    own = [*setting.kind.removal(OLD, USUAL_FOLDER, purge=True), *f"_?={USUAL_FOLDER}".split(" ")]
    setting.expect(0, own, "a removal that stays in its folder")
    left = sorted(it.name for it in setting.installed().rglob("*"))
    require(left == ["_internal", "theirs.txt", UNINSTALLER], f"After removing there is {left}")
    shutil.rmtree(setting.installed() / "_internal")
    setting.install(setting.new)
    require_whole(setting, setting.small, NEW)
    (setting.installed() / "_internal" / "theirs.txt").touch()
    setting.remove(NEW)
    left = sorted(it.name for it in setting.installed().rglob("*"))
    require(left == ["_internal", "theirs.txt"], f"After removing there is {left}")
    return "refused; a removal leaves files of others where they are"


def every_moment(setting: Setting) -> str:
    """Killed after any of the renamings by which new and old change places, a run mends it.

    Where there is an uninstaller in that moment, it removes both.
    """
    setting.install(setting.new)
    new = _kept(setting, "new")
    setting.remove(NEW)
    setting.install(setting.old)
    steps = len(list(_steps(setting.installed(), new)))
    for number in range(steps + 1):
        old = _kept(setting, "old")
        shutil.copytree(new, setting.installed() / UNPACKED)
        for done, (source, target) in enumerate(_steps(setting.installed(), new)):
            if done == number:
                break
            target.parent.mkdir(exist_ok=True)
            source.rename(target)
        if (setting.installed() / UNINSTALLER).exists():
            halfway = _kept(setting, "halfway")
            setting.wine.wait()
            registry = {it: (setting.wine.prefix / it).read_bytes() for it in HIVES}
            setting.remove(OLD)
            require(not setting.installed().exists(), f"after step {number} a removal leaves some")
            shutil.copytree(halfway, setting.installed())
            for file, content in registry.items():
                (setting.wine.prefix / file).write_bytes(content)
        carried = carried_out(setting.wine, setting.kind.command(setting.new))
        require(carried.code == 0, f"after step {number}: exit code {carried.code}")
        require_whole(setting, setting.small, NEW)
        shutil.rmtree(setting.installed())
        shutil.copytree(old, setting.installed())
    return f"after each of {steps} renamings"


def _kept(setting: Setting, name: str) -> Path:
    """A copy of what is installed, outside of the prefix."""
    place = setting.old.parent / name
    shutil.rmtree(place, ignore_errors=True)
    return shutil.copytree(setting.installed(), place)


def _steps(place: Path, new: Path) -> Iterator[tuple[Path, Path]]:
    """What the set-up renames, in its order."""
    yield place / LIST, place / REPLACED / LIST
    for name in _at_the_top(place / REPLACED / LIST, place / LIST):
        yield place / name, place / REPLACED / name
    for name in _at_the_top(new / LIST):
        yield place / UNPACKED / name, place / name
    yield place / UNPACKED / LIST, place / LIST


def _at_the_top(*lists: Path) -> list[str]:
    text = next(it for it in lists if it.is_file()).read_text("utf-16-le")
    return [line[1:] for line in text.splitlines() if line.startswith(AT_THE_TOP)]


def held_policy(setting: Setting) -> str:
    """A policy that a user reads and lets nobody else read is not moved away for that."""
    policy = setting.data / "policy.toml"
    policy.parent.mkdir(parents=True)
    policy.touch()
    words = setting.kind.command(setting.new)
    with setting.wine.started([PYTHON, "-c", HOLD, rf"{DATA_FOLDER}\policy.toml"]) as process:
        held = process.stdout.readline() if process.stdout else b""
        require(held.strip() == b"held", f"It cannot be held: {held!r}")
        done = setting.wine.run(words, seconds=60)
    require(done.returncode == setting.kind.refusals["machine folder"], f"It ended so: {done}")
    require(policy.exists(), "The policy was moved away.")
    setting.install(setting.new)
    require(policy.exists(), "The policy was moved away once nobody held it.")
    return "refused, and installed as soon as nobody holds it"


SET_UP_ALONE: dict[str, Callable[[Setting], str]] = {
    "in use": in_use,
    "folder of others": folder_of_others,
    "every moment": every_moment,
    "held policy": held_policy,
}
