"""Where policy, settings and log are: by the system's rules, and never where a user puts a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import paths


def test_each_has_its_usual_place() -> None:
    variables = {"HOME": "/srv/ward"}
    assert paths.settings_file(variables) == Path("/srv/ward/.config/plex-ivig/settings.json")
    assert paths.log_folder(variables) == Path("/srv/ward/.local/state/plex-ivig")


def test_the_users_variables_move_settings_and_log() -> None:
    variables = {"HOME": "/srv/ward", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}
    assert paths.settings_file(variables) == Path("/c/plex-ivig/settings.json")
    assert paths.log_folder(variables) == Path("/s/plex-ivig")


@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "here"}])
def test_without_a_home_there_is_no_place(home: dict[str, str]) -> None:
    relative = {**home, "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": "s"}
    for variables in (home, relative):
        assert paths.settings_file(variables) is None
        assert paths.log_folder(variables) is None


def test_no_variable_moves_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "ProgramData", "PLEX_IVIG_POLICY"):
        monkeypatch.setenv(name, "/elsewhere")
    assert paths.policy_file() == Path("/etc/plex-ivig/policy.toml")
