"""A bundle from a folder or a zip: whole and consistent, or refused with every reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from gui.core.bundle import integrity
from gui.core.bundle.bundle import DOSING, THERAPY_IDS, Bundle
from gui.core.bundle.decode import decode
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.files import read_files
from gui.core.bundle.problems import BundleError, Problem, gather
from gui.core.bundle.records import (
    Condition,
    Factors,
    FoundingDocument,
    Manifest,
    Sources,
    Therapy,
    TherapyId,
)

RecordType = TypeVar("RecordType", bound=msgspec.Struct)

_SINGLE_FILES: Mapping[str, type[msgspec.Struct]] = {
    "bundle.json": Manifest,
    "sources.json": Sources,
    "factors.json": Factors,
    "founding-document.json": FoundingDocument,
    **{f"therapies/{therapy}.json": Therapy for therapy in THERAPY_IDS},
}


def read_bundle(location: Path, sealed: str = "") -> Bundle:
    """Read and check a bundle.

    Args:
        location: a folder, or a zip file.
        sealed: the hash of content that was checked when it was sealed or installed, whose dosing
            data is decoded only when somebody asks for it.

    Raises:
        BundleError: it cannot be read or anything in it is wrong; carries all problems.
    """
    files = read_files(location)
    if not files.whole:
        raise BundleError(str(location), files.problems)
    if not files.contents and not files.problems:
        empty = Problem("bundle.json", "", "the file is missing: this is no bundle")
        raise BundleError(str(location), [empty])
    return _bundle(files.contents, files.problems, str(location), sealed)


def bundle_of(contents: Mapping[str, bytes], location: str, sealed: str = "") -> Bundle:
    """Check a bundle whose files are in memory already.

    Args:
        contents: every file by its path inside the bundle, with `/` between the parts.
        location: where they come from, for the messages.
        sealed: the hash of content that was checked before, as `read_bundle` has it.

    Raises:
        BundleError: anything in it is wrong; carries all problems.
    """
    return _bundle(contents, (), location, sealed)


def _bundle(
    contents: Mapping[str, bytes], problems: Iterable[Problem], location: str, sealed: str
) -> Bundle:
    reading = _Reading(contents, list(problems))
    bundle = reading.bundle(sealed)
    if bundle is None or reading.problems:
        raise BundleError(location, reading.problems)
    return bundle


class _Reading:
    """One pass over the files; gathers problems instead of stopping at the first."""

    def __init__(self, contents: Mapping[str, bytes], problems: list[Problem]) -> None:
        self._contents = contents
        self._unreadable = frozenset(problem.file for problem in problems)
        self.problems = problems

    def _add(self, problems: Iterable[Problem]) -> None:
        gather(self.problems, problems)

    def bundle(self, sealed: str) -> Bundle | None:
        sha256 = bundle_sha256(self._contents)
        manifest = self._record("bundle.json", Manifest)
        sources = self._record("sources.json", Sources)
        factors = self._record("factors.json", Factors)
        document = self._record("founding-document.json", FoundingDocument)
        therapies = {name: self._record(f"therapies/{name}.json", Therapy) for name in THERAPY_IDS}
        conditions = self._conditions(manifest)
        self._check(manifest, sources, factors, document, therapies, conditions)
        if sources is not None and not self.problems and sha256 != sealed:
            self._check_dosing(sources, therapies, conditions)
        if manifest is None or sources is None or factors is None or document is None:
            return None
        return Bundle(
            manifest=manifest,
            conditions={condition.id: condition for _, condition in conditions},
            sources={source.id: source for source in sources.sources},
            factors={factor.id: factor for factor in factors.factors},
            therapies={name: entry for name, entry in therapies.items() if entry is not None},
            founding_document=document,
            sha256=sha256,
            dosing_file=self._contents.get(DOSING),
        )

    def _record(self, file: str, kind: type[RecordType]) -> RecordType | None:
        data = self._contents.get(file)
        if data is None:
            if self._unreadable.isdisjoint((file, file.partition("/")[0])):
                self._add([Problem(file, "", "the file is missing")])
            return None
        result = decode(file, data, kind)
        if isinstance(result, list):
            self._add(result)
            return None
        return result

    def _conditions(self, manifest: Manifest | None) -> list[tuple[str, Condition]]:
        ids = self._named_by_files() if manifest is None else dict.fromkeys(manifest.conditions)
        listed = [f"conditions/{name}.json" for name in ids]
        known = {*listed, *_SINGLE_FILES, DOSING}
        for name in self._contents:
            if name not in known:
                message = "this file does not belong to the bundle; bundle.json does not name it"
                self._add([Problem(name, "", message)])
        records = [(name, self._record(name, Condition)) for name in listed]
        return [(name, record) for name, record in records if record is not None]

    def _named_by_files(self) -> list[str]:
        """The conditions that the files' names tell of, where bundle.json cannot tell."""
        names = [name for name in self._contents if name.startswith("conditions/")]
        return sorted(name.removeprefix("conditions/").removesuffix(".json") for name in names)

    def _check(
        self,
        manifest: Manifest | None,
        sources: Sources | None,
        factors: Factors | None,
        document: FoundingDocument | None,
        therapies: Mapping[TherapyId, Therapy | None],
        conditions: list[tuple[str, Condition]],
    ) -> None:
        by_id = None if sources is None else {source.id: source for source in sources.sources}
        factor_ids = None if factors is None else {factor.id for factor in factors.factors}
        names = set(self._named_by_files() if manifest is None else manifest.conditions)
        if manifest is not None:
            self._add(integrity.check_manifest(manifest))
        built = date.max if manifest is None else manifest.built
        if sources is not None:
            self._add(integrity.check_sources(sources, built))
        if factors is not None:
            self._add(integrity.check_factors(factors))
        for file, condition in conditions:
            self._add(integrity.check_condition(file, condition, by_id, built))
        self._add(integrity.check_claim_ids(conditions))
        read = [(f"therapies/{name}.json", entry) for name, entry in therapies.items() if entry]
        for file, therapy in read:
            self._add(integrity.check_therapy(file, therapy, by_id, factor_ids, names))
        self._add(integrity.check_fact_ids(read))
        if document is not None:
            self._add(integrity.check_founding_document(document, by_id, names))

    def _check_dosing(
        self,
        sources: Sources,
        therapies: Mapping[TherapyId, Therapy | None],
        conditions: list[tuple[str, Condition]],
    ) -> None:
        if DOSING not in self._contents:
            return
        from gui.core.bundle.dosing_checks import check_dosing, rest_of
        from gui.core.bundle.dosing_records import Dosing

        dosing = self._record(DOSING, Dosing)
        if dosing is None:
            return
        claims = [claim for _, condition in conditions for claim in condition.claims]
        known = [therapy for therapy in therapies.values() if therapy is not None]
        ids = (source.id for source in sources.sources)
        self._add(check_dosing(dosing, rest_of(ids, claims, known)))
