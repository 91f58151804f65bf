"""What hospital IT sets for this computer: read from one TOML file, and never a reason to stop."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from gui import paths
from gui.core.bundle import printable

THEMES = ("light", "dark", "high-contrast", "system")
LANGUAGES = ("en", "de", "system")
SMALLEST_TEXT, LARGEST_TEXT = 80, 250
_SHORTEST_IDLE_S, _LONGEST_IDLE_S = 10, 86_400
_LARGEST_FILE, _MOST_DOTS = 65_536, 100  # a dotted key is read in the square of the time
_LONGEST_SHOWN = 60


class Key(NamedTuple):
    """One key of the policy: what holds where nobody sets it, and which values it may have."""

    default: Any
    wanted: str
    allows: Callable[[Any], bool]


KEYS: Mapping[str, Key] = {
    "theme": Key("system", f"one of {', '.join(THEMES)}", lambda it: it in THEMES),
    "language": Key("system", f"one of {', '.join(LANGUAGES)}", lambda it: it in LANGUAGES),
    "text-size": Key(
        100,
        f"a whole number from {SMALLEST_TEXT} to {LARGEST_TEXT}",
        lambda it: type(it) is int and SMALLEST_TEXT <= it <= LARGEST_TEXT,
    ),
    "idle-seconds": Key(
        180,
        f"0 (off), or a number from {_SHORTEST_IDLE_S} to {_LONGEST_IDLE_S}",
        lambda it: _is_number(it) and (it == 0 or _SHORTEST_IDLE_S <= it <= _LONGEST_IDLE_S),
    ),
    "bundle": Key(
        None,
        "an absolute path",
        lambda it: isinstance(it, str) and "\0" not in it and Path(it).is_absolute(),
    ),
    "overlay": Key(
        None,
        "an absolute path",
        lambda it: isinstance(it, str) and "\0" not in it and Path(it).is_absolute(),
    ),
    "overlay-keys": Key(
        (),
        "a list of public keys of minisign",
        lambda it: isinstance(it, list) and all(map(_is_public_key, it)),
    ),
    "export": Key(True, "true or false", lambda it: isinstance(it, bool)),
    "install": Key(True, "true or false", lambda it: isinstance(it, bool)),
    "planner": Key(True, "true or false", lambda it: isinstance(it, bool)),
}


class PolicyProblem(msgspec.Struct, frozen=True):
    """One fault of a policy file: the key (empty where it is the file), and what is wrong."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.message) if part)


class LocalSource(NamedTuple):
    """The file of the hospital's own lines, and the public keys of minisign that may sign it."""

    file: Path
    keys: tuple[str, ...]


class Policy(msgspec.Struct, frozen=True):
    """The keys that are set, checked; `unreachable` is true where nothing could be read."""

    file: Path
    is_there: bool = False
    unreachable: bool = False
    values: Mapping[str, Any] = {}
    locked: frozenset[str] = frozenset()
    problems: tuple[PolicyProblem, ...] = ()

    def value(self, key: str) -> Any:
        """What holds of a key by the policy, or else by default."""
        return self.values.get(key, KEYS[key].default)

    @property
    def bundle(self) -> Path | None:
        """The data bundle that is named; None where none is."""
        value = self.value("bundle")
        return None if value is None else Path(value)

    @property
    def local(self) -> LocalSource | None:
        """Where the hospital's own lines are; None where no file is named."""
        file = self.value("overlay")
        return None if file is None else LocalSource(Path(file), tuple(self.value("overlay-keys")))


def read_policy(file: Path) -> Policy:
    """Read a policy; what is wrong with it is told in `problems`, and all else counts.

    On Windows any user may make a folder beside those of the system: this computer's own policy
    counts there only if nobody but administrators could have written it.
    """
    if sys.platform == "win32" and file == paths.policy_file():
        from gui.machine.win32_rights import OthersWriteError, beginning_by_administrators

        try:
            return _read(file, beginning_by_administrators)
        except OthersWriteError as error:
            return _useless(file, f"others than administrators could have written it: {error}")
    return _read(file, beginning)


def _read(file: Path, beginning_of: Callable[[Path, int], bytes]) -> Policy:
    try:
        data = beginning_of(file, _LARGEST_FILE + 1)
    except FileNotFoundError:
        return Policy(file)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return _useless(file, f"it cannot be read ({why})", unreachable=True)
    if len(data) > _LARGEST_FILE:
        return _useless(file, f"it is larger than {_LARGEST_FILE // 1024} KB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _useless(file, f"it is not UTF-8 (line {line})")
    try:
        return _checked(file, _tables(text))
    except ValueError as error:
        return _useless(file, str(error))


def _tables(text: str) -> dict[str, Any]:
    """What the text of a policy says.

    Raises:
        ValueError: it cannot be understood.
    """
    import tomllib

    lines = text.split("\n")
    if "'''" not in text and '"""' not in text:  # within which a comment is none
        lines = [line for line in lines if not line.lstrip(" \t").startswith("#")]
    if any(line.count(".") > _MOST_DOTS for line in lines):
        raise ValueError(f"a line of it has more than {_MOST_DOTS} dots")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(f"it is not TOML: {error}") from None
    except ValueError:  # Python reads 4300 digits
        raise ValueError("a number in it has too many digits") from None


def beginning(file: Path, length: int) -> bytes:
    """The first bytes of a file, long enough to see that it is too long; waits for nobody.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    if file.is_dir():  # Windows says no more than that it may not be read
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no file")
        return os.read(handle, length)
    finally:
        os.close(handle)


def _useless(file: Path, why: str, *, unreachable: bool = False) -> Policy:
    problem = PolicyProblem(printable(str(file)), "", printable(f"{why}; all of it is ignored"))
    return Policy(file, is_there=True, unreachable=unreachable, problems=(problem,))


def _checked(file: Path, found: Mapping[str, Any]) -> Policy:
    values = {
        key: found[key] for key, rule in KEYS.items() if key in found and rule.allows(found[key])
    }
    named = found.get("locked", [])
    names = named if isinstance(named, list) else []
    locked = frozenset(name for name in names if isinstance(name, str) and name in KEYS)
    place = printable(str(file))
    problems = tuple(
        PolicyProblem(place, printable(key), f"{message} is ignored")
        for key, message in _faults(found)
    )
    return Policy(file, is_there=True, values=values, locked=locked, problems=problems)


def _faults(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        if key == "locked":
            yield from _faults_of_locked(value)
        elif key not in KEYS:
            yield _shortened(key), "there is no such key; it"
        elif key == "overlay-keys" and isinstance(value, list) and not KEYS[key].allows(value):
            wrong = next(entry for entry in value if not _is_public_key(entry))
            yield key, f"{_shown(wrong)} is no public key of minisign; the whole list"
        elif not KEYS[key].allows(value):
            yield key, f"{_shown(value)} is not {KEYS[key].wanted}; it"


def _faults_of_locked(value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        yield "locked", f"{_shown(value)} is not a list of keys; it"
        return
    for name in value:
        if not isinstance(name, str) or name not in KEYS:
            yield "locked", f"{_shown(name)} is not a key that can be locked; it"


def _is_public_key(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"RW[A-Za-z0-9+/]{54}", value) is not None


def _is_number(value: Any) -> bool:
    return type(value) in {int, float}  # what is not finite is in no range


def _shown(value: Any) -> str:
    """A value as TOML writes it, as far as it is short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    try:
        written = f'"{value}"' if isinstance(value, str) else str(value)
    except (ValueError, RecursionError):
        return "what is too long to be shown"
    return printable(_shortened(written))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."
