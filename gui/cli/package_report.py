"""`plex-ivig bundle verify` and `bundle keys`: each check of a package, and who may sign."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from gui import __version__
from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS, complain
from gui.cli.authoring import MOST_PRINTED, refusal_lines
from gui.core.bundle import BundleError, Problem, printable
from gui.core.bundle.spoken import fingerprint_words
from gui.core.overlay.inside import overlay_inside
from gui.core.package.container import MAX_PACKAGE_BYTES, read_container
from gui.core.package.errors import PackageError, Step
from gui.core.package.manifest import Kind, PackageManifest, kind_of, read_manifest
from gui.core.package.minisign import MAX_KEY_BYTES, MinisignError, PublicKey, read_public_key
from gui.core.package.roots import ROLES, next_trust
from gui.core.package.signing import Signer
from gui.core.package.verify import check_program, verify_bundle, verify_overlay
from gui.machine.authoring import read_at_most
from gui.machine.fitness import check_dates, check_keys

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from gui.machine.trusted import TrustFound

_WIDTH = 12


class PackageReport:
    """Tells of packages and keys; nothing is changed by it.

    `trust` tells whose signatures count, `local_keys` are those that may sign an overlay.
    """

    def __init__(
        self,
        today: date,
        trust: Callable[[], TrustFound],
        local_keys: Sequence[PublicKey],
        out: TextIO,
        err: TextIO,
    ) -> None:
        self._today = today
        self._trust_found = trust
        self._local_keys = local_keys
        self._out = out
        self._err = err

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command that the arguments name; returns the exit code."""
        try:
            if arguments.command == "bundle keys":
                return self._keys(as_json=arguments.json)
            named = [_public_key(file) for file in arguments.public_key]
            return self._verify(arguments.file, named, as_json=arguments.json)
        except BundleError as error:
            complain(self._err, "\n".join(refusal_lines(error)))
            return DATA_UNUSABLE

    def _verify(self, file: Path, named: Sequence[PublicKey], *, as_json: bool) -> int:
        data = read_at_most(file, MAX_PACKAGE_BYTES)
        found = _Found()
        refusal: PackageError | None = None
        try:
            self._check(data, str(file), found, named or self._local_keys)
        except PackageError as error:
            refusal = error
        told = _told(file, found, refusal)
        self._out.write(json.dumps(told, indent=2) + "\n" if as_json else _text(told))
        return FOUND_PROBLEMS if refusal else DONE

    def _check(
        self, data: bytes, name: str, found: _Found, local_keys: Sequence[PublicKey]
    ) -> None:
        members = read_container(data, name)
        kind = kind_of(members, name)
        found.kind, found.manifest = kind, read_manifest(members, name, kind)
        if kind == "overlay":
            overlay = verify_overlay(data, name, local_keys, __version__)
            found.signers = overlay.signers
            overlay_inside(overlay.manifest, overlay.overlay, name)
        elif kind == "root":
            found.signers = next_trust(self._trust_found().trust, data, name).signers
            check_program(found.manifest, __version__, name)
        else:
            known = self._trust_found()
            bundle = verify_bundle(data, name, known.trust, __version__)
            found.signers, found.sha256 = bundle.signers, bundle.sha256
            check_keys(known, name, self._today)
        check_dates(found.manifest, name, self._today)

    def _keys(self, *, as_json: bool) -> int:
        trust = self._trust_found().trust
        told = {
            "version": trust.root.version,
            "expires": str(trust.root.expires),
            "expired": trust.expired(self._today),
            "takesDevelopmentKeys": trust.allows_development,
            "keySet": trust.key_set,
            "thresholds": {role: trust.root.thresholds[role] for role in ROLES},
            "keys": [
                {
                    "id": entry.key.id,
                    "role": entry.role,
                    "name": entry.name,
                    "publicKey": entry.key.text(),
                    "development": entry.key.is_development,
                }
                for entry in trust.appointed.values()
            ],
        }
        text = json.dumps(told, indent=2) + "\n" if as_json else _lines(_key_lines(told))
        self._out.write(text)
        return DONE


