"""Compares the data bundle with the evidence it was made from: nothing lost, changed or added.

The texts of the evidence are compared after `uniform.py`, the only list of wording changes.
Written for the bundle alone, and so not compared: labels of sources, names of factors, ids of
products' facts, the conditions that a fact or a founding statement is about, the rows that a
claim also answers, that a claim is withdrawn, and which source a reference of the founding
document is. A source that both files of the evidence hold is compared with `sources.json`, which
knows more of it. The dosing data is held against `dosing.md` by `dosing_evidence.py`.

Exit codes: 0 the same, 1 differences, 2 nothing to compare.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import dosing_evidence
from build_scripts.founding_text import Sentence, sentences
from build_scripts.uniform import (
    CORRECTED_DOIS,
    SPLIT_FACTS,
    uniform_fact,
    uniform_field,
    uniform_grade,
    uniform_grade_system,
    uniform_text,
)
from gui.core.bundle import Bundle, BundleError, Problem, read_bundle

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ROOT / "tests" / "data" / "evidence"
BUNDLE = ROOT / "resources" / "bundle"

THE_SAME, DIFFERENT, NOTHING_TO_COMPARE = 0, 1, 2

JsonRecord = Mapping[str, Any]


class EvidenceError(Exception):
    """The evidence cannot be read, or is not made as it should be."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with the file and the JSON path at which it stands."""

    file: str
    path: str
    record: JsonRecord


