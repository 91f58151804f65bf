"""The record of what is installed in a folder: one small file, replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from gui.core.bundle.records import DottedVersion, Sha256
from gui.machine.places import BUNDLES, PACKAGE, ROOTS, STATE
from gui.machine.whole_files import read_plain, write_durably

_LARGEST_FILE = 1_048_576
_MOST = 2000  # as many as files in a package

Mark = Literal["new", "verdict", "statements"]
_KeySet = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
_Condition = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A strict record: an unknown key is an error."""


class Seen(_Record, frozen=True):
    """A version that was installed, and the hash of what it held (`bundle_sha256`)."""

    version: DottedVersion
    sha256: Sha256


class Entry(_Record, frozen=True):
    """A bundle that is installed: its file by the SHA-256 of it, its version and its content's."""

    file: Sha256
    version: DottedVersion
    sha256: Sha256

    @property
    def seen(self) -> Seen:
        """What is remembered of it."""
        return Seen(self.version, self.sha256)


class State(_Record, frozen=True, kw_only=True):
    """What holds in one folder.

    `highest` has the newest version ever installed, for each set of keys; `root` the number of
    the newest list of keys that was used; `changed` what is marked as different between the
    current bundle and what was shown before it, by the id of the condition.
    """

    format: Literal["plex-ivig-state-1"] = "plex-ivig-state-1"
    current: Entry | None = None
    previous: Entry | None = None
    highest: Mapping[_KeySet, Seen] = {}
    root: Annotated[int, msgspec.Meta(ge=0)] = 0
    changed: Annotated[Mapping[_Condition, Mark], msgspec.Meta(max_length=_MOST)] = {}

    def taken_back(self) -> State:
        """The record without the current bundle; what was seen stays seen."""
        return msgspec.structs.replace(self, current=self.previous, previous=None, changed={})

    def as_bytes(self) -> bytes:
        """The record as it is written."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


class StateError(Exception):
    """A record that cannot be used; the message says why."""


def read_state(folder: Path) -> State | None:
    """The record in a folder; None where there is none.

    Raises:
        StateError: there is one, and it cannot be read or understood.
    """
    try:
        data = read_plain(folder / STATE, _LARGEST_FILE)
        if len(data) > _LARGEST_FILE:
            raise StateError(f"it is larger than {_LARGEST_FILE // 1024} KB")
        return msgspec.json.decode(data, type=State)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StateError(error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise StateError(str(error)) from error


def write_state(folder: Path, state: State, mode: int) -> None:
    """Replace the record in a folder.

    Raises:
        OSError: it cannot be written.
    """
    write_durably(folder / STATE, state.as_bytes(), mode)


def bundle_file(folder: Path, entry: Entry) -> Path:
    """Where an installed bundle lies."""
    return folder / BUNDLES / f"{entry.file}{PACKAGE}"


def root_file(folder: Path, number: int) -> Path:
    """Where an installed list of keys lies."""
    return folder / ROOTS / f"{number}{PACKAGE}"
