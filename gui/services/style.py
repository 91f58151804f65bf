"""The look of Qt's own controls: flat, with borders and focus that can be seen in every theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from gui.compat import override

if TYPE_CHECKING:
    from gui.services.theme import Theme

_ROUND = 4.0
_RING = 2.0
_State = QStyle.StateFlag
_Primitive = QStyle.PrimitiveElement


class Style(QProxyStyle):
    """Fusion, but for what it draws too faintly: borders, focus, scroll bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme
        self._own: dict[QStyle.PrimitiveElement, Callable[[QStyleOption, QPainter], None]] = {
            _Primitive.PE_PanelButtonCommand: self._paint_button,
            _Primitive.PE_FrameLineEdit: self._paint_frame,
            _Primitive.PE_Frame: self._paint_frame,
            _Primitive.PE_FrameMenu: self._paint_frame,
            _Primitive.PE_FrameFocusRect: self._paint_focus,
            _Primitive.PE_IndicatorCheckBox: self._paint_check_box,
        }

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        own = self._own.get(element)
        if own is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own(option, painter)
        painter.restore()

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ScrollBar:
            self._paint_scroll_bar(option, painter, self._thumb(option, widget))
            return
        super().drawComplexControl(control, option, painter, widget)
        if control == QStyle.ComplexControl.CC_ComboBox:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint_border(option, painter)
            painter.restore()

    def _paint_button(self, option: QStyleOption, painter: QPainter) -> None:
        down = option.state & (_State.State_Sunken | _State.State_On)
        painter.setBrush(self.theme.selected if down else self.theme.base)
        is_default = isinstance(option, QStyleOptionButton) and bool(
            option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        )
        self._paint_border(option, painter, strong=is_default)

    def _paint_frame(self, option: QStyleOption, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_border(option, painter)

    def _paint_border(
        self, option: QStyleOption, painter: QPainter, *, strong: bool = False
    ) -> None:
        theme, width = self.theme, self.theme.stroke
        colour = theme.edge if option.state & _State.State_Enabled else theme.line
        if option.state & _State.State_HasFocus:
            colour, width = theme.accent, _RING * theme.stroke
        elif strong:
            colour = theme.accent
        _outline(painter, option, colour, width)

    def _paint_focus(self, option: QStyleOption, painter: QPainter) -> None:
        """A ring; where it lies on the colour of chosen rows, one of the colour of their text."""
        theme = self.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chosen = option.state & _State.State_Selected
        _outline(painter, option, theme.on_accent if chosen else theme.accent, theme.stroke * 1.5)

    def _paint_check_box(self, option: QStyleOption, painter: QPainter) -> None:
        painter.setBrush(self.theme.base)
        self._paint_border(option, painter)
        if option.state & _State.State_On:
            box = QRectF(option.rect)
            painter.setPen(QPen(self.theme.text, box.width() / 7))
            points = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.28))
            painter.drawPolyline(
                [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in points]
            )

    def _thumb(self, option: QStyleOptionComplex, widget: QWidget | None) -> QRect:
        if widget is None:
            return QRect(option.rect)
        bar, thumb = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        return self.subControlRect(bar, option, thumb, widget)

    def _paint_scroll_bar(
        self, option: QStyleOptionComplex, painter: QPainter, thumb: QRect
    ) -> None:
        whole = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, self.theme.window)
        if isinstance(option, QStyleOptionSlider) and option.maximum <= option.minimum:
            painter.restore()  # its room is kept, and there is nothing to scroll
            return
        painter.setPen(Qt.PenStyle.NoPen)
        held = option.state & _State.State_Sunken
        painter.setBrush(self.theme.accent if held else self.theme.edge)
        painter.drawRoundedRect(QRectF(thumb).adjusted(2, 2, -2, -2), _ROUND, _ROUND)
        painter.restore()


class MenuStyle(QProxyStyle):
    """Lets a menu scroll that is higher than the screen; Fusion would let it leave the screen."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element == _Primitive.PE_PanelMenu:
            shared = QApplication.style()
            shared.drawPrimitive(_Primitive.PE_FrameMenu, option, painter, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1
        return super().styleHint(hint, option, widget, returnData)


def _outline(painter: QPainter, option: QStyleOption, colour: QColor, width: float) -> None:
    inset = width / 2
    painter.setPen(QPen(colour, width))
    box = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
