"""What several parts of a web page are made of: statements, sources, tables of two columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES
from gui.exports.html_language import Statements
from gui.exports.html_markup import NOTHING, SPACE, Html, element, joined, text
from gui.pages.parts import Row, SourceCard, Statement
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import THERAPY_NAMES, Words


class SourceLinks:
    """The sources of one part: marks that link to its list, and the list itself.

    Args:
        place: the id of the part; it holds no underscore but its own first one.
        cards: the sources that the part cites.
    """

    def __init__(self, place: str, cards: Iterable[SourceCard], words: Words) -> None:
        self._place = place
        self._cards = {card.number: card for card in cards}
        self._numbers = {card.id: card.number for card in self._cards.values()}
        self._words = words

    def mark(self, number: int) -> Html:
        """The mark of a source, by its number in this part."""
        return element(
            "a",
            text(f"[{number}]"),
            class_="src",
            href=f"#{self._anchor(number)}",
            title=self._cards[number].label,
        )

    def mark_of(self, source: str) -> Html:
        """The mark of a source, by its id."""
        return self.mark(self._numbers[source])

    def listed(self) -> Html:
        """All sources of the part, each under its number."""
        return element("ul", *(self._entry(card) for card in self._cards.values()), class_="refs")

    def _entry(self, card: SourceCard) -> Html:
        return element(
            "li", *source_parts(card, self._words), id=self._anchor(card.number), class_="ref"
        )

    def _anchor(self, number: int) -> str:
        return f"{self._place}_s{number}"


def source_parts(card: SourceCard, words: Words) -> Iterable[Html]:
    """Number, label, citation; then kind, status and how it was read."""
    yield element("span", text(f"[{card.number}]"), class_="num")
    yield SPACE
    yield element("b", text(card.label))
    yield text(f". {card.full_citation} ")
    yield element("span", text(card.about(words)), class_="about")


class StatementLists:
    """Writes statements with their source marks; those of a chosen factor are marked.

    Args:
        statements: in which language they are.
        factors: the chosen patient factors, id to name.
    """

    def __init__(
        self,
        links: SourceLinks,
        words: Words,
        statements: Statements,
        factors: Mapping[str, str],
    ) -> None:
        self._statements = statements
        self.links = links
        self.words = words
        self._factors = factors

    def listed(self, statements: Iterable[Statement]) -> Html:
        """A list of statements, one item each."""
        return element("ul", *map(self._item, statements), class_="said")

    def _item(self, statement: Statement) -> Html:
        names = [name for key, name in self._factors.items() if key in statement.factors]
        classes = [f"t-{statement.tone}"] if statement.tone != "plain" else []
        tag = NOTHING
        if names:
            classes.append("touched")
            named = self.words.text("Marked: {factors}", factors=", ".join(names))
            tag = Html(element("mark", text(named)) + SPACE)
        aside = NOTHING
        if statement.aside:
            said = self._statements.quoting(f" \u00b7 {statement.aside}", statement.reason)
            aside = element("span", said, class_="aside")
        return element(
            "li",
            tag,
            self._statements.stated(statement),
            aside,
            SPACE if statement.number else NOTHING,
            self.links.mark(statement.number) if statement.number else NOTHING,
            class_=" ".join(classes) or None,
        )

    def table(self, caption: str, rows: Sequence[Row], *first: Html) -> Html:
        """Rows of two equal columns.

        Args:
            first: rows of the table that stand above.
        """
        body = element("tbody", *first, *map(self._row, rows))
        return element(
            "table",
            element("caption", text(self._statements.titled(caption))),
            element("thead", self._head()),
            body,
            class_="columns",
        )

    def row(self, label: str, cells: Mapping[TherapyId, Html]) -> Html:
        """One row: what is asked, and the cell of each therapy."""
        return element(
            "tr",
            element("th", text(label), scope="row"),
            *(
                element("td", cells[therapy], data_column=self.words.of(THERAPY_WORDS, therapy))
                for therapy in THERAPIES
            ),
        )

    def _row(self, row: Row) -> Html:
        return self.row(row.label, {therapy: self._cell(row, therapy) for therapy in THERAPIES})

    def _cell(self, row: Row, therapy: TherapyId) -> Html:
        statements = row.column(therapy)
        return self.listed(statements) if statements else element("p", text(row.empty), class_="no")

    def _head(self) -> Html:
        row = element("span", text(self.words.text("Row")), class_="unseen")
        corner = element("th", row, scope="col")
        return element("tr", corner, *(therapy_head(therapy, self.words) for therapy in THERAPIES))


def therapy_head(therapy: TherapyId, words: Words) -> Html:
    """The head of a column: the therapy's short and full name."""
    full = element("span", text(words.of(THERAPY_NAMES, therapy)), class_="full")
    return element("th", text(words.of(THERAPY_WORDS, therapy)), SPACE, full, scope="col")


def lines(values: Iterable[str], class_: str | None = None) -> Html:
    """Paragraphs, one a line of text."""
    return joined(element("p", text(value), class_=class_) for value in values)
