"""The JSON Schemas beside the bundle are those that the records give."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_scripts import write_schemas
from gui import paths
from gui.core.bundle.json_schema import schemas

ROOT = Path(__file__).resolve().parents[3]


def strings(tree: Any, key: str) -> Iterator[str]:
    if isinstance(tree, dict):
        if isinstance(tree.get(key), str):
            yield tree[key]
        for value in tree.values():
            yield from strings(value, key)
    elif isinstance(tree, list):
        for value in tree:
            yield from strings(value, key)


def test_no_shipped_schema_is_stale() -> None:
    assert write_schemas.stale(write_schemas.schema_texts(), write_schemas.SCHEMAS) == []


def test_the_script_checks_from_anywhere(tmp_path: Path) -> None:
    script = ROOT / "build_scripts" / "write_schemas.py"
    command = [sys.executable, str(script), "--check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_schemas_are_written_and_old_ones_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert write_schemas.main(["--check"], folder) == 1
    assert len(capsys.readouterr().out.splitlines()) == len(schemas())
    assert write_schemas.main([], folder) == 0
    (folder / "old.schema.json").write_text("{}")
    (folder / "notes.txt").write_text("kept")
    assert write_schemas.stale(write_schemas.schema_texts(), folder) == ["old.schema.json"]
    assert write_schemas.main([], folder) == 0
    assert write_schemas.main(["--check"], folder) == 0
    assert (folder / "notes.txt").exists()
    (folder / "sources.schema.json").write_text("{}")
    assert write_schemas.stale(write_schemas.schema_texts(), folder) == ["sources.schema.json"]


def test_patterns_are_written_as_json_schema_has_them() -> None:
    patterns = set(strings(schemas(), "pattern"))
    assert len(patterns) == 5
    for pattern in patterns:
        assert pattern.startswith("^") and pattern.endswith("$")
        assert not re.search(r"\\[AZz]|\(\?", pattern)


def test_every_reference_within_a_schema_leads_somewhere() -> None:
    for schema in schemas().values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        for reference in strings(schema, "$ref"):
            assert reference.removeprefix("#/$defs/") in schema["$defs"]


def test_the_schemas_know_every_key_of_the_shipped_files() -> None:
    known = {
        key
        for schema in schemas().values()
        for record in schema["$defs"].values()
        for key in record["properties"]
    }

    def keys(tree: Any) -> Iterator[str]:
        if isinstance(tree, dict):
            yield from tree
            tree = list(tree.values())
        if isinstance(tree, list):
            for value in tree:
                yield from keys(value)

    for path in paths.shipped_bundle().rglob("*.json"):
        assert set(keys(json.loads(path.read_text("utf-8")))) <= known
