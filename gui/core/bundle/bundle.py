"""A bundle: the whole content as it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from gui.core.bundle.digest import short_form
from gui.core.bundle.records import (
    Condition,
    Factor,
    FoundingDocument,
    Manifest,
    Source,
    Therapy,
    TherapyId,
)

if TYPE_CHECKING:
    from gui.core.bundle.dosing_records import Dosing

THERAPY_IDS: tuple[TherapyId, ...] = ("plex", "ivig")
DOSING = "dosing.json"


class Bundle(msgspec.Struct, frozen=True):
    """The whole content, checked: every reference in it can be followed.

    `sha256` is the hash over all its files, in hexadecimal. `is_draft` is true of content that
    nobody has signed; whoever opens content says so. `dosing_file` is the file of the dosing data
    as it is written.
    """

    manifest: Manifest
    conditions: Mapping[str, Condition]
    sources: Mapping[str, Source]
    factors: Mapping[str, Factor]
    therapies: Mapping[TherapyId, Therapy]
    founding_document: FoundingDocument
    sha256: str
    is_draft: bool = False
    dosing_file: bytes | None = None

    @property
    def fingerprint(self) -> str:
        """The short form of the hash, that people compare by eye."""
        return short_form(self.sha256)

    @property
    def dosing(self) -> Dosing | None:
        """The dosing data, decoded at the first use; None where the bundle has none."""
        if self.dosing_file is None:
            return None
        from gui.core.bundle.dosing import dosing_of

        return dosing_of(self.dosing_file)
