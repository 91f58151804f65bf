"""A small bundle with every key that a bundle can have, and the means to spoil it."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gui.core.bundle import BundleError, read_bundle

Contents = dict[str, Any]
Place = tuple[str | int, ...]

ONE, TWO = "conditions/one.json", "conditions/two.json"
PLEX, IVIG = "therapies/plex.json", "therapies/ivig.json"
DOCUMENT = "founding-document.json"


def claim(identifier: str, source: str, **further: object) -> dict[str, Any]:
    return {
        "id": identifier,
        "therapy": identifier.split(".")[1],
        "source": source,
        "scope": "condition",
        "statement": "It helps.",
        "read": "abstract",
        **further,
    }


def condition(identifier: str, claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": identifier,
        "name": {"en": "First disease", "de": "Erste Krankheit"},
        "abbreviations": ["FD"],
        "synonyms": {"en": ["disease one"], "de": ["Krankheit eins"]},
        "group": "muscle",
        "population": "any",
        "inFoundingDocument": True,
        "codes": [{"system": "ICD-10", "code": "G61.0", "label": "First disease"}],
        "claims": claims,
    }


def therapy(identifier: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "abbreviation": identifier.upper(),
        "name": {"en": "A therapy", "de": "Eine Therapie"},
        "synonyms": {"en": ["treatment"], "de": ["Behandlung"]},
        "facts": [
            {
                "id": f"{identifier}.cost.1",
                "row": "cost",
                "statement": "It costs money.",
                "source": "guide",
                "factors": ["child"],
                "conditions": ["one"],
            }
        ],
        "products": [
            {
                "id": f"{identifier}.product.1",
                "product": "Product 5 %",
                "row": "dose",
                "statement": "One gram.",
                "source": "leaflet",
            }
        ],
    }


SMALL: Mapping[str, Any] = {
    "bundle.json": {
        "format": "plex-ivig-bundle",
        "schemaVersion": 1,
        "id": "small-bundle",
        "version": "2026.11",
        "language": "en",
        "built": "2026-11-23",
        "verified": "2026-11-20",
        "reviewDue": "2027-11-20",
        "intendedUse": "For tests.",
        "verification": [
            {"covers": "founding-document", "by": "Dr. A"},
            {"covers": "other-content", "by": "Dr. B"},
        ],
        "conditions": ["one", "two"],
        "previous": "0123456789abcdef" * 4,
        "minimumProgram": "0.1",
    },
    "sources.json": {
        "sources": [
            {
                "id": "guide",
                "label": "Guide 2020",
                "citation": "A guide. 2020",
                "kind": "guideline",
                "status": "current",
                "year": 2020,
                "doi": "10.1000/1",
                "pmid": "1",
            },
            {
                "id": "study",
                "label": "Study 2021",
                "citation": "A study. 2021",
                "kind": "controlled-trial",
                "status": "current",
                "year": 2021,
            },
            {"id": "leaflet", "label": "Leaflet", "citation": "A leaflet."},
            {
                "id": "founding",
                "label": "Founding document",
                "citation": "The document.",
                "kind": "founding-document",
                "status": "current",
            },
        ]
    },
    "factors.json": {"factors": [{"id": "child", "name": {"en": "Child", "de": "Kind"}}]},
    DOCUMENT: {
        "source": "founding",
        "verifiedBy": "Dr. A",
        "attribution": "Verified by Dr. A",
        "statements": [
            {
                "id": "founding.1",
                "section": "indications",
                "text": "Effective in one.",
                "therapy": "plex",
                "conditions": ["one"],
            },
            {"id": "founding.2", "section": "title", "text": "The title"},
        ],
        "references": [
            {
                "n": 1,
                "asPrinted": "A guide",
                "inDocument": "A guide.",
                "resolved": True,
                "citation": "A",
                "source": "guide",
            },
            {"n": 2, "asPrinted": "Unknown", "inDocument": "Unknown.", "resolved": False},
        ],
    },
    PLEX: therapy("plex"),
    IVIG: therapy("ivig"),
    ONE: condition(
        "one",
        [
            claim(
                "one.plex.guide",
                "guide",
                position="recommended",
                population="adults",
                grade="A",
                gradeSystem="Levels",
                locator="p. 1",
                course="Five times.",
                mayHarm=True,
                rows=["onset"],
            ),
            claim("one.ivig.study", "study", finding="benefit"),
            claim(
                "one.ivig.taken-back",
                "study",
                finding="harm",
                withdrawn={"reason": "Misread.", "date": "2021-05-01"},
            ),
        ],
    ),
    TWO: condition("two", [claim("two.plex.founding", "founding", position="considered")]),
}


def small() -> Contents:
    """The small bundle's files, free to be changed."""
    return copy.deepcopy(dict(SMALL))


def write(folder: Path, contents: Mapping[str, Any]) -> Path:
    """Write a bundle; text and bytes as they are, all else as JSON."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content))
    return folder


def as_bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    text = content if isinstance(content, str) else json.dumps(content)
    return text.encode("utf-8", "surrogatepass")


def problems(location: Path) -> list[tuple[str, str, str]]:
    """What is wrong with a bundle that is refused: file, path, message; empty if it is read."""
    try:
        read_bundle(location)
    except BundleError as error:
        assert error.problems, "refused without a reason"
        return [(entry.file, entry.path, entry.message) for entry in error.problems]
    return []


def spoilt(folder: Path, file: str, change: Callable[[Any], object]) -> list[tuple[str, str, str]]:
    """The problems of the small bundle after a change to one of its files."""
    contents = small()
    change(contents[file])
    return problems(write(folder, contents))


def places(content: Any, above: Place = ()) -> Iterator[Place]:
    """The place of every value in a file."""
    yield above
    keys: Iterable[str | int] = content if isinstance(content, dict) else ()
    if isinstance(content, list):
        keys = range(len(content))
    for key in keys:
        yield from places(content[key], (*above, key))


def at(content: Any, place: Place) -> Any:
    for key in place:
        content = content[key]
    return content


def put(content: Any, place: Place, value: Any) -> Any:
    """The content with another value at a place."""
    if not place:
        return value
    at(content, place[:-1])[place[-1]] = value
    return content


def json_path(place: Place) -> str:
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place)
