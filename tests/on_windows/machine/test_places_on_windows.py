"""Where policy, content, settings and log are on Windows: by Windows itself, or by the user."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from gui import paths
from gui.machine.language import system_language
from gui.machine.policy import read_policy
from gui.machine.settings import Settings, SettingsKeeper, read_settings

assert sys.platform == "win32"

GERMAN_OF_AUSTRIA, FRENCH = 0x0C07, 0x040C
USERS_OWN = (
    (paths.settings_file, r"plex-ivig\settings.json"),
    (paths.log_folder, r"plex-ivig\Logs"),
    (paths.user_content, r"plex-ivig\content"),
    (paths.session_folder, r"plex-ivig\Session"),
)


@pytest.mark.parametrize("local", [r"C:\Users" + r"\a\AppData\Local", r"\\server\profiles$\a"])
def test_each_of_the_users_own_has_its_usual_place(local: str) -> None:
    found = {str(place({"LOCALAPPDATA": local})) for place, _ in USERS_OWN}
    assert found == {rf"{local}\{name}" for _, name in USERS_OWN}


@pytest.mark.parametrize("local", [None, "", "here", "C:here", r"\here"])
def test_without_a_whole_path_there_is_no_place(local: str | None) -> None:
    variables = {} if local is None else {"LOCALAPPDATA": local}
    assert [place(variables) for place, _ in USERS_OWN] == [None] * len(USERS_OWN)


def test_no_variable_moves_what_is_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ProgramData", "ALLUSERSPROFILE", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, r"D:\elsewhere")
    assert paths.policy_file() == Path(r"C:\ProgramData\plex-ivig\policy.toml")
    assert paths.machine_content() == Path(r"C:\ProgramData\plex-ivig\content")


@pytest.mark.parametrize(
    ("path", "is_whole"),
    [
        *((r"C:\srv\bundle.zip", True), ("C:/srv/bundle.zip", True), (r"\\server\x\own", True)),
        *((r"\srv\bundle.zip", False), ("C:bundle.zip", False), ("bundle.zip", False)),
    ],
)
def test_a_policy_names_whole_paths_with_their_drive_or_server(
    tmp_path: Path, path: str, *, is_whole: bool
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(f"bundle = '{path}'\n", "utf-8")
    found = read_policy(file)
    assert found.bundle == (Path(path) if is_whole else None)
    assert (len(found.problems) == 0) is is_whole


@pytest.mark.parametrize("name", ["CON", "NUL", "COM1"])
def test_a_device_is_no_policy_and_nobody_is_waited_for(name: str) -> None:
    found = read_policy(Path(name))
    assert found.values == {}
    assert len(found.problems) == found.is_there


@pytest.mark.parametrize(
    ("number", "language"), [(GERMAN_OF_AUSTRIA, "de"), (FRENCH, "en"), (0x0409, "en")]
)
def test_the_language_is_that_of_windows(
    number: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        ctypes.windll.kernel32, "GetUserDefaultUILanguage", lambda: number, raising=True
    )
    assert system_language({"LANG": "de_DE.UTF-8"}, sys.platform) == language


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "plex-ivig" / "settings.json"
    for size in (125, 150):
        keeper = SettingsKeeper(file)
        keeper.choose(text_size=size)
        assert keeper.write() == ""
        assert read_settings(file) == (Settings(text_size=size), "")
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]
