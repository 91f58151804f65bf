"""The parts that pages are made of: what a screen, a sheet of paper and a terminal show alike."""

from __future__ import annotations

from typing import Literal

import msgspec

from gui.core.bundle.records import Claim, Source, TherapyId
from gui.pages.words import FOUNDING_DOCUMENT, Words

Tone = Literal["plain", "lead", "opposing", "differing", "muted"]
SEPARATOR = " \u00b7 "


class Part(msgspec.Struct, frozen=True):
    """A piece of a page; plain text and codes only."""


class SourceCard(Part, frozen=True):
    """One source as a page cites it: under a number, with everything known of it."""

    number: int
    id: str
    label: str
    citation: str
    kind: str
    status: str
    year: int | None
    doi: str | None
    pmid: str | None
    read: str

    @property
    def further_identifiers(self) -> tuple[str, ...]:
        """DOI and PMID, but for what the citation has already."""
        known = (("DOI", self.doi), ("PMID", self.pmid))
        return tuple(f"{name} {key}" for name, key in known if key and key not in self.citation)

    @property
    def full_citation(self) -> str:
        """The citation, and the identifiers that it lacks."""
        return " ".join(
            part for part in (self.citation, ", ".join(self.further_identifiers)) if part
        )

    def about(self, words: Words) -> str:
        """Kind, status and how it was read, each said where it was not recorded."""
        return SEPARATOR.join(
            (
                words.text("Kind: {kind}", kind=self.kind),
                words.text("Status: {status}", status=self.status),
                words.text("Read: {read}", read=self.read),
            )
        )


class Statement(Part, frozen=True):
    """One statement with its source mark; `number` is the number of its source card, 0 for none.

    `aside` says of whom and how far it holds; `detail` is what the source says at length. `role`
    is the part that the claim has in the verdict, none for what is no claim. `verbatim` is whether
    the text is the bundle's own, in the bundle's language, but for the `heading` that it begins
    with. `withdrawn` is of a claim that the bundle has taken back, `reason` why, as text or aside
    have it: in the bundle's language.
    """

    text: str
    source: str
    number: int
    factors: tuple[str, ...] = ()
    aside: str = ""
    tone: Tone = "plain"
    detail: str = ""
    role: str = ""
    verbatim: bool = False
    heading: str = ""
    withdrawn: bool = False
    reason: str = ""

    @property
    def full(self) -> str:
        """The text with its aside."""
        return f"{self.text}{SEPARATOR}{self.aside}" if self.aside else self.text


class Row(Part, frozen=True):
    """One row of two equal columns; an empty column reads `empty`."""

    id: str
    label: str
    plex: tuple[Statement, ...]
    ivig: tuple[Statement, ...]
    empty: str

    def column(self, therapy: TherapyId) -> tuple[Statement, ...]:
        """The statements on one therapy."""
        return self.plex if therapy == "plex" else self.ivig


class VerdictBadge(Part, frozen=True):
    """A verdict as every place shows it: code for shape and colour, word, and notes."""

    verdict: str
    label: str
    unsupported: bool
    differs: bool
    lead: tuple[str, ...]
    opposing: tuple[str, ...]
    differing: tuple[str, ...]
    notes: tuple[Statement, ...]

    @property
    def spoken(self) -> str:
        """The verdict and its notes as one phrase, for a screen reader."""
        return "; ".join([self.label, *(note.full for note in self.notes)])


def verdict_aside(words: Words, *, unsupported: bool, differs: bool) -> str:
    """What stands in brackets behind the word of a verdict, if anything."""
    if unsupported:
        return words.text(" (founding document only)")
    return words.text(" (sources differ)") if differs else ""


def withdrawn_said(claim: Claim, words: Words) -> str:
    """When and why a claim was withdrawn; empty where it was not."""
    if claim.withdrawn is None:
        return ""
    day, reason = claim.withdrawn.date.isoformat(), claim.withdrawn.reason
    return words.text("withdrawn on {day}: {reason}", day=day, reason=reason)


def source_label(source: Source, words: Words) -> str:
    """The short name of a source: its own, but that of the founding document is the interface's."""
    if source.label == FOUNDING_DOCUMENT:
        return words.text(FOUNDING_DOCUMENT)
    return source.label


def label_of_card(source: Source, words: Words) -> str:
    """The short name of a source, and in brackets the one that statements of the bundle use."""
    named = source_label(source, words)
    return named if named == source.label else f"{named} ({source.label})"
