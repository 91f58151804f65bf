"""How one claim reads in the comparison: whose it is, what it says, of whom, how far it goes."""

from __future__ import annotations

import re
from collections.abc import Collection

from gui.core.bundle.records import Condition
from gui.core.evidence import Assessment, Direction, Role, WhyNot, direction, stance
from gui.core.reference import Reference
from gui.pages.citing import Citations
from gui.pages.parts import SEPARATOR, Statement, Tone, withdrawn_said
from gui.pages.words import KINDS, STANCES, STATUSES, WHY_NOT_SHORT, Words

_SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")
_EXAMPLE = re.compile(r" \(e\.g\. [^)]*\)")

_TONES: dict[Role, Tone] = {
    Role.LEAD: "lead",
    Role.OPPOSING: "opposing",
    Role.DIFFERING: "differing",
    Role.CANNOT_DECIDE: "muted",
}
_SCOPE_REASONS = frozenset({WhyNot.SUBGROUP, WhyNot.WIDER})
_BODIES = frozenset({"guideline", "consensus", "founding-document"})


class ClaimLines:
    """Words the claims of one condition for one page."""

    def __init__(
        self, reference: Reference, condition: Condition, citations: Citations, words: Words
    ) -> None:
        self._sources = reference.bundle.sources
        self._citations = citations
        self._words = words
        names = [condition.name.en, *condition.abbreviations, *condition.synonyms.en]
        names += [f"adults with {short}" for short in condition.abbreviations]
        self._names = {name.casefold() for name in names}

    def evidence(self, assessment: Assessment) -> Statement:
        """Source, what it says, its grade; then of whom, and why it cannot decide."""
        claim = assessment.claim
        asides = [self.whom(assessment), *self._reasons(assessment, set(assessment.why_not))]
        if claim.read == "transcription" and claim.position != "no-statement":
            asides.append(self._words.text("transcription"))
        if claim.may_harm:
            asides.append(self._words.text("may worsen"))
        return self._statement(assessment, self.said(assessment), asides)

    def course(self, assessment: Assessment) -> Statement:
        """The schedule of a claim; with what speaks against it, and of a subgroup with its name."""
        claim = assessment.claim
        asides = self._reasons(assessment, set(assessment.why_not) - _SCOPE_REASONS)
        favourable = direction(claim) is Direction.FOR
        if not favourable:
            asides.insert(0, self._words.of(STANCES, stance(claim)))
        whom = (claim.population or "") if claim.scope != "condition" else ""
        whom = _EXAMPLE.sub("", whom)
        heading = self._words.text("Withdrawn: ") if claim.withdrawn else ""
        text = f"{_capital(whom)}: {claim.course}" if whom else claim.course or ""
        muted = assessment.role is Role.CANNOT_DECIDE or not favourable
        tone: Tone = "muted" if muted else "plain"
        return self._statement(assessment, text, asides, tone=tone, heading=heading, verbatim=True)

    def in_row(self, assessment: Assessment) -> Statement:
        """What a claim says, in a row of facts."""
        heading = f"{self._citations.label(assessment.claim.source)}: "
        if assessment.claim.withdrawn:
            heading = self._words.text("Withdrawn: ") + heading
        asides = self._reasons(assessment, set(assessment.why_not))
        tone: Tone = "muted" if assessment.role is Role.CANNOT_DECIDE else "plain"
        said = assessment.claim.statement
        return self._statement(assessment, said, asides, tone=tone, heading=heading, verbatim=True)

    def quoted(self, assessment: Assessment) -> Statement:
        """The first sentence of what a claim says, in the bundle's words, for the banner."""
        heading = f"{self._citations.label(assessment.claim.source)}: "
        first = _SENTENCE_END.split(assessment.claim.statement, maxsplit=1)[0]
        return self._statement(assessment, first, [], heading=heading, verbatim=True)

    def note(self, assessment: Assessment, heading: str) -> Statement:
        """A heading, the source, its kind where it is no body's recommendation, and the grade."""
        claim = assessment.claim
        source = self._sources[claim.source]
        study = source.kind is not None and source.kind not in _BODIES
        kind = f" ({self._words.of(KINDS, source.kind or '')})" if study else ""
        grade = f", {claim.grade}" if claim.grade else ""
        label = self._citations.label(claim.source)
        return self._statement(assessment, f"{heading}{label}{kind}{grade}", [], tone="plain")

    def said(self, assessment: Assessment) -> str:
        """Source, position or finding, and grade; the grade alone where it says both."""
        claim = assessment.claim
        said = self._words.of(STANCES, stance(claim))
        if claim.grade and claim.grade.casefold().startswith(said.casefold()):
            said = claim.grade
        elif claim.grade:
            said = f"{said}, {claim.grade}"
        if claim.withdrawn:
            said = self._words.text("withdrawn ({said})", said=said)
        return f"{self._citations.label(claim.source)}: {said}"

    def whom(self, assessment: Assessment) -> str:
        """Of whom a claim speaks; empty where that is just the condition."""
        population = assessment.claim.population or ""
        plain = assessment.claim.scope == "condition" and population.casefold() in self._names
        return "" if plain else population

    def _reasons(self, assessment: Assessment, reasons: Collection[WhyNot]) -> list[str]:
        status = self._sources[assessment.claim.source].status
        said = [
            self._words.of(WHY_NOT_SHORT, reason)
            for reason in assessment.why_not
            if reason in reasons and reason in WHY_NOT_SHORT
        ]
        if WhyNot.NOT_CURRENT in reasons and status:
            said.insert(0, self._words.of(STATUSES, status))
        withdrawn = withdrawn_said(assessment.claim, self._words)
        return [withdrawn, *said] if withdrawn else said

    def _statement(
        self,
        assessment: Assessment,
        text: str,
        asides: list[str],
        tone: Tone | None = None,
        *,
        heading: str = "",
        verbatim: bool = False,
    ) -> Statement:
        claim = assessment.claim
        return Statement(
            text=f"{heading}{text}",
            source=claim.source,
            number=self._citations.cite(claim.source, claim.read),
            aside=SEPARATOR.join(aside for aside in asides if aside),
            tone=tone or _TONES.get(assessment.role, "plain"),
            detail=" ".join(filter(None, [self._warning(assessment), claim.statement])),
            role=assessment.role.value,
            verbatim=verbatim,
            heading=heading,
            withdrawn=claim.withdrawn is not None,
            reason=claim.withdrawn.reason if claim.withdrawn else "",
        )

    def _warning(self, assessment: Assessment) -> str:
        """What stands before the words of a claim that is withdrawn."""
        said = withdrawn_said(assessment.claim, self._words)
        return f"[{_capital(said)}]" if said else ""


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
