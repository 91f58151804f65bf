"""What a plot is drawn with: its colours, its lines, and the shapes that tell things apart.

Nothing is told by its colour alone: the curve is a whole line, its band hatched between broken
ones, each clinical series has a shape of its own, so it can be read in any theme and in grey.
Everything is lines and areas, so it is as sharp on paper as on any screen.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from gui.services.theme import Theme

_GROUND_OF_BAND = 0.14
_HATCH_PITCH = 0.42
_PIXELS_A_STROKE = 12
_HALO = 0.17
_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),  # a circle
    ((-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44)),
    ((0.0, -0.62), (0.5, 0.0), (0.0, 0.62), (-0.5, 0.0)),
    ((-0.54, -0.42), (0.54, -0.42), (0.0, 0.56)),
    ((-0.2, -0.55), (0.2, -0.55), (0.2, 0.55), (-0.2, 0.55)),
    ((0.0, -0.56), (0.54, 0.42), (-0.54, 0.42)),  # last, for exchanges have it too
)


class PlotInk(Struct, frozen=True):
    """The colours of a plot; `stroke` is the width of a thin line, in the painter's units."""

    ground: QColor
    text: QColor
    muted: QColor
    grid: QColor
    curve: QColor
    band: QColor
    infusion: QColor
    stroke: float


def plot_ink(theme: Theme, font: QFont) -> PlotInk:
    """The colours of a theme; the larger the letters of the plot, the wider its lines."""
    return PlotInk(
        ground=theme.base,
        text=theme.text,
        muted=theme.muted,
        grid=theme.line,
        curve=theme.accent,
        band=_mixed(theme.accent, theme.base, _GROUND_OF_BAND),
        infusion=theme.edge,
        stroke=theme.stroke * font.pixelSize() / _PIXELS_A_STROKE,
    )


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((c.red(), c.green(), c.blue()) for c in (one, other))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in zip(*parts, strict=True)))


class Brushes:
    """Draws the parts of a plot; `line` is the height of a line of its text."""

    def __init__(self, painter: QPainter, ink: PlotInk, line: float) -> None:
        self._painter, self._ink, self._line = painter, ink, line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, colour: QColor, strokes: float, dashes: tuple[float, ...] = ()) -> None:
        pen = QPen(colour, self._ink.stroke * strokes)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(dashes)
        self._painter.setPen(pen)

    def _halo(self, strokes: float) -> None:
        """A pen of the ground, around what a pen of so many strokes then draws."""
        self._pen(self._ink.ground, strokes + self._line * _HALO / self._ink.stroke)

    def rule(self, line: QLineF, *, strong: bool = False) -> None:
        """Draw a line of the grid, or an axis."""
        self._pen(self._ink.muted if strong else self._ink.grid, 1.0)
        self._painter.drawLine(line)

    def band_ground(self, upper: list[QPointF], lower: list[QPointF]) -> None:
        """Fill the band; the grid is seen only around it."""
        self._painter.fillPath(_between(upper, lower), self._ink.band)

    def band(self, upper: list[QPointF], lower: list[QPointF]) -> None:
        """Hatch the band, and draw its edges as broken lines."""
        path = _between(upper, lower)
        self._painter.save()
        self._painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        self._pen(self._ink.curve, 0.6)
        self._painter.drawLines(_hatches(path.boundingRect(), self._line * _HATCH_PITCH))
        self._painter.restore()
        self._pen(self._ink.curve, 1.0, (4.0, 2.5))
        for edge in (upper, lower):
            self._painter.drawPolyline(QPolygonF(edge))

    def curve(self, points: list[QPointF]) -> None:
        """Draw the curve."""
        self._pen(self._ink.curve, 2.2)
        self._painter.drawPolyline(QPolygonF(points))

    def observed(self, x: float, low: float, high: float, shape: int) -> None:
        """Draw what a series saw: its shape, and a line with ends over its range."""
        half = self._line * 0.2
        strokes = [QLineF(x - half, end, x + half, end) for end in (low, high)]
        lines = [QLineF(x, low, x, high), *strokes] if low != high else []
        self._halo(1.6)
        self._painter.drawLines(lines)
        self._pen(self._ink.text, 1.6)
        self._painter.drawLines(lines)
        self.shape(QPointF(x, (low + high) / 2), shape)

    def shape(self, middle: QPointF, shape: int) -> None:
        """Draw the shape of a series; from the seventh on they are hollow."""
        hollow = shape // len(_SHAPES) % 2
        path = _shape(middle, shape % len(_SHAPES), self._line * 0.46)
        self._halo(1.0)
        self._painter.drawPath(path)
        self._pen(self._ink.text, 1.0)
        self._painter.setBrush(QBrush(self._ink.ground if hollow else self._ink.text))
        self._painter.drawPath(path)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def session(self, tip: QPointF) -> None:
        """Draw the mark of an exchange, below its point on the axis."""
        across, down = self._line * 0.24, self._line * 0.46
        corners = [tip, tip + QPointF(across, down), tip + QPointF(-across, down)]
        path = QPainterPath()
        path.addPolygon(QPolygonF([*corners, tip]))
        self._painter.fillPath(path, self._ink.curve)

    def infusion(self, bar: QRectF) -> None:
        """Draw the bar of an infusion."""
        self._pen(self._ink.text, 0.8)
        self._painter.setBrush(QBrush(self._ink.infusion))
        self._painter.drawRect(bar)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def words(self, box: QRectF, flags: Qt.AlignmentFlag, text: str, *, quiet: bool) -> None:
        """Write a text into a box, over several lines where it must."""
        self._painter.setPen(self._ink.muted if quiet else self._ink.text)
        self._painter.drawText(box, flags.value | Qt.TextFlag.TextWordWrap.value, text)


def _between(upper: list[QPointF], lower: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([*upper, *reversed(lower)]))
    path.closeSubpath()
    return path


def _hatches(box: QRectF, pitch: float) -> list[QLineF]:
    count = int((box.width() + box.height()) / pitch) + 1
    starts = [box.left() - box.height() + pitch * number for number in range(count + 1)]
    return [QLineF(x, box.bottom(), x + box.height(), box.top()) for x in starts]


def _shape(middle: QPointF, shape: int, size: float) -> QPainterPath:
    path = QPainterPath()
    corners = [middle + QPointF(x, y) * size for x, y in _SHAPES[shape]]
    if not corners:
        path.addEllipse(middle, size * 0.5, size * 0.5)
        return path
    path.moveTo(corners[0])
    for _, corner in pairwise(corners):
        path.lineTo(corner)
    path.closeSubpath()
    return path
