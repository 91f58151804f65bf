"""The plot of the modelled course of IgG on the screen, and the same numbers as a table."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.text_table_model import TextRow
from gui.pages.plan.parts import Curve
from gui.services.fonts import pixels, scaled
from gui.services.plot_drawing import PlotDrawing
from gui.services.plot_shapes import plot_ink
from gui.services.theme import Theme
from gui.widgets.text_table import TextTable

_LEAST_WIDTH = 240
_BETWEEN = 8
_SMALLER = 0.9


class Plot(QLabel):
    """Draws a curve as wide as it is; a screen reader is told its title and its description."""

    def __init__(self, curve: Curve, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._curve = curve
        self.setAccessibleName(curve.title)
        self.setAccessibleDescription(curve.description)
        self.setMinimumWidth(pixels(_LEAST_WIDTH))
        self._lay_out()

    def _lay_out(self) -> None:
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
        self.drawing.draw(QPainter(self), 0, 0)


class CurveTable(TextTable):
    """The numbers of a curve; as high as its rows, for what it stands in scrolls."""

    def __init__(self, curve: Curve, theme: Theme) -> None:
        super().__init__(curve.headings, [1] * len(curve.headings), theme)
        self.setAccessibleName(curve.title)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_rows([TextRow(str(at), cells) for at, cells in enumerate(curve.rows)])
        self._lay_out()

    def _lay_out(self) -> None:
        sideways = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if sideways else 0
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + bar + 2 * self.frameWidth())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


class PlanPlot(QWidget):
    """Shows a curve: its title, the plot, and below it the same numbers as a table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[QWidget] = []
        self.plot: Plot | None = None
        self.table: CurveTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(pixels(_BETWEEN))
        self.hide()

    def show_curve(self, curve: Curve | None) -> None:
        """Show another curve; without one nothing is to be seen."""
        for shown in self._shown:
            self._column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._shown, self.plot, self.table = [], None, None
        self.setVisible(curve is not None)
        if curve is None:
            return
        title = QLabel(curve.title)
        title.setFont(scaled(self.font(), 1.0, bold=True))
        title.setWordWrap(True)
        self.plot = Plot(curve, self._theme)
        self.table = CurveTable(curve, self._theme)
        self._shown = [title, self.plot, self.table]
        for widget in self._shown:
            self._column.addWidget(widget)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        if self.plot is not None and self.table is not None:
            self.plot.set_theme(theme)
            self.table.set_theme(theme)
