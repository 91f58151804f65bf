"""One input of the planner: its name above it, and below it what is said of the entry."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QStyle, QVBoxLayout, QWidget

from gui.compat import override
from gui.pages.plan.parts import Field
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.measured_label import MeasuredLabel
from gui.widgets.plan_editors import PlanChoice, PlanText

_SMALL = 0.85
_SHAPE, _AROUND = 10, 2
_NOTHING = "\u2013"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:g|kg|lb|cm|in|ft|%)(?![a-z]))")
_WITHIN_UNIT = re.compile(r"(?<=[a-z])/(?=[a-z])")


class _Note(QLabel):
    """What is said of an entry: how it was read, what is unlikely, or why it was refused.

    A refusal has a cross in a square before it, what is unlikely a triangle, each in its colour.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._kind = theme, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(scaled(self.font(), _SMALL))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def say(self, text: str, kind: str) -> None:
        """Say something of a kind: "problem", "flag" or, without a shape, the empty text."""
        self._kind = kind
        beside = pixels(_SHAPE + 3) if kind else 0
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if is_mirrored else beside, 0, beside if is_mirrored else 0, 0)
        self.setText(_WITHIN_UNIT.sub("/\u2060", _BEFORE_UNIT.sub("\u00a0", text)))
        self.recolour()

    def recolour(self) -> None:
        """Write in the colour of its kind."""
        colours = {"problem": self.theme.warning, "flag": self.theme.highlight_edge}
        palette = self.palette()
        colour = colours.get(self._kind, self.theme.muted)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind:
            side = pixels(_SHAPE)
            box = QRect(0, (self.fontMetrics().height() - side) // 2 + 1, side, side)
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = self.palette().color(QPalette.ColorRole.WindowText)
            paint_shape(painter, QRectF(place), self._kind, ink)


def paint_shape(painter: QPainter, box: QRectF, kind: str, ink: QColor) -> None:
    """Paint the shape of a kind of remark: "problem" a crossed square, else a triangle."""
    painter.setPen(QPen(ink, box.width() / 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(1, 1, -1, -1)
    if kind == "problem":
        painter.drawRect(inside)
        cross = inside.adjusted(*[box.width() / 5] * 2, *[-box.width() / 5] * 2)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
    else:
        top = QPointF(inside.center().x(), inside.top())
        painter.drawPolygon(QPolygonF([top, inside.bottomRight(), inside.bottomLeft()]))
        middle = inside.center().x()
        painter.drawLine(
            QPointF(middle, inside.top() + inside.height() * 0.4),
            QPointF(middle, inside.top() + inside.height() * 0.65),
        )


class FieldBox(QWidget):
    """Built once for a field, and filled again with each page."""

    edited = Signal(str, str)
    entered = Signal(str)

    def __init__(self, field: Field, theme: Theme) -> None:
        super().__init__()
        self.id, self._kind = field.id, field.kind
        self._theme, self._state = theme, ""
        self.label = MeasuredLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setFont(scaled(self.font(), _SMALL))
        self.label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
        self.label.setContentsMargins(1, 0, 0, 0)
        self.note = _Note(theme)
        if field.kind != "choice":  # nothing moves by typing
            self.note.setMinimumHeight(self.note.fontMetrics().height())
        self.editor: PlanChoice | PlanText
        if field.kind == "choice":
            self.editor = PlanChoice()
            self.editor.setPlaceholderText(_NOTHING)
            self.editor.chosen.connect(self._edited)
        else:
            self.editor = PlanText()
            self.editor.textEdited.connect(self._edited)
        self.editor.entered.connect(lambda: self.entered.emit(self.id))
        self.label.setBuddy(self.editor)
        self._column = column = QVBoxLayout(self)
        around = pixels(_AROUND)
        column.setContentsMargins(around, 0, around, 0)
        column.setSpacing(pixels(1) + 1)
        column.addWidget(self.label)
        column.addWidget(self.editor)
        column.addWidget(self.note)
        column.addStretch()
        self.set_theme(theme)

    def settle(self) -> None:
        """Lay out at once what changed."""
        self._column.activate()

    def least_width(self) -> int:
        """The width in which no word of the label is cut, in pixels."""
        wide = self.label.fontMetrics().horizontalAdvance
        return max(map(wide, self.label.text().split()), default=0) + 2 * pixels(_AROUND) + 3

    def _edited(self, text: str) -> None:
        self.edited.emit(self.id, text)

    def show_field(self, field: Field, *, afresh: bool) -> None:
        """Show a field as it stands; where that is what was typed, the caret stays.

        Args:
            afresh: of another patient: nothing that was typed before can be brought back.
        """
        self.label.setText(field.label)
        self.editor.setEnabled(field.enabled)
        if isinstance(self.editor, PlanText):
            if afresh or self.editor.text() != field.text:
                self.editor.setText(field.text)
            self.editor.show_unit(field.unit)
        else:
            self.editor.show_options(field.options, field.text)
        self._tell(field)

    def _tell(self, field: Field) -> None:
        taken = self.tr("from the course [{0}]").format(field.number) if field.number else ""
        if not taken and field.from_course:
            taken = self.tr("from the course")
        echo = "" if field.read_as == field.text else field.read_as
        usual = " \u00b7 ".join(filter(None, (echo, taken if field.from_course else "")))
        state = "problem" if field.problem else "flag" if field.flag else ""
        is_own = field.flag and field.group != "patient"
        flag = " \u00b7 ".join(filter(None, (echo, field.flag))) if is_own else field.flag
        said = field.problem or flag or usual or field.hint
        self.note.say(said, state)
        self.note.setVisible(bool(said) or self._kind != "choice")
        told = (said, field.unit, "" if said == field.hint else field.hint)
        self.editor.setAccessibleName(self._spoken_label(field))
        self.editor.setAccessibleDescription(", ".join(filter(None, told)))
        if state != self._state:
            self._state = state
            self.update()

    def _spoken_label(self, field: Field) -> str:
        therapy = {"plex": "PLEX", "ivig": "IVIG"}.get(field.group, "")
        alone = not therapy or therapy in field.label
        return field.label if alone else f"{therapy}: {field.label}"

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = self.note.theme = theme
        palette = self.label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self.label.setPalette(palette)
        self.note.recolour()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A second border around what was refused or is unlikely."""
        if not self._state:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        ink = theme.warning if self._state == "problem" else theme.highlight_edge
        painter.setPen(QPen(ink, 1.5 * theme.stroke))
        painter.drawRoundedRect(QRectF(self.editor.geometry()).adjusted(-1, -1, 1, 1), 5, 5)
