"""Nothing unsigned is shown as if it were signed: who reads bundles is known."""

from __future__ import annotations

import ast

from tests.architecture.test_absent import names_in
from tests.architecture.test_tree import source_files
from tests.e2e.program import ROOT

READERS = {
    "gui/core/bundle/__init__.py": "passes it on",
    "gui/core/bundle/reader.py": "is it",
    "gui/cli/diff.py": "calls what it reads a draft",
    "gui/cli/commands.py": "bundle check tells of problems, and shows nothing",
    "gui/machine/content.py": "calls what it reads a draft",
    "gui/machine/shipped.py": "compares what it reads with the seal",
}


def readers() -> set[str]:
    found = set()
    for file in source_files("gui"):
        text = file.read_text("utf-8")
        defined = {it.name for it in ast.walk(ast.parse(text)) if isinstance(it, ast.FunctionDef)}
        if "read_bundle" in names_in(text) | defined:
            found.add(file.relative_to(ROOT).as_posix())
    return found


def test_only_these_read_a_bundle_that_need_not_be_signed() -> None:
    assert readers() == set(READERS)
