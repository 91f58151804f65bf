"""The comparison of the two therapies in one condition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from gui.core.bundle.records import Condition, Fact, TherapyId
from gui.core.evidence import Assessment, Direction, Role, Verdict, WhyNot, Word, direction, stance
from gui.core.reference import THERAPIES, Reference
from gui.pages.citing import Citations
from gui.pages.claim_lines import ClaimLines
from gui.pages.local import LocalFrame, local_frame
from gui.pages.parts import SEPARATOR, Part, Row, SourceCard, Statement, VerdictBadge
from gui.pages.words import (
    DISPUTES,
    NO_SOURCE_FOR_CONDITION,
    NO_SOURCE_FOUND,
    POPULATIONS,
    ROWS,
    STANCES,
    VERDICTS,
    Words,
)
from gui.pages.words import (
    THERAPIES as THERAPY_WORDS,
)

FACT_ROWS = tuple(row for row in ROWS if row not in {"verdict", "evidence"})

_ROLE_ORDER = tuple(Role)
_CODES_SOMETHING_ELSE = re.compile(r"\(codes [^)]+\)")


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
    """Everything that the comparison shows, on screen, on paper and in the terminal.

    `local` has the hospital's own lines, which are no evidence.
    """

    condition: str
    title: str
    subtitle: str
    banners: tuple[Banner, ...]
    plex: VerdictBadge
    ivig: VerdictBadge
    rows: tuple[Row, ...]
    factors: tuple[FactorChip, ...]
    sources: tuple[SourceCard, ...]
    local: LocalFrame | None = None

    def badge(self, therapy: TherapyId) -> VerdictBadge:
        """The verdict on one therapy."""
        return self.plex if therapy == "plex" else self.ivig

    def touched(self, factors: Collection[str], therapy: TherapyId) -> int:
        """How many statements on a therapy are tagged with any of these patient factors."""
        return sum(
            not set(factors).isdisjoint(entry.factors)
            for row in self.rows
            for entry in row.column(therapy)
        )

    def marked(self, factors: Collection[str], words: Words) -> str:
        """How many statements the patient factors mark, in a sentence; empty for no factor."""
        chosen = [chip.label for chip in self.factors if chip.id in set(factors)]
        if not chosen:
            return ""
        counts = {therapy: self.touched(factors, therapy) for therapy in THERAPIES}
        said = words.counted(
            "Marked for {factors}: {number} statement on PLEX, {ivig} on IVIG.",
            "Marked for {factors}: {number} statements on PLEX, {ivig} on IVIG.",
            counts["plex"],
            factors=", ".join(chosen),
            ivig=counts["ivig"],
        )
        hint = words.text("Where nothing is tagged there may still be a risk.")
        return f"{said} {hint}" if 0 in counts.values() else said


def comparison_page(reference: Reference, condition_id: str, words: Words) -> ComparisonPage:
    """Present one condition.

    Raises:
        KeyError: there is no such condition.
    """
    condition = reference.bundle.conditions[condition_id]
    citations = Citations(reference.bundle.sources, words)
    return Columns(reference, condition, citations, words).page()


def identity_line(condition: Condition, words: Words) -> str:
    """Abbreviations, population and codes of a condition, in one line."""
    systems: dict[str, list[str]] = {}
    limits: dict[str, str] = {}
    for code in condition.codes:
        systems.setdefault(code.code, []).append(code.system)
        limit = _CODES_SOMETHING_ELSE.search(code.label)
        limits[code.code] = f" {limit[0]}" if limit else ""
    joint = words.text(" and ")
    written = [f"{joint.join(of)} {code}{limits[code]}" for code, of in systems.items()]
    parts = [
        ", ".join(condition.abbreviations),
        words.of(POPULATIONS, condition.population),
        *written,
    ]
    return SEPARATOR.join(part for part in parts if part)


def by_role(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The lead first, then its opposition, and last what cannot decide."""
    return sorted(assessments, key=lambda assessment: _ROLE_ORDER.index(assessment.role))


