"""Lays the fields of a group out in lines whose parts share one grid of units."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from gui.compat import override
from gui.services.fonts import pixels
from gui.widgets.chip import FlowLayout
from gui.widgets.plan_field import FieldBox

_UNITS, _LEAST_UNIT = 24, 26
_GAP, _BETWEEN = 6, 2
_USUAL_SPAN = 4
_LEAST_WIDTH = 120


class FieldsLayout(FlowLayout):
    """All groups have the same units, so that the fields of one stand below those of another.

    Args:
        spans: how many of 24 units a field has, by its id; 4 where nothing is said.
    """

    def __init__(self, spans: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._spans = spans
        self._least_unit = pixels(_LEAST_UNIT)

    def least_unit(self) -> int:
        """How wide a unit must be so that no word of a label is cut."""
        boxes = [item.widget() for item in self._items]
        return max(
            ceil((box.least_width() + pixels(_GAP)) / self._span(item))
            for box, item in zip(boxes, self._items, strict=True)
            if isinstance(box, FieldBox)
        )

    def set_least_unit(self, width: int) -> None:
        """Make no unit narrower than this."""
        width = max(width, pixels(_LEAST_UNIT))
        if width != self._least_unit:
            self._least_unit = width
            self.invalidate()

    def _span(self, item: QLayoutItem) -> int:
        box = item.widget()
        return self._spans.get(box.id, _USUAL_SPAN) if isinstance(box, FieldBox) else _UNITS

    @override
    def minimumSize(self) -> QSize:
        return QSize(pixels(_LEAST_WIDTH), super().minimumSize().height())

    def _lines(self, units: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = units
        for item in self._items:
            span = min(self._span(item), units)
            if taken + span > units:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += span
        return lines

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, y = pixels(_GAP), rect.y()
        units = max(1, min(_UNITS, (rect.width() + gap) // self._least_unit))
        lines = self._lines(units)
        for number, line in enumerate(lines):
            spans = [min(self._span(item), units) for item in line]
            is_ragged = number == len(lines) - 1 and number > 0
            whole = units if is_ragged else sum(spans)
            y += self._place_line(line, spans, whole, QRect(rect.x(), y, rect.width(), 0), move)
            y += pixels(_BETWEEN)
        return y - rect.y()

    def _place_line(
        self, line: list[QLayoutItem], spans: list[int], whole: int, rect: QRect, move: bool
    ) -> int:
        """Place the fields of one line; returns how high it is."""
        gap = pixels(_GAP)
        ends = [
            round(sum(spans[: at + 1]) * (rect.width() + gap) / whole) for at in range(len(line))
        ]
        starts = [0, *ends[:-1]]
        widths = [end - start - gap for start, end in zip(starts, ends, strict=True)]
        labels = [
            box.label.heightForWidth(width - 2)
            for item, width in zip(line, widths, strict=True)
            if isinstance(box := item.widget(), FieldBox)
        ]
        label = max(labels, default=0)
        heights = [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in zip(line, widths, strict=True)
        ]
        above = [label - own for own in labels]
        height = max(map(sum, zip(heights, above, strict=True)), default=0)
        if move:
            for item, start, width, down in zip(line, starts, widths, above, strict=True):
                place = QRect(rect.x() + start, rect.y() + down, width, height - down)
                whole_line = QRect(rect.x(), rect.y(), rect.width(), height)
                item.setGeometry(QStyle.visualRect(self._direction(), whole_line, place))
        return height
