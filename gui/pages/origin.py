"""Where the content that is shown came from, and who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gui.core.bundle.problems import printable
from gui.core.bundle.records import Manifest
from gui.core.package.signing import Signer
from gui.pages.words import Words

ROLES = {
    "clinical": "clinical",
    "release": "release",
    "root": "list of keys",
    "local": "local",
}
ORIGINS = {
    "shipped": "This content came with the program.",
    "machine": "This content is installed for all users of this computer.",
    "user": "This content is installed for this user alone.",
    "file": "This content is from a signed file: {location}",
    "draft": "This content is a draft that is not signed: {location}",
}
_SHORT = 12


def origin_lines(
    kind: str, location: str, signers: Sequence[Signer], manifest: Manifest, words: Words
) -> Iterator[str]:
    """What About says of it, beside its version.

    Args:
        kind: one of `ORIGINS`.
        location: the folder or file that it was read from.
    """
    yield words.filled(ORIGINS, kind, location=printable(location))
    yield from signed_lines(signers, words)
    if manifest.previous is not None:
        yield words.text(
            "SHA-256 of the content before: {start}...", start=manifest.previous[:_SHORT]
        )


def signed_lines(signers: Sequence[Signer], words: Words) -> Iterator[str]:
    """Who signed, a line each."""
    for signer in signers:
        role = words.of(ROLES, signer.role)
        name = printable(signer.name or signer.key_id)
        if signer.development:
            yield words.text(
                "Signed by {name} ({role}), with a key for trying out", name=name, role=role
            )
        else:
            yield words.text("Signed by {name} ({role})", name=name, role=role)
