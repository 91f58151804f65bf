"""Pages of a document as they will be on paper, one under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.compat import override
from gui.paper.document import Document
from gui.paper.painting import painting
from gui.widgets.focus_ring import FocusRing

_MARGIN = 12
_LEAST, _MOST = 0.5, 4.0
_STEP = 1.2


class PageView(QLabel):
    """One page."""

    def __init__(self, document: Document, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._number = document, number
        policy = QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, policy)
        self.setAccessibleName(self.tr("Page {0} of {1}").format(number + 1, len(document.pages)))

    def fit(self, width: int) -> None:
        """Take a width; the height follows."""
        paper = self._document.pages[self._number].paper
        self.setFixedSize(width, round(width * paper.height / paper.width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen of the page; a picture of the whole would fill a small memory."""
        with painting(self) as painter:
            painter.setClipRect(event.rect())
            painter.fillRect(event.rect(), QColor(Qt.GlobalColor.white))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            scale = self.width() / self._document.pages[self._number].paper.width
            painter.scale(scale, scale)
            self._document.draw(painter, self._number)


class PagePreview(QScrollArea):
    """Shows a document as wide as there is room, or larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._views: list[PageView] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self.setWidget(self._inner)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(2)
        self._show_focus(QPalette.ColorRole.Mid)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Preview of the pages"))
        FocusRing(self, inset=self.lineWidth())

    def show_document(self, document: Document) -> None:
        """Show the pages of another document, from the top."""
        for view in self._views:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = [
            PageView(document, number, self._inner) for number in range(len(document.pages))
        ]
        for view in self._views:
            self._column.addWidget(view, alignment=Qt.AlignmentFlag.AlignHCenter)
            view.show()
        self._fit()
        self.verticalScrollBar().setValue(0)

    def enlarge(self) -> None:
        """Show the pages larger."""
        self._set_zoom(self._zoom * _STEP)

    def reduce(self) -> None:
        """Show the pages smaller."""
        self._set_zoom(self._zoom / _STEP)

    def as_wide_as_possible(self) -> None:
        """Show the pages as wide as there is room."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * _MARGIN
        for view in self._views:
            view.fit(max(100, round(room * self._zoom)))
        self._column.invalidate()
        self._inner.resize(self._column.sizeHint())

    def _show_focus(self, role: QPalette.ColorRole) -> None:
        """Paint the frame in the colour of a role of the application's palette."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(role))
        self.setPalette(palette)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(QPalette.ColorRole.Accent)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(QPalette.ColorRole.Mid)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
