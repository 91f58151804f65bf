"""What plex-ivig.spec puts into the program, beside what PyInstaller finds by itself."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, ZipInfo

from build_scripts.freezing import lean, windows_lean
from build_scripts.freezing.no_opengl import FUNCTIONS
from build_scripts.freezing.trust_files import trust_files
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable

RESOURCES = ("bundle", "fonts", "legal", "icons", "system", "i18n", "words")
ICONS = {f"plex-ivig-{size}.png" for size in (16, 32, 48, 64)}
SUPPORT = "files.dir"
# On Windows a program either has a console or has none, so that there are two.
COMMAND_LINE = "plex-ivig-cli"
NAMES = {"plex-ivig": "PLEX-IVIG Reference", COMMAND_LINE: "PLEX-IVIG Reference, command line"}


def own_data(root: Path, work: Path) -> list[tuple[str, str]]:
    """The content, whom to trust, and shiboken's marker, each with the folder that it goes to."""
    files = [
        file
        for name in RESOURCES
        for file in sorted((root / "resources" / name).rglob("*"))
        if file.is_file()
        and (name != "icons" or file.name in ICONS)
        and (name != "i18n" or file.suffix == ".qm")
    ]
    own = [(str(file), file.relative_to(root).parent.as_posix()) for file in files]
    return [*own, *trust_files(root, work), (str(support_marker(work)), f"shiboken6/{SUPPORT}")]


def support_folder() -> Path:
    """Where shiboken has written down its own Python files.

    Raises:
        BootstrapError: the interpreter that freezes the program has no shiboken.
    """
    found = find_spec("shiboken6")
    places = found.submodule_search_locations if found else None
    if not places:
        raise BootstrapError("There is no shiboken6 to freeze; freeze.py makes the environment.")
    return Path(places[0]) / SUPPORT


def support_marker(work: Path) -> Path:
    """A file by which the folder is there: shiboken then imports its files like any others.

    Without it shiboken compiles them anew at every start, from a text inside its library.
    """
    marker = work / "in-the-archive.txt"
    marker.write_text("The modules of shiboken are in the archive inside the program.\n", "utf-8")
    return marker


def support_modules() -> list[str]:
    """Shiboken's own modules, which nothing names where PyInstaller would see it."""
    folder = support_folder()
    files = sorted((folder / "shibokensupport").rglob("*.py"))
    return [_module(file.relative_to(folder)) for file in files]


def _module(place: Path) -> str:
    return ".".join(place.with_suffix("").parts).removesuffix(".__init__")


def own_modules(root: Path) -> list[str]:
    """Every module of the program, also those that are imported only when first needed."""
    files = sorted((root / "gui").rglob("*.py"))
    names = [_module(file.relative_to(root)) for file in files]
    return [name for name in names if name != "gui.__main__"] + [
        "build_scripts.frozen.late_modules",
        "build_scripts.frozen.quick_enums",
        "_cffi_backend",  # which libsodium's module imports, and that is C
    ]


def linux_binaries(found: Iterable[lean.Collected], work: Path) -> list[lean.Collected]:
    """The libraries that are needed, ICU's data cut, and stand-ins for OpenGL."""
    stand_ins = {name: work / "no-opengl" / name for name in FUNCTIONS}
    find = lean.system_finder(work / "interpreter" / "lib")
    collected = [
        (place, str(stand_ins.get(Path(place).name, source)), kind) for place, source, kind in found
    ]
    entries = lean.needed_libraries(collected, lambda name: stand_ins.get(name) or find(name))
    kept = lean.without_doubles(entries)
    icu = next((work / "icu").glob("libicudata.so.[0-9]*"))
    return [
        (place, str(icu) if Path(place).name == icu.name else source, kind)
        for place, source, kind in kept
    ]


def windows_binaries(found: Iterable[lean.Collected]) -> list[lean.Collected]:
    """The libraries that are needed."""
    return lean.without_doubles(windows_lean.needed_libraries(found))


def in_order(archive: Path) -> None:
    """Write an archive anew, its files sorted by name: PyInstaller's order differs by chance."""
    with ZipFile(archive) as packed:
        files = sorted(
            (entry.filename, entry.date_time, packed.read(entry)) for entry in packed.infolist()
        )
    with ZipFile(archive, "w") as packed:
        for name, time, content in files:
            packed.writestr(ZipInfo(name, time), content)


def base_library(datas: Iterable[lean.Collected]) -> Path:
    """The archive of the modules that Python needs before it can read the program's own."""
    return next(Path(source) for place, source, _ in datas if place == "base_library.zip")


def icon(root: Path, platform: str) -> str | None:
    """The icon of the executable, where executables have one."""
    return str(root / "resources" / "icons" / "plex-ivig.ico") if platform == "win32" else None


def version(root: Path) -> str:
    """The version of the program, as `gui` has it."""
    text = (root / "gui" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def manifest(root: Path) -> str:
    """Windows 10 and later, sharp on every screen, no rights but the user's own."""
    text = (root / "build_scripts" / "windows" / "plex-ivig.manifest").read_text("utf-8")
    return text.replace("VERSION", f"{version(root)}.0")


def version_resource(root: Path, work: Path, program: str) -> str:
    """The file from which PyInstaller makes the version resource of a program for Windows."""
    template = (root / "build_scripts" / "windows" / "version.txt").read_text("utf-8")
    number = version(root)
    words = {
        "NUMBERS": ", ".join([*number.split("."), "0"]),
        "VERSION": number,
        "DESCRIPTION": NAMES[program],
        "PROGRAM": program,
    }
    for word, value in words.items():
        template = template.replace(word, value)
    target = work / f"version-{program}.txt"
    target.write_text(template, "utf-8")
    return str(target)


def look(root: Path, work: Path, platform: str, program: str) -> dict[str, Any]:
    """How PyInstaller is to make an executable, beside what is in it."""
    if platform != "win32":
        return {}
    return {
        "console": program == COMMAND_LINE,
        "manifest": manifest(root),
        "version": version_resource(root, work, program),
    }


def place_of_modules(program: Path, modules: Path, work: Path) -> tuple[str, str, str]:
    """A module for the console program that says where the windowed one holds the modules.

    Args:
        program: the windowed program.
        modules: the archive of modules that PyInstaller made for it.
        work: a folder where the module may be made.
    """
    place = program.read_bytes().index(modules.read_bytes())
    made = work / "place_of_modules.py"
    made.write_text(f"PLACE = {place}\n", "utf-8")
    return made.stem, str(made), "PYMODULE"


def python_options(platform: str) -> list[tuple[str, None, str]]:
    """What Python is told as it starts: text is UTF-8 also where Windows has another idea."""
    return [("X utf8=1", None, "OPTION")] if platform == "win32" else []


def folder_name(platform: str) -> str:
    """The name of the one-folder program in `dist`."""
    return "plex-ivig-windows" if platform == "win32" else "plex-ivig"
