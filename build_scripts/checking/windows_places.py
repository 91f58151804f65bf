"""Starts the Windows program in places that are not kind to programs; everywhere it does the same.

That is: it prints the same list, draws the same picture, and changes nothing in its folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking import through_wine
from build_scripts.checking.display import running_display
from build_scripts.checking.results import CheckError, require
from build_scripts.checking.windows_commands import CONTENT
from build_scripts.checking.windows_ground import CONSOLE_NAME
from build_scripts.checking.windows_window import windows_window
from build_scripts.freezing.checksums import listed_files, sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from build_scripts.checking.windows_ground import WindowsGround

# Wine cuts a path at a semicolon where it looks for the libraries of a library.
ODD_NAME = "spaces, \u00e4\u00f6\u00fc, \u65e5\u672c, 'quotes' & $HOME %PATH%"
LONGEST_USUAL = 260
LEVELS, LEVEL = 7, "a folder of forty letters, one of seven "
FOREIGN = ("python313.dll", "python3.dll", "Qt6Core.dll", "Qt6Gui.dll", "icuuc.dll", "version.dll")
TRAPS = ("gui", "json", "sitecustomize", "argparse", "msgspec", "PySide6", "encodings")
TRAPPED = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONUSERBASE", "PYTHONSTARTUP", "PYTHONPLATLIBDIR"),
    *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "PATH"),
)
JUNK = {
    **dict.fromkeys(("PYTHONVERBOSE", "PYTHONDEVMODE", "PYTHONINSPECT", "PYTHONDEBUG"), "1"),
    **dict.fromkeys(("PYTHONOPTIMIZE", "PYTHONMALLOC", "PYTHONHASHSEED", "PYTHONWARNINGS"), "junk"),
    **dict.fromkeys(("PYTHONIOENCODING", "PYTHONUTF8", "SBK_EMBED"), "0"),
    **dict.fromkeys(("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"), "nonsense"),
}
OF_A_USER = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "HOME", "TEMP", "TMP", "PROGRAMDATA")
BLANK = 20_000


class Usual(NamedTuple):
    """What the program does where nothing is in its way."""

    ground: WindowsGround
    text: bytes
    picture: bytes

    def same(
        self,
        variables: Mapping[str, str] | None = None,
        program: Path | str | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start it in another way; it must print and draw the same, silently."""
        text, picture = answers(self.ground, variables, program, cwd)
        require(text == self.text, "list prints something else than elsewhere")
        require(picture == self.picture, "screenshot draws something else than elsewhere")


def answers(
    ground: WindowsGround,
    variables: Mapping[str, str] | None = None,
    program: Path | str | None = None,
    cwd: Path | None = None,
) -> tuple[bytes, bytes]:
    """The list that is printed, and the picture that is drawn."""
    listed = ground.run(["list"], variables, program, cwd)
    require((listed.code, listed.err) == (0, ""), f"list: {listed.told()}")
    file = ground.work / "drawn.png"
    drawn = ground.run(["screenshot", str(file), "--condition", "mmn"], variables, program, cwd)
    require((drawn.code, drawn.err) == (0, ""), f"screenshot: {drawn.told()}")
    picture = file.read_bytes()
    file.unlink()
    require(len(picture) > BLANK, f"A picture of {len(picture)} bytes holds no text.")
    return listed.out, picture


def places(ground: WindowsGround) -> str:
    """All of them, one after the other."""
    before = _state(ground.folder)
    usual = Usual(ground, *answers(ground))
    for name, check in PLACES.items():
        shutil.rmtree(ground.work / "places", ignore_errors=True)
        try:
            check(usual)
        except CheckError as error:
            raise CheckError(f"{name}: {error}") from error
    require(_state(ground.folder) == before, "The folder of the program is changed.")
    return ", ".join(PLACES)


def _state(folder: Path) -> dict[str, str]:
    return {name: sha256(folder / name) for name in listed_files(folder)}


def _copy(usual: Usual, *names: str) -> Path:
    folder = usual.ground.work.joinpath("places", *names)
    shutil.copytree(usual.ground.folder, folder)
    return folder / CONSOLE_NAME


def odd_path(usual: Usual) -> None:
    usual.same(program=_copy(usual, ODD_NAME))