class Columns:
    """What the sources say of the two therapies in one condition, under the numbers of a page."""

    def __init__(
        self, reference: Reference, condition: Condition, citations: Citations, words: Words
    ) -> None:
        self._reference = reference
        self._condition = condition
        self._words = words
        self._citations = citations
        self._lines = ClaimLines(reference, condition, citations, words)

    def page(self) -> ComparisonPage:
        """The comparison."""
        badges = {therapy: self.badge(therapy) for therapy in THERAPIES}
        banners = tuple(banner for therapy in THERAPIES for banner in self._banners(therapy))
        rows = tuple(self._rows())
        return ComparisonPage(
            condition=self._condition.id,
            title=self._words.name(self._condition.name),
            subtitle=identity_line(self._condition, self._words),
            banners=banners,
            plex=badges["plex"],
            ivig=badges["ivig"],
            rows=rows,
            factors=tuple(self._factors(rows)),
            sources=self._citations.cards(),
            local=local_frame(self._reference, self._condition.id, self._words),
        )

    def _verdict(self, therapy: TherapyId) -> Verdict:
        return self._reference.verdict(self._condition.id, therapy)

    def _assessments(self, therapy: TherapyId) -> list[Assessment]:
        return by_role(self._verdict(therapy).assessments)

    def badge(self, therapy: TherapyId) -> VerdictBadge:
        """The verdict on one therapy, with its notes."""
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
            headings[Role.LEAD] = self._words.text("Stated only by: ")
        assessments = self._assessments(therapy)
        for assessment in assessments:
            if assessment.role in headings:
                yield self._lines.note(assessment, headings[assessment.role])
        lead = next((entry.claim for entry in assessments if entry.role is Role.LEAD), None)
        bold = lead is None or direction(lead) is Direction.FOR
        for assessment in assessments:
            only_a_subgroup = assessment.why_not == (WhyNot.SUBGROUP,)
            cautious = lead is None or direction(assessment.claim) is not Direction.FOR
            if only_a_subgroup and bold and cautious:
                yield self._subgroup(assessment)

    def _subgroup(self, assessment: Assessment) -> Statement:
        heading = self._words.text(
            "Subgroup, {whom}: {said}, ",
            whom=assessment.claim.population,
            said=self._words.of(STANCES, stance(assessment.claim)),
        )
        return self._lines.note(assessment, heading)

    def _banners(self, therapy: TherapyId) -> Iterator[Banner]:
        verdict = self._verdict(therapy)
        if not verdict.opposing and not verdict.differing:
            return
        disagree = verdict.word is Word.SOURCES_DISAGREE
        kind = "disagree" if disagree else "differ"
        sides = {Role.LEAD, Role.OPPOSING, Role.DIFFERING}
        yield Banner(
            kind=kind,
            therapy=therapy,
            title=self._words.filled(
                DISPUTES, kind, therapy=self._words.of(THERAPY_WORDS, therapy)
            ),
            statements=tuple(
                self._lines.quoted(assessment)
                for assessment in self._assessments(therapy)
                if assessment.role in sides
            ),
        )

    def _rows(self) -> Iterator[Row]:
        yield self._row("evidence", self._evidence("plex"), self._evidence("ivig"))
        for row in FACT_ROWS:
            yield self._row(row, self.facts(row, "plex"), self.facts(row, "ivig"))

    def _row(self, row: str, plex: Iterator[Statement], ivig: Iterator[Statement]) -> Row:
        return Row(
            id=row,
            label=self._words.of(ROWS, row),
            plex=tuple(plex),
            ivig=tuple(ivig),
            empty=self._empty(row),
        )

    def _empty(self, row: str) -> str:
        specific = any(
            fact.conditions
            for therapy in self._reference.bundle.therapies.values()
            for fact in therapy.facts
            if fact.row == row
        )
        if specific:
            return self._words.text(NO_SOURCE_FOR_CONDITION)
        return self._words.text(NO_SOURCE_FOUND)

    def _evidence(self, therapy: TherapyId) -> Iterator[Statement]:
        for assessment in self._assessments(therapy):
            yield self._lines.evidence(assessment)

    def facts(self, row: str, therapy: TherapyId) -> Iterator[Statement]:
        """What claims and facts say of one therapy in one row."""
        for assessment in self._assessments(therapy):
            if row == "course" and assessment.claim.course:
                yield self._lines.course(assessment)
            if row in assessment.claim.rows:
                yield self._lines.in_row(assessment)
        for fact in self._reference.bundle.therapies[therapy].facts:
            if fact.row == row and self._concerns(fact):
                yield Statement(
                    text=fact.statement,
                    source=fact.source,
                    number=self._citations.cite(fact.source),
                    factors=fact.factors,
                    verbatim=True,
                )

    def _concerns(self, fact: Fact) -> bool:
        return not fact.conditions or self._condition.id in fact.conditions

    def _factors(self, rows: Sequence[Row]) -> Iterator[FactorChip]:
        plex, ivig = _tags(rows, "plex"), _tags(rows, "ivig")
        for factor in self._reference.bundle.factors.values():
            label = self._words.name(factor.name)
            yield FactorChip(id=factor.id, label=label, plex=plex[factor.id], ivig=ivig[factor.id])


def _tags(rows: Sequence[Row], therapy: TherapyId) -> Counter[str]:
    """How many statements on a therapy are tagged with each patient factor."""
    statements = chain.from_iterable(row.column(therapy) for row in rows)
    return Counter(chain.from_iterable({*statement.factors} for statement in statements))
