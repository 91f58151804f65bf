"""Pages of the planner made by hand, for the widgets alone."""

from __future__ import annotations

from typing import Any

import msgspec

from gui.pages.parts import Row, SourceCard, Statement, VerdictBadge
from gui.pages.plan.parts import (
    Curve,
    CurvePoint,
    Field,
    Observed,
    Option,
    PlanPage,
    RuleLine,
    RuleTable,
    Session,
    Timeline,
    TimelineDay,
    Working,
)

CARDS = tuple(
    SourceCard(
        n,
        f"source-{n}",
        f"Source {n}",
        f"Citation {n}",
        "kind",
        "current",
        2020,
        None,
        None,
        "full text",
    )
    for n in range(1, 10)
)
_SEX = (Option("female", "Female"), Option("male", "Male"))
_AGE = (Option("adult", "Adult"), Option("7-14-years", "7\u201314 years"))
_UNITS = (Option("metric", "Metric (cm, kg)"), Option("imperial", "Imperial (ft in, lb)"))
_COURSE = (
    Option("asfa", "ASFA 2023: 1\u20131.5 plasma volumes, 5\u20136 exchanges in 10\u201314 days"),
    Option("mg", "3\u20136 exchanges in 10\u201314 days"),
)
_IVIG_COURSE = (Option("ean", "EAN/PNS 2021: 2 g/kg over 2\u20135 days"),)
_REPLACEMENT = (Option("albumin", "Albumin 5 %"), Option("plasma", "Plasma"))
_PRODUCT = (
    Option("privigen", "Privigen 10 % (EU)"),
    Option("octagam", "Octagam 10 % (US, dermatomyositis)"),
)
_RULE = (Option("actual", "Actual weight"), Option("adjusted", "Adjusted weight"))
FIELDS = (
    Field("sex", "patient", "choice", "Sex", "female", options=_SEX),
    Field("age", "patient", "choice", "Age", "adult", options=_AGE),
    Field("height", "patient", "text", "Height", "5 ft 6 in", "cm", read_as="5 ft 6 in = 167.6 cm"),
    Field("weight", "patient", "text", "Weight", "74", "kg", read_as="74 kg"),
    Field("haematocrit", "patient", "text", "Haematocrit", "38", "%", read_as="38 %"),
    Field("start", "patient", "date", "Day 1", "", hint="YYYY-MM-DD"),
    Field("units", "patient", "choice", "Units", "metric", options=_UNITS),
    Field("plex_course", "plex", "choice", "PLEX course", "asfa", options=_COURSE, number=4),
    Field("exchanges", "plex", "text", "Exchanges", "5", hint="5\u20136"),
    Field(
        "volumes",
        "plex",
        "text",
        "Volumes each",
        "1.0",
        hint="1\u20131.5",
        read_as="1.0 plasma volumes",
    ),
    Field("interval", "plex", "text", "Every", "2", "days"),
    Field("replacement", "plex", "choice", "Replacement", "albumin", options=_REPLACEMENT),
    Field("plasma_share", "plex", "text", "Plasma share", "", "%", enabled=False),
    Field("ivig_course", "ivig", "choice", "IVIG course", "ean", options=_IVIG_COURSE, number=5),
    Field("dose", "ivig", "text", "Dose", "2", "g/kg", from_course=True, number=5),
    Field("days", "ivig", "text", "Over", "5", "days", hint="2\u20135"),
    Field("product", "ivig", "choice", "Product", "privigen", options=_PRODUCT),
    Field("weight_rule", "ivig", "choice", "Dosing weight", "actual", options=_RULE),
    Field("ivig_day", "ivig", "text", "From day", ""),
)


def _row(identifier: str, label: str, plex: str, ivig: str, number: int = 0) -> Row:
    return Row(
        identifier,
        label,
        (Statement(plex, "source", number),) if plex else (),
        (Statement(ivig, "source", number),) if ivig else (),
        "\u2013",
    )


