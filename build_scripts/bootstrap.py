"""Set up, run and test PLEX-IVIG Reference from a checkout, with the standard library alone.

    python3 build_scripts/bootstrap.py setup
    python3 build_scripts/bootstrap.py run [arguments of plex-ivig]
    python3 build_scripts/bootstrap.py test
    python3 build_scripts/bootstrap.py bench [--only NAME ...] [--quick] [--readme]

There is one environment, `.venv`, for running and for testing. The tools for testing are small
beside Qt, and with a single environment whatever has been set up once can be run and tested
without a network; a second environment would double the disk space and the ways to go wrong.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.system_packages import (
    ROOT,
    BootstrapError,
    begin,
    call,
    ensure_system,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OLDEST_PYTHON = (3, 11)
REQUIREMENTS = ROOT / "build_scripts" / "requirements" / "test.txt"
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / "python"
STAMP = ENVIRONMENT / "set-up-finished.json"
FROZEN_PROGRAM = ROOT / "dist" / "plex-ivig" / "plex-ivig"
FROZEN_TESTS = ("tests/e2e", "tests/cli", "tests/frozen")
PICTURE = ROOT / "out" / "plex-ivig.png"
BESIDE = "freeze"
# What holds on Windows alone is typed too; its results are kept apart from those of this system.
AS_WINDOWS = (
    *("--platform", "win32", "--cache-dir", ROOT / ".mypy_cache" / "win32"),
    *("gui", "tests/on_windows"),
)
# Hundreds of processes start in a run: each would compile the whole program anew.
KEEP_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
USAGE = (
    "usage: python3 build_scripts/bootstrap.py setup | run [ARGUMENTS] | test\n"
    "       | bench [--only NAME ...] [--quick] [--readme]"
)
WITH_ARGUMENTS = ("run", "bench")


class Check(NamedTuple):
    """A command and the environment variables that it needs beside the usual ones."""

    command: list[str | Path]
    variables: dict[str, str]


class Stamp(NamedTuple):
    packages: str
    project: str


def is_too_old(version: Sequence[int]) -> bool:
    return tuple(version[:2]) < OLDEST_PYTHON


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def wanted_stamp(root: Path, requirements: Path, python: str) -> Stamp:
    """What `.venv` must have been made from; it holds absolute paths, so the place counts too."""
    return Stamp(
        packages=digest(requirements.read_text("utf-8"), python, str(root)),
        project=digest(
            (root / "pyproject.toml").read_text("utf-8"),
            (root / "gui" / "__init__.py").read_text("utf-8"),
        ),
    )


def read_stamp(path: Path) -> Stamp | None:
    try:
        found = json.loads(path.read_text("utf-8"))
        return Stamp(packages=str(found["packages"]), project=str(found["project"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    half_written = path.with_suffix(".part")
    half_written.write_text(json.dumps(stamp._asdict()), "utf-8")
    half_written.replace(path)


def python_name() -> str:
    major, minor = sys.version_info[:2]
    return f"{sys.implementation.name} {major}.{minor} {platform.machine()}"


def environment_works() -> bool:
    check = (
        "from importlib.util import find_spec as f; import sys; "
        "sys.exit(not all(map(f, ('PySide6.QtWidgets', 'nacl', 'msgspec', 'rapidfuzz', 'pip'))))"
    )
    if STAMP.exists() and not (SCRIPTS / "plex-ivig").exists():
        return False
    try:
        return call([PYTHON, "-I", "-c", check]) == 0
    except OSError:
        return False


@contextlib.contextmanager
def only_one_set_up() -> Iterator[None]:
    if os.name != "posix":
        yield
        return
    import fcntl

    handle = os.open(Path(__file__).parent, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def pip_install(*arguments: str | Path) -> None:
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--retries", "3")
    if call([PYTHON, "-m", "pip", "install", *options, *arguments]):
        raise BootstrapError(
            "The Python packages could not be installed; pip says why. "
            "The first set-up needs a network: run the same command again when there is one."
        )


def make_environment() -> None:
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    say(f"Making the environment {ENVIRONMENT}")
    command = [sys.executable, "-m", "venv", str(ENVIRONMENT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        reason = (made.stderr or made.stdout).strip()
        raise BootstrapError(f"Python could not make the environment {ENVIRONMENT}:\n{reason}")
    say("Installing the Python packages (the first time this takes a few minutes)")
    pip_install("--require-hashes", "--only-binary", ":all:", "-r", REQUIREMENTS)


def ensure_environment() -> None:
    wanted = wanted_stamp(ROOT, REQUIREMENTS, python_name())
    with only_one_set_up():
        found = read_stamp(STAMP) if environment_works() else None
        if found == wanted:
            return
        if found is None or found.packages != wanted.packages:
            with contextlib.suppress(OSError):
                STAMP.unlink()
            make_environment()
        write_stamp(STAMP, Stamp(wanted.packages, project="unfinished"))
        pip_install("--no-build-isolation", "--no-deps", "--no-index", "--editable", ROOT)
        write_stamp(STAMP, wanted)


def has_display(system: str, environment: Mapping[str, str]) -> bool:
    if system != "Linux":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def program_calls(arguments: Sequence[str], display: bool, picture: Path) -> list[list[str]]:
    if arguments or display:
        return [list(arguments)]
    return [["overview"], ["screenshot", str(picture)]]


def run(arguments: Sequence[str]) -> int:
    program = str(SCRIPTS / "plex-ivig")
    calls = program_calls(arguments, has_display(platform.system(), os.environ), PICTURE)
    if len(calls) == 1:
        command = [program, *calls[0]]
        if os.name == "posix":
            os.execv(program, command)
        return subprocess.call(command)
    say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window opens.")
    say("This is the overview; for the rest see: bootstrap.py run --help\n")
    PICTURE.parent.mkdir(exist_ok=True)
    for one in calls:
        code = call([program, *one])
        if code:
            return code
    say(f"\nA picture of the window has been written to {PICTURE}")
    return 0


def checks(system: str) -> dict[str, Check]:
    """What `test` runs, in this order; the frozen program is made and tested where it is for."""
    plain: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format --check": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "mypy of Windows": [PYTHON, "-m", "mypy", *AS_WINDOWS],
        "lint-imports": [SCRIPTS / "lint-imports", "--no-logo"],
        "translations": [PYTHON, ROOT / "build_scripts" / "translations.py", "--check"],
        "pytest": [PYTHON, "-m", "pytest", "-n", "2"],
    }
    frozen = {
        "freeze": Check([sys.executable, ROOT / "build_scripts" / "freeze.py", "--folder"], {}),
        "pytest of the frozen program": Check(
            [PYTHON, "-m", "pytest", "-n", "2", *FROZEN_TESTS],
            {**KEEP_COMPILED, "PLEX_IVIG_PROGRAM": str(FROZEN_PROGRAM)},
        ),
    }
    every = {name: Check(command, KEEP_COMPILED) for name, command in plain.items()}
    return {**every, **(frozen if system == "Linux" else {})}


def summary(codes: Mapping[str, int]) -> str:
    lines = [f"  {'FAILED' if code else 'ok':8}{name}" for name, code in codes.items()]
    return "\n".join(["", "== summary ==", *lines])


def run_tests() -> int:
    """Run every check; the one that leaves a core idle goes on beside the others."""
    wanted = checks(platform.system())
    codes: dict[str, int] = {}
    with contextlib.ExitStack() as ends:
        begun = {
            name: ends.enter_context(begin(check.command, check.variables))
            for name, check in wanted.items()
            if name == BESIDE
        }
        for name, check in wanted.items():
            say(f"\n== {name} ==")
            early = begun.get(name)
            codes[name] = early.wait() if early else call(check.command, check.variables)
    say(summary(codes))
    return next((code for code in codes.values() if code), 0)


def perform(arguments: Sequence[str]) -> int:
    command, *rest = arguments or [""]
    if command in {"-h", "--help"}:
        say(USAGE)
        return 0
    if command not in {"setup", "test", *WITH_ARGUMENTS} or (
        rest and command not in WITH_ARGUMENTS
    ):
        print(USAGE, file=sys.stderr)
        return 2
    ensure_system("test" if command in {"test", "bench"} else "run")
    ensure_environment()
    if command == "run":
        return run(rest)
    if command == "test":
        return run_tests()
    if command == "bench":
        return call([PYTHON, "-m", "tests.benchmarks", *rest], KEEP_COMPILED)
    say("Everything is set up. Start the program with: python3 build_scripts/bootstrap.py run")
    return 0


def main() -> int:
    if is_too_old(sys.version_info[:2]):
        needed, here = ".".join(map(str, OLDEST_PYTHON)), platform.python_version()
        print(f"Python {needed} or newer is needed; this one is {here}.", file=sys.stderr)
        return 1
    try:
        return perform(sys.argv[1:])
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The set-up could not go on: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
