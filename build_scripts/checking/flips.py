"""Alters the package of the real content in one place at a time; each must be refused.

    .venv/bin/python build_scripts/checking/flips.py            # 20,000 places in this process
    .venv/bin/python build_scripts/checking/flips.py FOLDER     # some by a frozen program as well

Keys are made for it and forgotten. A frozen program is tried in a copy that trusts them.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from msgspec.structs import replace

from gui import __version__, paths
from gui.core.bundle.digest import sha256_hex
from gui.core.bundle.files import read_files
from gui.core.package import PackageError
from gui.core.package.author import add_signature, build_bundle
from gui.core.package.container import read_container, write_container
from gui.core.package.manifest import read_manifest
from gui.core.package.minisign import SecretKey, new_secret_key
from gui.core.package.roots import Root, Trust, read_root
from gui.core.package.verify import verify_bundle

FLIPS, CUTS, REWRITTEN, BY_THE_PROGRAM = 20_000, 2_000, 5_000, 60
SEED = 6
TRUST = Path("_internal", "resources", "trust", "root.json")


def main(arguments: list[str]) -> int:
    keys = {role: new_secret_key(os.urandom(8), os.urandom(32)) for role in ("clinical", "release")}
    package = build_bundle(read_files(paths.shipped_bundle()).contents, "shipped", __version__)
    for role, secret in keys.items():
        package = add_signature(package, "shipped", role, secret)
    listed = list_of_keys(keys)
    root = read_root("root.json", listed)
    if not isinstance(root, Root):
        raise TypeError(root)
    said = [here(package, Trust(root, allows_development=False))]
    if arguments:
        said.append(by_the_program(Path(arguments[0]), package, listed))
    print("; ".join(said))
    return 0


def list_of_keys(keys: dict[str, SecretKey]) -> bytes:
    """A list by which these keys may sign; one more stands in for those that sign lists."""
    everybody = {**keys, "root": new_secret_key(os.urandom(8), os.urandom(32))}
    listed = {
        "format": "plexivig-root-1",
        "version": 1,
        "expires": "9999-12-31",
        "keys": [
            {"role": role, "name": "for this check", "publicKey": secret.public.text()}
            for role, secret in everybody.items()
        ],
        "thresholds": dict.fromkeys(everybody, 1),
    }
    return json.dumps(listed).encode()


def altered(package: bytes, flips: int, cuts: int) -> Iterator[bytes]:
    """The package with one byte changed, and cut off or without one byte."""
    chance = random.Random(SEED)
    for _ in range(flips):
        data = bytearray(package)
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        yield bytes(data)
    for number in range(cuts):
        place = chance.randrange(len(package))
        yield package[:place] + (package[place + 1 :] if number % 2 else b"")


def rewritten(package: bytes, number: int) -> Iterator[bytes]:
    """Whole packages in which a member has one byte changed; of every second one the manifest
    tells the new hash, so that nothing but the signatures tells of it."""
    chance = random.Random(SEED)
    members = read_container(package, "whole")
    manifest = read_manifest(members, "whole", "bundle")
    for turn in range(number):
        name = chance.choice(sorted(manifest.members if turn % 2 else members))
        data = bytearray(members[name])
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        changed = {**members, name: bytes(data)}
        if turn % 2:
            hashes = {**manifest.members, name: sha256_hex(bytes(data))}
            changed["manifest.json"] = replace(manifest, members=hashes).as_bytes()
        yield write_container(changed)


def here(package: bytes, trust: Trust) -> str:
    """Every change is refused in this process, and the package itself is not."""
    verify_bundle(package, "whole", trust, __version__)
    steps: Counter[str] = Counter()
    for data in chain(altered(package, FLIPS, CUTS), rewritten(package, REWRITTEN)):
        try:
            verify_bundle(data, "altered", trust, __version__)
        except PackageError as error:
            steps[error.step.value] += 1
        else:
            raise SystemExit("an altered package was accepted")
    told = ", ".join(f"{step} {number}" for step, number in sorted(steps.items()))
    return (
        f"{FLIPS} flips and {CUTS} cuts of {len(package)} bytes refused, and {REWRITTEN} packages "
        f"written anew around one flip ({told})"
    )


def by_the_program(folder: Path, package: bytes, listed: bytes) -> str:
    """Some changes are refused by the frozen program too, and the package itself is not."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        copy = Path(place, "plex-ivig")
        shutil.copytree(folder, copy, symlinks=True, copy_function=os.link)
        (copy / TRUST).unlink()
        (copy / TRUST).write_bytes(listed)
        file = Path(place, "some.plexivig")
        for number, data in enumerate((package, *altered(package, BY_THE_PROGRAM, 20))):
            file.write_bytes(data)
            done = subprocess.run(
                [copy / "plex-ivig", "bundle", "verify", file], capture_output=True, check=False
            )
            if done.returncode != (1 if number else 0) or done.stderr:
                raise SystemExit(f"the program ended with {done.returncode}: {done.stderr!r}")
    return f"the frozen program refuses {BY_THE_PROGRAM + 20} of them and takes the whole"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
