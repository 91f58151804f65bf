"""The condition list: groups, filters and search results, with both verdicts in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from gui.core.bundle.records import Code, Condition
from gui.core.evidence import Verdict, Word
from gui.core.reference import Reference
from gui.pages.list_rows import ConditionRow, FoundRows, GroupedRows, GroupRow, Rows
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

    rows: Rows
    hits: int
    message: str
    near: str = ""
    told: str = ""


def written_code(code: Code) -> str:
    """A code as it is quoted; an ORPHA number needs its system's name."""
    return f"{code.system} {code.code}" if code.system == "ORPHA" else code.code


class ConditionList:
    """Presents the list; a row is made when it is first shown, a search only picks and orders."""

    def __init__(self, reference: Reference, words: Words) -> None:
        self._reference = reference
        self._words = words
        self._rows: dict[str, ConditionRow] = {}
        chips = [chip for chip in FILTER_ORDER if chip != "changed" or reference.changed]
        self._groups: dict[Filter, dict[str, list[str]]] = {
            chip: {group: [] for group in GROUPS} for chip in chips
        }
        for condition in reference.bundle.conditions.values():
            for chip in self._passed(condition):
                self._groups[chip][condition.group].append(condition.id)
        self._among: dict[Filter, int] = {}

    def filters(self) -> tuple[FilterChip, ...]:
        """All filters with their counts; that of what changed only after an update."""
        return tuple(
            FilterChip(chip, self._words.of(FILTERS, chip), self._number(chip))
            for chip in self._groups
        )

    def page(self, query: str = "", chosen: Filter = "all") -> ListPage:
        """The rows for a query, best first, or all rows in their groups for an empty one."""
        if query.strip():
            return self._found(query, chosen)
        rows = self._grouped(self._groups[chosen])
        hits = self._number(chosen)
        message = "" if hits else self._words.text("No condition passes this filter.")
        told = message or ", ".join([*self._narrowed(chosen), self._counted(hits)])
        return ListPage(rows=rows, hits=hits, message=message, told=told)

    def spoken(self, condition_id: str) -> str:
        """A condition and both verdicts in words.

        Raises:
            KeyError: there is no such condition.
        """
        return self._row(condition_id).spoken

    def _number(self, chosen: Filter) -> int:
        return sum(map(len, self._groups[chosen].values()))

    def _found(self, query: str, chosen: Filter) -> ListPage:
        hits = self._reference.search_index.find(query, self._passing(chosen))
        typed = _words_of(query)

        def row(place: int) -> ConditionRow:
            return self._with_match(self._row(hits[place].id), hits[place].matched, typed)

        if hits:
            message = ""
        elif chosen == "all":
            message = self._words.text("No condition matches \u201c{query}\u201d.", query=query)
        else:
            message = self._words.text(
                "No condition matches \u201c{query}\u201d under this filter.", query=query
            )
        only_near = bool(hits) and hits[0].match == "near"
        near = self._words.text("No exact match. Similar:") if only_near else ""
        rows = FoundRows(len(hits), row)
        told = message or self._told(len(hits), row(0).name, near, chosen)
        return ListPage(rows=rows, hits=len(hits), message=message, near=near, told=told)

    def _passing(self, chosen: Filter) -> int | None:
        """The conditions that pass a filter, as the search wants them; None for all."""
        if chosen == "all":
            return None
        if chosen not in self._among:
            from gui.core.search.bits import bits_of

            conditions = self._reference.bundle.conditions
            passing = {it for ids in self._groups[chosen].values() for it in ids}
            numbers = (number for number, it in enumerate(conditions) if it in passing)
            self._among[chosen] = bits_of(numbers, len(conditions))
        return self._among[chosen]

    def _told(self, hits: int, name: str, near: str, chosen: Filter) -> str:
        found = [*self._narrowed(chosen), self._counted(hits)]
        first = self._words.text("first: {condition}", condition=name)
        return " ".join(part for part in (near, ", ".join([*found, first])) if part)

    def _narrowed(self, chosen: Filter) -> list[str]:
        return [] if chosen == "all" else [self._words.of(FILTER_MEANINGS, chosen)]

    def _counted(self, number: int) -> str:
        return self._words.counted("{number} condition", "{number} conditions", number)

    def _with_match(self, row: ConditionRow, matched: str, typed: Sequence[str]) -> ConditionRow:
        if not matched or _names(row, typed):
            return row
        found_by = self._words.text("found by {matched}", matched=matched)
        told = replace(row, spoken=f"{row.spoken}, {found_by}")
        if matched in row.subtitle.split(" \u00b7 "):
            return told
        subtitle = f"{row.subtitle} \u00b7 {matched}" if row.subtitle else matched
        return replace(told, subtitle=subtitle, matched=matched)

    def _grouped(self, groups: Mapping[str, Sequence[str]]) -> GroupedRows:
        return GroupedRows(
            [(self._heading(label, len(ids)), ids) for label, ids in groups.items() if ids],
            self._row,
        )

    def _heading(self, label: str, rows: int) -> GroupRow:
        told = self._words.text("Heading of {rows}", rows=self._counted(rows))
        return GroupRow(self._words.of(GROUPS, label), told)

    def _passed(self, condition: Condition) -> Iterator[Filter]:
        plex = self._reference.verdict(condition.id, "plex").word
        ivig = self._reference.verdict(condition.id, "ivig").word
        yield "all"
        if plex in _FOR:
            yield "plex"
        if ivig in _FOR:
            yield "ivig"
        if Word.SOURCES_DISAGREE in {plex, ivig}:
            yield "disagree"
        if condition.in_founding_document:
            yield "founding"
        if condition.id in self._reference.changed:
            yield "changed"

    def _row(self, condition_id: str) -> ConditionRow:
        row = self._rows.get(condition_id)
        if row is None:
            condition = self._reference.bundle.conditions[condition_id]
            row = self._rows[condition_id] = self._made(condition)
        return row

    def _made(self, condition: Condition) -> ConditionRow:
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


def _names(row: ConditionRow, typed: Sequence[str]) -> bool:
    """Whether the name that is shown begins its words as the query does; it then says enough."""
    shown = _words_of(row.name)
    return all(any(word.startswith(part) for word in shown) for part in typed)


def _words_of(text: str) -> Sequence[str]:
    from gui.core.search.normalise import normalise

    return normalise(text).split()
