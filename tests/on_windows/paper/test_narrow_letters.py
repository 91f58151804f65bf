"""Small print is as narrow as on Linux, though Windows takes the narrow letters for a style."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.paper.text import Style, paper_font
from gui.services.fonts import FAMILY, PAPER_FAMILY, load_paper_fonts


@pytest.mark.parametrize("bold", [False, True])
def test_small_print_is_narrow(qapp: QApplication, bold: bool) -> None:
    load_paper_fonts(paths.paper_fonts())
    font = paper_font(Style(7, "#000000", bold=bold))
    assert QRawFont.fromFont(font).familyName() == PAPER_FAMILY
    wide = paper_font(Style(30, "#000000", bold=bold))
    assert QRawFont.fromFont(wide).familyName() == FAMILY
    assert font.stretch() == wide.stretch() == QFont.Stretch.AnyStretch
