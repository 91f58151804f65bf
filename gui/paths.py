"""Where the program's files are, its own and the computer's; one rule, source or frozen."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "plex-ivig"
# Mode of a folder of the user's own. On Windows it is to have the rights of the one it is in: with
# those that Python gives for 0o700, what an administrator makes is shut to the same user without
# an administrator's rights.
OWN = 0o777 if sys.platform == "win32" else 0o700
_FOR_ALL_USERS = 0x23  # CSIDL_COMMON_APPDATA


def resources() -> Path:
    """The folder that lies beside the package."""
    return Path(__file__).resolve().parent.parent / "resources"


def shipped_bundle() -> Path:
    """The data bundle that the program came with."""
    return resources() / "bundle"


def fonts() -> Path:
    """The fonts that the program came with."""
    return resources() / "fonts"


def licences() -> Path:
    """The licence texts that the program came with."""
    return resources() / "legal"


def icons() -> Path:
    """The pictures of the program's icon, one a size."""
    return resources() / "icons"


def trust() -> Path:
    """Whose signatures the program takes, and what its own content must be."""
    return resources() / "trust"


def translations() -> Path:
    """What the program says in other languages."""
    return resources() / "i18n"


def word_list() -> Path:
    """The words in which a fingerprint is read out."""
    return resources() / "words" / "english.txt"


def system_files() -> Path:
    """Settings for libraries, where the system has none."""
    return resources() / "system"


def paper_fonts() -> Path:
    """The narrow fonts of small print."""
    return resources() / "fonts" / "paper"


def machine_content() -> Path:
    """Where content is installed for all users; no variable of the user's leads elsewhere."""
    if sys.platform == "win32":
        return _program_data() / _NAME / "content"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _NAME / "content"
    return Path("/var/lib") / _NAME


def user_content(environment: Mapping[str, str]) -> Path | None:
    """Where content is installed for one user; None where the user has no home."""
    if sys.platform == "win32":
        return _absolute(environment, "LOCALAPPDATA", _NAME, "content")
    if sys.platform == "darwin":
        return _absolute(environment, "HOME", "Library", "Application Support", _NAME, "content")
    folder = _xdg(environment, "XDG_DATA_HOME", ".local", "share")
    return folder and folder / _NAME


def policy_file() -> Path:
    """What hospital IT sets for this computer; no variable of the user's leads elsewhere."""
    if sys.platform == "win32":
        return _program_data() / _NAME / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _NAME / "policy.toml"
    return Path("/etc") / _NAME / "policy.toml"


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """The user's own settings; None where the user has no home."""
    folder = {
        "win32": _absolute(environment, "LOCALAPPDATA"),
        "darwin": _absolute(environment, "HOME", "Library", "Application Support"),
    }.get(sys.platform, _xdg(environment, "XDG_CONFIG_HOME", ".config"))
    return folder and folder / _NAME / "settings.json"


def log_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder for the user's own log; None where the user has no home."""
    if sys.platform == "win32":
        return _absolute(environment, "LOCALAPPDATA", _NAME, "Logs")
    if sys.platform == "darwin":
        return _absolute(environment, "HOME", "Library", "Logs", _NAME)
    folder = _xdg(environment, "XDG_STATE_HOME", ".local", "state")
    return folder and folder / _NAME


def session_folder(environment: Mapping[str, str]) -> Path | None:
    """On Windows, where a window is found by the user's further starts."""
    return _absolute(environment, "LOCALAPPDATA", _NAME, "Session")


def _xdg(environment: Mapping[str, str], variable: str, *usual: str) -> Path | None:
    return _absolute(environment, variable) or _absolute(environment, "HOME", *usual)


def _absolute(environment: Mapping[str, str], variable: str, *below: str) -> Path | None:
    folder = Path(environment.get(variable, ""))
    return folder.joinpath(*below) if folder.is_absolute() else None


def _program_data() -> Path:
    """Windows' folder for all users, from Windows itself."""
    if sys.platform == "win32":
        import ctypes

        found = ctypes.create_unicode_buffer(260)
        if ctypes.windll.shell32.SHGetFolderPathW(None, _FOR_ALL_USERS, None, 0, found) == 0:
            return Path(found.value)
    return Path("C:/ProgramData")
