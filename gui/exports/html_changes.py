"""What is different between two bundles as one web page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence

from gui.exports.html_contents import short_contents
from gui.exports.html_frame import Sheet, document
from gui.exports.html_general import part
from gui.exports.html_language import Statements, statements_in
from gui.exports.html_marks import badge
from gui.exports.html_markup import NOTHING, Html, element, joined, text
from gui.exports.html_parts import SourceLinks, StatementLists, lines
from gui.pages.change_parts import BundleCard, ChangeCell, ChangeRow, ChangeSection, ChangesPage
from gui.pages.change_words import SIGNING
from gui.pages.imprint import Imprint
from gui.pages.words import Words

_PLACE = "changes"
_LINES_TO_SIGN = 3


def html_changes(page: ChangesPage, imprint: Imprint, words: Words) -> str:
    """A whole web page; the same page on the same day gives the same text.

    Args:
        imprint: that of the new bundle.
    """
    return document(_Changes(page, statements_in(imprint), words).sheet(), imprint, words)


class _Changes:
    def __init__(self, page: ChangesPage, statements: Statements, words: Words) -> None:
        self._page, self._words = page, words
        self._links = SourceLinks(_PLACE, page.sources, words)
        self._lists = StatementLists(self._links, words, statements, {})

    def sheet(self) -> Sheet:
        page, words = self._page, self._words
        places = [("bundles", words.text("The two bundles"))]
        parts = [part(*places[0], 2, self._bundles(), self._summary())]
        for section in page.sections:
            place = f"changes_{section.id}"
            places.append((place, section.counted))
            parts.append(part(place, section.counted, 2, self._section(section)))
        if page.sources:
            places.append(("changes_sources_cited", words.text("Sources cited here")))
            parts.append(part(*places[-1], 2, self._links.listed()))
        parts.append(element("div", self._to_sign(), class_="onpaper"))
        subtitle = f"{page.old.version} \u2192 {page.new.version}"
        contents = short_contents(places, words)
        return Sheet(page.title, subtitle, contents, joined(parts), searchable=False)

    def _bundles(self) -> Html:
        cells = [element("td", self._card(card)) for card in (self._page.old, self._page.new)]
        corner = element("th", text(self._words.text("The two bundles")), scope="row")
        return self._table(self._words.text("The two bundles"), [element("tr", corner, *cells)])

    def _card(self, card: BundleCard) -> Html:
        return lines(card.lines, "sha256")

    def _summary(self) -> Html:
        if self._page.message:
            return element("p", element("strong", text(self._page.message)))
        items = (element("li", text(entry)) for entry in self._page.summary)
        return element("ul", *items, class_="said")

    def _section(self, section: ChangeSection) -> Html:
        return self._table(section.title, [self._row(row) for row in section.rows])

    def _table(self, caption: str, rows: Sequence[Html]) -> Html:
        corner = element("th", element("span", text(self._words.text("Row")), class_="unseen"))
        heads = [
            element("th", text(card.heading), scope="col")
            for card in (self._page.old, self._page.new)
        ]
        return element(
            "table",
            element("caption", text(caption)),
            element("thead", element("tr", corner, *heads)),
            element("tbody", *rows),
            class_="columns",
        )

    def _row(self, row: ChangeRow) -> Html:
        label = element("strong", text(row.label)) if row.alarming else text(row.label)
        return element(
            "tr",
            element("th", label, scope="row"),
            *(
                element("td", self._cell(cell), data_column=card.heading)
                for cell, card in ((row.old, self._page.old), (row.new, self._page.new))
            ),
        )

    def _cell(self, cell: ChangeCell) -> Html:
        shown = NOTHING
        if cell.badge is not None:
            verdict = badge(
                cell.badge.verdict,
                self._words,
                unsupported=cell.badge.unsupported,
                differs=cell.badge.differs,
            )
            shown = element("p", verdict)
        if cell.statements:
            return joined([shown, self._lists.listed(cell.statements)])
        if cell.badge is not None:
            return shown
        return element("p", text(cell.empty), class_="no")

    def _to_sign(self) -> Html:
        words = self._words
        choice = "\u25a1 {}   \u25a1 {}".format(
            words.of(SIGNING, "accepted"), words.of(SIGNING, "refused")
        )
        fields = " ____________________   ".join(
            f"{words.of(SIGNING, name)}:" for name in ("name", "function", "day", "signature")
        )
        return lines([choice, *[f"{fields} ____________________"] * _LINES_TO_SIGN])
