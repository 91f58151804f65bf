"""Comparing the bundle with the evidence: the same as shipped, and every change is told."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_scripts import check_evidence, dosing_evidence
from build_scripts.uniform import CORRECTED_DOIS
from gui.core.bundle import read_bundle

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
SHIPPED = ROOT / "resources" / "bundle"

Change = Callable[[Any], object]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the evidence, with the founding document beside it, and of the bundle."""
    evidence, bundle = tmp_path / "evidence", tmp_path / "bundle"
    shutil.copytree(DATA / "evidence", evidence)
    for name in ("founding-document.txt", "dosing-vectors.json"):
        shutil.copy(DATA / name, tmp_path)
    shutil.copytree(SHIPPED, bundle)
    return evidence, bundle


def alter(path: Path, change: Change) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def told(evidence: Path, bundle: Path) -> list[str]:
    return [str(entry) for entry in check_evidence.differences(evidence, bundle)]


NO_DOSING = "dosing.json: the dosing data is not in the bundle"


def without_dosing(bundle: Path) -> None:
    """Takes away what rests on the texts of courses and products, and the sources of that alone."""
    of_facts = json.loads((DATA / "evidence" / "therapy-facts.json").read_text("utf-8"))["sources"]
    known = {source["id"] for source in of_facts}
    sources = dosing_evidence.of_dosing_alone(read_bundle(bundle)) - known
    (bundle / "dosing.json").unlink()
    alter(
        bundle / "sources.json",
        lambda it: it.update(
            sources=[source for source in it["sources"] if source["id"] not in sources]
        ),
    )


def test_the_shipped_bundle_says_what_the_evidence_says() -> None:
    assert told(DATA / "evidence", SHIPPED) == []


def test_it_runs_as_a_script_from_anywhere(tmp_path: Path) -> None:
    script = ROOT / "build_scripts" / "check_evidence.py"
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 difference(s)\n", "")


def with_factors(therapy: Any) -> Any:
    """The first fact that is tagged with patient factors."""
    return next(fact for fact in therapy["facts"] if "factors" in fact)


PRODUCT = {"id": "p", "product": "P", "row": "dose", "statement": "1", "source": "asfa-2023"}


def part(therapy: Any, name: str) -> Any:
    """One part of the fact that speaks of several conditions."""
    return next(fact for fact in therapy["facts"] if fact["id"] == f"ivig.course.1.{name}")


