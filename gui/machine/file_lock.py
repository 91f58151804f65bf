"""Locks between programs; the system takes one back when its program ends, however it ends."""

from __future__ import annotations

try:
    import fcntl
except ImportError:  # not on Windows, where a file that is open can be neither renamed nor removed
    fcntl = None  # type: ignore[assignment]


def lock(handle: int) -> None:
    """Keep others from locking what is open here, until it is closed.

    Raises:
        OSError: another program holds it.
    """
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
