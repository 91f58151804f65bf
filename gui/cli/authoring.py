"""`plex-ivig bundle new-version`, `build`, `sign` and `add-signature`; English as all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from gui import __version__
from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS, WRONG_USE, complain
from gui.cli.json_output import warnings_json
from gui.cli.output_file import refuse_existing, why_not_written, write_whole
from gui.cli.signing import LoadTrust, RefusalError, known_key, secret_key_in
from gui.core.bundle import Bundle, BundleError, bundle_of, printable
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.spoken import fingerprint_words
from gui.core.package.author import (
    ROLES_OF,
    add_made_signature,
    add_signature,
    check_content,
    sound_members,
)
from gui.core.package.container import MANIFEST, MAX_PACKAGE_BYTES
from gui.core.package.manifest import PackageManifest, content_of
from gui.core.package.minisign import (
    MAX_SIGNATURE_BYTES,
    MinisignError,
    read_signature,
    verify,
)
from gui.core.package.new_version import (
    BUNDLE_FILE,
    VersionError,
    next_version,
    not_a_bundle,
    read_account,
    renewed,
)
from gui.core.package.verify import packed_bundle
from gui.machine.authoring import (
    files_of_bundle,
    is_package,
    make_folder_whole,
    package_of_folder,
    read_at_most,
)
from gui.machine.places import PACKAGE
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse


MOST_PRINTED = 200
FindContent = Callable[[Path | None], Path]


class Authoring:
    """The commands of whoever makes and signs packages.

    `content` tells where the content lies that is asked for, or that is in force, after it was
    checked. `trust` tells whose signatures count here: what a key is good for is only said by it,
    and never decided.
    """

    def __init__(
        self, today: date, content: FindContent, trust: LoadTrust, out: TextIO, err: TextIO
    ) -> None:
        self._today = today
        self._content = content
        self._trust = trust
        self._out = out
        self._err = err

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command that the arguments name; returns the exit code."""
        commands: Mapping[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
            "bundle new-version": self._new_version,
            "bundle build": self._build,
            "bundle sign": self._sign,
            "bundle add-signature": self._add_signature,
        }
        try:
            told = commands[arguments.command](arguments)
        except BundleError as error:
            complain(self._err, "\n".join(refusal_lines(error)))
            return DATA_UNUSABLE if error.unreachable else FOUND_PROBLEMS
        except RefusalError as refusal:
            complain(self._err, f"plex-ivig: {printable(str(refusal))}")
            return refusal.code
        except OSError as error:
            complain(self._err, f"plex-ivig: {printable(str(error))}")
            return DATA_UNUSABLE
        lines = [json.dumps(told, indent=2)] if arguments.json else _lines(told)
        self._out.write("".join(f"{line}\n" for line in lines))
        return DONE

    def _new_version(self, arguments: argparse.Namespace) -> dict[str, Any]:
        folder: Path = arguments.folder
        begins = _begins(folder, arguments.bundle)
        source = self._content(arguments.bundle) if begins else folder
        contents = files_of_bundle(source)
        if BUNDLE_FILE not in contents:
            raise not_a_bundle(str(source))
        account = read_account(contents[BUNDLE_FILE], str(source))
        before, previous = self._before(arguments.before, source, contents)
        if before.manifest.id != account.id:
            raise RefusalError(
                f"{account.id!r} does not follow {before.manifest.id!r}: that is other content"
            )
        try:
            version = arguments.number or next_version(before.manifest.version, self._today)
            data = renewed(
                contents[BUNDLE_FILE],
                before.manifest,
                version,
                previous,
                self._today,
                verified=arguments.verified,
            )
        except VersionError as error:
            raise RefusalError(str(error)) from error
        try:
            if begins:
                make_folder_whole(folder, {**contents, BUNDLE_FILE: data})
            else:
                write_whole(folder / BUNDLE_FILE, data, in_place=False)
        except OSError as error:
            raise RefusalError(why_not_written(folder, error, Words())) from error
        after = read_account(data, str(folder))
        return {
            "path": str(folder),
            "id": account.id,
            "version": version,
            "built": str(after.built),
            "verified": str(after.verified),
            "reviewDue": str(after.review_due),
            "follows": before.manifest.version,
            "previous": previous,
        }

    def _before(
        self, named: Path | None, source: Path, contents: Mapping[str, bytes]
    ) -> tuple[Bundle, str]:
        """The bundle that the new one follows, whole and in order, and its hash."""
        if named is not None:
            contents = files_of_bundle(named)
        before = bundle_of(contents, str(named or source))
        return before, bundle_sha256(contents)

    def _build(self, arguments: argparse.Namespace) -> dict[str, Any]:
        out: Path = arguments.out
        if not is_package(out):
            raise RefusalError(
                f"the package must be named NAME{PACKAGE}, not {out.name}", WRONG_USE
            )
        data = package_of_folder(arguments.folder, self._today, __version__)
        try:
            if not arguments.force:
                refuse_existing(out)
            write_whole(out, data, may_replace=arguments.force, in_place=False)
        except OSError as error:
            raise RefusalError(why_not_written(out, error, Words())) from error
        manifest, members = sound_members(data, str(out))
        told = _told(out, manifest, members)
        if manifest.kind == "bundle":
            bundle = packed_bundle(members, manifest, str(out))
            told["warnings"] = warnings_json(bundle, self._today)
        return told

    def _sign(self, arguments: argparse.Namespace) -> dict[str, Any]:
        data, manifest, members = self._package(arguments)
        check_content(manifest, members, str(arguments.file))
        secret = secret_key_in(arguments.key, arguments.password_file)
        known = known_key(self._trust, secret.public.id, arguments.role)
        if known not in (None, secret.public):
            raise RefusalError(
                f"{arguments.key}: it has the number {secret.public.id} of a key that this program "
                "knows, and is another key; nothing was signed"
            )
        signed = add_signature(data, str(arguments.file), arguments.role, secret)
        return self._put(arguments, data, signed, secret.public.id)

    def _add_signature(self, arguments: argparse.Namespace) -> dict[str, Any]:
        data, manifest, members = self._package(arguments)
        check_content(manifest, members, str(arguments.file))
        made = read_at_most(arguments.signature, MAX_SIGNATURE_BYTES)
        try:
            signature = read_signature(made)
            key = known_key(self._trust, signature.id, arguments.role)
            if key is not None:
                verify(members[MANIFEST], signature, key)
            signed = add_made_signature(data, str(arguments.file), arguments.role, made)
        except MinisignError as error:
            raise RefusalError(f"{arguments.signature}: {error}") from error
        return self._put(arguments, data, signed, signature.id)

    def _package(
        self, arguments: argparse.Namespace
    ) -> tuple[bytes, PackageManifest, dict[str, bytes]]:
        data = read_at_most(arguments.file, MAX_PACKAGE_BYTES)
        manifest, members = sound_members(data, str(arguments.file))
        if arguments.role not in ROLES_OF[manifest.kind]:
            roles = " and ".join(ROLES_OF[manifest.kind])
            raise RefusalError(
                f"a package of the kind {manifest.kind!r} is signed as {roles}", WRONG_USE
            )
        return data, manifest, members

    def _put(
        self, arguments: argparse.Namespace, before: bytes, data: bytes, key_id: str
    ) -> dict[str, Any]:
        file: Path = arguments.file
        if read_at_most(file, MAX_PACKAGE_BYTES) != before:  # while the password was asked for
            raise RefusalError(f"{file} has changed in the meantime; sign it again")
        try:
            write_whole(file, data, in_place=False)
        except OSError as error:
            raise RefusalError(why_not_written(file, error, Words())) from error
        if arguments.role in {"clinical", "release"} and not known_key(
            self._trust, key_id, arguments.role
        ):
            complain(
                self._err,
                f"plex-ivig: signed; but the key {key_id} is not among those of the role "
                f"{arguments.role!r} that this program knows, so that it will refuse {file}",
            )
        return _told(file, *sound_members(data, str(file)))


