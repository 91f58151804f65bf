"""Where the inputs of the planner are typed or chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from gui.compat import override
from gui.models.tooltips import tooltip
from gui.pages.plan.parts import Option
from gui.services.fonts import pixels
from gui.widgets.mirroring import draw_text
from gui.widgets.search_field import is_for_the_window

_MOST_LETTERS = 40
_PAD, _HIGH = 7, 8
_LEAST_WIDTH, _WIDEST = 48, 560
_NO_LIMIT = 10_000
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_ANYWHERE = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignVCenter.value
_OPENING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_FOR_THE_PAGE = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class PlanText(QLineEdit):
    """A line of text; while that is a bare number, its unit stands behind it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unit = ""
        self.setMaxLength(_MOST_LETTERS)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.textChanged.connect(self._make_room)

    def show_unit(self, unit: str) -> None:
        """Show another unit from now on; empty for none."""
        if unit != self._unit:
            self._unit = unit
            self._make_room()

    def _shown_unit(self) -> str:
        """The unit, where what is typed has none of its own and leaves room for it."""
        text = self.text()
        needed = self._wide(text) + self._wide(self._unit)
        has_own = any(not (letter.isdigit() or letter in " .,+-\u2013") for letter in text)
        return "" if has_own or needed > self.width() - pixels(2 * _PAD + 6) else self._unit

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _make_room(self) -> None:
        unit = self._shown_unit()
        beside = self._wide(unit) + pixels(_PAD) if unit else 0
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(beside if is_mirrored else 0, 0, 0 if is_mirrored else beside, 0)
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_the_window(event, selected=self.hasSelectedText()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        unit = self._shown_unit()
        if unit:
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            box = self.rect().adjusted(pixels(_PAD), 0, -pixels(_PAD), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(box, QStyle.visualAlignment(self.layoutDirection(), flags).value, unit)


class PlanChoice(QComboBox):
    """One of several options, its words over as many lines as they need.

    Nothing changes what is chosen but a click on an option, Enter, or its first letters: neither
    the wheel nor an arrow key, with which one scrolls past.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self._measured: tuple[tuple[int, str, int], int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(_Wrapping(self))
        self.activated.connect(self._activated)

    def show_options(self, options: Sequence[Option], chosen: str) -> None:
        """Offer these options, one of them chosen; none for the empty text."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self.clear()
            for place, option in enumerate(options):
                self.addItem(option.label, option.id)
                self.setItemData(place, tooltip(option.note), Qt.ItemDataRole.ToolTipRole)
        place = self.findData(chosen)
        if place != self.currentIndex():
            self.setCurrentIndex(place)
        self.updateGeometry()

    def _activated(self, place: int) -> None:
        self.chosen.emit(self.itemData(place) or "")

    def shown_text(self) -> str:
        """What stands in the field: the option, or else what can be chosen."""
        return self.currentText() or self.placeholderText()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        key = width, self.shown_text(), self.font().pixelSize()
        if self._measured is None or self._measured[0] != key:
            self._measured = key, self._height(width)
        return self._measured[1]

    def _height(self, width: int) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, width, _NO_LIMIT)
        width = max(1, self._text_box(option).width())
        room, flags = QRect(0, 0, width, _NO_LIMIT), self._flags(width)
        text = self.fontMetrics().boundingRect(room, flags, self.shown_text())
        return max(text.height(), self.fontMetrics().height()) + pixels(_HIGH)

    @override
    def sizeHint(self) -> QSize:
        return QSize(pixels(_LEAST_WIDTH), self.fontMetrics().height() + pixels(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _text_box(self, option: QStyleOptionComboBox) -> QRect:
        box = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return box.adjusted(pixels(3), 0, -1, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        role = QPalette.ColorRole
        known = self.currentIndex() >= 0
        colour = self.palette().color(role.ButtonText if known else role.PlaceholderText)
        painter.setPen(colour)
        box = self._text_box(option)
        draw_text(painter, box, self._flags(box.width()), self.shown_text())

    def _flags(self, width: int) -> int:
        """Words are broken only where one of them is wider than the field."""
        longest = max(map(self._wide, self.shown_text().split()), default=0)
        return _ANYWHERE if longest > width else _WRAPPED

    @override
    def showPopup(self) -> None:
        room = self.screen().availableGeometry().width()
        wanted = max((self._wide(option.label) for option in self._options), default=0)
        width = min(room, max(self.width(), min(wanted + pixels(40), pixels(_WIDEST))))
        self.view().setMinimumWidth(width)
        super().showPopup()

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if is_for_the_window(event, selected=False) or key in _FOR_THE_PAGE:
            event.ignore()
        elif key in _OPENING:
            self.showPopup()
        elif key in _CLEARING:
            self.setCurrentIndex(-1)
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)


class _Wrapping(QStyledItemDelegate):
    """Rows as high as their texts need in the width of the list."""

    def __init__(self, choice: PlanChoice) -> None:
        super().__init__(choice)
        self._choice = choice

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._choice.view().viewport().width()
        room = QRect(0, 0, max(1, width - pixels(2 * _PAD)), _NO_LIMIT)
        text = self._choice.fontMetrics().boundingRect(room, _WRAPPED, str(index.data()))
        return QSize(min(text.width(), room.width()), text.height() + pixels(_HIGH))

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.textElideMode = Qt.TextElideMode.ElideNone
