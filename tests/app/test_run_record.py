"""What a run writes down of itself, what can be copied, and that nothing viewed is in either."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import PySide6
import pytest
from PySide6.QtGui import QAction, QGuiApplication

from gui import __version__, paths
from gui.app.preferences import kept_preferences
from gui.app.run_record import RunRecord
from gui.cli.arguments import parse
from gui.core.reference import Reference
from gui.machine.content import Content, open_content
from gui.machine.log import Log
from gui.machine.policy import read_policy
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.places import only_shipped, variables_of_user


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunRecord]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    policy = tmp_path / "policy.toml"
    policy.write_text('theme = "dark"\ncolour = 1\n', "utf-8")
    environment = variables_of_user(tmp_path)
    preferences = kept_preferences(
        parse(["--condition", "mmn"]), read_policy(policy), environment, "en"
    )
    log = Log(tmp_path / "log", lambda: datetime(2026, 12, 1, tzinfo=UTC))
    begun = RunRecord(preferences, read_policy(policy), log, io.StringIO())
    yield begun
    begun.end()


def written(tmp_path: Path) -> str:
    return (tmp_path / "log" / "plex-ivig.log").read_text("utf-8")


def painted(record: RunRecord, window: MainWindow, reference: Reference) -> None:
    record.painted(window, Content(reference, ()), 0.42)


def viewed(window: MainWindow) -> None:
    """Look at something, as a user does."""
    window.list_pane.type_text("secret")
    window.enter_condition("mmn")
    window.show_page("evidence")


def copied(window: MainWindow) -> str:
    next(it for it in window.findChildren(QAction) if it.text() == "Copy diagnostics").trigger()
    return QGuiApplication.clipboard().text()


def test_the_start_is_in_the_log_and_nothing_that_was_viewed(
    record: RunRecord, window: WindowFactory, reference: Reference, tmp_path: Path
) -> None:
    main_window = window()
    viewed(main_window)
    painted(record, main_window, reference)
    viewed(main_window)
    record.note("")
    record.note("the settings cannot be written: No space left on device")
    text = written(tmp_path)
    assert f"started plex-ivig {__version__}, Python " in text
    assert f"PySide6 {PySide6.__version__}, Qt " in text
    assert reference.bundle.fingerprint in text
    assert "first paint after 0.42 s" in text
    assert "policy.toml: colour: there is no such key; it is ignored" in text
    assert "the settings cannot be written" in text
    for name in ("mmn", "secret", "Multifocal", "G61"):
        assert name not in text


def test_the_diagnostics_are_copied_and_have_nothing_that_was_viewed(
    record: RunRecord, window: WindowFactory, reference: Reference, tmp_path: Path
) -> None:
    main_window = window()
    painted(record, main_window, reference)
    viewed(main_window)
    text = copied(main_window)
    assert main_window.messages.text() == "Diagnostics copied"
    lines = text.splitlines()
    assert lines[0].startswith(f"program: plex-ivig {__version__}, Python ")
    assert "theme: dark" in lines
    assert "text size: 100" in lines
    assert "language: en" in lines
    assert f"settings: {paths.settings_file(variables_of_user(tmp_path))}" in lines
    assert f"log: {tmp_path / 'log' / 'plex-ivig.log'}" in lines
    assert "first paint after: 0.42 s" in lines
    assert any(line.startswith("display: offscreen, ") and " at 1, " in line for line in lines)
    assert any(reference.bundle.fingerprint in line for line in lines)
    assert any("colour: there is no such key" in line for line in lines)
    assert any(line.split() == ["theme", "dark", "set"] for line in lines)
    for name in ("mmn", "secret", "Multifocal", "G61"):
        assert name not in text


def test_errors_of_the_run_are_in_the_diagnostics(record: RunRecord) -> None:
    record.errors.take(KeyError, KeyError("secret"), None)
    lines = record.diagnostics().splitlines()
    assert [line for line in lines if line.endswith("1 times: KeyError")]
    assert "secret" not in "".join(lines)


def test_a_crash_of_an_earlier_run_is_told_once(
    record: RunRecord, window: WindowFactory, reference: Reference, tmp_path: Path
) -> None:
    (tmp_path / "log" / "crash-1-ab.txt").write_text(
        'Fatal Python error: Aborted\n  File "/x/gui/app/session.py", line 9 in run\n', "utf-8"
    )
    main_window = window()
    painted(record, main_window, reference)
    assert main_window.messages.text().startswith("The program ended by an error the last time.")
    for text in (written(tmp_path), copied(main_window)):
        assert "an earlier run crashed:" in text
        assert "Fatal Python error: Aborted" in text
        assert "gui/app/session.py:9 run" in text
    other = Log(tmp_path / "log", lambda: datetime(2026, 12, 2, tzinfo=UTC))
    assert other.file is not None
    assert len(list((tmp_path / "log").glob("crash-*"))) == 1
    record.end()
    assert list((tmp_path / "log").glob("crash-*")) == []


def test_content_that_cannot_be_used_is_in_the_log(
    record: RunRecord, window: WindowFactory, tmp_path: Path
) -> None:
    record.painted(
        window(), open_content(tmp_path / "nothing", date(2026, 12, 1), only_shipped()), None
    )
    assert f"content not used: {tmp_path / 'nothing'}, problems: 1" in written(tmp_path)
    assert "first paint after a time that this system does not tell" in written(tmp_path)
