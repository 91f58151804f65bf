"""Which tests Wine or Windows does not carry, each with a reason; the list is held to be true.

A plug-in of pytest. A listed test is run and may fail; one that passes is an error, and so is an
entry that names nothing. A module that is listed must not be importable. What would hang or end
the whole run is listed as `never` and not run.

    = why these are not carried
    tests/folder/test_module.py::test_of_it
    tests/folder/test_other.py
    never tests/folder/test_third.py::test_that_hangs
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

REASON, NEVER = "=", "never "


@dataclass
class Entry:
    """One line of a list.

    Attributes:
        node: a module, a test, or a test with one of its parameters.
        run: whether it is tried.
        seen: whether it is among what was collected.
        failed: whether it, or one of its parameters, failed.
    """

    node: str
    reason: str
    run: bool = True
    seen: bool = False
    failed: bool = False

    @property
    def problem(self) -> str:
        """What is wrong with the entry; empty where nothing is."""
        if not self.seen:
            return f"{self.node} is listed as not carried, but there is no such test"
        if self.run and not self.failed:
            return f"{self.node} is listed as not carried, but passes"
        return ""


def read_entries(text: str) -> list[Entry]:
    """The entries of a list.

    Raises:
        ValueError: an entry has no reason, or stands there twice.
    """
    reason, found = "", dict[str, Entry]()
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(REASON):
            reason = line.removeprefix(REASON).strip()
            continue
        node = line.removeprefix(NEVER)
        if not reason or node in found:
            raise ValueError(f"{node} has no reason, or is listed twice")
        found[node] = Entry(node, reason, run=node == line)
    return list(found.values())


def names_of(node: str) -> tuple[str, ...]:
    """How a list may name a test: with its parameters, without them, or by its module."""
    return node, node.partition("[")[0], node.partition("::")[0]


class NotCarried:
    """The plug-in."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.node: entry for entry in entries}

    def of(self, node: str) -> Entry | None:
        """The entry of a test."""
        return next((self._entries[it] for it in names_of(node) if it in self._entries), None)

    def problems(self, paths: Iterable[str]) -> list[str]:
        """What is wrong with the entries below what was run."""
        wanted = tuple(paths)
        return [
            entry.problem
            for entry in self._entries.values()
            if entry.problem and any(_is_below(entry.node, path) for path in wanted)
        ]

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what is never run."""
        kept: list[pytest.Item] = []
        left: list[pytest.Item] = []
        for item in items:
            entry = self.of(item.nodeid)
            if entry is not None:
                entry.seen = True
            (kept if entry is None or entry.run else left).append(item)
        items[:] = kept
        config.hook.pytest_deselected(items=left)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A listed module that cannot be imported is no error."""
        report = yield
        entry = self._entries.get(collector.nodeid)
        if entry is not None:
            entry.seen = True
            if report.outcome == "failed":
                entry.failed, report.outcome, report.result = True, "passed", []
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """A listed test that fails has failed as expected."""
        report = yield
        entry = self.of(item.nodeid)
        if entry is not None and report.outcome == "failed":
            entry.failed, report.outcome = True, "skipped"
            report.wasxfail = entry.reason
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """An entry that is not true makes the run fail."""
        if self.problems(session.config.args) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        """Tell the entries that are not true."""
        for problem in self.problems(config.args):
            terminalreporter.write_line(f"FAILED {problem}")


def _is_below(node: str, path: str) -> bool:
    wanted = path.replace("\\", "/").rstrip("/")
    return node == wanted or node.startswith((f"{wanted}/", f"{wanted}::"))


def main(arguments: list[str]) -> int:
    """Run pytest with a list: `FILE ARGUMENT ...`."""
    listed, *rest = arguments
    entries = read_entries(Path(listed).read_text("utf-8"))
    return int(pytest.main(rest, plugins=[NotCarried(entries)]))
