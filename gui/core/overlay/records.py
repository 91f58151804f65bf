"""The records of an overlay: a hospital's own lines, which can add and nothing else.

There is no place in them for a verdict, a source or the id of a claim: what an overlay says stands
beside the evidence, never in it.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from gui.core.bundle.records import NO_CONTROLS, DottedVersion, Identifier, Record, TherapyId

Owner = Annotated[str, Meta(min_length=1, max_length=80, pattern=NO_CONTROLS)]
Heading = Annotated[str, Meta(min_length=1, max_length=60, pattern=NO_CONTROLS)]
LineText = Annotated[str, Meta(min_length=1, max_length=300, pattern=NO_CONTROLS)]
LineKind = Literal["contact", "on-call", "stock", "pathway", "other"]


class LocalLine(Record, frozen=True):
    """One line: a heading and a text.

    `conditions` are ids of the bundle's conditions at which it stands, and `therapy` the one that
    it is about; a line without `conditions` stands at all.
    """

    id: Identifier
    kind: LineKind
    heading: Heading
    text: LineText
    therapy: TherapyId | None = None
    conditions: Annotated[tuple[Identifier, ...], Meta(max_length=60)] = ()


class Overlay(Record, frozen=True, kw_only=True):
    """What stands in `overlay.json`: whose lines, how old, and until which day they hold."""

    format: Literal["plex-ivig-overlay"]
    schema_version: Literal[1]
    id: Identifier
    owner: Owner
    version: DottedVersion
    built: date
    expires: date
    contact: LineText | None = None
    lines: Annotated[tuple[LocalLine, ...], Meta(min_length=1, max_length=60)]
