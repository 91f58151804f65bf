"""The command `export --pdf`: the text commands' own way, with Qt for the pages."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app.display import plugin_folder
from gui.cli.commands import Commands
from gui.cli.export import Job, Made
from gui.services.fonts import load_fonts

if TYPE_CHECKING:
    import argparse

    from gui.pages.words import Words


def export_pdf(arguments: argparse.Namespace, words: Words, today: date) -> int:
    """Make the PDF that the command line asks for; returns the exit code."""
    return Commands(today, words, sys.stdout, sys.stderr, _make).run(arguments)


def _make(job: Job) -> Made:
    from gui.paper.pdf_file import pdf_bytes

    QApplication.setLibraryPaths([str(plugin_folder())])
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    load_fonts(application, paths.fonts(), in_memory=True)
    made = pdf_bytes(
        job.reference,
        job.what,
        job.imprint,
        job.words,
        paper=job.paper,
        factors=job.factors,
        evidence=job.evidence,
    )
    return Made(made.data, made.pages)