def _public_key(file: Path) -> PublicKey:
    """The key in a file of minisign.

    Raises:
        BundleError: there is none in it.
    """
    try:
        return read_public_key(read_at_most(file, MAX_KEY_BYTES).decode("utf-8"))
    except (UnicodeDecodeError, MinisignError) as error:
        message = "it is no public key of minisign"
        raise BundleError(str(file), [Problem("", "", message)]) from error


class _Found:
    """What is known of a package so far."""

    kind: Kind | None = None
    manifest: PackageManifest | None = None
    signers: tuple[Signer, ...] = ()
    sha256: str | None = None


def _told(file: Path, found: _Found, refusal: PackageError | None) -> dict[str, Any]:
    manifest = found.manifest
    return {
        "path": str(file),
        "ok": refusal is None,
        "kind": found.kind,
        "id": manifest and manifest.id,
        "version": manifest and manifest.version,
        "built": manifest and str(manifest.built),
        "reviewDue": manifest and str(manifest.review_due),
        "minimumProgram": manifest and manifest.minimum_program,
        "previous": manifest and manifest.previous,
        "sha256": found.sha256,
        "words": list(fingerprint_words(found.sha256)) if found.sha256 else [],
        "steps": list(_steps(refusal, found)),
        "signers": [
            {
                "role": signer.role,
                "keyId": signer.key_id,
                "name": signer.name,
                "comment": signer.comment,
                "development": signer.development,
            }
            for signer in found.signers
        ],
    }


def _steps(refusal: PackageError | None, found: _Found) -> Iterator[dict[str, Any]]:
    order = list(Step)
    failed = order.index(refusal.step) if refusal else len(order)
    # Content that a newer program is needed for is not looked at.
    untried = {Step.CONTENT} if not found.signers else set()
    for place, step in enumerate(order):
        problems = refusal.problems if refusal and place == failed else ()
        passed = place < failed and step not in untried
        yield {
            "step": step.value,
            "state": "failed" if place == failed else "ok" if passed else "not tried",
            "problems": [
                {"file": problem.file, "path": problem.path, "message": problem.message}
                for problem in problems
            ],
        }


def _text(told: Mapping[str, Any]) -> str:
    lines = [printable(told["path"])]
    for key in ("kind", "id", "version", "built", "reviewDue", "sha256"):
        if told[key] is not None:
            lines.append(f"  {key:{_WIDTH}}{told[key]}")
    if told["words"]:
        lines.append(f"  {'words':{_WIDTH}}{' '.join(told['words'])}")
    for step in told["steps"]:
        lines.append(f"  {step['step']:{_WIDTH}}{step['state']}")
        for problem in step["problems"][:MOST_PRINTED]:
            lines.append(f"    {Problem(problem['file'], problem['path'], problem['message'])}")
        if len(step["problems"]) > MOST_PRINTED:
            lines.append(f"    and {len(step['problems']) - MOST_PRINTED} more")
    for signer in told["signers"]:
        mark = " (a key of developers)" if signer["development"] else ""
        name = f" {signer['name']}" if signer["name"] else ""
        lines.append(f"  {'signed':{_WIDTH}}{signer['role']} {signer['keyId']}{name}{mark}")
    lines.append("  in order" if told["ok"] else "  refused: nothing of it is used")
    return _lines(lines)


def _key_lines(told: Mapping[str, Any]) -> Iterator[str]:
    over = ", which is over: nothing can be installed" if told["expired"] else ""
    yield f"root {told['version']}, valid to {told['expires']}{over}"
    if not told["keys"]:
        yield "  no keys have been appointed: no bundle can be trusted"
        return
    for role, threshold in told["thresholds"].items():
        yield f"  {role}: {threshold} must sign"
        for key in told["keys"]:
            if key["role"] == role:
                mark = " (a key of developers)" if key["development"] else ""
                yield f"    {key['id']}  {key['name']}{mark}"


def _lines(lines: Iterator[str] | list[str]) -> str:
    return "".join(f"{printable(line)}\n" for line in lines)
