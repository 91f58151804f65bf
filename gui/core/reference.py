"""The content ready for use: the bundle with every verdict computed, and its search index."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from gui.core.bundle import Bundle
from gui.core.bundle.records import Claim, Condition, TherapyId
from gui.core.evidence import Verdict, Word, judge

if TYPE_CHECKING:
    from gui.core.compare.changes import ConditionMark
    from gui.core.overlay import Local
    from gui.core.search import SearchEntry, SearchIndex

THERAPIES: tuple[TherapyId, ...] = ("plex", "ivig")

_VERDICT_ORDER = tuple(Word)


class Reference:
    """A bundle and what follows from it; immutable after construction.

    Args:
        bundle: the content.
        local: the hospital's own lines, which stand beside it and change nothing in it.
        changed: what is different since the bundle before, by the id of the condition.
    """

    def __init__(
        self,
        bundle: Bundle,
        *,
        local: Local | None = None,
        changed: Mapping[str, ConditionMark] = MappingProxyType({}),
    ) -> None:
        self.bundle = bundle
        self.local = local
        self.changed = changed
        self._verdicts: Mapping[tuple[str, TherapyId], Verdict] = MappingProxyType(
            {
                (condition.id, therapy): judge(claims_on(condition, therapy), bundle.sources)
                for condition in bundle.conditions.values()
                for therapy in THERAPIES
            }
        )

    def beside(self, local: Local | None) -> Reference:
        """The same content with other lines of the hospital's own."""
        other = copy(self)
        other.local = local
        return other

    def verdict(self, condition_id: str, therapy: TherapyId) -> Verdict:
        """The verdict on a therapy in a condition.

        Raises:
            KeyError: there is no such condition.
        """
        return self._verdicts[condition_id, therapy]

    @cached_property
    def search_index(self) -> SearchIndex:
        """The index over all conditions, built on first use."""
        from gui.core.search import SearchIndex

        therapies = self.bundle.therapies
        names: dict[str, tuple[str, ...]] = {
            therapy: (
                therapies[therapy].abbreviation,
                therapies[therapy].name.en,
                therapies[therapy].name.de,
                *therapies[therapy].synonyms.en,
                *therapies[therapy].synonyms.de,
            )
            for therapy in THERAPIES
        }
        entries = [self._search_entry(entry) for entry in self.bundle.conditions.values()]
        return SearchIndex(entries, names)

    def _search_entry(self, condition: Condition) -> SearchEntry:
        from gui.core.search import SearchEntry

        plain = [code.code for code in condition.codes]
        named = [f"{code.system} {code.code}" for code in condition.codes]
        return SearchEntry(
            id=condition.id,
            names=(condition.name.en, condition.name.de),
            abbreviations=condition.abbreviations,
            synonyms=(
                *condition.synonyms.en,
                *condition.synonyms.de,
                *(code.label for code in condition.codes),
            ),
            codes=tuple(dict.fromkeys([*plain, *named])),
            therapy_order={
                therapy: _VERDICT_ORDER.index(self.verdict(condition.id, therapy).word)
                for therapy in THERAPIES
            },
        )


def claims_on(condition: Condition, therapy: TherapyId) -> tuple[Claim, ...]:
    """The condition's claims on one therapy, in the bundle's order."""
    return tuple(claim for claim in condition.claims if claim.therapy == therapy)
