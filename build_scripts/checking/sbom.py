"""Checks the bill of materials: its form, its licences, and every file and hash of the folder."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.freezing.checksums import listed_files, sha256
from build_scripts.freezing.notices import BAR, COMPONENTS, LEGAL
from build_scripts.freezing.sbom import SPEC_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMS = {
    "bomFormat": re.compile("CycloneDX"),
    "specVersion": re.compile(re.escape(SPEC_VERSION)),
    "serialNumber": re.compile(
        "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    ),
}
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PURL = re.compile(r"pkg:[a-z]+/[^@\s]+@[^@\s]+")
KINDS = {"application", "framework", "library", "data", "file"}
# The identifiers of SPDX that have been looked up; another one is a new licence, or a mistake.
SPDX = frozenset(
    {
        *("(", ")", "AND", "OR", "WITH", "AFL-2.1", "Apache-2.0", "Beerware", "BSD-1-Clause"),
        *("BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Bootloader-exception", "CC0-1.0", "FTL"),
        *("GPL-2.0-only", "GPL-2.0-or-later", "HPND", "HPND-sell-variant", "ISC", "Imlib2"),
        *("LGPL-2.0-or-later", "LGPL-2.1-or-later", "LGPL-3.0-only", "MIT", "MIT-Modern-Variant"),
        *("MIT-open-group", "OFL-1.1", "PSF-2.0", "Unicode-3.0", "Unicode-DFS-2016", "X11"),
        *("MIT-0", "Zlib", "libpng-2.0"),
    }
)
OWN_LICENCE = "LicenseRef-"
NOTICE = re.compile(rf"^{BAR}\n(.+)\n{BAR}\n\nLicence: (.+)$", re.MULTILINE)


def sbom_problems(sbom: Path, folder: Path) -> list[str]:
    """What is wrong with a bill of materials, measured by the program that it describes."""
    try:
        bom = json.loads(sbom.read_text("utf-8"))
    except (OSError, ValueError) as error:
        return [f"{sbom} cannot be read: {error}"]
    described = list(_all_components(bom))
    return [
        f"{sbom.name}: {problem}"
        for problem in (
            *_head_problems(bom),
            *(problem for each in described for problem in _component_problems(each)),
            *_reference_problems(bom, described),
            *_file_problems(described, folder),
            *_notice_problems(bom, folder),
        )
    ]


def _all_components(bom: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    waiting = [bom.get("metadata", {}).get("component", {}), *bom.get("components", [])]
    while waiting:
        component = waiting.pop()
        yield component
        waiting += component.get("components", [])


def _head_problems(bom: Mapping[str, Any]) -> Iterator[str]:
    for key, form in FORMS.items():
        if not form.fullmatch(str(bom.get(key))):
            yield f"{key} is {bom.get(key)!r}"
    timestamp = bom.get("metadata", {}).get("timestamp")
    if not TIMESTAMP.fullmatch(str(timestamp)):
        yield f"metadata.timestamp is {timestamp!r}"


def _component_problems(component: Mapping[str, Any]) -> Iterator[str]:
    name = component.get("name") or "a component without a name"
    if not component.get("bom-ref"):
        yield f"{name} has no bom-ref"
    if component.get("type") not in KINDS:
        yield f"{name} is of type {component.get('type')!r}"
    if component.get("type") == "file":
        return
    if not _licence_is_named(component.get("licenses", [])):
        yield f"{name} names no licence by an SPDX identifier or expression"
    is_part = "#" in str(component.get("bom-ref"))
    if not is_part and not component.get("version"):
        yield f"{name} has no version"
    if not is_part and not PURL.fullmatch(str(component.get("purl"))):
        yield f"{name} has the package URL {component.get('purl')!r}"


def _licence_is_named(licences: list[dict[str, Any]]) -> bool:
    if len(licences) != 1:
        return False
    words = _licence({"licenses": licences}).replace("(", "( ").replace(")", " )").split()
    return bool(words) and all(word in SPDX or word.startswith(OWN_LICENCE) for word in words)


def _reference_problems(bom: Mapping[str, Any], described: list[dict[str, Any]]) -> Iterator[str]:
    counted = Counter(each.get("bom-ref") for each in described)
    yield from (f"the bom-ref {ref} is used twice" for ref, times in counted.items() if times > 1)
    edges = {edge["ref"]: edge["dependsOn"] for edge in bom.get("dependencies", [])}
    for ref in {*edges, *(ref for refs in edges.values() for ref in refs)} - set(counted):
        yield f"dependencies name {ref}, which is no component"
    for each in described:
        if each.get("type") != "file" and each.get("bom-ref") not in edges:
            yield f"{each.get('name')} is not in dependencies"


def _file_problems(described: list[dict[str, Any]], folder: Path) -> Iterator[str]:
    listed = {
        each["name"]: [entry.get("content") for entry in each.get("hashes", [])]
        for each in described
        if each.get("type") == "file"
    }
    present = listed_files(folder)
    yield from (f"{name} is shipped but not listed" for name in present if name not in listed)
    for name, hashes in sorted(listed.items()):
        if not (folder / name).is_file():
            yield f"{name} is listed but not shipped"
        elif hashes != [sha256(folder / name)]:
            yield f"{name} has another SHA-256 than the one listed"


def _notice_problems(bom: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Each component is in the list that is shipped, with the same licence; some have no files."""
    listed = folder / LEGAL / COMPONENTS
    shipped = dict(NOTICE.findall(listed.read_text("utf-8"))) if listed.is_file() else {}
    own = bom.get("metadata", {}).get("component", {})
    described = {
        f"{each.get('name')} {each.get('version')}": _licence(each)
        for each in (own, *bom.get("components", []))
    }
    yield from (f"{name} is in {COMPONENTS} alone" for name in shipped if name not in described)
    for name, licence in described.items():
        if shipped.get(name) != licence:
            yield f"{name} is in {COMPONENTS} under the licence {shipped.get(name)}"


def _licence(component: Mapping[str, Any]) -> str:
    licences = component.get("licenses") or [{}]
    return str(licences[0].get("expression") or licences[0].get("license", {}).get("id") or "")
