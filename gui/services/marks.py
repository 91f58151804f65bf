"""Verdict marks: a shape and a colour for each verdict; the word always stands beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)

from gui.services.theme import Theme

_STROKE = 0.09


def paint_mark(
    painter: QPainter, box: QRectF, verdict: str, theme: Theme, *, unsupported: bool = False
) -> None:
    """Paint the mark of a verdict into a square box; drawn once for each size and theme.

    Args:
        verdict: a verdict word of the rule.
        unsupported: stated only by the founding document; the outline is broken.
    """
    side, ratio = round(box.width()), painter.device().devicePixelRatio()
    key = f"mark {verdict} {unsupported} {theme.name} {side} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        brush = QPainter(picture)
        draw_mark(brush, side, verdict, theme, unsupported=unsupported)
        brush.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(box.topLeft(), picture)


def draw_mark(
    painter: QPainter, side: float, verdict: str, theme: Theme, *, unsupported: bool
) -> None:
    """Draw the mark of a verdict in lines, at the painter's origin; scales the painter."""
    colours = theme.marks[verdict]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side, side)
    outline = QPen(colours.ink, _STROKE * 0.75)
    if unsupported or verdict == "no-source":
        outline.setDashPattern([1.6, 1.6])
        outline.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(outline)
    painter.setBrush(colours.ground)
    painter.drawPath(_outline(verdict))
    _SIGNS[verdict](painter, colours.ink)


def paint_change(painter: QPainter, box: QRectF, changed: str, theme: Theme) -> None:
    """Paint the mark of what an update changed into a square box; the word is told beside it.

    Args:
        changed: "verdict" is a triangle, "statements" a dot, "new" a square.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.warning if changed == "verdict" else theme.accent)
    if changed == "verdict":
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif changed == "new":
        painter.drawRect(box.adjusted(*[box.width() * 0.1] * 2, *[-box.width() * 0.1] * 2))
    else:
        painter.drawEllipse(box.adjusted(*[box.width() * 0.12] * 2, *[-box.width() * 0.12] * 2))
    painter.restore()


def _outline(verdict: str) -> QPainterPath:
    path = QPainterPath()
    frame = QRectF(0.05, 0.05, 0.9, 0.9)
    if verdict == "sources-disagree":
        corners = [QPointF(0.5, 0), QPointF(1, 0.5), QPointF(0.5, 1), QPointF(0, 0.5)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif verdict == "not-recommended":
        cut, low, high = 0.31, 0.05, 0.95
        corners = [
            *(QPointF(cut, low), QPointF(1 - cut, low), QPointF(high, cut)),
            *(QPointF(high, 1 - cut), QPointF(1 - cut, high), QPointF(cut, high)),
            *(QPointF(low, 1 - cut), QPointF(low, cut)),
        ]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif verdict == "insufficient-evidence":
        path.addRoundedRect(frame, 0.2, 0.2)
    else:
        path.addEllipse(frame)
    return path


def _pen(painter: QPainter, ink: QColor) -> None:
    pen = QPen(ink, _STROKE * 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _tick(painter: QPainter, ink: QColor) -> None:
    _pen(painter, ink)
    points = [QPointF(0.29, 0.53), QPointF(0.44, 0.68), QPointF(0.72, 0.34)]
    painter.drawPolyline(QPolygonF(points))


def _half(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(QRectF(0.24, 0.24, 0.52, 0.52), 90 * 16, 180 * 16)
    painter.setPen(QPen(ink, _STROKE * 0.7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(0.24, 0.24, 0.52, 0.52))


def _arrows(painter: QPainter, ink: QColor) -> None:
    _pen(painter, ink)
    for y, tip, tail in ((0.40, 0.70, 0.30), (0.60, 0.30, 0.70)):
        back = 0.11 if tip < tail else -0.11
        painter.drawLine(QPointF(tail, y), QPointF(tip, y))
        painter.drawLine(QPointF(tip, y), QPointF(tip + back, y - 0.09))
        painter.drawLine(QPointF(tip, y), QPointF(tip + back, y + 0.09))


def _question(painter: QPainter, ink: QColor) -> None:
    _pen(painter, ink)
    path = QPainterPath(QPointF(0.36, 0.38))
    path.cubicTo(QPointF(0.36, 0.18), QPointF(0.66, 0.2), QPointF(0.64, 0.4))
    path.cubicTo(QPointF(0.63, 0.5), QPointF(0.5, 0.49), QPointF(0.5, 0.6))
    painter.drawPath(path)
    painter.drawPoint(QPointF(0.5, 0.755))


def _cross(painter: QPainter, ink: QColor) -> None:
    _pen(painter, ink)
    painter.drawLine(QPointF(0.34, 0.34), QPointF(0.66, 0.66))
    painter.drawLine(QPointF(0.66, 0.34), QPointF(0.34, 0.66))


def _dash(painter: QPainter, ink: QColor) -> None:
    _pen(painter, ink)
    painter.drawLine(QPointF(0.34, 0.5), QPointF(0.66, 0.5))


_SIGNS: dict[str, Callable[[QPainter, QColor], None]] = {
    "recommended": _tick,
    "considered": _half,
    "sources-disagree": _arrows,
    "insufficient-evidence": _question,
    "not-recommended": _cross,
    "no-source": _dash,
}
