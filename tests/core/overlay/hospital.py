"""A hospital's own lines for tests: what stands in them, a key of its own, and the signed file."""

import copy
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gui import __version__
from gui.core.overlay import Local, read_overlay
from gui.core.overlay.packed import build_overlay
from gui.core.package.author import add_signature
from gui.core.package.minisign import SecretKey, new_secret_key
from gui.core.reference import Reference
from gui.machine.policy import LocalSource

OWN = new_secret_key(b"HOSPITAL", bytes(range(32)))
OTHER = new_secret_key(b"STRANGER", bytes(range(1, 33)))

LINES: list[dict[str, Any]] = [
    {
        "id": "apheresis",
        "kind": "contact",
        "heading": "Apheresis unit",
        "text": "extension 4711, weekdays 7:30 to 16:00",
        "therapy": "plex",
    },
    {
        "id": "nights",
        "kind": "on-call",
        "heading": "Nights and weekends",
        "text": "neurologist on call, bleep 221",
    },
    {
        "id": "stock",
        "kind": "stock",
        "heading": "Products in stock",
        "text": "two products at 10 %, 30 g each, in the pharmacy's cold room",
        "therapy": "ivig",
    },
    {
        "id": "pathway",
        "kind": "pathway",
        "heading": "Guillain-Barré syndrome",
        "text": "call the ICU before the first exchange",
        "conditions": ["gbs-adult", "gbs-child"],
    },
]


def overlay(**further: object) -> dict[str, Any]:
    """What stands in `overlay.json`, free to be changed."""
    return {
        "format": "plex-ivig-overlay",
        "schemaVersion": 1,
        "id": "st-anna-neurology",
        "owner": "St. Anna Hospital, Neurology",
        "version": "3",
        "built": "2026-11-01",
        "expires": "2027-05-31",
        "contact": "pharmacy, extension 100",
        "lines": copy.deepcopy(LINES),
        **further,
    }


def packed(content: Mapping[str, Any], key: SecretKey | None = OWN) -> bytes:
    """The signed file; without a key an unsigned one."""
    data = build_overlay(json.dumps(content).encode("utf-8"), "overlay.json", __version__)
    return data if key is None else add_signature(data, "overlay", "local", key)


def written(file: Path, content: Mapping[str, Any], key: SecretKey | None = OWN) -> LocalSource:
    """The signed file on a disk, as a policy names it together with the hospital's key."""
    file.write_bytes(packed(content, key))
    return LocalSource(file, (OWN.public.text(),))


def beside(reference: Reference, today: date = date(2026, 12, 1), **further: object) -> Reference:
    """Some content with the hospital's lines beside it."""
    read = read_overlay(json.dumps(overlay(**further)).encode("utf-8"), "here")
    return reference.beside(Local(read, lambda: today))
