"""The command line first; Qt only when a window, a picture of it or a PDF is wanted."""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TextIO

from gui import paths
from gui.cli.answers import FOUND_PROBLEMS, WRONG_USE, complain
from gui.cli.nothing_asked import NOTHING_ASKED
from gui.machine.chosen import INSTALLING, bundle_in_force, refusal
from gui.machine.policy import read_policy
from gui.services.interrupt import end_at_interrupt, end_interrupted
from gui.services.memory import hold

if TYPE_CHECKING:
    from gui.machine.policy import Policy
    from gui.pages.words import Words


def main() -> int:
    """Run the program with the arguments of the process; returns the exit code."""
    end_at_interrupt()
    hold()
    _make_streams_safe()
    try:
        code = _run()
        sys.stdout.flush()
    except OSError as error:
        if nobody_reads(error, sys.platform):
            _discard(sys.stdout)
            return 0
        return _unwritable(error)
    except KeyboardInterrupt:  # from Windows' console, while a password is typed
        end_interrupted()
        return FOUND_PROBLEMS
    finally:
        _flush_errors()
    return code


def _run() -> int:
    policy = read_policy(paths.policy_file())
    try:
        arguments = _arguments(sys.argv[1:], planner=policy.value("planner"))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    if arguments.command == "policy check":
        from gui.cli.policy_check import policy_check

        return policy_check(arguments.path, as_json=arguments.json, out=sys.stdout, err=sys.stderr)
    makes_a_file = bool(getattr(arguments, "format", ""))
    command = "export" if makes_a_file else arguments.command
    refused = refusal(
        command,
        arguments.bundle,
        policy,
        is_administrator=_may_install_for_all(arguments.command),
    )
    if refused:
        complain(sys.stderr, f"plex-ivig: {refused}")
        return WRONG_USE
    arguments.bundle = bundle_in_force(arguments.bundle, policy)
    arguments.local = policy.local
    return _obey(arguments, policy)


def _may_install_for_all(command: str) -> bool:
    if command not in INSTALLING:
        return False
    from gui.machine.targets import may_write

    return may_write(paths.machine_content())


def _obey(arguments: Any, policy: Policy) -> int:
    if arguments.command == "self-check" and arguments.report is not None:
        from gui.app.report import self_check_with_report

        return self_check_with_report(arguments, policy, date.today(), sys.stdout, sys.stderr)
    if arguments.command == "self-check":
        from gui.app.self_check import self_check

        return self_check(arguments, policy, date.today(), sys.stdout)
    if arguments.command in {"window", "screenshot"}:
        from gui.app.start import start

        return start(arguments, policy, date.today, sys.stderr)
    if getattr(arguments, "format", "") == "pdf":
        from gui.app.start import start_export

        return start_export(arguments, _words(arguments, policy), date.today())
    from gui.cli.commands import Commands

    words = _words(arguments, policy)
    return Commands(date.today(), words, sys.stdout, sys.stderr).run(arguments)


def _words(arguments: Any, policy: Policy) -> Words:
    """The words of the terminal and of files; English where those of another language are lost."""
    from gui.machine.catalogue import words_in
    from gui.machine.chosen import choose
    from gui.machine.language import system_language
    from gui.machine.settings import Settings

    system = system_language(os.environ, sys.platform)
    language = choose(vars(arguments), policy, Settings(), system).language
    words, problem = words_in(language, paths.translations())
    if problem:
        complain(sys.stderr, f"plex-ivig: {problem}; English is used instead")
    return words


def _arguments(argv: list[str], *, planner: bool) -> Any:
    if not argv:
        return SimpleNamespace(**NOTHING_ASKED)
    from gui.cli.arguments import parse

    return parse(argv, planner=planner)


def nobody_reads(error: OSError, platform: str) -> bool:
    """Whether whoever read the output has gone; Windows has another word for that."""
    told = platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return told or isinstance(error, BrokenPipeError)


def _make_streams_safe() -> None:
    """A windowed program may have no streams; a terminal may not know every character.

    Into files and pipes goes UTF-8, also on Windows, whose code page lacks most characters.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        reconfigure(errors="replace")
        if sys.platform == "win32" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _discard(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())


def _flush_errors() -> None:
    """An error stream that cannot be written must not change the exit code at the very end."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr)


def _unwritable(error: OSError) -> int:
    _discard(sys.stdout)
    try:
        print(f"plex-ivig: the output cannot be written: {error.strerror}", file=sys.stderr)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)
    return FOUND_PROBLEMS


if __name__ == "__main__":
    sys.exit(main())
