"""Starts the program in places that are not kind to programs; everywhere it must do the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.crowds import CROWDS
from build_scripts.checking.display import running_display
from build_scripts.checking.ground import NAME, PLAIN, WRITTEN_BY_ALL, Ground, ready_ground
from build_scripts.checking.paper import Paper
from build_scripts.checking.pictures import shown_window
from build_scripts.checking.results import CheckError, Options, Result, attempt, require
from build_scripts.checking.runs import ORDINARY_USER, run, start

if TYPE_CHECKING:
    from collections.abc import Callable

# Not /tmp, which is taken away in some of the places.
SCRATCH = Path("/var/tmp")
ODD_NAME = "spaces, \u00e4\u00f6\u00fc, \u65e5\u672c; 'quotes' \" $HOME \\"
TRAPPED = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONPLATLIBDIR", "PYTHONUSERBASE", "PYTHONSTARTUP"),
    *("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"),
    *("GCONV_PATH", "LOCPATH", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "TMPDIR"),
)
JUNK = {
    **dict.fromkeys(TRAPPED, "{trap}"),
    **dict.fromkeys(("PYTHONVERBOSE", "PYTHONDEVMODE", "PYTHONINSPECT", "PYTHONDEBUG"), "1"),
    **dict.fromkeys(("PYTHONOPTIMIZE", "PYTHONMALLOC", "PYTHONHASHSEED", "PYTHONWARNINGS"), "junk"),
    **dict.fromkeys(("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE"), "0"),
    "QT_STYLE_OVERRIDE": "Windows",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "QT_IM_MODULE": "ibus",
    "SBK_EMBED": "False",
    "XDG_RUNTIME_DIR": "/nonexistent",
    "XDG_CURRENT_DESKTOP": "KDE",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    "TZ": "Nowhere/Nothing",
}
TRAPS = ("gui", "json", "sitecustomize", "argparse", "msgspec", "PySide6", "encodings")
WRITTEN_TO = ("HOME", "XDG_RUNTIME_DIR", "TMPDIR")
BROKEN_LIBRARIES = ("libQt6Core.so.6", "libxcb.so.1", "libpython3.13.so.1.0")
LOCALES = ("xx_YY", "xx_YY.UTF-8", "C", "POSIX", "de_DE.ISO-8859-1", "de_DE@nonsense", "\u00e9")
CLIENTS_OF_CUPS = "/usr/lib/x86_64-linux-gnu/libcups.so.2*"
PLACES_OF_FONTS = "/usr/share/fonts /usr/local/share/fonts /etc/fonts"
EMPTY = "mount -t tmpfs -o mode=755 tmpfs"
AS_ORDINARY_USER = f"setpriv --reuid {ORDINARY_USER} --regid {ORDINARY_USER} --clear-groups --"
CLOSED = ("<&-", ">&-", "2>&-", "<&- >&- 2>&-")


def check_hostile_places(folder: Path, options: Options) -> list[Result]:
    """Try the program of a folder in every place; root is needed for some of them."""
    try:
        with running_display() as display, tempfile.TemporaryDirectory(dir=SCRATCH) as scratch:
            ground = ready_ground(folder, Path(scratch), display)
            return [
                attempt(f"hostile places: {name}", partial(check, ground))
                for name, check in PLACES.items()
            ]
    except CheckError as error:
        return [Result("hostile places", False, str(error))]


def odd_path(ground: Ground) -> str:
    return ground.all_the_same([ground.copy(ODD_NAME)])


def read_only_folder(ground: Ground) -> str:
    program = ground.copy("read-only")
    subprocess.run(["chmod", "-R", "a-w", str(program.parent)], check=True)
    try:
        return ground.all_the_same([program], user=ORDINARY_USER)
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(program.parent)], check=True)


def read_only_mount(ground: Ground) -> str:
    folder = ground.folder
    mounts = f"mount --bind '{folder}' '{folder}'\nmount -o remount,bind,ro '{folder}'"
    return ground.all_the_same(_privately(mounts, ground.program))


def read_only_root(ground: Ground) -> str:
    kept = f"mount --bind '{ground.pictures}' '{ground.pictures}'"
    return ground.all_the_same(_privately(f"{kept}\nmount -o remount,bind,ro /", ground.program))


def noexec_tmp(ground: Ground) -> str:
    mounts = "mount -t tmpfs -o noexec,nosuid,nodev tmpfs /tmp"
    return ground.all_the_same(_privately(mounts, ground.program))


def full_tmp(ground: Ground) -> str:
    mounts = "mount -t tmpfs -o size=16k tmpfs /tmp\ncat /dev/zero > /tmp/full 2>/dev/null || true"
    return ground.all_the_same(_privately(mounts, ground.program))


def full_disk(ground: Ground) -> str:
    """Home, session and temporary folder are on a disk without room, then without a free entry."""
    said = ""
    for number, entries in enumerate((1000, 4, 6)):
        disk = ground.scratch / f"full-{number}"
        disk.mkdir()
        folders = {name: disk / name.lower() for name in WRITTEN_TO}
        made = " ".join(f"'{folder}'" for folder in folders.values())
        mounts = (
            f"mount -t tmpfs -o size=16k,nr_inodes={entries},mode=700 tmpfs '{disk}'\n"
            f"mkdir -m 700 {made}\n"
            f"{{ cat /dev/zero > '{disk}/full'; }} 2>/dev/null || true"
        )
        variables = {**PLAIN, **{name: str(folder) for name, folder in folders.items()}}
        said = ground.all_the_same(_privately(mounts, ground.program), variables)
    return said


def no_fonts(ground: Ground) -> str:
    """The picture is that with all fonts: the program's own fonts have every character."""
    return ground.all_the_same(_privately(_emptied(PLACES_OF_FONTS), ground.program))


