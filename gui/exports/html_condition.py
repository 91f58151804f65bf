"""One condition on a web page: who disagrees, the two columns, the evidence, the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.exports.html_evidence import EvidenceTable
from gui.exports.html_frame import on_paper
from gui.exports.html_language import statements_of
from gui.exports.html_local import local_part
from gui.exports.html_marks import badge, mark
from gui.exports.html_markup import NOTHING, SPACE, Html, element, heading, joined, text
from gui.exports.html_parts import SourceLinks, StatementLists
from gui.pages.comparison import Banner, ComparisonPage, comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.words import ROWS, Words


def condition_anchor(condition: str) -> str:
    """The id of a condition's part of the page; no id of a condition holds an underscore."""
    return f"c_{condition}"


def condition_part(
    reference: Reference,
    condition: str,
    imprint: Imprint,
    words: Words,
    level: int,
    factors: Collection[str] = (),
) -> Html:
    """A condition in full, as a part of a page.

    Args:
        level: of its heading.
        factors: ids of the patient factors whose statements are marked.

    Raises:
        KeyError: there is no such condition, or no such factor.
    """
    page = comparison_page(reference, condition, words)
    return element(
        "section",
        element(
            "div",
            heading(level, page.title),
            element("p", text(page.subtitle), class_="sub"),
            on_paper(imprint),
            class_="top",
        ),
        condition_body(reference, page, words, level + 1, factors),
        element("p", _back(words), class_="back"),
        id=condition_anchor(condition),
        class_="condition",
    )


def condition_body(
    reference: Reference,
    page: ComparisonPage,
    words: Words,
    level: int,
    factors: Collection[str] = (),
) -> Html:
    """What stands below the title of a condition; its headings are of the level."""
    place = condition_anchor(page.condition)
    links = SourceLinks(place, page.sources, words)
    names = {key: words.name(reference.bundle.factors[key].name) for key in dict.fromkeys(factors)}
    statements = statements_of(reference.bundle.manifest, words)
    lists = StatementLists(links, words, statements, names)
    claims = evidence_page(reference, page.condition, words)
    evidence = EvidenceTable(claims, links, words, statements)
    parts = (
        ("columns", words.text("Comparison"), _compared(page, lists, factors, words)),
        ("evidence", words.text("What each source says"), evidence.table()),
        ("sources", words.text("Sources cited here"), links.listed()),
    )
    return joined(
        element("section", heading(level, title), content, id=f"{place}_{part}")
        for part, title, content in parts
    )


def condition_places(condition: str, words: Words) -> Iterator[tuple[str, str]]:
    """Where the parts of a condition stand: id and title."""
    place = condition_anchor(condition)
    yield f"{place}_columns", words.text("Comparison")
    yield f"{place}_evidence", words.text("What each source says")
    yield f"{place}_sources", words.text("Sources cited here")


def _compared(
    page: ComparisonPage, lists: StatementLists, factors: Collection[str], words: Words
) -> Html:
    badges = {therapy: _verdict(page, therapy, lists) for therapy in THERAPIES}
    caption = words.text("PLEX and IVIG side by side: {condition}", condition=page.title)
    verdicts = lists.row(words.of(ROWS, "verdict"), badges)
    above = [
        *(_banner(banner, lists) for banner in page.banners),
        _marked(page.marked(factors, words)),
    ]
    if page.local is None:
        return joined([*above, lists.table(caption, page.rows, verdicts)])
    answer = lists.table(words.of(ROWS, "verdict"), (), verdicts)
    return joined([*above, answer, local_part(page.local), lists.table(caption, page.rows)])


def _verdict(page: ComparisonPage, therapy: TherapyId, lists: StatementLists) -> Html:
    shown = page.badge(therapy)
    frame = badge(shown.verdict, lists.words, unsupported=shown.unsupported, differs=shown.differs)
    notes = lists.listed(shown.notes) if shown.notes else NOTHING
    return Html(element("p", frame) + notes)


def _banner(banner: Banner, lists: StatementLists) -> Html:
    sign = Html(mark("sources-disagree") + SPACE) if banner.kind == "disagree" else NOTHING
    return element(
        "div",
        element("p", sign, element("strong", text(banner.title))),
        lists.listed(banner.statements),
        class_=f"banner {banner.kind}",
    )


def _marked(said: str) -> Html:
    return element("p", element("strong", text(said)), class_="factors") if said else NOTHING


def _back(words: Words) -> Html:
    return element("a", text(words.text("Back to the list of conditions")), href="#contents")
