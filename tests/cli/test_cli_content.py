"""Nothing of the content is lost on its way to the terminal."""

import pytest

from build_scripts.dosing_evidence import of_dosing_alone
from build_scripts.uniform import (
    SPLIT_FACTS,
    uniform_fact,
    uniform_field,
    uniform_grade,
    uniform_grade_system,
    uniform_text,
)
from gui.core.lookup import find_conditions
from gui.core.reference import Reference
from tests.cli.terminal import (
    evidence,
    folded,
    founding_references,
    founding_sentences,
    run,
    strings,
)

CONDITIONS = [condition["id"] for condition in evidence("conditions")]
CLAIMS = evidence("claims")
FACTS = evidence("therapy-facts")


def wording(claim: dict[str, str], field: str) -> str:
    return uniform_field(claim["id"], field, claim[field])


def test_the_founding_document_has_all_its_sentences() -> None:
    sentences = founding_sentences()
    assert len(sentences) == 15
    assert sentences[0].startswith("Plasma Exchange and Immunoglobulins")
    assert sentences[-1] == "Verifiziert von Dr. Petya Stefanova"


def test_every_sentence_of_the_founding_document_is_printed() -> None:
    printed = run("therapies").folded + run("sources").folded
    assert [it for it in founding_sentences() if folded(it) not in printed] == []