def fonts_unknown_to_caches(ground: Ground) -> str:
    """Fonts that no cache knows, as where the system's caches are of another format."""
    home = ground.scratch / "home"
    home.mkdir()
    home.chmod(WRITTEN_BY_ALL)
    shutil.copytree(ground.folder / "_internal" / "resources" / "fonts", home / ".fonts")
    command = _privately(_emptied("/var/cache/fontconfig"), ground.program, AS_ORDINARY_USER)
    said = ground.all_the_same(command, {**PLAIN, "HOME": str(home)})
    found = sorted(entry.name for entry in home.iterdir())
    require(
        found == [".fonts", ".local"], f"It wrote into the home of the user: {', '.join(found)}."
    )
    return said


def _emptied(places: str) -> str:
    """Lines of shell after which folders are empty, where they are there at all."""
    return f"for place in {places}; do if test -d $place; then {EMPTY} $place; fi; done"


def _privately(mounts: str, program: Path, user: str = "") -> list[str | Path]:
    """A command that starts the program where something is mounted for it alone."""
    script = f'set -e\n{mounts}\nexec {user} "$0" "$@"'
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, program]


def no_print_client(ground: Ground) -> str:
    """Where CUPS was never installed: Print says that there is no printer, all else goes on."""
    hide = "if test -e $file; then mount --bind /dev/null $file; fi"
    hidden = f"for file in {CLIENTS_OF_CUPS}; do {hide}; done"
    command = _privately(hidden, ground.program)
    said = ground.all_the_same(command)
    process = start(command, {**PLAIN, "DISPLAY": ground.display.name})
    with shown_window(process, ground.display) as window:
        Paper(ground.display).ask_where_to()
        window.close()
    return f"Print pressed; {said}"


def deleted_folder(ground: Ground) -> str:
    script = 'mkdir "$1/gone" && cd "$1/gone" && rmdir "$1/gone" && shift && exec "$@"'
    return ground.all_the_same(["sh", "-c", script, "sh", ground.scratch, ground.program])


def homes(ground: Ground) -> str:
    without = {name: value for name, value in PLAIN.items() if name != "HOME"}
    ground.all_the_same([ground.program], without)
    ground.all_the_same([ground.program], {**PLAIN, "HOME": ""})
    ground.all_the_same([ground.program], {**PLAIN, "HOME": str(ground.program)})
    said = ground.all_the_same([ground.program], {**PLAIN, "HOME": "/"}, user=ORDINARY_USER)
    return f"none, empty, a file, unwritable: {said}"


