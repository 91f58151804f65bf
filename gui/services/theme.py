"""Colours: those of the chrome (the palette) and those of the data (verdicts, tones)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from gui.services.style import Style


class MarkColours(msgspec.Struct, frozen=True):
    """Ink and ground of a verdict mark."""

    ink: QColor
    ground: QColor


class Theme(msgspec.Struct, frozen=True):
    """One set of colours; `marks` is keyed by verdict word.

    `edge` is the border of what can be pressed or typed into, `line` only divides; `stroke` is
    how thick borders are, in pixels. `local` is of the hospital's own lines, and of nothing else.
    """

    name: str
    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    line: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    highlight: QColor
    highlight_edge: QColor
    warning: QColor
    marks: dict[str, MarkColours]
    local: MarkColours
    stroke: float = 1.0


def _marks(*pairs: tuple[str, str, str]) -> dict[str, MarkColours]:
    return {name: MarkColours(QColor(ink), QColor(ground)) for name, ink, ground in pairs}


def light_theme() -> Theme:
    """Dark ink on light paper."""
    return Theme(
        name="light",
        window=QColor("#f3f5f8"),
        base=QColor("#ffffff"),
        text=QColor("#18212c"),
        muted=QColor("#3b4755"),
        line=QColor("#d5dce5"),
        edge=QColor("#737f8d"),
        accent=QColor("#0f4788"),
        on_accent=QColor("#ffffff"),
        selected=QColor("#dfeaf8"),
        highlight=QColor("#fdeeb5"),
        highlight_edge=QColor("#8a6100"),
        warning=QColor("#8c1d18"),
        marks=_marks(
            ("recommended", "#065734", "#e2f3ea"),
            ("considered", "#0f4788", "#e4eefb"),
            ("sources-disagree", "#5f2c99", "#f1e8fb"),
            ("insufficient-evidence", "#634400", "#fbf0d4"),
            ("not-recommended", "#941a15", "#fdebe9"),
            ("no-source", "#3b4755", "#eceff3"),
        ),
        local=MarkColours(QColor("#0b4a52"), QColor("#e2f3f4")),
    )


def dark_theme() -> Theme:
    """Light ink on dark paper, for the night shift."""
    return Theme(
        name="dark",
        window=QColor("#14181e"),
        base=QColor("#1b2028"),
        text=QColor("#e9edf2"),
        muted=QColor("#c3ccd7"),
        line=QColor("#353d49"),
        edge=QColor("#7f8b9a"),
        accent=QColor("#a3cafa"),
        on_accent=QColor("#0d1420"),
        selected=QColor("#223146"),
        highlight=QColor("#3d320e"),
        highlight_edge=QColor("#f0cd6b"),
        warning=QColor("#ffb4ab"),
        marks=_marks(
            ("recommended", "#8ee0b6", "#173528"),
            ("considered", "#a3cafa", "#192f4a"),
            ("sources-disagree", "#dcc0fc", "#36234d"),
            ("insufficient-evidence", "#f0cd6b", "#382d10"),
            ("not-recommended", "#ffbcb4", "#47201d"),
            ("no-source", "#c3ccd7", "#2a313b"),
        ),
        local=MarkColours(QColor("#92dde6"), QColor("#16343a")),
    )


def high_contrast_theme() -> Theme:
    """White ink on black, with strong colours and thick borders."""
    return Theme(
        name="high-contrast",
        window=QColor("#000000"),
        base=QColor("#000000"),
        text=QColor("#ffffff"),
        muted=QColor("#ffffff"),
        line=QColor("#9a9a9a"),
        edge=QColor("#ffffff"),
        accent=QColor("#ffe600"),
        on_accent=QColor("#000000"),
        selected=QColor("#00334d"),
        highlight=QColor("#003b3b"),
        highlight_edge=QColor("#00ffff"),
        warning=QColor("#ffb4ab"),
        marks=_marks(
            ("recommended", "#5dff9b", "#000000"),
            ("considered", "#6fd6ff", "#000000"),
            ("sources-disagree", "#e9b8ff", "#000000"),
            ("insufficient-evidence", "#ffe600", "#000000"),
            ("not-recommended", "#ffb0a3", "#000000"),
            ("no-source", "#ffffff", "#000000"),
        ),
        local=MarkColours(QColor("#ffb56b"), QColor("#000000")),
        stroke=2.0,
    )


_WINDOWS = "windows"
_SCHEMES = {None: Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light}
_THEMES = {
    "light": light_theme,
    "dark": dark_theme,
    "high-contrast": high_contrast_theme,
}


def system_theme() -> Theme:
    """The theme that the desktop asks for; light where it does not say."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return high_contrast_theme()
    return dark_theme() if hints.colorScheme() == Qt.ColorScheme.Dark else light_theme()


def named_theme(name: str | None) -> Theme:
    """The theme of that name; that of the system for None."""
    return system_theme() if name is None else _THEMES[name]()


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette, and its style the theme."""
    style = application.style()
    if isinstance(style, Style):
        style.theme = theme
    else:
        application.setStyle(Style(theme))
        application.setFont(application.font())  # a new style brings the desktop's fonts back
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.base,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.base,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.base,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.BrightText: theme.on_accent,
        QPalette.ColorRole.Light: theme.base,
        QPalette.ColorRole.Midlight: theme.line,
        QPalette.ColorRole.Mid: theme.edge,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, colour)
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.muted)
    application.setPalette(palette)
    paint_tips()


def paint_tips() -> None:
    """Give tool tips the palette of the rest; Windows has one of its own for them."""
    QToolTip.setPalette(QGuiApplication.palette())


def match_frame(name: str | None) -> None:
    """Have the system draw frames of windows as the theme of that name is; for None as it likes.

    Windows alone is asked: its frames are of the colours that the desktop has, else.
    """
    if QGuiApplication.platformName() == _WINDOWS:
        QGuiApplication.styleHints().setColorScheme(_SCHEMES.get(name, Qt.ColorScheme.Dark))
        paint_tips()
