"""Reads the translations that `lrelease` made: the very file that Qt reads, without Qt."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gui.pages.words import Words

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7
_OF_FOUR_BYTES = 5
_NO_TEXT = 0xFFFFFFFF
_CONTEXT_OF_WORDS = "Words"


class Catalogue(msgspec.Struct, frozen=True):
    """The translations of one context: for each English text its form or, with numbers, forms."""

    forms: dict[str, tuple[str, ...]]

    def text(self, text: str) -> str:
        """The translation of a text; the text itself where there is none."""
        return self.forms.get(text, (text,))[0]

    def counted(self, one: str, many: str, number: int) -> str:
        """The translation in the form that a number asks for."""
        found = self.forms.get(many)
        if found is None:
            return one if number == 1 else many
        return found[0] if number == 1 else found[-1]


class CatalogueError(Exception):
    """A file of translations that cannot be used; the message says why."""


def translations_file(folder: Path, language: str) -> Path:
    """The file of translations into a language."""
    return folder / f"plex-ivig_{language}.qm"


def read_catalogue(file: Path) -> Catalogue:
    """The translations in a file.

    Raises:
        CatalogueError: it cannot be read, or is no file of translations, or a damaged one.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{file} cannot be read: {error.strerror}") from None
    try:
        return Catalogue(dict(_messages(_section(data))))
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        raise CatalogueError(f"{file} is damaged: {error}") from None


def words_in(language: str, folder: Path) -> tuple[Words, str]:
    """The words of a language, and why they are English instead where they are.

    Args:
        language: a code of the interface; English needs no file.
        folder: where the files of translations are.
    """
    if language == "en":
        return Words(), ""
    try:
        catalogue = read_catalogue(translations_file(folder, language))
    except CatalogueError as error:
        return Words(), str(error)
    return Words(language, catalogue.text, catalogue.counted), ""


def _section(data: bytes) -> bytes:
    """The section of the messages."""
    if not data.startswith(_MAGIC):
        raise ValueError("it does not begin as a file of translations does")
    place, found = len(_MAGIC), b""
    while place < len(data):
        tag, length = struct.unpack_from(">BI", data, place)
        place += 5
        if place + length > len(data):
            raise ValueError("it ends too early")
        if tag == _MESSAGES:
            found = data[place : place + length]
        place += length
    if not found:
        raise ValueError("it has no translations")
    return found


def _messages(section: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    place = 0
    source, context, forms = "", "", list[str]()
    while place < len(section):
        tag = section[place]
        place += 1
        if tag == _END:
            if context == _CONTEXT_OF_WORDS and source and forms:
                yield source, tuple(forms)
            source, context, forms = "", "", []
            continue
        (length,) = struct.unpack_from(">I", section, place)
        place += 4
        if tag == _OF_FOUR_BYTES:
            continue
        length = 0 if length == _NO_TEXT else length
        text = section[place : place + length]
        if len(text) < length:
            raise ValueError("a text ends too early")
        place += length
        if tag == _TRANSLATION:
            forms.append(text.decode("utf-16-be"))
        elif tag == _SOURCE:
            source = text.decode("utf-8")
        elif tag == _CONTEXT:
            context = text.decode("utf-8")
