"""Signals to end are watched while the window is open; afterwards they do what they did."""

from __future__ import annotations

import os
import signal

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.services.ending import Ending


def test_afterwards_a_signal_does_what_it_did_before(qapp: QApplication, no_leak: None) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(qapp)
    assert signal.getsignal(signal.SIGTERM) != before
    ending.close()
    assert signal.getsignal(signal.SIGTERM) == before
    assert signal.set_wakeup_fd(-1) == -1
    ending.deleteLater()


def test_an_interrupt_ends_it_well_and_a_second_one_at_once(
    qapp: QApplication, qtbot: QtBot, no_leak: None
) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    ending = Ending(qapp)
    os.kill(os.getpid(), signal.SIGINT)
    qtbot.waitUntil(lambda: ending.interrupted)
    assert signal.getsignal(signal.SIGINT) == signal.SIG_DFL
    ending.close()
    signal.signal(signal.SIGINT, before)
    ending.deleteLater()


def test_a_signal_that_is_ignored_stays_ignored(qapp: QApplication, no_leak: None) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = Ending(qapp)
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    ending.close()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    signal.signal(signal.SIGHUP, before)
    ending.deleteLater()
