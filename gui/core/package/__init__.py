"""Signed packages: the container, its manifest, signatures, and who may sign."""

from gui.core.package.errors import PackageError, Step

__all__ = ["PackageError", "Step"]
