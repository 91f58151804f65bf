"""The language of the system: of POSIX as gettext finds it, of others where it can be asked."""

from __future__ import annotations

import pytest

from gui.machine.language import system_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LANG": "DE"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "den_CA"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_CH.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_NUMERIC": "en_GB.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}, "de"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de", "LC_ALL": "C.utf8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "c", "LANGUAGE": "de"}, "en"),
        ({"LANG": "posix.utf8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "", "LANGUAGE": "de"}, "en"),
        ({"LANG": ";rm -rf"}, "en"),
    ],
)
def test_the_variables_that_gettext_asks(environment: dict[str, str], language: str) -> None:
    for platform in ("linux", "darwin"):
        assert system_language(environment, platform) == language


def test_windows_is_not_asked_by_variables() -> None:
    assert system_language({"LANG": "de_DE.UTF-8"}, "win32") == "en"
