"""A stretch of mutants of one target, made by a fixed seed, and what came of them."""

from __future__ import annotations

import base64
import pickle
import signal
import time
import traceback
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from tests.fuzzing.lines import Lines
from tests.fuzzing.target import Mutant, Target

LONGEST_S = 1.0
LARGEST_GROWTH = 200 * 1024 * 1024
_GIVE_UP_S = 20.0
_MOST_KEPT = 600
_LARGEST_KEPT = 64 * 1024
_LARGEST_TOLD = 4 * 1024 * 1024
SLOW, LARGE = "slower than a second", "grew beyond 200 MB"


class Finding(msgspec.Struct):
    """A mutant that did not come out as one must; `content` is the mutant, packed."""

    target: str
    case: str
    kind: str
    what: str
    trace: str
    content: str = ""


class Most(msgspec.Struct):
    """The mutant that took most of something."""

    amount: float = 0.0
    kind: str = ""
    case: str = ""

    def see(self, amount: float, kind: str, case: str) -> None:
        """Remember a mutant if it took more."""
        if amount > self.amount:
            self.amount, self.kind, self.case = amount, kind, case


class Tally(msgspec.Struct):
    """What came of mutants: by the kind of the change, then by the outcome."""

    tried: int = 0
    outcomes: dict[str, dict[str, int]] = {}
    cpu_s: float = 0.0
    slowest_s: Most = msgspec.field(default_factory=Most)
    largest_growth_bytes: Most = msgspec.field(default_factory=Most)
    found: list[Finding] = []
    not_made: Counter[str] = msgspec.field(default_factory=Counter)
    shapes: set[str] = set()
    lines: set[tuple[str, int]] = set()

    def add(self, other: Tally) -> None:
        """Take in what came of further mutants."""
        self.tried += other.tried
        self.cpu_s += other.cpu_s
        for kind, outcomes in other.outcomes.items():
            added = Counter(self.outcomes.get(kind, {})) + Counter(outcomes)
            self.outcomes[kind] = dict(added)
        for own, its in (
            (self.slowest_s, other.slowest_s),
            (self.largest_growth_bytes, other.largest_growth_bytes),
        ):
            own.see(its.amount, its.kind, its.case)
        self.found += other.found
        self.not_made += other.not_made
        self.shapes |= other.shapes
        self.lines |= other.lines


class GaveUpError(BaseException):
    """A mutant that takes far too long; no `Exception`, so that nothing catches it."""


class Chunk:
    """Runs mutants one after the other; what shows something new is kept and mutated again."""

    def __init__(
        self,
        target: Target,
        seed: str,
        kept: list[Any] | None = None,
        shapes: set[str] | None = None,
        *,
        guided: bool = True,
    ) -> None:
        """Begin.

        Args:
            seed: what all mutants are made by.
            kept: the contents of mutants that showed something new before.
            shapes: what was seen before.
        """
        self.kept = kept if kept is not None else []
        self.tally = Tally(shapes=set(shapes or ()))
        self._target = target
        self._name = type(target).__name__
        self._seed = seed
        self._random = Random(seed)
        self._lines = Lines()
        self._guided = guided

    def run(
        self,
        number: int,
        begun: Callable[[int], None] = lambda place: None,
        without: Sequence[int] = (),
    ) -> Tally:
        """Run so many mutants.

        Args:
            begun: told the number of each mutant before it is tried.
            without: the numbers of those that are made and not tried.
        """
        start = time.process_time()
        warnings.simplefilter("error")  # a user would read it in the terminal
        for place in range(number):
            mutant = self._made()
            if mutant is None or place in without:
                continue
            begun(place)
            self._try(mutant, f"{self._seed}:{place}")
        self.tally.cpu_s = time.process_time() - start
        self.tally.lines = self._lines.reached
        self._lines.close()
        return self.tally

    def _made(self) -> Mutant | None:
        """The next mutant; None, and counted apart, where a change does not go."""
        try:
            return self._target.mutant(self._random, self.kept)
        except Exception as error:
            self.tally.not_made[type(error).__name__] += 1
            return None

    def _try(self, mutant: Mutant, case: str) -> None:
        known = self._lines.number
        base = peak_from_now()
        start = time.process_time()
        shapes: Sequence[str] = ()
        try:
            with _watched():
                name, shapes = self._target.outcome(mutant)
        except (Exception, GaveUpError) as error:
            name = f"FOUND {type(error).__name__}"
            self._find(mutant, case, f"{type(error).__name__}: {error}"[:300])
        took, grown = time.process_time() - start, peak_bytes() - base
        tally = self.tally
        tally.tried += 1
        counted = tally.outcomes.setdefault(mutant.kind, {})
        counted[name] = counted.get(name, 0) + 1
        tally.slowest_s.see(took, mutant.kind, case)
        if took > LONGEST_S:
            self._find(mutant, case, f"{SLOW}: {took:.2f} s")
        if grown > max(LARGEST_GROWTH, tally.largest_growth_bytes.amount):
            self._find(mutant, case, f"{LARGE}: {grown / 2**20:.0f} MB")
        tally.largest_growth_bytes.see(grown, mutant.kind, case)
        new = self._lines.number > known
        if not tally.shapes.issuperset(shapes):
            tally.shapes.update(shapes)
            new = True
        if new and self._guided:
            self._keep(mutant)

    def _keep(self, mutant: Mutant) -> None:
        content = self._target.to_keep(mutant)
        if content is None or len(pickle.dumps(content)) > _LARGEST_KEPT:
            return
        if len(self.kept) >= _MOST_KEPT:
            self.kept.pop(self._random.randrange(len(self.kept)))
        self.kept.append(content)

    def _find(self, mutant: Mutant, case: str, what: str) -> None:
        packed = base64.b64encode(zlib.compress(pickle.dumps(mutant.content))).decode("ascii")
        content = packed if len(packed) < _LARGEST_TOLD else ""
        trace = "" if what.startswith((SLOW, LARGE)) else traceback.format_exc(limit=-12)
        self.tally.found.append(Finding(self._name, case, mutant.kind, what, trace, content))


def content_of(finding: Finding) -> Any:
    """The mutant of a finding."""
    return pickle.loads(zlib.decompress(base64.b64decode(finding.content)))


def peak_from_now() -> int:
    """What this process has; its peak is counted from here, not from a mutant that was made."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return peak_bytes()
    return peak_bytes()


def peak_bytes() -> int:
    """The most memory that this process ever had; 0 where that cannot be told."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@contextmanager
def _watched() -> Iterator[None]:
    """End what takes far too long; its own time counts, not that of others on the computer."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, _GIVE_UP_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(*_: object) -> None:
    raise GaveUpError(f"no end after {_GIVE_UP_S:.0f} s")
