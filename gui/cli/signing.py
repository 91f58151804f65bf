"""The key that somebody signs a package with, and what this program knows of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gui.cli.answers import FOUND_PROBLEMS, WRONG_USE
from gui.cli.asking import MAX_BYTES, NoPasswordError, password_from_terminal, password_in
from gui.core.bundle import BundleError, printable
from gui.core.package.minisign import (
    MinisignError,
    PublicKey,
    SecretKey,
    is_encrypted,
    read_secret_key,
)
from gui.machine.authoring import read_at_most

if TYPE_CHECKING:
    from gui.core.package.roots import Trust

LoadTrust = Callable[[], "Trust"]
_WITH_ONE_ROLE = ("clinical", "release", "local")


class RefusalError(Exception):
    """Why a command did nothing, and its exit code."""

    def __init__(self, message: str, code: int = FOUND_PROBLEMS) -> None:
        super().__init__(message)
        self.code = code


def secret_key_in(file: Path, password_file: Path | None) -> SecretKey:
    """The secret key in a file; its password is read or asked for where it has one.

    Raises:
        RefusalError: it is none, or its password cannot be had or does not open it.
        BundleError: the file cannot be read.
    """
    try:
        text = read_at_most(file, MAX_BYTES).decode("utf-8")
        password = b""
        if is_encrypted(text) and password_file is not None:
            password = password_in(password_file)
        elif is_encrypted(text):
            password = password_from_terminal(f"Password of {printable(str(file))}: ")
        return read_secret_key(text, password)
    except UnicodeDecodeError as error:
        raise RefusalError(f"{file}: it is no secret key of minisign") from error
    except MinisignError as error:
        raise RefusalError(f"{file}: {error}") from error
    except NoPasswordError as error:
        raise RefusalError(str(error), WRONG_USE) from error


def known_key(trust: LoadTrust, key_id: str, role: str) -> PublicKey | None:
    """The key of a number, if this program knows it; what it is good for is not decided by it.

    A list of keys may give a key another role than the list before.

    Raises:
        RefusalError: it has another role, so that a package with its signature would be refused
            from then on.
    """
    try:
        found = trust().appointed.get(key_id)
    except BundleError:
        return None
    if found is None or found.role == role:
        return found and found.key
    if role in _WITH_ONE_ROLE:
        raise RefusalError(
            f"the key {key_id} has the role {found.role!r}, not {role!r}; nothing was signed"
        )
    return None
