"""A plan as a document: nothing of the patient stands in its title, and so in no file name."""

from __future__ import annotations

import os

from gui import paths
from gui.pages.imprint import Imprint
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from gui.paper.document import Document
from gui.paper.furniture import Foot
from gui.paper.ink import paper_ink
from gui.paper.pages import PAPER_SIZES, PaperSize
from gui.paper.paper_sizes import session_paper
from gui.paper.pdf_file import PdfFile, pdf_file
from gui.paper.plan_sheet import plan_pages
from gui.services.fonts import load_paper_fonts


def plan_document(
    page: PlanPage, imprint: Imprint, paper: PaperSize, words: Words, *, working: bool = False
) -> Document:
    """A plan for one patient.

    Args:
        working: whether every calculation is written out.
    """
    load_paper_fonts(paths.paper_fonts())
    ink = paper_ink()
    pages = plan_pages(page, imprint, paper, ink, words, working=working)
    title = words.text("Plan: {condition}", condition=page.title)
    foot = Foot(imprint, ink, words)
    return Document(f"{title} \u2013 {imprint.product}", [(title, pages)], foot, imprint)


def plan_pdf(
    page: PlanPage,
    imprint: Imprint,
    words: Words,
    paper: str | None = None,
    *,
    working: bool = False,
) -> PdfFile:
    """A plan for one patient as PDF.

    Args:
        paper: the name of a paper size; that of the locale for None.
        working: whether every calculation is written out.

    Raises:
        KeyError: there is no such paper.
    """
    size = PAPER_SIZES[paper] if paper else session_paper(os.environ)
    return pdf_file(plan_document(page, imprint, size, words, working=working))
