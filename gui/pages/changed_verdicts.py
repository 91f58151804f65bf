"""A verdict as one of two bundles has it, with who stands behind it and who against it."""

from __future__ import annotations

from collections.abc import Iterator

from gui.core.bundle import printable
from gui.core.compare import Side, VerdictChange, Voice
from gui.core.evidence import Assessment, Role, WhyNot
from gui.core.reference import Reference
from gui.pages.changed_values import Values
from gui.pages.citing import Citations
from gui.pages.parts import Statement, Tone, VerdictBadge, withdrawn_said
from gui.pages.words import STANCES, STATUSES, VERDICTS, WHY_NOT, Words

_HEARD = frozenset({Role.LEAD, Role.OPPOSING, Role.DIFFERING})


class Verdicts:
    """Words the sides of changed verdicts; a side is 0 for the old one, 1 for the new one."""

    def __init__(
        self,
        references: tuple[Reference, Reference],
        values: tuple[Values, Values],
        citations: Citations,
        words: Words,
    ) -> None:
        self._references, self._values = references, values
        self._citations, self._words = citations, words

    def badge(self, change: VerdictChange, side: int) -> VerdictBadge:
        """The verdict with one note for each source that has a part in it, or has none any more."""
        said = (change.old, change.new)[side]
        notes = [*self._notes(said, side), *(self._silent(change) if side else ())]
        return VerdictBadge(
            verdict=said.verdict,
            label=self._words.of(VERDICTS, said.verdict),
            unsupported=said.unsupported,
            differs=bool(said.differing),
            lead=tuple(voice.source for voice in said.lead),
            opposing=tuple(voice.source for voice in said.opposing),
            differing=tuple(voice.source for voice in said.differing),
            notes=tuple(notes),
        )

    def _notes(self, said: Side, side: int) -> Iterator[Statement]:
        words = self._words
        lead = words.text("Stated only by: ") if said.unsupported else words.text("Lead: ")
        groups: tuple[tuple[str, Tone, tuple[Voice, ...]], ...] = (
            (lead, "lead", said.lead),
            (words.text("Against the lead: "), "opposing", said.opposing),
            (words.text("Differs: "), "differing", said.differing),
        )
        for heading, tone, voices in groups:
            for voice in voices:
                yield self._note(heading, tone, voice, side)

    def _note(self, heading: str, tone: Tone, voice: Voice, side: int) -> Statement:
        graded = " \u2013 ".join(part for part in (voice.grade, voice.grade_system) if part)
        grade = f", {graded}" if voice.grade else ""
        stance = self._words.of(STANCES, voice.stance)
        text = f"{heading}{self._values[side].source(voice.source)}: {stance}{grade}"
        return self._statement(printable(text), voice.source, role=tone)

    def _silent(self, change: VerdictChange) -> Iterator[Statement]:
        """Who was heard before and cannot decide any more, and why."""
        before, after = (
            {entry.claim.id: entry for entry in verdict.assessments}
            for verdict in (
                reference.verdict(change.condition, change.therapy)
                for reference in self._references
            )
        )
        for identifier, entry in before.items():
            now = after.get(identifier)
            if entry.role in _HEARD and (now is None or not now.decides):
                why = self._why(now) if now else self._words.text("the claim is removed")
                source = entry.claim.source
                said = self._words.text(
                    "Decides no more: {source}: {why}",
                    source=self._values[0].source(source),
                    why=why,
                )
                taken_back = now.claim.withdrawn if now else None
                reason = printable(taken_back.reason) if taken_back else ""
                yield self._statement(printable(said), source, tone="muted", reason=reason)

    def _why(self, entry: Assessment) -> str:
        status = self._references[1].bundle.sources[entry.claim.source].status
        said = []
        for reason in entry.why_not:
            if reason is WhyNot.WITHDRAWN:
                said.append(withdrawn_said(entry.claim, self._words))
            elif reason is WhyNot.NOT_CURRENT and status:
                said.append(self._words.of(STATUSES, status))
            else:
                said.append(self._words.of(WHY_NOT, reason))
        return "; ".join(said)

    def _statement(
        self, text: str, source: str, tone: Tone = "plain", role: str = "", reason: str = ""
    ) -> Statement:
        number = self._citations.cite(source)
        return Statement(
            text=text, source=source, number=number, tone=tone, role=role, reason=reason
        )
