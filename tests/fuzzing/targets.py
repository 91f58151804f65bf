"""All targets, and how many mutants of each are usual."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fuzzing.bundles import Bundles
from tests.fuzzing.packages import Packages
from tests.fuzzing.policies import Policies
from tests.fuzzing.settings_files import SettingsFiles
from tests.fuzzing.target import Target

TARGETS: Mapping[str, tuple[type[Target], int]] = {
    "bundles": (Bundles, 1_000_000),
    "packages": (Packages, 100_000),
    "policies": (Policies, 100_000),
    "settings": (SettingsFiles, 100_000),
}
