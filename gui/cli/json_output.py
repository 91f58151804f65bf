"""The pages as JSON with stable keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from gui.core.bundle import Bundle, BundleError, printable
from gui.core.bundle.records import Condition, TherapyId
from gui.core.bundle.spoken import fingerprint_words
from gui.core.bundle.warnings import warnings
from gui.core.evidence import Assessment
from gui.core.reference import THERAPIES, Reference
from gui.pages.age import age_page
from gui.pages.comparison import ComparisonPage, comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.licences import LicenceText
from gui.pages.overview import overview_page
from gui.pages.parts import Row
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import WHY_NOT, Words

_NOTHING_KNOWN: dict[str, Any] = {"fingerprint": None, "fingerprint_words": [], "sha256": None}


def list_json(reference: Reference) -> list[dict[str, Any]]:
    """One object for each condition: id, name, and the verdict on each therapy."""
    return [
        {
            "id": condition.id,
            "name": condition.name.en,
            "plex": reference.verdict(condition.id, "plex").word.value,
            "ivig": reference.verdict(condition.id, "ivig").word.value,
        }
        for condition in reference.bundle.conditions.values()
    ]


def search_json(reference: Reference, query: str) -> list[dict[str, str]]:
    """One object for each hit, best first."""
    return [{"id": hit.id, "match": hit.match} for hit in reference.search_index.search(query)]


def show_json(reference: Reference, condition_id: str, words: Words) -> dict[str, Any]:
    """One condition: its identity, both columns, all claims and all sources cited."""
    condition = reference.bundle.conditions[condition_id]
    page = comparison_page(reference, condition_id, words)
    return {
        "condition": _identity(condition),
        **{therapy: _column(page, therapy) for therapy in THERAPIES},
        "banners": msgspec.to_builtins(page.banners),
        "factors": msgspec.to_builtins(page.factors),
        "claims": [
            _claim(assessment, words)
            for therapy in THERAPIES
            for assessment in reference.verdict(condition_id, therapy).assessments
        ],
        "evidence": msgspec.to_builtins(evidence_page(reference, condition_id, words).rows),
        "sources": msgspec.to_builtins(page.sources),
        "local": msgspec.to_builtins(page.local),
    }


def _identity(condition: Condition) -> dict[str, Any]:
    return {
        "id": condition.id,
        "name": condition.name.en,
        "names": msgspec.to_builtins(condition.name),
        "abbreviations": list(condition.abbreviations),
        "synonyms": msgspec.to_builtins(condition.synonyms),
        "group": condition.group,
        "population": condition.population,
        "in_founding_document": condition.in_founding_document,
        "codes": msgspec.to_builtins(condition.codes),
    }


def _column(page: ComparisonPage, therapy: TherapyId) -> dict[str, Any]:
    badge = page.badge(therapy)
    return {
        "verdict": badge.verdict,
        "lead": list(badge.lead),
        "opposing": list(badge.opposing),
        "differing": list(badge.differing),
        "unsupported": badge.unsupported,
        "label": badge.label,
        "notes": msgspec.to_builtins(badge.notes),
        "rows": rows_json(page.rows, therapy),
    }


def rows_json(rows: Sequence[Row], therapy: TherapyId) -> list[dict[str, Any]]:
    """The rows of two equal columns, in the column of one therapy."""
    return [
        {
            "row": row.id,
            "label": row.label,
            "statements": msgspec.to_builtins(row.column(therapy)),
            "empty": "" if row.column(therapy) else row.empty,
        }
        for row in rows
    ]


def _claim(assessment: Assessment, words: Words) -> dict[str, Any]:
    claim = assessment.claim
    said = "position" if claim.position is not None else "finding"
    reasons = [words.of(WHY_NOT, reason) for reason in assessment.why_not]
    return {
        "id": claim.id,
        "therapy": claim.therapy,
        "source": claim.source,
        said: claim.position or claim.finding,
        "decides": assessment.decides,
        "why_not": "; ".join(reasons) or None,
        "why_not_codes": [reason.value for reason in assessment.why_not],
        "role": assessment.role.value,
        "scope": claim.scope,
        "population": claim.population,
        "grade": claim.grade,
        "grade_system": claim.grade_system,
        "statement": claim.statement,
        "course": claim.course,
        "read": claim.read,
        "locator": claim.locator,
        "may_harm": claim.may_harm,
        "withdrawn": msgspec.to_builtins(claim.withdrawn),
    }


def overview_json(reference: Reference, words: Words) -> Any:
    """The matrix, group by group, with its legend."""
    return msgspec.to_builtins(overview_page(reference, words))


def therapies_json(reference: Reference, words: Words) -> Any:
    """All rows on the two therapies."""
    return msgspec.to_builtins(therapies_page(reference, words))


def sources_json(reference: Reference, words: Words) -> Any:
    """All sources and the founding document's references."""
    return msgspec.to_builtins(sources_page(reference, words))


def info_json(reference: Reference, today: date, words: Words) -> dict[str, Any]:
    """What the bundle says of itself, and what it holds."""
    bundle = reference.bundle
    return {
        **msgspec.to_builtins(bundle.manifest, str_keys=True),
        "counts": {
            "conditions": len(bundle.conditions),
            "claims": sum(len(entry.claims) for entry in bundle.conditions.values()),
            "sources": len(bundle.sources),
            "facts": sum(len(entry.facts) for entry in bundle.therapies.values()),
            "products": sum(len(entry.products) for entry in bundle.therapies.values()),
        },
        **fingerprint_json(bundle),
        "warning": age_page(bundle.manifest, today, words).warning,
    }


def fingerprint_json(bundle: Bundle) -> dict[str, Any]:
    """What tells this content from any other: short, to be read out, and whole."""
    return {
        "fingerprint": bundle.fingerprint,
        "fingerprint_words": list(fingerprint_words(bundle.sha256)),
        "sha256": bundle.sha256,
    }


def check_json(location: str, checked: Bundle | BundleError, today: date) -> dict[str, Any]:
    """The result of a check: the bundle and what its author is asked, or why there is none."""
    error = checked if isinstance(checked, BundleError) else None
    problems = () if error is None else error.problems
    known = _NOTHING_KNOWN if isinstance(checked, BundleError) else fingerprint_json(checked)
    return {
        "path": printable(location),
        "ok": error is None,
        "problems": [
            {"file": entry.file, "path": entry.path, "message": entry.message} for entry in problems
        ],
        "warnings": [] if isinstance(checked, BundleError) else warnings_json(checked, today),
        **known,
    }


def warnings_json(bundle: Bundle, today: date) -> list[dict[str, str]]:
    """What the author of a bundle is asked."""
    return [
        {
            "kind": entry.kind,
            "file": entry.problem.file,
            "path": entry.problem.path,
            "message": entry.problem.message,
        }
        for entry in warnings(bundle, today)
    ]


def licences_json(texts: Iterable[LicenceText]) -> list[dict[str, str]]:
    """One object for each licence text, with the whole text.

    Raises:
        OSError: a text cannot be read.
    """
    return [
        {"name": text.name, "title": text.title, "file": str(text.path), "text": text.read()}
        for text in texts
    ]
