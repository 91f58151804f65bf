"""An uncaught error: one dialog with a code and a report, and the program stays usable."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from gui.app.errors import Errors
from gui.core.reference import Reference
from gui.machine.log import Log
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage
from tests.conftest import WindowFactory

Wrong = Callable[[], object]


@pytest.fixture
def err() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path, lambda: datetime(2026, 12, 1, tzinfo=UTC))


@pytest.fixture
def errors(err: io.StringIO, log: Log, monkeypatch: pytest.MonkeyPatch) -> Iterator[Errors]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    taking = Errors(err, log, lambda: "\n".join(["versions", *taking.lines()]))
    yield taking


@pytest.fixture
def wrong(reference: Reference) -> Wrong:
    """Something that fails with a word in it that nobody may see."""
    return lambda: reference.verdict("secret-condition", "plex")


def happens(errors: Errors, go_wrong: Wrong) -> None:
    try:
        go_wrong()
    except Exception as error:
        errors.take(type(error), error, error.__traceback__)


def dialogs() -> list[QDialog]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog)]


def open_dialogs() -> list[QDialog]:
    for _ in range(2):
        QApplication.processEvents()
    return [dialog for dialog in dialogs() if dialog.isVisible()]


def shown() -> QDialog:
    (dialog,) = open_dialogs()
    return dialog


def test_the_dialog_has_a_code_and_copies_a_report_without_content(
    window: WindowFactory, wrong: Wrong, errors: Errors, err: io.StringIO, log: Log
) -> None:
    main_window = window(condition="mmn")
    errors.show_over(main_window)
    happens(errors, wrong)
    dialog = shown()
    assert log.file is not None
    written = log.file.read_text("utf-8")
    code = written.split("error ")[1].split(",")[0]
    (text,) = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"(code {code})" in text
    copy = next(it for it in dialog.findChildren(QPushButton) if "report" in it.text())
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert f"error {code}, 1 times: KeyError" in report
    assert "gui/core/reference.py:" in report
    assert copy.text() == "Copied"
    for said in (report, written, err.getvalue(), text):
        assert "secret" not in said
        assert "mmn" not in said
    dialog.reject()
    main_window.open_condition("cidp")
    assert main_window.right_pane.condition == "cidp"


def test_further_errors_are_counted_and_open_no_further_dialog(
    window: WindowFactory, wrong: Wrong, errors: Errors
) -> None:
    main_window = window()
    errors.show_over(main_window)
    for _ in range(5):
        happens(errors, wrong)
    dialog = shown()
    happens(errors, wrong)
    happens(errors, lambda: 1 // 0)
    assert shown() is dialog
    assert errors.lines()[0].split(", ")[1] == "6 times: KeyError"
    dialog.reject()


def test_an_error_that_comes_again_and_again_locks_nobody_out(
    window: WindowFactory, wrong: Wrong, errors: Errors, log: Log
) -> None:
    main_window = window()
    errors.show_over(main_window)
    seen = 0
    for _ in range(12):
        happens(errors, wrong)
        for dialog in open_dialogs():
            dialog.reject()
            seen += 1
    assert seen == 3
    assert log.file is not None
    lines = log.file.read_text("utf-8").splitlines()
    assert [line.split(", time ")[1] for line in lines if ", time " in line] == [
        "1: KeyError",
        "10: KeyError",
    ]


def test_it_lies_over_a_dialog_that_is_open(
    window: WindowFactory, wrong: Wrong, errors: Errors
) -> None:
    main_window = window()
    errors.show_over(main_window)
    other = QDialog(main_window)
    other.open()
    happens(errors, wrong)
    QApplication.processEvents()
    first = [dialog for dialog in dialogs() if dialog is not other and dialog.isVisible()]
    assert [dialog.parent() for dialog in first] == [other]
    for dialog in (*first, other):
        dialog.reject()
    other.deleteLater()


def test_errors_of_the_event_loop_and_of_nobody_arrive(
    window: WindowFactory, wrong: Wrong, errors: Errors, err: io.StringIO
) -> None:
    class Left:
        def __del__(self) -> None:
            raise ValueError("secret")

    errors.install()
    hook = sys.excepthook
    main_window = window()
    errors.show_over(main_window)
    left = Left()
    del left
    assert "plex-ivig: unexpected error ValueError in test_errors.py" in err.getvalue()
    assert open_dialogs() == []
    QTimer.singleShot(0, lambda: hook(ValueError, ValueError("secret"), None))
    shown().reject()
    assert "secret" not in err.getvalue()


def test_an_error_while_a_plan_is_entered_leaves_nothing_of_it(
    window: WindowFactory, errors: Errors, err: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors.install()
    main = window(condition="gbs-adult")
    errors.show_over(main)
    main.show_page("plan")
    form = main.right_pane.plan.form
    form.edited.emit("height", "171.77")

    def broken(*given: Any) -> PlanPage:
        if weight := given[2]["weight"]:
            raise ValueError(weight)
        return plan_page(*given)

    monkeypatch.setattr("gui.windows.planning.plan_page", broken)
    QTimer.singleShot(0, lambda: form.edited.emit("weight", "83.43"))
    dialog = shown()
    said = [label.text() for label in dialog.findChildren(QLabel)]
    told = "\n".join([*errors.lines(), err.getvalue(), *said])
    assert "ValueError" in told and not re.search("83.43|171.77", told)
    assert not any(hasattr(sys, name) for name in ("last_value", "last_traceback", "last_exc"))
    page = main.right_pane.plan.page
    assert page is not None and page.field("height").text == page.field("weight").text == ""
    dialog.reject()


def test_before_there_is_a_window_one_line_is_all(errors: Errors, err: io.StringIO) -> None:
    happens(errors, lambda: 1 // 0)
    assert err.getvalue().startswith("plex-ivig: unexpected error ZeroDivisionError in test_errors")
    assert err.getvalue().count("\n") == 1
    assert dialogs() == []


def test_where_the_dialog_itself_fails_a_line_says_so(
    window: WindowFactory, wrong: Wrong, errors: Errors, err: io.StringIO
) -> None:
    main_window = window()
    errors.show_over(main_window)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "gui.windows.error_dialog", None)
        happens(errors, wrong)
        assert open_dialogs() == []
    assert "plex-ivig: no dialog can be shown: ModuleNotFoundError" in err.getvalue()
