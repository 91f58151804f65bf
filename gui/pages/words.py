"""Every word that the pages show, in one place, behind one translation function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.core.bundle.records import Name

Translate = Callable[[str], str]
Count = Callable[[str, str, int], str]

THERAPIES = {"plex": "PLEX", "ivig": "IVIG"}
THERAPY_NAMES = {"plex": "plasma exchange", "ivig": "intravenous immunoglobulin"}

VERDICTS = {
    "recommended": "Recommended",
    "considered": "Considered",
    "sources-disagree": "Sources disagree",
    "insufficient-evidence": "Insufficient evidence",
    "not-recommended": "Not recommended",
    "no-source": "No deciding source",
}
VERDICT_MEANINGS = {
    "recommended": "the leading source recommends it",
    "considered": "the leading source says it may be considered, or a study found benefit",
    "sources-disagree": "another source points the opposite way from the lead",
    "insufficient-evidence": "the leading source finds the evidence insufficient",
    "not-recommended": "the leading source does not recommend it, or a study found no benefit",
    "no-source": "no source can decide",
}
SPOKEN_VERDICTS = {
    "recommended": "recommended",
    "considered": "considered",
    "sources-disagree": "sources disagree",
    "insufficient-evidence": "insufficient evidence",
    "not-recommended": "not recommended",
    "no-source": "no deciding source",
}
STANCES = {
    "recommended": "recommended",
    "considered": "considered",
    "insufficient-evidence": "insufficient evidence",
    "not-recommended": "not recommended",
    "no-statement": "no statement",
    "benefit": "benefit",
    "inconclusive": "inconclusive",
    "no-benefit": "no benefit",
    "harm": "harm",
}
KINDS = {
    "guideline": "guideline",
    "consensus": "consensus statement",
    "systematic-review": "systematic review",
    "controlled-trial": "controlled trial",
    "observational": "observational study",
    "access-criteria": "access criteria",
    "founding-document": "founding document",
}
STATUSES = {
    "current": "current",
    "superseded": "superseded",
    "retired": "retired",
    "expired": "expired",
}
STATUS_MEANINGS = {
    "current": "current (no sign of withdrawal seen)",
    "superseded": "superseded",
    "retired": "retired",
    "expired": "expired",
}
SCOPES = {
    "condition": "condition",
    "subgroup": "subgroup",
    "wider": "wider group",
}
READS = {
    "full-text": "full text",
    "abstract": "abstract",
    "issuer": "the issuer's own page",
    "transcription": "transcription by a third party",
    "secondary": "another paper's account",
}
GROUPS = {
    "peripheral-nerve": "Peripheral nerve",
    "neuromuscular-junction": "Neuromuscular junction",
    "muscle": "Muscle",
    "central-nervous-system": "Central nervous system",
}
POPULATIONS = {"any": "any age", "adults": "adults", "children": "children"}
DISPUTES = {
    "disagree": "Sources disagree on {therapy}.",
    "differ": "Sources differ on {therapy}.",
}
ROLES = {
    "lead": "Leads the verdict",
    "opposing": "Opposes the lead",
    "differing": "Differs from the lead",
    "outranked": "Could decide; a newer or higher source leads",
    "cannot-decide": "Cannot decide",
}
WHY_NOT = {
    "withdrawn": "the claim is withdrawn",
    "not-current": "the source is no longer current",
    "observational": "observational studies never decide",
    "access-criteria": "access criteria say who pays, not what works",
    "subgroup": "speaks of a subgroup only",
    "wider": "speaks of a wider group",
    "no-statement": "makes no statement",
}
WHY_NOT_SHORT = {
    "observational": "observational",
    "access-criteria": "access criteria",
    "subgroup": "subgroup",
    "wider": "wider group",
}
ROWS = {
    "verdict": "Verdict",
    "evidence": "Evidence",
    "course": "Usual course",
    "mechanism": "How it works",
    "onset": "Onset",
    "duration": "Duration",
    "access": "Access",
    "setting": "Setting",
    "checks": "Checks before",
    "contraindications": "Cautions and contraindications",
    "adverse-effects": "Adverse effects",
    "monitoring": "Monitoring",
    "sequence": "Sequence with the other",
    "children": "Children",
    "pregnancy": "Pregnancy",
    "infusion-rate": "Infusion rate",
    "dosing-weight": "Dosing weight",
    "replacement-fluid": "Replacement fluid",
    "anticoagulation": "Anticoagulation",
    "drug-removal": "Removal of other drugs",
    "vaccines-and-serology": "Vaccines and serology",
    "cost": "Cost",
    "definition": "What it is",
}
PRODUCT_ROWS = {
    "composition": "Composition",
    "licensed-neuro-indications": "Licensed in neurology",
    "infusion-rate": "Infusion rate",
    "dose": "Dose",
    "safety": "Safety",
}
LOCAL_KINDS = {
    "contact": "Contact",
    "on-call": "On call",
    "stock": "In stock",
    "pathway": "House pathway",
    "other": "Other",
}
SECTIONS = {
    "title": "Title",
    "definition": "Definition",
    "mechanism": "Mechanism of action",
    "indications": "Indications",
    "clinical-use": "Clinical use",
}
FILTERS = {
    "all": "All",
    "plex": "PLEX",
    "ivig": "IVIG",
    "disagree": "Disagree",
    "founding": "Founding document",
    "changed": "Changed",
}
FILTER_MEANINGS = {
    "all": "All conditions",
    "plex": "Conditions in which PLEX is recommended or considered",
    "ivig": "Conditions in which IVIG is recommended or considered",
    "disagree": "Conditions in which sources disagree",
    "founding": "Conditions that the founding document names",
    "changed": "Conditions that changed since the content before",
}
CHANGED_CONDITIONS = {
    "new": "new condition",
    "verdict": "verdict changed",
    "statements": "statements changed",
}
CHANGED_MEANINGS = {
    "new": "not in the content before",
    "verdict": "another verdict than in the content before",
    "statements": "the same verdicts as in the content before, not the same statements",
}
LICENCE_TEXTS = {
    "NOTICE": "Licences, and how to replace Qt",
    "COMPONENTS": "All components of this program",
    "LGPL-3": "GNU Lesser General Public License 3",
    "GPL-3": "GNU General Public License 3",
    "OFL": "SIL Open Font License",
    "OTHER-LICENCES": "All other licences",
}
LANGUAGE_NAMES = {"en": "English", "de": "German"}
PRODUCT = "PLEX\u2013IVIG Reference"
NO_SOURCE_FOUND = "No source found"
NO_SOURCE_FOR_CONDITION = "No source found in this row for this condition; see Evidence"
NOT_OF_THIS_THERAPY = "A product of the other therapy"
NOT_RECORDED = "not recorded"
FOUNDING_DOCUMENT = "Founding document"
NOT_YET_VERIFIED = "not yet verified by a clinician"
STATED_ONLY_BY_FOUNDING = "stated only by the founding document"
NOT_A_PRESCRIPTION = "Reference for health professionals \u2013 not a prescription"


class Words:
    """Turns the codes of the bundle and the rule into words of the interface language.

    Args:
        language: the code of the interface language.
        translate: gives the translation of a text; the text itself where there is none.
        count: gives that of a text with a number in it, of which it is told the two English forms;
            where it is left out, one of these is translated.
    """

    def __init__(
        self, language: str = "en", translate: Translate = str, count: Count | None = None
    ) -> None:
        self.language = language
        self._translate = translate
        self._count = count

    def of(self, table: Mapping[str, str], code: str) -> str:
        """The word for a code.

        Raises:
            KeyError: the table has no such code.
        """
        return self._translate(table[code])

    def text(self, template: str, **values: object) -> str:
        """A sentence with its named gaps filled; what fills them is never a template itself."""
        return self._translate(template).format(**values)

    def filled(self, table: Mapping[str, str], code: str, **values: object) -> str:
        """The sentence for a code, with its named gaps filled.

        Raises:
            KeyError: the table has no such code.
        """
        return self._translate(table[code]).format(**values)

    def counted(self, one: str, many: str, number: int, **values: object) -> str:
        """A sentence in the form that a number asks for; `{number}` is the gap for it."""
        if self._count is not None:
            template = self._count(one, many, number)
        else:
            template = self._translate(one if number == 1 else many)
        return template.format(number=number, **values)

    def name(self, name: Name) -> str:
        """A name of the bundle in the interface language."""
        return name.de if self.language == "de" else name.en
