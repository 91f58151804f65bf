"""Overview, therapies and sources on a web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gui.core.reference import THERAPIES, Reference
from gui.exports.html_language import Statements, statements_of
from gui.exports.html_local import local_part
from gui.exports.html_marks import mark
from gui.exports.html_markup import NOTHING, SPACE, Html, element, heading, joined, text
from gui.exports.html_parts import SourceLinks, StatementLists, source_parts, therapy_head
from gui.pages.overview import OverviewCell, OverviewGroup, OverviewPage, overview_page
from gui.pages.sources import ReferenceRow, SourceRow, SourcesPage, sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import Words


def part(place: str, title: str, level: int, *content: Html, leaf: bool = False) -> Html:
    """A part of a page with its heading.

    Args:
        leaf: whether it begins a new leaf on paper.
    """
    class_ = "leaf" if leaf else None
    return element("section", heading(level, title), *content, id=place, class_=class_)


def overview_places(words: Words) -> tuple[tuple[str, str], ...]:
    """Where the parts of the overview stand: id and title."""
    return (("matrix", words.text("All conditions")), ("legend", words.text("What the marks mean")))


def overview_parts(
    reference: Reference, words: Words, level: int, link: Callable[[str], str] | None = None
) -> Html:
    """The matrix of all conditions and its legend.

    Args:
        level: of the headings.
        link: gives the id of a condition's part of the page, where there is one.
    """
    page = overview_page(reference, words)
    (matrix, conditions), (legend, meaning) = overview_places(words)
    return joined(
        [
            part(matrix, conditions, level, _matrix(page, words, link)),
            part(legend, meaning, level, _legend(page)),
        ]
    )


def _matrix(page: OverviewPage, words: Words, link: Callable[[str], str] | None) -> Html:
    head = element("th", text(words.text("Condition")), scope="col")
    return element(
        "table",
        element("caption", text(words.text("All conditions by both therapies"))),
        element("thead", element("tr", head, *(therapy_head(key, words) for key in THERAPIES))),
        *(_matrix_group(group, words, link) for group in page.groups),
        class_="columns matrix",
    )


def _matrix_group(group: OverviewGroup, words: Words, link: Callable[[str], str] | None) -> Html:
    title = element("th", text(group.label), colspan=3, scope="rowgroup")
    rows = []
    for row in group.rows:
        name = text(row.name)
        if link is not None:
            name = element("a", name, href=f"#{link(row.id)}")
        short = element("span", text(row.subtitle), class_="sub")
        cells = zip(THERAPIES, (row.plex, row.ivig), strict=True)
        rows.append(
            element(
                "tr",
                element("th", name, SPACE, short, scope="row"),
                *(
                    element("td", _cell(cell), data_column=words.of(THERAPY_WORDS, key))
                    for key, cell in cells
                ),
            )
        )
    return element("tbody", element("tr", title, class_="part"), *rows)


def _cell(cell: OverviewCell) -> Html:
    return joined(
        [
            mark(cell.verdict, unsupported=cell.unsupported),
            SPACE,
            element("b", text(cell.label)),
            element("div", text(cell.note), class_="more") if cell.note else NOTHING,
        ]
    )


def _legend(page: OverviewPage) -> Html:
    return element(
        "ul",
        *(
            element(
                "li",
                mark(entry.verdict, unsupported=entry.unsupported),
                SPACE,
                element("b", text(entry.label)),
                text(f": {entry.meaning}"),
            )
            for entry in page.legend
        ),
        class_="said legend",
    )


def therapies_places(words: Words) -> tuple[tuple[str, str], ...]:
    """Where the parts of the page on therapies stand: id and title."""
    return (
        ("founding", words.text("In the founding document\u2019s words")),
        ("facts", words.text("What the sources say of both therapies")),
        ("products", words.text("Products")),
        ("therapies_sources", words.text("Sources cited on the therapies")),
    )


def therapies_parts(reference: Reference, words: Words, level: int) -> Html:
    """Everything on the two therapies, condition by condition or not."""
    page = therapies_page(reference, words)
    links = SourceLinks("therapies", page.sources, words)
    statements = statements_of(reference.bundle.manifest, words)
    lists = StatementLists(links, words, statements, {})
    tables = (page.founding, page.facts, page.products)
    places = therapies_places(words)
    parts = [
        part(place, title, level, lists.table(title, rows))
        for (place, title), rows in zip(places, tables, strict=False)
    ]
    place, title = places[-1]
    sources = part(place, title, level, links.listed())
    return joined([local_part(page.local), *parts, sources])


def sources_places(words: Words) -> tuple[tuple[str, str], ...]:
    """Where the parts of the page on sources stand: id and title."""
    return (
        ("sources_all", words.text("All sources")),
        ("sources_founding", words.text("The founding document")),
        ("sources_references", words.text("The founding document\u2019s own references")),
    )


def sources_parts(reference: Reference, words: Words, level: int) -> Html:
    """All sources with what rests on each, and the founding document with its references."""
    page = sources_page(reference, words)
    listed = element("ul", *(_source(row, words) for row in page.sources), class_="refs")
    references = element("ul", *map(_reference, page.references), class_="refs")
    contents = (
        listed,
        joined(_founding(page, statements_of(reference.bundle.manifest, words), words)),
        references,
    )
    return joined(
        part(place, title, level, content)
        for (place, title), content in zip(sources_places(words), contents, strict=True)
    )


def _source(row: SourceRow, words: Words) -> Html:
    cited = words.text(
        "Cited by claims: {claims}, by facts: {facts}", claims=row.claims, facts=row.facts
    )
    return element(
        "li",
        *source_parts(row.card, words),
        element("span", text(f" \u00b7 {cited}"), class_="about"),
        class_="ref",
    )


def _founding(page: SourcesPage, statements: Statements, words: Words) -> Iterator[Html]:
    yield element("p", element("b", statements.said(page.founding_title)))
    yield element("p", text(page.attribution))
    yield element("p", text(words.text("Verified by {name}", name=page.verified_by)))


def _reference(row: ReferenceRow) -> Html:
    found = f"{row.resolution}. {row.citation}" if row.citation else row.resolution
    return element(
        "li",
        element("span", text(f"({row.n})"), class_="num"),
        SPACE,
        text(f"{row.as_printed} "),
        element("div", text(found), class_="more"),
        class_="ref",
    )
