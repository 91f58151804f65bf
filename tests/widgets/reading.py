"""Reads what is really painted: texts, colours, and what does not fit."""

from __future__ import annotations

import sys
from typing import TypeVar
from xml.etree import ElementTree

from PySide6.QtCore import QAbstractItemModel, QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)

ELLIPSIS = "\u2026"
_NEAR = 40


def painted_texts(widget: QWidget) -> list[str]:
    """Every run of text that a widget paints, in the order of painting."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    tree = ElementTree.fromstring(buffer.data().data())
    return [entry.text or "" for entry in tree.iter("{http://www.w3.org/2000/svg}text")]


def all_painted_texts(view: QAbstractItemView) -> list[str]:
    """What a view paints, scrolled through from top to bottom."""
    bar = view.verticalScrollBar()
    before, texts = bar.value(), []
    position = 0
    while True:
        bar.setValue(position)
        texts += painted_texts(view.viewport())
        if position >= bar.maximum():
            break
        position += max(1, view.viewport().height() - 80)
    bar.setValue(before)
    return texts


def image_of(widget: QWidget) -> QImage:
    """What a widget looks like now."""
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def has_colour(image: QImage, colour: QColor, box: QRect) -> bool:
    """Whether a part of a picture has exactly this colour somewhere."""
    part = image.copy(box.intersected(image.rect()))
    pixels, wanted = bytes(part.constBits()), colour.rgb().to_bytes(4, sys.byteorder)
    place = pixels.find(wanted)
    while place % 4 and place >= 0:
        place = pixels.find(wanted, place + 1)
    return place >= 0


def first_point_near(widget: QWidget, colour: QColor, box: QRect) -> QPoint:
    """The topmost place in a part of a widget that has about this colour."""
    image = image_of(widget)
    for y in range(box.top(), box.bottom() + 1):
        for x in range(box.left(), box.right() + 1):
            if _distance(image.pixelColor(x, y), colour) <= _NEAR:
                return QPoint(x, y)
    raise AssertionError(f"nothing of {colour.name()} in {box}")


def column_texts(model: QAbstractItemModel, column: int) -> list[str]:
    """The texts of a column, from top to bottom."""
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def does_not_fit(window: QWidget) -> list[str]:
    """Every visible label or button whose text is cut."""
    cut = [_described(label) for label in _visible(window, QLabel) if _is_cut(label)]
    for button in _visible(window, QAbstractButton):
        metrics = button.fontMetrics()
        wanted = metrics.size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
        if wanted > button.width() or metrics.height() > button.height():
            cut.append(_described(button))
    return cut


def sticks_out(window: QWidget, slack: int = 0) -> list[str]:
    """Every visible widget that its parent cuts off; what scrolls may be larger.

    Args:
        slack: by how many pixels it may; Qt divides panes with one too many from right to left.
    """
    found = []
    for widget in _visible(window, QWidget):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or _scrolls(parent):
            continue
        if not parent.rect().adjusted(-slack, 0, slack, 0).contains(widget.geometry()):
            found.append(f"{_described(widget)} at {widget.geometry()} in {parent.rect()}")
    return found


def visible_text(window: QWidget) -> str:
    """The texts of all visible labels, one a line."""
    return "\n".join(label.text() for label in _visible(window, QLabel))


def _is_cut(label: QLabel) -> bool:
    box, metrics = label.contentsRect(), label.fontMetrics()
    if not label.text():
        return False
    if label.wordWrap():
        words = (metrics.horizontalAdvance(word) for word in label.text().split())
        is_plain = label.textFormat() is Qt.TextFormat.PlainText
        too_long = is_plain and max(words) > box.width()
        return too_long or label.heightForWidth(label.width()) > label.height()
    text = label.text() if label.buddy() is None else label.text().replace("&", "")
    widest = max(metrics.horizontalAdvance(line) for line in text.splitlines())
    return widest > box.width() or metrics.height() > label.height()


def _visible(window: QWidget, kind: type[Kind]) -> list[Kind]:
    return [entry for entry in window.findChildren(kind) if entry.isVisible()]


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, (QScrollArea, QAbstractItemView)) and area.viewport() is parent


def _described(widget: QWidget) -> str:
    said = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {said!r} {widget.accessibleName()!r}".strip()


def _distance(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
