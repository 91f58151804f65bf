"""What must hold between the records of a bundle, beyond the type of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from gui.core.bundle.problems import Problem
from gui.core.bundle.records import (
    Claim,
    Condition,
    Factors,
    FoundingDocument,
    Manifest,
    Source,
    Sources,
    Therapy,
)

POSITION_KINDS = frozenset({"guideline", "consensus", "access-criteria", "founding-document"})


def check_manifest(manifest: Manifest) -> Iterator[Problem]:
    """Dates in order, review due twelve months after verification, and one entry for each part."""
    due = twelve_months_after(manifest.verified)
    if manifest.review_due != due:
        yield Problem(
            "bundle.json",
            "$.reviewDue",
            f"review is due twelve months after verification, on {due}",
        )
    if manifest.verified > manifest.built:
        yield Problem("bundle.json", "$.verified", "verified after it was built")
    covered = [entry.covers for entry in manifest.verification]
    for part in ("founding-document", "other-content"):
        if covered.count(part) != 1:
            message = f"{part!r} must stand here once, and stands {covered.count(part)} times"
            yield Problem("bundle.json", "$.verification", message)
    yield from _repeated("bundle.json", "$.conditions", manifest.conditions)


def check_sources(sources: Sources, built: date) -> Iterator[Problem]:
    """Unique ids, no year after the bundle was built, and what claims rely on is recorded."""
    yield from _repeated("sources.json", "$.sources", [source.id for source in sources.sources])
    for place, source in enumerate(sources.sources):
        path = f"$.sources[{place}]"
        if source.year is not None and source.year > built.year:
            message = f"the year {source.year} is in the future of this bundle"
            yield Problem("sources.json", f"{path}.year", message)
        if (source.kind is None) != (source.status is None):
            yield Problem("sources.json", path, "kind and status must stand together")


def check_condition(
    file: str, condition: Condition, sources: Mapping[str, Source] | None, built: date
) -> Iterator[Problem]:
    """File name, names of claims, and that each claim's source exists and fits what it says.

    No claim is withdrawn after the bundle was built.
    """
    if file != f"conditions/{condition.id}.json":
        yield Problem(file, "$.id", f"{condition.id!r} does not stand in a file of that name")
    for place, claim in enumerate(condition.claims):
        path = f"$.claims[{place}]"
        if not claim.id.startswith(f"{condition.id}.{claim.therapy}."):
            expected = f"{condition.id}.{claim.therapy}."
            yield Problem(file, f"{path}.id", f"{claim.id!r} must begin with {expected!r}")
        if (claim.position is None) == (claim.finding is None):
            yield Problem(file, path, "a claim has either a position or a finding, and only one")
        if claim.withdrawn is not None and claim.withdrawn.date > built:
            yield Problem(file, f"{path}.withdrawn.date", f"withdrawn after it was built, {built}")
        if sources is not None:
            yield from _check_source_of_claim(file, path, claim, sources)


def _check_source_of_claim(
    file: str, path: str, claim: Claim, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    source = sources.get(claim.source)
    if source is None:
        yield _dangling(file, f"{path}.source", "source", claim.source)
        return
    if source.kind is None:
        message = f"the source {claim.source!r} has no kind and status, so it can carry no claim"
        yield Problem(file, f"{path}.source", message)
    elif (source.kind in POSITION_KINDS) != (claim.position is not None):
        needed = "position" if source.kind in POSITION_KINDS else "finding"
        yield Problem(file, path, f"a claim of a source of kind {source.kind!r} has a {needed}")
    elif source.kind != "founding-document" and source.year is None:
        yield Problem(file, f"{path}.source", f"the source {claim.source!r} has no year")


def check_therapy(
    file: str,
    therapy: Therapy,
    sources: Collection[str] | None,
    factors: Collection[str] | None,
    conditions: Collection[str],
) -> Iterator[Problem]:
    """File name, and that every source, factor and condition that a fact names exists."""
    if file != f"therapies/{therapy.id}.json":
        yield Problem(file, "$.id", f"{therapy.id!r} does not stand in a file of that name")
    for place, fact in enumerate(therapy.facts):
        path = f"$.facts[{place}]"
        yield from _unknown(file, f"{path}.source", "source", [fact.source], sources)
        yield from _unknown(file, f"{path}.factors", "patient factor", fact.factors, factors)
        yield from _unknown(file, f"{path}.conditions", "condition", fact.conditions, conditions)
        yield from _repeated(file, f"{path}.factors", fact.factors)
        yield from _repeated(file, f"{path}.conditions", fact.conditions)
    for place, product in enumerate(therapy.products):
        path = f"$.products[{place}].source"
        yield from _unknown(file, path, "source", [product.source], sources)


def check_factors(factors: Factors) -> Iterator[Problem]:
    """Unique ids."""
    yield from _repeated("factors.json", "$.factors", [factor.id for factor in factors.factors])


def check_founding_document(
    document: FoundingDocument, sources: Collection[str] | None, conditions: Collection[str]
) -> Iterator[Problem]:
    """Unique statements and references, and that what they name exists."""
    file = "founding-document.json"
    yield from _unknown(file, "$.source", "source", [document.source], sources)
    yield from _repeated(file, "$.statements", [entry.id for entry in document.statements])
    yield from _repeated(file, "$.references", [str(entry.n) for entry in document.references])
    for place, statement in enumerate(document.statements):
        path = f"$.statements[{place}].conditions"
        yield from _unknown(file, path, "condition", statement.conditions, conditions)
        yield from _repeated(file, path, statement.conditions)
    for place, reference in enumerate(document.references):
        path = f"$.references[{place}]"
        if reference.resolved != (reference.citation is not None):
            message = "a reference has a citation if it is resolved, and only then"
            yield Problem(file, path, message)
        if reference.source is not None:
            yield from _unknown(file, f"{path}.source", "source", [reference.source], sources)


def check_claim_ids(conditions: Sequence[tuple[str, Condition]]) -> Iterator[Problem]:
    """No claim id stands twice, in one file or in two."""
    return _repeated_anywhere(
        (file, f"$.claims[{place}].id", claim.id)
        for file, condition in conditions
        for place, claim in enumerate(condition.claims)
    )


def check_fact_ids(therapies: Iterable[tuple[str, Therapy]]) -> Iterator[Problem]:
    """No id of a fact or a product's fact stands twice, in one file or in two."""
    return _repeated_anywhere(
        (file, f"$.{part}[{place}].id", identifier)
        for file, therapy in therapies
        for part, ids in (
            ("facts", [fact.id for fact in therapy.facts]),
            ("products", [fact.id for fact in therapy.products]),
        )
        for place, identifier in enumerate(ids)
    )


def twelve_months_after(day: date) -> date:
    """The day on which what was verified on a day is due for review."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(min(day.year + 1, 9999), 2, 28)


def _repeated(file: str, path: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, identifier in enumerate(ids):
        if identifier in seen:
            yield Problem(file, f"{path}[{place}]", f"the id {identifier!r} stands twice")
        seen.add(identifier)


def _repeated_anywhere(ids: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    first_in: dict[str, str] = {}
    for file, path, identifier in ids:
        if identifier in first_in:
            message = f"the id {identifier!r} stands twice, first in {first_in[identifier]}"
            yield Problem(file, path, message)
        first_in.setdefault(identifier, file)


def _unknown(
    file: str, path: str, what: str, ids: Iterable[str], known: Collection[str] | None
) -> Iterator[Problem]:
    if known is None:
        return
    for identifier in ids:
        if identifier not in known:
            yield _dangling(file, path, what, identifier)


def _dangling(file: str, path: str, what: str, identifier: str) -> Problem:
    return Problem(file, path, f"there is no {what} with the id {identifier!r}")
