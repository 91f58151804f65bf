"""What the program prints and draws on this machine, to compare other places with."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.display import Display, colours, different_pixels
from build_scripts.checking.results import CheckError, require
from build_scripts.checking.runs import TEXT_COMMANDS, run, silent, start, wait_until

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator, Mapping

PICTURES = (
    ("--condition", "mmn", "--page", "compare"),
    ("--condition", "cidp", "--page", "evidence", "--theme", "dark"),
    ("--page", "overview"),
    ("--page", "therapies", "--scale", "1.25"),
    ("--page", "sources", "--size", "1024x768"),
)
KEYS = (("type", "--delay", "20", "mmn"), ("key", "--delay", "20", "Return", "alt+2"))
END_KEYS = ("key", "ctrl+q")
PATIENCE_S = 20
SETTLED_S = 0.6
# The caret of the search field may be on in one picture and off in the other.
CARET_PIXELS = 60
FEWEST_COLOURS = 100
SMALLEST_PICTURE = 20_000
PLACE = re.compile(rb"/\S*(?=/_internal/)")


class Reference(NamedTuple):
    """What was printed by each command, drawn by each picture, and shown before and after keys."""

    texts: dict[str, bytes]
    pictures: tuple[bytes, ...]
    screens: tuple[bytes, bytes]


def reference_of(folder: Path, display: Display, scratch: Path) -> Reference:
    """Run the program of a folder here, where there may be fonts and settings."""
    program = str(folder / "plex-ivig")
    variables = {"LC_ALL": "C.UTF-8", "HOME": str(scratch), "PATH": "/usr/bin:/bin"}
    texts = {line: silent(run([program, *line.split()], variables), line) for line in TEXT_COMMANDS}
    pictures = []
    for options in PICTURES:
        file = scratch / "reference.png"
        silent(run([program, "screenshot", file, *options], variables), "screenshot")
        pictures.append(file.read_bytes())
    smallest = min(len(picture) for picture in pictures)
    require(smallest > SMALLEST_PICTURE, f"A picture of {smallest} bytes holds no text.")
    with shown_window(start([program], {**variables, "DISPLAY": display.name}), display) as window:
        screens = settled(display), typed_into(window, display)
    return Reference(texts, tuple(pictures), screens)


def typed_into(window: Window, display: Display) -> bytes:
    """The screen after the keys, and after the window was closed by one; it must end silently."""
    before = display.picture()
    window.type_keys()
    came = wait_until(lambda: different_pixels(before, display.picture()) > CARET_PIXELS)
    require(came, "The keys did not reach the window.")
    after = settled(display)
    window.close()
    return after


class Window(NamedTuple):
    """The program's window on a display, and its process."""

    process: subprocess.Popen[bytes]
    display: Display

    def type_keys(self) -> None:
        for words in KEYS:
            self.display.keyboard(*words)

    def close(self) -> None:
        """Press the key that ends the program; it must end well and have said nothing."""
        self.display.keyboard(*END_KEYS)
        out, err = self.process.communicate(timeout=PATIENCE_S)
        told = (self.process.returncode, out, err.decode("utf-8", "replace"))
        require(told == (0, b"", ""), f"The window ended with {told}.")


@contextmanager
def shown_window(process: subprocess.Popen[bytes], display: Display) -> Iterator[Window]:
    """Wait until a started program shows its window, and give that the keyboard."""
    try:
        wait_until(lambda: bool(display.windows()) or process.poll() is not None, PATIENCE_S)
        found = display.windows()
        if not found:
            process.kill()
            err = process.communicate()[1].decode("utf-8", "replace")
            raise CheckError(f"There is no window; exit code {process.returncode}, {err!r}")
        display.keyboard("windowfocus", "--sync", found[0])
        display.hide_pointer()
        yield Window(process, display)
    finally:
        process.kill()
        process.communicate()
        wait_until(lambda: not display.windows(), PATIENCE_S)


def settled(display: Display) -> bytes:
    """The screen when nothing but a caret has changed for a while."""
    for _ in range(round(PATIENCE_S / SETTLED_S)):
        picture = display.picture()
        time.sleep(SETTLED_S)
        now = display.picture()
        if different_pixels(picture, now) <= CARET_PIXELS and colours(now) > FEWEST_COLOURS:
            return now
    raise CheckError("The screen does not come to rest, or stays blank.")


def same_screens(reference: Reference, process: subprocess.Popen[bytes], display: Display) -> str:
    """Show, use and close a window; the screen must look as it does here, before and after."""
    with shown_window(process, display) as window:
        _becomes(reference.screens[0], display, "at the start")
        window.type_keys()
        _becomes(reference.screens[1], display, "after the keys")
        window.close()
    return "shown, typed into, closed; every pixel as here"


def _becomes(expected: bytes, display: Display, when: str) -> None:
    def differences() -> int:
        return different_pixels(expected, display.picture())

    if not wait_until(lambda: differences() <= CARET_PIXELS, PATIENCE_S):
        raise CheckError(f"{differences()} pixels of the screen differ {when}.")


def same_pictures(reference: Reference, draw: Callable[[tuple[str, ...]], bytes]) -> str:
    """Let every picture be drawn elsewhere; each must be the same file."""
    for options, expected in zip(PICTURES, reference.pictures, strict=True):
        if draw(options) != expected:
            raise CheckError(f"The picture {' '.join(options)} is another one than here.")
    return f"{len(PICTURES)} pictures, every byte as here"


def same_texts(texts: Mapping[str, bytes], ask: Callable[[str], bytes]) -> str:
    """Let every command print elsewhere; each must print the same, but for where the data is."""
    for line, expected in texts.items():
        require(
            _without_place(ask(line)) == _without_place(expected),
            f"{line} prints something else than here.",
        )
    return f"{len(texts)} commands, every byte as here"


def _without_place(printed: bytes) -> bytes:
    return PLACE.sub(b"", printed)
