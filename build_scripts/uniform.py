"""The wording changes between the evidence as handed over and the bundle, all of them.

The evidence uses several spellings and abbreviations for one thing. The bundle makes them
uniform or writes them out. `check_evidence.py` applies this table to the evidence and asks for
equality with the bundle, so no other change of a word can slip in.
"""

from __future__ import annotations

import re

_WORDS = (
    (r"\bIVIg\b", "IVIG"),
    (r"(\d|more) TPE\b", r"\1 plasma exchanges"),
    (r"(^|\. )TPE\b", r"\1Plasma exchange"),
    (r"\b(TPE|PE)\b", "plasma exchange"),
    (r"\bTPV\b", "total plasma volumes"),
    (r"(^|\. )IA\b", r"\1Immunoadsorption"),
    (r"\bIA\b", "immunoadsorption"),
    (r"\bSCIG\b", "subcutaneous immunoglobulin"),
    (r"\bDFPP\b", "double-filtration plasmapheresis"),
    (r"\bILD\b", "interstitial lung disease"),
    (r"\bIIM\b", "idiopathic inflammatory myopathy"),
    (r"^GPP\b", "Good practice point"),
    (r"\bGPP\b", "good practice point"),
    (r"(\d) %", r"\1%"),
)

_GRADE_SYSTEMS = {
    "ASFA category + GRADE": "ASFA category I-IV + GRADE",
    "ASFA category I-IV + GRADE (1/2, A/B/C)": "ASFA category I-IV + GRADE",
    "AAN level": "AAN level A/B/C/U",
    "AANEM evidence class": "AANEM evidence class I-IV",
    "EFNS level": "EFNS level A-C/good practice point",
    "Ontario IG listing": "Ontario IG utilisation criteria",
}

_REWORDED = {
    (
        "mg-preoperative.plex.abdelmotaleb-2022",
        "statement",
    ): "Small retrospective series; PLEX used as preoperative preparation, with a longer "
    "preoperative hospital stay than IVIG.",
    (
        "mg-exacerbation.plex.dgn-2023-mg-summary",
        "population",
    ): "crisis-like deterioration or myasthenic crisis",
    (
        "mg-exacerbation.ivig.dgn-2023-mg-summary",
        "population",
    ): "crisis-like deterioration or myasthenic crisis",
}

_NAMED_FIRST = {
    "epi-privigen": "Privigen (EU label)",
    "gamunexc-pi": "Gamunex-C (US label)",
    "empr-octa": "Octagam 10% (US monograph)",
    "nl-ivig": "Newfoundland (adults, 40-130 kg)",
    "freenfo": "A consumer health page (no authoritative list was found)",
    "kidneywiki": "KidneyWiki",
    "owen1994": "Owen 1994",
    "founding-document": "Founding document",
}
"""Sources that a fact must name in words: one product, one page, or the founding document."""

_ALREADY_NAMED = {
    "epi-privigen": r"^Privigen\b",
    "nl-ivig": r"^Newfoundland\b",
}

SPLIT_FACTS = {
    "ivig.course.1": ("ivig.course.1.gbs", "ivig.course.1.cidp", "ivig.course.1.mmn"),
}
"""Facts that speak of several conditions, and the ids of their parts, one for each condition."""

CORRECTED_DOIS = {"psgbs-1997": "10.1016/S0140-6736(96)09095-2"}
"""DOIs that the evidence cuts off although its own citation has them whole."""


def uniform_text(text: str) -> str:
    """The text with one spelling for each thing and its abbreviations written out."""
    for pattern, replacement in _WORDS:
        text = re.sub(pattern, replacement, text)
    return text


def uniform_field(claim_id: str, field: str, text: str) -> str:
    """The wording of one field of a claim as it must stand in the bundle."""
    return _REWORDED.get((claim_id, field)) or uniform_text(text)


def uniform_fact(fact: str, source: str) -> str:
    """The wording of a fact; one on a single product or from a weak page names it first."""
    fact = uniform_text(fact)
    name = _NAMED_FIRST.get(source)
    already = _ALREADY_NAMED.get(source)
    if name is None or (already and re.search(already, fact)):
        return fact
    return f"{name}: {fact}"


def uniform_grade(grade: str, system: str | None) -> str:
    """A grade in its own system, with the system's word before a bare letter."""
    grade = uniform_text(grade)
    if grade in {"A", "B", "C", "U"}:
        return f"Level {grade}" if system is None or not system.startswith("DGN") else grade
    if re.match(r"\d", grade) and (system or "").startswith("NBA"):
        return f"Category {grade}"
    return grade if grade.startswith("n=") else grade[0].upper() + grade[1:]


def uniform_grade_system(system: str) -> str:
    """One name for each grading system."""
    return uniform_text(_GRADE_SYSTEMS.get(system, system))
