"""The matrix of all conditions by both therapies."""

from __future__ import annotations

from collections.abc import Collection

from gui.core.bundle.records import Condition, TherapyId
from gui.core.reference import Reference
from gui.pages.parts import Part, source_label
from gui.pages.words import (
    CHANGED_CONDITIONS,
    CHANGED_MEANINGS,
    GROUPS,
    VERDICT_MEANINGS,
    VERDICTS,
    Words,
)

_AGAINST = "\u21c4"


class OverviewCell(Part, frozen=True):
    """One verdict of the matrix; `lead` names what leads it, `aside` what stands against."""

    verdict: str
    label: str
    lead: str
    aside: str
    unsupported: bool

    @property
    def note(self) -> str:
        """What leads the verdict and what stands against it, in one phrase."""
        between = " " if self.aside.startswith(_AGAINST) else "; "
        return between.join(part for part in (self.lead, self.aside) if part)


class OverviewRow(Part, frozen=True):
    """One condition of the matrix."""

    id: str
    name: str
    subtitle: str
    plex: OverviewCell
    ivig: OverviewCell


class OverviewGroup(Part, frozen=True):
    """The conditions of one group."""

    label: str
    rows: tuple[OverviewRow, ...]


class LegendEntry(Part, frozen=True):
    """A verdict and what it means; `unsupported` for the broken outline.

    `changed` is the mark of an update in place of that of a verdict.
    """

    verdict: str
    label: str
    meaning: str
    unsupported: bool = False
    changed: str = ""


class OverviewPage(Part, frozen=True):
    """All conditions by both therapies, with a legend."""

    groups: tuple[OverviewGroup, ...]
    legend: tuple[LegendEntry, ...]


def overview_page(reference: Reference, words: Words) -> OverviewPage:
    """Present every condition of the bundle, in its groups."""
    groups = [
        OverviewGroup(
            label=words.of(GROUPS, group),
            rows=tuple(
                _row(reference, condition, words)
                for condition in reference.bundle.conditions.values()
                if condition.group == group
            ),
        )
        for group in GROUPS
    ]
    shown = tuple(group for group in groups if group.rows)
    return OverviewPage(groups=shown, legend=legend(words))


def legend(words: Words) -> tuple[LegendEntry, ...]:
    """Every verdict and what it means."""
    entries = [
        LegendEntry(
            verdict=verdict,
            label=words.of(VERDICTS, verdict),
            meaning=words.of(VERDICT_MEANINGS, verdict),
        )
        for verdict in VERDICTS
    ]
    broken = LegendEntry(
        verdict="not-recommended",
        label=words.text("Founding document only"),
        meaning=words.text("a broken outline: stated only by the founding document"),
        unsupported=True,
    )
    return (*entries, broken)


def legend_of_changes(changed: Collection[str], words: Words) -> tuple[LegendEntry, ...]:
    """What the marks of an update mean, of those that are there.

    Args:
        changed: the marks.
    """
    return tuple(
        LegendEntry(
            verdict="",
            label=_capital(words.of(CHANGED_CONDITIONS, mark)),
            meaning=words.of(CHANGED_MEANINGS, mark),
            changed=mark,
        )
        for mark in CHANGED_CONDITIONS
        if mark in changed
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _row(reference: Reference, condition: Condition, words: Words) -> OverviewRow:
    return OverviewRow(
        id=condition.id,
        name=words.name(condition.name),
        subtitle=", ".join(condition.abbreviations[:2]),
        plex=_cell(reference, condition.id, "plex", words),
        ivig=_cell(reference, condition.id, "ivig", words),
    )


def _cell(
    reference: Reference, condition_id: str, therapy: TherapyId, words: Words
) -> OverviewCell:
    verdict = reference.verdict(condition_id, therapy)

    def named(sources: tuple[str, ...]) -> str:
        return ", ".join(
            source_label(reference.bundle.sources[source], words) for source in sources
        )

    if verdict.opposing:
        aside = f"{_AGAINST} {named(verdict.opposing)}"
    elif verdict.differing:
        aside = words.text("differs: {sources}", sources=named(verdict.differing))
    else:
        aside = ""
    lead = named(verdict.lead)
    return OverviewCell(
        verdict=verdict.word.value,
        label=words.of(VERDICTS, verdict.word),
        lead=words.text("founding document only") if verdict.unsupported else lead,
        aside=aside,
        unsupported=verdict.unsupported,
    )
