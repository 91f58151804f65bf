"""The evidence on one condition as a table: every claim, and what it did in the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES
from gui.exports.html_language import Statements
from gui.exports.html_markup import NOTHING, SPACE, Html, element, joined, text
from gui.exports.html_parts import SourceLinks
from gui.pages.evidence import EvidencePage, EvidenceRow
from gui.pages.words import NO_SOURCE_FOUND, THERAPY_NAMES, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

_HEADS = {
    "source": "Source",
    "kind": "Kind and status",
    "stance": "Position or finding",
    "population": "Population",
    "statement": "What it says",
    "role": "In the verdict",
}


class EvidenceTable:
    """Writes the claims of one condition, PLEX first, the lead first on each."""

    def __init__(
        self, page: EvidencePage, links: SourceLinks, words: Words, statements: Statements
    ) -> None:
        self._statements = statements
        self._page = page
        self._links = links
        self._words = words

    def table(self) -> Html:
        """The table with a part for each therapy."""
        caption = self._words.text("Evidence on {condition}", condition=self._page.title)
        heads = (element("th", text(self._words.of(_HEADS, head)), scope="col") for head in _HEADS)
        return element(
            "table",
            element("caption", text(self._statements.titled(caption))),
            element("thead", element("tr", *heads)),
            *map(self._part, THERAPIES),
            class_="evidence",
        )

    def _part(self, therapy: TherapyId) -> Html:
        names = (self._words.of(THERAPY_WORDS, therapy), self._words.of(THERAPY_NAMES, therapy))
        title = text(": ".join(names))
        head = element("th", title, colspan=len(_HEADS), scope="rowgroup")
        rows = [self._row(row) for row in self._page.rows if row.therapy == therapy]
        if not rows:
            empty = element("td", text(self._words.text(NO_SOURCE_FOUND)), colspan=len(_HEADS))
            rows = [element("tr", empty)]
        return element("tbody", element("tr", head, class_="part"), *rows)

    def _row(self, row: EvidenceRow) -> Html:
        mark = self._links.mark_of(row.source)
        source = element("th", text(row.source_and_year), SPACE, mark, scope="row")
        cells = (
            element("td", _stacked(cell), data_column=self._words.of(_HEADS, head))
            for head, cell in zip(list(_HEADS)[1:], self._cells(row), strict=True)
        )
        return element("tr", source, *cells, class_=f"r-{row.role}")

    def _cells(self, row: EvidenceRow) -> Iterator[Sequence[Html]]:
        words = self._words
        said = self._statements.said
        yield (text(row.about), text(row.how_read(words)))
        yield (text(row.stance_label), said(row.grade) if row.grade else NOTHING)
        scope = text(words.text("Scope: {scope}", scope=row.scope))
        yield (said(row.population) if row.population else NOTHING, scope)
        yield (said(row.statement), self._course(row))
        yield (text(row.role_label), self._statements.quoting(row.why_not, row.reason))

    def _course(self, row: EvidenceRow) -> Html:
        heading = row.course_said(self._words).removesuffix(row.course)
        return joined([text(heading), self._statements.said(row.course)]) if heading else NOTHING


def _stacked(parts: Sequence[Html]) -> Html:
    first, *others = (part for part in parts if part)
    return joined([first, *(element("div", part, class_="more") for part in others)])
