"""A painter that is let go of, whatever happens: Qt aborts where a device goes before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


class CannotPaintError(Exception):
    """The device takes nothing, or broke off."""


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """Paint on a device.

    Raises:
        CannotPaintError: it takes nothing, or what was painted could not be finished.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise CannotPaintError
    try:
        yield painter
    except BaseException:
        painter.end()
        raise
    if not painter.end():
        raise CannotPaintError
