"""The fingerprint in words: a published list, computed by anybody, and never a wrong word."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gui import paths
from gui.core.bundle.spoken import LIST_SHA256, fingerprint_words, four_and_four

ROOT = Path(__file__).resolve().parents[3]
NOTHING = "0" * 64
EVERYTHING = "f" * 64


def test_the_list_is_the_published_one() -> None:
    data = paths.word_list().read_bytes()
    words = data.decode("ascii").splitlines()
    assert hashlib.sha256(data).hexdigest() == LIST_SHA256
    assert len(words) == 2048 and words == sorted(words)
    assert len({word[:4] for word in words}) == 2048
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in words)


# the first 88 bits of published test vectors of BIP-39
VECTORS = {
    "9e885d952ad362caeb4efe34a8e91bd2": "ozone drill grab fiber \u2013 curtain grace pudding thank",
    "f585c11aec520db57dd353c69554b21a": "void come effort suffer \u2013 camp survey warrior heavy",
    NOTHING: "abandon abandon abandon abandon \u2013 abandon abandon abandon abandon",
    EVERYTHING: "zoo zoo zoo zoo \u2013 zoo zoo zoo zoo",
}


@pytest.mark.parametrize(("sha256", "spoken"), VECTORS.items())
def test_each_word_stands_for_eleven_bits(sha256: str, spoken: str) -> None:
    assert four_and_four(fingerprint_words(sha256)) == spoken


def test_what_differs_in_the_first_88_bits_has_other_words() -> None:
    for bit in range(256):
        other = f"{1 << (255 - bit):064x}"
        same = fingerprint_words(other) == fingerprint_words(NOTHING)
        assert same == (bit >= 88), bit


def test_the_readme_tells_how_to_compute_them() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    code = next(line.strip() for line in lines if "resources/words/english.txt" in line)
    command = re.fullmatch(r"python3 -c '(.*)' SHA256", code)
    assert command is not None
    sha256 = hashlib.sha256(b"anything").hexdigest()
    typed = [sys.executable, "-c", command[1], sha256]
    said = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == " ".join(fingerprint_words(sha256)) + "\n"


@pytest.mark.parametrize("damage", ["missing", "changed", "cut", "not ASCII"])
def test_no_word_is_told_from_another_list(damage: str, tmp_path: Path) -> None:
    file = tmp_path / "english.txt"
    data = paths.word_list().read_bytes()
    found = {
        "changed": data.replace(b"zoo", b"zap"),
        "cut": data[:-5],
        "not ASCII": b"\xff" + data,
    }
    if damage in found:
        file.write_bytes(found[damage])
    assert fingerprint_words(NOTHING, file) == ()
    assert four_and_four(fingerprint_words(NOTHING, file)) == ""
