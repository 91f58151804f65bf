"""Counted work, which may not grow unnoticed: each number is kept, with the reason why it is so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.program import ROOT

KEPT = ROOT / "tests" / "data" / "counted-work.json"
OPTION = "--accept-counted"
MOST_PER_CENT = 10
HOW = (
    "Accept it, with the reason, by PLEX_IVIG_PROGRAM=dist/plex-ivig/plex-ivig "
    f'.venv/bin/python -m pytest tests/frozen/test_counted_work.py {OPTION} "REASON"'
)


@dataclass(frozen=True)
class Ledger:
    """The numbers in a file.

    Attributes:
        reason: where it is not empty, what is counted is accepted for this reason.
    """

    file: Path = KEPT
    reason: str = ""

    def check(self, group: str, counted: Mapping[str, int]) -> None:
        """Compare what was counted with what is kept of a group, or keep it.

        Raises:
            AssertionError: something differs by more than the tenth.
        """
        kept = json.loads(self.file.read_text("utf-8"))
        wrong = problems(kept.get(group, {}), counted)
        if wrong and self.reason:
            accepted = dict(self._accepted(kept.get(group, {}), counted))
            self.file.write_text(_written({**kept, group: accepted}), "utf-8")
            return
        told = [f"{group}: {line}" for line in wrong.values()]
        assert not told, "\n".join([*told, HOW])

    def _accepted(
        self, kept: Mapping[str, dict[str, int | str]], counted: Mapping[str, int]
    ) -> Iterator[tuple[str, dict[str, int | str]]]:
        wrong = problems(kept, counted)
        for name, number in counted.items():
            stays = name in kept and name not in wrong
            yield name, kept[name] if stays else {"number": number, "reason": self.reason}


def problems(
    kept: Mapping[str, Mapping[str, int | str]], counted: Mapping[str, int]
) -> dict[str, str]:
    """What is more, or less, by more than a tenth, and what is not known or not counted any more.

    What became less is told as well: what was gained would else be room in which it may grow back.
    """
    found = {name: f"{name} is not counted any more" for name in kept if name not in counted}
    for name, number in counted.items():
        if name not in kept:
            found[name] = f"{name} is new: {number:,}"
            continue
        before = int(kept[name]["number"])
        if abs(number - before) * 100 > before * MOST_PER_CENT:
            change = f" ({(number - before) / before:+.1%})" if before else ""
            verb = "grew" if number > before else "fell"
            found[name] = f"{name} {verb} from {before:,} to {number:,}{change}"
    return found


def _written(everything: Mapping[str, Mapping[str, Mapping[str, int | str]]]) -> str:
    """One line a number."""
    groups = []
    for group, kept in sorted(everything.items()):
        lines = [f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in kept.items()]
        groups.append(f"  {json.dumps(group)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(groups) + "\n}\n"
