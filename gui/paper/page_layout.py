"""A sheet of paper as Qt names it."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from gui.paper.pages import PaperSize
from gui.paper.text import PT


def page_layout(paper: PaperSize) -> QPageLayout:
    """A page without margins of its own; the document has its own."""
    size = QSizeF(paper.width / PT, paper.height / PT)
    if paper.landscape:
        size.transpose()
    page = QPageSize(size, QPageSize.Unit.Point, paper.name, QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    return QPageLayout(page, turned if paper.landscape else upright, QMarginsF())
