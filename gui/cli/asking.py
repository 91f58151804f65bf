"""The password of a secret key: from a file, or from the terminal without showing it."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

MAX_BYTES = 4096


class NoPasswordError(Exception):
    """No password can be had; the message says why."""


def password_in(file: Path) -> bytes:
    """The first line of a file.

    Raises:
        NoPasswordError: it cannot be read, or is no password.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise NoPasswordError(f"{file} cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise NoPasswordError(f"{file} is larger than {MAX_BYTES} bytes: it is no password")
    return data.partition(b"\n")[0].removesuffix(b"\r")


def password_from_terminal(prompt: str) -> bytes:
    """What somebody types; it is never shown.

    Raises:
        NoPasswordError: there is no terminal, or it would show what is typed.
    """
    try:
        if sys.platform == "win32":
            _require_console()
        import getpass

        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt).encode("utf-8")
    except (ImportError, Warning, EOFError, OSError, UnicodeError) as error:
        raise NoPasswordError(
            "the key has a password, and there is no terminal to ask for it; "
            "name a file that holds it by --password-file"
        ) from error


def _require_console() -> None:
    """Go on only where somebody can type: without a console, getpass would wait for ever.

    What leads nowhere calls itself a terminal too.

    Raises:
        OSError: there is no console, or something else is read.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise OSError("no console")
    open("CONIN$", "rb").close()
