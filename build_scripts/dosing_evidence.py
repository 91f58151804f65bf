"""Compares the dosing data of the bundle with `dosing.md`, the evidence it was made from.

Words must stand in the evidence as they are, rates and vials as in its tables. Not compared here:
the numbers of courses, which the bundle's own checks hold against the courses' texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from gui.core.bundle import Bundle, Problem
from gui.core.bundle.dosing_records import Amount, Dosing, DosingProduct, Range, exact

FILE = "dosing.json"
_EXAMPLES = "dosing-vectors.json"
_NOT_IN_IT = (
    "The evidence names no source",
    "The evidence does not name it",
    "The evidence names no publication of it",
    "Half-life and rate of return are assumed",
)
"""What the bundle says of a source beside the words of the evidence."""


def read_words(evidence: Path) -> str:
    """The words of the evidence on dosing, each line and each cell after the one before.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    facts = json.loads((evidence / "therapy-facts.json").read_text("utf-8"))
    beside = evidence / _EXAMPLES
    worked = beside if beside.is_file() else evidence.parent / _EXAMPLES
    examples = json.loads(worked.read_text("utf-8"))
    told = [fact["fact"] for fact in facts["facts"]]
    told += [f"{row['formula']}\n{row['source']}\n{row.get('note', '')}" for row in examples]
    lines = (evidence / "dosing.md").read_text("utf-8").splitlines()
    return _plain("\n".join([*map(_line, lines), *told]))


def _line(line: str) -> str:
    """A line; of a table, its cells with a colon in between, and a bar at the end."""
    if not line.startswith("|"):
        return line
    return ": ".join(cell.strip() for cell in line.strip("|").split("|")) + " |"


def of_dosing_alone(bundle: Bundle) -> frozenset[str]:
    """The sources that only the dosing data names."""
    if bundle.dosing is None:
        return frozenset()
    named = {rule.source for rule in bundle.dosing.rules}
    named |= {entry.source for entry in bundle.dosing.observations}
    for product in bundle.dosing.products:
        named |= {of for of in _carriers(product) if of in bundle.sources}
    claims = (claim for entry in bundle.conditions.values() for claim in entry.claims)
    facts = (fact for entry in bundle.therapies.values() for fact in entry.facts)
    products = (fact for entry in bundle.therapies.values() for fact in entry.products)
    elsewhere = {record.source for group in (claims, facts, products) for record in group}
    return frozenset(named - elsewhere)


def _carriers(product: DosingProduct) -> Iterator[str]:
    yield product.strength.of
    yield product.rate.of
    if product.rate.steps is not None:
        yield product.rate.steps.of
    if product.vials is not None:
        yield product.vials.of


def differences(words: str, bundle: Bundle, sources: frozenset[str]) -> Iterator[Problem]:
    """What the dosing data and its sources say that the evidence does not.

    Args:
        words: the words of the evidence, as `read_words` gives them.
        sources: those of the sources that the other evidence does not have.
    """
    if bundle.dosing is None:
        yield Problem(FILE, "", "the dosing data is not in the bundle")
        return
    for place, source in enumerate(bundle.sources.values()):
        if source.id in sources:
            citation = source.citation.removesuffix(".")
            for part in re.split(r"(?<!et al)\. ", citation):
                if part not in _NOT_IN_IT:
                    yield from _words(words, "sources.json", f"$.sources[{place}].citation", part)
    for path, text in _texts(bundle.dosing):
        for part in text.split("; "):
            yield from _words(words, FILE, path, part)
    for place, product in enumerate(bundle.dosing.products):
        path = f"$.products[{place}]"
        yield from _words(words, FILE, f"{path}.rate", _row(product))
        if product.vials is not None:
            sizes = ", ".join(str(exact(size)) for size in product.vials.grams)
            listed = f"{product.name.replace(' DIF', '')} {sizes} g"
            yield from _words(words, FILE, f"{path}.vials", listed)


def _texts(dosing: Dosing) -> Iterator[tuple[str, str]]:
    for place, rule in enumerate(dosing.rules):
        for key, text in (("owner", rule.owner), ("formula", rule.formula), ("range", rule.range)):
            if text is not None:
                yield f"$.rules[{place}].{key}", text
    for place, observation in enumerate(dosing.observations):
        for key, text in (("statement", observation.statement), ("series", observation.series)):
            if text is not None:
                yield f"$.observations[{place}].{key}", text
    for place, assumption in enumerate(dosing.assumptions):
        yield f"$.assumptions[{place}].says", assumption.says


def _words(words: str, file: str, path: str, text: str) -> Iterator[Problem]:
    if not re.search(rf"(?<!\w){re.escape(_plain(text))}(?!\w)", words):
        yield Problem(file, path, f"not word for word in the evidence: {text}")


def _row(product: DosingProduct) -> str:
    """A product as its row of the table has it."""
    named = ", ".join(part for part in (product.region, product.use) if part)
    rate = product.rate
    start = _amount(rate.start)
    start += "" if rate.start_minutes is None else f", {exact(rate.start_minutes)} min"
    steps = "-" if rate.steps is None else ", ".join(str(exact(it)) for it in rate.steps.values)
    maximum = _amount(rate.maximum)
    if rate.risk_maximum is not None:
        maximum += f" ({_range(rate.risk_maximum.value)} with {rate.risk})"
    return f"{product.name} ({named}): {start}: {steps}: {maximum} |"


def _amount(amount: Amount) -> str:
    return f"{_range(amount.value)} {amount.unit}"


def _range(numbers: Range) -> str:
    return "-".join(dict.fromkeys(str(exact(number)) for number in numbers))


def _plain(text: str) -> str:
    """A text without marks of its layout, in small letters."""
    joined = re.sub(r"\s+", " ", re.sub(r"[*`]", "", text)).lower()
    return joined.replace("(us; mmn", "(us, mmn")
