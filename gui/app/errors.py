"""What becomes of an error that nobody expected: a line, a log entry, one dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from gui.cli.answers import complain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.machine.log import Log

_MOST_DIALOGS_A_CODE = 3
_MOST_CODES = 100
_KEPT_BY_PYTHON = ("last_type", "last_value", "last_traceback", "last_exc")


class Errors:
    """Takes every uncaught error of a run; the program goes on.

    While a dialog is open, further errors are only counted. One that comes again and again has
    its dialog three times, and is written into the log when its count gets another digit.
    """

    def __init__(self, err: TextIO, log: Log, describe: Callable[[], str]) -> None:
        """Take nothing yet.

        Args:
            describe: tells the versions and all else that a report has besides the error.
        """
        self._err = err
        self._log = log
        self._describe = describe
        self._window: QWidget | None = None
        self._counts: dict[str, int] = {}
        self._lines: dict[str, list[str]] = {}
        self._shown: dict[str, int] = {}
        self._is_open = False

    def install(self) -> None:
        """Take the errors of the interpreter from now on."""
        sys.excepthook = self.take
        sys.unraisablehook = self._take_unraisable

    def show_over(self, window: QWidget) -> None:
        """Show dialogs from now on, over a window."""
        self._window = window

    def lines(self) -> list[str]:
        """All errors so far: code, count, and where they came from."""
        found = []
        for code, lines in self._lines.items():
            found.append(f"error {code}, {self._counts[code]} times: {lines[0]}")
            found += lines[1:]
        return found

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take one error; all that ran then, with what was entered, is let go."""
        try:
            complain(self._err, f"plex-ivig: unexpected error {kind.__name__}{_where(trace)}")
            self._note(error.with_traceback(trace), show=True)
        except Exception as further:
            complain(self._err, f"plex-ivig: no report could be made: {type(further).__name__}")
        finally:
            for name in _KEPT_BY_PYTHON:
                vars(sys).pop(name, None)

    def _take_unraisable(self, unraisable: Any) -> None:
        """An error that Python could hand to nobody: no dialog, for nothing was asked for."""
        try:
            kind, trace = unraisable.exc_type, unraisable.exc_traceback
            complain(self._err, f"plex-ivig: unexpected error {kind.__name__}{_where(trace)}")
            if unraisable.exc_value is not None:
                self._note(unraisable.exc_value.with_traceback(trace), show=False)
        except Exception as further:
            complain(self._err, f"plex-ivig: no report could be made: {type(further).__name__}")

    def _note(self, error: BaseException, *, show: bool) -> None:
        from gui.machine.error_report import error_code, error_lines

        code = error_code(error)
        if code not in self._counts and len(self._counts) >= _MOST_CODES:
            return
        count = self._counts[code] = self._counts.get(code, 0) + 1
        lines = self._lines.setdefault(code, error_lines(error))
        if str(count).strip("0") == "1":
            self._log.write("\n".join([f"error {code}, time {count}: {lines[0]}", *lines[1:]]))
        if show and self._window is not None and not self._is_open:
            self._is_open = True
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, lambda: self._show(code))

    def _show(self, code: str) -> None:
        """Show the dialog; the error may have come in the middle of painting, so not at once."""
        self._is_open = False
        if self._window is None or self._shown.get(code, 0) >= _MOST_DIALOGS_A_CODE:
            return
        self._shown[code] = self._shown.get(code, 0) + 1
        try:
            from PySide6.QtWidgets import QApplication

            from gui.windows.error_dialog import error_dialog

            over = QApplication.activeModalWidget() or self._window
            dialog = error_dialog(over, code, self._describe)
            dialog.finished.connect(self._closed)
            self._is_open = True
            dialog.open()
        except Exception as further:
            self._is_open = False
            complain(self._err, f"plex-ivig: no dialog can be shown: {type(further).__name__}")

    def _closed(self) -> None:
        self._is_open = False


def _where(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "; it goes on"
    return f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}; it goes on"
