"""The fingerprint of a bundle in words, to be read out on the telephone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gui import paths
from gui.core.bundle.digest import sha256_hex

LIST_SHA256 = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
_WORDS, _BITS = 8, 11
_HALF = _WORDS // 2


def fingerprint_words(sha256: str, word_list: Path | None = None) -> tuple[str, ...]:
    """The first 88 bits of a hash as eight words of BIP-39's English list, 11 bits each.

    Two other bundles have the same eight words by chance once in 2 to the power of 88. The list
    is read at the first use; no word of it begins with the same four letters as another.

    Args:
        sha256: a hash in hexadecimal.
        word_list: the file of the list; the shipped one where none is given.

    Returns:
        Nothing where the list is missing or is not the published one: a wrong word is worse than
        none. `plex-ivig self-check` tells of that.
    """
    listed = _listed(word_list or paths.word_list())
    number = int(sha256[:22], 16)
    places = ((number >> _BITS * place) % 2**_BITS for place in reversed(range(_WORDS)))
    return tuple(listed[place] for place in places) if listed else ()


def four_and_four(words: tuple[str, ...]) -> str:
    """Eight words in one line, with a dash in the middle; empty where there are none."""
    return " \u2013 ".join(" ".join(half) for half in (words[:_HALF], words[_HALF:]) if half)


@lru_cache(maxsize=2)
def _listed(file: Path) -> tuple[str, ...]:
    try:
        data = file.read_bytes()
    except OSError:
        return ()
    return tuple(data.decode("ascii").split()) if sha256_hex(data) == LIST_SHA256 else ()
