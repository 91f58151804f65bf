"""The condition list: groups, filters and search results, with both verdicts in each row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from gui.core.bundle.records import Code, Condition
from gui.core.evidence import Verdict, Word
from gui.core.reference import Reference
from gui.pages.parts import Part, verdict_aside
from gui.pages.words import (
    CHANGED_CONDITIONS,
    FILTER_MEANINGS,
    FILTERS,
    GROUPS,
    SPOKEN_VERDICTS,
    Words,
)
from gui.pages.words import THERAPIES as THERAPY_WORDS

Filter = Literal["all", "plex", "ivig", "disagree", "founding", "changed"]
FILTER_ORDER: tuple[Filter, ...] = ("all", "plex", "ivig", "disagree", "founding", "changed")

_FOR = frozenset({Word.RECOMMENDED, Word.CONSIDERED})


class ConditionRow(Part, frozen=True):
    """One condition in the list; `matched` names a synonym or code that a search found.

    `spoken` is the row in words; `group` names the group that the condition is in. `changed` is
    "new", "verdict" or "statements" where an update changed something, or else empty.
    """

    id: str
    name: str
    subtitle: str
    plex: str
    ivig: str
    plex_unsupported: bool
    ivig_unsupported: bool
    spoken: str
    matched: str = ""
    group: str = ""
    changed: str = ""


class GroupRow(Part, frozen=True):
    """The heading of a group in the list; `told` says what it is."""

    label: str
    told: str = ""


class FilterChip(Part, frozen=True):
    """A filter and how many conditions pass it."""

    id: Filter
    label: str
    count: int


class ListPage(Part, frozen=True):
    """What the list shows for a query and a filter.

    `message` stands in place of rows; `near` above rows that only resemble what was typed.
    `told` says in words how much was found, for those who do not see the list.
    """

    rows: tuple[ConditionRow | GroupRow, ...]
    hits: int
    message: str
    near: str = ""
    told: str = ""


def written_code(code: Code) -> str:
    """A code as it is quoted; an ORPHA number needs its system's name."""
    return f"{code.system} {code.code}" if code.system == "ORPHA" else code.code


