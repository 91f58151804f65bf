"""What is installed, each bundle verified in full before it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from pathlib import Path

import msgspec

from gui import __version__
from gui.core.bundle import BundleError, Problem
from gui.core.bundle.digest import sha256_hex
from gui.core.notice import Notice, notice
from gui.core.package.container import MAX_PACKAGE_BYTES
from gui.core.package.manifest import version_key
from gui.core.package.offer import Where
from gui.core.package.verify import VerifiedBundle, verify_bundle
from gui.machine.places import BUNDLES, PACKAGE, STATE, Places
from gui.machine.rights import wrong_rights
from gui.machine.state import (
    Entry,
    Mark,
    State,
    StateError,
    bundle_file,
    read_state,
)
from gui.machine.trusted import TrustFound, trust_in_force
from gui.machine.whole_files import read_plain

_MOST_FILES = 8
_MISSING = "it is missing"


class Folder(msgspec.Struct, frozen=True):
    """A folder of installed content and its record, or, without one, what was found there."""

    where: Where
    path: Path
    state: State
    problem: str = ""


class Newest(msgspec.Struct, frozen=True):
    """An installed bundle that is sound."""

    place: Where
    file: Path
    verified: VerifiedBundle
    entry: Entry
    changed: Mapping[str, Mark] = {}


class Installed:
    """What is installed on this computer, for all users and for this one."""

    def __init__(self, places: Places, today: date, program: str = __version__) -> None:
        """Read the records; nothing else is read before it is asked for.

        Args:
            program: the version of this program.
        """
        self.places = places
        self._today = today
        self._program = program
        self._trust: TrustFound | None = None
        self._no_trust: BundleError | None = None
        self._verified: dict[tuple[Path, str], VerifiedBundle | BundleError] = {}
        self.folders = tuple(self._folders())

    def newest(self, than: str | None) -> Newest | None:
        """The newest sound bundle, each folder's previous one where the current is not sound.

        Args:
            than: the version that it must be newer than; None for any.
        """
        usable = [
            (folder, entry)
            for folder in self.folders
            for entry in (folder.state.current, folder.state.previous)
            if entry is not None and (than is None or is_newer(entry.version, than))
        ]
        bad: set[Path] = set()
        while usable:
            turn = [it for it in usable if it[1] is it[0].state.current or it[0].path in bad]
            if not turn:
                return None
            best = max(turn, key=lambda it: version_key(it[1].version))
            folder, entry = best
            found = self.verify(folder, entry)
            if not isinstance(found, BundleError):
                is_current = entry is folder.state.current
                changed = folder.state.changed if is_current else {}
                file = bundle_file(folder.path, entry)
                return Newest(folder.where, file, found, entry, changed)
            bad.add(folder.path)
            usable.remove(best)
        return None

    def folder(self, where: Where) -> Folder:
        """The folder for all users, or for this one.

        Raises:
            KeyError: there is none.
        """
        for folder in self.folders:
            if folder.where == where:
                return folder
        raise KeyError(where)

    def without(self, folder: Folder) -> Installed:
        """What there would be if the current bundle of a folder were taken back."""
        back = msgspec.structs.replace(folder, state=folder.state.taken_back())
        changed = copy(self)
        changed.folders = tuple(back if it is folder else it for it in self.folders)
        return changed

    def verify(self, folder: Folder, entry: Entry) -> VerifiedBundle | BundleError:
        """An installed bundle, checked in full; or why it cannot be used."""
        key = (folder.path, entry.file)
        if key not in self._verified:
            try:
                self._verified[key] = self._read(folder.path, entry)
            except BundleError as error:
                self._verified[key] = error
        return self._verified[key]

    def notices(self) -> tuple[Notice, ...]:
        """What is wrong, as far as it has shown by now."""
        told = [
            notice("state-bad", file=folder.path / STATE, problem=folder.problem)
            for folder in self.folders
            if folder.problem
        ]
        for folder in self.folders:
            for entry in (folder.state.current, folder.state.previous):
                found = self._verified.get((folder.path, entry.file)) if entry else None
                if entry is not None and isinstance(found, BundleError):
                    told.append(notice("installed-bad", version=entry.version, problem=_why(found)))
        if self._trust is not None:
            told += self._trust.notices
        return (*told, *wrong_rights(self.places))

    def trust(self) -> TrustFound:
        """Whose signatures count.

        Raises:
            BundleError: the program's own list of keys cannot be used.
        """
        if self._no_trust is not None:
            raise self._no_trust
        if self._trust is None:
            try:
                self._trust = trust_in_force(self.places, self._today)
            except BundleError as error:
                self._no_trust = error
                raise
        return self._trust

    def _read(self, folder: Path, entry: Entry) -> VerifiedBundle:
        file = bundle_file(folder, entry)
        data = _content(file)
        if sha256_hex(data) != entry.file:
            raise BundleError(str(file), [Problem(file.name, "", "the file is damaged")])
        trust = self.trust().trust
        found = verify_bundle(data, file.name, trust, self._program, entry.sha256)
        if (found.manifest.version, found.sha256) != (entry.version, entry.sha256):
            why = f"it is version {found.manifest.version}, and the record says {entry.version}"
            raise BundleError(str(file), [Problem(file.name, "", why)])
        return found

    def _folders(self) -> Iterator[Folder]:
        places: tuple[tuple[Where, Path | None], ...] = (
            ("machine", self.places.machine),
            ("user", self.places.user),
        )
        for where, path in places:
            if path is not None:
                yield self._folder(where, path)

    def _folder(self, where: Where, path: Path) -> Folder:
        try:
            state = read_state(path)
            problem = "" if state is not None else _MISSING
        except StateError as error:
            state, problem = None, str(error)
        if state is not None:
            return Folder(where, path, state)
        names = _names(path / BUNDLES)
        if not names and problem == _MISSING:
            return Folder(where, path, State())
        return Folder(where, path, self._derived(self._left_in(path, names)), problem)

    def _left_in(self, path: Path, names: list[str]) -> list[Entry]:
        """The sound bundles in a folder whose record is lost."""
        entries = []
        for name in names[:_MOST_FILES]:
            try:
                data = _content(path / BUNDLES / name)
                found = verify_bundle(data, name, self.trust().trust, self._program)
            except BundleError:
                continue
            digest = sha256_hex(data)
            if name == f"{digest}{PACKAGE}":
                self._verified[path, digest] = found
                entries.append(Entry(digest, found.manifest.version, found.sha256))
        return sorted(entries, key=lambda it: version_key(it.version))

    def _derived(self, entries: list[Entry]) -> State:
        if not entries:
            return State()
        newest, older = entries[-1], entries[-2] if len(entries) > 1 else None
        highest = {self.trust().trust.key_set: newest.seen}
        return State(current=newest, previous=older, highest=highest)


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another."""
    return version_key(version) > version_key(than)


def _why(error: BundleError) -> str:
    """The first problem; without the name of the file, a long number that tells nobody anything."""
    problem = error.problems[0]
    return problem.message if problem.file.endswith(PACKAGE) else str(problem)


def _content(file: Path) -> bytes:
    """An installed file.

    Raises:
        BundleError: it cannot be read.
    """
    try:
        return read_plain(file, MAX_PACKAGE_BYTES)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        why = "the file is missing" if missing else error.strerror or str(error)
        raise BundleError(str(file), [Problem(file.name, "", why)]) from error


def _names(folder: Path) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(PACKAGE))
    except OSError:
        return []
