"""Locks between programs; the system takes one back when its program ends, however it ends."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import fcntl


def lock(handle: int) -> None:
    """Keep others from locking what is open here, until it is closed.

    On Windows nothing is to be done: there a file that another has open cannot be removed.

    Raises:
        OSError: another program holds it.
    """
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
