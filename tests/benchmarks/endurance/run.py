"""One run of a user: action after action by numbers, with a memory of the last ones."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from random import Random
from typing import Any

from gui.windows.main_window import MainWindow
from tests.benchmarks.endurance.hands import Hands
from tests.benchmarks.endurance.in_window import WEIGHTS
from tests.benchmarks.endurance.over_window import weights_over
from tests.benchmarks.endurance.tour import TOUR
from tests.benchmarks.endurance.user import Outside, User, chosen, over
from tests.benchmarks.endurance.watch import Watch, broken_rules

REMEMBERED = 50
_MOST_FAILURES = 20
_LONGEST_OVER = 80
_MOST_ESCAPES = 12


class Run:
    """Chooses actions and judges what came of them; whoever drives it lets time pass between."""

    def __init__(
        self,
        window: Callable[[], MainWindow],
        hands: Hands,
        outside: Outside,
        seed: int,
        watch: Watch | None = None,
    ) -> None:
        """Begin a run.

        Args:
            window: tells the window.
            watch: what sees errors, where not all of them count.
        """
        self._window, self._hands, self._outside, self._seed = window, hands, outside, seed
        self.watch = watch or Watch()
        self.kinds: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.failures: list[dict[str, Any]] = []
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._number, self._kind, self._began = 0, "", 0.0
        self._over_since = 0

    def act(self, number: int) -> str:
        """Do the action of a number; the same seed and number choose the same of the same."""
        window, chance = self._window(), Random(f"{self._seed}:{number}")
        user = User(window, self._hands, chance, self._outside)
        top = over(window)
        weights = WEIGHTS if top is None else weights_over(top)
        kind, action = chosen(weights, chance)
        if number <= len(TOUR):
            kind, action = "tour", TOUR[number - 1]
        self._over_since = 0 if top is None else self._over_since + 1
        if self._over_since > _LONGEST_OVER:
            kind, action = "leave what lies over", _escape
        if self._over_since > _LONGEST_OVER + _MOST_ESCAPES:
            self.fail(f"it cannot be left: {top}")
            self._over_since = 0
        self._number, self._kind, self._began = number, kind, time.perf_counter()
        self._last.append(f"{number} {kind}")
        self._last[-1] += f": {action(user)}"
        self.kinds[kind] += 1
        return kind

    def judge(self) -> None:
        """See what came of the last action."""
        self.seconds[self._kind] += time.perf_counter() - self._began  # type: ignore[assignment]
        for found in (*self.watch.take(), *broken_rules(self._window())):
            self.fail(found)

    def fail(self, what: str) -> None:
        """Note a failure with what went before it."""
        if len(self.failures) < _MOST_FAILURES:
            where = {"seed": self._seed, "number": self._number, "what": what}
            self.failures.append({**where, "last": list(self._last)})

    @property
    def is_hopeless(self) -> bool:
        """Whether nothing new would be learnt."""
        return len(self.failures) >= _MOST_FAILURES

    def found(self) -> dict[str, Any]:
        """What was done, how long it took, and what failed."""
        spent = {kind: round(seconds, 3) for kind, seconds in self.seconds.most_common()}
        kinds = dict(self.kinds.most_common())
        return {"seed": self._seed, "kinds": kinds, "spent_s": spent, "failures": self.failures}


def _escape(user: User) -> str:
    return user.press("Escape")
