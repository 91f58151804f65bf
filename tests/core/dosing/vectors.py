"""The worked examples of the evidence (dosing-vectors.json), by their formula."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data" / "dosing-vectors.json"


def vectors(formula: str) -> list[dict[str, Any]]:
    """The examples of a formula, or whose formula begins so; numbers are Decimals or ints."""
    every = every_vector()
    found = [vector for vector in every if vector["formula"] == formula]
    found = found or [vector for vector in every if vector["formula"].startswith(formula)]
    assert found, formula
    return found


def every_vector() -> list[dict[str, Any]]:
    """All examples, in the order of the file."""
    examples: list[dict[str, Any]] = json.loads(DATA.read_text("utf-8"), parse_float=Decimal)
    return examples
