"""The data bundle: its records, the strict reader and the checks between records."""

from gui.core.bundle.problems import BundleError, Problem, printable
from gui.core.bundle.reader import Bundle, read_bundle

__all__ = ["Bundle", "BundleError", "Problem", "printable", "read_bundle"]
