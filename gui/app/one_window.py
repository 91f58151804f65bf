"""One window a session: a second start hands over to it, before Qt is loaded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple, TextIO

from gui import __version__, paths
from gui.cli.answers import complain

if TYPE_CHECKING:
    import argparse

    from gui.machine.instance import Instance

_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_HUNG = "the window that is open does not answer; this is another one"
_OTHERS = "a window with other data, or of another version, is open too; this one is beside it"


class Place(NamedTuple):
    """The place of the window in its session, where it has one; or how the start has ended."""

    instance: Instance | None
    code: int | None = None


def find_place(
    arguments: argparse.Namespace,
    locked: Collection[str],
    environment: Mapping[str, str],
    err: TextIO,
) -> Place:
    """Look for a window that is open in this session, and let it do what is asked for.

    Where that is not to be found out, the program starts on its own.

    Args:
        locked: what the command line cannot change here.
    """
    instance = _instance(arguments, environment)
    if instance is None:
        return Place(None)
    from gui.machine.instance import NoAnswerError, NotToldError, Wish

    token = next((environment[name] for name in _TOKENS if environment.get(name)), "")
    try:
        theme = None if "theme" in locked else arguments.theme
        language = None if "language" in locked else arguments.language
        answer = instance.hand_over(Wish(arguments.condition, theme, language, token))
    except NoAnswerError:
        complain(err, f"plex-ivig: {_HUNG}")
        return Place(None)
    except (NotToldError, OSError):
        return Place(None)
    if answer is None:
        if instance.others_are_open():
            complain(err, f"plex-ivig: {_OTHERS}")
        return Place(instance)
    if answer.message:
        complain(err, f"plex-ivig: {answer.message}")
    return Place(None, answer.code)


def move_place(
    before: Instance, arguments: argparse.Namespace, environment: Mapping[str, str]
) -> Instance | None:
    """Where the window is found once it shows other content; None where it is not any more."""
    after = _instance(arguments, environment)
    if after is not None and after.name == before.name:
        return before
    try:
        if after is not None and after.claim():
            return after
    except OSError:
        pass
    return None


def _instance(arguments: argparse.Namespace, environment: Mapping[str, str]) -> Instance | None:
    """The place for what is asked for; None where a session has no such places."""
    from gui.machine.instance import instance_here
    from gui.machine.places import STATE, usual_places
    from gui.machine.session_folder import content_name, private_folder, session_name

    session = session_name(environment)
    folder = private_folder(environment) if session else None
    if folder is None:
        return None
    bundle, records = arguments.bundle, []
    if bundle is None:
        places = usual_places(environment)
        bundle = places.shipped
        records = [place / STATE for place in (places.machine, places.user) if place is not None]
    content = content_name(__version__, paths.resources(), bundle, records)
    return instance_here(folder, session, content)
