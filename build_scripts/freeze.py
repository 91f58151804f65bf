"""Make everything that is shipped, in `dist/`, from a clean environment.

    python3 build_scripts/freeze.py                       # for Linux: the program, its packages
    python3 build_scripts/freeze.py --folder              # the one-folder program alone
    python3 build_scripts/freeze.py --windows             # for Windows, under Wine
    python3 build_scripts/freeze.py --windows --folder

What is there for the other system stays. `build_scripts/check_dist.py` checks what was made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.bootstrap import PYTHON, ensure_environment
from build_scripts.freezing.checksums import (
    WINDOWS_PACKAGE_SUMS,
    write_folder_sums,
    write_package_sums,
)
from build_scripts.freezing.environment import ensure_packages, freeze
from build_scripts.freezing.icu import cut_icu
from build_scripts.freezing.interpreter import ensure_compiler, ensure_interpreter
from build_scripts.freezing.lean import QT_LIBRARIES
from build_scripts.freezing.no_opengl import make_no_opengl
from build_scripts.freezing.notices import write_notices
from build_scripts.freezing.sbom import write_sbom
from build_scripts.freezing.shipped_files import ACCEPTED_ON_WINDOWS, check_shipped_files
from build_scripts.freezing.sources import SOURCES_VARIABLE
from build_scripts.freezing.spec_parts import version
from build_scripts.freezing.trust_files import say_what_is_left_out
from build_scripts.system_packages import ROOT, BootstrapError, ensure_system, say

WORK, DIST = ROOT / "build", ROOT / "dist"
NAME, WINDOWS_MARK = "plex-ivig", "windows"


def source_date() -> int:
    """The time that goes into everything that is made: that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise BootstrapError("Set SOURCE_DATE_EPOCH: this is no git checkout to take a time from.")
    return int(answer.stdout)


def prepare() -> Path:
    """The interpreter with its packages, and what the spec takes from the work folder."""
    WORK.mkdir(exist_ok=True)
    sources = os.environ.get(SOURCES_VARIABLE)
    interpreter = ensure_interpreter(WORK, PYTHON, Path(sources) if sources else None)
    packages = ensure_packages(interpreter, PYTHON)
    (icu,) = (packages / QT_LIBRARIES).glob("libicudata.so.*")
    compiler = WORK / "toolchain" / "ziglang" / "zig"
    cut_icu(icu, WORK / "icu", compiler)
    make_no_opengl(packages, WORK / "no-opengl", compiler)
    return interpreter


def make_folder(epoch: int) -> Path:
    """The one-folder program, with its licences, checked against the list of accepted files."""
    interpreter = prepare()
    say("Freezing the program")
    say_what_is_left_out(ROOT)
    freeze(interpreter, WORK, DIST, epoch)
    folder = DIST / NAME
    found = write_notices(folder, WORK / NAME)
    check_shipped_files(folder)
    write_sbom(folder, found, WORK / "sbom.cdx.json", epoch)
    return folder


def make_windows_folder(epoch: int) -> Path:
    """The one-folder program for Windows, as the one for Linux is made."""
    from build_scripts.checking.windows_stubs import make_stubs
    from build_scripts.freezing.windows_folder import freeze_for_windows
    from build_scripts.freezing.windows_python import ensure_windows_python
    from build_scripts.freezing.wine import Wine

    sources, work = os.environ.get(SOURCES_VARIABLE), WORK / WINDOWS_MARK
    work.mkdir(parents=True, exist_ok=True)
    python = ensure_windows_python(WORK, PYTHON, Path(sources) if sources else None)
    wine = Wine(WORK / "wine")
    wine.ensure(make_stubs(WORK, ensure_compiler(WORK, PYTHON)).libraries)
    say_what_is_left_out(ROOT)
    folder = freeze_for_windows(wine, python, work, DIST, epoch)
    found = write_notices(folder, work / NAME)
    check_shipped_files(folder, ACCEPTED_ON_WINDOWS)
    write_sbom(folder, found, WORK / "sbom-windows.cdx.json", epoch)
    return folder


def make_packages(folder: Path, epoch: int) -> None:
    """What is handed over: packages, bill of materials, hashes."""
    from build_scripts.freezing.linux_packages import make_deb, make_tarball

    number = version(ROOT)
    stem = f"{NAME}-{number}-linux-x86_64"
    say("Making the packages")
    made = [
        make_tarball(folder, number, epoch, DIST, "gz"),
        make_tarball(folder, number, epoch, DIST, "xz"),
        make_deb(folder, number, epoch, DIST),
    ]
    made.append(Path(shutil.copyfile(WORK / "sbom.cdx.json", DIST / f"{stem}.cdx.json")))
    made.append(write_folder_sums(folder, DIST / f"{stem}.sha256"))
    write_package_sums(DIST, made)
    for file in sorted(made):
        say(f"  {file.stat().st_size / 2**20:6.1f} MiB  {file.name}")


def make_windows_packages(folder: Path, epoch: int) -> None:
    """What is handed over for Windows: the MSI, the set-up, bill of materials, hashes."""
    from build_scripts.freezing.windows_packages import make_msi, make_setup

    number = version(ROOT)
    stem = f"{NAME}-{number}-windows-x86_64"
    say("Making the packages")
    made = [
        make_msi(folder, number, epoch, DIST),
        make_setup(folder, number, epoch, DIST),
        Path(shutil.copyfile(WORK / "sbom-windows.cdx.json", DIST / f"{stem}.cdx.json")),
        write_folder_sums(folder, DIST / f"{stem}.sha256"),
    ]
    write_package_sums(DIST, made, WINDOWS_PACKAGE_SUMS)
    for file in sorted(made):
        say(f"  {file.stat().st_size / 2**20:6.1f} MiB  {file.name}")


def clear(windows: bool) -> None:
    """Remove from `dist` what was made for one of the systems."""
    for path in DIST.glob("*"):
        if (WINDOWS_MARK in path.name) == windows:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def perform(only_folder: bool, windows: bool) -> None:
    ensure_system("windows" if windows else "test")
    ensure_environment()
    epoch = source_date()
    clear(windows)
    folder = make_windows_folder(epoch) if windows else make_folder(epoch)
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files)
    say(f"{folder.relative_to(ROOT)}: {len(files)} files, {size / 2**20:.1f} MiB")
    if not only_folder:
        (make_windows_packages if windows else make_packages)(folder, epoch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", action="store_true", help="the one-folder program alone")
    parser.add_argument("--windows", action="store_true", help="for Windows, under Wine")
    arguments = parser.parse_args()
    if sys.platform != "linux":
        print("This runs on Linux; so does what it makes, or on Windows.", file=sys.stderr)
        return 1
    try:
        perform(arguments.folder, arguments.windows)
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with exit code {error.returncode}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
