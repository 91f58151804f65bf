"""`self-check` tells whose signatures are taken, and whether signatures can be checked at all."""

import sys
from datetime import date
from pathlib import Path

import pytest

from gui.cli import trust_check
from gui.cli.self_check import Finding
from gui.cli.trust_check import trust_findings
from gui.machine.places import Places
from tests.cli.packaging import TODAY, Workshop
from tests.core.package.packed import RELEASE, key, root_json
from tests.places import only_shipped


def found(shop: Workshop, today: date = TODAY) -> dict[str, Finding]:
    places = Places(only_shipped().shipped, shop.trust)
    return {finding.check: finding for finding in trust_findings(places, today)}


def test_keys_in_force_are_counted_and_their_last_day_told(tmp_path: Path) -> None:
    checked = found(Workshop(tmp_path))
    assert [finding.state for finding in checked.values()] == ["ok", "ok"]
    assert checked["trust"].message == "root 1, valid to 2027-11-26, 4 keys"


def test_no_keys_expired_keys_and_those_of_developers_are_a_warning(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    late = found(shop, date(2028, 1, 1))["trust"]
    assert (late.state, "expired" in late.message) == ("warning", True)
    shop.appoint(root_json({}))
    assert "no keys have been appointed" in found(shop)["trust"].message
    developers = {"clinical": [key(1, development=True)], "release": [RELEASE], "root": [key(3)]}
    shop.appoint(root_json(developers, root=1), "development.json")
    trying = found(shop)["trust"]
    assert (trying.state, "of developers" in trying.message) == ("warning", True)


def test_a_damaged_list_of_keys_is_a_failure(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    (shop.trust / "root.json").write_text("{", "utf-8")
    damaged = found(shop)["trust"]
    assert (damaged.state, "root.json" in damaged.message) == ("FAILED", True)


def test_a_library_that_is_lost_or_wrong_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Workshop(tmp_path)
    with monkeypatch.context() as changed:
        changed.setitem(sys.modules, "nacl.bindings", None)
        lost = found(shop)["signatures"]
    assert (lost.state, "libsodium" in lost.message) == ("FAILED", True)
    monkeypatch.setattr(trust_check, "_SIGNED", b"something else")
    assert found(shop)["signatures"].state == "FAILED"
    monkeypatch.setattr(trust_check, "verify", lambda *_: None)
    assert "forged" in found(shop)["signatures"].message
