"""A user of a few hundred actions in the window of the source; and that what goes wrong is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.app.shared_session import SharedSession
from gui.app.speaking import Speaking
from gui.machine.instance import Wish
from gui.pages.age import age_page
from gui.windows import main_window, printing, saving
from gui.windows.main_window import MainWindow
from tests.benchmarks.bench_endurance import left_over, memory_of, rows
from tests.benchmarks.endurance import in_window
from tests.benchmarks.endurance.by_qt import QtHands
from tests.benchmarks.endurance.run import Run
from tests.benchmarks.endurance.tour import TOUR
from tests.benchmarks.endurance.user import Outside, chosen, without_quitting
from tests.benchmarks.endurance.watch import Watch, broken_rules, traces_left
from tests.conftest import WindowFactory
from tests.services.test_idle import Time

ACTIONS = 150
IDLE_S = 180.0
pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", r"OpenType support missing", extend=True
)


class Ward:
    """A window in which a user acts, with everything around it that the program has."""

    def __init__(self, main: MainWindow, seed: int, files: Path) -> None:
        self.main, self._files, self._time = main, files, Time()
        self._speaking = Speaking(QApplication.instance() or QCoreApplication.instance())  # type: ignore[arg-type]
        self.shared = SharedSession(main, IDLE_S, self._speak, self._time)
        main.language_chosen.connect(self._speak)
        outside = Outside(self.leave, self._start_again)
        self.run = Run(lambda: main, QtHands(), outside, seed, Watch(["This plugin does not"]))

    def _speak(self, language: str | None) -> None:
        words, _ = self._speaking.choose(language or "en")
        manifest = self.main.reference.bundle.manifest
        self.main.mark_language(language)
        self.main.rebuild(words, age_page(manifest, manifest.built, words))

    def _start_again(self, words: Sequence[str]) -> None:
        self.shared.admit(Wish(words[1] if words[:1] == ["--condition"] else None))

    def leave(self) -> None:
        watch = self.shared._watch
        assert watch is not None
        watch.note()  # or it might have forgotten already
        self._time.now += 2 * IDLE_S
        watch.look()

    def act(self, number: int) -> None:
        self.run.act(number)
        QApplication.processEvents()
        self.run.judge()
        for file in self._files.iterdir():
            file.unlink()  # a question whether to replace it would wait in an event loop

    def close(self) -> None:
        self.run.watch.close()
        self._speaking.choose("en")


@pytest.fixture
def ward(
    window: WindowFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[int], Ward]]:
    files = tmp_path / "files"
    files.mkdir()
    monkeypatch.setattr(saving, "_folder", lambda: str(files))
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(main_window, "handlers", without_quitting)
    made: list[Ward] = []

    def make(seed: int) -> Ward:
        made.append(Ward(window(), seed, files))
        return made[-1]

    yield make
    for one in made:
        one.close()
    clipboard = QGuiApplication.clipboard()
    for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
        clipboard.clear(mode)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_user_breaks_nothing_and_leaves_no_trace(
    seed: int, ward: Callable[[int], Ward], qtbot: QtBot
) -> None:
    user = ward(seed)
    for number in range(len(TOUR) + 1, len(TOUR) + 1 + ACTIONS):
        user.act(number)
    with qtbot.waitSignal(user.shared.rested):
        user.leave()
    QApplication.processEvents()
    found = user.run.found()
    assert found["failures"] == []
    assert list(traces_left(user.main)) == []
    assert sum(found["kinds"].values()) == ACTIONS
    assert len(found["kinds"]) > 20


def what_failed(run: Run) -> str:
    return "\n".join(failure["what"] for failure in run.found()["failures"])


@pytest.mark.qt_no_exception_capture
def test_an_error_and_a_qt_warning_are_failures_with_what_went_before(
    ward: Callable[[int], Ward], capsys: pytest.CaptureFixture[str]
) -> None:
    user = ward(3)
    user.act(1)
    user.main.list_pane.listed.connect(lambda _page: 1 // 0)
    user.main.list_pane.refresh()
    qWarning("something of Qt's")
    user.act(2)
    failures = user.run.found()["failures"]
    assert "ZeroDivisionError" in failures[0]["what"]
    assert "something of Qt's" in failures[1]["what"]
    assert failures[0]["number"] == 2
    assert [entry.split()[0] for entry in failures[0]["last"]] == ["1", "2"]
    assert "ZeroDivisionError" in capsys.readouterr().err


class _Stuck(QDialog):
    def reject(self) -> None:
        pass


def test_a_dialog_that_cannot_be_left_is_a_failure(ward: Callable[[int], Ward]) -> None:
    user = ward(4)
    dialog = _Stuck(user.main)
    dialog.open()
    for number in range(1000, 1100):
        user.act(number)
    dialog.done(0)
    dialog.deleteLater()
    assert "it cannot be left" in what_failed(user.run)


def test_a_broken_rule_is_told(window: WindowFactory) -> None:
    main = window(condition="mmn")
    assert list(broken_rules(main)) == []
    main.right_pane.header.show_title("Something else", "")
    main.list_pane.view.list_model.set_open("cidp")
    main.right_pane.welcome.show()
    (page, head, marked) = broken_rules(main)
    assert "'welcome'" in page
    assert "'Something else'" in head
    assert "'cidp'" in marked


def test_a_trace_is_told(window: WindowFactory) -> None:
    main = window()
    assert list(traces_left(main)) == []
    main.enter_condition("mmn")
    main.right_pane.compare.chips[0].click()
    main.show_page("plan")
    main.list_pane.search.insert("mmn")
    told = "\n".join(traces_left(main))
    for trace in ("not neutral", "current in the list", "undone", "planner", "factors", "filled"):
        assert trace in told


def test_seed_and_number_decide_what_is_done() -> None:
    def kinds(seed: int) -> list[str]:
        numbers = range(200)
        return [chosen(in_window.WEIGHTS, Random(f"{seed}:{number}"))[0] for number in numbers]

    assert kinds(1) == kinds(1) != kinds(2)


def a_run(*pss_mib: float, **further: object) -> dict[str, Any]:
    """A run with a sample of memory each thousand actions."""
    samples = [
        {
            "actions": 1000 * number,
            "memory": {"pss": value * 1024},
            "files": ["/dev/null"],
            "objects": {"widgets": 10, "python objects": number},
        }
        for number, value in enumerate(pss_mib)
    ]
    ended = {"ward": "shipped", "exit code": 0, "said": "", "left": [], "temporary": []}
    done = {"actions": samples[-1]["actions"], "seconds": 60, "failures": [], "samples": samples}
    return {**done, **ended, **further}


def test_memory_is_looked_at_from_the_warm_up_on() -> None:
    curve = memory_of(a_run(60, 100, 104, 102, 103))
    assert curve["after the warm-up"] == 100
    assert (curve["largest"], curve["end"], curve["growth"]) == (104, 103, 4)
    assert curve["slope"] == pytest.approx(70)


@pytest.mark.parametrize(
    ("found", "unmet"),
    [
        (a_run(60, 100, 105, 104), []),
        (a_run(60, 100, 105.1, 104), [1]),
        (a_run(60, 100, failures=[{"what": "an error"}]), [0]),
        (a_run(60, 100, said="something on standard error"), [0]),
        (a_run(60, 100, logged=["error 12"]), [0]),
        (a_run(60, 100, left=["session/a.pipe"]), [2]),
    ],
)
def test_the_table_tells_what_a_run_did_wrong(found: dict[str, Any], unmet: list[int]) -> None:
    table = rows({"runs": [found]})
    assert [place for place, row in enumerate(table) if not row.met] == unmet


def test_a_run_that_never_began_is_a_fault() -> None:
    ended = {"ward": "shipped", "exit code": 1, "said": "why", "left": [], "logged": []}
    (faulty, left) = rows({"runs": [ended]})
    assert (faulty.met, left.met) == (False, True)


def test_what_is_more_at_the_end_is_left_over() -> None:
    run = a_run(60, 100, 100)
    assert left_over(run) == []
    run["samples"][-1]["files"].append("/tmp/x")
    run["samples"][-1]["objects"]["widgets"] = 11
    assert left_over(run) == ["open: /tmp/x", "widgets: 10, then 11"]
