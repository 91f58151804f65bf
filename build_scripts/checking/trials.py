"""What a program must do in a room, whether it was unpacked or installed there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.paper import PDF_COMMAND, Paper, is_pdf
from build_scripts.checking.pictures import same_pictures, same_screens, same_texts, shown_window
from build_scripts.checking.results import Result, attempt, require
from build_scripts.checking.rooms import PLAIN
from build_scripts.checking.runs import OFFSCREEN, silent

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping

    from build_scripts.checking.display import Display
    from build_scripts.checking.pictures import Reference
    from build_scripts.checking.rooms import Room

LIBRARY_IN_USE = re.compile(r" (/\S+\.so[.\w-]*)$", re.MULTILINE)
OF_EVERY_SYSTEM = re.compile(
    r"(ld-linux-x86-64|lib(c|m|dl|pthread|rt|util|gcc_s|stdc\+\+|nss_\w+))\.so[.\d]*"
)
DRAWN = "/tmp/drawn.png"
LOG = Path(".local/state/plex-ivig/plex-ivig.log")
WATCHED_S = 3
# Qt's own word whenever a window with a least size is shown on its platform for tests.
OF_NO_CONSEQUENCE = b"This plugin does not support propagateSizeHints()\n"


@dataclass(frozen=True)
class Trial:
    """A program in a room, run by an ordinary user without any network."""

    room: Room
    program: str
    display: Display
    reference: Reference

    def results(self) -> Iterator[Result]:
        """Everything, one after the other."""
        yield attempt("commands", lambda: same_texts(self.reference.texts, self.ask))
        yield attempt("JSON", self.json)
        yield attempt("pictures", lambda: same_pictures(self.reference, self.draw))
        yield attempt("window under xcb", self.window)
        yield attempt("window offscreen", self.offscreen)
        yield attempt("paper", self.paper)
        yield attempt("no display is said", self.no_display)
        yield attempt("libraries of the system", self.libraries)
        yield attempt("nothing is written", self.nothing_written)

    def ask(self, line: str) -> bytes:
        """What a command prints."""
        return silent(self.room.run([self.program, *line.split()]), line)

    def draw(self, options: tuple[str, ...]) -> bytes:
        """The file that a picture is drawn into."""
        silent(self.room.run([self.program, "screenshot", DRAWN, *options]), "screenshot")
        file = self.room.root / DRAWN.lstrip("/")
        picture = file.read_bytes()
        file.unlink()
        return picture

    def json(self) -> str:
        """What is printed as JSON can be read."""
        shown = json.loads(self.ask("show mmn --json"))
        listed = json.loads(self.ask("list --json"))
        require(bool(shown) and bool(listed), "The JSON is empty.")
        return f"{len(listed)} conditions"

    def window(self) -> str:
        """The window is shown, takes keys and closes."""
        variables = {**PLAIN, "DISPLAY": self.display.name}
        process = self.room.start([self.program], variables)
        return same_screens(self.reference, process, self.display)

    def offscreen(self) -> str:
        """The window runs without a display, silently."""
        process = self._then_maps(OFFSCREEN)
        out, err = process.communicate()
        told = err.replace(OF_NO_CONSEQUENCE, b"")
        require(told == b"", f"It said something: {told!r}")
        require(b"libqoffscreen" in out, "Qt was not loaded.")
        return f"silent for {WATCHED_S} s"

    def paper(self) -> str:
        """A PDF is made; and Print, which finds no printer here, is no trouble."""
        require(is_pdf(self.ask(PDF_COMMAND)), "No PDF is made.")
        process = self.room.start([self.program], {**PLAIN, "DISPLAY": self.display.name})
        with shown_window(process, self.display) as window:
            Paper(self.display).ask_where_to()
            window.close()
        return "a PDF is made; no printer is said; silently"

    def no_display(self) -> str:
        """Without a display one line says so."""
        done = self.room.run([self.program])
        right = done.code == 1 and done.err.startswith("plex-ivig: there is no display")
        require(right and len(done.err.splitlines()) == 1, done.told())
        return "one line, exit code 1"

    def libraries(self) -> str:
        """Of the system's libraries a running window uses only what every Linux has."""
        maps = self._maps_of_a_window()
        own = self.room.run(["readlink", "-f", self.program]).out.decode().strip()
        folder = own.rpartition("/")[0]
        paths = set(LIBRARY_IN_USE.findall(maps))
        names = {path.rpartition("/")[2] for path in paths if not path.startswith(folder)}
        require(len(paths) > len(names) > 0, "The libraries in use could not be listed.")
        foreign = sorted(name for name in names if not OF_EVERY_SYSTEM.fullmatch(name))
        require(not foreign, f"It uses {', '.join(foreign)} of the system.")
        return ", ".join(sorted(names))

    def _maps_of_a_window(self) -> str:
        process = self._then_maps({"DISPLAY": self.display.name})
        with shown_window(process, self.display):
            return process.communicate()[0].decode()

    def _then_maps(self, variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """The program, which after a while tells what it has loaded and is ended."""
        script = f'"$0" >&2 & sleep {WATCHED_S}; cat /proc/$!/maps; kill $!; wait $!'
        return self.room.start(["sh", "-c", script, self.program], {**PLAIN, **variables})

    def nothing_written(self) -> str:
        """Neither the user's folder nor a temporary one holds anything new but the log."""
        home = self.room.root / PLAIN["HOME"].lstrip("/")
        skeleton = self.room.root / "etc" / "skel"
        usual = {file.relative_to(skeleton) for file in skeleton.rglob("*")}
        usual |= {LOG, *LOG.parents}
        new = [file for file in home.rglob("*") if file.relative_to(home) not in usual]
        new += [file for file in (self.room.root / "tmp").rglob("*") if ".X11" not in file.name]
        require(not new, f"It left {', '.join(str(file) for file in new)}")
        return "home and /tmp as before, but for the log"
