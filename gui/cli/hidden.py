"""Takes out of a text what names a computer, its user or a home."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_FOLDERS = {
    "ONEDRIVECOMMERCIAL": "%OneDrive%",
    "ONEDRIVE": "%OneDrive%",
    "HOMESHARE": "~",
    "LOCALAPPDATA": "%LOCALAPPDATA%",
    "APPDATA": "%APPDATA%",
    "TEMP": "%TEMP%",
    "TMP": "%TEMP%",
    "USERPROFILE": "~",
    "HOME": "~",
}
_NAMES = {
    **dict.fromkeys(("USERNAME", "USER", "LOGNAME"), "<user>"),
    **dict.fromkeys(("COMPUTERNAME", "HOSTNAME", "CLIENTNAME"), "<computer>"),
    **dict.fromkeys(("USERDOMAIN", "USERDNSDOMAIN", "LOGONSERVER"), "<domain>"),
}
_TELL_NOTHING = {"root", "administrator", "user", "users", "localhost", "console"}
_OF_THE_REPORT = {"plex", "ivig", "windows", "linux", "python", "qt", "content", "program", "log"}
_SHORTEST_WORD, _SHORTEST_FOLDER, _LETTERS_OF_SHORT = 3, 4, 6
_PARTING = r"(?:\\{1,2}|/)"  # where a path is quoted, each backslash is written twice
# Of a user or a group of this computer, a domain, or Windows' cloud; the last part tells which.
_ACCOUNT = re.compile(r"\bS-1-(?:5-21|12-1)(?:-\d+)+", re.IGNORECASE)
_HOMES = (
    (rf"(?<!\w)[a-z]:{_PARTING}users{_PARTING}(?!public\b)[^\\/:;,\"\r\n]+", "~"),
    (r"(?<!\w)/(?:home|Users)/[^/:;,\"\s]+", "~"),
)
_SHARES = (
    (
        r"(?<![\w\\])(\\\\(?:\?\\UNC\\)?)(?![?.]\\)[^\\/\s:;,\"]+"
        r"\\(?:[^\\/:;,\"\r\n]+(?=\\)|[^\\/\s:;,\"]+)",
        r"\1<server>\\<share>",
    ),
    (
        r"(?<![\w\\])(\\{4}(?:\?\\\\UNC\\\\)?)(?![?.]\\)[^\\/\s:;,\"]+"
        r"\\\\(?:[^\\/:;,\"\r\n]+(?=\\)|[^\\/\s:;,\"]+)",
        r"\1<server>\\\\<share>",
    ),
    (
        r"(?:(?<![\w\\/:.~>%-])|(?<=\bfile:))(//)[^\\/\s:;,\"]+"
        r"/(?:[^\\/:;,\"\r\n]+(?=/)|[^\\/\s:;,\"]+)",
        r"\1<server>/<share>",
    ),
)


def hider(environment: Mapping[str, str], computer: str) -> Callable[[str], str]:
    """A function that gives a text back without names and homes.

    Args:
        computer: its name, where the environment does not have it.
    """
    rules = list(_rules(environment, computer))

    def hide(text: str) -> str:
        for pattern, stand_in in rules:
            text = pattern.sub(stand_in, text)
        return text

    return hide


def _rules(environment: Mapping[str, str], computer: str) -> Iterator[tuple[re.Pattern[str], str]]:
    folders = {environment.get(name, "").rstrip("\\/"): it for name, it in _FOLDERS.items()}
    for folder in sorted(folders, key=len, reverse=True):
        if len(folder) >= _SHORTEST_FOLDER:
            yield _folder(folder), folders[folder]
    for pattern, stand_in in _HOMES:
        yield re.compile(pattern, re.IGNORECASE), stand_in
    for pattern, stand_in in _SHARES:
        yield re.compile(pattern, re.IGNORECASE), stand_in
    yield _ACCOUNT, "<account>"
    names = {environment.get(name, "").strip("\\"): it for name, it in _NAMES.items()}
    names[computer] = "<computer>"
    for name in sorted(names, key=len, reverse=True):
        if name and name.casefold() not in _TELL_NOTHING:
            if names[name] == "<user>":
                yield _short_name(name), "<user>"
            yield _word(name), names[name]


def _folder(folder: str) -> re.Pattern[str]:
    """A folder however its names are parted, and nothing whose name goes on."""
    parts = _PARTING.join(re.escape(part) for part in re.split(r"[\\/]", folder))
    return re.compile(rf"(?<!\w){parts}(?![\w-])", re.IGNORECASE)


def _word(name: str) -> re.Pattern[str]:
    """A name where it stands alone.

    One of a letter or two, or that the report has anyway, only where it names a folder: left out
    of "plex-ivig", it would be told by just that.
    """
    escaped = re.escape(name)
    if len(name) < _SHORTEST_WORD or name.casefold() in _OF_THE_REPORT:
        return re.compile(rf"(?<=[\\/]){escaped}(?=[\\/]|$)", re.IGNORECASE)
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def _short_name(name: str) -> re.Pattern[str]:
    """The name that Windows gives a folder of that name for programs of old."""
    letters = re.escape(re.sub(r"[. ]", "", name)[:_LETTERS_OF_SHORT])
    return re.compile(rf"(?<!\w){letters}~\d+(?:\.\w{{1,3}})?(?!\w)", re.IGNORECASE)
