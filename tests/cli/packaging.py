"""A place to make packages in, whose program trusts the keys of the tests."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.core.package.minisign import SecretKey
from gui.machine.places import Places
from gui.pages.words import Words
from tests.cli.terminal import Printed
from tests.core.bundle.small import small, write
from tests.core.package.packed import CLINICAL, RELEASE, ROOT, STRANGER, contents, root_json
from tests.places import only_shipped

TODAY = date(2026, 12, 1)


class Workshop:
    """A folder with a bundle, keys and the trust in them; commands run in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle = write(folder / "bundle", contents())
        self.package = folder / "small.plexivig"
        self.trust = folder / "trust"
        self.trust.mkdir()
        self.appoint(root_json())
        for name, secret in (
            ("clinical", CLINICAL),
            ("release", RELEASE),
            ("root", ROOT),
            ("stranger", STRANGER),
        ):
            self.key(name).write_text(secret.file(), "ascii")

    def appoint(self, root: dict[str, Any], file: str = "root.json") -> None:
        (self.trust / file).write_text(json.dumps(root), "utf-8")

    def key(self, name: str) -> Path:
        return self.folder / f"{name}.key"

    def put_key(self, name: str, secret: SecretKey) -> Path:
        self.key(name).write_text(secret.file(), "ascii")
        return self.key(name)

    def run(self, *words: str | Path, today: date = TODAY) -> Printed:
        out, err = io.StringIO(), io.StringIO()
        shipped = only_shipped()
        places = Places(shipped.shipped, self.trust)
        arguments = parse(["bundle", *map(str, words)])
        code = Commands(today, Words(), out, err, places=places).run(arguments)
        return Printed(code, out.getvalue(), err.getvalue())

    def built(self) -> Path:
        done = self.run("build", self.bundle, self.package, "--force")
        assert done.code == 0, done.err
        return self.package

    def signed(self) -> Path:
        self.built()
        for role in ("clinical", "release"):
            done = self.run("sign", self.package, "--role", role, "--key", self.key(role))
            assert (done.code, done.err) == (0, ""), done.err
        return self.package


__all__ = ["TODAY", "Workshop", "small"]
