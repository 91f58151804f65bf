"""Streams that what is printed goes into, as a terminal's would be."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from tests.fuzzing.target import is_printable, require

_BREAKS = "\n\r\t"


class Streams(NamedTuple):
    """Where the program prints to."""

    out: io.TextIOWrapper
    err: io.TextIOWrapper


class Captured:
    """Takes what is printed, and checks that it is fit for a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Streams:
        """Begin."""
        self._bytes = io.BytesIO(), io.BytesIO()
        self.streams = Streams(
            *(io.TextIOWrapper(it, "utf-8", "replace", write_through=True) for it in self._bytes)
        )
        return self.streams

    def __exit__(self, kind: object, *_: object) -> None:
        """End; what was printed is checked unless something else was wrong."""
        if kind is None:
            for stream in self._bytes:
                check_printed(stream.getvalue())

    def texts(self) -> tuple[str, str]:
        """What was printed to both."""
        out, err = self._bytes
        return out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8")


def check_printed(data: bytes) -> None:
    """What was printed is text without a traceback, and nothing that a terminal obeys.

    Raises:
        WrongError: it is not.
    """
    text = data.decode("utf-8")
    require("Traceback" not in text, f"a traceback: {text[-600:]}")
    require("Warning: " not in text, f"a warning of Python's: {text[-600:]}")
    plain = "".join(it for it in text if it not in _BREAKS)
    require(is_printable(plain), f"odd characters are printed: {text[:300]!r}")
