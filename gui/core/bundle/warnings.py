"""What may be wrong with a bundle that is whole and consistent: questions to its author.

Nothing here refuses a bundle. Three things are asked about, each by a rule that finds it with few
false alarms:

copied-list
    The founding document's own fault: its list for plasma exchange is the list that its reference
    for immunoglobulin gives for immunoglobulin. Asked where a source favours a therapy in four
    conditions or more, and a source, the same or another, favours the other therapy in all of
    them and in at most a quarter more. A source favours where its claim is recommended,
    considered or benefit, whatever its scope. Lists that overlap less are those of any two
    sources that treat the same diseases. Who rightly favours both therapies in the same four
    conditions is asked as well, and answers no.
review
    The review of the bundle is overdue, or due within ninety days.
no-grade
    A claim has no grade though its source grades another claim. A source that makes no statement
    has nothing to grade. Withdrawn claims are asked about in no respect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Literal

import msgspec

from gui.core.bundle.bundle import Bundle
from gui.core.bundle.problems import Problem

SOON = timedelta(days=90)
_FEWEST = 4
_MOST_MORE = 4  # of so many conditions of the shorter list, the longer may have one more
_FAVOURS = {"recommended", "considered", "benefit"}
_Lists = Mapping[str, frozenset[str]]

Kind = Literal["copied-list", "review", "no-grade"]


class Warned(msgspec.Struct, frozen=True):
    """One question: which kind, and where and what."""

    kind: Kind
    problem: Problem

    def __str__(self) -> str:
        return f"warning: {self.problem}"


def warnings(bundle: Bundle, today: date) -> tuple[Warned, ...]:
    """Everything that an author is asked about.

    Args:
        today: the day on which it is asked, for the review.
    """
    return (*_copied_lists(bundle), *_review(bundle, today), *_missing_grades(bundle))


def _copied_lists(bundle: Bundle) -> Iterator[Warned]:
    lists = {therapy: _favoured(bundle, therapy) for therapy in bundle.therapies}
    places = {source: place for place, source in enumerate(bundle.sources)}
    for (one, plex), (other, ivig) in product(lists["plex"].items(), lists["ivig"].items()):
        fewer, more = sorted((plex, ivig), key=len)
        if len(fewer) < _FEWEST or not fewer <= more:
            continue
        if (len(more) - len(fewer)) * _MOST_MORE <= len(fewer):
            by_other = "" if one == other else f"{other} favours "
            said = (
                f"{one} favours plex in {len(plex)} conditions, and {by_other}ivig in {len(ivig)}; "
                f"{len(fewer)} are the same: {', '.join(sorted(fewer))}. Was one list taken from "
                "the other?"
            )
            yield Warned("copied-list", Problem("sources.json", f"$.sources[{places[one]}]", said))


def _favoured(bundle: Bundle, therapy: str) -> _Lists:
    """The conditions in which each source favours a therapy."""
    found: dict[str, set[str]] = {}
    for condition in bundle.conditions.values():
        for claim in condition.claims:
            favours = (claim.position or claim.finding) in _FAVOURS and claim.withdrawn is None
            if claim.therapy == therapy and favours:
                found.setdefault(claim.source, set()).add(condition.id)
    return {source: frozenset(conditions) for source, conditions in found.items()}


def _review(bundle: Bundle, today: date) -> Iterator[Warned]:
    due = bundle.manifest.review_due
    if due - today > SOON:
        return
    said = f"the review was due on {due}" if due < today else f"the review is due on {due}"
    yield Warned("review", Problem("bundle.json", "$.reviewDue", said))


def _missing_grades(bundle: Bundle) -> Iterator[Warned]:
    systems: dict[str, set[str]] = {}
    for condition in bundle.conditions.values():
        for claim in condition.claims:
            if claim.grade:
                systems.setdefault(claim.source, set()).add(claim.grade_system or "a system")
    for condition in bundle.conditions.values():
        for place, claim in enumerate(condition.claims):
            says_nothing = claim.position == "no-statement" or claim.withdrawn is not None
            if claim.grade or claim.source not in systems or says_nothing:
                continue
            graded = " and ".join(sorted(systems[claim.source]))
            said = f"{claim.id} has no grade, though {claim.source} grades others in: {graded}"
            file = f"conditions/{condition.id}.json"
            yield Warned("no-grade", Problem(file, f"$.claims[{place}]", said))
