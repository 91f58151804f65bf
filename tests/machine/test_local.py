"""The hospital's own lines: verified in full by the hospital's own keys, or not shown at all."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gui import __version__, paths
from gui.core.overlay.packed import open_overlay
from gui.core.package.author import Labels, add_signature, build_package
from gui.core.package.minisign import SecretKey
from gui.core.reference import Reference
from gui.machine.local import LocalContent, open_local
from gui.machine.policy import LocalSource, read_policy
from gui.pages.words import Words
from tests.core.overlay.hospital import OTHER, OWN, overlay, packed, written
from tests.core.package.packed import CLINICAL, root_json

TODAY = date(2026, 12, 1)


def opened(source: LocalSource | None, today: date = TODAY) -> LocalContent:
    return open_local(source, lambda: today)


def refusal(source: LocalSource) -> str:
    """The one sentence about lines that are not shown."""
    found = opened(source)
    assert found.local is None
    (line,) = found.notice_lines(Words())
    assert line.startswith(f"The local lines in {source.file} are not shown: ")
    return line.removeprefix(f"The local lines in {source.file} are not shown: ")


def test_signed_lines_are_shown_and_nothing_is_said(tmp_path: Path) -> None:
    found = opened(written(tmp_path / "o.plexivig", overlay()))
    assert found.local is not None and not found.local.has_expired
    assert found.notice_lines(Words()) == ()
    assert len(found.local.overlay.lines) == 4


def test_without_a_name_there_is_nothing() -> None:
    assert opened(None) == LocalContent()


def test_expired_lines_are_shown_and_said_to_be(tmp_path: Path) -> None:
    source = written(tmp_path / "o.plexivig", overlay())
    assert opened(source, date(2027, 5, 31)).notice_lines(Words()) == ()
    found = opened(source, date(2027, 6, 1))
    assert found.local is not None
    assert found.notice_lines(Words()) == (
        "The local lines of St. Anna Hospital, Neurology expired on 2027-05-31: check before use.",
    )


@pytest.mark.parametrize("key", [OTHER, None])
def test_a_wrong_key_or_none_is_refused(key: SecretKey | None, tmp_path: Path) -> None:
    assert "sign" in refusal(written(tmp_path / "o.plexivig", overlay(), key))


def test_the_keys_that_sign_bundles_sign_no_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the program trusts them: the policy alone says whose lines are taken."""
    (tmp_path / "root.json").write_text(json.dumps(root_json()), "utf-8")
    monkeypatch.setattr(paths, "trust", lambda: tmp_path)
    source = written(tmp_path / "o.plexivig", overlay(), CLINICAL)
    assert f"the key {CLINICAL.public.id} is not among those" in refusal(source)


def test_without_keys_in_the_policy_nothing_is_trusted(tmp_path: Path) -> None:
    source = written(tmp_path / "o.plexivig", overlay())
    assert "overlay-keys" in refusal(LocalSource(source.file, ()))
    assert "overlay-keys" in refusal(LocalSource(source.file, ("RW" + "A" * 54,)))


def test_every_byte_counts(tmp_path: Path) -> None:
    whole = packed(overlay())
    source = LocalSource(tmp_path / "o.plexivig", (OWN.public.text(),))
    for place in range(0, len(whole), 41):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1
        source.file.write_bytes(spoilt)
        assert opened(source).local is None, place
    for length in range(0, len(whole), 97):
        source.file.write_bytes(whole[:length])
        assert opened(source).local is None, length


def no_file(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def text(file: Path) -> None:
    file.write_text("no package", "utf-8")


@pytest.mark.parametrize("spoil", [no_file, a_folder, text])
def test_what_cannot_be_read_is_told(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    source = written(tmp_path / "o.plexivig", overlay())
    spoil(source.file)
    assert refusal(source)


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", "another"), ("version", "4"), ("built", "2026-10-01"), ("expires", "2028-01-01")],
)
def test_a_manifest_that_tells_otherwise_is_refused(key: str, value: str, tmp_path: Path) -> None:
    inside: dict[str, Any] = overlay()
    told = {**inside, key: value}
    labels = Labels(
        told["id"],
        told["version"],
        date.fromisoformat(told["built"]),
        date.fromisoformat(told["expires"]),
        __version__,
    )
    data = build_package("overlay", {"overlay.json": json.dumps(inside).encode()}, labels)
    file = tmp_path / "o.plexivig"
    file.write_bytes(add_signature(data, "o", "local", OWN))
    assert "stands here, and" in refusal(LocalSource(file, (OWN.public.text(),)))


def test_lines_at_conditions_that_are_not_there_are_told(
    tmp_path: Path, reference: Reference
) -> None:
    content = overlay()
    content["lines"][3]["conditions"].append("of-next-year")
    found = opened(written(tmp_path / "o.plexivig", content))
    (told,) = found.unknown_conditions(reference)
    assert "'pathway'" in told and "'of-next-year'" in told
    assert list(opened(None).unknown_conditions(reference)) == []


def test_the_policy_names_file_and_keys(tmp_path: Path) -> None:
    policy_file = tmp_path / "policy.toml"
    key = OWN.public.text()
    policy_file.write_text(f'overlay = "/srv/own.plexivig"\noverlay-keys = ["{key}"]\n', "utf-8")
    policy = read_policy(policy_file)
    assert policy.problems == ()
    assert policy.local == LocalSource(Path("/srv/own.plexivig"), (key,))
    assert open_overlay(packed(overlay()), "o", [OWN.public], __version__).id == overlay()["id"]


@pytest.mark.parametrize(
    ("written_as", "key"),
    [
        ('overlay = "own.plexivig"', "overlay"),
        ('overlay-keys = "RW"', "overlay-keys"),
        ('overlay-keys = ["untrusted comment"]', "overlay-keys"),
        ("overlay-keys = [1]", "overlay-keys"),
        ("overlay-keys = [[]]", "overlay-keys"),
    ],
)
def test_what_the_policy_says_wrongly_is_ignored_and_told(
    written_as: str, key: str, tmp_path: Path
) -> None:
    policy_file = tmp_path / "policy.toml"
    policy_file.write_text(written_as + "\n", "utf-8")
    policy = read_policy(policy_file)
    assert [problem.key for problem in policy.problems] == [key]
    assert policy.local is None


def test_of_a_list_of_keys_the_wrong_one_is_named_and_none_counts(tmp_path: Path) -> None:
    policy_file = tmp_path / "policy.toml"
    keys = json.dumps([OWN.public.text(), "RW-typing-error"])
    policy_file.write_text(f'overlay = "/srv/own.plexivig"\noverlay-keys = {keys}\n', "utf-8")
    policy = read_policy(policy_file)
    (problem,) = policy.problems
    assert problem.message == (
        '"RW-typing-error" is no public key of minisign; the whole list is ignored'
    )
    assert policy.local == LocalSource(Path("/srv/own.plexivig"), ())


def test_a_very_long_place_leaves_room_for_the_reason() -> None:
    found = opened(LocalSource(Path("/x" * 3000), (OWN.public.text(),)))
    (line,) = found.notice_lines(Words())
    assert len(line) < 500 and "it cannot be read" in line
