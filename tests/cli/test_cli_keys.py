"""The keys of the JSON output are a promise: an approved list of key paths for each command."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.packaging import Workshop
from tests.cli.terminal import DATA, evidence, run, start
from tests.core.bundle.small import small, write

APPROVED = json.loads((DATA / "json-keys.json").read_text("utf-8"))
COMMANDS = {
    "list": ["list"],
    "search": ["search gbs", "search myasthenia", "search plasma exchange"],
    "show": [f"show {condition['id']}" for condition in evidence("conditions")],
    "overview": ["overview"],
    "therapies": ["therapies"],
    "sources": ["sources"],
    "bundle info": ["bundle info"],
    "licences": ["licences", "licences ofl"],
}


def key_paths(tree: Any, above: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield f"{above}.{key}".lstrip(".")
            yield from key_paths(value, f"{above}.{key}")
    elif isinstance(tree, list):
        for value in tree:
            yield from key_paths(value, f"{above}[]")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_keys_are_the_approved_ones(command: str) -> None:
    found = {
        path
        for line in COMMANDS[command]
        for path in key_paths(run(*line.split(), "--json").json())
    }
    assert sorted(found) == APPROVED[command]


def test_the_keys_of_a_check_are_the_approved_ones(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good", small()), write(tmp_path / "bad", small())
    shutil.rmtree(bad / "conditions")
    found = [
        sorted(set(key_paths(run("bundle", "check", it, "--json").json()))) for it in (good, bad)
    ]
    assert found[1] == APPROVED["bundle check"]
    assert set(found[0]) == {path for path in found[1] if "[]" not in path}
    asked = run("bundle", "check", "--json").json()["warnings"]
    assert sorted(set(key_paths(asked))) == APPROVED["bundle warnings"]


def test_the_keys_of_an_export_are_the_approved_ones(tmp_path: Path) -> None:
    told = run("export", "mmn", "--csv", tmp_path / "file", "--json").json()
    assert sorted(key_paths(told)) == APPROVED["export"]


def test_the_keys_of_packages_are_the_approved_ones(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    package = shop.signed()
    role = ("--role", "clinical", "--key", shop.key("clinical"))
    for command, words in {
        "bundle new-version": (shop.bundle,),
        "bundle build": (shop.bundle, tmp_path / "new.plexivig"),
        "bundle sign": (package, *role),
        "bundle verify": (package,),
        "bundle keys": (),
    }.items():
        told = shop.run(command.split()[1], *words, "--json").json()
        assert sorted(set(key_paths(told))) == APPROVED[command], command
    damaged = shop.folder / "damaged.plexivig"
    damaged.write_bytes(b"x")
    told = shop.run("verify", damaged, "--json").json()
    problems = {f"steps[].problems[].{key}" for key in ("file", "path", "message")}
    without = {path for path in APPROVED["bundle verify"] if "signers[]" not in path}
    assert set(key_paths(told)) == without | problems


def test_every_object_of_one_kind_has_the_same_keys() -> None:
    for line in COMMANDS["show"]:
        claims = run(*line.split(), "--json").json()["claims"]
        keys = {frozenset(set(claim) - {"position", "finding"}) for claim in claims}
        assert len(keys) == 1
        assert all(("position" in claim) != ("finding" in claim) for claim in claims)


def test_the_keys_of_a_policy_are_the_approved_ones(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("colour = 1\n", "utf-8")
    told = start("policy", "check", file, "--json").json()
    assert sorted(set(key_paths(told))) == APPROVED["policy check"]


def test_the_keys_of_a_self_check_are_the_approved_ones() -> None:
    told = start("self-check", "--json").json()
    assert sorted(set(key_paths(told))) == APPROVED["self-check"]
