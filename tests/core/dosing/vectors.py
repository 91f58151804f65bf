"""The worked examples of the evidence (dosing-vectors.json), by their formula."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data" / "dosing-vectors.json"


def vectors(formula: str) -> list[dict[str, Any]]:
    """The examples whose formula begins so; every number is a Decimal or an int."""
    every = json.loads(DATA.read_text("utf-8"), parse_float=Decimal)
    found = [vector for vector in every if vector["formula"].startswith(formula)]
    assert found, formula
    return found
