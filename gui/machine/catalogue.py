"""Reads the translations that `lrelease` made: the very file that Qt reads, without Qt."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gui.pages.words import Words

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_LANGUAGE, _MESSAGES = 0xA7, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7
_OF_FOUR_BYTES = 5
_NO_TEXT = 0xFFFFFFFF
_CONTEXT_OF_WORDS = "Words"
_GAP = re.compile(r"\{[^{}]*\}")
_BRACE = re.compile(r"[{}]")


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


def read_catalogue(file: Path, language: str) -> Catalogue:
    """The translations in a file into a language.

    Raises:
        CatalogueError: it cannot be read, or is no file of translations, or a damaged one, or one
            into another language or of another program.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{file} cannot be read: {error.strerror}") from None
    try:
        return Catalogue(dict(_of_words(_section(data, language))))
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
        catalogue = read_catalogue(translations_file(folder, language), language)
    except CatalogueError as error:
        return Words(), str(error)
    return Words(language, catalogue.text, catalogue.counted), ""


def _section(data: bytes, language: str) -> bytes:
    """The section of the messages."""
    if not data.startswith(_MAGIC):
        raise ValueError("it does not begin as a file of translations does")
    place, found, told = len(_MAGIC), b"", ""
    while place < len(data):
        tag, length = struct.unpack_from(">BI", data, place)
        place += 5
        if place + length > len(data):
            raise ValueError("it ends too early")
        if tag == _MESSAGES:
            found = data[place : place + length]
        elif tag == _LANGUAGE:
            told = data[place : place + length].decode("ascii")
        place += length
    if told != language:
        raise ValueError(f"it is into {told!r}, not {language!r}")
    if not found:
        raise ValueError("it has no translations")
    return found


def _of_words(section: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The translations of the words, after those of the whole program were found sound."""
    known = False
    for context, source, forms in _messages(section):
        if not all(_fits(source, form) for form in forms):
            raise ValueError("a translation has other gaps than its text")
        if context == _CONTEXT_OF_WORDS:
            known = True
            yield source, forms
    if not known:
        raise ValueError("it is not of this program")


def _fits(text: str, translation: str) -> bool:
    """Whether what fills the gaps of a text fills those of its translation."""
    gaps = set(_GAP.findall(text))
    left = translation
    for gap in gaps:
        left = left.replace(gap, "")
    return not _BRACE.search(left)


def _messages(section: bytes) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Context, text and forms of every message."""
    place = 0
    source, context, forms = "", "", list[str]()
    while place < len(section):
        tag = section[place]
        place += 1
        if tag == _END:
            if source and forms:
                yield context, source, tuple(forms)
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
