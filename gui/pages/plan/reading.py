"""What of the planner's inputs was read, refused or is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from gui.core.bundle.dosing_records import DosingProduct
from gui.core.bundle.records import TherapyId
from gui.core.dosing.entry import (
    DAYS,
    DOSE,
    EXCHANGES,
    INTERVAL,
    IVIG_DAY,
    PLASMA_SHARE,
    VOLUMES,
    Entered,
    Refused,
    Units,
    read_date,
    read_haematocrit,
    read_height,
    read_number,
    read_weight,
    read_whole,
)
from gui.core.dosing.exchange import Replacement, share_of_plasma
from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.plan import IvigInputs, PlexInputs
from gui.core.reference import THERAPIES, Reference
from gui.pages.plan.courses import courses
from gui.pages.plan.entries import GROUPS
from gui.pages.plan.words import INTERVALS, UNITS, WEIGHT_RULES

_NEEDED: dict[TherapyId, tuple[str, ...]] = {
    "plex": (
        *("sex", "age", "height", "weight", "haematocrit"),
        *("exchanges", "volumes", "interval", "replacement"),
    ),
    "ivig": ("sex", "age", "height", "weight", "dose", "days", "product"),
}
_NOT_OF_IVIG = frozenset({"haematocrit"})
NOT_AN_OPTION = "not-an-option"
NOT_WITH_THIS = "only-with-both"


class Problem(msgspec.Struct, frozen=True):
    """Why an entry was refused: the code of `PROBLEMS`, and what fills the gaps of its words."""

    code: str
    values: dict[str, str] = {}


class Reading(msgspec.Struct, frozen=True):
    """All inputs as they were read.

    `entered` has what was read by the id of its field, `problems` why something was refused.
    `missing` names by therapy the fields that are still empty, `refused` those whose entry keeps
    it from being computed; without either, the therapy's inputs are there.
    """

    units: Units
    patient: Patient
    start: date | None
    plex: PlexInputs | None
    ivig: IvigInputs | None
    weight_rule: str
    ivig_day: int | None
    entered: dict[str, Entered[Any]]
    problems: dict[str, Problem]
    missing: dict[TherapyId, tuple[str, ...]]
    refused: dict[TherapyId, tuple[str, ...]]


def read_entries(reference: Reference, condition_id: str, entries: Mapping[str, str]) -> Reading:
    """Read all inputs; nothing is ever filled in for one that is missing or refused.

    Raises:
        KeyError: there is no such condition.
    """
    return _Reader(reference, condition_id, entries).read()


class _Reader:
    def __init__(self, reference: Reference, condition_id: str, entries: Mapping[str, str]) -> None:
        self._reference, self._condition = reference, condition_id
        self._texts = {field: entries.get(field, "").strip() for field in GROUPS}
        self._units: Units = "imperial" if self._texts["units"] == "imperial" else "metric"
        self._entered: dict[str, Entered[Any]] = {}
        self._problems: dict[str, Problem] = {}

    def read(self) -> Reading:
        self._choices()
        self._numbers()
        if self._texts["plasma_share"] and self._texts["replacement"] != Replacement.BOTH:
            self._problems["plasma_share"] = Problem(NOT_WITH_THIS)
        missing = {therapy: tuple(self._missing(therapy)) for therapy in THERAPIES}
        refused = {therapy: tuple(self._refused(therapy)) for therapy in THERAPIES}
        ready = {therapy: not missing[therapy] and not refused[therapy] for therapy in THERAPIES}
        return Reading(
            units=self._units,
            patient=self._patient(),
            start=self._value("start"),
            plex=self._plex() if ready["plex"] else None,
            ivig=self._ivig() if ready["ivig"] else None,
            weight_rule=self._option("weight_rule"),
            ivig_day=self._value("ivig_day"),
            entered=self._entered,
            problems=self._problems,
            missing=missing,
            refused=refused,
        )

    def _choices(self) -> None:
        self._choose("units", UNITS)
        self._choose("sex", Sex)
        self._choose("age", AgeGroup)
        self._choose("interval", INTERVALS)
        self._choose("replacement", Replacement)
        self._choose("weight_rule", WEIGHT_RULES)
        self._choose("product", [product.id for product in products(self._reference)])
        for therapy in THERAPIES:
            found = courses(self._reference, self._condition, therapy)
            self._choose(f"{therapy}_course", [course.id for course in found])

    def _choose(self, field: str, options: Iterable[str]) -> None:
        known = [str(option) for option in options]
        text = self._texts[field]
        if text and text not in known:
            self._problems[field] = Problem(NOT_AN_OPTION, {"options": ", ".join(known)})

    def _numbers(self) -> None:
        texts = self._texts
        self._take("height", read_height(texts["height"], self._units))
        self._take("weight", read_weight(texts["weight"], self._units))
        self._take("haematocrit", read_haematocrit(texts["haematocrit"]))
        self._take("start", read_date(texts["start"]))
        self._take("exchanges", read_whole(texts["exchanges"], EXCHANGES))
        self._take("volumes", read_number(texts["volumes"], VOLUMES))
        if "interval" not in self._problems:
            self._take("interval", read_whole(texts["interval"], INTERVAL))
        self._take("plasma_share", read_number(texts["plasma_share"], PLASMA_SHARE))
        self._take("dose", read_number(texts["dose"], DOSE))
        self._take("days", read_whole(texts["days"], DAYS))
        self._take("ivig_day", read_whole(texts["ivig_day"], IVIG_DAY))

    def _take(self, field: str, found: Entered[Any] | Refused | None) -> None:
        if isinstance(found, Entered):
            self._entered[field] = found
        elif isinstance(found, Refused):
            self._problems[field] = Problem(found.code, found.values)

    def _missing(self, therapy: TherapyId) -> Iterable[str]:
        needed: Sequence[str] = _NEEDED[therapy]
        if therapy == "plex" and self._texts["replacement"] == Replacement.BOTH:
            needed = (*needed, "plasma_share")
        return (field for field in needed if not self._texts[field])

    def _refused(self, therapy: TherapyId) -> Iterator[str]:
        for field, group in GROUPS.items():
            of_other = therapy == "ivig" and field in _NOT_OF_IVIG
            if field in self._problems and group in {"patient", therapy} and not of_other:
                yield field

    def _value(self, field: str) -> Any:
        found = self._entered.get(field)
        return found.value if found is not None else None

    def _option(self, field: str) -> str:
        return "" if field in self._problems else self._texts[field]

    def _patient(self) -> Patient:
        sex, age = self._option("sex"), self._option("age")
        return Patient(
            sex=Sex(sex) if sex else None,
            age=AgeGroup(age) if age else None,
            height=self._value("height"),
            weight=self._value("weight"),
            haematocrit=self._value("haematocrit"),
        )

    def _plex(self) -> PlexInputs:
        entered = self._value("plasma_share")
        fraction = entered / 100 if entered is not None else None
        share = share_of_plasma(Replacement(self._texts["replacement"]), fraction)
        assert share is not None
        return PlexInputs(
            self._value("exchanges"), self._value("volumes"), self._value("interval"), share
        )

    def _ivig(self) -> IvigInputs:
        product = next(it for it in products(self._reference) if it.id == self._texts["product"])
        return IvigInputs(self._value("dose"), self._value("days"), product)


def products(reference: Reference) -> tuple[DosingProduct, ...]:
    """The products that the bundle has dosing data of."""
    dosing = reference.bundle.dosing
    return dosing.products if dosing is not None else ()
