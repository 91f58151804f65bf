"""The comparison of the two therapies in one condition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gui.core.bundle.records import Condition, Fact, TherapyId
from gui.core.evidence import Assessment, Role, Verdict, WhyNot, Word, stance
from gui.core.reference import THERAPIES, Reference
from gui.pages.citing import Citations
from gui.pages.parts import Part, Row, SourceCard, Statement, Tone, VerdictBadge
from gui.pages.words import (
    NO_SOURCE_FOR_CONDITION,
    NO_SOURCE_FOUND,
    POPULATIONS,
    ROWS,
    STANCES,
    STATUSES,
    VERDICTS,
    WHY_NOT_SHORT,
    Words,
)
from gui.pages.words import (
    THERAPIES as THERAPY_WORDS,
)

FACT_ROWS = tuple(row for row in ROWS if row not in {"verdict", "evidence"})

_ROLE_ORDER = tuple(Role)
_SCOPE_REASONS = frozenset({WhyNot.SUBGROUP, WhyNot.WIDER})
_ASIDE = " \u00b7 "
_TONES: dict[Role, Tone] = {
    Role.LEAD: "lead",
    Role.OPPOSING: "opposing",
    Role.DIFFERING: "differing",
    Role.CANNOT_DECIDE: "muted",
}


class FactorChip(Part, frozen=True):
    """A patient factor and how many facts it touches in each column."""

    id: str
    label: str
    plex: int
    ivig: int


class Banner(Part, frozen=True):
    """Who says what where sources disagree (or differ) on a therapy."""

    kind: str
    therapy: TherapyId
    title: str
    statements: tuple[Statement, ...]


class ComparisonPage(Part, frozen=True):
    """Everything that the comparison shows, on screen, on paper and in the terminal."""

    condition: str
    title: str
    subtitle: str
    banners: tuple[Banner, ...]
    plex: VerdictBadge
    ivig: VerdictBadge
    rows: tuple[Row, ...]
    factors: tuple[FactorChip, ...]
    sources: tuple[SourceCard, ...]

    def badge(self, therapy: TherapyId) -> VerdictBadge:
        """The verdict on one therapy."""
        return self.plex if therapy == "plex" else self.ivig


def comparison_page(reference: Reference, condition_id: str, words: Words) -> ComparisonPage:
    """Present one condition.

    Raises:
        KeyError: there is no such condition.
    """
    return _Comparison(reference, reference.bundle.conditions[condition_id], words).page()


def identity_line(condition: Condition, words: Words) -> str:
    """Abbreviations, population and codes of a condition, in one line."""
    codes: dict[str, list[str]] = {}
    for code in condition.codes:
        codes.setdefault(code.code, []).append(code.system)
    written = [f"{' and '.join(systems)} {code}" for code, systems in codes.items()]
    parts = [
        ", ".join(condition.abbreviations),
        words.of(POPULATIONS, condition.population),
        *written,
    ]
    return " \u00b7 ".join(part for part in parts if part)


class _Comparison:
    def __init__(self, reference: Reference, condition: Condition, words: Words) -> None:
        self._reference = reference
        self._condition = condition
        self._words = words
        self._citations = Citations(reference, words)

    def page(self) -> ComparisonPage:
        badges = {therapy: self._badge(therapy) for therapy in THERAPIES}
        banners = tuple(banner for therapy in THERAPIES for banner in self._banners(therapy))
        rows = tuple(self._rows())
        return ComparisonPage(
            condition=self._condition.id,
            title=self._condition.name.en,
            subtitle=identity_line(self._condition, self._words),
            banners=banners,
            plex=badges["plex"],
            ivig=badges["ivig"],
            rows=rows,
            factors=tuple(self._factors(rows)),
            sources=self._citations.cards(),
        )

    def _verdict(self, therapy: TherapyId) -> Verdict:
        return self._reference.verdict(self._condition.id, therapy)

    def _assessments(self, therapy: TherapyId) -> list[Assessment]:
        return sorted(
            self._verdict(therapy).assessments,
            key=lambda assessment: _ROLE_ORDER.index(assessment.role),
        )

    def _badge(self, therapy: TherapyId) -> VerdictBadge:
        verdict = self._verdict(therapy)
        return VerdictBadge(
            verdict=verdict.word.value,
            label=self._words.of(VERDICTS, verdict.word),
            unsupported=verdict.unsupported,
            differs=bool(verdict.differing),
            lead=verdict.lead,
            opposing=verdict.opposing,
            differing=verdict.differing,
            notes=tuple(self._notes(therapy, verdict)),
        )

    def _notes(self, therapy: TherapyId, verdict: Verdict) -> Iterator[Statement]:
        headings = {
            Role.LEAD: self._words.text("Lead: "),
            Role.OPPOSING: self._words.text("Against the lead: "),
            Role.DIFFERING: self._words.text("Differs: "),
        }
        if verdict.unsupported:
            headings[Role.LEAD] = self._words.text("Stated only by the ")
        for assessment in self._assessments(therapy):
            if assessment.role in headings:
                label = self._citations.label(assessment.claim.source)
                if verdict.unsupported:
                    label = label[0].lower() + label[1:]
                grade = f", {assessment.claim.grade}" if assessment.claim.grade else ""
                yield self._statement(
                    headings[assessment.role] + label + grade, assessment, only_muted=True
                )

    def _said(self, assessment: Assessment, label: str) -> str:
        claim = assessment.claim
        said = self._words.of(STANCES, stance(claim))
        grade = f", {claim.grade}" if claim.grade else ""
        return f"{label}: {said}{grade}"

    def _banners(self, therapy: TherapyId) -> Iterator[Banner]:
        verdict = self._verdict(therapy)
        if not verdict.opposing and not verdict.differing:
            return
        disagree = verdict.word is Word.SOURCES_DISAGREE
        title = (
            self._words.text(
                "Sources disagree on {therapy}.", therapy=self._words.of(THERAPY_WORDS, therapy)
            )
            if disagree
            else self._words.text(
                "Sources differ on {therapy}.", therapy=self._words.of(THERAPY_WORDS, therapy)
            )
        )
        named = [
            assessment
            for assessment in self._assessments(therapy)
            if assessment.role in {Role.LEAD, Role.OPPOSING, Role.DIFFERING}
        ]
        statements = tuple(
            self._statement(
                self._said(assessment, self._citations.label(assessment.claim.source)), assessment
            )
            for assessment in named
        )
        kind = "disagree" if disagree else "differ"
        yield Banner(kind=kind, therapy=therapy, title=title, statements=statements)

    def _rows(self) -> Iterator[Row]:
        yield self._row("evidence", self._evidence("plex"), self._evidence("ivig"))
        for row in FACT_ROWS:
            yield self._row(row, self._facts(row, "plex"), self._facts(row, "ivig"))

    def _row(self, row: str, plex: Iterator[Statement], ivig: Iterator[Statement]) -> Row:
        return Row(
            id=row,
            label=self._words.of(ROWS, row),
            plex=tuple(plex),
            ivig=tuple(ivig),
            empty=self._words.text(self._empty(row)),
        )

    def _empty(self, row: str) -> str:
        specific = any(
            fact.conditions
            for therapy in self._reference.bundle.therapies.values()
            for fact in therapy.facts
            if fact.row == row
        )
        return NO_SOURCE_FOR_CONDITION if specific or row == "evidence" else NO_SOURCE_FOUND

    def _evidence(self, therapy: TherapyId) -> Iterator[Statement]:
        for assessment in self._assessments(therapy):
            said = self._said(assessment, self._citations.label(assessment.claim.source))
            yield self._statement(said + self._aside(assessment), assessment)

    def _aside(self, assessment: Assessment) -> str:
        asides = self._reasons(assessment, set(assessment.why_not))
        if assessment.claim.read == "transcription":
            asides += _ASIDE + self._words.text("transcription")
        if assessment.claim.may_harm:
            asides += _ASIDE + self._words.text("may worsen")
        return asides

    def _reasons(self, assessment: Assessment, reasons: Collection[WhyNot]) -> str:
        status = self._reference.bundle.sources[assessment.claim.source].status
        said = [
            self._words.of(WHY_NOT_SHORT, reason)
            for reason in assessment.why_not
            if reason in reasons and reason in WHY_NOT_SHORT
        ]
        if WhyNot.NOT_CURRENT in reasons and status:
            said.insert(0, self._words.of(STATUSES, status))
        return "".join(_ASIDE + reason for reason in said)

    def _facts(self, row: str, therapy: TherapyId) -> Iterator[Statement]:
        if row == "course":
            yield from self._courses(therapy)
        for fact in self._reference.bundle.therapies[therapy].facts:
            if fact.row == row and self._concerns(fact):
                yield Statement(
                    text=fact.statement,
                    source=fact.source,
                    number=self._citations.cite(fact.source),
                    factors=fact.factors,
                )

    def _courses(self, therapy: TherapyId) -> Iterator[Statement]:
        for assessment in self._assessments(therapy):
            claim = assessment.claim
            if claim.course:
                whom = _sentence(claim.population) if claim.scope != "condition" else ""
                reasons = set(assessment.why_not) - _SCOPE_REASONS
                text = whom + claim.course + self._reasons(assessment, reasons)
                yield self._statement(text, assessment, only_muted=True)

    def _concerns(self, fact: Fact) -> bool:
        return not fact.conditions or self._condition.id in fact.conditions

    def _statement(
        self, text: str, assessment: Assessment, *, only_muted: bool = False
    ) -> Statement:
        claim = assessment.claim
        tone = _TONES.get(assessment.role, "plain")
        return Statement(
            text=text,
            source=claim.source,
            number=self._citations.cite(claim.source, claim.read),
            tone="plain" if only_muted and tone != "muted" else tone,
            detail=claim.statement,
        )

    def _factors(self, rows: Sequence[Row]) -> Iterator[FactorChip]:
        for factor in self._reference.bundle.factors.values():
            yield FactorChip(
                id=factor.id,
                label=factor.name.en,
                plex=_touched(rows, "plex", factor.id),
                ivig=_touched(rows, "ivig", factor.id),
            )


def _sentence(population: str | None) -> str:
    return f"{population[0].upper()}{population[1:]}: " if population else ""


def _touched(rows: Sequence[Row], therapy: TherapyId, factor: str) -> int:
    return sum(factor in entry.factors for row in rows for entry in row.column(therapy))
