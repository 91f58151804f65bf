"""What stands on the right while no condition is open: a short how-to and the shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.compat import override
from gui.pages.overview import LegendEntry
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.legend import Legend
from gui.widgets.measured_label import MeasuredLabel
from gui.widgets.reading_area import ReadingArea

_LEAST = (200, 120)


class WelcomeView(ReadingArea):
    """A neutral start; says what the program does, and how."""

    def __init__(
        self,
        shortcuts: Sequence[tuple[str, str]],
        intended_use: str,
        legend: Sequence[LegendEntry],
        theme: Theme,
    ) -> None:
        super().__init__()
        self._legend = Legend(theme)
        self._legend.show_entries(legend)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(pixels(4), pixels(8), pixels(16), pixels(8))
        column.setSpacing(pixels(10))
        how_to = (
            self.tr(
                "Plasma exchange (PLEX), immunoglobulin (IVIG), either, or neither?"
                " Type the condition and press Enter."
            ),
            self.tr(
                "The marks in the list show the verdict on each therapy. A condition opens with"
                " both side by side; every statement ends in the number of its source."
            ),
        )
        for text in how_to:
            column.addWidget(_text(text))
        column.addWidget(self._legend)
        column.addWidget(_text(intended_use))
        column.addWidget(shortcut_grid(shortcuts))
        column.addStretch()
        told = " ".join([*how_to, intended_use])
        self.show_content(page, self.tr("How to use this program"), told)

    @override
    def sizeHint(self) -> QSize:
        """It needs no more than this, because it scrolls."""
        return QSize(*map(pixels, _LEAST))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._legend.set_theme(theme)


class ProblemView(ReadingArea):
    """What is wrong with a bundle, where, and what is shown instead; text to select and copy."""

    def __init__(self, heading: str, lines: Sequence[str], instead: str) -> None:
        super().__init__()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*[pixels(24)] * 4)
        title = _text(heading)
        title.setFont(scaled(title.font(), 1.5, bold=True))
        column.addWidget(title)
        column.addWidget(_text(instead))
        details = _text("\n".join(lines))
        details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(details)
        column.addStretch()
        self.show_content(page, heading, "\n".join([instead, *lines]))


def _text(text: str) -> MeasuredLabel:
    label = MeasuredLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def shortcut_grid(shortcuts: Sequence[tuple[str, str]]) -> QWidget:
    """Keys on the left, what they do on the right."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, pixels(8), 0, 0)
    grid.setHorizontalSpacing(pixels(18))
    for row, (keys, meaning) in enumerate(shortcuts):
        key = _text(keys)
        key.setFont(scaled(key.font(), 1.0, bold=True))
        key.setWordWrap(False)
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_text(meaning), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return box
