"""What holds for the window in this run, and what of it is kept for the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from gui import paths
from gui.machine.chosen import Chosen, choose
from gui.machine.policy import Policy
from gui.machine.settings import Settings, SettingsKeeper, read_settings

if TYPE_CHECKING:
    import argparse

    from gui.windows.main_window import MainWindow

_FOR_THE_WINDOW = frozenset({"theme", "text-size", "language"})


class Preferences:
    """What was chosen before, and what the user chooses now."""

    def __init__(self, chosen: Chosen, keeper: SettingsKeeper, problem: str = "") -> None:
        """What holds at the start.

        Args:
            problem: what was wrong with what was kept before; empty if nothing.
        """
        self.chosen = chosen
        self.problem = problem
        self._keeper = keeper

    @property
    def locked(self) -> frozenset[str]:
        """What the user cannot change in the window."""
        chosen = self.chosen
        switched_off = {name for name in ("export", "install") if not getattr(chosen, name)}
        return chosen.locked & _FOR_THE_WINDOW | switched_off

    def follow(self, window: MainWindow) -> None:
        """Lock what is locked in a window, and take down what is chosen in it from now on."""
        window.lock(self.locked)
        window.theme_chosen.connect(partial(_take_down, self._keeper, "theme"))
        window.text_size_chosen.connect(partial(_take_down, self._keeper, "text_size"))
        window.language_chosen.connect(partial(_take_down, self._keeper, "language"))

    def lines(self) -> Iterator[str]:
        """What holds now, and where it is kept, for those who look after the program."""
        chosen = self.chosen
        starting = {
            "theme": chosen.theme or "system",
            "text_size": chosen.text_size,
            "language": chosen.language,
        }
        for name, value in starting.items():
            yield f"{name.replace('_', ' ')}: {self._keeper.chosen(name) or value}"
        yield f"settings: {self._keeper.file or 'not kept'}"

    def write(self, window_size: tuple[int, int] | None) -> str:
        """Keep what changed; returns what is wrong, empty if nothing.

        Args:
            window_size: that of a window whose size the user chose.
        """
        if window_size is not None and window_size != self.chosen.window:
            self._keeper.choose(window=window_size)
        return self._keeper.write()


def kept_preferences(
    arguments: argparse.Namespace,
    policy: Policy,
    environment: Mapping[str, str],
    system_language: str,
) -> Preferences:
    """Those of the user on this computer."""
    file = paths.settings_file(environment)
    settings, problem = read_settings(file)
    chosen = choose(vars(arguments), policy, settings, system_language)
    return Preferences(chosen, SettingsKeeper(file), problem)


def asked_preferences(arguments: argparse.Namespace, system_language: str) -> Preferences:
    """Only what stands on the command line; nothing is kept."""
    nobody = Policy(paths.policy_file())
    return Preferences(
        choose(vars(arguments), nobody, Settings(), system_language), SettingsKeeper(None)
    )


def _take_down(keeper: SettingsKeeper, name: str, value: object) -> None:
    keeper.choose(**{name: "system" if value is None else value})
