"""The frozen interpreter: built once, each step told where it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.freezing import interpreter, windows_python
from build_scripts.freezing.steps import run
from build_scripts.frozen.quick_enums import MADE_FOR
from build_scripts.system_packages import BootstrapError


def test_what_was_built_by_this_recipe_is_not_built_again(tmp_path: Path) -> None:
    home = tmp_path / "interpreter"
    home.mkdir()
    (home / "made-from.json").write_text(json.dumps(interpreter.recipe()), "utf-8")
    found = interpreter.ensure_interpreter(tmp_path, Path("/nonexistent/python"))
    assert found == home / "bin" / "python3.13"


def test_a_missing_tool_is_named_before_anything_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "interpreter" / "bin"
    older.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BootstrapError, match="make"):
        interpreter.ensure_interpreter(tmp_path, Path("/nonexistent/python"))
    assert older.is_dir()


def test_a_step_that_fails_tells_the_end_of_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(BootstrapError, match=r"exit code 3:\n.*it went wrong"):
        run(["sh", "-c", "echo it went wrong; exit 3"], tmp_path)


def test_the_quick_enums_are_made_for_the_versions_that_are_shipped() -> None:
    shipped = {interpreter.VERSION, windows_python.VERSION}
    assert {".".join(map(str, version)) for version in MADE_FOR} == shipped


def test_the_same_version_stands_in_both_kinds_of_names() -> None:
    assert interpreter.VERSION.startswith(f"{interpreter.SHORT_VERSION}.")
    assert interpreter.VERSION in interpreter.PYTHON.path
