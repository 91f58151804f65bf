"""What the program keeps for its user: four things about its looks, and nothing else."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from gui import paths
from gui.machine.policy import LARGEST_TEXT, SMALLEST_TEXT

_LARGEST_FILE = 4096
_TextSize = Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)]
_Side = Annotated[int, msgspec.Meta(ge=100, le=32_000)]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The user's choices; None where nothing was chosen, "system" where the system's was."""

    theme: Literal["light", "dark", "high-contrast", "system"] | None = None
    text_size: _TextSize | None = None
    language: Literal["en", "de", "system"] | None = None
    window: tuple[_Side, _Side] | None = None


def read_settings(file: Path | None) -> tuple[Settings, str]:
    """The settings of a file, none where it is not sound; and what is wrong, empty if nothing."""
    if file is None:
        return Settings(), ""
    try:
        data = _content(file)
        if len(data) > _LARGEST_FILE:
            raise ValueError
        return msgspec.json.decode(data, type=Settings), ""
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ""
    except OSError as error:
        return Settings(), f"the settings cannot be read: {error.strerror}"
    except (ValueError, RecursionError):
        return Settings(), "the settings are damaged; nothing of them is used"


def _content(file: Path) -> bytes:
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        return os.read(handle, _LARGEST_FILE + 1)
    finally:
        os.close(handle)


class SettingsKeeper:
    """Takes down what the user chooses, and writes it once, where anything changed."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._changes: dict[str, Any] = {}

    def choose(self, **changes: Any) -> None:
        """Take down choices, by the names of the settings."""
        self._changes |= changes

    def chosen(self, name: str) -> Any:
        """What was chosen in this run; None where nothing was."""
        return self._changes.get(name)

    def write(self) -> str:
        """Add the choices to what the file has by now; returns what is wrong, empty if nothing."""
        if self.file is None or not self._changes:
            return ""
        before, _ = read_settings(self.file)
        try:
            after = msgspec.convert(
                msgspec.structs.asdict(before) | self._changes, Settings, strict=True
            )
            if after != before:
                _write_whole(self.file, msgspec.json.encode(after) + b"\n")
        except OSError as error:
            return f"the settings cannot be written: {error.strerror}"
        except msgspec.ValidationError:
            return "the settings were not written: a value is out of range"
        self._changes.clear()
        return ""


def _write_whole(file: Path, data: bytes) -> None:
    """Write beside the place, then put it there: the file is the old or the new one, whole."""
    from gui.machine.whole_files import put

    file.parent.mkdir(mode=paths.OWN, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}-{os.getpid()}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())  # a disk elsewhere says only now that it is full
        put(beside, Path(os.path.realpath(file)))
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
