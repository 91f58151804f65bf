"""The data bundle: its records, the strict reader and the checks between records."""

from gui.core.bundle.problems import BundleError, Problem, printable
from gui.core.bundle.reader import Bundle, bundle_of, read_bundle

__all__ = ["Bundle", "BundleError", "Problem", "bundle_of", "printable", "read_bundle"]
