"""The data bundle: its records, the strict reader and the checks between records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.core.bundle.bundle import Bundle
from gui.core.bundle.problems import BundleError, Problem, printable

if TYPE_CHECKING:
    from gui.core.bundle.reader import bundle_of, read_bundle

__all__ = ["Bundle", "BundleError", "Problem", "bundle_of", "printable", "read_bundle"]


def __getattr__(name: str) -> Any:
    """The reader when somebody asks for it: sealed content is read without its checks."""
    if name not in {"bundle_of", "read_bundle"}:
        raise AttributeError(name)
    from gui.core.bundle import reader

    return getattr(reader, name)
