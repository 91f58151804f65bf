"""Mutated files of settings: what is wrong is told, and what the user chooses is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from gui.machine.policy import LARGEST_TEXT, SMALLEST_TEXT
from gui.machine.settings import Settings, SettingsKeeper, read_settings
from tests.fuzzing import byte_changes, json_changes
from tests.fuzzing.target import EQUAL, Mutant, Outcome, Target, is_printable, require

_SOUND = tuple(
    json.dumps(content).encode()
    for content in (
        {"theme": "dark", "text_size": 125, "language": "de", "window": [1366, 768]},
        {"theme": "system", "language": "system"},
        {"window": [100, 32_000]},
        {},
    )
)
_CHOICES: tuple[dict[str, Any], ...] = (
    {"theme": "light"},
    {"text_size": 200},
    {"language": "en", "theme": "system"},
    {"window": (800, 600)},
)


class SettingsFiles(Target):
    """What the program keeps for its user."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._file = folder / "settings" / "settings.json"
        self._file.parent.mkdir()

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        before = random.choice(kept if kept and random.random() < 0.3 else _SOUND)
        try:
            if random.random() < 0.65:
                kind, data = json_changes.changed(before, random)
                return Mutant(f"JSON: {kind}", data)
        except (ValueError, RecursionError):
            pass
        kind, data = byte_changes.changed(before, random, random.choice(_SOUND))
        return Mutant(f"bytes: {kind}", data)

    def outcome(self, mutant: Mutant) -> Outcome:
        data: bytes = mutant.content
        self._file.write_bytes(data)
        settings, problem = read_settings(self._file)
        require(self._file.read_bytes() == data, "reading changed the file")
        require(is_printable(problem), "told with odd characters")
        if problem:
            require(settings == Settings(), "half of a damaged file is used")
        else:
            _check(settings, data)
        for choice in _CHOICES[: 1 + len(data) % len(_CHOICES)]:
            self._choose(choice)
        return Outcome("told as damaged" if problem else EQUAL, (problem,))

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content

    def _choose(self, choice: dict[str, Any]) -> None:
        """A choice is added to what was kept, and nothing of that is lost."""
        before, _ = read_settings(self._file)
        keeper = SettingsKeeper(self._file)
        keeper.choose(**choice)
        require(keeper.write() == "", "a choice is not written")
        after, problem = read_settings(self._file)
        require(not problem, "what was written is damaged")
        wanted = msgspec.structs.replace(before, **choice)
        require(after == wanted, "a choice is lost, or took another with it")
        require(list(self._file.parent.iterdir()) == [self._file], "a file was left beside")


def _check(settings: Settings, data: bytes) -> None:
    """What is used is what stands there, and in its limits."""
    told = json.loads(data)
    for name, value in msgspec.structs.asdict(settings).items():
        there = told.get(name)
        same = list(value) if isinstance(value, tuple) else value
        require(there == same, f"{name} is read otherwise")
        require(type(there) is type(same), f"{name} is read of another kind")
    size = settings.text_size
    require(size is None or SMALLEST_TEXT <= size <= LARGEST_TEXT, "a text size out of range")
