"""A copy of the program to be tried in hostile places, and what it does in a friendly one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.paper import PDF_COMMAND, is_pdf
from build_scripts.checking.pictures import SMALLEST_PICTURE, shown_window
from build_scripts.checking.results import require
from build_scripts.checking.runs import PICTURE_OPTIONS, run, silent, start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.checking.display import Display

NAME = "plex-ivig"
PLAIN = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
SEEN_BY_ALL, WRITTEN_BY_ALL = 0o755, 0o777


class Ground(NamedTuple):
    """Where the program is tried: every way of starting it must do the same as the plain one."""

    scratch: Path
    folder: Path
    display: Display
    text: bytes = b""
    picture: bytes = b""
    sheet: bytes = b""

    @property
    def program(self) -> Path:
        """The program of the copy."""
        return self.folder / NAME

    @property
    def pictures(self) -> Path:
        """A folder that everybody may write to."""
        return self.scratch / "pictures"

    def copy(self, name: str) -> Path:
        """Another copy of the program, below a folder of that name; returns the program."""
        folder = self.scratch / name / NAME
        shutil.copytree(self.folder, folder, symlinks=True)
        return folder / NAME

    def draw(self, command: Sequence[str | Path], variables: Mapping[str, str]) -> bytes:
        """The picture that a way of starting the program draws."""
        return self._drawn(command, variables, Path("/"), None)

    def all_the_same(
        self,
        command: Sequence[str | Path],
        variables: Mapping[str, str] = PLAIN,
        cwd: Path = Path("/"),
        user: int | None = None,
    ) -> str:
        """Start the program in one way for text, for a picture, for a PDF and for a window.

        Args:
            command: what starts the program; the arguments come after it.
        """
        printed = silent(run([*command, "list"], variables, cwd, user), "list")
        require(printed == self.text, "list prints something else than elsewhere.")
        drawn = self._drawn(command, variables, cwd, user)
        require(drawn == self.picture, "screenshot draws something else.")
        sheet = silent(run([*command, *PDF_COMMAND.split()], variables, cwd, user), PDF_COMMAND)
        # The order of the fonts in it follows from where their files are.
        same = is_pdf(sheet) and len(sheet) == len(self.sheet)
        require(same, "export writes another PDF than elsewhere.")
        with_display = {**variables, "DISPLAY": self.display.name}
        process = start(command, with_display, cwd, user)
        with shown_window(process, self.display) as window:
            window.close()
        return "text, picture, PDF and window as elsewhere, silently"

    def _drawn(
        self,
        command: Sequence[str | Path],
        variables: Mapping[str, str],
        cwd: Path,
        user: int | None,
    ) -> bytes:
        file = self.pictures / f"{len(list(self.pictures.iterdir())) + 1}.png"
        done = run([*command, "screenshot", file, *PICTURE_OPTIONS], variables, cwd, user)
        silent(done, "screenshot")
        return file.read_bytes()


def ready_ground(folder: Path, scratch: Path, display: Display) -> Ground:
    """Copy the program, and see what it does where nothing is in its way."""
    scratch.chmod(SEEN_BY_ALL)
    (scratch / "pictures").mkdir()
    (scratch / "pictures").chmod(WRITTEN_BY_ALL)
    copied = scratch / NAME
    shutil.copytree(folder, copied, symlinks=True)
    bare = Ground(scratch, copied, display)
    text = silent(run([bare.program, "list"], PLAIN), "list")
    picture = bare.draw([bare.program], PLAIN)
    require(len(picture) > SMALLEST_PICTURE, f"A picture of {len(picture)} bytes holds no text.")
    sheet = silent(run([bare.program, *PDF_COMMAND.split()], PLAIN), PDF_COMMAND)
    require(is_pdf(sheet), "export writes no PDF.")
    return bare._replace(text=text, picture=picture, sheet=sheet)
