"""The summary of a condition to be copied: a few lines that stand alone, with their sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from gui.core.bundle.records import TherapyId
from gui.core.evidence import Role, stance
from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import ComparisonPage, by_role, comparison_page
from gui.pages.copied import Line, Marks, Run, Summary, short_source, summary_of, with_imprint
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.words import NO_SOURCE_FOUND, THERAPY_NAMES, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

MOST_LINES = 14
_MOST_NOTES = 3
_MOST_SIDES = 4
_MOST_COURSES = 2
_AGAINST = (Role.OPPOSING, Role.DIFFERING)
_SHOWN = (Role.LEAD, *_AGAINST)
_DECIDING = frozenset(Role) - {Role.CANNOT_DECIDE}
_WITH_A_COURSE = ("recommended", "considered", "sources-disagree")


def condition_summary(
    reference: Reference,
    condition_id: str,
    imprint: Imprint,
    words: Words,
    factors: Collection[str] = (),
) -> Summary:
    """What a record needs of one condition, in at most `MOST_LINES` lines.

    Args:
        factors: the ids of the patient factors that are chosen; they are named and counted.

    Raises:
        KeyError: there is no such condition.
    """
    page = comparison_page(reference, condition_id, words)
    harmful = {therapy: _harmful(reference, condition_id, therapy, page) for therapy in THERAPIES}
    return _ConditionSummary(page, imprint, words, factors, harmful).summary()


def _harmful(
    reference: Reference, condition_id: str, therapy: TherapyId, page: ComparisonPage
) -> list[Statement]:
    """What speaks of harm without a part in the verdict, and so has no line of its own."""
    evidence = next(row for row in page.rows if row.id == "evidence").column(therapy)
    assessments = by_role(reference.verdict(condition_id, therapy).assessments)
    return [
        entry
        for entry, assessment in zip(evidence, assessments, strict=True)
        if (assessment.claim.may_harm or stance(assessment.claim) == "harm")
        and assessment.role not in _SHOWN
        and not entry.withdrawn
    ]


class _ConditionSummary:
    def __init__(
        self,
        page: ComparisonPage,
        imprint: Imprint,
        words: Words,
        factors: Collection[str],
        harmful: Mapping[TherapyId, Sequence[Statement]],
    ) -> None:
        self._page = page
        self._imprint = imprint
        self._words = words
        self._factors = factors
        self._harmful = harmful
        self._marks = Marks(page.sources)
        self._evidence = next(row for row in page.rows if row.id == "evidence")
        self._courses = next(row for row in page.rows if row.id == "course")

    def summary(self) -> Summary:
        said = [self._verdict(therapy) for therapy in THERAPIES]
        said += [line for therapy in THERAPIES for line in self._sides(therapy)]
        said += [line for therapy in THERAPIES for line in self._harm(therapy)]
        said += [line for therapy in THERAPIES for line in self._course(therapy)]
        said += self._touched()
        title = [self._title()]
        room = MOST_LINES - len(with_imprint(title, said, self._imprint))
        return summary_of(with_imprint(title, [*said, *self._sources(room)], self._imprint))

    def _title(self) -> Line:
        return (Run(self._page.title, strong=True), Run(f"{SEPARATOR}{self._page.subtitle}"))

    def _name(self, therapy: TherapyId) -> str:
        short, long = self._words.of(THERAPY_WORDS, therapy), self._words.of(THERAPY_NAMES, therapy)
        return f"{short} ({long})"

    def _verdict(self, therapy: TherapyId) -> Line:
        """The verdict with its lead, and where a bold one meets a cautious subgroup, that."""
        badge = self._page.badge(therapy)
        notes = [note for note in badge.notes if note.role not in _AGAINST]
        said = [self._marks.marked(note) for note in self._of_whom(notes, therapy)[:_MOST_NOTES]]
        said += self._more(len(notes) - _MOST_NOTES)
        if not notes:
            said = [self._nothing_decides(therapy)]
        said += self._withdrawn(therapy)
        return (
            Run(f"{self._name(therapy)}: "),
            Run(badge.label, strong=True),
            Run(f". {'; '.join(said)}{self._course_elsewhere(therapy)}"),
        )

    def _withdrawn(self, therapy: TherapyId) -> list[str]:
        """How many statements are withdrawn: whoever knew them must not miss them."""
        found = sum(entry.withdrawn for entry in self._evidence.column(therapy))
        if not found:
            return []
        return [
            self._words.counted(
                "{number} statement withdrawn, see Evidence",
                "{number} statements withdrawn, see Evidence",
                found,
            )
        ]

    def _of_whom(self, notes: Sequence[Statement], therapy: TherapyId) -> list[Statement]:
        """The notes, each lead with what the evidence says beside it: of whom it speaks."""
        asides = iter(
            [entry.aside for entry in self._evidence.column(therapy) if entry.role == "lead"]
        )
        return [
            msgspec.structs.replace(note, aside=next(asides)) if note.role == "lead" else note
            for note in notes
        ]

    def _harm(self, therapy: TherapyId) -> Iterator[Line]:
        """Reports of harm that have no part in the verdict."""
        entries = self._harmful[therapy]
        if entries:
            said = [self._marks.marked(entry) for entry in entries[:_MOST_SIDES]]
            said += self._more(len(entries) - _MOST_SIDES)
            heading = self._words.text(
                "Of harm with {therapy}, without a part in the verdict: ",
                therapy=self._words.of(THERAPY_WORDS, therapy),
            )
            yield (Run(f"{heading}{'; '.join(said)}"),)

    def _nothing_decides(self, therapy: TherapyId) -> str:
        found = len(self._evidence.column(therapy))
        if not found:
            return self._words.text(NO_SOURCE_FOUND)
        return self._words.counted(
            "{number} statement found, which cannot decide; see Evidence",
            "{number} statements found, none of which can decide; see Evidence",
            found,
        )

    def _sides(self, therapy: TherapyId) -> Iterator[Line]:
        """What each side says, the lead first; how many more there are is told, not which."""
        banner = next((entry for entry in self._page.banners if entry.therapy == therapy), None)
        if banner is None:
            return
        evidence = self._evidence.column(therapy)
        leads = [entry for entry in evidence if entry.role == "lead"]
        others = [entry for entry in evidence if entry.role in _AGAINST]
        headings = {
            "lead": self._words.text("Lead: "),
            "opposing": self._words.text("Against the lead: "),
            "differing": self._words.text("Differs: "),
        }
        shown = [*leads[:_MOST_NOTES], *others[:_MOST_SIDES]]
        said = [headings[entry.role] + self._marks.marked(entry) for entry in shown]
        said += self._more(max(0, len(leads) - _MOST_NOTES) + max(0, len(others) - _MOST_SIDES))
        yield (Run(banner.title, strong=True), Run(f" {'; '.join(said)}"))

    def _course(self, therapy: TherapyId) -> Iterator[Line]:
        """The schedules of claims that can decide, where the verdict does not speak against it."""
        deciding = self._deciding_courses(therapy)
        if deciding:
            said = [self._named(entry) for entry in deciding[:_MOST_COURSES]]
            said += self._more(len(deciding) - _MOST_COURSES)
            heading = self._words.text(
                "Usual course of {therapy}: ", therapy=self._words.of(THERAPY_WORDS, therapy)
            )
            yield (Run(f"{heading}{'; '.join(said)}"),)

    def _deciding_courses(self, therapy: TherapyId) -> Sequence[Statement]:
        if self._page.badge(therapy).verdict not in _WITH_A_COURSE:
            return ()
        return [
            entry
            for entry in self._courses.column(therapy)
            if entry.role in _DECIDING and entry.tone != "muted"
        ]

    def _course_elsewhere(self, therapy: TherapyId) -> str:
        """Where the schedules stand of which the summary has none."""
        given = [entry for entry in self._courses.column(therapy) if not entry.withdrawn]
        if self._deciding_courses(therapy) or not given:
            return ""
        return self._words.text(". Courses given: see Comparison")

    def _named(self, entry: Statement) -> str:
        label, mark = self._marks.card(entry).label, self._marks.mark(entry)
        return f"{entry.full.removesuffix('.')} ({label} {mark})"

    def _more(self, count: int) -> list[str]:
        if count <= 0:
            return []
        return [
            self._words.counted(
                "and {number} more, see Evidence", "and {number} more, see Evidence", count
            )
        ]

    def _touched(self) -> list[Line]:
        marked = self._page.marked(self._factors, self._words)
        if not marked:
            return []
        where = self._words.text("Patient factors in the comparison")
        return [(Run(f"{where}{SEPARATOR}{marked}"),)]

    def _sources(self, room: int) -> list[Line]:
        """Every source cited, each on a line of its own where there is room."""
        cited = [short_source(number, card) for number, card in self._marks.cited()]
        return [(Run("; ".join(group)),) for group in _grouped(cited, max(1, room))]


def _grouped(entries: Sequence[str], groups: int) -> list[Sequence[str]]:
    """All entries in at most so many groups, as equal as may be."""
    least, over = divmod(len(entries), groups)
    sizes = [least + 1] * over + [least] * (groups - over)
    starts = [sum(sizes[:place]) for place in range(groups)]
    return [
        entries[start : start + size] for start, size in zip(starts, sizes, strict=True) if size
    ]
