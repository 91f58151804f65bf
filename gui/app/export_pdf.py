"""The commands that make a PDF: the text commands' own way, with Qt for the pages."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gui import paths
from gui.app.display import plugin_folder
from gui.cli.commands import Commands, Makers
from gui.cli.export import Job, Made
from gui.services.fonts import load_fonts

if TYPE_CHECKING:
    import argparse

    from gui.cli.diff import DiffJob
    from gui.cli.plan import PlanJob
    from gui.pages.words import Words


def export_pdf(arguments: argparse.Namespace, words: Words, today: date) -> int:
    """Make the PDF that the command line asks for; returns the exit code."""
    commands = Commands(today, words, sys.stdout, sys.stderr, Makers(_make, _make_diff, _make_plan))
    return commands.run(arguments)


def _begin() -> QApplication:
    QApplication.setLibraryPaths([str(plugin_folder())])
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    load_fonts(application, paths.fonts(), in_memory=True)
    return application


def _make_diff(job: DiffJob) -> Made:
    from gui.paper.pdf_file import changes_pdf

    _application = _begin()
    made = changes_pdf(job.page, job.imprint, job.words, job.paper)
    return Made(made.data, made.pages)


def _make_plan(job: PlanJob) -> Made:
    from gui.paper.plan_document import plan_pdf

    _application = _begin()
    made = plan_pdf(job.page, job.imprint, job.words, job.paper, working=job.working)
    return Made(made.data, made.pages)


def _make(job: Job) -> Made:
    from gui.paper.pdf_file import pdf_bytes

    _application = _begin()
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
