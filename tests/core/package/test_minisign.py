"""Keys and signatures go to minisign and come from it: the real one, as Debian has it."""

import base64
from pathlib import Path

import pytest

from gui.core.package.author import add_made_signature
from gui.core.package.container import read_container
from gui.core.package.minisign import (
    MinisignError,
    WrongPasswordError,
    is_encrypted,
    new_secret_key,
    read_public_key,
    read_secret_key,
    read_signature,
    sign,
    verify,
)
from gui.core.package.signing import signature_member
from tests.common_tools import run_tool
from tests.core.package.packed import CLINICAL, RELEASE, signed, unsigned

DATA = b"what is signed\n"


def minisign(*words: str | Path, typed: str = "", succeeds: bool = True) -> str:
    done = run_tool(["minisign", *words], typed)
    assert (done.returncode == 0) is succeeds, done.stdout + done.stderr
    return done.stdout


def test_a_package_is_checked_with_minisign_alone(tmp_path: Path) -> None:
    for name, data in read_container(signed(), "small").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    manifest = tmp_path / "manifest.json"
    for role, secret in (("clinical", CLINICAL), ("release", RELEASE)):
        public = tmp_path / f"{role}.pub"
        public.write_text(secret.public.file(), "ascii")
        signature = tmp_path / signature_member(role, secret.public.id)
        told = minisign("-V", "-H", "-m", manifest, "-x", signature, "-p", public)
        assert f"Trusted comment: plexivig {role} bundle small-bundle 2026.11" in told
        told = minisign("-V", "-m", manifest, "-x", signature, "-P", secret.public.text())
        assert "Signature and comment signature verified" in told
    manifest.write_bytes(manifest.read_bytes().replace(b"2026.11", b"2026.12"))
    minisign("-V", "-m", manifest, "-x", signature, "-p", public, succeeds=False)


def test_keys_and_signatures_of_minisign_are_taken(tmp_path: Path) -> None:
    key, public = tmp_path / "a.key", tmp_path / "a.pub"
    told = minisign("-G", "-W", "-s", key, "-p", public)
    secret = read_secret_key(key.read_text("ascii"))
    assert secret.public == read_public_key(public.read_text("ascii"))
    assert secret.public.text() in told
    assert secret.public.id.lstrip("0") in public.read_text("ascii")
    manifest = tmp_path / "manifest.json"
    manifest.write_bytes(read_container(unsigned(), "small")["manifest.json"])
    minisign("-S", "-s", key, "-m", manifest)
    made = (tmp_path / "manifest.json.minisig").read_bytes()
    verify(manifest.read_bytes(), read_signature(made), secret.public)
    package = add_made_signature(unsigned(), "small", "clinical", made)
    inside = read_container(package, "small")
    assert inside[signature_member("clinical", secret.public.id)] == made
    assert secret.file() == key.read_text("ascii")
    assert secret.public.file() == public.read_text("ascii")
    minisign("-S", "-l", "-s", key, "-m", manifest)
    with pytest.raises(MinisignError, match="old kind"):
        read_signature((tmp_path / "manifest.json.minisig").read_bytes())


def test_a_key_made_here_signs_with_minisign(tmp_path: Path) -> None:
    (tmp_path / "mine.key").write_text(CLINICAL.file(), "ascii")
    (tmp_path / "data").write_bytes(DATA)
    minisign("-S", "-s", tmp_path / "mine.key", "-m", tmp_path / "data", "-t", "by hand")
    signature = read_signature((tmp_path / "data.minisig").read_bytes())
    assert signature.trusted_comment == "by hand"
    verify(DATA, signature, CLINICAL.public)


def test_a_number_that_begins_with_zeros_is_written_as_minisign_does(tmp_path: Path) -> None:
    secret = new_secret_key(b"zeros" + bytes(3), bytes(32))
    (tmp_path / "a.key").write_text(secret.file(), "ascii")
    minisign("-R", "-s", tmp_path / "a.key", "-p", tmp_path / "a.pub")
    assert (tmp_path / "a.pub").read_text("ascii") == secret.public.file()
    assert secret.public.id == "000000736F72657A"


