"""Finds every text of a window that does not fit where it stands."""

from __future__ import annotations

from typing import NamedTuple, TypeVar
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from gui.services.fonts import FAMILY
from tests.widgets.reading import ELLIPSIS, does_not_fit, sticks_out

Kind = TypeVar("Kind", bound=QWidget)

_SVG = "{http://www.w3.org/2000/svg}"
_SLACK = 2.5


class Run(NamedTuple):
    """A run of text and where it was painted."""

    text: str
    box: QRectF


def cut_texts(window: QWidget) -> list[str]:
    """Each visible text that is cut; views are scrolled from their top to their end."""
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()
    found = [*_labels(window), *_buttons(window), *_sticking_out(window)]
    for field in _visible(window, QLineEdit):
        if not field.text() and _wide(field, field.placeholderText()) > field.width():
            found.append(f"hint {field.placeholderText()!r}")
    for view in _visible(window, QAbstractItemView):
        if isinstance(view, QHeaderView):
            found += _in_header(view)
        else:
            found += [*_low_rows(view), *_in_view(view)]
    return found


def _sticking_out(window: QWidget) -> list[str]:
    """What its parent cuts off; a splitter of Qt that is mirrored is one pixel out."""
    is_mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    found = sticks_out(window)
    return [one for one in found if not (is_mirrored and one.startswith("ScrolledPane"))]


def _low_rows(view: QAbstractItemView) -> list[str]:
    """Rows that are not as high as what they show."""
    found = []
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        if isinstance(view, QTableView):
            is_low = view.rowHeight(row) < view.sizeHintForRow(row)
        else:
            is_low = view.visualRect(index).height() < view.sizeHintForIndex(index).height()
        if is_low:
            found.append(f"{view.accessibleName()}: row {row}")
    return found


def painted_runs(widget: QWidget) -> list[Run]:
    """Every run of text that a widget paints, with the box that it needs."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    drawing.setResolution(96)
    painter = QPainter(drawing)
    widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawWindowBackground)
    painter.end()
    runs = []
    for group in ElementTree.fromstring(buffer.data().data()).iter(f"{_SVG}g"):
        values = group.get("transform", "matrix(1,0,0,1,0,0)")[7:-1].split(",")
        place = QTransform(*map(float, values))
        runs += [_run(text, place) for text in group.findall(f"{_SVG}text") if text.text]
    return runs


def _run(element: ElementTree.Element, place: QTransform) -> Run:
    font = QFont(QApplication.font())  # on Windows letters are as wide as its hints say
    font.setFamilies([FAMILY])
    font.setPixelSize(round(float(element.get("font-size", "13").removesuffix("px"))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    metrics, text = QFontMetricsF(font), element.text or ""
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    high = metrics.xHeight()
    box = QRectF(x, y - high, metrics.horizontalAdvance(text.rstrip()), high)
    return Run(text, place.mapRect(box))


def _labels(window: QWidget) -> list[str]:
    found = [entry for entry in does_not_fit(window) if not entry.startswith(("Chip", "Page"))]
    for label in _visible(window, QLabel):
        if not label.text() and label.hasHeightForWidth():
            needed = label.heightForWidth(label.width())
            if needed > label.height():
                found.append(f"label {label.accessibleName()!r}")
    return found


def _buttons(window: QWidget) -> list[str]:
    found = []
    for button in _visible(window, QAbstractButton):
        words = button.text().replace("&&", "&").split()
        longest = max((_wide(button, word) for word in words), default=0)
        if button.hasHeightForWidth():
            needed = button.heightForWidth(button.width())
        else:
            longest, needed = _wide(button, button.text()), button.fontMetrics().height()
        if longest > button.width() or needed > button.height():
            found.append(f"button {button.text()!r}")
    return found


def _in_view(view: QAbstractItemView) -> list[str]:
    """Scrolled so that every row is painted; one that is seen in part is painted whole."""
    bar, sideways = view.verticalScrollBar(), view.horizontalScrollBar().maximum() > 0
    before, found, position = bar.value(), dict[str, None](), 0
    while True:
        bar.setValue(position)
        for run in painted_runs(view.viewport()):
            if _is_cut(view, run, sideways=sideways):
                found[f"{view.accessibleName()}: {run.text!r}"] = None
        if position >= bar.maximum():
            break
        position += max(view.viewport().height(), _end_of_last_row(view))
    bar.setValue(before)
    return list(found)


def _end_of_last_row(view: QAbstractItemView) -> int:
    """Where the lowest row that is seen ends."""
    last = view.indexAt(view.viewport().rect().bottomLeft() + QPoint(1, 0))
    return view.visualRect(last).bottom() + 1


def _is_cut(view: QAbstractItemView, run: Run, *, sideways: bool) -> bool:
    if run.text.endswith(ELLIPSIS):
        return True
    room, box = QRectF(view.viewport().rect()), run.box
    beyond = box.left() < room.left() - _SLACK or box.right() > room.right() + _SLACK
    if beyond and not sideways:
        return True
    index = view.indexAt(box.center().toPoint())
    if not index.isValid():
        return False
    row = QRectF(view.visualRect(index))
    if isinstance(view, QTableView) and not getattr(view, "labels_above", False):
        wide = getattr(view, "names_above", False)
        if not wide and (box.left() < row.left() - _SLACK or box.right() > row.right() + _SLACK):
            return True
    return box.top() < row.top() - _SLACK or box.bottom() > row.bottom() + _SLACK


def _in_header(header: QHeaderView) -> list[str]:
    if header.orientation() == Qt.Orientation.Vertical:
        return []
    room = QRectF(header.viewport().rect())
    table = header.parentWidget()
    sideways = isinstance(table, QTableView) and table.horizontalScrollBar().maximum() > 0
    found = []
    for run in painted_runs(header.viewport()):
        high = run.box.top() < room.top() or run.box.bottom() > room.bottom()
        wide = run.box.left() < room.left() or run.box.right() > room.right() + _SLACK
        if run.text.endswith(ELLIPSIS) or high or (wide and not sideways):
            found.append(f"heading {run.text!r}")
    return found


def _wide(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text.replace("&&", "\0").replace("&", ""))


def _visible(window: QWidget, kind: type[Kind]) -> list[Kind]:
    return [entry for entry in window.findChildren(kind) if entry.isVisible()]
