"""A verdict as one of two bundles has it, with who stands behind it and who against it."""

from __future__ import annotations

from collections.abc import Iterator

from gui.core.compare import Side, Voice
from gui.pages.citing import Citations
from gui.pages.parts import Statement, Tone, VerdictBadge
from gui.pages.words import STANCES, VERDICTS, Words


class Verdicts:
    """Words the sides of changed verdicts."""

    def __init__(self, citations: Citations, words: Words) -> None:
        self._citations, self._words = citations, words

    def badge(self, side: Side) -> VerdictBadge:
        """The verdict with one note for each source that has a part in it."""
        return VerdictBadge(
            verdict=side.verdict,
            label=self._words.of(VERDICTS, side.verdict),
            unsupported=side.unsupported,
            differs=bool(side.differing),
            lead=tuple(voice.source for voice in side.lead),
            opposing=tuple(voice.source for voice in side.opposing),
            differing=tuple(voice.source for voice in side.differing),
            notes=tuple(self._notes(side)),
        )

    def _notes(self, side: Side) -> Iterator[Statement]:
        words = self._words
        lead = words.text("Stated only by: ") if side.unsupported else words.text("Lead: ")
        groups: tuple[tuple[str, Tone, tuple[Voice, ...]], ...] = (
            (lead, "lead", side.lead),
            (words.text("Against the lead: "), "opposing", side.opposing),
            (words.text("Differs: "), "differing", side.differing),
        )
        for heading, tone, voices in groups:
            for voice in voices:
                yield self._note(heading, tone, voice)

    def _note(self, heading: str, tone: Tone, voice: Voice) -> Statement:
        graded = " \u2013 ".join(part for part in (voice.grade, voice.grade_system) if part)
        grade = f", {graded}" if voice.grade else ""
        stance = self._words.of(STANCES, voice.stance)
        return Statement(
            text=f"{heading}{self._citations.label(voice.source)}: {stance}{grade}",
            source=voice.source,
            number=self._citations.cite(voice.source),
            tone="plain",
            role=tone,
        )
