"""The plot of the modelled course of IgG, for a screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.pages.plan.parts import Curve, Observed
from gui.services.plot_legend import PlotLegend
from gui.services.plot_shapes import Brushes, PlotInk

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_HOURS_A_DAY = 24.0
_DAY_STEPS = (1, 2, 7, 14, 28, 56)
_PERCENT_STEP = 25
_LOWEST, _SHARE, _HIGHEST = 8.0, 0.24, 13.0
"""The height of the plot: of so many lines of text at least, a share of the width, at most."""


class PlotDrawing:
    """A curve laid out in a width; nothing of it is ever outside that width and its height.

    No words stand where the curve can be: what the shapes mean is told in the legend above, by
    the number of the source, and the days and shares stand outside of the axes. `area` is where
    the curve can be.
    """

    def __init__(self, curve: Curve, font: QFont, ink: PlotInk, width: float) -> None:
        self._curve, self._font, self._ink = curve, font, ink
        self._metrics = QFontMetricsF(font)
        self._line = line = self._metrics.height()
        numbers = (one.number for one in curve.observed if one.at_hours is not None)
        self._shapes = {number: shape for shape, number in enumerate(dict.fromkeys(numbers))}
        self._legend = PlotLegend(curve, self._shapes, font, width)
        highest = max([100.0, *(point.high for point in curve.points)])
        self._top_share = ceil(highest / _PERCENT_STEP) * _PERCENT_STEP
        bars = line * 0.8 if curve.infusion_hours else 0.0
        top = self._legend.height + line * 0.7 + bars
        left = max(map(self._width_of, (self._share(self._top_share), curve.day_label))) + line
        right = self._width_of(str(self._last_day)) / 2 + self._ink.stroke * 2
        deep = min(max(line * _LOWEST, width * _SHARE), line * _HIGHEST)
        self.area = QRectF(left, top, max(line, width - left - right), deep)
        self.height = top + deep + line * 1.9

    @property
    def _last_day(self) -> int:
        return int(self._curve.last_hour // _HOURS_A_DAY) + 1

    def _width_of(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    @staticmethod
    def _share(percent: int) -> str:
        return f"{percent}\u00a0%"

    def _x(self, hours: float) -> float:
        return self.area.left() + self.area.width() * hours / self._curve.last_hour

    def _y(self, percent: float) -> float:
        return self.area.bottom() - self.area.height() * percent / self._top_share

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""
        painter.save()
        painter.translate(x, y)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._font)
        brushes = Brushes(painter, self._ink, self._line)
        self._legend.draw(brushes, 0, 0)
        self._draw_curve(brushes)
        self._draw_days(brushes)
        self._draw_infusions(brushes)
        for at, one in self._placed():
            shape = self._shapes[one.number]
            brushes.observed(at, self._y(one.low), self._y(one.high), shape)
        painter.restore()

    def _draw_curve(self, brushes: Brushes) -> None:
        points = self._curve.points
        upper = [QPointF(self._x(point.hours), self._y(point.high)) for point in points]
        lower = [QPointF(self._x(point.hours), self._y(point.low)) for point in points]
        brushes.band_ground(upper, lower)
        self._draw_shares(brushes)
        brushes.band(upper, lower)
        brushes.curve([QPointF(self._x(point.hours), self._y(point.middle)) for point in points])

    def _draw_shares(self, brushes: Brushes) -> None:
        left, right, half = self.area.left(), self.area.right(), self._line / 2
        for percent in range(0, self._top_share + 1, _PERCENT_STEP):
            y = self._y(percent)
            brushes.rule(QLineF(left, y, right, y), strong=percent == 0)
            box = QRectF(0, y - half, left - half, self._line)
            brushes.words(box, _RIGHT, self._share(percent), quiet=True)
        brushes.rule(QLineF(left, self.area.top(), left, self.area.bottom()), strong=True)

    def _day_step(self) -> int:
        """Every how many days a day is named, so that no two names touch."""
        wanted = self._width_of(f"{self._last_day}0") * self._curve.last_hour
        least = wanted / (self.area.width() * _HOURS_A_DAY)
        return next((step for step in _DAY_STEPS if step >= least), ceil(least))

    def _draw_days(self, brushes: Brushes) -> None:
        bottom, line = self.area.bottom(), self._line
        top = bottom + line * 0.9
        label = QRectF(0, top, self.area.left() - line * 0.7, line)
        brushes.words(label, _RIGHT, self._curve.day_label, quiet=True)
        for day in range(1, self._last_day + 1, self._day_step()):
            x = self._x((day - 1) * _HOURS_A_DAY)
            brushes.rule(QLineF(x, bottom, x, bottom + line * 0.2), strong=True)
            half = self._width_of(str(day)) / 2 + self._ink.stroke
            brushes.words(QRectF(x - half, top, 2 * half, line), _CENTRE, str(day), quiet=True)
        for hours in self._curve.session_hours:
            brushes.session(QPointF(self._x(hours), bottom + line * 0.3))

    def _draw_infusions(self, brushes: Brushes) -> None:
        line = self._line
        top, least, apart = self.area.top() - line * 1.1, line * 0.3, line * 0.12
        for begin, end in self._curve.infusion_hours:
            left, right = self._x(begin), min(self._x(end), self.area.right())
            brushes.infusion(QRectF(left, top, max(right - left - apart, least), line * 0.45))

    def _placed(self) -> Iterator[tuple[float, Observed]]:
        """Where each series stands: at its hour, beside the line; no two over one another."""
        pitch, farthest = self._line * 0.62, self.area.left()
        timed = [(one.at_hours, one) for one in self._curve.observed if one.at_hours is not None]
        for hours, one in sorted(timed, key=lambda pair: pair[0]):
            farthest = max(farthest, self._x(hours)) + pitch
            yield min(farthest, self.area.right() - pitch / 2), one
