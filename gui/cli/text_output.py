"""The pages as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from gui.core.bundle import Bundle
from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.pages.age import AgePage
from gui.pages.comparison import Banner, ComparisonPage
from gui.pages.condition_list import ConditionList, ListPage
from gui.pages.evidence import EvidencePage, EvidenceRow
from gui.pages.imprint import Imprint, in_words
from gui.pages.list_rows import ConditionRow, GroupRow
from gui.pages.local import LocalFrame
from gui.pages.overview import OverviewCell, OverviewPage
from gui.pages.parts import SEPARATOR, Row, SourceCard, Statement
from gui.pages.sources import SourcesPage
from gui.pages.therapies import TherapiesPage
from gui.pages.words import ROWS, STATED_ONLY_BY_FOUNDING, VERDICTS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

_WIDTH = 100
_UNBROKEN = "\ue000"  # stands for a space; no page has it, for it is not printable
_NAME_WIDTH = 52
_LEAST_VERDICT_WIDTH = 24


def list_text(page: ListPage, words: Words) -> Iterator[str]:
    """The condition list: name and both verdicts in columns."""
    if page.near:
        yield page.near
    yield _columns(words)
    for row in page.rows:
        if isinstance(row, GroupRow):
            yield ""
            yield row.label.upper()
        else:
            yield _list_line(row, words)
    if page.message:
        yield page.message
    if any(isinstance(row, ConditionRow) and _starred(row) for row in page.rows):
        yield ""
        yield _star(words)


def _columns(words: Words) -> str:
    plex, ivig = (words.of(THERAPY_WORDS, therapy) for therapy in THERAPIES)
    return f"{'':{_NAME_WIDTH}}{plex:{_verdict_width(words)}}{ivig}"


def _verdict_width(words: Words) -> int:
    """Room for every verdict, a star and two spaces."""
    return max(_LEAST_VERDICT_WIDTH, *(len(words.of(VERDICTS, it)) + 3 for it in VERDICTS))


def _list_line(row: ConditionRow, words: Words) -> str:
    name = _fit(row.name, _NAME_WIDTH)
    plex = words.of(VERDICTS, row.plex) + ("*" if row.plex_unsupported else "")
    ivig = words.of(VERDICTS, row.ivig) + ("*" if row.ivig_unsupported else "")
    return f"{name}{plex:{_verdict_width(words)}}{ivig}"


def _star(words: Words) -> str:
    return f"* {words.text(STATED_ONLY_BY_FOUNDING)}"


def _starred(row: ConditionRow) -> bool:
    return row.plex_unsupported or row.ivig_unsupported


def _fit(text: str, width: int) -> str:
    return f"{textwrap.shorten(text, width - 1, placeholder='...'):{width}}"


def search_text(reference: Reference, query: str, words: Words) -> Iterator[str]:
    """Hits, best first, or one line that says there is none."""
    if not query.strip():
        yield words.text("No condition matches \u201c{query}\u201d.", query=query)
        return
    yield from list_text(ConditionList(reference, words).page(query), words)


def comparison_text(page: ComparisonPage, evidence: EvidencePage, words: Words) -> Iterator[str]:
    """One condition in full."""
    yield page.title
    yield page.subtitle
    for banner in page.banners:
        yield ""
        yield from _banner(banner)
    yield ""
    yield words.of(ROWS, "verdict").upper()
    for therapy in THERAPIES:
        badge = page.badge(therapy)
        yield f"  {words.of(THERAPY_WORDS, therapy)}  {badge.label}"
        for note in badge.notes:
            yield from statement_lines(note)
    yield from _local(page.local)
    yield from _rows(page.rows, words)
    yield ""
    yield words.text("What each source says").upper()
    numbers = {card.id: card.number for card in page.sources}
    for row in evidence.rows:
        yield from _claim(row, numbers[row.source], words)
    yield from source_lines(page.sources, words)


def evidence_text(page: EvidencePage, words: Words) -> Iterator[str]:
    """Every claim on one condition, with all that the table of the evidence has of it."""
    yield page.title
    yield page.subtitle
    for row in page.rows:
        yield ""
        yield from _claim(row, row.number, words)
    yield from source_lines(page.sources, words)


def _claim(row: EvidenceRow, number: int, words: Words) -> Iterator[str]:
    said = f"{row.therapy_label}, {row.source_and_year}: {row.statement} [{number}]"
    yield from wrapped(said, "  ", "    ")
    for parts in (
        (row.in_verdict,),
        (row.stance_label, row.grade, row.population, row.scope),
        (row.about, row.how_read(words)),
        (row.course_said(words),),
    ):
        yield from wrapped(SEPARATOR.join(part for part in parts if part), "    ", "      ")


def _local(frame: LocalFrame | None) -> Iterator[str]:
    """The hospital's own lines, each with a bar before it; nothing in them is evidence."""
    if frame is None:
        return
    yield ""
    bar = "| "
    for text in (frame.heading, frame.warning and f"!! {frame.warning}"):
        yield from wrapped(text, bar, bar, break_words=True)
    for line in frame.lines:
        yield from wrapped(line.said, f"{bar}  ", f"{bar}    ", break_words=True)
    yield from wrapped(frame.foot, bar, bar, break_words=True)


def _banner(banner: Banner) -> Iterator[str]:
    yield f"!! {banner.title}"
    for statement in banner.statements:
        yield from statement_lines(statement)


