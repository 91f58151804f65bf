"""What holds in this run, of all who may say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from gui.core.bundle import printable
from gui.machine.policy import Policy
from gui.machine.settings import Settings

INSTALLING = frozenset({"bundle install", "bundle rollback"})


class Chosen(msgspec.Struct, frozen=True):
    """What holds; a `theme` of None follows the system, `idle_s` 0 never goes back by itself."""

    theme: str | None
    text_size: int
    language: str
    idle_s: float
    bundle: Path | None
    export: bool
    install: bool
    planner: bool
    window: tuple[int, int] | None
    locked: frozenset[str]
    follows_system_language: bool = False


def choose(
    arguments: Mapping[str, Any], policy: Policy, settings: Settings, system_language: str
) -> Chosen:
    """A locked policy goes before the command line, that before the user's own setting, then
    a policy that is not locked, and last the system.

    Args:
        arguments: values of the command line by name; those not given are None or missing.
        system_language: one of the languages of the program.
    """

    def first(key: str, setting: Any = None) -> Any:
        if key in policy.locked:
            return policy.value(key)
        given = arguments.get(key.replace("-", "_"))
        return next(it for it in (given, setting, policy.value(key)) if it is not None)

    theme, language = first("theme", settings.theme), first("language", settings.language)
    return Chosen(
        theme=None if theme == "system" else theme,
        text_size=first("text-size", settings.text_size),
        language=system_language if language == "system" else language,
        idle_s=float(policy.value("idle-seconds")),
        bundle=bundle_in_force(arguments.get("bundle"), policy),
        export=policy.value("export"),
        install=policy.value("install"),
        planner=policy.value("planner"),
        window=settings.window,
        locked=policy.locked,
        follows_system_language=language == "system",
    )


def bundle_in_force(asked: Path | None, policy: Policy) -> Path | None:
    """The data bundle to read: that of a locked policy, else the one asked for, else the policy's.

    None stands for the one that came with the program.
    """
    return policy.bundle if "bundle" in policy.locked or asked is None else asked


def refusal(
    command: str, asked: Path | None, policy: Policy, *, is_administrator: bool = False
) -> str:
    """Why a command may not run on this computer; empty where it may.

    Args:
        is_administrator: whether this user may install content for all users.
    """
    by = f"by the policy of this computer ({printable(str(policy.file))})"
    if command == "export" and not policy.value("export"):
        return f"export is switched off {by}"
    if command in INSTALLING and not policy.value("install") and not is_administrator:
        return f"installing content is switched off {by}"
    if asked is not None and "bundle" in policy.locked:
        named = policy.bundle
        held = "the one that came with the program" if named is None else printable(str(named))
        return f"--bundle is locked {by}; the data bundle is {held}"
    return ""
