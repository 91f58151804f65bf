"""Column headings in line with the cells below them: the first word strong, the rest muted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.compat import override
from gui.models.statement_table_model import BRIEF_ROLE
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.cell_layout import break_lines, format_range, wrapping

_MOST_LINES = 2
_FORMS = ("whole", "brief")
_SHORT_FORMS = ("brief", "first word")


class ColumnHeader(QHeaderView):
    """A horizontal header that neither sorts nor moves; it is as high as its texts need.

    Where they need more than two lines, they are the brief ones. Where height is short, these
    have one line, or else only their first word.
    """

    def __init__(self, indent: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._indent = indent
        self._form, self.is_short = _FORMS[0], False
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.viewport().update()

    def refit(self) -> None:
        """Take the height that the texts need in columns of the widths that they have now."""
        self.updateGeometry()
        self.geometriesChanged.emit()

    @override
    def sizeHint(self) -> QSize:
        sections = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        forms = _SHORT_FORMS if self.is_short else _FORMS
        most = 1 if self.is_short else _MOST_LINES
        self._form = next((form for form in forms if self._lines(form) <= most), forms[-1])
        laid = [self._layout(at, self.sectionSize(at)) for at in sections]
        needed = max((height for _, height in laid), default=0)
        return QSize(super().sizeHint().width(), round(needed) + pixels(6))

    def _lines(self, form: str) -> int:
        """How many lines the longest heading has in a form."""
        self._form = form
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        layouts = [self._layout(at, self.sectionSize(at))[0] for at in shown]
        return max((layout.lineCount() for layout in layouts), default=0)

    def _layout(self, section: int, width: int) -> tuple[QTextLayout, float]:
        """The heading of a column, wrapped, and how high it is."""
        role = Qt.ItemDataRole.DisplayRole if self._form == "whole" else BRIEF_ROLE
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal, role) or "")
        if self._form == "first word":
            text = text.partition(" ")[0]
        strong, muted = QTextCharFormat(), QTextCharFormat()
        strong.setFont(scaled(self.font(), 1.1, bold=True))
        strong.setForeground(self._theme.text)
        muted.setForeground(self._theme.muted)
        first = len(text.partition(" ")[0])
        layout = QTextLayout(text.replace(" ", "  ", 1), self.font())
        layout.setTextOption(wrapping(self.layoutDirection()))
        layout.setFormats(
            [format_range(strong, 0, first), format_range(muted, first, len(text) + 1 - first)]
        )
        return layout, break_lines(layout, width - self._indent - pixels(2))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.base)
        painter.setPen(self._theme.muted)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        layout, height = self._layout(logicalIndex, rect.width())
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = pixels(2) if is_mirrored else self._indent
        layout.draw(painter, QPointF(rect.left() + left, rect.top() + (rect.height() - height) / 2))
        painter.restore()