BUNDLE_CHANGES: dict[str, tuple[str, Change, str]] = {
    "a condition renamed": (
        "conditions/mmn.json", lambda it: it["name"].update(de="MMN"),
        "conditions/mmn.json $.name.de: the evidence has",
    ),
    "a code lost": (
        "conditions/mmn.json", lambda it: it["codes"].pop(),
        "conditions/mmn.json $.codes: the evidence has",
    ),
    "a synonym added": (
        "conditions/mmn.json", lambda it: it["synonyms"]["en"].append("motor neuropathy"),
        "conditions/mmn.json $.synonyms.en: the evidence has",
    ),
    "no longer in the founding document": (
        "conditions/mmn.json", lambda it: it.update(inFoundingDocument=False),
        "conditions/mmn.json $.inFoundingDocument: the evidence has true, the bundle",
    ),
    "a claim lost": (
        "conditions/cidp.json", lambda it: it["claims"].pop(0),
        "claims.json $[0]: the claim cidp.plex.founding-document is not in the bundle",
    ),
    "a claim added": (
        "conditions/cidp.json",
        lambda it: it["claims"].append({**it["claims"][0], "id": "cidp.plex.more"}),
        "the claim cidp.plex.more is not in the evidence",
    ),
    "a source's citation": (
        "sources.json", lambda it: it["sources"][1].update(citation="A book"),
        "sources.json $.sources[1].citation: the evidence has",
    ),
    "a source's status": (
        "sources.json", lambda it: it["sources"][1].update(status="expired"),
        'sources.json $.sources[1].status: the evidence has "current", the bundle "expired"',
    ),
    "a source's year": (
        "sources.json", lambda it: it["sources"][1].update(year=2022),
        "sources.json $.sources[1].year: the evidence has 2023, the bundle 2022",
    ),
    "a source added": (
        "sources.json",
        lambda it: it["sources"].append({"id": "new", "label": "New", "citation": "New"}),
        "the source new is not in the evidence",
    ),
    "a fact's source": (
        "therapies/plex.json", lambda it: it["facts"][0].update(source="asfa-2023"),
        'therapies/plex.json $.facts[0].source: the evidence has "founding-document"',
    ),
    "a fact's factor": (
        "therapies/ivig.json", lambda it: with_factors(it)["factors"].pop(),
        ".factors: the evidence has",
    ),
    "a fact lost": (
        "therapies/plex.json", lambda it: it["facts"].pop(),
        "is not in the bundle",
    ),
    "a fact added": (
        "therapies/plex.json", lambda it: it["facts"].append({**it["facts"][0], "id": "plex.more"}),
        "the fact plex.more is not in the evidence",
    ),
    "a product's dose": (
        "therapies/ivig.json", lambda it: it["products"][0].update(statement="Twice as much."),
        "therapies/ivig.json $.products[0]: the fact",
    ),
    "a product lost": (
        "therapies/ivig.json", lambda it: it["products"].pop(0),
        "therapy-facts.json $.products[0]: the fact",
    ),
    "a product of the other therapy": (
        "therapies/plex.json", lambda it: it.update(products=[PRODUCT]),
        "therapies/plex.json $.products[0]: the fact",
    ),
    "a factor added": (
        "factors.json",
        lambda it: it["factors"].append({"id": "age", "name": {"en": "Age", "de": "Alter"}}),
        "factors.json $.factors[17]: the patient factor age is not in the evidence",
    ),
    "a reference resolved": (
        "founding-document.json",
        lambda it: it["references"][0].update(resolved=True, citation="Somewhere"),
        "founding-document.json $.references[0].resolved: the evidence has",
    ),
    "a reference lost": (
        "founding-document.json", lambda it: it["references"].pop(),
        "founding-references.json $[8]: the reference 9 is not in the bundle",
    ),
    "a word of the founding document": (
        "founding-document.json",
        lambda it: it["statements"][5].update(text="Considered for Lambert-Eaton."),
        "founding-document.txt: not word for word in its place in the bundle: plex | indications",
    ),
    "a sentence under the other therapy": (
        "founding-document.json", lambda it: it["statements"][6].update(therapy="ivig"),
        "founding-document.json $.statements[6]: not in the founding document: ivig",
    ),
    "a sign in a reference": (
        "founding-document.json", lambda it: it["references"][7].update(inDocument="Progress."),
        "founding-document.json $.references[7].inDocument: not in the founding document",
    ),
    "a part of a split fact": (
        "therapies/ivig.json", lambda it: part(it, "cidp").update(statement="CIDP 3 g/kg."),
        ".statement: the evidence has \"Privigen (EU label): CIDP 2 g/kg over 2-5 days",
    ),
    "another attribution": (
        "founding-document.json", lambda it: it.update(attribution="Verified by a doctor"),
        "founding-document.json $.attribution: not in the founding document",
    ),
}  # fmt: skip


DOSES_REST_ON_IT = {"a product's dose", "a product lost", "a part of a split fact"}


@pytest.mark.parametrize("name", BUNDLE_CHANGES)
def test_a_change_of_the_bundle_is_told(name: str, folders: tuple[Path, Path]) -> None:
    file, change, message = BUNDLE_CHANGES[name]
    evidence, bundle = folders
    if name in DOSES_REST_ON_IT:
        without_dosing(bundle)
    alter(bundle / file, change)
    found = [line for line in told(evidence, bundle) if line != NO_DOSING]
    assert [line for line in found if message in line], found
    assert len(found) <= 2


CLAIM_FIELDS = {
    "source": "asfa-2023",
    "scope": "wider",
    "position": "considered",
    "finding": "harm",
    "population": "somebody",
    "grade": "Level X",
    "gradeSystem": "System",
    "statement": "It may help.",
    "course": "Once.",
    "read": "secondary",
    "locator": "p. 1",
    "mayHarm": True,
}


def may_have(claim: dict[str, Any], field: str) -> bool:
    """Whether the claim fits its source still, with another value in the field."""
    if field in {"source", "position"}:
        return claim.get("position") == "recommended"
    return field != "finding" or "finding" in claim


@pytest.mark.parametrize("field", CLAIM_FIELDS)
def test_every_field_of_every_claim_is_compared(field: str, folders: tuple[Path, Path]) -> None:
    evidence, bundle = folders
    if field == "course":
        without_dosing(bundle)
    changed = 0
    for path in sorted((bundle / "conditions").iterdir()):
        content = json.loads(path.read_text("utf-8"))
        for claim in content["claims"]:
            if may_have(claim, field):
                changed += claim.get(field) != CLAIM_FIELDS[field]
                claim[field] = CLAIM_FIELDS[field]
        path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    found = [line for line in told(evidence, bundle) if line != NO_DOSING]
    assert len(found) == changed > 10
    assert all(f".{field}: the evidence has" in line for line in found)


