"""Column headings in line with the cells below them: the first word strong, the rest muted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from gui.compat import override
from gui.models.statement_table_model import BRIEF_ROLE, StatementTableModel
from gui.pages.parts import VerdictBadge
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.cell_layout import badge_size, paint_badge
from gui.widgets.writing import break_lines, format_range, wrapping

_MOST_LINES = 2
_FORMS = ("whole", "brief")
_SHORT_FORMS = ("brief", "first word")
_BADGE_GAP = 10
_MOST_KEPT = 24


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
        self._layouts: dict[tuple[str, int, int], tuple[QTextLayout, float]] = {}
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._layouts.clear()
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
        needed = max((self._height(at) for at in sections), default=0)
        return QSize(super().sizeHint().width(), round(needed) + pixels(6))

    def _badge(self, section: int) -> VerdictBadge | None:
        """The verdict that stands in the head of a column, if any."""
        model = self.model()
        badges = model.badges if isinstance(model, StatementTableModel) else None
        return badges[section - 1] if badges is not None and section else None

    def _badge_box(self, section: int) -> QRectF:
        """Where in its section a verdict stands: beside the heading, or else below it."""
        badge, width = self._badge(section), self.sectionSize(section)
        if badge is None:
            return QRectF()
        layout, height = self._layout(section, width)
        room, gap = width - self._indent - pixels(2), pixels(_BADGE_GAP)
        text = max(layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount()))
        size = badge_size(badge, self.font(), room)
        if text + gap + size.width() <= room:
            return QRectF(QPointF(self._indent + text + gap, 0), size)
        return QRectF(QPointF(self._indent, height + pixels(2)), size)

    def _height(self, section: int) -> float:
        text = self._layout(section, self.sectionSize(section))[1]
        return max(text, self._badge_box(section).bottom())

    def _lines(self, form: str) -> int:
        """How many lines the longest heading has in a form."""
        self._form = form
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        layouts = [self._layout(at, self.sectionSize(at))[0] for at in shown]
        return max((layout.lineCount() for layout in layouts), default=0)

    def _layout(self, section: int, width: int) -> tuple[QTextLayout, float]:
        """The heading of a column, wrapped, and how high it is; kept while it is the same."""
        role = Qt.ItemDataRole.DisplayRole if self._form == "whole" else BRIEF_ROLE
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal, role) or "")
        if self._form == "first word":
            text = text.partition(" ")[0]
        key = text, width, self.font().pixelSize()
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= _MOST_KEPT:
                self._layouts.clear()
            found = self._layouts[key] = self._laid(text, width)
        return found

    def _laid(self, text: str, width: int) -> tuple[QTextLayout, float]:
        strong, muted = QTextCharFormat(), QTextCharFormat()
        strong.setFont(scaled(self.font(), 1.1, bold=True))
        strong.setForeground(self._theme.text)
        muted.setForeground(self._theme.muted)
        first = len(text.partition(" ")[0])
        layout = QTextLayout(text.replace(" ", "  ", 1), self.font())
        layout.setTextOption(wrapping(self.layoutDirection()))
        layout.setCacheEnabled(True)
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
        top = (rect.height() - self._height(logicalIndex)) / 2
        badge, box = self._badge(logicalIndex), self._badge_box(logicalIndex)
        beside = top + (box.height() - height) / 2 if box.top() == 0 < box.height() else top
        layout.draw(painter, QPointF(rect.left() + left, rect.top() + max(beside, 0)))
        if badge is not None:
            place = box.translated(QPointF(rect.topLeft()) + QPointF(0, top)).toAlignedRect()
            spot = QStyle.visualRect(painter.layoutDirection(), rect, place)
            paint_badge(painter, QRectF(spot), badge, self.font(), self._theme)
        painter.restore()
