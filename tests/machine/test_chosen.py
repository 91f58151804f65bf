"""Who has the last word: a lock, the command line, the user, the policy, the system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gui.machine.chosen import Chosen, bundle_in_force, choose, refusal
from gui.machine.policy import Policy
from gui.machine.settings import Settings

FILE = Path("/etc/plex-ivig/policy.toml")


def chosen(
    arguments: dict[str, Any] | None = None,
    settings: Settings | None = None,
    values: dict[str, Any] | None = None,
    locked: set[str] | None = None,
) -> Chosen:
    policy = Policy(FILE, is_there=True, values=values or {}, locked=frozenset(locked or ()))
    return choose(arguments or {}, policy, settings or Settings(), "de")


def test_the_system_decides_where_nobody_else_does() -> None:
    assert chosen() == Chosen(
        theme=None,
        text_size=100,
        language="de",
        idle_s=180,
        bundle=None,
        export=True,
        install=True,
        planner=True,
        window=None,
        locked=frozenset(),
        follows_system_language=True,
    )


@pytest.mark.parametrize(
    ("key", "field", "setting", "by_policy", "on_the_line"),
    [
        ("theme", "theme", "dark", "high-contrast", "light"),
        ("language", "language", "en", "en", "de"),
        ("text-size", "text_size", 150, 200, 90),
    ],
)
def test_each_goes_before_the_next(
    key: str, field: str, setting: Any, by_policy: Any, on_the_line: Any
) -> None:
    values = {key: by_policy}
    own = Settings(**{field: setting})
    given = {field: on_the_line}
    assert getattr(chosen(values=values), field) == by_policy
    assert getattr(chosen(settings=own, values=values), field) == setting
    assert getattr(chosen(given, own, values), field) == on_the_line
    assert getattr(chosen({field: None}, own, values), field) == setting
    assert getattr(chosen(given, own, values, {key}), field) == by_policy


def test_a_lock_without_a_value_locks_the_default() -> None:
    own = Settings(theme="dark", text_size=200, language="en")
    held = chosen({"theme": "dark"}, own, {}, {"theme", "text-size", "language"})
    assert (held.theme, held.text_size, held.language) == (None, 100, "de")
    assert held.locked == {"theme", "text-size", "language"}


def test_the_user_can_go_back_to_the_system_from_a_policy_that_is_not_locked() -> None:
    own = Settings(theme="system", language="system")
    held = chosen(settings=own, values={"theme": "dark", "language": "en"})
    assert (held.theme, held.language) == (None, "de")


def test_idle_time_and_what_is_switched_off_are_the_policys() -> None:
    off = {"export": False, "install": False, "planner": False}
    held = chosen(values={"idle-seconds": 0, **off})
    assert (held.idle_s, held.export, held.install, held.planner) == (0, False, False, False)


def test_the_policys_bundle_is_the_default_and_a_locked_one_the_only() -> None:
    own, other = Path("/srv/own"), Path("other")
    default = Policy(FILE, values={"bundle": "/srv/own"})
    locked = Policy(FILE, values={"bundle": "/srv/own"}, locked=frozenset({"bundle"}))
    assert bundle_in_force(None, Policy(FILE)) is None
    assert bundle_in_force(None, default) == own
    assert bundle_in_force(other, default) == other
    assert bundle_in_force(other, locked) == own
    assert refusal("list", other, default) == refusal("list", None, locked) == ""
    assert refusal("list", other, locked) == (
        f"--bundle is locked by the policy of this computer ({FILE}); the data bundle is /srv/own"
    )


def test_export_is_refused_by_the_policys_word() -> None:
    policy = Policy(FILE, values={"export": False})
    assert refusal("list", None, policy) == ""
    assert refusal("export", None, policy) == (
        f"export is switched off by the policy of this computer ({FILE})"
    )


@pytest.mark.parametrize("command", ["bundle install", "bundle rollback"])
def test_installing_is_refused_by_the_policys_word_but_to_the_administrator(command: str) -> None:
    policy = Policy(FILE, values={"install": False})
    assert refusal("bundle info", None, policy) == ""
    assert refusal(command, None, Policy(FILE)) == ""
    assert refusal(command, None, policy, is_administrator=True) == ""
    assert refusal(command, None, policy) == (
        f"installing content is switched off by the policy of this computer ({FILE})"
    )


def test_a_path_in_a_policy_is_told_without_what_a_terminal_would_obey() -> None:
    values = {"bundle": "/srv/\u202eb\x1b[31m"}
    policy = Policy(FILE, is_there=True, values=values, locked=frozenset({"bundle"}))
    told = refusal("list", Path("other"), policy)
    assert told.endswith("; the data bundle is /srv/[U+202E]b[U+001B][31m")
