"""Seal the content that the program comes with; what is not this content is refused at the start.

python3 build_scripts/seal_shipped.py            # after the content was changed on purpose
python3 build_scripts/seal_shipped.py --check
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec

from gui import paths
from gui.core.bundle import BundleError, Problem, read_bundle
from gui.core.bundle.files import read_files
from gui.core.bundle.sealed import sealed_bundle
from gui.machine.shipped import SEAL, Seal


def main(argv: Sequence[str], trust: Path | None = None, bundle: Path | None = None) -> int:
    """Write the seal of the shipped bundle, or say whether it is the right one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where it is wrong")
    checking = parser.parse_args(argv).check
    file = (trust or paths.trust()) / SEAL
    try:
        wanted = seal_of(bundle or paths.shipped_bundle())
    except BundleError as error:
        print(f"{error.location}: {error.problems[0]}")
        return 1
    if not checking:
        file.write_bytes(wanted)
    if not file.is_file() or file.read_bytes() != wanted:
        print(f"{file}: not as `python3 build_scripts/seal_shipped.py` writes it")
        return 1
    return 0


def seal_of(bundle: Path) -> bytes:
    """The seal of a bundle, as it is written.

    Raises:
        BundleError: the bundle is not in order, or says something else when the program reads it
            without checks, as it does what is sealed (an invisible character would be one).
    """
    read = read_bundle(bundle)
    if sealed_bundle(read_files(bundle).contents, read.sha256) != read:
        why = "it says something else when it is read without checks"
        raise BundleError(str(bundle), [Problem("", "", why)])
    seal = Seal(read.manifest.version, read.sha256)
    return msgspec.json.format(msgspec.json.encode(seal), indent=2) + b"\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
