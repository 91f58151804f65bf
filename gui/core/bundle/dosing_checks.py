"""What must hold between the dosing data of a bundle and the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

import msgspec

from gui.core.bundle.dosing_formulas import NUMBER
from gui.core.bundle.dosing_limits import check_limits
from gui.core.bundle.dosing_records import (
    AssumptionId,
    Content,
    Dosing,
    DosingProduct,
    Observation,
    PlexCourse,
    Regimen,
    RuleId,
    exact,
)
from gui.core.bundle.problems import Problem
from gui.core.bundle.records import Claim, Therapy, TherapyId

FILE = "dosing.json"
_IN_WORDS: Mapping[str, str] = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "twelve": "12",
    "twice": "2",
    "daily": "1",
    "every other day": "2",
    "alternate-day": "2",
    "weekly": "7",
    "two-weekly": "2 7 14",
}
_A_WORD = re.compile(rf"\b(?=({'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})\b)")


class Rest(msgspec.Struct, frozen=True):
    """The rest of a bundle: texts by the id of the claim, fact or product's fact that has them.

    `courses` are those that a regimen can be of, with their therapy.
    """

    sources: frozenset[str]
    courses: Mapping[str, tuple[TherapyId, str]]
    facts: Mapping[str, str]
    products: frozenset[str]


def rest_of(sources: Iterable[str], claims: Iterable[Claim], therapies: Iterable[Therapy]) -> Rest:
    """What the dosing data can name in a bundle."""
    known = tuple(therapies)
    facts = [(therapy.id, fact) for therapy in known for fact in therapy.facts]
    products = [fact for therapy in known for fact in therapy.products]
    return Rest(
        frozenset(sources),
        {claim.id: (claim.therapy, claim.course) for claim in claims if claim.course}
        | {fact.id: (therapy, fact.statement) for therapy, fact in facts if fact.row == "course"},
        {fact.id: fact.statement for _, fact in facts}
        | {fact.id: fact.statement for fact in products},
        frozenset(fact.product for fact in products),
    )


def check_dosing(dosing: Dosing, rest: Rest) -> Iterator[Problem]:
    """Every id can be followed, every rule is there, and numbers stand in the texts they are of."""
    yield from _whole("rules", [rule.id for rule in dosing.rules], get_args(RuleId))
    ids = [entry.id for entry in dosing.assumptions]
    yield from _whole("assumptions", ids, get_args(AssumptionId))
    for part, records in (
        ("regimens", dosing.regimens),
        ("products", dosing.products),
        ("observations", dosing.observations),
    ):
        yield from _repeated(part, [record.id for record in records])
    for path, record in _records(dosing, "$"):
        yield from _ranges(path, record)
    for place, rule in enumerate(dosing.rules):
        yield from _source(f"$.rules[{place}].source", rule.source, rest)
    for place, regimen in enumerate(dosing.regimens):
        yield from _regimen(f"$.regimens[{place}]", regimen, rest)
    for place, product in enumerate(dosing.products):
        yield from _product(f"$.products[{place}]", product, rest)
    for place, observation in enumerate(dosing.observations):
        yield from _observation(f"$.observations[{place}]", observation, rest)
    for place, entry in enumerate(dosing.assumptions):
        path = f"$.assumptions[{place}]"
        if entry.source is not None:
            yield from _source(f"{path}.source", entry.source, rest)
        if entry.range is not None and not entry.range[0] <= entry.value <= entry.range[1]:
            yield Problem(FILE, f"{path}.range", "the value lies outside")
        yield from _stand(path, "says", (entry.value, *(entry.range or ())), entry.says)
    yield from check_limits(dosing)


def _regimen(path: str, regimen: Regimen, rest: Rest) -> Iterator[Problem]:
    known = rest.courses.get(regimen.of)
    course = regimen.ivig if regimen.plex is None else regimen.plex
    if course is None or (regimen.plex is not None and regimen.ivig is not None):
        yield Problem(FILE, path, "a regimen has either plex or ivig, and only one")
        return
    if known is None:
        message = f"there is no course of a claim or a fact with the id {regimen.of!r}"
        yield Problem(FILE, f"{path}.of", message)
        return
    therapy, text = known
    if (therapy == "plex") != (regimen.plex is not None):
        yield Problem(FILE, path, f"{regimen.of!r} is a course of {therapy}")
    if regimen.says not in text:
        yield Problem(FILE, f"{path}.says", f"does not stand so in {text!r}")
    yield from _stand(path, "says", _numbers(course), regimen.says)
    for fluid in course.replacement if isinstance(course, PlexCourse) else ():
        if fluid not in regimen.says:
            yield Problem(FILE, f"{path}.plex.replacement", f"{fluid!r} does not stand in says")


def _product(path: str, product: DosingProduct, rest: Rest) -> Iterator[Problem]:
    if product.product is not None and product.product not in rest.products:
        message = f"no fact is on a product of the name {product.product!r}"
        yield Problem(FILE, f"{path}.product", message)
    rate = product.rate
    parts = [("rate", rate.of, [*_numbers(rate.start), *_numbers(rate.maximum)])]
    parts[0][2].extend([] if rate.start_minutes is None else [rate.start_minutes])
    parts[0][2].extend([] if rate.risk_maximum is None else _numbers(rate.risk_maximum))
    parts.append(("strength", product.strength.of, [product.strength.percent]))
    if product.vials is not None:
        parts.append(("vials", product.vials.of, list(product.vials.grams)))
    if rate.steps is not None:
        numbers = [*rate.steps.values, rate.steps.minutes]
        parts.append(("rate.steps", rate.steps.of, numbers))
    for name, of, numbers in parts:
        yield from _said(f"{path}.{name}", of, numbers, rest)
    for name, content in (("sodium", product.sodium), ("sugar", product.sugar)):
        if content is not None:
            yield from _content(f"{path}.{name}", content, rest)


def _content(path: str, content: Content, rest: Rest) -> Iterator[Problem]:
    amounts = [] if content.amount is None else [content.amount]
    if (content.amount is None) != (content.unit is None):
        yield Problem(FILE, path, "amount and unit must stand together")
    if content.says not in rest.facts.get(content.of, content.says):
        yield Problem(FILE, f"{path}.says", f"does not stand so in {rest.facts[content.of]!r}")
    yield from _stand(path, "says", amounts, content.says)
    yield from _said(path, content.of, [], rest)


def _observation(path: str, observation: Observation, rest: Rest) -> Iterator[Problem]:
    yield from _source(f"{path}.source", observation.source, rest)
    if (observation.removed is None) == (observation.left is None):
        yield Problem(FILE, path, "an observation has either removed or left, and only one")
    for number in (*(observation.removed or ()), *(observation.left or ())):
        if not 0 <= number <= 100:
            yield Problem(FILE, path, f"{exact(number)} is no percentage")


def _said(path: str, of: str, numbers: Iterable[float], rest: Rest) -> Iterator[Problem]:
    """Problems of numbers that a fact says, or, where no fact does, a source."""
    text = rest.facts.get(of)
    if text is not None:
        yield from _stand(path, f"what {of!r} says", numbers, text)
    elif of not in rest.sources:
        message = f"there is no fact, product's fact or source with the id {of!r}"
        yield Problem(FILE, f"{path}.of", message)


def _stand(path: str, where: str, numbers: Iterable[float], text: str) -> Iterator[Problem]:
    there = numbers_in(text)
    for number in numbers:
        if exact(number) not in there:
            yield Problem(FILE, path, f"{exact(number)} does not stand in {where}: {text!r}")


def numbers_in(text: str) -> frozenset[Decimal]:
    """The numbers in a text, in digits and in the words that courses use."""
    words = _A_WORD.findall(text.lower())
    return frozenset(
        Decimal(number)
        for numbers in (NUMBER.findall(text), *(_IN_WORDS[word].split() for word in words))
        for number in numbers
    )


def _numbers(record: msgspec.Struct) -> list[float]:
    """All numbers of a record, those of its ranges included."""
    found: list[float] = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        parts = value if isinstance(value, tuple) else (value,)
        found += [part for part in parts if isinstance(part, float)]
    return found


def _records(record: msgspec.Struct, path: str) -> Iterator[tuple[str, msgspec.Struct]]:
    """A record and all those inside it, with their paths."""
    yield path, record
    for inside, value in _values(path, record):
        if isinstance(value, msgspec.Struct):
            yield from _records(value, inside)
        elif isinstance(value, tuple):
            for place, entry in enumerate(value):
                if isinstance(entry, msgspec.Struct):
                    yield from _records(entry, f"{inside}[{place}]")


def _ranges(path: str, record: msgspec.Struct) -> Iterator[Problem]:
    """Ranges, steps and sizes go upwards."""
    for inside, value in _values(path, record):
        numbers = isinstance(value, tuple) and value and isinstance(value[0], float)
        if numbers and list(value) != sorted(value):
            yield Problem(FILE, inside, "the numbers do not go upwards")


def _values(path: str, record: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        yield f"{path}.{key}", getattr(record, name)


def _whole(part: str, ids: Sequence[str], known: Iterable[str]) -> Iterator[Problem]:
    yield from _repeated(part, ids)
    for identifier in known:
        if identifier not in ids:
            yield Problem(FILE, f"$.{part}", f"{identifier!r} is missing")


def _repeated(part: str, ids: Sequence[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, identifier in enumerate(ids):
        if identifier in seen:
            yield Problem(FILE, f"$.{part}[{place}].id", f"the id {identifier!r} stands twice")
        seen.add(identifier)


def _source(path: str, source: str, rest: Rest) -> Iterator[Problem]:
    if source not in rest.sources:
        yield Problem(FILE, path, f"there is no source with the id {source!r}")
