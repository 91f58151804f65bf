"""The checks of a package that is to be installed, each with what came of it."""

from __future__ import annotations

from typing import Literal

from gui.core.bundle.problems import shortened
from gui.core.package import PackageError, Step
from gui.pages.parts import Part
from gui.pages.words import Words

Outcome = Literal["passed", "failed", "not-made"]

STEPS = {
    "size": "Size",
    "structure": "Structure of the file",
    "hashes": "Hash of every part",
    "signatures": "Signatures",
    "content": "Content",
    "fitness": "Fit for this computer",
}
OUTCOMES = {"passed": "passed", "failed": "failed", "not-made": "not checked"}
_PROGRAM = "$.minimumProgram"
_MOST_PROBLEMS = 5


class CheckLine(Part, frozen=True):
    """One check: what is checked, the word for what came of it, and why it failed."""

    step: str
    outcome: Outcome
    name: str
    word: str
    told: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The check in one sentence."""
        return ". ".join([f"{self.name}: {self.word}", *self.told])


def check_lines(failed: PackageError | None, words: Words, why: str = "") -> tuple[CheckLine, ...]:
    """Every check in its order; after one that failed no other is made.

    Args:
        failed: why the package is refused; None where it passed all.
        why: the same in the words of the interface, where there are any.
    """
    outcomes = {step: _outcome(step, failed) for step in Step}
    return tuple(
        CheckLine(
            step=step.value,
            outcome=outcome,
            name=words.of(STEPS, step.value),
            word=words.of(OUTCOMES, outcome),
            told=_told(failed, words, why) if failed and outcome == "failed" else (),
        )
        for step, outcome in outcomes.items()
    )


def _outcome(step: Step, failed: PackageError | None) -> Outcome:
    steps = list(Step)
    if failed is None or steps.index(step) < steps.index(failed.step):
        too_old = failed is not None and any(it.path == _PROGRAM for it in failed.problems)
        return "not-made" if too_old and step is Step.CONTENT else "passed"
    return "failed" if step is failed.step else "not-made"


def _told(failed: PackageError, words: Words, why: str) -> tuple[str, ...]:
    if why:
        return (why,)
    told = [shortened(str(problem)) for problem in failed.problems[:_MOST_PROBLEMS]]
    left = len(failed.problems) - _MOST_PROBLEMS
    if left > 0:
        told.append(words.counted("and {number} more problem", "and {number} more problems", left))
    return tuple(told)


class InstallPage(Part, frozen=True):
    """What a package is, what came of its checks, and what would change.

    `conclusion` says whether it may be installed, and if not, what is shown now. `facts` and
    `changes` are empty where it is refused. Where `action` is empty, there is nothing to do.
    """

    title: str
    heading: str
    checks: tuple[CheckLine, ...]
    conclusion: str
    warnings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    changes_heading: str = ""
    changes: tuple[str, ...] = ()
    question: str = ""
    action: str = ""

    @property
    def told(self) -> str:
        """All of it, as it is read out."""
        checks = [f"{line.spoken}." for line in self.checks]
        parts = [self.heading, *checks, self.conclusion, *self.warnings, self.changes_heading]
        return "\n".join(filter(None, [*parts, *self.changes, *self.facts, self.question]))
