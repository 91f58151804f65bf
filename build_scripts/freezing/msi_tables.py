"""The tables of an MSI as msibuild reads them: their columns, and how a row is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str | int, ...]
# A table's columns and their types; the first KEYS of them tell the rows apart.
SEQUENCE = "Action s72 Condition S255 Sequence I2"
COLUMNS = {
    "AdminExecuteSequence": SEQUENCE,
    "AdminUISequence": SEQUENCE,
    "AdvtExecuteSequence": SEQUENCE,
    "AppSearch": "Property s72 Signature_ s72",
    "Binary": "Name s72 Data v0",
    "Component": "Component s72 ComponentId S38 Directory_ s72 Attributes i2 Condition S255"
    " KeyPath S72",
    "CustomAction": "Action s72 Type i2 Source S72 Target S255",
    "Directory": "Directory s72 Directory_Parent S72 DefaultDir l255",
    "DrLocator": "Signature_ s72 Parent S72 Path S255 Depth I2",
    "Feature": "Feature s38 Feature_Parent S38 Title L64 Description L255 Display I2 Level i2"
    " Directory_ S72 Attributes i2",
    "FeatureComponents": "Feature_ s38 Component_ s72",
    "File": "File s72 Component_ s72 FileName l255 FileSize i4 Version S72 Language S20"
    " Attributes I2 Sequence i4",
    "Icon": "Name s72 Data v0",
    "InstallExecuteSequence": SEQUENCE,
    "InstallUISequence": SEQUENCE,
    "LaunchCondition": "Condition s255 Description l255",
    "Media": "DiskId i2 LastSequence i4 DiskPrompt L64 Cabinet S255 VolumeLabel S32 Source S72",
    "MsiFileHash": "File_ s72 Options i2 HashPart1 i4 HashPart2 i4 HashPart3 i4 HashPart4 i4",
    "Property": "Property s72 Value l0",
    "RegLocator": "Signature_ s72 Root i2 Key s255 Name S255 Type I2",
    "Registry": "Registry s72 Root i2 Key l255 Name L255 Value L0 Component_ s72",
    "Shortcut": "Shortcut s72 Directory_ s72 Name l128 Component_ s72 Target s72 Arguments S255"
    " Description L255 Hotkey I2 Icon_ S72 IconIndex I2 ShowCmd I2 WkDir S72",
    "Signature": "Signature s72 FileName s255 MinVersion S20 MaxVersion S20 MinSize I4 MaxSize I4"
    " MinDate I4 MaxDate I4 Languages S255",
    "Upgrade": "UpgradeCode s38 VersionMin S20 VersionMax S20 Language S255 Attributes i4"
    " Remove S255 ActionProperty s72",
    "_SummaryInformation": "PropertyId i2 Value l255",
}
KEYS = {"AppSearch": 2, "DrLocator": 3, "FeatureComponents": 2, "Upgrade": 5}


def table(name: str, rows: Iterable[Row]) -> str:
    """A table in the form of `msiinfo export`, its rows sorted.

    Raises:
        BootstrapError: a row has not the columns of the table, or a text that no row can have.
    """
    words = COLUMNS[name].split()
    labels, types = words[::2], words[1::2]
    keys = labels[: KEYS.get(name, 1)]
    head = ["\t".join(labels), "\t".join(types), "\t".join([name, *keys])]
    return "".join(f"{line}\r\n" for line in [*head, *sorted(_row(name, types, it) for it in rows)])


def _row(name: str, types: list[str], row: Row) -> str:
    texts = [str(value) for value in row]
    if len(texts) != len(types):
        raise BootstrapError(f"A row of the table {name} has {len(texts)} columns: {texts}")
    for value, kind in zip(texts, types, strict=True):
        longest = int(kind[1:]) if kind[0] in "sSlL" else 0
        if (longest and len(value) > longest) or not value.isascii() or not value.isprintable():
            raise BootstrapError(f"In the table {name} of the MSI {value!r} is no {kind}.")
        if not value and kind[0].islower():
            raise BootstrapError(f"A row of the table {name} of the MSI lacks a value: {texts}")
    return "\t".join(texts)
