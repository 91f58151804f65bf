"""Colours: those of the chrome (the palette) and those of the data (verdicts, tones)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class MarkColours(msgspec.Struct, frozen=True):
    """Ink and ground of a verdict mark."""

    ink: QColor
    ground: QColor


class Theme(msgspec.Struct, frozen=True):
    """One set of colours; `marks` is keyed by verdict word."""

    name: str
    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    line: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    highlight: QColor
    highlight_edge: QColor
    warning: QColor
    marks: dict[str, MarkColours]


def _marks(*pairs: tuple[str, str, str]) -> dict[str, MarkColours]:
    return {name: MarkColours(QColor(ink), QColor(ground)) for name, ink, ground in pairs}


def light_theme() -> Theme:
    """Dark ink on light paper."""
    return Theme(
        name="light",
        window=QColor("#f3f5f8"),
        base=QColor("#ffffff"),
        text=QColor("#18212c"),
        muted=QColor("#465261"),
        line=QColor("#d5dce5"),
        accent=QColor("#164f94"),
        on_accent=QColor("#ffffff"),
        selected=QColor("#dfeaf8"),
        highlight=QColor("#fdeeb5"),
        highlight_edge=QColor("#8a6100"),
        warning=QColor("#8c1d18"),
        marks=_marks(
            ("recommended", "#0a6640", "#e0f2e8"),
            ("considered", "#164f94", "#e2edfa"),
            ("sources-disagree", "#5f2c99", "#efe5fa"),
            ("insufficient-evidence", "#6b4a00", "#fbf0d4"),
            ("not-recommended", "#a01f19", "#fce8e6"),
            ("no-source", "#465261", "#eceff3"),
        ),
    )


def dark_theme() -> Theme:
    """Light ink on dark paper, for the night shift."""
    return Theme(
        name="dark",
        window=QColor("#14181e"),
        base=QColor("#1b2028"),
        text=QColor("#e9edf2"),
        muted=QColor("#b3bdc9"),
        line=QColor("#353d49"),
        accent=QColor("#8fbdf5"),
        on_accent=QColor("#0d1420"),
        selected=QColor("#26364a"),
        highlight=QColor("#4d3f12"),
        highlight_edge=QColor("#f0cd6b"),
        warning=QColor("#ffb4ab"),
        marks=_marks(
            ("recommended", "#86dcb0", "#173528"),
            ("considered", "#9cc6fa", "#192f4a"),
            ("sources-disagree", "#d7b8fb", "#36234d"),
            ("insufficient-evidence", "#f0cd6b", "#3b3012"),
            ("not-recommended", "#ffb4ab", "#47201d"),
            ("no-source", "#b3bdc9", "#2a313b"),
        ),
    )


def system_theme() -> Theme:
    """The theme that the desktop asks for; light where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return dark_theme() if scheme == Qt.ColorScheme.Dark else light_theme()


def named_theme(name: str | None) -> Theme:
    """The theme of that name; that of the system for None."""
    if name is None:
        return system_theme()
    return dark_theme() if name == "dark" else light_theme()


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette."""
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
        QPalette.ColorRole.Mid: theme.line,
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
