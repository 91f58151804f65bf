"""All targets, and how many mutants of each are usual."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fuzzing.bundles import Bundles
from tests.fuzzing.command_lines import CommandLines
from tests.fuzzing.installed_content import InstalledContent
from tests.fuzzing.packages import Packages
from tests.fuzzing.pipes import Pipes
from tests.fuzzing.policies import Policies
from tests.fuzzing.records import Records
from tests.fuzzing.settings_files import SettingsFiles
from tests.fuzzing.target import Target
from tests.fuzzing.typed import Typing
from tests.fuzzing.windows import Windows

TARGETS: Mapping[str, tuple[type[Target], int]] = {
    "bundles": (Bundles, 1_000_000),
    "packages": (Packages, 100_000),
    "policies": (Policies, 100_000),
    "settings": (SettingsFiles, 100_000),
    "hand-over": (Pipes, 100_000),
    "installed": (InstalledContent, 100_000),
    "commands": (CommandLines, 100_000),
    "records": (Records, 100_000),
    "window": (Windows, 20_000),
    "typed": (Typing, 100_000),
}