def _begins(folder: Path, bundle: Path | None) -> bool:
    """Whether a folder is to be made or filled, and not one that holds a bundle."""
    if folder.exists() and not folder.is_dir():
        raise RefusalError(f"{folder} is no folder", WRONG_USE)
    begins = not folder.exists() or not any(folder.iterdir())
    if not begins and bundle is not None:
        raise RefusalError(f"{folder} is there already; --bundle is to begin with", WRONG_USE)
    return begins


def refusal_lines(error: BundleError) -> list[str]:
    """Every problem of a file or folder that cannot be used."""
    shown = error.problems[:MOST_PRINTED]
    lines = [f"plex-ivig: {error.location} is refused", *(f"  {problem}" for problem in shown)]
    left = len(error.problems) - len(shown)
    return [*lines, f"  and {left} more"] if left else lines


def _told(file: Path, manifest: PackageManifest, members: Mapping[str, bytes]) -> dict[str, Any]:
    signatures = [name for name in members if name.startswith("signatures/")]
    told: dict[str, Any] = {
        "path": str(file),
        "kind": manifest.kind,
        "id": manifest.id,
        "version": manifest.version,
        "files": len(content_of(members)),
    }
    if manifest.kind == "bundle":
        told["sha256"] = sha256 = package_sha256(members)
        told["words"] = list(fingerprint_words(sha256))
    told["signatures"] = [
        dict(zip(("role", "keyId"), name.removesuffix(".minisig")[11:].rsplit("-", 1), strict=True))
        for name in signatures
    ]
    return told


def package_sha256(members: Mapping[str, bytes]) -> str:
    """The hash of the bundle in a package, which stands on every page."""
    content = content_of(members).items()
    return bundle_sha256({name.removeprefix("bundle/"): data for name, data in content})


def _lines(told: Mapping[str, Any]) -> list[str]:
    lines = [printable(told["path"])]
    for key, value in list(told.items())[1:]:
        if key == "warnings":
            continue
        if key == "signatures":
            shown = ", ".join(f"{it['role']} {it['keyId']}" for it in value) or "none yet"
        else:
            shown = " ".join(value) if isinstance(value, list) else printable(str(value))
            shown = shown or "none (self-check tells why)"
        lines.append(f"  {key:12}{shown}")
    asked = told.get("warnings", ())
    return [*lines, *(f"warning: {it['file']} {it['path']}: {it['message']}" for it in asked)]