def long_path(usual: Usual) -> None:
    """It reads content from a long path.

    It neither lies there itself nor writes there: Wine 8 does not tell the final name of a file
    where that is long.
    """
    ground = usual.ground
    folder = ground.work.joinpath("places", *[LEVEL.strip()] * LEVELS)
    bundle = shutil.copytree(CONTENT, folder / "bundle")
    require(len(str(folder)) > LONGEST_USUAL, "The path is not long.")
    checked = ground.run(["bundle", "check", str(bundle)])
    require(checked.code == 0, f"bundle check: {checked.told()}")
    listed = ground.run(["list", "--bundle", str(bundle)])
    require(listed.code == 0, f"list: {listed.told()}")
    require(usual.text in listed.out, "list prints something else than elsewhere")


def share(usual: Usual) -> None:
    """It lies on a drive that stands for a share, and reads content of the share by its UNC path.

    It is not started by a UNC path: there Wine 8 names a program otherwise than Windows does.
    """
    ground, places = usual.ground, usual.ground.wine.prefix / "dosdevices"
    for link, target in ((places / "s:", ground.folder), (places / "unc" / "ward", CONTENT.parent)):
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    usual.same(program=rf"S:\{CONSOLE_NAME}")
    listed = ground.run(["list", "--bundle", rf"\\ward\{CONTENT.name}"])
    require(listed.code == 0, f"list: {listed.told()}")
    require(usual.text in listed.out, "list prints something else than elsewhere")


def read_only_folder(usual: Usual) -> None:
    program = _copy(usual, "read-only")
    entries = [program.parent, *program.parent.rglob("*")]
    modes = {entry: entry.stat().st_mode for entry in entries}
    for entry in entries:
        entry.chmod(0o555)
    try:
        usual.same(program=program)
    finally:
        for entry, mode in modes.items():
            entry.chmod(mode)


def _trap(usual: Usual) -> Path:
    """A folder of modules and libraries that would be noticed if they were loaded."""
    folder = usual.ground.work / "places" / "trap"
    folder.mkdir(parents=True)
    for name in TRAPS:
        (folder / f"{name}.py").write_text("raise SystemExit('in the trap')\n", "utf-8")
    for name in FOREIGN:
        (folder / name).write_bytes(b"MZ no library at all")
    return folder


def junk(usual: Usual) -> None:
    """Started in a folder of foreign libraries and modules, which every variable names too."""
    trap = _trap(usual)
    name = usual.ground.wine.windows_path(trap)
    named = {f"{through_wine.PASSED_ON}{it}": name for it in TRAPPED}
    usual.same({**named, **JUNK}, cwd=trap)


def gone_folder(usual: Usual) -> None:
    """Shell and Wine say that the folder is gone; the program says nothing of it."""
    folder = usual.ground.work / "places" / "gone"
    folder.mkdir(parents=True)
    script = 'cd "$0" && rmdir "$0" && exec "$@"'
    gone = usual.ground._replace(before=("sh", "-c", script, str(folder)))
    listed = gone.run(["list"])
    said = [line for line in listed.err.splitlines() if not line.startswith(("sh: ", "wine: "))]
    require((listed.code, said) == (0, []), f"list: {listed.told()}")
    require(listed.out == usual.text and not folder.exists(), "list prints something else")


def no_user(usual: Usual) -> None:
    """No variable names a folder of the user."""
    usual.same({f"{through_wine.PASSED_ON}{name}": "" for name in OF_A_USER})


def closed_output(usual: Usual) -> None:
    """Nobody reads what it says."""
    with usual.ground.start(["show", "mmn"], {"HOME": str(usual.ground.home)}) as process:
        if process.stdout is not None:
            process.stdout.close()
            process.stdout = None
        code, _, err = through_wine.heard(process, 60)
    require((code, err) == (0, ""), f"It ended with {code}, {err!r}.")


def two_users(usual: Usual) -> None:
    """Each of two users has a window of their own, and a log that the other has not."""
    ground = usual.ground
    logs = []
    for name in ("first", "second"):
        own = ground.of_user(name)
        with running_display() as display, windows_window(own, display) as shown:
            shown.close()
        logs.append(sorted(own.home.rglob("*.log")))
    require(all(len(it) == 1 for it in logs), f"The logs are {logs}.")


PLACES: dict[str, Callable[[Usual], None]] = {
    "odd path": odd_path,
    "long path": long_path,
    "share": share,
    "read-only folder": read_only_folder,
    "junk around it": junk,
    "folder that is gone": gone_folder,
    "no folder of a user": no_user,
    "closed output": closed_output,
    "two users": two_users,
}
