"""The plain form in which entries and queries are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.core.search.normalise import code_parts, normalise, spellings


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Guillain\u2013Barré", "guillain barre"),
        ("GUILLAIN-BARRE", "guillain barre"),
        ("Guillain-Barre\u0301", "guillain barre"),
        ("Einschlusskörpermyositis", "einschlusskorpermyositis"),
        ("Einschlußkörper", "einschlusskorper"),
        ("Landry's ascending", "landry ascending"),
        ("Landry\u2019s", "landry"),
        ("Landry\u00b4s", "landry"),
        ("landrys", "landrys"),
        ("O'Brien", "o brien"),
        ("G61.0", "g610"),
        ("8C01.Z", "8c01z"),
        ("ORPHA:641", "orpha 641"),
        ("IgG/IgA", "igg iga"),
        ("\u201eKindes- und\u201c", "kindes und"),
        ("Poly\u00adneuro\u200bpathie", "polyneuropathie"),
        ("a\u0000b\tc\nd", "a b c d"),
        ("a\ud800b", "a b"),
        ("\uff27\uff22\uff33", "gbs"),  # full-width letters
        ("snake_case", "snake case"),
        ("end. Next", "end next"),
        ("œdème", "oedeme"),
        (" .,;-\u2013'\u2026 ", ""),
        ("", ""),
    ],
)
def test_plain_form(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text())
def test_plain_form_is_stable(text: str) -> None:
    plain = normalise(text)
    assert normalise(plain) == plain
    assert "  " not in plain
    assert plain == plain.strip()


@given(st.text(), st.text())
def test_texts_do_not_change_each_other(first: str, second: str) -> None:
    apart = f"{normalise(first)} {normalise(second)}".strip()
    assert normalise(f"{first} {second}") == apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chronisch-entzündliche", "chronisch entzuendliche"),
        ("Einschlusskörper", "einschlusskoerper"),
        ("Landry's paralysis", "landrys paralysis"),
        ("paraproteinaemic", "paraproteinemic"),
        ("paraproteinemic", "paraproteinaemic"),
        ("paraproteinämisch", "paraproteinaemisch"),
        ("paraproteinämisch", "paraproteinemisch"),
        ("small fibre", "small fiber"),
        ("small fiber", "small fibre"),
        ("paediatric", "pediatric"),
        ("pediatric", "paediatric"),
        ("necrotising", "necrotizing"),
        ("necrotizing", "necrotising"),
    ],
)
def test_other_spellings(text: str, expected: str) -> None:
    forms = spellings(text)
    assert forms[0] == normalise(text)
    assert expected in forms


def test_a_text_without_letters_has_no_spelling() -> None:
    assert spellings(" -\u2013- ") == ()


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("G61.0", {"g61", "0", "610"}),
        ("8C01.3", {"8c01", "3"}),
        ("G14", {"14"}),
        ("641", set()),
        ("ORPHA:641", {"orpha", "641"}),
    ],
)
def test_parts_of_a_code(code: str, parts: set[str]) -> None:
    assert set(code_parts(code)) == parts
