"""Where the Windows program is tried: a prefix of Wine of the checks' own, and ways to start it."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking import through_wine
from build_scripts.checking.runs import SIGNALLED, Done
from build_scripts.checking.stand_in import make_stand_in
from build_scripts.checking.windows_stubs import Stubs, make_stubs
from build_scripts.freezing.interpreter import ensure_compiler
from build_scripts.freezing.wine import Wine
from build_scripts.system_packages import ROOT, WHERE_TOOLS_ARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROGRAM, PROBE = "plex-ivig", "plex-ivig-probe"
WINDOWED_NAME, CONSOLE_NAME = "plex-ivig.exe", "plex-ivig-cli.exe"
TIME_LIMIT_S = 120
# Wine itself would ask that of this computer, by TCP, whenever a program begins that can print.
NO_PRINT_SERVICE = {"CUPS_SERVER": "/nonexistent/cups.sock"}


class WindowsGround(NamedTuple):
    """The program's folder, the prefix, and a home for what is written."""

    folder: Path
    work: Path
    wine: Wine
    stubs: Stubs
    before: tuple[str, ...] = ()
    user: str = "home"
    print_service: Mapping[str, str] = NO_PRINT_SERVICE

    @property
    def windowed(self) -> Path:
        return self.folder / WINDOWED_NAME

    @property
    def console(self) -> Path:
        return self.folder / CONSOLE_NAME

    @property
    def home(self) -> Path:
        """The home of whoever runs the program in these checks."""
        return self.work / self.user

    def of_user(self, name: str) -> WindowsGround:
        """The same, run by somebody else, who has nothing yet."""
        other = self._replace(user=name)
        shutil.rmtree(other.home, ignore_errors=True)
        other.home.mkdir()
        return other

    def printing_on(self, service: Mapping[str, str]) -> WindowsGround:
        """The same, with a print service that these variables name."""
        return self._replace(print_service=service)

    def end_programs(self) -> None:
        """End what is left of a program that was killed: it is no child of what started it."""
        for name in (WINDOWED_NAME, CONSOLE_NAME):
            self.wine.run(["taskkill", "/f", "/im", name], seconds=TIME_LIMIT_S)

    @contextmanager
    def in_use(self, display: str | None = None) -> Iterator[None]:
        """The services of Wine run meanwhile, begun anew; after it nothing of the prefix runs.

        Wine's desktop stays on the display, or without any, that the first program had. And
        services that a program begins would look like a part of it.
        """
        self.wine.end()
        with self.wine.started(["cmd.exe", "/q", "/k"], folder=ROOT, display=display):
            yield

    def settings(self, program: Path | str | None = None) -> dict[str, Any]:
        """How `through_wine` starts the program, or another one of its kind."""
        wine = shutil.which("wine", path=WHERE_TOOLS_ARE)
        return {
            "start": [*self.before, str(wine), str(self.stubs.starter)],
            "windowed": self._named(program or self.windowed),
            "console": self._named(program or self.console),
            "home": str(self.home),
            "wine": {**self.wine.environment(), **self.print_service},
        }

    def _named(self, program: Path | str) -> str:
        return program if isinstance(program, str) else self.wine.windows_path(program)

    def traced(self, trace: Path) -> WindowsGround:
        """The same, with every system call for sockets written into a file."""
        words = ("strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace))
        return self._replace(before=words)

    def stand_ins(self, folder: Path, probe: Path) -> tuple[Path, Path]:
        """Two files of Linux that, started, are the Windows program and its twin for tests.

        Args:
            folder: where the program is copied to; each file lies beside what it starts.
            probe: the twin.
        """
        shutil.rmtree(folder, ignore_errors=True)
        place = folder / PROGRAM
        shutil.copytree(self.folder, place)
        shutil.copy(probe, place)
        program, twin = place / PROGRAM, place / PROBE
        names = {
            program: (WINDOWED_NAME, CONSOLE_NAME),
            twin: (f"{PROBE}.exe", f"{PROBE}.exe"),
        }
        for file, (windowed, console) in names.items():
            settings = {**self.settings(), "windowed": windowed, "console": console}
            make_stand_in(file, folder, settings)
        return program, twin

    def start(
        self,
        words: Sequence[str],
        variables: Mapping[str, str],
        program: Path | str | None = None,
        cwd: Path | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start the program; it has a window where the variables name a display."""
        return through_wine.begin(self.settings(program), words, variables, cwd)

    def run(
        self,
        words: Sequence[str],
        variables: Mapping[str, str] | None = None,
        program: Path | str | None = None,
        cwd: Path | None = None,
    ) -> Done:
        """Run the program to its end; what it says is as it said it."""
        given = {"HOME": str(self.home), **(variables or {})}
        with self.start(words, given, program, cwd) as process:
            done = Done(*through_wine.heard(process, TIME_LIMIT_S))
        if done.code == SIGNALLED:
            self.end_programs()
        return done


@contextmanager
def windows_ground(folder: Path, work: Path) -> Iterator[WindowsGround]:
    """A prefix with the stubs, whose services run while it is in use; all of it ends with it."""
    place = work / "windows" / "checking"
    stubs = make_stubs(work, ensure_compiler(work, PYTHON))
    with _in_prefix(folder, place, stubs) as ground:
        yield ground


@contextmanager
def second_ground(ground: WindowsGround) -> Iterator[WindowsGround]:
    """Another one, for what is done at the same time."""
    place = ground.work.with_name(f"{ground.work.name}-beside")
    with _in_prefix(ground.folder, place, ground.stubs) as other:
        yield other


@contextmanager
def _in_prefix(folder: Path, place: Path, stubs: Stubs) -> Iterator[WindowsGround]:
    wine = Wine(place / "prefix")
    wine.ensure(stubs.libraries)
    ground = WindowsGround(folder, place, wine, stubs).of_user("home")
    with ground.in_use():
        yield ground
