"""The dosing data of a bundle, decoded at the first use."""

from __future__ import annotations

from functools import lru_cache

from gui.core.bundle.decode import decode
from gui.core.bundle.dosing_records import Dosing


@lru_cache(maxsize=2)
def dosing_of(data: bytes) -> Dosing | None:
    """The dosing data in the file of a bundle that was checked."""
    found = decode("dosing.json", data, Dosing)
    return None if isinstance(found, list) else found
