"""A real window, without a display, to which further starts say odd things."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.machine.instance import Answer, Request, instance_here
from gui.pages.age import age_page
from gui.pages.words import Words
from tests.fuzzing import byte_changes, json_changes
from tests.fuzzing.json_changes import odd_text
from tests.fuzzing.target import Mutant, Outcome, Target, WrongError, is_printable, require, shape

_SOUND = ("mmn", "cidp", "GBS", "G61.0", "Guillain-Barr\u00e9", "nothing of that name", None)
_THEMES = ("light", "dark", "high-contrast", None, None)


class Windows(Target):
    """The window that is open in a session."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from gui.app.shared_session import SharedSession
        from gui.services.theme import named_theme
        from gui.windows.looks import Manner
        from gui.windows.main_window import MainWindow

        self._errors: list[BaseException] = []
        qInstallMessageHandler(self._told_by_qt)
        self._application = QApplication.instance() or QApplication(["plex-ivig"])
        reference, words = Reference(read_bundle(paths.shipped_bundle())), Words()
        age = age_page(reference.bundle.manifest, date(2026, 12, 1), words)
        theme, manner = named_theme("light"), Manner(100, True)
        self._window = MainWindow(
            reference, age, lambda: date(2026, 12, 1), words, theme, (), manner
        )
        self._window.show()
        self._place = folder / "session"
        self._instance = instance_here(self._place, "+:0", "1")
        require(self._instance.claim(), "the place is taken")
        self._answers: list[Answer] = []
        self._instance.answer = self._answered  # type: ignore[method-assign]
        self._shared = SharedSession(self._window, 0, lambda language: None)
        self._shared.let_in(self._instance)

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        condition = random.choice(_SOUND) if random.random() < 0.4 else odd_text(random)
        token = odd_text(random) if random.random() < 0.3 else ""
        wish = {"condition": condition, "theme": random.choice(_THEMES), "token": token}
        request = {"reply": "reply-0", "sent": 1e12, "wish": wish}
        data = json.dumps(request).encode("utf-8")
        kind = "wish"
        if random.random() < 0.3:
            kind, data = json_changes.changed(data, random)
        elif random.random() < 0.3:
            kind, data = byte_changes.changed(data, random, data)
        return Mutant(kind, data)

    def outcome(self, mutant: Mutant) -> Outcome:
        told = self._sent(mutant.content)
        require(self._window.isVisible(), "the window is gone")
        lines = [line for it in told for line in it.message.split("\n")]
        require(all(map(is_printable, lines)), f"told with odd characters: {lines}")
        (answer,) = self._sent(b'{"reply":"reply-0","sent":1e12,"wish":{"condition":"mmn"}}')
        require(answer.code == 0, "the window goes on wrongly")
        require(self._window.right_pane.condition == "mmn", "the window shows something else")
        names = [f"exit code {it.code}" for it in told] or ["no request"]
        return Outcome(names[0], tuple(shape(it.message) for it in told))

    def _answered(self, request: Request, answer: Answer) -> None:
        self._answers.append(answer)

    def _sent(self, data: bytes) -> list[Answer]:
        """What the window answers to a line; nothing may go wrong in it."""
        self._answers.clear()
        self._errors.clear()
        hook: Callable[..., Any] = sys.excepthook
        sys.excepthook = self._gone_wrong
        pipe = os.open(next(self._place.glob("*.pipe")), os.O_WRONLY | os.O_NONBLOCK)
        try:
            for start in range(0, len(data) + 2, 60_000):
                os.write(pipe, (b"\n" + data + b"\n")[start : start + 60_000])
                self._application.processEvents()
            for _ in range(3):
                self._application.processEvents()
        finally:
            os.close(pipe)
            sys.excepthook = hook
        for error in self._errors:
            raise error
        return list(self._answers)

    def _told_by_qt(self, kind: object, context: object, message: str) -> None:
        if "plugin does not support" not in message:
            self._errors.append(WrongError(f"Qt: {message}"))

    def _gone_wrong(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._errors.append(error.with_traceback(trace))
