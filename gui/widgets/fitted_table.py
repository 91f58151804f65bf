"""A table whose columns share its width and whose rows are as high as their texts need in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTableView, QWidget

from gui.compat import override
from gui.services.theme import Theme

_ALWAYS = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
_SHADE = 120  # by how much the style darkens, in percent
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded


class FittedTable(QTableView):
    """Wraps its rows once for each width in which it is seen, and not while nobody sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitted = True
        self._wrapped_in = -1

    def rule_in(self, theme: Theme) -> None:
        """Let the lines between rows and columns be seen on the ground of a theme.

        The style makes them a darker shade of the window, which on a black ground is none.
        """
        palette, role = self.palette(), QPalette.ColorRole.Window
        is_dark = theme.line.lightness() > theme.base.lightness()
        palette.setColor(role, theme.line.lighter(_SHADE) if is_dark else theme.window)
        self.setPalette(palette)

    def fit_columns(self) -> None:
        """Give each column its share of the width of the viewport."""
        raise NotImplementedError

    def fit(self) -> None:
        """Share the width anew and wrap the rows in it, now or as soon as the table is shown."""
        self._is_fitted = self.isVisible()
        if not self._is_fitted:
            # Most pages need the bar; room that it takes later would have all wrapped again.
            self.setVerticalScrollBarPolicy(_ALWAYS)
            return
        width = self.viewport().width()
        self.wrap()
        if self.verticalScrollBarPolicy() == _ALWAYS:
            self.updateGeometries()
            self.setVerticalScrollBarPolicy(_AS_NEEDED)
        if self.viewport().width() != width:
            self.wrap()

    def wrap(self) -> None:
        """Wrap the rows in the width that there is."""
        self.executeDelayedItemsLayout()
        headers = (self.horizontalHeader(), self.verticalHeader())
        for header in headers:
            header.blockSignals(True)  # each would have the table painted once more, later
        self.fit_columns()
        self._set_heights()
        for header in headers:
            header.blockSignals(False)
        self._wrapped_in = self.viewport().width()
        self.updateGeometries()
        self.viewport().update()

    def _set_heights(self) -> None:
        header = self.verticalHeader()
        for row, height in enumerate(self.row_heights(header.sectionSizeHint(0))):
            header.resizeSection(row, height)

    def row_heights(self, least: int) -> Iterable[int]:
        """How high each row must be, and no lower than this."""
        raise NotImplementedError

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_fitted:
            self.fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._wrapped_in:
            self.refit()

    def refit(self) -> None:
        """Fit the table to another width."""
        self.fit()
