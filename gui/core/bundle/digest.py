"""The hash of a bundle: what its files hold, wherever they lie."""

from __future__ import annotations

from collections.abc import Mapping

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # the frozen program has no hashlib
except ImportError:
    from hashlib import sha256


def bundle_sha256(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 of the list of all files with their own, in hexadecimal.

    The same as `find * -name '*.json' -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`
    in the folder of the bundle.

    Args:
        contents: every file of the bundle by its path inside it, with `/` between the parts.
    """
    listed = "".join(f"{sha256_hex(contents[name])}  {name}\n" for name in sorted(contents))
    return sha256_hex(listed.encode("utf-8", "surrogateescape"))


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256_bytes(data).hex()


def sha256_bytes(data: bytes) -> bytes:
    """The SHA-256 of some bytes."""
    return bytes(sha256(data).digest())


def short_form(digest: str) -> str:
    """The first 48 bits of a hash in groups of four, as it stands on every page."""
    return " ".join(digest[start : start + 4] for start in range(0, 12, 4))
