"""A wrong call of Qt is an exception in the frozen program as in the source, not its end."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from tests.frozen.inside.wrong_calls import calls, outcome
from tests.frozen.probing import Probe

KINDS = {
    "type": {"TypeError"},
    "count": {"TypeError"},
    "attribute": {"AttributeError"},
    "keyword": {"AttributeError", "TypeError"},
    "enum": {"AttributeError", "TypeError"},
    "class": {"NotImplementedError"},
    "object": {"RuntimeError"},
    "slot": {"KeyError"},
    "answer": {"RuntimeWarning"},
}
WORDED_BY_QT = "Supported signatures:"


def outcomes_of(probe: Probe, *names: str) -> dict[str, list[str]]:
    done = probe.run("wrong_calls.py", *names)
    found = dict(json.loads(line) for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, ""), f"ended after {list(found)[-1:]}"
    return found


@pytest.fixture(scope="module")
def outcomes(probe: Probe) -> dict[str, list[str]]:
    return outcomes_of(probe)


def test_every_wrong_call_ends_in_an_exception(
    qapp: QApplication, outcomes: dict[str, list[str]]
) -> None:
    assert list(outcomes) == list(calls())
    assert {name.partition(":")[0] for name in outcomes} == set(KINDS)
    kinds = {name: found[0] if found else "" for name, found in outcomes.items()}
    wrong = {name: kind for name, kind in kinds.items() if kind not in KINDS[name.split(":")[0]]}
    assert wrong == {}


def test_the_words_of_an_error_are_those_of_the_source(
    qapp: QApplication, outcomes: dict[str, list[str]]
) -> None:
    here = {name: outcome(call) for name, call in calls().items()}
    worded = [name for name, found in here.items() if WORDED_BY_QT in found[1]]
    assert len(worded) >= 10
    assert {name: outcomes[name][1] for name in worded} == {name: here[name][1] for name in worded}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_wrong_call_may_be_of_any_kind(
    kind: str, qapp: QApplication, probe: Probe
) -> None:
    name = next(name for name in calls() if name.startswith(f"{kind}:"))
    assert outcomes_of(probe, name)[name][0] in KINDS[kind]
