"""Makes the MSI, which installs for every user of the computer, out of a folder."""

from __future__ import annotations

import hashlib
import re
import struct
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from build_scripts.freezing.cabinet import cabinet
from build_scripts.freezing.msi_sequences import ADVERTISED, EXECUTED, FIRST, UNPACKED
from build_scripts.freezing.msi_tables import Row, table
from build_scripts.freezing.short_names import short_names
from build_scripts.freezing.steps import run
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PRODUCT = "PLEX-IVIG Reference"
PUBLISHER = "PLEX-IVIG Reference maintainers"
EXECUTABLE = "plex-ivig.exe"
OLDEST_BUILD = 17763
CODEPAGE = 1252
# What Windows knows the program by, in every version; never to be changed.
OWN = UUID("6f1d2c56-5d0e-5a3b-9d83-6a2a2d1c1b40")
UPGRADE_CODE = f"{{{uuid5(OWN, 'upgrade')}}}".upper()
WINDOWS_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
OWN_KEY = r"SOFTWARE\PLEX-IVIG Reference"
NEWER = "A newer version of the program is installed. Remove it first to go back."
TOO_OLD = f"The program needs 64-bit Windows 10 version 1809 (build {OLDEST_BUILD}) or newer."
BY_SET_UP = (
    "The program was installed by its set-up (.exe). Remove that first, in the list of installed "
    "programs or with uninstall.exe /S in its folder; then install this MSI."
)
FOREIGN_FOLDER = "The folder of INSTALLDIR has other files in it. Choose a new one, or an empty."
VERSION, HIGHEST = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,5})"), (255, 255, 65535)
OF_64_BIT, LOCAL_MACHINE, RAW, NOT_HIDDEN = 256, 2, 2 + 16, 512
ONLY_DETECT, NOT_ABSENT = 2, 16
SET_PROPERTY, LIBRARY, DEFERRED, ROLLBACK, ONCE = 51, 1, 1024 + 2048, 256, 256
SECURE = (
    *("OLDERFOUND", "NEWERFOUND", "WINDOWSBUILD", "INSTALLEDBYSETUP", "EARLIERFOLDER"),
    *("INSTALLDIR", "PURGE", "GIVENFOLDER", "OTHERFILE"),
)
SEARCHED = {
    "WINDOWSBUILD": (WINDOWS_KEY, "CurrentBuildNumber"),
    "INSTALLEDBYSETUP": (OWN_KEY, "SetupFolder"),
    "EARLIERFOLDER": (OWN_KEY, "InstallDir"),
}
# Files of ours that other programs have as well, by what leads to them from its folder.
SHARED_NAMES = {"README.txt": "", "BASE_L~1.ZIP|base_library.zip": r"\_internal"}


def code(kind: str, name: str) -> str:
    """A code that is always the same for the same thing, as Windows Installer writes it."""
    return f"{{{uuid5(OWN, f'{kind} {name}')}}}".upper()


def product_code(version: str) -> str:
    """What Windows knows this version by."""
    return code("product", version)


def write_msi(files: Mapping[str, Path], version: str, epoch: int, place: Path) -> Path:
    """Write the MSI; returns its file, in `place`.

    Args:
        files: what is installed, by its path in the program's folder with / between folders.
        version: three numbers.
        epoch: the time that everything gets, in seconds since 1970 (SOURCE_DATE_EPOCH).
        place: a folder with `plex-ivig.ico` and `machine-folder.dll`, for what is made on the way.

    Raises:
        BootstrapError: the version, or the name of a file, is none that an MSI can have, or
            msibuild fails.
    """
    check_version(version)
    order = sorted(files)
    packed = cabinet([(key(path), files[path]) for path in order], epoch)
    (place / "files.cab").write_bytes(packed)
    content = hashlib.sha256(packed + (place / "machine-folder.dll").read_bytes()).hexdigest()
    made = tables(order, {path: files[path].read_bytes() for path in order}, version)
    made["_SummaryInformation"] = summary(version, epoch, code("package", f"{version} {content}"))
    for name, data in (("Icon", "plex-ivig.ico"), ("Binary", "machine-folder.dll")):
        (place / name).mkdir()
        (place / name / "data.ibd").write_bytes((place / data).read_bytes())
    imported = []
    for name, rows in sorted(made.items()):
        (place / f"{name}.idt").write_bytes(table(name, rows).encode("ascii"))
        imported += ["-i", f"{name}.idt"]
    made_file = place / "program.msi"
    run(
        ["msibuild", made_file.name, *imported, "-a", "files.cab", "files.cab"],
        place,
        {"TZ": "UTC"},
    )
    return made_file