def _rows(rows: Sequence[Row], words: Words) -> Iterator[str]:
    for row in rows:
        yield ""
        yield row.label.upper()
        for therapy in THERAPIES:
            yield f"  {words.of(THERAPY_WORDS, therapy)}"
            yield from _column(row, therapy)


def _column(row: Row, therapy: TherapyId) -> Iterator[str]:
    statements = row.column(therapy)
    if not statements:
        yield f"    {row.empty}"
    for statement in statements:
        yield from statement_lines(statement)


def statement_lines(statement: Statement) -> Iterator[str]:
    """One statement with its source mark, where it has one."""
    mark = f" [{statement.number}]" if statement.number else ""
    yield from wrapped(f"{statement.full}{mark}", "    - ", "      ")


def source_lines(cards: Iterable[SourceCard], words: Words) -> Iterator[str]:
    yield ""
    yield words.text("Sources").upper()
    for card in cards:
        known = f"{card.full_citation} ({card.about(words)})"
        yield from wrapped(f"[{card.number}] {card.label}. {known}", "  ", "      ")


def overview_text(page: OverviewPage, words: Words) -> Iterator[str]:
    """The matrix and its legend."""
    yield _columns(words)
    for group in page.groups:
        yield ""
        yield group.label.upper()
        for row in group.rows:
            columns = zip_longest(
                [row.name], _cell(row.plex, words), _cell(row.ivig, words), fillvalue=""
            )
            for name, plex, ivig in columns:
                yield f"{_fit(name, _NAME_WIDTH)}{plex:{_verdict_width(words)}}{ivig}".rstrip()
    yield ""
    yield _star(words)
    for entry in page.legend:
        yield f"{entry.label}: {entry.meaning}"


def _cell(cell: OverviewCell, words: Words) -> list[str]:
    verdict = cell.label + ("*" if cell.unsupported else "")
    return [verdict, *textwrap.wrap(cell.note, _verdict_width(words) - 1, break_long_words=False)]


def therapies_text(page: TherapiesPage, words: Words) -> Iterator[str]:
    """Everything on the two therapies."""
    yield words.text("In the founding document\u2019s words").upper()
    yield from _rows(page.founding, words)
    yield from _rows(page.facts, words)
    yield ""
    yield words.text("Products").upper()
    yield from _rows(page.products, words)
    yield from _local(page.local)
    yield from source_lines(page.sources, words)


def sources_text(page: SourcesPage, words: Words) -> Iterator[str]:
    """All sources, then the founding document by its title, and its references."""
    yield from source_lines((row.card for row in page.sources), words)
    yield ""
    yield words.text("The founding document").upper()
    yield from wrapped(page.founding_title, "  ", "  ")
    yield from wrapped(page.attribution, "  ", "  ")
    yield ""
    yield words.text("The founding document\u2019s own references").upper()
    for entry in page.references:
        found = entry.citation or entry.resolution
        yield from wrapped(f"({entry.n}) {entry.as_printed}", "  ", "      ")
        yield from wrapped(found, "      ", "      ")


def age_text(page: AgePage, draft: str = "") -> Iterator[str]:
    """The lines that stand below everything; `draft` is what is said of a draft."""
    yield ""
    if draft:
        yield from wrapped(f"!! {draft}", "", "")
    if page.warning:
        yield from wrapped(f"!! {page.warning}", "", "")
    yield from wrapped(page.status_line, "", "")
    yield page.not_a_prescription


def imprint_text(imprint: Imprint) -> Iterator[str]:
    """The lines that stand below everything that leaves the program."""
    yield ""
    if imprint.warning:
        yield from wrapped(f"!! {imprint.warning}", "", "")
    text = "\n".join(imprint.lines_as("saved"))
    days = (imprint.saved, imprint.review_due)
    for unit in (imprint.fingerprint, *imprint.in_words.split(" \u2013 "), *days):
        text = text.replace(unit, unit.replace(" ", _UNBROKEN))
    for line in text.split("\n"):
        for part in wrapped(line, "", ""):
            yield part.replace(_UNBROKEN, " ")
    yield imprint.not_a_prescription


def wrapped(text: str, first: str, following: str, *, break_words: bool = False) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=break_words,
        break_on_hyphens=False,
    )


def fingerprint_text(bundle: Bundle, words: Words) -> list[str]:
    """What tells this content from any other: short, to be read out, and whole."""
    return [
        words.text("Fingerprint {short}", short=bundle.fingerprint),
        *filter(None, [in_words(bundle, words)]),
        f"SHA-256 {bundle.sha256}",
    ]


def info_text(bundle: Bundle, words: Words) -> list[str]:
    """Which bundle it is, how much it holds, and what it is for."""
    manifest = bundle.manifest
    built = words.text("built {day}", day=manifest.built.isoformat())
    claims = sum(len(entry.claims) for entry in bundle.conditions.values())
    facts = sum(len(entry.facts) for entry in bundle.therapies.values())
    products = sum(len(entry.products) for entry in bundle.therapies.values())
    counts = [
        words.counted("{number} condition", "{number} conditions", len(bundle.conditions)),
        words.counted("{number} claim", "{number} claims", claims),
        words.counted("{number} source", "{number} sources", len(bundle.sources)),
        words.counted("{number} fact", "{number} facts", facts),
        words.counted(
            "{number} statement on products", "{number} statements on products", products
        ),
    ]
    return [
        f"{manifest.id} {manifest.version}, {built}",
        ", ".join(counts),
        *fingerprint_text(bundle, words),
        manifest.intended_use,
    ]
