"""Kept pictures: how they are made small, and how one is compared with what is painted now."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

_MOST_COLOURS = 255
_DIFFERENT = 64
_ALLOWED = 0.0004
_TABLE = bytes(int(grey > _DIFFERENT) for grey in range(256))


def small(image: QImage) -> QImage:
    """The picture in its most frequent colours; what antialiasing adds becomes the nearest."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [colour for colour, _ in counted.most_common(_MOST_COLOURS)]
    flags = Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, colours, flags)


def keep(image: QImage, file: Path) -> None:
    """Write a picture as one to compare with."""
    assert small(image).save(str(file), quality=0)


def difference(image: QImage, kept: QImage) -> float:
    """The share of pixels that differ by more than antialiasing explains; 1 for other sizes."""
    if image.size() != kept.size():
        return 1.0
    apart = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, kept)
    painter.end()
    greys = apart.convertToFormat(QImage.Format.Format_Grayscale8)
    width, line = greys.width(), greys.bytesPerLine()
    pixels = bytes(greys.constBits())
    lines = (pixels[at : at + width] for at in range(0, len(pixels), line))
    return sum(part.translate(_TABLE).count(1) for part in lines) / (width * greys.height())


def differs(image: QImage, kept: QImage) -> bool:
    """Whether a picture shows something else, or at another place, than the kept one."""
    return difference(image, kept) > _ALLOWED
