"""What a start reads of runs before: files that crashes left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from gui.machine.crashes import crash_reports
from gui.machine.log import LARGEST_FILE, Log
from tests.fuzzing import byte_changes
from tests.fuzzing.json_changes import odd_text
from tests.fuzzing.target import EQUAL, REFUSED, Mutant, Outcome, Target, is_printable, require

_SOUND = (
    b"Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n"
    b'  File "/opt/plex-ivig/gui/app/session.py", line 12 in run\n'
    b'  File "/usr/lib/python3/json.py", line 3 in loads\n'
    b'  File "C:\\x\\gui\\__main__.py", line ??? in <module>\n',
    b'Windows fatal exception: code 0x80010108\n  File "gui/a.py", line 1 in b\n',
    b"",
)
_KINDS = ("folder", "link", "pipe", "no rights")


class Records(Target):
    """Crash records and the log."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._place = folder / "log"

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        if random.random() < 0.05:
            return Mutant("no file", random.choice(_KINDS))
        if random.random() < 0.2:
            line = odd_text(random) * random.choice([1, 1, 1, 40, 400])
            return Mutant("log", line[:20_000])
        data = random.choice(kept if kept and random.random() < 0.3 else _SOUND)
        if random.random() < 0.2:
            text = odd_text(random).encode("utf-8", "surrogatepass")
            data = data.replace(random.choice([b"run", b"Segmentation", b"gui"]), text)
        kind, data = byte_changes.changed(data, random, random.choice(_SOUND))
        return Mutant(f"crash: {kind}", data)

    def outcome(self, mutant: Mutant) -> Outcome:
        if mutant.kind == "log":
            return self._logged(mutant.content)
        self._place.mkdir(exist_ok=True)
        file = self._place / "crash-1-0.txt"
        try:
            if isinstance(mutant.content, bytes):
                file.write_bytes(mutant.content)
            else:
                self._odd(file, mutant.content)
            found = crash_reports(self._place)
            require(crash_reports(self._place) == [], "it is told twice")
        finally:
            shutil.rmtree(self._place)
        lines = [line for report in found for line in report]
        for line in lines:
            require("/opt" not in line and "C:\\" not in line, "a path is told")
            require(is_printable(line), f"odd characters are told: {line!r}")
            require(len(line) < 1000, "a line without an end is told")
        require(len(lines) <= 2000, "a report without an end")
        return Outcome(EQUAL if lines else REFUSED, (str(len(lines)),))

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content if isinstance(mutant.content, bytes) else None

    def _odd(self, file: Path, kind: str) -> None:
        if kind == "folder":
            file.mkdir()
        elif kind == "link":
            file.symlink_to(self.folder / "nowhere")
        elif kind == "pipe":
            os.mkfifo(file)
        else:
            file.touch(0o000)

    def _logged(self, text: str) -> Outcome:
        log = Log(self._place, lambda: datetime(2026, 12, 1, tzinfo=UTC))
        log.write(text)
        for file in self._place.glob("*"):
            most = LARGEST_FILE + 100 * len(text.splitlines()) + 4 * len(text)
            require(file.stat().st_size <= most, "a log without an end")
        require(len(list(self._place.glob("*"))) <= 3, "logs without an end")
        return Outcome("logged")
