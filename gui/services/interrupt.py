"""What Ctrl+C in a terminal does: it ends the program at once, whatever it is doing."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # signal costs a millisecond of the start
import os


def end_at_interrupt() -> None:
    """Let Ctrl+C end the process; Python would wait for Qt's event loop, or for an import.

    Where whoever started the program has it ignored, it stays ignored.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def end_interrupted() -> None:
    """End as an interrupt ends a process, now that everything is tidied up."""
    os.kill(os.getpid(), _signal.SIGINT)
