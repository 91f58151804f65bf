"""Whom the program trusts is told by the files of its own folder, and by nothing else."""

import json
from pathlib import Path

import pytest

from gui import paths
from gui.core.bundle import BundleError
from gui.machine.trust import load_trust
from tests.core.package.packed import root_json

MINE = root_json(version=7)


def folder(tmp_path: Path, **files: object) -> Path:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / f"{name}.json").write_text(text, "utf-8")
    return tmp_path


def refused(trust: Path) -> str:
    with pytest.raises(BundleError) as error:
        load_trust(trust)
    return f"{error.value.location}: {error.value.problems[0]}"


def test_keys_of_developers_stand_in_place_of_the_list(tmp_path: Path) -> None:
    trust = load_trust(folder(tmp_path, root=root_json(), development=MINE))
    assert (trust.root.version, trust.allows_development) == (7, True)


@pytest.mark.parametrize("mark", ["{}", "", "anything"])
def test_a_release_reads_its_own_list_alone(tmp_path: Path, mark: str) -> None:
    trust = load_trust(folder(tmp_path, root=root_json(), development=MINE, release=mark))
    assert (trust.root.version, trust.allows_development) == (1, False)


def test_without_keys_of_developers_none_is_taken(tmp_path: Path) -> None:
    assert not load_trust(folder(tmp_path, root=root_json())).allows_development


def test_a_mark_that_leads_nowhere_is_a_mark(tmp_path: Path) -> None:
    (tmp_path / "release.json").symlink_to("nowhere")
    assert not load_trust(folder(tmp_path, root=root_json(), development=MINE)).allows_development


def test_a_list_that_is_lost_or_damaged_is_told(tmp_path: Path) -> None:
    assert "the list of keys cannot be read: No such file" in refused(tmp_path)
    assert "not valid JSON" in refused(folder(tmp_path, root="{"))
    assert "larger than 256 KB" in refused(folder(tmp_path, root="{}" + " " * 300_000))
    assert "development.json" in refused(folder(tmp_path, root=root_json(), development="["))


def test_the_list_that_is_shipped_is_sound_and_has_no_key_of_developers(tmp_path: Path) -> None:
    (tmp_path / "root.json").write_bytes((paths.trust() / "root.json").read_bytes())
    shipped = load_trust(tmp_path)
    assert shipped.root.version == 1
    assert not any(entry.key.is_development for entry in shipped.appointed.values())
