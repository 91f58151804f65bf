"""Writes the bill of materials of the frozen program, as CycloneDX 1.6 in JSON."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.freezing.checksums import sha256

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.freezing.components import Component, Part

SPEC_VERSION = "1.6"
SCHEMA = f"http://cyclonedx.org/schema/bom-{SPEC_VERSION}.schema.json"
NOT_IN_THE_LIST = "LicenseRef-"


def write_sbom(folder: Path, found: Sequence[Component], target: Path, epoch: int) -> None:
    """Write the bill of materials; the same folder and time give the same bytes.

    Args:
        folder: the one-folder program.
        found: its components, the program first.
        target: the file to write.
        epoch: the time to name, in seconds since 1970 (SOURCE_DATE_EPOCH).
    """
    program, *others = found
    bom: dict[str, Any] = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": _component(program, folder),
        },
        "components": [_component(each, folder) for each in others],
        "dependencies": _dependencies(program, others),
    }
    content = json.dumps(bom, sort_keys=True)
    name = hashlib.sha256(content.encode()).hexdigest()
    bom["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
    text = json.dumps(bom, indent=1, sort_keys=True, ensure_ascii=False)
    target.write_text(f"{text}\n", "utf-8", newline="\n")


def licences_of(expression: str) -> list[dict[str, Any]]:
    """An SPDX expression as CycloneDX wants it: an identifier, or an expression."""
    if " " in expression or expression.startswith(NOT_IN_THE_LIST):
        return [{"expression": expression}]
    return [{"license": {"id": expression}}]


def _component(component: Component, folder: Path) -> dict[str, Any]:
    described = {
        "type": component.kind,
        "bom-ref": component.purl,
        "name": component.name,
        "version": component.version,
        "purl": component.purl,
        "licenses": licences_of(component.licence),
        "copyright": "\n".join(component.copyright),
        "properties": [{"name": "plex-ivig:source", "value": component.source}],
        "components": [
            *(_part(component, number, part) for number, part in enumerate(component.parts, 1)),
            *(_file(folder, file) for file in component.files),
        ],
    }
    return {key: value for key, value in described.items() if value}


def _part(component: Component, number: int, part: Part) -> dict[str, Any]:
    described = {
        "type": "library",
        "bom-ref": f"{component.purl}#{number}",
        "name": part.name,
        "version": part.version,
        "licenses": licences_of(part.licence),
        "copyright": "\n".join(part.copyright),
        "properties": [{"name": "plex-ivig:inside", "value": file} for file in part.files],
    }
    return {key: value for key, value in described.items() if value}


def _file(folder: Path, file: str) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": f"file:{file}",
        "name": file,
        "hashes": [{"alg": "SHA-256", "content": sha256(folder / file)}],
    }


def _dependencies(program: Component, others: Sequence[Component]) -> list[dict[str, Any]]:
    references = {each.id: each.purl for each in others}
    edges = [{"ref": program.purl, "dependsOn": sorted(references.values())}]
    edges += [
        {
            "ref": each.purl,
            "dependsOn": sorted(references[name] for name in each.needs if name in references),
        }
        for each in others
    ]
    edges += [
        {"ref": f"{each.purl}#{number}", "dependsOn": []}
        for each in (program, *others)
        for number, _ in enumerate(each.parts, 1)
    ]
    return edges