def main(argv: Sequence[str]) -> int:
    """Compare, print every difference, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("evidence", nargs="?", type=Path, default=EVIDENCE, metavar="EVIDENCE_DIR")
    parser.add_argument("bundle", nargs="?", type=Path, default=BUNDLE, metavar="BUNDLE_DIR")
    arguments = parser.parse_args(argv)
    try:
        found = list(differences(arguments.evidence, arguments.bundle))
    except BundleError as error:
        _print([str(error), *map(str, error.problems)], sys.stderr)
        return NOTHING_TO_COMPARE
    except EvidenceError as error:
        _print([str(error)], sys.stderr)
        return NOTHING_TO_COMPARE
    _print(map(str, found), sys.stdout)
    _print([f"{len(found)} difference(s)"], sys.stdout)
    return DIFFERENT if found else THE_SAME


def _print(lines: Iterable[str], stream: Any) -> None:
    encoding = stream.encoding or "utf-8"
    for line in lines:
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def differences(evidence: Path, bundle: Path) -> Iterator[Problem]:
    """Every difference between a folder of evidence and a bundle.

    Raises:
        BundleError: the bundle cannot be read.
        EvidenceError: the evidence cannot.
    """
    names = ("conditions", "claims", "sources", "therapy-facts", "founding-references")
    conditions, claims, sources, on_therapies, references = (
        _read(evidence, f"{name}.json") for name in names
    )
    document = _text(evidence.parent / "founding-document.txt")
    on_dosing = _on_dosing(evidence)
    content = read_bundle(bundle)
    try:
        yield from _conditions(conditions, content)
        yield from _claims(claims, content)
        yield from _sources(sources, on_therapies["sources"], content)
        yield from _facts(on_therapies["facts"], content)
        yield from _products(on_therapies["products"], content)
        yield from _references(references, content)
        known = {source["id"] for source in (*sources, *on_therapies["sources"])}
        further = frozenset(set(content.sources) - known)
        yield from dosing_evidence.differences(on_dosing, content, further)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EvidenceError(f"{evidence}: not made as expected: {error!r}") from error
    yield from _founding_document(sentences(document), content)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise EvidenceError(f"{path}: {error}") from error


def _on_dosing(evidence: Path) -> str:
    try:
        return dosing_evidence.read_words(evidence)
    except (KeyError, OSError, TypeError, ValueError) as error:
        raise EvidenceError(f"{evidence}: on dosing: {error}") from error


def _read(folder: Path, name: str) -> Any:
    try:
        return json.loads(_text(folder / name))
    except ValueError as error:
        raise EvidenceError(f"{folder / name}: {error}") from error


def _placed(file: str, path: str, records: Iterable[JsonRecord]) -> list[Placed]:
    return [Placed(file, f"{path}[{place}]", record) for place, record in enumerate(records)]


def _in_bundle(file: str, path: str, records: Iterable[msgspec.Struct]) -> list[Placed]:
    return _placed(file, path, map(_plain, records))


def _plain(record: msgspec.Struct) -> JsonRecord:
    plain: JsonRecord = json.loads(msgspec.json.encode(record))
    return plain


def _conditions(records: Iterable[JsonRecord], bundle: Bundle) -> Iterator[Problem]:
    evidence = _placed("conditions.json", "$", records)
    there = [
        Placed(f"conditions/{name}.json", "$", _plain(condition))
        for name, condition in bundle.conditions.items()
    ]
    yield from _compare("condition", evidence, there, dict, apart={"claims"})


def _claims(records: Iterable[JsonRecord], bundle: Bundle) -> Iterator[Problem]:
    evidence = _placed("claims.json", "$", records)
    for name, condition in bundle.conditions.items():
        there = _in_bundle(f"conditions/{name}.json", "$.claims", condition.claims)
        here = [claim for claim in evidence if claim.record["condition"] == name]
        yield from _compare("claim", here, there, _expected_claim, apart={"rows", "withdrawn"})
    for claim in evidence:
        if claim.record["condition"] not in bundle.conditions:
            yield _lost("claim", claim, claim.record["id"])


def _expected_claim(claim: JsonRecord) -> JsonRecord:
    expected = {key: value for key, value in claim.items() if key != "condition"}
    for field in ("population", "statement", "course"):
        if claim[field]:
            expected[field] = uniform_field(claim["id"], field, claim[field])
    if claim["grade"]:
        expected["grade"] = uniform_grade(claim["grade"], claim["gradeSystem"])
    if claim["gradeSystem"]:
        expected["gradeSystem"] = uniform_grade_system(claim["gradeSystem"])
    return expected


def _sources(
    records: Iterable[JsonRecord], of_facts: Iterable[JsonRecord], bundle: Bundle
) -> Iterator[Problem]:
    evidence = _placed("sources.json", "$", records)
    known = {source.record["id"] for source in evidence}
    further = _placed("therapy-facts.json", "$.sources", of_facts)
    here = [*evidence, *(source for source in further if source.record["id"] not in known)]
    of_dosing = dosing_evidence.of_dosing_alone(bundle)
    there = [
        source
        for source in _in_bundle("sources.json", "$.sources", bundle.sources.values())
        if source.record["id"] in {entry.record["id"] for entry in here}
        or source.record["id"] not in of_dosing
    ]
    yield from _compare("source", here, there, _expected_source, apart={"label"})


def _expected_source(source: JsonRecord) -> JsonRecord:
    return {**source, "doi": CORRECTED_DOIS.get(source["id"], source.get("doi"))}


def _facts(records: Iterable[JsonRecord], bundle: Bundle) -> Iterator[Problem]:
    whole = _placed("therapy-facts.json", "$.facts", records)
    evidence = [part for fact in whole for part in _in_parts(fact)]
    for name, therapy in bundle.therapies.items():
        here = [fact for fact in evidence if fact.record["therapy"] == name]
        there = _in_bundle(f"therapies/{name}.json", "$.facts", therapy.facts)
        yield from _compare("fact", here, there, _expected_fact, apart={"conditions"})
    for fact in evidence:
        if fact.record["therapy"] not in bundle.therapies:
            yield _lost("fact", fact, fact.record["id"])
    tags = {factor for fact in evidence for factor in fact.record["factors"]}
    for place, factor in enumerate(bundle.factors):
        if factor not in tags:
            added = Placed("factors.json", f"$.factors[{place}]", {})
            yield _added("patient factor", added, factor)


def _in_parts(fact: Placed) -> Iterator[Placed]:
    """The fact, or one for each part where the bundle has it in parts."""
    parts = SPLIT_FACTS.get(fact.record["id"])
    if parts is None:
        yield fact
        return
    clauses = fact.record["fact"].partition(": ")[2].rstrip(".").split("; ")
    for identifier, clause in zip(parts, clauses, strict=True):
        part = {**fact.record, "id": identifier, "fact": f"{clause}."}
        yield Placed(fact.file, fact.path, part)


def _expected_fact(fact: JsonRecord) -> JsonRecord:
    expected = {key: value for key, value in fact.items() if key not in {"therapy", "fact"}}
    return {**expected, "statement": uniform_fact(fact["fact"], fact["source"])}


def _products(records: Iterable[JsonRecord], bundle: Bundle) -> Iterator[Problem]:
    evidence = _placed("therapy-facts.json", "$.products", map(_expected_product, records))
    for name, therapy in bundle.therapies.items():
        here = evidence if name == "ivig" else []
        there = _in_bundle(f"therapies/{name}.json", "$.products", therapy.products)
        yield from _compare("fact", here, there, dict, key=_without_id, apart={"id"})


def _expected_product(product: JsonRecord) -> JsonRecord:
    expected = {key: value for key, value in product.items() if key != "fact"}
    row = product["row"].replace("_", "-")
    return {**expected, "row": row, "statement": uniform_text(product["fact"])}


def _without_id(product: JsonRecord) -> str:
    kept = {key: value for key, value in product.items() if key != "id"}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def _references(records: Iterable[JsonRecord], bundle: Bundle) -> Iterator[Problem]:
    here = _placed("founding-references.json", "$", records)
    document = bundle.founding_document
    there = _in_bundle("founding-document.json", "$.references", document.references)
    yield from _compare(
        "reference", here, there, dict, key=itemgetter("n"), apart={"source", "inDocument"}
    )


def _compare(
    what: str,
    evidence: Iterable[Placed],
    bundle: Iterable[Placed],
    expected: Callable[[JsonRecord], JsonRecord],
    *,
    key: Callable[[JsonRecord], object] = itemgetter("id"),
    apart: Collection[str] = (),
) -> Iterator[Problem]:
    """Differences between records of the evidence and of the bundle that have the same key."""
    waiting = {key(entry.record): entry for entry in bundle}
    for entry in evidence:
        name = key(entry.record)
        there = waiting.pop(name, None)
        if there is None:
            yield _lost(what, entry, name)
            continue
        have = {field: value for field, value in there.record.items() if field not in apart}
        yield from _unequal(there.file, there.path, expected(entry.record), have)
    for name, entry in waiting.items():
        yield _added(what, entry, name)


def _unequal(file: str, path: str, wanted: Any, found: Any) -> Iterator[Problem]:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key in dict.fromkeys([*wanted, *found]):
            yield from _unequal(file, f"{path}.{key}", wanted.get(key), found.get(key))
    elif (wanted or None) != (found or None):
        told = [json.dumps(value, ensure_ascii=False) for value in (wanted, found)]
        yield Problem(file, path, f"the evidence has {told[0]}, the bundle {told[1]}")


def _lost(what: str, entry: Placed, name: object) -> Problem:
    return Problem(entry.file, entry.path, f"the {what} {name} is not in the bundle")


def _added(what: str, entry: Placed, name: object) -> Problem:
    return Problem(entry.file, entry.path, f"the {what} {name} is not in the evidence")


def _founding_document(handed_over: Iterable[Sentence], bundle: Bundle) -> Iterator[Problem]:
    document = bundle.founding_document
    there = {
        Sentence(statement.therapy or "", statement.section, statement.text): f"statements[{place}]"
        for place, statement in enumerate(document.statements)
    }
    for place, entry in enumerate(document.references):
        sentence = Sentence("", f"reference {entry.n}", entry.in_document)
        there[sentence] = f"references[{place}].inDocument"
    there[Sentence("", "attribution", document.attribution)] = "attribution"
    for sentence in handed_over:
        if there.pop(sentence, None) is None:
            message = f"not word for word in its place in the bundle: {' | '.join(sentence)}"
            yield Problem("founding-document.txt", "", message)
    for sentence, path in there.items():
        message = f"not in the founding document: {' | '.join(sentence)}"
        yield Problem("founding-document.json", f"$.{path}", message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
