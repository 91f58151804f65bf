"""About says where content came from, who signed it and what was before it."""

from __future__ import annotations

import msgspec
import pytest

from gui.core.package.signing import Signer
from gui.core.reference import Reference
from gui.pages.origin import ORIGINS, origin_lines
from gui.pages.words import Words

SIGNERS = (
    Signer("clinical", "AB", "Dr. A", "", False),
    Signer("release", "CD", "", "", True),
)


def test_signers_are_named_with_their_roles_and_keys_for_trying_out(reference: Reference) -> None:
    manifest = msgspec.structs.replace(
        reference.bundle.manifest, previous="0123456789ab" + "f" * 52
    )
    told = list(origin_lines("machine", "/var/lib/x", SIGNERS, manifest, Words()))
    assert told == [
        "This content is installed for all users of this computer.",
        "Signed by Dr. A (clinical)",
        "Signed by CD (release), with a key for trying out",
        "SHA-256 of the content before: 0123456789ab...",
    ]


@pytest.mark.parametrize("kind", ["file", "draft"])
def test_a_named_file_is_named_and_cannot_spoil_the_line(reference: Reference, kind: str) -> None:
    (line,) = origin_lines(kind, "/srv/\u202ex{0}", (), reference.bundle.manifest, Words())
    assert line.endswith("/srv/[U+202E]x{0}")


def test_every_origin_has_words() -> None:
    from typing import get_args

    from gui.machine.content import Kind

    assert set(ORIGINS) == set(get_args(Kind))
