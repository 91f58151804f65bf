"""The file of the dosing data, altered."""

from __future__ import annotations

from typing import Any

ANY_SOURCE = "asfa-2023"


def with_texts(dosing: Any, text: str) -> Any:
    """The dosing data with one text for all that may be any, of courses and facts that have it.

    Its courses have no numbers, which would have to stand in their text.
    """
    for rule in dosing["rules"]:
        rule.update(owner=text, formula=text, range=text)
    for regimen in dosing["regimens"]:
        regimen["says"] = text
        regimen.update({key: {} for key in ("plex", "ivig") if key in regimen})
    for product in dosing["products"]:
        _of_a_source(product)
        content = {"substance": text, "says": text, "of": ANY_SOURCE}
        product.pop("product", None)
        product.update(name=text, region=text, use=text, sodium=content, sugar=content)
        if "risk" in product["rate"]:
            product["rate"]["risk"] = text
    for observation in dosing["observations"]:
        observation.update(statement=text, series=text)
    for assumption in dosing["assumptions"]:
        assumption["says"] = f"{text} {assumption['says']}"
    return dosing


def _of_a_source(record: Any) -> None:
    """Rests every number on a source, which has no text that it must stand in."""
    for key, value in record.items():
        if key == "of":
            record[key] = ANY_SOURCE
        elif isinstance(value, dict):
            _of_a_source(value)
