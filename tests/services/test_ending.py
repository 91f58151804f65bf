"""A signal to end closes the window as the user would; afterwards signals do what they did."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gui.services.ending import Ending


@pytest.fixture
def ending(no_leak: None, qapp: QApplication) -> Iterator[Ending]:
    made = Ending(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_event_loop_and_any_loop_in_it(
    number: signal.Signals, ending: Ending, qapp: QApplication
) -> None:
    dialog = QDialog()
    QTimer.singleShot(0, dialog.exec)
    QTimer.singleShot(20, lambda: os.kill(os.getpid(), number))
    assert qapp.exec() == 0
    assert not dialog.isVisible()


def test_afterwards_a_signal_does_what_it_did_before(qapp: QApplication, no_leak: None) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(qapp)
    assert signal.getsignal(signal.SIGTERM) != before
    ending.close()
    assert signal.getsignal(signal.SIGTERM) == before
    assert signal.set_wakeup_fd(-1) == -1
    ending.deleteLater()


def test_a_signal_that_is_ignored_stays_ignored(qapp: QApplication, no_leak: None) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = Ending(qapp)
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    ending.close()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    signal.signal(signal.SIGHUP, before)
    ending.deleteLater()
