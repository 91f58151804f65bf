"""What is kept for a user: four settings, whole or not at all, and no loss where it is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gui.machine import settings
from gui.machine.settings import Settings, SettingsKeeper


def read_settings(file: Path | None) -> Settings:
    return settings.read_settings(file)[0]


def kept(file: Path | None, **choices: object) -> str:
    keeper = SettingsKeeper(file)
    keeper.choose(**choices)
    return keeper.write()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "plex-ivig" / "settings.json"


def test_what_was_chosen_is_there_at_the_next_start(file: Path) -> None:
    chosen = {"theme": "dark", "text_size": 150, "language": "de", "window": (1000, 700)}
    assert kept(file, **chosen) == ""
    assert read_settings(file) == Settings("dark", 150, "de", (1000, 700))
    assert os.listdir(file.parent) == [file.name]
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_where_nothing_was_chosen_or_changed(file: Path) -> None:
    assert kept(file) == ""
    assert not file.exists()
    kept(file, theme="dark")
    before = file.stat()
    kept(file, theme="dark")
    assert file.stat() == before


def test_two_windows_keep_the_choices_of_both(file: Path) -> None:
    one, other = SettingsKeeper(file), SettingsKeeper(file)
    one.choose(theme="light")
    other.choose(text_size=200)
    assert (one.write(), other.write()) == ("", "")
    assert read_settings(file) == Settings(theme="light", text_size=200)


def test_only_the_four_settings_can_be_in_the_file(file: Path) -> None:
    kept(file, theme="system", text_size=80, language="en", window=(640, 480))
    assert set(json.loads(file.read_text())) == {"theme", "text_size", "language", "window"}
    with pytest.raises(TypeError):
        Settings(condition="mmn")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "{", "[]", "\xff", '{"theme": "pink"}', '{"text_size": 1000}', '{"text_size": true}'),
        *('{"window": [1, 1]}', '{"window": [800]}', '{"condition": "mmn"}', "[" * 4000),
        '{"theme": "dark"}' + " " * 5000 + "x",
    ],
    ids=range(12),
)
def test_a_damaged_file_counts_as_none_and_the_next_choice_replaces_it(
    damaged: str, file: Path
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(damaged, "latin-1")
    told = (Settings(), "the settings are damaged; nothing of them is used")
    assert settings.read_settings(file) == told
    assert kept(file, text_size=120) == ""
    assert read_settings(file) == Settings(text_size=120)


def test_what_is_no_file_counts_as_none(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (tmp_path / "missing", tmp_path / "a" / "b", None):
        assert settings.read_settings(place) == (Settings(), "")
    told = "the settings cannot be read: Is a directory"
    assert settings.read_settings(tmp_path) == (Settings(), told)
    assert read_settings(pipe) == Settings()


def test_without_a_home_nothing_is_kept_and_nothing_said() -> None:
    assert kept(None, theme="dark") == ""


def test_a_place_that_takes_nothing_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    in_the_way = tmp_path / "plex-ivig"
    in_the_way.write_text("a file")
    assert kept(in_the_way / "settings.json", theme="dark").startswith("the settings cannot be")
    folder = tmp_path / "settings.json"
    folder.mkdir()
    assert kept(folder, theme="dark") == "the settings cannot be written: Is a directory"
    assert sorted(os.listdir(tmp_path)) == ["plex-ivig", "settings.json"]


def test_a_value_out_of_range_is_not_written(file: Path) -> None:
    kept(file, theme="dark")
    assert kept(file, text_size=1000) == "the settings were not written: a value is out of range"
    assert read_settings(file) == Settings(theme="dark")
