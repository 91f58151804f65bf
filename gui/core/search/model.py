"""What is searched, and what a search gives back."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

Match: TypeAlias = Literal["exact", "prefix", "word", "inside", "near", "therapy"]


class SearchEntry(msgspec.Struct, frozen=True):
    """A condition as the search sees it.

    Attributes:
        id: identifier, unique among the entries.
        names: full names, English and German.
        abbreviations: as written, such as "CIDP".
        synonyms: other names in any language.
        codes: as written, such as "G61.0"; a code that is also to be found under the name of
            its system is given twice, "641" and "ORPHA:641".
        therapy_order: for each therapy of this entry its place (0 first) when that therapy
            is searched for. An entry without a therapy has no key for it.
    """

    id: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    synonyms: tuple[str, ...]
    codes: tuple[str, ...]
    therapy_order: Mapping[str, int]


class Hit(msgspec.Struct, frozen=True):
    """An entry that was found.

    Attributes:
        id: identifier of the entry.
        match: how the query matched: "exact" (all of a name, abbreviation, synonym or code),
            "prefix" (one of them begins so), "word" (every word of the query begins a word),
            "inside" (some stand inside a word), "near" (some after forgiving a typing error),
            "therapy" (only by a therapy of the entry).
        matched: the name, abbreviation, synonym or code that matched best, as written in the
            entry; "" if none did.
    """

    id: str
    match: Match
    matched: str
