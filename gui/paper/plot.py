"""The plot of a modelled course on paper."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from gui.pages.plan.parts import Curve
from gui.paper.blocks import Whole
from gui.paper.ink import Ink
from gui.paper.text import paper_font
from gui.services.plot_drawing import PlotDrawing
from gui.services.plot_shapes import plot_ink


class PaperPlot(Whole):
    """A curve in a width, with letters of a size in points; it is never cut."""

    def __init__(self, curve: Curve, size: float, width: float, ink: Ink) -> None:
        font = paper_font(ink.style(size))
        self._drawing = PlotDrawing(curve, font, plot_ink(ink.theme, font), width)
        self.height = self._drawing.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it in lines."""
        self._drawing.draw(painter, x, y)
