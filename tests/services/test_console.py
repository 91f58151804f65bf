"""A console asks once that the program end; who closes it waits until all is tidied up."""

from __future__ import annotations

from threading import Thread

import pytest

from gui.services.console import BREAK, CLOSED, INTERRUPT, LOGGED_OFF, SHUT_DOWN, Console


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