class ConditionList:
    """Presents the list; every row is made once, a search only picks and orders."""

    def __init__(self, reference: Reference, words: Words) -> None:
        self._reference = reference
        self._words = words
        conditions = reference.bundle.conditions.values()
        self._rows = {entry.id: self._row(entry) for entry in conditions}
        self._passing = {
            chip: tuple(entry.id for entry in conditions if self._passes(entry, chip))
            for chip in FILTER_ORDER
            if chip != "changed" or reference.changed
        }
        self._passing_sets = {chip: frozenset(ids) for chip, ids in self._passing.items()}

    def filters(self) -> tuple[FilterChip, ...]:
        """All filters with their counts; that of what changed only after an update."""
        return tuple(
            FilterChip(chip, self._words.of(FILTERS, chip), len(self._passing[chip]))
            for chip in self._passing
        )

    def page(self, query: str = "", chosen: Filter = "all") -> ListPage:
        """The rows for a query, best first, or all rows in their groups for an empty one."""
        if query.strip():
            return self._found(query, chosen)
        rows = tuple(self._grouped(self._passing[chosen]))
        hits = len(self._passing[chosen])
        message = "" if hits else self._words.text("No condition passes this filter.")
        told = message or ", ".join([*self._narrowed(chosen), self._counted(hits)])
        return ListPage(rows=rows, hits=hits, message=message, told=told)

    def spoken(self, condition_id: str) -> str:
        """A condition and both verdicts in words.

        Raises:
            KeyError: there is no such condition.
        """
        return self._rows[condition_id].spoken

    def _found(self, query: str, chosen: Filter) -> ListPage:
        passing = self._passing_sets[chosen]
        hits = [hit for hit in self._reference.search_index.search(query) if hit.id in passing]
        rows = tuple(self._with_match(self._rows[hit.id], hit.matched, query) for hit in hits)
        if rows:
            message = ""
        elif chosen == "all":
            message = self._words.text("No condition matches \u201c{query}\u201d.", query=query)
        else:
            message = self._words.text(
                "No condition matches \u201c{query}\u201d under this filter.", query=query
            )
        only_near = bool(hits) and hits[0].match == "near"
        near = self._words.text("No exact match. Similar:") if only_near else ""
        told = message or self._told(rows, near, chosen)
        return ListPage(rows=rows, hits=len(rows), message=message, near=near, told=told)

    def _told(self, rows: tuple[ConditionRow, ...], near: str, chosen: Filter) -> str:
        found = [*self._narrowed(chosen), self._counted(len(rows))]
        first = self._words.text("first: {condition}", condition=rows[0].name)
        return " ".join(part for part in (near, ", ".join([*found, first])) if part)

    def _narrowed(self, chosen: Filter) -> list[str]:
        return [] if chosen == "all" else [self._words.of(FILTER_MEANINGS, chosen)]

    def _counted(self, number: int) -> str:
        return self._words.counted("{number} condition", "{number} conditions", number)

    def _with_match(self, row: ConditionRow, matched: str, query: str) -> ConditionRow:
        if not matched or _names(row, query):
            return row
        found_by = self._words.text("found by {matched}", matched=matched)
        told = replace(row, spoken=f"{row.spoken}, {found_by}")
        if matched in row.subtitle.split(" \u00b7 "):
            return told
        subtitle = f"{row.subtitle} \u00b7 {matched}" if row.subtitle else matched
        return replace(told, subtitle=subtitle, matched=matched)

    def _grouped(self, ids: Iterable[str]) -> Iterable[ConditionRow | GroupRow]:
        by_group: dict[str, list[ConditionRow]] = {group: [] for group in GROUPS}
        for identifier in ids:
            group = self._reference.bundle.conditions[identifier].group
            by_group[group].append(self._rows[identifier])
        for label, rows in by_group.items():
            if rows:
                told = self._words.text("Heading of {rows}", rows=self._counted(len(rows)))
                yield GroupRow(self._words.of(GROUPS, label), told)
                yield from rows

    def _passes(self, condition: Condition, chip: Filter) -> bool:
        plex = self._reference.verdict(condition.id, "plex").word
        ivig = self._reference.verdict(condition.id, "ivig").word
        return {
            "all": True,
            "plex": plex in _FOR,
            "ivig": ivig in _FOR,
            "disagree": Word.SOURCES_DISAGREE in {plex, ivig},
            "founding": condition.in_founding_document,
            "changed": condition.id in self._reference.changed,
        }[chip]

    def _row(self, condition: Condition) -> ConditionRow:
        plex = self._reference.verdict(condition.id, "plex")
        ivig = self._reference.verdict(condition.id, "ivig")
        codes = [written_code(code) for code in condition.codes[:1]]
        differ = [self._words.text("sources differ")] if plex.differing or ivig.differing else []
        subtitle = " \u00b7 ".join([*condition.abbreviations[:1], *codes, *differ])
        return ConditionRow(
            id=condition.id,
            name=self._words.name(condition.name),
            subtitle=subtitle,
            plex=plex.word.value,
            ivig=ivig.word.value,
            plex_unsupported=plex.unsupported,
            ivig_unsupported=ivig.unsupported,
            spoken=self._spoken(condition, plex, ivig),
            group=self._words.of(GROUPS, condition.group),
            changed=self._reference.changed.get(condition.id, ""),
        )

    def _spoken(self, condition: Condition, plex: Verdict, ivig: Verdict) -> str:
        verdicts = [
            f"{self._words.of(THERAPY_WORDS, therapy)} {self._in_words(verdict)}"
            for therapy, verdict in (("plex", plex), ("ivig", ivig))
        ]
        change = self._reference.changed.get(condition.id)
        changed = [self._words.of(CHANGED_CONDITIONS, change)] if change else []
        return ", ".join([self._words.name(condition.name), *verdicts, *changed])

    def _in_words(self, verdict: Verdict) -> str:
        label = self._words.of(SPOKEN_VERDICTS, verdict.word)
        return label + verdict_aside(
            self._words, unsupported=verdict.unsupported, differs=bool(verdict.differing)
        )


def _names(row: ConditionRow, query: str) -> bool:
    """Whether the name that is shown begins its words as the query does; it then says enough."""
    from gui.core.search.normalise import normalise

    shown = normalise(row.name).split()
    typed = normalise(query).split()
    return all(any(word.startswith(part) for word in shown) for part in typed)
