"""The records of a data bundle: frozen, strictly typed, as they stand in its JSON files.

Every type here is also the source of the JSON Schema that lies beside the bundle.
Keys that may be absent have a default; every other key must be there.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
NO_CONTROLS = rf"^[^{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*\Z"

Text = Annotated[str, Meta(min_length=1, max_length=1200, pattern=NO_CONTROLS)]
Label = Annotated[str, Meta(min_length=1, max_length=160, pattern=NO_CONTROLS)]
Identifier = Annotated[
    str, Meta(min_length=1, max_length=80, pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*\Z")
]
Version = Annotated[str, Meta(max_length=20, pattern=r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]{1,4})?\Z")]
ProgramVersion = Annotated[
    str, Meta(max_length=14, pattern=r"^[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?\Z")
]
DottedVersion = Annotated[str, Meta(max_length=40, pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,3}\Z")]
Sha256 = Annotated[str, Meta(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}\Z")]
Year = Annotated[int, Meta(ge=1900, le=9999)]

TherapyId = Literal["plex", "ivig"]
Group = Literal["peripheral-nerve", "neuromuscular-junction", "muscle", "central-nervous-system"]
Population = Literal["any", "adults", "children"]
Kind = Literal[
    "guideline",
    "consensus",
    "systematic-review",
    "controlled-trial",
    "observational",
    "access-criteria",
    "founding-document",
]
Status = Literal["current", "superseded", "retired", "expired"]
Position = Literal[
    "recommended", "considered", "insufficient-evidence", "not-recommended", "no-statement"
]
Finding = Literal["benefit", "inconclusive", "no-benefit", "harm"]
Scope = Literal["condition", "subgroup", "wider"]
Read = Literal["full-text", "abstract", "issuer", "transcription", "secondary"]
FactRow = Literal[
    "definition",
    "mechanism",
    "course",
    "onset",
    "duration",
    "access",
    "setting",
    "replacement-fluid",
    "anticoagulation",
    "checks",
    "contraindications",
    "adverse-effects",
    "monitoring",
    "drug-removal",
    "vaccines-and-serology",
    "sequence",
    "children",
    "pregnancy",
    "infusion-rate",
    "dosing-weight",
    "cost",
]
ProductRow = Literal["composition", "licensed-neuro-indications", "infusion-rate", "dose", "safety"]
Section = Literal["title", "definition", "mechanism", "indications", "clinical-use"]


class Record(
    Struct, frozen=True, forbid_unknown_fields=True, rename="camel", omit_defaults=True, gc=False
):
    """A strict record: an unknown key is an error."""


class Name(Record, frozen=True):
    """One name in the two languages of the interface."""

    en: Label
    de: Label


class Names(Record, frozen=True):
    """Further names in the two languages of the interface."""

    en: tuple[Label, ...]
    de: tuple[Label, ...]


class Code(Record, frozen=True):
    """One code of a condition in a named system (ICD-10, ICD-10-CM, ICD-11, ORPHA)."""

    system: Label
    code: Label
    label: Text


class Withdrawal(Record, frozen=True):
    """Why and on which day the editors of the bundle took a claim back."""

    reason: Text
    date: date


class Claim(Record, frozen=True):
    """What one source says of one therapy in one condition.

    `position` is set for guidelines, consensus statements, access criteria and the founding
    document; `finding` for reviews and studies; exactly one of the two. `grade` is the source's
    own, in its own `grade_system`, never converted. `rows` names further rows of the comparison
    in which the statement answers the question of the row. A claim with `withdrawn` decides
    nothing any more, and is kept so that nobody misses it.
    """

    id: Identifier
    therapy: TherapyId
    source: Identifier
    scope: Scope
    statement: Text
    read: Read
    position: Position | None = None
    finding: Finding | None = None
    population: Label | None = None
    grade: Label | None = None
    grade_system: Label | None = None
    locator: Label | None = None
    course: Text | None = None
    may_harm: bool = False
    rows: tuple[FactRow, ...] = ()
    withdrawn: Withdrawal | None = None


class Condition(Record, frozen=True):
    """One condition and all that the sources say of it."""

    id: Identifier
    name: Name
    abbreviations: tuple[Label, ...]
    synonyms: Names
    group: Group
    population: Population
    in_founding_document: bool
    codes: tuple[Code, ...]
    claims: tuple[Claim, ...]


class Source(Record, frozen=True):
    """One source; `kind`, `status` and `year` are absent where nobody has recorded them."""

    id: Identifier
    label: Label
    citation: Text
    kind: Kind | None = None
    status: Status | None = None
    year: Year | None = None
    doi: Label | None = None
    pmid: Label | None = None


class Sources(Record, frozen=True):
    """The file of all sources."""

    sources: tuple[Source, ...]


class Fact(Record, frozen=True):
    """A statement on a therapy; `conditions` is empty where it is not about certain ones."""

    id: Identifier
    row: FactRow
    statement: Text
    source: Identifier
    factors: tuple[Identifier, ...] = ()
    conditions: tuple[Identifier, ...] = ()


class ProductFact(Record, frozen=True):
    """A statement on one immunoglobulin product."""

    id: Identifier
    product: Label
    row: ProductRow
    statement: Text
    source: Identifier


class Therapy(Record, frozen=True):
    """One of the two therapies and all facts on it."""

    id: TherapyId
    abbreviation: Label
    name: Name
    synonyms: Names
    facts: tuple[Fact, ...]
    products: tuple[ProductFact, ...] = ()


class Factor(Record, frozen=True):
    """A patient factor that facts are tagged with."""

    id: Identifier
    name: Name


class Factors(Record, frozen=True):
    """The file of all patient factors."""

    factors: tuple[Factor, ...]


class FoundingStatement(Record, frozen=True):
    """One sentence of the founding document, word for word."""

    id: Identifier
    section: Section
    text: Text
    therapy: TherapyId | None = None
    conditions: tuple[Identifier, ...] = ()


class FoundingReference(Record, frozen=True):
    """One of the founding document's own references; unresolved ones stay so.

    `in_document` is the line as it stands there; `as_printed` is how the evidence quotes it.
    """

    n: Annotated[int, Meta(ge=1, le=99)]
    as_printed: Text
    in_document: Text
    resolved: bool
    citation: Text | None = None
    source: Identifier | None = None


class FoundingDocument(Record, frozen=True):
    """The founding document's statements and references."""

    source: Identifier
    verified_by: Label
    attribution: Text
    statements: tuple[FoundingStatement, ...]
    references: tuple[FoundingReference, ...]


class Verification(Record, frozen=True):
    """Who verified which part of the content; nobody where `by` is absent."""

    covers: Literal["founding-document", "other-content"]
    by: Label | None = None


class Manifest(Record, frozen=True):
    """What the bundle is, how old it is and which conditions belong to it, in order.

    `previous` is the hash of the bundle before, `minimum_program` the oldest program that can
    read this one.
    """

    format: Literal["plex-ivig-bundle"]
    schema_version: Literal[1]
    id: Identifier
    version: Version
    language: Literal["en"]
    built: date
    verified: date
    review_due: date
    intended_use: Text
    verification: tuple[Verification, ...]
    conditions: tuple[Identifier, ...]
    previous: Sha256 | None = None
    minimum_program: ProgramVersion | None = None
