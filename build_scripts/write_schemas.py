"""Writes the JSON Schema of the bundle's files to `resources/schema`.

With `--check` it writes nothing and tells which schemas are not as they should be.
Exit codes: 0 all as they should be, 1 some are not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gui.core.bundle.json_schema import schemas

SCHEMAS = Path(__file__).resolve().parent.parent / "resources" / "schema"


def main(argv: Sequence[str], folder: Path = SCHEMAS) -> int:
    """Write or check the schemas in a folder; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    checking = parser.parse_args(argv).check
    texts = schema_texts()
    if not checking:
        write(texts, folder)
    wrong = stale(texts, folder)
    for name in wrong:
        print(f"{folder / name}: not as `python build_scripts/write_schemas.py` writes it")
    return 1 if wrong else 0


def schema_texts() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=True) + "\n"
        for name, schema in schemas().items()
    }


def write(texts: Mapping[str, str], folder: Path) -> None:
    """Write all schemas, and take away those that no longer are."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in _schemas_in(folder):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("ascii"))


def stale(texts: Mapping[str, str], folder: Path) -> list[str]:
    """The names of schemas that are missing, altered or no longer wanted."""
    there = {path.name: path.read_bytes() for path in _schemas_in(folder)}
    wanted = {name: text.encode("ascii") for name, text in texts.items()}
    return sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))


def _schemas_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.schema.json"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
