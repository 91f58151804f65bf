"""Keys of developers: made outside the checkout, taken by it alone, and never shipped."""

import json
import os
import stat
from pathlib import Path

import pytest

from build_scripts import development_keys
from build_scripts.freezing.trust_files import say_what_is_left_out, trust_files
from build_scripts.system_packages import ROOT, BootstrapError
from gui.core.package.minisign import read_public_key, read_secret_key
from gui.machine.trust import load_trust
from tests.core.package.packed import key, root_json


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    trust = tmp_path / "checkout" / "resources" / "trust"
    trust.mkdir(parents=True)
    (trust / "root.json").write_text(json.dumps(root_json()), "utf-8")
    return tmp_path / "checkout"


def make(folder: Path, checkout: Path) -> int:
    return development_keys.main([str(folder)], checkout / "resources" / "trust", checkout)


def test_four_keys_are_made_for_their_owner_and_taken_by_the_checkout(
    tmp_path: Path, checkout: Path
) -> None:
    before = os.umask(0)
    try:
        assert make(tmp_path / "keys", checkout) == 0
    finally:
        os.umask(before)
    trust = load_trust(checkout / "resources" / "trust")
    assert trust.allows_development
    assert [entry.role for entry in trust.appointed.values()] == [
        *("clinical", "release", "root", "root")
    ]
    for name in ("clinical", "release", "root-1", "root-2"):
        file = tmp_path / "keys" / f"{name}.key"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        secret = read_secret_key(file.read_text("ascii"))
        assert secret.public.is_development
        assert secret.public.id in trust.appointed
        assert read_public_key(file.with_suffix(".pub").read_text("ascii")) == secret.public


def test_no_key_is_made_in_the_checkout_and_none_is_written_over(
    tmp_path: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make(checkout / "keys", checkout) == 1
    assert "no secret key may be" in capsys.readouterr().err
    assert not (checkout / "keys").exists()
    assert make(tmp_path / "keys", checkout) == 0
    kept = (tmp_path / "keys" / "clinical.key").read_bytes()
    assert make(tmp_path / "keys", checkout) == 1
    assert (tmp_path / "keys" / "clinical.key").read_bytes() == kept


def test_what_is_frozen_is_the_list_and_the_mark_of_a_release(
    tmp_path: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "keys", checkout)
    (checkout / "resources" / "trust" / "notes.txt").write_text("x")
    frozen = trust_files(checkout, tmp_path)
    assert {Path(file).name for file, _ in frozen} == {"root.json", "release.json"}
    folder = tmp_path / "frozen"
    folder.mkdir()
    for file, place in frozen:
        assert place == "resources/trust"
        (folder / Path(file).name).write_bytes(Path(file).read_bytes())
    (folder / "development.json").write_text("{", "utf-8")
    assert not load_trust(folder).allows_development
    capsys.readouterr()
    say_what_is_left_out(checkout)
    assert "is left out" in capsys.readouterr().out


def test_a_release_with_a_key_of_developers_is_not_made(tmp_path: Path, checkout: Path) -> None:
    root = checkout / "resources" / "trust" / "root.json"
    mine = root_json({"clinical": [key(1, development=True)]})
    for text in (json.dumps(mine), "{", '{"keys": [{"publicKey": 1}]}', "[]"):
        root.write_text(text, "utf-8")
        with pytest.raises(BootstrapError, match="key"):
            trust_files(checkout, tmp_path)


def test_git_ignores_the_list_of_developers() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "resources/trust/development.json" in ignored
