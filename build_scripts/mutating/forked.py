"""Runs tests against a changed module, each in a fork of a process that has all else loaded."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple, NoReturn

SECONDS = 60
_OPTIONS = (
    *("-x", "-q", "-c", os.devnull, "--noconftest", "--import-mode=importlib"),
    *("-p", "no:cacheprovider", "--no-header", "--no-summary"),
)


class Module(NamedTuple):
    """A module of the program, and the files of its tests in the order to run them in."""

    name: str
    path: Path
    tests: tuple[Path, ...]


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


def users(tests: Sequence[Path], package: str) -> dict[Path, frozenset[str]]:
    """Which modules of the package each test file has loaded; the quickest file first.

    Raises:
        RuntimeError: a test fails as it is, so it would notice anything.
    """
    found = []
    for test in tests:
        begun = time.monotonic()
        loaded = _loaded_by(test, package)
        found.append((time.monotonic() - begun, test, loaded))
    return {test: loaded for _, test, loaded in sorted(found)}


def _loaded_by(test: Path, package: str) -> frozenset[str]:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        _end_with(lambda: _list_loaded(test, package, writing))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as names:
        loaded = frozenset(names.read().split())
    if os.waitpid(process, 0)[1]:
        raise RuntimeError(f"{test.name} fails without any change")
    return loaded


def _list_loaded(test: Path, package: str, writing: int) -> int:
    code = _run([test])
    loaded = (name for name in sys.modules if name.startswith(package))
    os.write(writing, "\n".join(loaded).encode())
    return code


def _end_with(work: Callable[[], int]) -> NoReturn:
    """Do the work in this fork, in silence, and end it, however that goes."""
    code = 1
    try:
        signal.alarm(SECONDS)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        code = work()
    finally:
        os._exit(code)


def _run(tests: Sequence[Path]) -> int:
    import pytest

    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    runs = (pytest.main([*_OPTIONS, str(test)]) for test in tests)
    return int(any(code != pytest.ExitCode.OK for code in runs))


def start(module: Module, tree: ast.Module) -> int:
    """Begin to run the tests against the tree, in a process of its own; its number."""
    process = os.fork()
    if not process:
        sys.meta_path.insert(0, _Finder(module, tree))
        _end_with(lambda: _run(module.tests))
    return process


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
