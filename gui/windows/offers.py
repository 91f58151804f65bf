"""What can be copied, and what the window then says."""

from __future__ import annotations

import msgspec

from gui.pages.copied import Summary


class Offer(msgspec.Struct, frozen=True):
    """Something that can be copied: the words of its menu entry, and those said afterwards."""

    summary: Summary
    entry: str
    said: str


class Nothing(msgspec.Struct, frozen=True):
    """Why there is nothing to copy."""

    said: str
