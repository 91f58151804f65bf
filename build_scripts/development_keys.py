"""Makes keys for trying out, and lets this checkout take their signatures.

    .venv/bin/python build_scripts/development_keys.py FOLDER

Into FOLDER, which must lie outside the checkout, come four secret keys without a password, in
minisign's files: clinical.key, release.key, root-1.key and root-2.key, with their `.pub`. The list
of them becomes resources/trust/development.json, which git ignores and no frozen program holds.
The numbers of such keys begin with the bytes `DEV`; a release refuses them whatever its list says.
Exit codes: 0 made, 1 refused, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gui.core.package.minisign import DEVELOPMENT, SecretKey, new_secret_key
from gui.machine.trust import DEVELOPMENT_FILE

ROOT = Path(__file__).resolve().parent.parent
TRUST = ROOT / "resources" / "trust"
NAMES = {"clinical": "clinical", "release": "release", "root-1": "root", "root-2": "root"}
VALID_DAYS = 90
_KEY_MODE = 0o600


def main(argv: Sequence[str], trust: Path = TRUST, checkout: Path = ROOT) -> int:
    """Make the keys; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="outside the checkout")
    folder = parser.parse_args(argv).folder.resolve()
    if folder.is_relative_to(checkout.resolve()):
        print(f"{folder} lies in the checkout, where no secret key may be", file=sys.stderr)
        return 1
    try:
        keys = make_keys(folder)
        write_list(trust / DEVELOPMENT_FILE, keys, date.today())
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{folder} has four keys for trying out; {trust / DEVELOPMENT_FILE} lets them sign.")
    return 0


def make_keys(folder: Path) -> dict[str, SecretKey]:
    """Write new keys into a folder, for their owner alone.

    Raises:
        FileExistsError: there are keys already; none is ever written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    keys = {name: new_development_key() for name in NAMES}
    for name, key in keys.items():
        handle = os.open(folder / f"{name}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, _KEY_MODE)
        with open(handle, "w", encoding="ascii") as stream:
            stream.write(key.file())
        (folder / f"{name}.pub").write_text(key.public.file(), "ascii")
    return keys


def new_development_key() -> SecretKey:
    """A key whose number tells what it is."""
    rest = 8 - len(DEVELOPMENT)
    return new_secret_key(DEVELOPMENT + os.urandom(rest), os.urandom(32))


def write_list(file: Path, keys: dict[str, SecretKey], today: date) -> None:
    """Write the list of keys for this checkout; it is good for some months."""
    listed: dict[str, Any] = {
        "format": "plexivig-root-1",
        "version": 1,
        "expires": str(today + timedelta(days=VALID_DAYS)),
        "keys": [
            {
                "role": NAMES[name],
                "name": f"developers, {name}",
                "publicKey": key.public.text(),
            }
            for name, key in keys.items()
        ],
        "thresholds": {"clinical": 1, "release": 1, "root": 2},
    }
    file.write_text(json.dumps(listed, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
