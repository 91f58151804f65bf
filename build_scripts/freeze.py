"""Make everything that is shipped for Linux, in `dist/`, from a clean environment.

    python3 build_scripts/freeze.py             # the program and its packages
    python3 build_scripts/freeze.py --folder    # the one-folder program alone

`python3 build_scripts/check_dist.py` checks what was made.
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
from build_scripts.freezing.checksums import write_folder_sums, write_package_sums
from build_scripts.freezing.environment import ensure_packages, freeze
from build_scripts.freezing.icu import cut_icu
from build_scripts.freezing.interpreter import ensure_interpreter
from build_scripts.freezing.lean import QT_LIBRARIES
from build_scripts.freezing.no_opengl import make_no_opengl
from build_scripts.freezing.notices import write_notices
from build_scripts.freezing.sbom import write_sbom
from build_scripts.freezing.shipped_files import check_shipped_files
from build_scripts.freezing.sources import SOURCES_VARIABLE
from build_scripts.freezing.spec_parts import version
from build_scripts.freezing.trust_files import say_what_is_left_out
from build_scripts.system_packages import ROOT, BootstrapError, ensure_system, say

WORK, DIST = ROOT / "build", ROOT / "dist"
NAME = "plex-ivig"


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


def perform(only_folder: bool) -> None:
    ensure_system("test")
    ensure_environment()
    epoch = source_date()
    shutil.rmtree(DIST, ignore_errors=True)
    folder = make_folder(epoch)
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files)
    say(f"{folder.relative_to(ROOT)}: {len(files)} files, {size / 2**20:.1f} MiB")
    if not only_folder:
        make_packages(folder, epoch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", action="store_true", help="the one-folder program alone")
    arguments = parser.parse_args()
    if sys.platform != "linux":
        print("This makes the program for Linux, and runs there.", file=sys.stderr)
        return 1
    try:
        perform(arguments.folder)
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with exit code {error.returncode}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
