"""A computer for tests, with content of its own: shipped and sealed, and signed to be installed.

The keys are those of `tests.core.package.packed`: they are made in the tests and sign nothing
else.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from gui.core.bundle import read_bundle
from gui.core.package import PackageError, Step
from gui.core.package.offer import Offer
from gui.machine.content import Content, open_content
from gui.machine.places import Places
from gui.machine.store import Done, Store
from tests.core.bundle.small import write
from tests.core.package.packed import root_json, signed, unsigned
from tests.places import own_id

TODAY = date(2026, 12, 1)
SHIPPED = "2026.11"


def package(version: str, **further: object) -> bytes:
    """A signed bundle of that version; `further` are keys of its manifest."""
    return signed(unsigned(version, **further))


class Computer:
    """Folders of content below one: `shipped`, `trust`, and where content is installed."""

    def __init__(self, folder: Path, *, shared: bool = True) -> None:
        """Make a computer.

        Args:
            shared: whether its user may install for all.
        """
        from tests.core.bundle.small import small

        self.folder = folder
        contents = small()
        contents["bundle.json"]["version"] = SHIPPED
        shipped = write(folder / "shipped", contents)
        trust = folder / "trust"
        trust.mkdir()
        self.places = Places(
            shipped=shipped,
            trust=trust,
            machine=folder / "machine",
            user=folder / "user",
            machine_owner=own_id(),
        )
        if shared:
            self.machine.mkdir(mode=0o755)
        else:
            self.machine.write_text("no folder: nobody can install here", "utf-8")
        self.seal()
        self.trust(root_json())

    @property
    def machine(self) -> Path:
        """Where content is installed for all users."""
        return self.folder / "machine"

    @property
    def user(self) -> Path:
        """Where content is installed for one user."""
        return self.folder / "user"

    def seal(self) -> None:
        """Take what is shipped for what the program came with."""
        bundle = read_bundle(self.places.shipped)
        seal = {"version": bundle.manifest.version, "sha256": bundle.sha256}
        (self.places.trust / "shipped.json").write_text(json.dumps(seal), "utf-8")

    def trust(self, root: dict[str, Any]) -> None:
        """Have the program come with a list of keys."""
        (self.places.trust / "root.json").write_text(json.dumps(root), "utf-8")

    def store(self, today: date = TODAY, **further: Any) -> Store:
        """The store of this computer."""
        return Store(self.places, today, **further)

    def offer(self, data: bytes, today: date = TODAY) -> Offer:
        """What installing a package would do."""
        return self.store(today).offer(data, "offered.plexivig")

    def install(self, data: bytes, today: date = TODAY) -> Done:
        """Install a package."""
        return self.store(today).install(self.offer(data, today))

    def files(self) -> dict[str, bytes]:
        """Every file in the folders of installed content."""
        return {
            str(file.relative_to(self.folder)): file.read_bytes()
            for folder in (self.machine, self.user)
            for file in sorted(folder.rglob("*"))
            if file.is_file() and file.name != "lock"
        }

    def refusal(self, data: bytes, today: date = TODAY) -> str:
        """Why a package may not be installed here and today; nothing is changed by that."""
        before = self.files(), self.shown(today)
        try:
            self.offer(data, today)
        except PackageError as error:
            assert error.step is Step.FITNESS
            assert (self.files(), self.shown(today)) == before
            (problem,) = error.problems
            return problem.message
        raise AssertionError("it may be installed")

    def content(self, today: date = TODAY) -> Content:
        """What is in force."""
        return open_content(None, today, self.places)

    def shown(self, today: date = TODAY) -> str:
        """The version that is in force, and where it came from."""
        content = self.content(today)
        if content.reference is None or content.origin is None:
            return "nothing"
        return f"{content.origin.kind} {content.reference.bundle.manifest.version}"
