"""Reads what strace wrote of many processes: which of them were the program, and what they did."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMES = frozenset({"plex-ivig", "plex-ivig-probe"})
_LINE = re.compile(r"(\d+) +(.*)")
_BEGUN = re.compile(r"(\w+)\(")
_GONE_ON = re.compile(r"<\.\.\. (\w+) resumed>")
_RESULT = re.compile(r"= (\d+)$")
_EXECUTED = re.compile(r'execve\("((?:[^"\\]|\\.)*)"')
_VARIABLE = re.compile(r'"(\w+)=((?:[^"\\]|\\.)*)"')
_MAKING = frozenset({"clone", "clone3", "fork", "vfork"})
_ENDED = ("+++ exited", "+++ killed", "+++ superseded")


@dataclass
class Start:
    """One start of the program, with all its processes and threads.

    Attributes:
        variables: its environment.
        calls: the lines of its system calls, each from its name on.
    """

    path: str
    variables: dict[str, str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)


@dataclass
class _Life:
    """A process or a thread from its first line to its last; numbers are used again."""

    parent: _Life | None = None
    made_at: int = 0
    begun: dict[str, str] = field(default_factory=dict)
    calls: list[tuple[int, str]] = field(default_factory=list)
    executed: list[tuple[int, str]] = field(default_factory=list)
    known: list[tuple[int, Start | None]] = field(default_factory=list)

    def start_at(self, at: int) -> Start | None:
        """The start that it belongs to at a time; None where it is none of the program's."""
        if not self.known:
            self.known = list(self._changes())
        return next((start for since, start in reversed(self.known) if since <= at), None)

    def _changes(self) -> Iterator[tuple[int, Start | None]]:
        start = None if self.parent is None else self.parent.start_at(self.made_at)
        yield -1, start
        for at, line in self.executed:
            path = _EXECUTED.match(line)
            if path is None or PurePosixPath(path[1]).name not in NAMES:
                start = None
            else:
                start = start or Start(path[1])
                start.variables.update(_VARIABLE.findall(line))
            yield at, start


def starts_in(lines: Iterable[str]) -> list[Start]:
    """Every start of the program that a trace of `strace -f -v -q` tells of.

    A start lasts until another program is started in its place: it may start itself anew.
    """
    found: dict[int, Start] = {}
    for life in _lives(lines):
        for start in [life.start_at(at) for at, _ in life.executed]:
            if start is not None:
                found[id(start)] = start
        for at, line in life.calls:
            start = life.start_at(at)
            if start is not None:
                start.calls.append(line)
    return list(found.values())


def _lives(lines: Iterable[str]) -> list[_Life]:
    every: list[_Life] = []
    current: dict[str, _Life] = {}
    for at, (number, said) in enumerate(_numbered(lines)):
        if number not in current:
            current[number] = _Life()
            every.append(current[number])
        life = current[number]
        if said.startswith(_ENDED):
            # Its maker may hear of it only later.
            if life.parent is not None or not life.calls:
                del current[number]
            continue
        _take(life, at, said, current, every)
    return every


def _numbered(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        parts = _LINE.match(line.rstrip("\n"))
        if parts is not None:
            yield parts[1], parts[2]


def _take(life: _Life, at: int, said: str, current: dict[str, _Life], every: list[_Life]) -> None:
    goes_on, begins = _GONE_ON.match(said), _BEGUN.match(said)
    name = goes_on[1] if goes_on else begins[1] if begins else ""
    if not name:
        return
    if begins and name not in _MAKING and name != "execve":
        life.calls.append((at, said))
    if said.endswith("<unfinished ...>"):
        life.begun[name] = said
        return
    whole = life.begun.pop(name, "") if goes_on else said
    result = _RESULT.search(said)
    if result is None:
        return
    if name in _MAKING and result[1] != "0":
        child = current.get(result[1])
        if child is None or child.parent is not None:
            child = current[result[1]] = _Life()
            every.append(child)
        child.parent, child.made_at = life, at
    elif name == "execve":
        life.executed.append((at, whole))
