"""A session of the program that a user works in as soon as its window is ready."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.app.session import Session
from gui.compat import override
from gui.services.idle import since_boot_s
from gui.windows import main_window
from gui.windows.main_window import MainWindow
from tests.benchmarks.endurance.by_x import XHands
from tests.benchmarks.endurance.measures import files_below, sample
from tests.benchmarks.endurance.run import Run
from tests.benchmarks.endurance.user import Outside, without_quitting
from tests.benchmarks.endurance.watch import traces_left

_EVERY = 1_000
_LONGEST_WAIT_S = 20.0
_LONGEST_START_S = 15.0
_TURNS = 2
_WHILE_STARTING_MS = 5


class Endurance:
    """Lets a user act in a session, one action after the other, from within its event loop."""

    def __init__(
        self, session: Session, window: MainWindow, task: dict[str, Any], again: Sequence[str]
    ) -> None:
        self._session, self._window, self._task, self._again = session, window, task, again
        self._hands = XHands(task["display"])
        outside = Outside(self._leave, self._start_again, self._new_content())
        self._run = Run(lambda: window, self._hands, outside, task["seed"])
        self._ahead = 0.0
        self._turns = 0
        self._samples: list[dict[str, Any]] = []
        self._number, self._last = task["first"], task["last"]
        self._then: Callable[[], None] = self._sample
        self._waiting_since = self._began = time.monotonic()
        self._second: QProcess | None = None
        self._have_own_clock()
        setattr(main_window, "handlers", without_quitting)  # noqa: B010
        window.actions_by_id["quit"].triggered.disconnect()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)
        self._wait_for(self._settle)

    def _have_own_clock(self) -> None:
        watch = self._shared()._watch
        if watch is not None:
            watch._clock = lambda: since_boot_s() + self._ahead

    def _shared(self) -> Any:
        return self._session._shared

    def _new_content(self) -> Callable[[], object] | None:
        """Somebody else installs one of two packages, or takes the newest back."""
        packages = [Path(name) for name in self._task["packages"]]
        if not packages:
            return None

        def install() -> str:
            store = self._session._store()
            file = packages[0]
            packages.append(packages.pop(0))
            try:
                store.install(store.offer(file.read_bytes(), file.name))
            except Exception:
                way = store.way_back()
                store.rollback(way)
                return "back"
            return file.name

        return install

    def _leave(self) -> str:
        """All leave the window, for longer than it remembers."""
        watch = self._shared()._watch
        if watch is not None:
            self._ahead += watch._idle_s + 1
            watch.look()
        return ""

    def _start_again(self, words: Sequence[str]) -> None:
        """A second start; where content was installed it finds a window that shows it by now."""
        if self._task["packages"]:
            self._leave()
        program, *arguments = self._again
        self._timer.setInterval(_WHILE_STARTING_MS)
        self._second = QProcess()
        self._second.start(program, [*arguments, *words])

    def _wait_for(self, then: Callable[[], None]) -> None:
        """Go on once all that was sent has come, and a turn or two of the event loop later."""
        over = QApplication.activeModalWidget() or self._window
        if not over.isMinimized() and QApplication.activePopupWidget() is None:
            self._hands.focus(over)
        self._hands.ask(self._window)
        self._turns, self._then = _TURNS, then
        self._waiting_since = time.monotonic()

    def _turn(self) -> None:
        if time.monotonic() - self._waiting_since > _LONGEST_WAIT_S:
            self._run.fail("it does not answer any more")
            self._end()
            return
        if not self._hands.has_arrived() or self._is_starting_again():
            return
        self._turns -= 1
        if self._turns <= 0:
            self._then()

    def _is_starting_again(self) -> bool:
        if self._second is None:
            return False
        if self._second.state() != QProcess.ProcessState.NotRunning:
            if time.monotonic() - self._waiting_since > _LONGEST_START_S:
                self._run.fail("a second start opened a window of its own")
                self._second.kill()
            return True
        said = bytes(self._second.readAllStandardError().data()).decode("utf-8", "replace")
        is_killed = self._second.exitStatus() == QProcess.ExitStatus.CrashExit
        if not is_killed and (self._second.exitCode() or said):
            self._run.fail(f"a second start said {self._second.exitCode()}: {said}")
        self._second.deleteLater()
        self._second = None
        self._timer.setInterval(0)
        self._turns = _TURNS
        return True

    def _act(self) -> None:
        self._run.act(self._number)
        self._wait_for(self._judge)

    def _judge(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        self._run.judge()
        self._number += 1
        is_over = self._number > self._last or self._run.is_hopeless
        if is_over or (self._number - 1) % _EVERY == 0:
            self._wait_for(self._settle)
        else:
            self._wait_for(self._act)

    def _settle(self) -> None:
        """Back to the neutral start and the usual looks, at which runs can be compared."""
        self._leave()
        self._wait_for(self._after_rest)

    def _after_rest(self) -> None:
        if self._shared()._is_resetting:
            self._wait_for(self._after_rest)
            return
        for left in traces_left(self._window):
            if not (self._task["packages"] and left.startswith("it says 'Version ")):
                self._run.fail(f"after it forgot: {left}")
        window = self._window
        for name in ("text-normal", "theme-light", "language-en"):
            if window.actions_by_id[name].isEnabled():
                window.actions_by_id[name].trigger()
        window.showNormal()
        window.resize(*_SIZE)
        QApplication.clipboard().clear()
        self._wait_for(lambda: self._wait_for(self._forget))

    def _forget(self) -> None:
        """What the change of the looks has said is taken back as well."""
        self._leave()
        self._wait_for(lambda: self._wait_for(self._sample))

    def _sample(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._remove_saved()
        done = self._number - self._task["first"]
        self._samples.append(sample(done, self._hands.windows) | self._content())
        if self._number > self._last or self._run.is_hopeless:
            self._end()
        else:
            self._tell()
            self._wait_for(self._act)

    def _remove_saved(self) -> None:
        for file in Path(self._task["home"]).rglob("*.pdf"):
            file.unlink()

    def _content(self) -> dict[str, Any]:
        version = self._window.reference.bundle.manifest.version
        return {"seconds": self._spent(), "version": version}

    def _spent(self) -> float:
        return round(time.monotonic() - self._began, 2)

    def _tell(self) -> None:
        found = self._run.found() | {
            "actions": self._number - self._task["first"],
            "seconds": self._spent(),
            "samples": self._samples,
            "files": files_below(Path(self._task["home"])),
            "temporary": files_below(Path(self._task["temporary"])),
        }
        Path(self._task["results"]).write_text(json.dumps(found), "utf-8")

    def _end(self) -> None:
        self._timer.stop()
        self._tell()
        self._run.watch.close()
        self._window.close()


_SIZE = (1366, 768)


def endured_session(task: dict[str, Any], again: Sequence[str]) -> type[Session]:
    """The kind of session that has a user of its own."""

    class Endured(Session):
        @override
        def _make_ready(self, window: QWidget) -> None:
            super()._make_ready(window)
            assert isinstance(window, MainWindow)
            start = partial(Endurance, self, window, task, again)
            QTimer.singleShot(0, self._application, lambda: setattr(self, "_endurance", start()))

    return Endured