EVIDENCE_CHANGES: dict[str, tuple[str, Change, str]] = {
    "a claim on another condition": (
        "claims.json", lambda it: it[0].update(condition="gout"),
        "claims.json $[0]: the claim cidp.plex.founding-document is not in the bundle",
    ),
    "a key that the bundle does not know": (
        "claims.json", lambda it: it[0].update(warning="Beware"),
        'conditions/cidp.json $.claims[0].warning: the evidence has "Beware", the bundle null',
    ),
    "a condition more": (
        "conditions.json", lambda it: it.append({**it[0], "id": "gout"}),
        "conditions.json $[19]: the condition gout is not in the bundle",
    ),
    "a condition less": (
        "conditions.json", lambda it: it.pop(0),
        "conditions/gbs-adult.json $: the condition gbs-adult is not in the evidence",
    ),
    "a source of facts more": (
        "therapy-facts.json", lambda it: it["sources"].append({"id": "new", "citation": "New"}),
        "therapy-facts.json $.sources[68]: the source new is not in the bundle",
    ),
    "a fact on another therapy": (
        "therapy-facts.json", lambda it: it["facts"][0].update(therapy="steroids"),
        "therapy-facts.json $.facts[0]: the fact plex.definition.0 is not in the bundle",
    ),
    "an abbreviation that is not written out": (
        "claims.json", lambda it: it[0].update(statement="TPE is effective."),
        'the evidence has "Plasma exchange is effective."',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EVIDENCE_CHANGES)
def test_a_change_of_the_evidence_is_told(name: str, folders: tuple[Path, Path]) -> None:
    file, change, message = EVIDENCE_CHANGES[name]
    evidence, bundle = folders
    alter(evidence / file, change)
    assert [line for line in told(evidence, bundle) if message in line]


def test_a_sentence_more_in_the_founding_document_is_told(folders: tuple[Path, Path]) -> None:
    evidence, bundle = folders
    document = evidence.parent / "founding-document.txt"
    text = document.read_text("utf-8")
    document.write_text(text.replace("\n(1) ", "\nIt is **always** safe.\n\n(1) "), "utf-8")
    assert told(evidence, bundle) == [
        "founding-document.txt: not word for word in its place in the bundle: "
        "ivig | clinical-use | It is always safe."
    ]


def test_a_source_of_both_files_has_what_the_fuller_one_says() -> None:
    sources = json.loads((SHIPPED / "sources.json").read_text("utf-8"))["sources"]
    fuller = json.loads((DATA / "evidence" / "sources.json").read_text("utf-8"))
    both = next(source for source in sources if source["id"] == "barth-2011")
    assert both["citation"] in [source["citation"] for source in fuller]


@pytest.mark.parametrize("identifier", CORRECTED_DOIS)
def test_a_corrected_doi_stands_in_the_evidence_citation(identifier: str) -> None:
    records = json.loads((DATA / "evidence" / "sources.json").read_text("utf-8"))
    record = next(source for source in records if source["id"] == identifier)
    assert CORRECTED_DOIS[identifier] in record["citation"]
    assert CORRECTED_DOIS[identifier] != record["doi"]
    assert CORRECTED_DOIS[identifier].startswith(record["doi"])


def test_differences_are_printed_and_give_one(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    evidence, bundle = folders
    alter(bundle / "sources.json", lambda it: it["sources"][1].update(year=2022))
    assert check_evidence.main([str(evidence), str(bundle)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "sources.json $.sources[1].year: the evidence has 2023, the bundle 2022",
        "1 difference(s)",
    ]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("claims.json", None),
        ("claims.json", b"{"),
        ("claims.json", b"\xff"),
        ("claims.json", b'[{"id": "x"}]'),
        ("claims.json", b"1"),
        ("therapy-facts.json", b"[]"),
        ("therapy-facts.json", b'{"sources": [], "facts": [], "products": [{}]}'),
        ("../founding-document.txt", None),
    ],
)
def test_evidence_that_cannot_be_read_gives_two(
    file: str, content: bytes | None, folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    evidence, bundle = folders
    if content is None:
        (evidence / file).unlink()
    else:
        (evidence / file).write_bytes(content)
    assert check_evidence.main([str(evidence), str(bundle)]) == 2
    printed = capsys.readouterr()
    assert str(evidence.parent) in printed.err
    assert not printed.out


def test_a_bundle_that_cannot_be_read_gives_two(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    evidence, bundle = folders
    (bundle / "sources.json").write_text("{")
    assert check_evidence.main([str(evidence), str(bundle)]) == 2
    assert "sources.json: not valid JSON" in capsys.readouterr().err


def test_wrong_use_gives_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        check_evidence.main(["a", "b", "c"])
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err
