"""Check everything that freeze.py has made; this takes long, and some of it needs root.

python3 build_scripts/check_dist.py                     # all checks
python3 build_scripts/check_dist.py --only limits deb   # some of them
python3 build_scripts/check_dist.py --windows           # those of the Windows program, under Wine
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.bootstrap import PYTHON, ensure_environment
from build_scripts.checking.checksums import folder_problems, package_problems
from build_scripts.checking.glibc import glibc_problems
from build_scripts.checking.limits import DOWNLOADS, MIB, limit_problems, size_of
from build_scripts.checking.linux_packages import check_deb
from build_scripts.checking.reproducible import built_twice
from build_scripts.checking.results import CheckError, Options, Result, attempt, table
from build_scripts.checking.sbom import sbom_problems
from build_scripts.checking.windows import FOLDER_NAME, windows_names, windows_results
from build_scripts.freezing.shipped_files import check_shipped_files
from build_scripts.system_packages import ROOT, BootstrapError, ensure_system, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DIST, FOLDER, WORK = ROOT / "dist", ROOT / "dist" / "plex-ivig", ROOT / "build"
FLIPS = ROOT / "build_scripts" / "checking" / "flips.py"
INSTALLS = ROOT / "build_scripts" / "checking" / "installs.py"
LONG = (
    "flips",
    "installs",
    "reproducible",
    "start",
    "hostile-places",
    "network",
    "bare-systems",
    "offline",
)


def none_of(problems: list[str], otherwise: str) -> str:
    """The text for "no problems"; raises `CheckError` where there are some."""
    if problems:
        raise CheckError("\n      ".join(problems))
    return otherwise


def only(pattern: str) -> Path:
    """The one file in dist/ of that pattern."""
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        raise CheckError(f"there must be one {pattern} in {DIST}; run build_scripts/freeze.py")
    return found[0]


def limits() -> str:
    size = size_of(FOLDER)
    downloads = [only(pattern) for pattern in DOWNLOADS]
    sizes = ", ".join(f"{file.stat().st_size / MIB:.1f}" for file in downloads)
    said = f"{size.files} files, {size.size / MIB:.1f} MiB; downloads {sizes} MiB"
    return none_of(limit_problems(DIST, FOLDER), said)


def shipped() -> str:
    try:
        check_shipped_files(FOLDER)
    except BootstrapError as error:
        raise CheckError(str(error)) from error
    return "every file is accepted with a reason"


def hashes() -> str:
    problems = folder_problems(FOLDER, only("*-linux-*.sha256")) + package_problems(DIST)
    return none_of(problems, "the lists hold what is there")


def by_own_code(script: Path) -> str:
    """Runs in the environment of the tests: what it tries is made by the program's own code."""
    ensure_environment()
    done = subprocess.run(
        [PYTHON, script, FOLDER], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise CheckError(done.stderr.strip() or done.stdout.strip())
    return done.stdout.strip()


def quick_checks() -> dict[str, Callable[[], str]]:
    return {
        "limits": limits,
        "shipped files": shipped,
        "glibc": lambda: none_of(glibc_problems(FOLDER), "2.34 suffices"),
        "hashes": hashes,
        "bill of materials": lambda: none_of(
            sbom_problems(only("*-linux-*.cdx.json"), FOLDER), "complete and well formed"
        ),
        "deb": lambda: none_of(check_deb(only("*.deb")), "no error of any checker"),
    }


def results(wanted: list[str], options: Options, whole: bool) -> Iterator[Result]:
    """Every wanted check, each as soon as it has ended."""
    quick = quick_checks()
    slow = {
        "flips": lambda: by_own_code(FLIPS),
        "installs": lambda: by_own_code(INSTALLS),
        "reproducible": lambda: none_of(built_twice(whole, WORK), "two builds are the same"),
    }
    for name, check in (quick | slow).items():
        if not wanted or name.replace(" ", "-") in wanted:
            yield attempt(name, check)
    yield from _on_systems(wanted, options)


def _on_systems(wanted: list[str], options: Options) -> Iterator[Result]:
    from build_scripts.checking.bare_systems import check_bare_systems
    from build_scripts.checking.hostile_places import check_hostile_places
    from build_scripts.checking.network import check_network
    from build_scripts.checking.offline import check_offline
    from build_scripts.checking.start import check_start

    if not wanted or "start" in wanted:
        yield from check_start(FOLDER, options)
    if not wanted or "hostile-places" in wanted:
        yield from check_hostile_places(FOLDER, options)
    if not wanted or "network" in wanted:
        yield from check_network(FOLDER, options)
    if not wanted or "offline" in wanted:
        yield from check_offline(FOLDER, options)
    if not wanted or "bare-systems" in wanted:
        yield from check_bare_systems(DIST, options)


def parsed() -> argparse.Namespace:
    names = [*(it.replace(" ", "-") for it in quick_checks()), *LONG]
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--windows", action="store_true", help="check the Windows program, under Wine"
    )
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="NAME",
        help=f"{', '.join(names)}; with --windows {', '.join(windows_names())}",
    )
    parser.add_argument(
        "--allow-missing",
        action="store_true",
        help="a minimal system that cannot be had is said, but fails nothing",
    )
    parser.add_argument(
        "--whole", action="store_true", help="build the interpreter twice as well, to compare"
    )
    arguments = parser.parse_args()
    unknown = set(arguments.only) - set(windows_names() if arguments.windows else names)
    if unknown:
        parser.error(f"there is no check called {', '.join(sorted(unknown))}")
    return arguments


def main() -> int:
    arguments = parsed()
    folder, option = (DIST / FOLDER_NAME, " --windows") if arguments.windows else (FOLDER, "")
    if not any(folder.glob("plex-ivig*")):
        print(
            f"There is no program in {folder.relative_to(ROOT)}. Run "
            f"build_scripts/freeze.py{option} first.",
            file=sys.stderr,
        )
        return 1
    try:
        ensure_system("check")
        if arguments.windows:
            ensure_system("windows")
            ensure_environment()
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.windows:
        wanted = windows_results(arguments.only, DIST, WORK)
    else:
        options = Options(work=WORK, allow_missing=arguments.allow_missing)
        wanted = results(arguments.only, options, arguments.whole)
    found = []
    for result in wanted:
        say(table([result]).splitlines()[0] if result.passed else f"FAIL  {result.name}")
        found.append(result)
    say("\n" + table(found))
    return 0 if all(result.passed for result in found) else 1


if __name__ == "__main__":
    sys.exit(main())
