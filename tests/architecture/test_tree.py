"""The shape of the source: sizes, docstrings, what lies where, and what may not stand in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import ROOT

AGREED = {
    *("pyproject.toml", "gui", "resources", "tests", "build_scripts"),
    *("README.md", "LICENSE"),
}
MADE_BY_TOOLS = {"build", "dist", "out", "__pycache__"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
TEXT_FILES = {".py", ".toml", ".md", ".json", ".txt", ".in", ".csv", ".cfg", ".yml", ".sh", ""}
MACHINE_PATH = re.compile(r"(?<![\w.])(/hom[e]/\w|/User[s]/\w|/roo[t]/|[A-Z]:\\User[s]\\)")
INDEX_HOST = re.compile(r"inde[x]-url|https?://[^ \"']+/simpl[e]\b|pyp[i]\.org|pythonhoste[d]")


def source_files(*places: str) -> list[Path]:
    files = [file for place in places for file in sorted((ROOT / place).rglob("*.py"))]
    return [file for file in files if "__pycache__" not in file.parts]


def text_files() -> Iterator[tuple[Path, str]]:
    for top in sorted(ROOT.iterdir()):
        if top.name not in AGREED and top.name not in {".ci", ".gitignore", ".github"}:
            continue
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file() and file.suffix in TEXT_FILES and "__pycache__" not in file.parts:
                yield file.relative_to(ROOT), file.read_text("utf-8")


def public_functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_functions(node)


def test_only_agreed_entries_lie_at_the_top() -> None:
    entries = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    entries = {name for name in entries - MADE_BY_TOOLS if not name.endswith(".egg-info")}
    assert {"gui", "resources", "tests", "pyproject.toml"} <= entries
    assert entries <= AGREED


def test_no_file_of_the_program_is_too_long() -> None:
    files = source_files("gui")
    assert len(files) >= 55
    lengths = {file.name: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_of_the_program_is_too_long() -> None:
    lengths = {}
    for file in source_files("gui"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths[f"{file.name}:{node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    assert len(lengths) > 300
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(("place", "fewest"), [("gui/core", 40), ("gui/pages", 20)])
def test_everything_public_says_what_it_is_for(place: str, fewest: int) -> None:
    found = [
        (f"{file.name}:{node.name}", ast.get_docstring(node))
        for file in source_files(place)
        for node in public_functions(ast.parse(file.read_text("utf-8")))
    ]
    assert len(found) >= fewest
    assert [name for name, docstring in found if not docstring] == []


def test_every_module_of_the_program_says_what_it_is() -> None:
    files = source_files("gui")
    docstrings = {
        file.name: ast.get_docstring(ast.parse(file.read_text("utf-8"))) for file in files
    }
    assert [name for name, docstring in docstrings.items() if not docstring] == []


def test_no_path_of_a_machine_stands_in_the_tree() -> None:
    own = {str(path) for path in (ROOT, Path.home(), Path(sys.prefix)) if len(path.parts) > 2}
    read, found = 0, []
    for file, text in text_files():
        read += 1
        if MACHINE_PATH.search(text) or any(path in text for path in own):
            found.append(str(file))
    assert read > 120
    assert found == []


def test_no_package_index_is_named_in_the_tree() -> None:
    assert [str(file) for file, text in text_files() if INDEX_HOST.search(text)] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    looked_away = re.compile(r"pytest\.(ski[p]|xfai[l]|importorski[p])|mark\.(ski[p]|xfai[l])")
    files = source_files("tests")
    assert len(files) > 25
    found = [file.name for file in files if looked_away.search(file.read_text("utf-8"))]
    assert found == []


def test_the_scanners_would_notice() -> None:
    assert MACHINE_PATH.search("see /hom" + "e/somebody/file")
    assert INDEX_HOST.search("--inde" + "x-url x")
    assert not MACHINE_PATH.search("gui/home/page")
    undocumented = list(public_functions(ast.parse("class A:\n    def b(self): ...\n")))
    assert [node.name for node in undocumented] == ["A", "b"]


def test_what_the_readme_starts_without_a_set_up_needs_nothing_of_it() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"python3 (build_scripts/\w+\.py)", text))
    assert "build_scripts/bootstrap.py" in named
    for script in named:
        bare = [sys.executable, "-S", script, "--help"]
        done = subprocess.run(bare, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, f"{script}: {done.stderr}"
