"""What Ctrl+C in a terminal does: it ends the program at once, whatever it is doing."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # signal costs a millisecond of the start
import os
import sys

_ENDED_BY_CTRL_C = -0x3FFFFEC6  # STATUS_CONTROL_C_EXIT


def end_at_interrupt() -> None:
    """Let Ctrl+C end the process; Python would wait for Qt's event loop, or for an import.

    Where whoever started the program has it ignored, it stays ignored.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def end_interrupted() -> None:
    """End as an interrupt ends a process, now that everything is tidied up."""
    if sys.platform == "win32":  # where a signal that is sent only becomes the exit code
        os._exit(_ENDED_BY_CTRL_C)
    os.kill(os.getpid(), _signal.SIGINT)
