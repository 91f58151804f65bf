"""The plot of the modelled course of IgG on the screen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.compat import override
from gui.pages.plan.parts import Curve
from gui.services.fonts import pixels, scaled
from gui.services.plot_drawing import PlotDrawing
from gui.services.plot_shapes import plot_ink
from gui.services.theme import Theme

_LEAST_WIDTH = 240
_BETWEEN = 8
_SMALLER = 0.9


class Plot(QLabel):
    """Draws a curve as wide as it is; a screen reader is told its title and its description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._curve: Curve | None = None
        self.drawing: PlotDrawing | None = None
        self.setMinimumWidth(pixels(_LEAST_WIDTH))

    def show_curve(self, curve: Curve | None) -> None:
        """Draw another curve; none, and nothing is held of the one before."""
        if curve != self._curve:
            self._curve = curve
            self.setAccessibleName(curve.title if curve else "")
            self.setAccessibleDescription(curve.description if curve else "")
            self._lay_out()

    def _lay_out(self) -> None:
        if self._curve is None:
            self.drawing = None
            return
        font = scaled(self.font(), _SMALLER)
        ink = plot_ink(self._theme, font)
        self.drawing = PlotDrawing(self._curve, font, ink, self.width())
        self.setFixedHeight(ceil(self.drawing.height))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumWidth(pixels(_LEAST_WIDTH))
            self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is not None:
            self.drawing.draw(QPainter(self), 0, 0)


class PlanPlot(QWidget):
    """Shows a curve below its title; its numbers stand in a table beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(scaled(self.font(), 1.0, bold=True))
        self._title.setWordWrap(True)
        self._title.setContentsMargins(pixels(2), 0, pixels(2), 0)
        self.plot = Plot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(_BETWEEN))
        column.addWidget(self._title)
        column.addWidget(self.plot)
        self.hide()

    def show_curve(self, curve: Curve | None) -> None:
        """Show another curve; without one nothing is to be seen, and nothing is held."""
        self._title.setText(curve.title if curve else "")
        self.plot.show_curve(curve)
        if self.isHidden() == (curve is not None):
            self.setVisible(curve is not None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.plot.set_theme(theme)
