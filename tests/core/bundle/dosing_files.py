"""The file of the dosing data: of the small bundle, and one with other texts."""

from __future__ import annotations

from typing import Any, get_args

from gui.core.bundle.dosing_formulas import COMPUTED
from gui.core.bundle.dosing_records import AssumptionId, RuleId

ANY_SOURCE = "asfa-2023"
RULES = get_args(RuleId)
ASSUMPTIONS = get_args(AssumptionId)
UNITS = {"igg-half-life": "d", "igg-return-rate": "per hour", "session-length": "h"}


def with_texts(dosing: Any, text: str) -> Any:
    """The dosing data with one text for all that may be any, of courses and facts that have it.

    Its courses have no numbers, which would have to stand in their text.
    """
    for rule in dosing["rules"]:
        rule.update(owner=text, formula=f"{text} {rule['formula']}", range=text)
    for regimen in dosing["regimens"]:
        regimen["says"] = text
        regimen.update({key: {} for key in ("plex", "ivig") if key in regimen})
    for product in dosing["products"]:
        _of_a_source(product)
        content = {"substance": text, "says": text, "of": ANY_SOURCE}
        product.pop("product", None)
        product.update(
            name=f"{text} {product['id']}", region=text, use=text, sodium=content, sugar=content
        )
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


def small_dosing() -> Any:
    """Dosing data that fits the small bundle, free to be changed."""
    return {
        "rules": [
            {
                "id": rule,
                "owner": "Owner",
                "source": "guide",
                "formula": f"a + b {COMPUTED[rule]}",
                "range": "adults",
            }
            for rule in RULES
        ],
        "regimens": [
            {
                "id": "one.plex.guide",
                "of": "one.plex.guide",
                "says": "Five times",
                "phase": "reported",
                "plex": {"exchanges": [5, 5]},
            },
        ],
        "products": [
            {
                "id": "product",
                "name": "Product",
                "region": "EU",
                "product": "Product 5 %",
                "strength": {"percent": 5, "of": "leaflet"},
                "rate": {
                    "of": "ivig.product.1",
                    "start": {"value": [1, 1], "unit": "mL/kg/h"},
                    "maximum": {"value": [1, 1], "unit": "mL/kg/h"},
                    "steps": {
                        "values": [0.5, 1],
                        "unit": "mL/kg/h",
                        "minutes": 30,
                        "of": "leaflet",
                    },
                },
                "vials": {"grams": [1, 2.5], "of": "leaflet"},
                "sodium": {
                    "substance": "sodium",
                    "says": "One gram",
                    "of": "ivig.product.1",
                    "amount": 1,
                    "unit": "mg/mL",
                },
                "weightBands": [*range(40, 131, 5)],
            }
        ],
        "observations": [
            {
                "id": "seen",
                "statement": "60-65 % were gone.",
                "source": "study",
                "sessions": 1,
                "removed": [60, 65],
            }
        ],
        "assumptions": [
            {
                "id": name,
                "value": 0.2,
                "unit": UNITS.get(name, "share"),
                "says": "0.2 (0.1 to 0.3)",
                "range": [0.1, 0.3],
            }
            for name in ASSUMPTIONS
        ],
    }
