"""A hospital's own lines beside the evidence."""

from gui.core.overlay.local import Local
from gui.core.overlay.reader import OVERLAY_FILE, read_overlay
from gui.core.overlay.records import LineKind, LocalLine, Overlay

__all__ = ["OVERLAY_FILE", "LineKind", "Local", "LocalLine", "Overlay", "read_overlay"]
