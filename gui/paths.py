"""Where the program's own files are; one rule, from source and frozen alike."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder that lies beside the package."""
    return Path(__file__).resolve().parent.parent / "resources"


def shipped_bundle() -> Path:
    """The data bundle that the program came with."""
    return resources() / "bundle"


def fonts() -> Path:
    """The fonts that the program came with."""
    return resources() / "fonts"


def licences() -> Path:
    """The licence texts that the program came with."""
    return resources() / "legal"


def icons() -> Path:
    """The pictures of the program's icon, one a size."""
    return resources() / "icons"


def system_files() -> Path:
    """Settings for libraries, where the system has none."""
    return resources() / "system"


def paper_fonts() -> Path:
    """The narrow fonts of small print."""
    return resources() / "fonts" / "paper"
