"""An overlay from its folder to the signed file: built, signed and verified by the commands."""

import json
from datetime import date
from pathlib import Path

from gui.core.package.author import Labels, add_signature, build_package
from tests.cli.packaging import Workshop
from tests.core.overlay.hospital import OWN, overlay


def test_an_overlay_is_built_signed_and_verified_as_lines_and_nothing_else(
    tmp_path: Path,
) -> None:
    shop, folder = Workshop(tmp_path), tmp_path / "own"
    folder.mkdir()
    own, public = tmp_path / "own.plexivig", tmp_path / "own.pub"
    secret = tmp_path / "own.key"
    secret.write_text(OWN.file(), "utf-8")
    public.write_text(OWN.public.file(), "utf-8")
    (folder / "overlay.json").write_text(json.dumps(overlay()), "utf-8")
    assert shop.run("build", folder, own).code == 0
    assert shop.run("sign", own, "--role", "clinical", "--key", secret).code == 2
    assert shop.run("sign", own, "--role", "local", "--key", secret).code == 0
    told = shop.run("verify", own, "--public-key", public, "--json").json()
    assert told["ok"] and told["kind"] == "overlay"
    assert not shop.run("verify", own, "--json").json()["ok"]
    (folder / "overlay.json").write_text(json.dumps({**overlay(), "verdict": "x"}), "utf-8")
    refused = shop.run("build", folder, tmp_path / "other.plexivig")
    assert refused.code == 1 and "unknown key 'verdict'" in refused.err
    assert not (tmp_path / "other.plexivig").exists()
    labels = Labels("st-anna-neurology", "3", date(2026, 11, 1), date(2027, 5, 31), "0.1.0")
    wrong = json.dumps(overlay(owner="x" * 81)).encode()
    made = build_package("overlay", {"overlay.json": wrong}, labels)
    own.write_bytes(add_signature(made, "own", "local", OWN))
    steps = shop.run("verify", own, "--public-key", public, "--json").json()
    assert not steps["ok"] and "$.owner" in json.dumps(steps)
    assert shop.run("sign", own, "--role", "local", "--key", secret).code == 1
