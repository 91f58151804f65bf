"""Writes documents as PDF files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.pdf_file import pdf_bytes

MakePdf = Callable[..., Path]


@pytest.fixture
def pdf(qapp: QApplication, reference: Reference, words: Words, tmp_path: Path) -> MakePdf:
    """Makes a PDF file of the shipped content, or of other content."""

    def make(
        what: str,
        paper: str = "a4",
        factors: Collection[str] = (),
        *,
        content: Reference | None = None,
        today: date | None = None,
        evidence: bool = False,
    ) -> Path:
        shown = content or reference
        stands = imprint(shown.bundle, today or shown.bundle.manifest.built, words)
        made = pdf_bytes(
            shown, what, stands, words, paper=paper, factors=factors, evidence=evidence
        )
        file = tmp_path / f"{what}-{paper}.pdf"
        file.write_bytes(made.data)
        return file

    return make
