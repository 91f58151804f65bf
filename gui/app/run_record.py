"""What a run notes of itself: the log, uncaught errors, crashes, and all of it for copying."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, TextIO

from gui.app.errors import Errors
from gui.machine.crashes import CrashFile, crash_reports
from gui.pages.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.app.preferences import Preferences
    from gui.machine.content import Content
    from gui.machine.log import Log
    from gui.machine.policy import Policy
    from gui.windows.main_window import MainWindow


class RunRecord:
    """One run of the window, as those who look after the program see it."""

    def __init__(self, preferences: Preferences, policy: Policy, log: Log, err: TextIO) -> None:
        """Begin: from now on errors and crashes are taken down."""
        self._preferences = preferences
        self._policy = policy
        self._log = log
        self._content: Content | None = None
        self._first_paint = ""
        self._crashes: list[str] = []
        self.errors = Errors(err, log, self.diagnostics)
        self.errors.install()
        self._crash_file = CrashFile(log.folder)

    def painted(self, window: QWidget, content: Content, since_start_s: float | None) -> None:
        """The window is there: log the start, and tell of a crash of an earlier run."""
        from gui.app.diagnostics import said_after_crash
        from gui.widgets.message_line import LONG_STAY_S
        from gui.windows.main_window import MainWindow

        self._content = content
        if since_start_s is not None:
            self._first_paint = f"{since_start_s:.2f} s"
        self.errors.show_over(window)
        self._crashes = [line for report in crash_reports(self._log.folder) for line in report]
        self._log.write("\n".join(self._start_lines()))
        if isinstance(window, MainWindow):
            window.diagnostics_wanted.connect(partial(self._copy, window))
            if self._crashes:
                window.messages.say(said_after_crash(), LONG_STAY_S)

    def shows(self, content: Content) -> None:
        """The window shows other content from now on."""
        from gui.app.diagnostics import bundle_line

        self._content = content
        self._log.write(f"content: {bundle_line(content)}")

    def diagnostics(self) -> str:
        """Everything, for copying."""
        from gui.app.diagnostics import diagnostics
        from gui.cli.policy_check import policy_lines

        return diagnostics(
            self._content,
            self._preferences.lines(),
            policy_lines(self._policy),
            self._lines(),
        )

    def note(self, problem: str) -> None:
        """Log what went wrong and was no error; nothing where the text is empty."""
        if problem:
            self._log.write(problem)

    def end(self) -> None:
        """The run ends without a crash."""
        self._crash_file.close()

    def _copy(self, window: MainWindow) -> None:
        from PySide6.QtGui import QGuiApplication

        from gui.app.diagnostics import said_copied

        QGuiApplication.clipboard().setText(self.diagnostics())
        window.messages.say(said_copied())

    def _start_lines(self) -> Iterator[str]:
        from gui.app.diagnostics import bundle_line, display_line, program_line, system_line

        yield f"started {program_line()}; {system_line()}; {display_line()}"
        if self._content is not None:
            yield f"content: {bundle_line(self._content)}"
            for refused in self._content.refused:
                number = len(refused.problems)
                yield f"content not used: {refused.location}, problems: {number}"
            yield from (f"content: {line}" for line in self._content.notice_lines(Words()))
        yield f"first paint after {self._first_paint or 'a time that this system does not tell'}"
        if self._preferences.problem:
            yield self._preferences.problem
        yield from (f"policy: {problem}" for problem in self._policy.problems)
        if self._crashes:
            yield "an earlier run crashed:"
            yield from self._crashes

    def _lines(self) -> Iterator[str]:
        file = self._log.file
        yield f"log: {file or 'none, for there is no home folder'}"
        yield f"first paint after: {self._first_paint or 'not known'}"
        yield from self.errors.lines()
        if self._crashes:
            yield "an earlier run crashed:"
            yield from self._crashes
        yield f"process: {os.getpid()}"
