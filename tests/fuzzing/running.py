"""Runs mutants chunk by chunk, each in a process of its own that can be ended, and goes on."""

from __future__ import annotations

import json
import mmap
import os
import pickle
import shutil
import signal
import struct
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tests.fuzzing.chunk import Chunk, Finding, Tally, content_of
from tests.fuzzing.target import Mutant, Target

CHUNK = 5000
_HUNG_S = 120.0
_FAULTY = 70
_LOOK_AGAIN_S = 0.05


class Plan(NamedTuple):
    """What is to be run."""

    target: type[Target]
    number: int
    seed: int
    folder: Path
    guided: bool = True


class Run:
    """Mutants of one target; what came of each chunk is kept, and a further run goes on there."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._name = plan.target.__name__
        guided = "guided" if plan.guided else "unguided"
        self._file = plan.folder / f"{self._name}-{plan.seed}-{guided}.pickle"
        self._kept: list[Any] = []
        self.tally = Tally()
        self.wall_s = 0.0
        self._chunks = 0
        if self._file.exists():
            before = pickle.loads(self._file.read_bytes())
            self.tally, self._kept, self.wall_s, self._chunks = before

    def go_on(self, until: float | None = None, tell: Callable[[str], None] = print) -> None:
        """Run until there are enough mutants, or it is late.

        Args:
            until: on the clock of `time.monotonic`; None for as long as it takes.
        """
        while self.tally.tried < self._plan.number:
            if until is not None and time.monotonic() > until:
                return
            begin = time.monotonic()
            number = min(CHUNK, self._plan.number - self.tally.tried)
            done = self._chunk(number)
            self.wall_s += time.monotonic() - begin
            self.tally.add(done)
            self._chunks += 1
            whole = pickle.dumps((self.tally, self._kept, self.wall_s, self._chunks))
            beside = self._file.with_suffix(".part")
            beside.write_bytes(whole)
            beside.replace(self._file)
            found = len(self.tally.found)
            rate = done.tried / max(done.cpu_s, 0.001)
            tell(f"{self._name}: {self.tally.tried}, {rate:.0f}/s of its own time, {found} found")

    def _chunk(self, number: int) -> Tally:
        """One chunk; mutants that end the process are left out of it the next time."""
        ended: list[Finding] = []
        while True:
            without = [int(finding.case.rpartition(":")[2]) for finding in ended]
            place, result, why = self._in_process(number, without)
            if result is not None:
                tally, self._kept = result
                tally.found += ended
                return tally
            case = f"{self._seed()}:{place}"
            ended.append(Finding(self._name, case, "", why, ""))

    def _seed(self) -> str:
        return f"{self._plan.seed}:{self._chunks}"

    def _in_process(
        self, number: int, without: list[int]
    ) -> tuple[int, tuple[Tally, list[Any]] | None, str]:
        """Where a process of its own got, what it brought, and why it brought nothing."""
        shared = mmap.mmap(-1, 16)
        with tempfile.TemporaryDirectory(dir=_quick_folder()) as scratch:
            out = Path(scratch) / "result"
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    out.write_bytes(self._work(Path(scratch), number, shared, without))
                    code = 0
                except BaseException:
                    traceback.print_exc()
                    code = _FAULTY
                finally:
                    os._exit(code)
            why = _waited(child, shared)
            place = struct.unpack_from("<q", shared)[0]
            if out.exists() and not why:
                return place, pickle.loads(out.read_bytes()), ""
        return place, None, why or "the process ended"

    def _work(self, folder: Path, number: int, shared: mmap.mmap, without: list[int]) -> bytes:
        chunk = Chunk(
            self._plan.target(folder),
            self._seed(),
            self._kept,
            self.tally.shapes,
            guided=self._plan.guided,
        )

        def begun(place: int) -> None:
            struct.pack_into("<q", shared, 0, place)

        tally = chunk.run(number, begun, without)
        return pickle.dumps((tally, chunk.kept))

    def as_json(self) -> dict[str, Any]:
        """What came of all, as it is written down."""
        tally = self.tally
        sums: dict[str, int] = {}
        for outcomes in tally.outcomes.values():
            for name, number in outcomes.items():
                sums[name] = sums.get(name, 0) + number
        return {
            "tried": tally.tried,
            "seed": self._plan.seed,
            "outcomes": sums,
            "by_kind": dict(sorted(tally.outcomes.items())),
            "slowest": msgspec.to_builtins(tally.slowest_s),
            "growth": {
                **msgspec.to_builtins(tally.largest_growth_bytes),
                "amount": round(tally.largest_growth_bytes.amount / 2**20, 1),
            },
            "own_time_s": round(tally.cpu_s, 1),
            "time_s": round(self.wall_s, 1),
            "each_second": round(tally.tried / max(tally.cpu_s, 0.001)),
            "lines": len(tally.lines),
            "messages": len(tally.shapes),
            "kept": len(self._kept),
            "not_made": dict(tally.not_made),
            "found": [msgspec.to_builtins(finding) for finding in tally.found],
        }


def _waited(child: int, shared: mmap.mmap) -> str:
    """Wait for a process as long as it gets on; why it was ended, empty where it was not."""
    last, since = -1, time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            if code == _FAULTY:
                raise RuntimeError("mutants could not be made")
            return "" if code == 0 else f"the process ended with {code}"
        place = struct.unpack_from("<q", shared)[0]
        if place != last:
            last, since = place, time.monotonic()
        elif time.monotonic() - since > _HUNG_S:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return f"no end within {_HUNG_S:.0f} s"
        time.sleep(_LOOK_AGAIN_S)


def _quick_folder() -> str | None:
    """A folder in memory, where there is one."""
    place = Path("/dev/shm")
    return str(place) if place.is_dir() and shutil.disk_usage(place).free > 2**30 else None


def again(target: Target, finding: Finding) -> str:
    """What comes of the mutant of a finding now."""
    outcome = target.outcome(Mutant(finding.kind, content_of(finding)))
    return outcome.name


def write(file: Path, runs: dict[str, dict[str, Any]]) -> None:
    """Write down what came of runs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(runs, indent=2, sort_keys=False) + "\n", "utf-8")
