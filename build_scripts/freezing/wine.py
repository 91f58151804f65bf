"""Windows programs run on Linux: a prefix of Wine of our own, time limits, and no process left.

Standard input and both outputs are pipes, for Python under Wine 8 cannot begin with others.
"""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from build_scripts.system_packages import WHERE_TOOLS_ARE, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# No debugger that waits for somebody, no offers of Mono and Gecko, no entries in the user's menus.
OVERRIDES = "winedbg.exe=d;winemenubuilder.exe=d;mscoree=;mshtml="
STAMP = "made-by.txt"
VERSION_OF_WINDOWS = "win10"
MAKING_S = 300
ENDING_S = 20
LINES_TOLD = 20


class Wine:
    """A prefix of Wine, and what runs in it. All of it ends together."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix.absolute()

    @property
    def system(self) -> Path:
        """The folder of Windows' own libraries."""
        return self.prefix / "drive_c" / "windows" / "system32"

    def ensure(self, stubs: Path | None = None) -> None:
        """Make the prefix where it is not there yet.

        Args:
            stubs: a folder of libraries that this Wine lacks and Windows has.

        Raises:
            BootstrapError: Wine is missing, or the prefix cannot be made.
        """
        version = subprocess.run(
            [_tool("wine"), "--version"], capture_output=True, text=True, check=True
        ).stdout
        stamp = self.prefix / STAMP
        if not stamp.exists() or stamp.read_text("utf-8") != version:
            self.end()
            shutil.rmtree(self.prefix, ignore_errors=True)
            self._home.mkdir(parents=True)
            self._succeed(["wineboot.exe", "--init"])
            key = r"HKCU\Software\Wine"
            self._succeed(["reg", "add", key, "/v", "Version", "/d", VERSION_OF_WINDOWS, "/f"])
            self.wait()
            stamp.write_text(version, "utf-8")
        for stub in sorted(stubs.glob("*.dll")) if stubs else ():
            shutil.copyfile(stub, self.system / stub.name)

    def run(
        self,
        words: Sequence[str | Path],
        *,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        seconds: float,
        display: str | None = None,
        said: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end.

        Args:
            words: the command; a path becomes one of Windows.
            folder: where it runs.
            variables: environment variables beside those that Wine needs; it passes on none that
                is about Linux, such as HOME, PATH, TMP and those whose names begin with QT_.
            seconds: the time it has; then everything of the prefix is ended.
            display: the display of X11 for its windows; without one it can show none.
            said: what it reads from standard input.

        Raises:
            BootstrapError: Wine is missing, or the time is over.
        """
        with self._begun(words, folder, variables, display) as process:
            with suppress(BrokenPipeError), _pipe(process.stdin) as stdin:
                stdin.write(said.encode())
            heard, ended = _Heard(process), False
            try:
                ended = heard.until_the_end(time.monotonic() + seconds)
            finally:
                if not ended:
                    self.end()
                    process.kill()
        out, err = heard.texts()
        if not ended:
            told = "\n".join((out + err).splitlines()[-LINES_TOLD:])
            raise BootstrapError(f"{words[0]} did not end within {seconds:g} s:\n{told}".rstrip())
        return subprocess.CompletedProcess(list(words), process.returncode, out, err)

    @contextmanager
    def started(
        self,
        words: Sequence[str | Path],
        *,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        display: str | None = None,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """A Windows program that goes on during the block; after it all of the prefix ends.

        What it says must be read during the block, lest it waits for a full pipe.
        """
        with self._begun(words, folder, variables, display) as process:
            try:
                yield process
            finally:
                self.end()
                process.kill()

    def windows_path(self, path: Path) -> str:
        """How Windows programs name a file."""
        whole = path.absolute()
        drive, below = "Z:", Path("/")
        if whole.is_relative_to(self.prefix / "drive_c"):
            drive, below = "C:", self.prefix / "drive_c"
        return f"{drive}\\" + "\\".join(whole.relative_to(below).parts)

    def unix_path(self, name: str) -> Path:
        """The file that Windows programs name so."""
        drive, _, rest = name.replace("\\", "/").partition(":/")
        return (self.prefix / "dosdevices" / f"{drive.lower()}:").resolve() / rest

    def environment(
        self, variables: Mapping[str, str] | None = None, display: str | None = None
    ) -> dict[str, str]:
        """The variables with which everything of this prefix runs."""
        return {
            "HOME": str(self._home),
            "LC_ALL": "C.UTF-8",
            "PATH": WHERE_TOOLS_ARE,
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "WINEPREFIX": str(self.prefix),
            **({"DISPLAY": display} if display else {}),
            **(variables or {}),
        }

    def processes(self) -> list[int]:
        """The processes of Wine that run in this prefix, its server among them."""
        wanted = f"WINEPREFIX={self.prefix}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                is_wine = (entry / "exe").readlink().name.startswith("wine")
                if is_wine and wanted in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found

    def end(self) -> None:
        """End everything that runs in the prefix, and wait until it has ended.

        Raises:
            BootstrapError: something is still there.
        """
        if not self.processes():
            return
        with suppress(subprocess.TimeoutExpired):
            self._server("-k")
        limit = time.monotonic() + ENDING_S
        while left := self.processes():
            if time.monotonic() > limit:
                raise BootstrapError(f"Processes of Wine cannot be ended: {left}")
            for number in left:
                with suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
            time.sleep(0.05)

    @property
    def _home(self) -> Path:
        return self.prefix / "home"

    def _begun(
        self,
        words: Sequence[str | Path],
        folder: Path | None,
        variables: Mapping[str, str] | None,
        display: str | None,
    ) -> subprocess.Popen[bytes]:
        given = [self.windows_path(word) if isinstance(word, Path) else word for word in words]
        return subprocess.Popen(
            [_tool("wine"), *given],
            cwd=folder or self.prefix,
            env=self.environment(variables, display),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _succeed(self, words: Sequence[str]) -> None:
        done = self.run(words, seconds=MAKING_S)
        if done.returncode:
            said = "\n".join((done.stdout + done.stderr).splitlines()[-LINES_TOLD:])
            raise BootstrapError(f"{words[0]} failed with exit code {done.returncode}:\n{said}")

    def wait(self, seconds: float = ENDING_S) -> None:
        """Wait until all has ended by itself: only then is the registry on the disk.

        Raises:
            BootstrapError: the time is over.
        """
        try:
            self._server("-w", seconds)
        except subprocess.TimeoutExpired:
            raise BootstrapError(f"Wine does not come to an end in {self.prefix}.") from None

    def _server(self, option: str, seconds: float = ENDING_S) -> None:
        subprocess.run(
            [_tool("wineserver"), option],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )


class _Heard:
    """What a process says. Its end counts, for services of Wine keep its pipes open beyond it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._said: dict[IO[bytes], bytearray] = {
            _pipe(process.stdout): bytearray(),
            _pipe(process.stderr): bytearray(),
        }

    def until_the_end(self, limit: float) -> bool:
        """Listen until the process has ended; tells whether it did so in time."""
        with selectors.DefaultSelector() as open_pipes:
            for pipe in self._said:
                open_pipes.register(pipe, selectors.EVENT_READ)
            while time.monotonic() < limit:
                over = self._process.poll() is not None
                ready = open_pipes.select(0 if over else 0.05)
                if over and not ready:
                    return True
                for pipe in self._said.keys() & {key.fileobj for key, _ in ready}:
                    part = os.read(pipe.fileno(), 1 << 16)
                    self._said[pipe] += part
                    if not part:
                        open_pipes.unregister(pipe)
        return False

    def texts(self) -> tuple[str, str]:
        """What was said on standard output and on standard error."""
        out, err = (
            said.decode("utf-8", "replace").replace("\r\n", "\n") for said in self._said.values()
        )
        return out, err


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError("a process was started without a pipe")
    return stream


def _tool(name: str) -> str:
    found = shutil.which(name, path=WHERE_TOOLS_ARE)
    if found is None:
        raise BootstrapError(f"{name} is missing: apt-get install wine wine64")
    return found