def check_version(version: str) -> None:
    """Raise `BootstrapError` unless Windows Installer can compare a version with others."""
    found = VERSION.fullmatch(version)
    if not found or any(int(it) > most for it, most in zip(found.groups(), HIGHEST, strict=True)):
        raise BootstrapError(f"{version} is no version for an MSI: three numbers, 255.255.65535.")


def tables(
    paths: Iterable[str], contents: Mapping[str, bytes], version: str
) -> dict[str, list[Row]]:
    """The rows of every table but the summary."""
    order = list(paths)
    executable = key(EXECUTABLE)
    made: dict[str, list[Row]] = {
        "Property": _properties(version),
        "Feature": [("Program", "", PRODUCT, "", 0, 1, "INSTALLDIR", NOT_ABSENT)],
        "FeatureComponents": [("Program", it) for it in (*map(key, order), "Known")],
        "Registry": [
            ("InstallDir", LOCAL_MACHINE, OWN_KEY, "InstallDir", "[INSTALLDIR]", "Known"),
            ("Version", LOCAL_MACHINE, OWN_KEY, "Version", "[ProductVersion]", "Known"),
        ],
        "Shortcut": [
            (
                "StartMenu",
                "ProgramMenuFolder",
                f"{_short(PRODUCT)}|{PRODUCT}",
                executable,
                f"[#{executable}]",
                "",
                "",
                "",
                "",
                "",
                "",
                "INSTALLDIR",
            ),
        ],
        "Media": [(1, len(order), "", "#files.cab", "", "")],
        "Icon": [("plexivig.ico", "data.ibd")],
        "Binary": [("MachineFolder", "data.ibd")],
        "Upgrade": [
            (UPGRADE_CODE, "", version, "", 0, "", "OLDERFOUND"),
            (UPGRADE_CODE, version, "", "", ONLY_DETECT, "", "NEWERFOUND"),
        ],
        "LaunchCondition": [
            ("NOT NEWERFOUND", NEWER),
            (f"Installed OR (VersionNT64 AND WINDOWSBUILD >= {OLDEST_BUILD})", TOO_OLD),
            ("Installed OR NOT INSTALLEDBYSETUP", BY_SET_UP),
            ("Installed OR EARLIERFOLDER OR NOT (GIVENFOLDER AND OTHERFILE)", FOREIGN_FOLDER),
        ],
        "AppSearch": [
            *((name, f"Of{name}") for name in SEARCHED),
            *(("OTHERFILE", f"OfFile{number}") for number in range(len(SHARED_NAMES))),
        ],
        "DrLocator": [
            (f"OfFile{number}", "", f"[GIVENFOLDER]{below}", 0)
            for number, below in enumerate(SHARED_NAMES.values())
        ],
        "Signature": [
            (f"OfFile{number}", name, *[""] * 7) for number, name in enumerate(SHARED_NAMES)
        ],
        "RegLocator": [
            (f"Of{name}", LOCAL_MACHINE, *place, RAW) for name, place in SEARCHED.items()
        ],
        "CustomAction": _actions(),
        "InstallExecuteSequence": list(EXECUTED),
        "InstallUISequence": [*FIRST, ("ExecuteAction", "", 1300)],
        "AdvtExecuteSequence": list(ADVERTISED),
        "AdminExecuteSequence": list(UNPACKED),
        "AdminUISequence": [*UNPACKED[:3], ("ExecuteAction", "", 1300)],
    }
    return made | _files(order, contents) | _folders(order)