# As minisign writes it where 16 MB of memory can be had; one that asks for the usual gigabyte
# takes seconds to open. The password is "pw"; minisign opens it too, as a test shows.
ENCRYPTED = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWRTY0IyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AAAgAAAAAAAAAAAEAAAAA1GejgDfy"
    "xuscFLh24QmBRMfjsR/sAJV443984e+o9EX9PJyOSwQygBrWhKe8g2YohKYaqHO7Vr8JUBCes7WeOJVU"
    "nMsSuq7ftM5cV8KOlPp2usJz8UOS/1XamhIhuvBEXetyfd5uTZQ=\n"
)
OF_ENCRYPTED = "RWRwYXNzd29yZAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


def test_an_encrypted_key_opens_with_its_password_alone() -> None:
    assert is_encrypted(ENCRYPTED)
    assert read_secret_key(ENCRYPTED, b"pw").public.text() == OF_ENCRYPTED
    for wrong in (b"", b"PW", b"pw "):
        with pytest.raises(WrongPasswordError):
            read_secret_key(ENCRYPTED, wrong)


def test_minisign_opens_it_too(tmp_path: Path) -> None:
    (tmp_path / "its.key").write_text(ENCRYPTED, "ascii")
    (tmp_path / "data").write_bytes(DATA)
    minisign("-S", "-s", tmp_path / "its.key", "-m", tmp_path / "data", typed="pw\n")
    signature = read_signature((tmp_path / "data.minisig").read_bytes())
    verify(DATA, signature, read_public_key(OF_ENCRYPTED))


def test_a_key_that_asks_for_endless_memory_is_refused_at_once() -> None:
    head, line, _ = ENCRYPTED.split("\n")
    data = bytearray(base64.b64decode(line))
    data[38:54] = b"\xff" * 16
    greedy = f"{head}\n{base64.b64encode(bytes(data)).decode()}\n"
    with pytest.raises(MinisignError, match="more than 2 GB"):
        read_secret_key(greedy, b"pw")


def test_every_character_of_a_key_and_a_signature_counts() -> None:
    text = sign(DATA, CLINICAL, "comment").as_bytes()
    for place in range(len(text)):
        altered = bytearray(text)
        altered[place] ^= 1
        with pytest.raises(MinisignError):
            verify(DATA, read_signature(bytes(altered)), CLINICAL.public)
    secret = CLINICAL.file()
    line = secret.index("\n") + 1
    for place in range(line + 62 * 4 // 3 + 2, line + 126 * 4 // 3):  # the 64 bytes of the secret
        other = "A" if secret[place] != "A" else "B"
        with pytest.raises(MinisignError):
            read_secret_key(secret[:place] + other + secret[place + 1 :])


@pytest.mark.parametrize(
    "text",
    ["", "\n", "x", "untrusted comment: x\n", "untrusted comment: x\nAAAA\n", "ä\nä", "a\nb\nc\nd"],
)
def test_what_is_no_key_and_no_signature_is_refused(text: str) -> None:
    for read in (read_public_key, read_secret_key):
        with pytest.raises(MinisignError):
            read(text)
    with pytest.raises(MinisignError):
        read_signature(text.encode())
    with pytest.raises(MinisignError):
        read_signature(b"x" * 10_000)


def test_a_secret_key_does_not_show_itself() -> None:
    secret = new_secret_key(b"12345678", bytes(range(32)))
    assert repr(secret) == f"{secret}" == f"SecretKey({secret.public.id})"
    assert bytes(range(32)).hex() not in repr(secret)


def test_a_comment_is_plain_text_in_one_line() -> None:
    for comment in ("a\nb", "ä", "x" * 1001, "\x1b[2J"):
        with pytest.raises(MinisignError):
            sign(DATA, CLINICAL, comment)


def test_a_signature_of_something_else_is_refused() -> None:
    signature = sign(DATA, CLINICAL, "comment")
    for data, key in ((DATA + b"x", CLINICAL), (b"", CLINICAL), (DATA, RELEASE)):
        with pytest.raises(MinisignError):
            verify(data, signature, key.public)
