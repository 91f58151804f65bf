"""The evidence table of one condition: every claim, and what it did in the verdict."""

from __future__ import annotations

from gui.core.bundle.records import TherapyId
from gui.core.evidence import Assessment, WhyNot, stance
from gui.core.reference import THERAPIES, Reference
from gui.pages.citing import Citations
from gui.pages.comparison import by_role, comparison_page, identity_line
from gui.pages.parts import Part, SourceCard, source_label, withdrawn_said
from gui.pages.words import (
    KINDS,
    READS,
    ROLES,
    SCOPES,
    STANCES,
    STATUSES,
    WHY_NOT,
    Words,
)
from gui.pages.words import THERAPIES as THERAPY_WORDS


class EvidenceRow(Part, frozen=True):
    """One claim in words, with the codes that sorting and colouring need.

    `withdrawn` says when and why it was, `reason` only why, in the bundle's language.
    """

    id: str
    therapy: TherapyId
    therapy_label: str
    source: str
    number: int
    source_label: str
    year: int | None
    kind: str
    status: str
    stance: str
    stance_label: str
    grade: str
    population: str
    scope: str
    read: str
    statement: str
    course: str
    decides: bool
    role: str
    role_label: str
    why_not: str
    why_not_codes: tuple[str, ...]
    withdrawn: str
    reason: str

    @property
    def in_verdict(self) -> str:
        """What the claim did in the verdict, and why it could not decide."""
        return ": ".join(part for part in (self.role_label, self.why_not) if part)

    @property
    def said(self) -> str:
        """What the claim says, behind a warning where it is withdrawn."""
        return self._marked(self.statement)

    @property
    def course_marked(self) -> str:
        """The course that the claim gives, likewise; empty where it gives none."""
        return self._marked(self.course) if self.course else ""

    def _marked(self, text: str) -> str:
        return f"[{self.withdrawn}] {text}" if self.withdrawn else text

    @property
    def source_and_year(self) -> str:
        """The source with its year, where its name does not tell it."""
        told = self.year is None or str(self.year) in self.source_label
        return self.source_label if told else f"{self.source_label} ({self.year})"

    @property
    def about(self) -> str:
        """Kind and status of the source, without which a source carries no claim."""
        return f"{self.kind}, {self.status}"

    def how_read(self, words: Words) -> str:
        """How the source was read for this claim, and where in it the claim stands."""
        return words.text("Read: {read}", read=self.read)

    def course_said(self, words: Words) -> str:
        """The course that the claim gives; empty where it gives none."""
        if self.course and self.withdrawn:
            return words.text("Course, withdrawn: {course}", course=self.course)
        return words.text("Course: {course}", course=self.course) if self.course else ""


class EvidencePage(Part, frozen=True):
    """All claims on both therapies in one condition."""

    condition: str
    title: str
    subtitle: str
    rows: tuple[EvidenceRow, ...]
    sources: tuple[SourceCard, ...]


def evidence_page(reference: Reference, condition_id: str, words: Words) -> EvidencePage:
    """Present all claims of a condition, PLEX first, the lead first on each.

    A source has the number that it has in the comparison of the condition.

    Raises:
        KeyError: there is no such condition.
    """
    condition = reference.bundle.conditions[condition_id]
    citations = Citations(reference.bundle.sources, words)
    for card in comparison_page(reference, condition_id, words).sources:
        citations.cite(card.id)
    rows = tuple(
        _row(reference, therapy, assessment, citations, words)
        for therapy in THERAPIES
        for assessment in by_role(reference.verdict(condition_id, therapy).assessments)
    )
    cited = {row.source for row in rows}
    return EvidencePage(
        condition=condition.id,
        title=words.name(condition.name),
        subtitle=identity_line(condition, words),
        rows=rows,
        sources=tuple(card for card in citations.cards() if card.id in cited),
    )


def _row(
    reference: Reference,
    therapy: TherapyId,
    assessment: Assessment,
    citations: Citations,
    words: Words,
) -> EvidenceRow:
    claim = assessment.claim
    source = reference.bundle.sources[claim.source]
    withdrawn, said = withdrawn_said(claim, words), words.of(STANCES, stance(claim))
    graded = [part for part in (claim.grade, claim.grade_system) if part]
    return EvidenceRow(
        id=claim.id,
        therapy=therapy,
        therapy_label=words.of(THERAPY_WORDS, therapy),
        source=source.id,
        number=citations.cite(source.id, claim.read),
        source_label=source_label(source, words),
        year=source.year,
        kind=words.of(KINDS, source.kind or ""),
        status=words.of(STATUSES, source.status or ""),
        stance=stance(claim),
        stance_label=words.text("withdrawn ({said})", said=said) if withdrawn else said,
        grade=" \u2013 ".join(graded) if claim.grade else "",
        population=claim.population or "",
        scope=words.of(SCOPES, claim.scope),
        read=words.of(READS, claim.read) + (f", {claim.locator}" if claim.locator else ""),
        statement=claim.statement,
        course=claim.course or "",
        decides=assessment.decides,
        role=assessment.role.value,
        role_label=words.of(ROLES, assessment.role),
        why_not="; ".join(
            withdrawn if reason is WhyNot.WITHDRAWN else words.of(WHY_NOT, reason)
            for reason in assessment.why_not
        ),
        why_not_codes=tuple(reason.value for reason in assessment.why_not),
        withdrawn=withdrawn,
        reason=claim.withdrawn.reason if claim.withdrawn else "",
    )
