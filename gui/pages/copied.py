"""What is copied: the same lines as plain text and as rich text, with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gui.pages.change_parts import ChangesPage
from gui.pages.evidence import EvidenceRow
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR, Part, SourceCard, Statement
from gui.pages.sources import ReferenceRow
from gui.pages.words import Words


class Run(Part, frozen=True):
    """A piece of a line, in bold or not."""

    text: str
    strong: bool = False


Line = tuple[Run, ...]


class Summary(Part, frozen=True):
    """A text to be copied, plain and as a fragment of HTML; both say the same."""

    plain: str
    rich: str


def summary_of(lines: Sequence[Line]) -> Summary:
    """The two forms of some lines; no line breaks within itself, nothing is taken for markup."""
    tidy = [tuple(Run(_on_one_line(run.text), strong=run.strong) for run in line) for line in lines]
    plain = "\n".join("".join(run.text for run in line).strip() for line in tidy)
    rich = "<br>\n".join("".join(map(_marked_up, line)).strip() for line in tidy)
    return Summary(plain=plain, rich=f"<p>{rich}</p>")


def _on_one_line(text: str) -> str:
    """A text with every run of white space as one space; those at its ends stay one each."""
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")


def _marked_up(run: Run) -> str:
    return f"<b>{escape(run.text)}</b>" if run.strong else escape(run.text)


class Marks:
    """Numbers the sources anew, from 1, in the order in which a text cites them.

    What has no source has no mark.
    """

    def __init__(self, cards: Sequence[SourceCard]) -> None:
        self._cards = {card.number: card for card in cards}
        self._given: dict[int, int] = {}

    def card(self, statement: Statement) -> SourceCard:
        """The card of a statement's source."""
        return self._cards[statement.number]

    def mark(self, statement: Statement) -> str:
        """The mark of a statement's source."""
        if not statement.number:
            return ""
        return f"[{self._given.setdefault(statement.number, len(self._given) + 1)}]"

    def marked(self, statement: Statement) -> str:
        """A statement with its aside and its mark."""
        return f"{statement.full} {self.mark(statement)}"

    def cited(self) -> Iterator[tuple[int, SourceCard]]:
        """Every source cited so far, with its new number."""
        for number, given in self._given.items():
            yield given, self._cards[number]


def short_source(number: int, card: SourceCard) -> str:
    """A source in a few words: its label, and what finds it again."""
    pmid = f"PMID {card.pmid}" if card.pmid else ""
    doi = f"DOI {card.doi}" if card.doi else ""
    return f"[{number}] {card.label}: {doi or pmid or card.citation}"


def full_source(number: int, card: SourceCard, words: Words) -> str:
    """A source with everything that is known of it."""
    return f"[{number}] {card.label}: {card.full_citation}{SEPARATOR}{card.about(words)}"


def with_imprint(title: Sequence[Line], said: Sequence[Line], imprint: Imprint) -> list[Line]:
    """Lines as they are copied.

    Below the title stands the warning where there is one; last, which content it was, when and on
    whose word, and that it is no prescription.
    """
    which, whose, _ = imprint.lines_as("copied")
    warning = [(Run(imprint.warning, strong=True),)] if imprint.warning else []
    foot = [(Run(which),), (Run(f"{whose}{SEPARATOR}{imprint.not_a_prescription}"),)]
    return [*title, *warning, *said, *foot]


def statement_copy(
    statements: Sequence[Statement],
    cards: Sequence[SourceCard],
    imprint: Imprint,
    words: Words,
    where: str,
    *,
    detailed: bool = False,
) -> Summary:
    """Some statements with their sources in full.

    Args:
        cards: those of the page on which the statements stand.
        where: what they are about, for the first line; none where it is empty.
        detailed: whether what the source says at length is added.
    """
    marks = Marks(cards)
    title = [(Run(where, strong=True),)] if where else []
    lines: list[Line] = []
    for entry in statements:
        detail = entry.detail if detailed else ""
        said = ": ".join(part for part in (entry.full, detail) if part)
        lines.append((Run(f"{said} {marks.mark(entry)}"),))
    lines += [(Run(full_source(number, card, words)),) for number, card in marks.cited()]
    return summary_of(with_imprint(title, lines, imprint))


def change_copy(
    page: ChangesPage, part: str, identifier: str, imprint: Imprint, words: Words
) -> Summary:
    """One change with both texts, of which bundles it is, and its sources in full.

    Args:
        part: the kind of what changed, as the page names it; with the id of the change.
        identifier: that id.

    Raises:
        KeyError: the page has no such change.
    """
    rows = {(row.part, row.id): row for section in page.sections for row in section.rows}
    row, marks = rows[part, identifier], Marks(page.sources)
    lines: list[Line] = []
    for card, cell in ((page.old, row.old), (page.new, row.new)):
        said = [cell.badge.label] if cell.badge else []
        said += [marks.marked(entry).strip() for entry in cell.statements]
        heading = f"{card.heading} ({card.version}): "
        lines.append((Run(heading, strong=True), Run("; ".join(said) or cell.empty)))
    lines += [(Run(full_source(number, card, words)),) for number, card in marks.cited()]
    return summary_of(with_imprint([(Run(row.label, strong=True),)], lines, imprint))


def source_copy(cards: Sequence[SourceCard], imprint: Imprint, words: Words) -> Summary:
    """Some sources in full, numbered from 1."""
    lines = [(Run(full_source(number, card, words)),) for number, card in enumerate(cards, 1)]
    return summary_of(with_imprint([], lines, imprint))


def reference_copy(
    rows: Sequence[ReferenceRow], title: str, imprint: Imprint, words: Words
) -> Summary:
    """Some references of the founding document, under their own numbers, found or not."""
    lines: list[Line] = []
    for row in rows:
        known = [row.as_printed, row.resolution, row.citation]
        said = SEPARATOR.join(part for part in known if part)
        lines.append((Run(f"[{row.n}] {said}"),))
    head = (Run(words.text("References of: {title}", title=title), strong=True),)
    return summary_of(with_imprint([head], lines, imprint))


def claim_statement(row: EvidenceRow, words: Words) -> Statement:
    """A row of the evidence table as one statement: who says what of whom, and what it did."""
    graded = f", {row.grade}" if row.grade else ""
    scope = row.scope if "subgroup" in row.why_not_codes or "wider" in row.why_not_codes else ""
    return Statement(
        text=f"{row.therapy_label}, {row.source_label}: {row.stance_label}{graded}",
        source=row.source,
        number=row.number,
        aside=SEPARATOR.join(part for part in (row.population, scope, row.in_verdict) if part),
        detail=" ".join(part for part in (row.said, row.course_said(words)) if part),
    )
