"""Signals to end are watched while the window is open; afterwards they do what they did."""

from __future__ import annotations

import os
import signal
from threading import Thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.services.console import BREAK, CLOSED, INTERRUPT, LOGGED_OFF, SHUT_DOWN, Console
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


def test_a_console_is_heard_once_and_asked_again_the_system_ends_the_process() -> None:
    asked: list[bool] = []
    for event, interrupted in ((INTERRUPT, True), (BREAK, False)):
        console = Console(asked.append)
        assert console.hear(event)
        assert asked.pop() is interrupted and not asked
        assert not console.hear(INTERRUPT)
        assert not asked


@pytest.mark.parametrize("event", [CLOSED, LOGGED_OFF, SHUT_DOWN])
def test_a_console_that_is_closed_waits_until_all_is_tidied_up(event: int) -> None:
    asked: list[bool] = []
    console = Console(asked.append)
    hearing = Thread(target=console.hear, args=(event,))
    hearing.start()
    hearing.join(0.2)
    assert hearing.is_alive() and asked == [False]
    console.close()
    hearing.join(3)
    assert not hearing.is_alive()