def empty_environment(ground: Ground) -> str:
    return ground.all_the_same([ground.program], {})


def locales(ground: Ground) -> str:
    said = ""
    for locale in LOCALES:
        variables = {**PLAIN, "LC_ALL": locale, "LANG": locale}
        told = run([ground.program, "list"], variables)
        german = "Empfohlen" in told.out.decode()
        require(german == locale.startswith("de"), f"{locale} has another language: {told.told()}")
        said = ground.all_the_same([ground.program], {**variables, "LANGUAGE": "en"})
    return f"{len(LOCALES)} of them: {said}"


def junk(ground: Ground) -> str:
    """Each alone for text, all at once for everything."""
    trap = ground.scratch / "trap"
    trap.mkdir()
    for name in TRAPS:
        (trap / f"{name}.py").write_text("raise SystemExit('in the trap')\n", "utf-8")
    for name in BROKEN_LIBRARIES:
        (trap / name).write_bytes(b"no library")
    variables = {name: value.format(trap=trap) for name, value in JUNK.items()}
    for name, value in variables.items():
        done = run([ground.program, "list"], {**PLAIN, name: value}, cwd=trap)
        require((done.code, done.err) == (0, ""), f"{name}={value}: {done.told()}")
    said = ground.all_the_same([ground.program], {**PLAIN, **variables}, cwd=trap)
    return f"{len(variables)} variables: {said}"


def closed_streams(ground: Ground) -> str:
    for way in CLOSED:
        command: list[str | Path] = ["sh", "-c", f'exec "$0" "$@" {way}', ground.program]
        for line in (["list"], ["show", "mmn", "--json"]):
            done = run([*command, *line], PLAIN)
            require((done.code, done.err) == (0, ""), f"{line[0]} {way}: {done.told()}")
        require(ground.draw(command, PLAIN) == ground.picture, f"screenshot {way} differs")
    return f"{len(CLOSED)} ways: exit code 0, silently"


def links_and_paths(ground: Ground) -> str:
    link, further = ground.scratch / "a link", ground.scratch / "further"
    link.symlink_to(ground.program)
    further.symlink_to("a link")
    ground.all_the_same([further])
    ground.all_the_same([Path(ground.folder.name) / NAME], cwd=ground.scratch)
    ground.all_the_same([Path("..") / ground.folder.name / NAME], cwd=ground.folder)
    searched = {**PLAIN, "PATH": f"{ground.folder}:{PLAIN['PATH']}"}
    said = ground.all_the_same(["env", NAME], searched)
    return f"link to a link, two relative paths, PATH: {said}"


def few_files(ground: Ground) -> str:
    return ground.all_the_same(["sh", "-c", 'ulimit -n 64; exec "$0" "$@"', ground.program])


def little_memory(ground: Ground) -> str:
    return ground.all_the_same(["sh", "-c", 'ulimit -v 1000000; exec "$0" "$@"', ground.program])


def nothing_changed(ground: Ground) -> str:
    """After everything else: the program wrote nothing into its own folder."""
    asked = ["find", str(ground.folder), "-newer", str(ground.pictures / "1.png")]
    found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
    require(found == [""], f"It wrote {', '.join(found)}")
    return f"{sum(len(files) for _, _, files in os.walk(ground.folder))} files untouched"


PLACES: dict[str, Callable[[Ground], str]] = {
    "path with spaces, quotes, non-ASCII": odd_path,
    "read-only folder, ordinary user": read_only_folder,
    "read-only mount": read_only_mount,
    "read-only root": read_only_root,
    "noexec /tmp": noexec_tmp,
    "full /tmp": full_tmp,
    "full home and session": full_disk,
    "no fonts at all": no_fonts,
    "fonts that no cache knows": fonts_unknown_to_caches,
    "no client of CUPS": no_print_client,
    "deleted working folder": deleted_folder,
    "no or strange HOME": homes,
    "empty environment": empty_environment,
    "broken locales": locales,
    "junk in the environment": junk,
    "closed streams": closed_streams,
    "links, relative paths, PATH": links_and_paths,
    "64 open files": few_files,
    "1 GB of address space": little_memory,
    **CROWDS,
    "its folder is untouched": nothing_changed,
}
