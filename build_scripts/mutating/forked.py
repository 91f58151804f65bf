"""Runs tests against a changed module, each in a fork of a process that has all else loaded."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

SECONDS = 60
_OPTIONS = (
    *("-x", "-q", "-c", os.devnull, "--noconftest", "--import-mode=importlib"),
    *("-p", "no:cacheprovider", "--no-header", "--no-summary"),
)


class Module(NamedTuple):
    """A module of the program, and its tests in groups; a group is run if none before noticed."""

    name: str
    path: Path
    tests: tuple[tuple[Path, ...], ...]


class _Changed(importlib.machinery.SourceFileLoader):
    """Loads a tree in place of what is in the file."""

    def __init__(self, module: Module, tree: ast.Module) -> None:
        super().__init__(module.name, str(module.path))
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, module: Module, tree: ast.Module) -> None:
        self._module, self._tree = module, tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module.name:
            return None
        loader = _Changed(self._module, self._tree)
        return importlib.util.spec_from_file_location(fullname, self._module.path, loader=loader)


def load_all_else(package: str) -> None:
    """Have loaded what the tests need beside the package, without a search for small failures."""
    import hypothesis
    import pytest  # noqa: F401
    import scipy.integrate  # noqa: F401

    found = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("changed", derandomize=True, phases=found)
    hypothesis.settings.load_profile("changed")
    loaded = sorted(name for name in sys.modules if name.startswith(package))
    if loaded:
        raise RuntimeError(f"already loaded: {', '.join(loaded)}")


def start(module: Module, tree: ast.Module) -> int:
    """Begin to run the tests against the tree, in a process of its own; its number."""
    process = os.fork()
    if process:
        return process
    try:
        os._exit(_test(module, tree))
    finally:
        os._exit(1)


def _test(module: Module, tree: ast.Module) -> int:
    import pytest

    signal.alarm(SECONDS)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.meta_path.insert(0, _Finder(module, tree))
    runs = (pytest.main([*_OPTIONS, *map(str, group)]) for group in module.tests if group)
    return int(any(code != pytest.ExitCode.OK for code in runs))


def results(module: Module, trees: Iterator[ast.Module], jobs: int) -> Iterator[tuple[int, bool]]:
    """For each tree, by its place, whether a test noticed; so many at once."""
    running: dict[int, int] = {}
    for place, tree in enumerate(trees):
        running[start(module, tree)] = place
        if len(running) >= jobs:
            yield _ended(running)
    while running:
        yield _ended(running)


def _ended(running: dict[int, int]) -> tuple[int, bool]:
    process, status = os.wait()
    return running.pop(process), status != 0
