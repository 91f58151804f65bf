"""Spelling: the one plain form in which entries and queries are compared."""

import re
import unicodedata
from typing import Final

STOP_WORDS: Final[frozenset[str]] = frozenset(
    (
        *("and", "for", "in", "of", "or", "the", "with"),
        *("bei", "das", "der", "die", "mit", "oder", "und"),
    )
)

# British and American spellings, as parts of words.
_REGIONAL: Final[tuple[tuple[str, str], ...]] = (
    ("aemi", "emi"),
    ("haem", "hem"),
    ("paed", "ped"),
    ("oedem", "edem"),
    ("oesoph", "esoph"),
    ("anaesth", "anesth"),
    ("noea", "nea"),
    ("rhoea", "rhea"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("tumour", "tumor"),
    ("isa", "iza"),
    ("ise", "ize"),
    ("isi", "izi"),
)
_REGIONAL_PART: Final = re.compile("|".join(part for pair in _REGIONAL for part in pair))
# Quotation marks and accents that are typed for an apostrophe (U+2018, U+2019 and relatives).
_APOSTROPHES: Final = dict.fromkeys(
    (0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2B9, 0x2032, 0xFF07), "'"
)
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_INVISIBLE: Final[frozenset[str]] = frozenset(("Mn", "Mc", "Me", "Cf"))

_POSSESSIVE: Final = re.compile(r"(?<=[^\W_])'s(?![^\W_])")
_CODE_DOT: Final = re.compile(r"(?<=\d)\.(?=[^\W_])|(?<=[^\W_])\.(?=\d)")
_SEPARATORS: Final = re.compile(r"[\W_]+")
_CODE_PART: Final = re.compile(r"[^\W_]+")
_LETTER_AND_NUMBER: Final = re.compile(r"[a-z]\d")


def normalise(text: str) -> str:
    """Return the plain form of a text: lower-case words with one space between them.

    Case, accents, umlauts (to the plain letter), typographic signs, a possessive "'s" and
    punctuation are taken away; the dot inside a code is closed up ("G61.0" to "g610").

    Args:
        text: any text, also with control characters or lone surrogates.

    Returns:
        Words of letters and digits, "" if there are none. Applying it again changes nothing,
        and two texts joined by a space give their two plain forms joined by a space.
    """
    plain = text.translate(_APOSTROPHES)
    plain = plain.lower() if plain.isascii() else _decomposed(plain)
    plain = _CODE_DOT.sub("", _POSSESSIVE.sub("", plain))
    return _SEPARATORS.sub(" ", plain).strip()


def spellings(text: str) -> tuple[str, ...]:
    """Return every plain form under which a text of an entry is to be found.

    Args:
        text: a name, abbreviation, synonym or code as written.

    Returns:
        The plain form first; then, where they differ, umlauts as ae, oe, ue, a possessive
        written without its apostrophe, and British and American spelling. Empty if the text
        has no letter or digit.
    """
    forms = [normalise(text)]
    if not forms[0]:
        return ()
    if not text.isascii():
        composed = unicodedata.normalize("NFC", text).casefold()
        forms.append(normalise(composed.translate(_UMLAUTS)))
    unmarked = text.translate(_APOSTROPHES)
    if "'" in unmarked:
        forms.append(normalise(unmarked.replace("'s", "s").replace("'S", "s")))
    for form in tuple(forms):
        if _REGIONAL_PART.search(form):
            forms += _regional(form)
    return tuple(dict.fromkeys(forms))


def code_parts(code: str) -> tuple[str, ...]:
    """Return the pieces of a code that may be typed as words of their own.

    Args:
        code: a code as written, such as "G61.0".

    Returns:
        The pieces around its signs, and the number without its first letter: "g61", "0",
        "610". Empty for a code without signs and leading letter.
    """
    parts = _CODE_PART.findall(code.casefold())
    found = {normalise(part) for part in parts} if len(parts) > 1 else set()
    closed = normalise(code)
    if _LETTER_AND_NUMBER.match(closed) and " " not in closed:
        found.add(closed[1:])
    return tuple(sorted(found - {""}))


def has_digit(word: str) -> bool:
    """Tell whether a word has a digit, and so is to be taken literally.

    Args:
        word: a word of a plain form.

    Returns:
        True if any of its characters is a digit.
    """
    return any(character.isdigit() for character in word)


def _regional(form: str) -> tuple[str, str]:
    american = form
    for british_part, american_part in _REGIONAL:
        american = american.replace(british_part, american_part)
    british = american
    for british_part, american_part in _REGIONAL:
        british = british.replace(american_part, british_part)
    return american, british


def _decomposed(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    visible = "".join(c for c in decomposed if unicodedata.category(c) not in _INVISIBLE)
    return visible.translate(_APOSTROPHES).translate(_LETTERS)
