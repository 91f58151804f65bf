"""PLEX-IVIG Reference: a desktop reference for plasma exchange and immunoglobulin."""

__version__ = "0.1.0"
