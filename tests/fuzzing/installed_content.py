"""Mutated files of installed content: something sound is shown, and nothing that nobody signed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui.cli.answers import complain_of
from gui.core.bundle import BundleError
from gui.machine.content import open_content
from gui.machine.store import Store, StoreError
from gui.pages.words import Words
from tests.core.package.packed import OTHER_ROOT, ROLES, ROOT, root_json, signed_root
from tests.fuzzing import byte_changes, json_changes
from tests.fuzzing.captured import Captured
from tests.fuzzing.target import EQUAL, Mutant, Outcome, Target, is_printable, require
from tests.signed import TODAY, Computer, package

_PLACES = ("missing", "folder", "link", "pipe", "no rights", "empty", "copied", "swapped")


class Change(NamedTuple):
    """Files with other bytes, and one file in whose place something else is."""

    files: Mapping[str, bytes]
    place: str = ""
    instead: str = ""


class InstalledContent(Target):
    """Records, packages, lists of keys, the program's own keys and seal."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._computer = computer = Computer(folder / "computer")
        for version in ("2026.12", "2027.1"):
            computer.install(package(version))
        computer.install(signed_root(root_json(ROLES, version=2), ROOT, OTHER_ROOT))
        self._known = {"2026.11", "2026.12", "2027.1"}
        files = computer.files()
        trust = computer.places.trust
        files |= {f"trust/{it.name}": it.read_bytes() for it in trust.iterdir()}
        self._files = files
        self._names = tuple(files)
        self._next = package("2027.2")
        self._times = 0
        self._captured = Captured(folder / "streams")

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        if random.random() < 0.12:
            place, instead = random.choice(self._names), random.choice(_PLACES)
            if place.startswith("trust/") and instead == "pipe":
                instead = "missing"  # nobody who may write there needs to deceive the program
            return Mutant(f"place: {instead}", Change({}, place, instead))
        changed: dict[str, bytes] = dict(random.choice(kept)) if self._again(kept, random) else {}
        kind = ""
        for _ in range(random.choice([1, 1, 1, 2])):
            states = [name for name in self._names if name.endswith(".json")]
            name = random.choice(states if random.random() < 0.7 else self._names)
            kind, changed[name] = self._changed(changed.get(name, self._files[name]), random)
            kind = f"{Path(name).suffix[1:]}, {kind}"
        return Mutant(kind, Change(changed))

    def _again(self, kept: Sequence[Any], random: Random) -> bool:
        return bool(kept) and random.random() < 0.3

    def _changed(self, data: bytes, random: Random) -> tuple[str, bytes]:
        try:
            if random.random() < 0.6:
                kind, changed = json_changes.changed(data, random)
                return f"JSON: {kind}", changed
        except (ValueError, RecursionError, OverflowError):
            pass
        kind, changed = byte_changes.changed(data, random, self._files[random.choice(self._names)])
        return f"bytes: {kind}", changed

    def outcome(self, mutant: Mutant) -> Outcome:
        change: Change = mutant.content
        folder = self._computer.folder
        try:
            for name, data in change.files.items():
                (folder / name).write_bytes(data)
            if change.place:
                self._instead(folder / change.place, change.instead)
            return self._seen(change)
        finally:
            self._restore(change)

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content.files or None

    def _seen(self, change: Change) -> Outcome:
        content = open_content(None, TODAY, self._computer.places)
        lines = (*content.notice_lines(Words()), *content.besides(Words()))
        require(all(map(is_printable, lines)), "told with odd characters")
        with self._captured as streams:
            complain_of(content, streams.err)
        name = "nothing is shown"
        if content.reference is not None:
            shown = content.reference.bundle.manifest.version
            name = f"{shown} is shown"
            require(shown in self._known, "content that nobody signed is shown")
        touched = {*change.files, change.place}
        if not any(it.startswith("trust/") for it in touched):
            require(
                content.reference is not None, "nothing is shown though what is shipped is sound"
            )
            damaged = any(it.startswith("machine/") for it in touched)
            require(damaged or name.startswith("2027.1"), "sound content is not shown")
        if not self._times % 8:
            self._installed()
        self._times += 1
        return Outcome(name if "nothing" in name else f"{EQUAL}: {name}", tuple(lines[:2]))

    def _installed(self) -> None:
        """What can be offered and taken back is; the version that was seen does not get lost."""
        store = Store(self._computer.places, TODAY)
        with suppress(BundleError):
            store.offer(self._next, "next.plexivig")
        with suppress(BundleError, StoreError):
            store.way_back()

    def _instead(self, file: Path, kind: str) -> None:
        data = file.read_bytes()
        file.unlink()
        if kind == "folder":
            file.mkdir()
        elif kind == "link":
            elsewhere = self.folder / "elsewhere"
            elsewhere.write_bytes(data)
            file.symlink_to(elsewhere)
        elif kind == "pipe":
            os.mkfifo(file)
        elif kind == "no rights":
            file.touch(0o000)
        elif kind == "empty":
            file.touch()
        elif kind == "copied":
            file.write_bytes(data)
            file.with_name(f"copy-{file.name}").write_bytes(data)
        elif kind == "swapped":
            file.write_bytes(self._files[self._names[-1]])

    def _restore(self, change: Change) -> None:
        folder = self._computer.folder
        for name in {*change.files, change.place} - {""}:
            file = folder / name
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            elif os.path.lexists(file):
                file.unlink()
            file.write_bytes(self._files[name])
            for copy in file.parent.glob("copy-*"):
                copy.unlink()
