"""The reference, or one page of it, as one web page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from gui.core.bundle.records import Condition
from gui.core.reference import Reference
from gui.exports.html_condition import (
    condition_anchor,
    condition_body,
    condition_part,
    condition_places,
)
from gui.exports.html_contents import condition_contents, short_contents
from gui.exports.html_evidence import EvidenceTable
from gui.exports.html_frame import Sheet, document, on_paper
from gui.exports.html_general import (
    overview_parts,
    overview_places,
    part,
    sources_parts,
    sources_places,
    therapies_parts,
    therapies_places,
)
from gui.exports.html_language import statements_of
from gui.exports.html_markup import Html, element, heading, joined, text
from gui.exports.html_parts import SourceLinks
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.words import GROUPS, Words


def html_file(
    reference: Reference,
    what: str,
    imprint: Imprint,
    words: Words,
    factors: Collection[str] = (),
) -> str:
    """A whole web page: no script is needed to read it, and it refers to nothing outside.

    The same content on the same day gives the same text.

    Args:
        what: "all", "overview", "evidence", "therapies", "sources", or the id of a condition.
        factors: ids of the patient factors whose statements are marked, in one condition only.

    Raises:
        KeyError: there is no such page and no such condition, or no such factor.
    """
    pages = _Pages(reference, imprint, words)
    made: dict[str, Callable[[], Sheet]] = {
        "all": pages.all,
        "overview": pages.overview,
        "evidence": pages.evidence,
        "therapies": pages.therapies,
        "sources": pages.sources,
    }
    sheet = made[what]() if what in made else pages.condition(what, factors)
    return document(sheet, imprint, words)


class _Pages:
    def __init__(self, reference: Reference, imprint: Imprint, words: Words) -> None:
        self._reference = reference
        self._imprint = imprint
        self._words = words
        self._titles = {
            "overview": words.text("Overview"),
            "therapies": words.text("Therapies"),
            "sources": words.text("Sources"),
            "imprint": words.text("About this file"),
        }

    def all(self) -> Sheet:
        words = self._words
        ends = [(place, self._titles[place]) for place in ("therapies", "sources", "imprint")]
        overview = overview_parts(self._reference, words, 3, condition_anchor)
        return Sheet(
            words.text("All conditions, therapies and sources"),
            "",
            condition_contents(
                self._reference,
                [("overview", self._titles["overview"])],
                ends,
                condition_anchor,
                words,
            ),
            joined(
                [
                    part("overview", self._titles["overview"], 2, overview),
                    *self._groups(self._condition_in_full),
                    self._part("therapies", therapies_parts(self._reference, words, 3)),
                    self._part("sources", sources_parts(self._reference, words, 3)),
                ]
            ),
            searchable=True,
        )

    def condition(self, condition: str, factors: Collection[str]) -> Sheet:
        page = comparison_page(self._reference, condition, self._words)
        return Sheet(
            page.title,
            page.subtitle,
            short_contents(condition_places(condition, self._words), self._words),
            condition_body(self._reference, page, self._words, 2, factors),
            searchable=False,
        )

    def overview(self) -> Sheet:
        return self._short(
            "overview",
            overview_places(self._words),
            overview_parts(self._reference, self._words, 2),
        )

    def therapies(self) -> Sheet:
        return self._short(
            "therapies",
            therapies_places(self._words),
            therapies_parts(self._reference, self._words, 2),
        )

    def sources(self) -> Sheet:
        return self._short(
            "sources",
            sources_places(self._words),
            sources_parts(self._reference, self._words, 2),
        )

    def evidence(self) -> Sheet:
        ends = [("imprint", self._titles["imprint"])]
        return Sheet(
            self._words.text("Evidence on all conditions"),
            "",
            condition_contents(self._reference, [], ends, condition_anchor, self._words),
            joined(self._groups(self._evidence_on)),
            searchable=True,
        )

    def _short(self, place: str, places: tuple[tuple[str, str], ...], content: Html) -> Sheet:
        contents = short_contents(places, self._words)
        return Sheet(self._titles[place], "", contents, content, searchable=False)

    def _part(self, place: str, content: Html) -> Html:
        paper = on_paper(self._imprint)
        return part(place, self._titles[place], 2, paper, content, leaf=True)

    def _groups(self, written: Callable[[Condition], Html]) -> Iterator[Html]:
        for group in GROUPS:
            conditions = [
                entry
                for entry in self._reference.bundle.conditions.values()
                if entry.group == group
            ]
            if conditions:
                title = self._words.of(GROUPS, group)
                yield part(f"group_{group}", title, 2, *map(written, conditions), leaf=True)

    def _condition_in_full(self, condition: Condition) -> Html:
        return condition_part(self._reference, condition.id, self._imprint, self._words, 3)

    def _evidence_on(self, condition: Condition) -> Html:
        page = evidence_page(self._reference, condition.id, self._words)
        place = condition_anchor(condition.id)
        links = SourceLinks(place, page.sources, self._words)
        statements = statements_of(self._reference.bundle.manifest, self._words)
        cited = self._words.text("Sources cited here")
        return element(
            "section",
            heading(3, page.title),
            element("p", text(page.subtitle), class_="sub"),
            on_paper(self._imprint),
            EvidenceTable(page, links, self._words, statements).table(),
            part(f"{place}_sources", cited, 4, links.listed()),
            id=place,
            class_="condition",
        )
