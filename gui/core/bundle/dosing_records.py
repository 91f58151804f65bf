"""The records of a bundle's dosing data: whose rule it is, courses as numbers, products.

Of the bundle's optional file `dosing.json`. Numbers stand there as their source prints them, in
its unit; what the program derives from them is no part of the file.
"""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from gui.core.bundle.records import Identifier, Label, Record, Text

Number = Annotated[float, Meta(ge=0, le=100_000)]
Range = tuple[Number, Number]
"""The lowest and the highest value of a source, the same twice where it gives one."""

RuleId = Literal[
    "nadler",
    "per-kg",
    "small-children",
    "linderkamp-1",
    "linderkamp-2",
    "linderkamp-3",
    "plasma-share",
    "kaplan",
    "aabb",
    "exchange-volume",
    "gbs-protocol",
    "albumin",
    "bottles-and-units",
    "calcium-gluconate",
    "one-session",
    "full-mixing",
    "two-compartments",
    "ideal-weight",
    "adjusted-weight",
    "ontario",
    "australia",
    "actual-weight",
    "nearest-5-g",
    "weight-bands",
    "infusion-steps",
]
Fluid = Literal["albumin", "plasma"]
Phase = Literal["course", "maintenance", "reported"]
RateUnit = Literal["mL/kg/h", "mL/kg/min", "mg/kg/min"]
AssumptionId = Literal[
    "igg-half-life",
    "igg-return-rate",
    "igg-intravascular-share",
    "iga-intravascular-share",
    "igm-intravascular-share",
    "session-length",
]


def exact(number: float) -> Decimal:
    """A number of the file as it stands there, without the error of a binary fraction."""
    return Decimal(int(number)) if number == int(number) else Decimal(repr(number))


class DosingRule(Record, frozen=True):
    """A published rule: its formula, owner and range in the words of the evidence.

    `range` is absent where the evidence gives none, which does not say that there is none.
    """

    id: RuleId
    owner: Label
    source: Identifier
    formula: Text
    range: Label | None = None


class PlexCourse(Record, frozen=True):
    """A course of plasma exchange, only what its text says.

    `volumes` are plasma volumes for each exchange; `interval_days` is from one exchange to the
    next, 1 for daily; `replacement` names each fluid that the text allows.
    """

    volumes: Range | None = None
    exchanges: Range | None = None
    interval_days: Range | None = None
    exchanges_per_week: Range | None = None
    over_days: Range | None = None
    over_weeks: Range | None = None
    replacement: tuple[Fluid, ...] = ()
    albumin_percent: Number | None = None
    litres_in_total: Range | None = None
    ml_per_kg_each: Range | None = None
    ml_per_kg_in_total: Range | None = None


class IvigCourse(Record, frozen=True):
    """A course of immunoglobulin, only what its text says: grams per kilogram or grams, days."""

    g_per_kg: Range | None = None
    g_per_kg_per_day: Range | None = None
    g_per_day: Range | None = None
    days: Range | None = None


class Regimen(Record, frozen=True):
    """The numbers of one course of the bundle.

    `of` is the id of a claim that has a course, or of a fact of the row `course`; `says` is the
    part of its text, word for word, that the numbers come from. A `maintenance` follows a course;
    `reported` is what the text itself says was reported. Exactly one of the two therapies stands
    here.
    """

    id: Identifier
    of: Identifier
    says: Text
    phase: Phase = "course"
    plex: PlexCourse | None = None
    ivig: IvigCourse | None = None


class Amount(Record, frozen=True):
    """A rate of infusion with its unit."""

    value: Range
    unit: RateUnit


class Steps(Record, frozen=True):
    """The published steps of a rate, each for so many minutes, the last without an end."""

    values: Annotated[tuple[Number, ...], Meta(min_length=2)]
    unit: RateUnit
    minutes: Number
    of: Identifier


class InfusionRate(Record, frozen=True):
    """How fast a product may run.

    `of`, like every `of` of a product, is the id of a fact, of a product's fact, or, where no
    fact says it, of a source. `risk_maximum` holds for patients at `risk`.
    """

    of: Identifier
    start: Amount
    maximum: Amount
    start_minutes: Number | None = None
    steps: Steps | None = None
    risk_maximum: Amount | None = None
    risk: Label | None = None


class Vials(Record, frozen=True):
    """The sizes in which a product is sold, in grams of immunoglobulin."""

    grams: Annotated[tuple[Number, ...], Meta(min_length=1)]
    of: Identifier


class Content(Record, frozen=True):
    """What a product has of a substance; `says` is the part of the fact, word for word.

    `amount` is absent where the fact gives none; `at_most` is whether it is a limit.
    """

    substance: Label
    says: Label
    of: Identifier
    amount: Number | None = None
    unit: Literal["mg/mL", "mg/100 mL", "mmol/L"] | None = None
    at_most: bool = False


class Strength(Record, frozen=True):
    """Grams of immunoglobulin in 100 mL."""

    percent: Number
    of: Identifier


class DosingProduct(Record, frozen=True):
    """One immunoglobulin product, or one published table for several.

    `product` is the name that the bundle's facts on it carry, absent for a table. `weight_bands`
    are the weights in kilograms for which a table stands, the lower one taken in between.
    """

    id: Identifier
    name: Label
    region: Label
    strength: Strength
    rate: InfusionRate
    product: Label | None = None
    use: Label | None = None
    vials: Vials | None = None
    sodium: Content | None = None
    sugar: Content | None = None
    weight_bands: tuple[Number, ...] = ()


class Observation(Record, frozen=True):
    """What was observed of immunoglobulin in the blood after exchanges.

    Either `removed` or `left` is set, in percent of the start, as the text has it. `volumes` are
    plasma volumes for each exchange. `series` tells in whom.
    """

    id: Identifier
    statement: Text
    source: Identifier
    sessions: Annotated[int, Meta(ge=1, le=100)]
    removed: Range | None = None
    left: Range | None = None
    volumes: Range | None = None
    litres: Range | None = None
    interval_days: Number | None = None
    series: Label | None = None
    general: bool = False

    @property
    def percent_left(self) -> tuple[Decimal, Decimal]:
        """What was left, the lowest and the highest, in percent of the start."""
        if self.left is not None:
            return exact(self.left[0]), exact(self.left[1])
        low, high = self.removed or (0, 0)
        return 100 - exact(high), 100 - exact(low)


class Assumption(Record, frozen=True):
    """One number of the model of removal; without a `source` it is assumed, and no finding."""

    id: AssumptionId
    value: Number
    unit: Label
    says: Text
    range: Range | None = None
    source: Identifier | None = None


class Dosing(Record, frozen=True):
    """The file of all dosing data."""

    rules: tuple[DosingRule, ...]
    regimens: tuple[Regimen, ...]
    products: Annotated[tuple[DosingProduct, ...], Meta(min_length=1)]
    observations: tuple[Observation, ...]
    assumptions: tuple[Assumption, ...]