def test_every_sentence_of_the_founding_document_is_in_the_json() -> None:
    given = {
        *strings(run("therapies", "--json").json()),
        *strings(run("sources", "--json").json()),
    }
    assert set(founding_sentences()) <= given


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_statement_and_course_is_shown(condition: str) -> None:
    printed = run("show", condition).folded
    given = list(strings(run("show", condition, "--json").json()))
    claims = [claim for claim in CLAIMS if claim["condition"] == condition]
    for claim in claims:
        for field in ("statement", "course"):
            if claim[field]:
                text = wording(claim, field)
                assert folded(text) in printed
                assert text in given


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_field_of_every_claim_is_in_the_json(condition: str) -> None:
    shown = {claim["id"]: claim for claim in run("show", condition, "--json").json()["claims"]}
    for claim in [claim for claim in CLAIMS if claim["condition"] == condition]:
        entry = shown[claim["id"]]
        for field in ("therapy", "source", "scope", "read", "locator"):
            assert entry[field] == claim[field]
        for field in ("population", "statement", "course"):
            assert entry[field] == (wording(claim, field) if claim[field] else None)
        system = claim["gradeSystem"]
        assert entry["grade"] == (uniform_grade(claim["grade"], system) if claim["grade"] else None)
        assert entry["grade_system"] == (uniform_grade_system(system) if system else None)
        assert entry["may_harm"] is claim.get("mayHarm", False)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_source_that_is_cited_is_listed_with_its_citation(condition: str) -> None:
    printed = run("show", condition).folded
    shown = run("show", condition, "--json").json()
    cards = {card["id"]: card for card in shown["sources"]}
    citations = {source["id"]: source["citation"] for source in evidence("sources")}
    cited = {claim["source"] for claim in shown["claims"]}
    assert cited <= set(cards)
    for source in cited:
        assert cards[source]["citation"] == citations[source]
        assert folded(citations[source]) in printed
    numbers = [card["number"] for card in shown["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_fact_is_among_the_therapies() -> None:
    printed = run("therapies").folded
    given = run("therapies", "--json").json()
    for fact in FACTS["facts"]:
        row = next(row for row in given["facts"] if row["id"] == fact["row"])
        for text in said_in(fact):
            assert folded(text) in printed
            entry = next(entry for entry in row[fact["therapy"]] if entry["text"].endswith(text))
            assert entry["source"] == fact["source"]
            assert entry["factors"] == fact["factors"]


def said_in(fact: dict[str, str]) -> list[str]:
    """The statement of a fact, or its parts where each has a condition of its own."""
    if fact["id"] not in SPLIT_FACTS:
        return [uniform_fact(fact["fact"], fact["source"])]
    parts = fact["fact"].removeprefix("EU label: ").rstrip(".").split("; ")
    assert len(parts) == len(SPLIT_FACTS[fact["id"]])
    return [f"{part}." for part in parts]


def test_every_product_is_among_the_therapies() -> None:
    printed = run("therapies").folded
    rows = {row["label"]: row for row in run("therapies", "--json").json()["products"]}
    assert set(rows) == {product["product"] for product in FACTS["products"]}
    for product in FACTS["products"]:
        text = uniform_text(product["fact"])
        assert folded(text) in printed
        entries = [it for it in rows[product["product"]]["ivig"] if it["text"].endswith(text)]
        assert [entry["source"] for entry in entries] == [product["source"]]


def test_every_source_and_reference_is_listed(reference: Reference) -> None:
    printed = run("sources").folded
    given = run("sources", "--json").json()
    first = {source["id"]: source for source in FACTS["sources"]}
    of_dosing = of_dosing_alone(reference.bundle) - set(first)
    known = {
        **first,
        **{source["id"]: source for source in evidence("sources")},
        **{name: {"citation": reference.bundle.sources[name].citation} for name in of_dosing},
    }
    listed = [row["card"]["id"] for row in given["sources"]]
    assert [name for name in listed if name not in of_dosing] == list(
        dict.fromkeys([*(it["id"] for it in evidence("sources")), *first])
    )
    assert set(listed) == set(known)
    for row in given["sources"]:
        citation = known[row["card"]["id"]]["citation"]
        assert row["card"]["citation"] == citation
        assert folded(citation) in printed
    lines = founding_references()
    for entry, row in zip(evidence("founding-references"), given["references"], strict=True):
        assert (row["n"], row["as_printed"]) == (entry["n"], lines[entry["n"]])
        assert row["resolved"] is entry["resolved"]
        assert row["citation"] == entry.get("citation", "")
        shown = entry.get("citation") or "unresolved"
        assert folded(f"({entry['n']}) {lines[entry['n']]} {shown}") in printed


def test_every_fact_on_a_condition_is_in_its_rows() -> None:
    """Facts that are about certain conditions are shown with these and with no other."""
    on_mg = "MG trial regimen: five exchanges of 1.0 plasma volume."
    showing = [key for key in CONDITIONS if on_mg in run("show", key).folded]
    assert showing == ["mg-exacerbation"]
    everywhere = "Often used in the ICU for neuromuscular disorders."
    assert all(everywhere in run("show", key).folded for key in CONDITIONS)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_table_of_sources_tells_what_each_claim_did(condition: str) -> None:
    printed = run("show", condition).out.partition("WHAT EACH SOURCE SAYS")[2]
    shown = run("show", condition, "--json").json()
    said = printed.partition("\nSOURCES\n")[0]
    assert said.count("PLEX, ") + said.count("IVIG, ") >= len(shown["claims"])
    reasons = {claim["why_not"] for claim in shown["claims"]} - {None}
    assert all(reason in folded(said) for reason in reasons)


def test_what_pages_and_terminal_say_stands_below_everything() -> None:
    for command in ("list", "overview", "therapies", "sources", "bundle info"):
        lines = run(*command.split()).out.splitlines()
        assert lines[-1] == "Reference for health professionals \u2013 not a prescription"
        assert "Founding document: verified by Dr. Petya Stefanova" in folded(" ".join(lines))
        assert "all else: not yet verified by a clinician" in folded(" ".join(lines))


def test_names_of_a_condition_find_it(reference: Reference) -> None:
    for condition in evidence("conditions"):
        names = [condition["name"]["en"], condition["name"]["de"], condition["id"]]
        for name in names:
            assert find_conditions(reference, name) == [condition["id"]]
            assert find_conditions(reference, f"  {name.upper()} ") == [condition["id"]]
        further = [
            *condition["abbreviations"],
            *condition["synonyms"]["en"],
            *condition["synonyms"]["de"],
            *(code["code"] for code in condition["codes"]),
        ]
        for name in further:
            assert condition["id"] in find_conditions(reference, name), name