def _properties(version: str) -> list[Row]:
    return [
        ("ALLUSERS", "1"),
        ("ARPNOMODIFY", "1"),
        ("ARPPRODUCTICON", "plexivig.ico"),
        ("LIMITUI", "1"),
        ("Manufacturer", PUBLISHER),
        ("ProductCode", product_code(version)),
        ("ProductLanguage", "1033"),
        ("ProductName", PRODUCT),
        ("ProductVersion", version),
        ("REINSTALLMODE", "amus"),
        ("SecureCustomProperties", ";".join(SECURE)),
        ("UpgradeCode", UPGRADE_CODE),
    ]


def _actions() -> list[Row]:
    library = LIBRARY + DEFERRED
    return [
        ("NoteFolder", SET_PROPERTY + ONCE, "GIVENFOLDER", "[INSTALLDIR]"),
        ("KeepFolder", SET_PROPERTY, "INSTALLDIR", "[EARLIERFOLDER]"),
        ("TellFolder", SET_PROPERTY, "ARPINSTALLLOCATION", "[INSTALLDIR]"),
        ("MakeMachineFolder", library, "MachineFolder", "MakeMachineFolder"),
        ("UndoMachineFolder", library + ROLLBACK, "MachineFolder", "RemoveMachineFolder"),
        ("RemoveMachineFolder", library, "MachineFolder", "RemoveMachineFolder"),
        ("PurgeMachineFolder", library, "MachineFolder", "PurgeMachineFolder"),
    ]


def _files(order: list[str], contents: Mapping[str, bytes]) -> dict[str, list[Row]]:
    shortened = short_names(order)
    components: list[Row] = [("Known", code("registry", OWN_KEY), "INSTALLDIR", OF_64_BIT + 4,
                              "", "InstallDir")]  # fmt: skip
    files: list[Row] = []
    hashes: list[Row] = []
    for number, path in enumerate(order, 1):
        folder = folder_key(str(PurePosixPath(path).parent))
        components.append((key(path), code("file", path), folder, OF_64_BIT, "", key(path)))
        size = len(contents[path])
        files.append((key(path), key(path), shortened[path], size, "", "", NOT_HIDDEN, number))
        digest = hashlib.md5(contents[path], usedforsecurity=False).digest()
        parts = struct.unpack("<4l", digest) if size else (0, 0, 0, 0)
        hashes.append((key(path), 0, *parts))
    return {"Component": components, "File": files, "MsiFileHash": hashes}


def _folders(order: list[str]) -> dict[str, list[Row]]:
    folders = {str(it) for path in order for it in PurePosixPath(path).parents} - {"."}
    shortened = short_names(folders)
    own: list[Row] = [
        (folder_key(it), folder_key(str(PurePosixPath(it).parent)), shortened[it]) for it in folders
    ]
    given: list[Row] = [
        ("TARGETDIR", "", "SourceDir"),
        ("ProgramMenuFolder", "TARGETDIR", "."),
        ("ProgramFiles64Folder", "TARGETDIR", "."),
        ("INSTALLDIR", "ProgramFiles64Folder", f"{_short(PRODUCT)}|{PRODUCT}"),
    ]
    return {"Directory": given + own}


def _short(name: str) -> str:
    return short_names([name])[name].partition("|")[0]


def key(path: str) -> str:
    """The name of a file in the tables and in the cabinet."""
    return f"F{uuid5(OWN, path).hex}"


def folder_key(path: str) -> str:
    """The name of a folder in the tables."""
    return "INSTALLDIR" if path == "." else f"D{uuid5(OWN, path).hex}"


def summary(version: str, epoch: int, package: str) -> list[Row]:
    """What the file tells about itself."""
    made = datetime.fromtimestamp(epoch, UTC).strftime("%Y/%m/%d %H:%M:%S")
    return [
        (1, CODEPAGE),
        (2, "Installation Database"),
        (3, f"{PRODUCT} {version}"),
        (4, PUBLISHER),
        (5, "Installer"),
        (6, f"Installs {PRODUCT} {version} for every user"),
        (7, "x64;1033"),
        (9, package),
        (12, made),
        (13, made),
        (14, 500),
        (15, 2),
        (18, "PLEX-IVIG Reference build scripts"),
        (19, 2),
    ]
