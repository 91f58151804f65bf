"""A display without a screen: Xvfb, its picture read from memory, and xdotool for its keyboard."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import CheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where a system has no X11 locale data, a title loses its last half at the dash.
TITLE = "^PLEX"
SCREEN = "1366x768x24"
LAST_CORNER = ("1365", "767")
BYTES_A_PIXEL = 4
HEADER = struct.Struct(">4I")
COLOURS_AT = 76
COLOUR_SIZE = 12
TIME_LIMIT_S = 30


@dataclass(frozen=True)
class Display:
    """A running display."""

    name: str
    memory: Path

    def keyboard(self, *command: str) -> str:
        """Let xdotool do something; its keys go to the window that has the focus."""
        done = subprocess.run(
            ["xdotool", *command],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
            check=False,
        )
        return done.stdout.strip()

    def hide_pointer(self) -> None:
        """Move the pointer into the last corner; its shape is the system's, not the program's."""
        self.keyboard("mousemove", *LAST_CORNER)

    def windows(self) -> list[str]:
        """The windows of the program that are shown."""
        return self.titled(TITLE)

    def titled(self, title: str) -> list[str]:
        """The windows that are shown under a title, a pattern."""
        return self.keyboard("search", "--onlyvisible", "--name", title).split()

    def picture(self) -> bytes:
        """Every pixel of the screen, four bytes each."""
        content = self.memory.read_bytes()
        (size, *_) = HEADER.unpack_from(content)
        (colours,) = struct.unpack_from(">I", content, COLOURS_AT)
        return content[size + colours * COLOUR_SIZE :]


def written_png(picture: bytes, width: int, file: Path) -> Path:
    """Keep a picture of the screen as a PNG file."""
    row = width * BYTES_A_PIXEL
    lines = []
    for at in range(0, len(picture) // row * row, row):
        blue, green, red = (picture[at + colour : at + row : BYTES_A_PIXEL] for colour in range(3))
        line = bytearray(3 * width)
        line[0::3], line[1::3], line[2::3] = red, green, blue
        lines.append(b"\0" + bytes(line))
    head = struct.pack(">2I5B", width, len(lines), 8, 2, 0, 0, 0)
    parts = {b"IHDR": head, b"IDAT": zlib.compress(b"".join(lines)), b"IEND": b""}
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts.items()
        )
    )
    return file


def different_pixels(one: bytes, other: bytes) -> int:
    """How many pixels of two pictures differ; all of them where their sizes do."""
    if len(one) != len(other):
        return max(len(one), len(other)) // BYTES_A_PIXEL
    if one == other:
        return 0
    first, second = memoryview(one).cast("I"), memoryview(other).cast("I")
    return sum(a != b for a, b in zip(first, second, strict=True))


def colours(picture: bytes) -> int:
    """How many colours a picture has; a blank one has one."""
    whole = len(picture) // BYTES_A_PIXEL * BYTES_A_PIXEL
    return len(set(memoryview(picture)[:whole].cast("I")))


@contextmanager
def running_display(screen: str = SCREEN) -> Iterator[Display]:
    """Start a display on a free number and stop it again.

    Args:
        screen: its width, height and bits for a pixel.

    Raises:
        CheckError: a tool is missing, or the display does not start.
    """
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            raise CheckError(f"{tool} is missing: apt-get install {tool.lower()}")
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-fbdir", folder),
                *("-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                number = numbers.readline().strip()
            if not number:
                raise CheckError("Xvfb did not start.")
            yield Display(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait(TIME_LIMIT_S)
