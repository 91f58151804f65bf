"""The form of the planner: three groups of fields, the units, the working, and a way to clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.compat import override
from gui.pages.plan.parts import Field, Option
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.chip import Chip, FlowLayout
from gui.widgets.plan_editors import PlanText
from gui.widgets.plan_field import FieldBox
from gui.widgets.plan_fields_layout import FieldsLayout
from gui.widgets.plan_tables import read_in_order

_SPANS = {
    **{"plex_course": 6, "exchanges": 3, "volumes": 4, "interval": 4, "plasma_share": 3},
    **{"ivig_course": 6, "dose": 4, "days": 3, "ivig_day": 3},
}
_UNITS = "units"
_MARGIN = 8


class PlanForm(QWidget):
    """Built once, with the first fields that it shows; after that, the same widgets are filled."""

    edited = Signal(str, str)
    cleared = Signal()
    working_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: dict[str, FieldBox] = {}
        self._groups: list[FieldsLayout] = []
        self.unit_chips: dict[str, Chip] = {}
        self._last = ""
        self.working = Chip(self.tr("Show the working"), theme)
        self.working.toggled.connect(self.working_wanted)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setAccessibleDescription(self.tr("Take back all that was entered"))
        self.clear.clicked.connect(self.cleared)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[pixels(_MARGIN)] * 4)
        self._column.setSpacing(pixels(2))
        self._below = QWidget()
        self._flow = FlowLayout(self._below)
        self.working.setFont(scaled(self.font(), 0.93))
        self.clear.setFont(scaled(self.font(), 0.93))
        self._column.addWidget(self._below)
        self._flow.addWidget(self.working)
        self._flow.addWidget(self.clear)

    def show_fields(self, fields: Sequence[Field], *, afresh: bool) -> None:
        """Fill the form.

        Args:
            afresh: for another patient: nothing that was typed before can be brought back.
        """
        self._last = "" if afresh else self._last
        shown = [field for field in fields if field.id != _UNITS]
        if list(self.boxes) != [field.id for field in shown]:
            self._build(shown)
        for field in shown:
            self.boxes[field.id].show_field(field, afresh=afresh)
        for field in fields:
            if field.id == _UNITS:
                self._show_units(field)
        self._settle()

    def _settle(self) -> None:
        """Lay out at once, from the inside outwards; Qt would do so level by level, and be seen."""
        unit = max((group.least_unit() for group in self._groups), default=0)
        for box in self.boxes.values():
            box.settle()
        for group in self._groups:
            group.set_least_unit(unit)
            group.activate()
        self._column.activate()

    def _build(self, fields: Sequence[Field]) -> None:
        for group in dict.fromkeys(field.group for field in fields):
            part = QWidget()
            layout = FieldsLayout(_SPANS, part)
            self._groups.append(layout)
            for field in fields:
                if field.group == group:
                    box = FieldBox(field, self._theme)
                    box.edited.connect(self.edited)
                    box.entered.connect(self._entered)
                    layout.addWidget(box)
                    self.boxes[field.id] = box
            self._column.insertWidget(self._column.count() - 1, part)
        read_in_order(self._column)
        self._order_tabs()

    def _show_units(self, field: Field) -> None:
        if list(self.unit_chips) != [option.id for option in field.options]:
            self._build_units(field.options)
        for identifier, chip in self.unit_chips.items():
            chip.setChecked(identifier == field.text)

    def _build_units(self, options: Sequence[Option]) -> None:
        for option in options:
            chip = Chip(option.label, self._theme, self._below)
            chip.setFont(self.working.font())
            chip.setAutoExclusive(True)
            chip.setAccessibleName(self.tr("Units: {0}").format(option.label))
            chip.clicked.connect(lambda _=False, it=option.id: self.edited.emit(_UNITS, it))
            self.unit_chips[option.id] = chip
        for widget in (*self.unit_chips.values(), self.working, self.clear):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        read_in_order(self._flow)
        self._order_tabs()

    def _order_tabs(self) -> None:
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)

    def stops(self) -> Iterator[QWidget]:
        """Everything that takes the focus, in the order of reading."""
        yield from (box.editor for box in self.boxes.values())
        yield from self.unit_chips.values()
        yield self.working
        yield self.clear

    def enter(self) -> None:
        """Take the focus, in the field that had it last, or else the first."""
        box = self.boxes.get(self._last)
        if box is not None and box.editor.isEnabled():
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)  # the caret stays where it was
        else:
            first = next((stop for stop in self.stops() if stop.isEnabled()), self.clear)
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entered(self, field: str) -> None:
        self._last = field

    def place(self) -> tuple[str, int]:
        """The field in which one is, or was last, and where its caret is; empty where in none."""
        box = self.boxes.get(self._last)
        caret = box.editor.cursorPosition() if box and isinstance(box.editor, PlanText) else 0
        return self._last, caret

    def remember(self, field: str, caret: int) -> None:
        """Let the focus go to a place in a field when it comes."""
        self._last = field if field in self.boxes else ""
        if self._last and isinstance(editor := self.boxes[field].editor, PlanText):
            editor.setCursorPosition(caret)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        for box in self.boxes.values():
            box.set_theme(theme)
        for chip in (*self.unit_chips.values(), self.working):
            chip.set_theme(theme)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.base)
        painter.setPen(QPen(self._theme.line, self._theme.stroke))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
