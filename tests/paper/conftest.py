"""Writes documents as PDF files; those of the shipped content once for all tests."""

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


@pytest.fixture(scope="session")
def pdf(
    qapp: QApplication,
    reference: Reference,
    words: Words,
    tmp_path_factory: pytest.TempPathFactory,
) -> MakePdf:
    """Makes a PDF file of the shipped content, or of other content; each under its own name."""
    folder = tmp_path_factory.mktemp("paper")
    made: dict[object, Path] = {}

    def write(file: Path, shown: Reference, day: date, what: str, **options: object) -> Path:
        stands = imprint(shown.bundle, day, words)
        file.write_bytes(pdf_bytes(shown, what, stands, words, **options).data)  # type: ignore[arg-type]
        return file

    def make(
        what: str,
        paper: str = "a4",
        factors: Collection[str] = (),
        *,
        content: Reference | None = None,
        today: date | None = None,
        evidence: bool = False,
        again: bool = False,
    ) -> Path:
        shown = content or reference
        day = today or shown.bundle.manifest.built
        key = (id(shown), what, paper, tuple(factors), day, evidence)
        options = {"paper": paper, "factors": factors, "evidence": evidence}
        if content is not None or again or key not in made:
            file = folder / f"{len(list(folder.iterdir()))}-{what}-{paper}.pdf"
            made[key] = write(file, shown, day, what, **options)
        return made[key]

    return make
