"""Which paper is in the printers of a country."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from gui.paper.pages import PAPER_SIZES, PaperSize

# Unicode CLDR, supplemental measurement data: paperSize type="US-Letter"
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


def session_paper(environ: Mapping[str, str]) -> PaperSize:
    """The paper that the session is set to: LC_ALL, LC_PAPER, or else the system's locale."""
    named = environ.get("LC_ALL") or environ.get("LC_PAPER")
    return locale_paper(QLocale(named) if named else QLocale.system())


def locale_paper(locale: QLocale) -> PaperSize:
    """Letter where a locale's country has it, else A4."""
    country = QLocale.territoryToCode(locale.territory())
    return PAPER_SIZES["letter" if country in _LETTER else "a4"]