_ROWS = (
    _row(
        "session",
        "Per session",
        "2.71 L exchanged (1.0 \u00d7 plasma volume 2.71 L)",
        "29.6 g a day; 30 g in whole vials (3 \u00d7 10 g)",
        8,
    ),
    _row("whole", "Whole course", "13.6 L in 5 sessions over 9 days", "148 g; 150 g over 5 days"),
    _row(
        "replacement",
        "Replacement",
        "Albumin 5 %: 13.6 L, 678 g",
        "Volume of the 10 % product: 1.5 L",
    ),
    _row("time", "Time", "", "3 h 10 min a day at stepped rate", 9),
    _row(
        "formula",
        "Formula",
        "Nadler: 0.3561 h\u00b3 + 0.03308 w + 0.1833; \u00d7 (1 \u2212 Hct)",
        "dose = g/kg \u00d7 dosing weight (actual)",
        8,
    ),
)
_RULES = RuleTable(
    "plasma-volume",
    "plex",
    "Plasma volume by every published rule",
    ("Blood volume", "Plasma volume", "1.0 volumes"),
    (
        RuleLine(
            "nadler",
            "Nadler",
            "Nadler, Hidalgo, Bloch 1962; adults, from 25 kg",
            8,
            ("4.37 L", "2.71 L", "2.71 L"),
            chosen=True,
        ),
        RuleLine(
            "per-kg",
            "Per kilogram",
            "common clinical rule, adults",
            0,
            ("4.81 L", "2.98 L", "2.98 L"),
        ),
        RuleLine(
            "linderkamp-2",
            "Linderkamp II",
            "Linderkamp et al.; 2\u201314 years",
            7,
            ("", "", ""),
            "not for adults: boys 2\u201314 and girls 2\u20136 years",
        ),
    ),
    "The highest is 10.2 % above the lowest.",
    wide=True,
)
_WEIGHTS = RuleTable(
    "dosing-weight",
    "ivig",
    "Dose by every dosing weight",
    ("Weight", "Total", "A day"),
    (RuleLine("actual", "Actual", "US labels", 9, ("74 kg", "148 g", "29.6 g")),),
    "All agree.",
    wide=False,
)
_CURVE = Curve(
    "IgG in plasma, modelled",
    "Falls with each exchange and rises between them",
    tuple(CurvePoint(float(h), 90 - h / 4, 92 - h / 4, 94 - h / 4) for h in range(0, 216, 6)),
    (0.0, 48.0, 96.0, 144.0, 192.0),
    (),
    (Observed("three sessions: 82 % down", 3, 18, 18, 98.0),),
    216.0,
    "Day {0}",
    "modelled",
    "range of the assumptions",
    "observed",
    "IVIG infusion",
    "exchange",
    ("Day", "Plasma", "Range"),
    (("1", "38.2 %", "36\u201341 %"), ("3", "27.3 %", "25\u201330 %")),
)
PAGE = PlanPage(
    condition="mmn",
    title="Multifocal motor neuropathy",
    subtitle="MMN",
    plex=VerdictBadge("sources-disagree", "Sources disagree", False, False, (), (), (), ()),
    ivig=VerdictBadge("recommended", "Recommended", False, False, (), (), (), ()),
    fields=FIELDS,
    missing={},
    flags=(),
    rows=_ROWS,
    tables=(_RULES, _WEIGHTS),
    sessions=(
        Session("plex", 1, 1, "2026-11-26", "Exchange 1", ("2.71 L", "63.2 %")),
        Session("plex", 2, 3, "2026-11-28", "Exchange 2", ("2.71 L", "63.2 %")),
        Session("ivig", 1, 10, "2026-12-05", "Infusion 1", ("30 g", "3 h 10 min")),
    ),
    curve=_CURVE,
    timeline=Timeline(
        "Both courses on one time line",
        ("Day", "PLEX", "IVIG"),
        (
            TimelineDay(1, "2026-11-26", "2.71 L, about 2 h", ""),
            TimelineDay(10, "2026-12-05", "", "30 g, 3 h 10 min"),
        ),
        mixed=True,
    ),
    sequence=(
        Statement(
            "IVIG given before or between exchanges is removed with the plasma.", "source", 6
        ),
    ),
    mixing="Both therapies are planned for one patient.",
    observed=(Statement("three alternate-day sessions: 82 % down", "source", 3),),
    working=(
        Working(
            "Blood volume, Nadler",
            ("0.3561 \u00d7 h\u00b3 + 0.03308 \u00d7 w + 0.1833", "= 4.37 L"),
            8,
        ),
        Working("Dose", ("2 g/kg \u00d7 74 kg = 148 g",), 9),
    ),
    notes=("Rounded once, at the end, half to even.",),
    sources=CARDS,
    session_headings={"plex": ("Volume", "Removed"), "ivig": ("Dose", "Time")},
)


def with_field(page: PlanPage, identifier: str, **changes: Any) -> PlanPage:
    """The page with one field that is otherwise."""
    fields = tuple(
        msgspec.structs.replace(field, **changes) if field.id == identifier else field
        for field in page.fields
    )
    return msgspec.structs.replace(page, fields=fields)
