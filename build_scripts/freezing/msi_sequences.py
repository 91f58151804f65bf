"""What Windows Installer does of the MSI, and when: its sequences of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_scripts.freezing.msi_tables import Row

REMOVED = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'
FIRST: tuple[Row, ...] = (
    ("FindRelatedProducts", "", 25),
    ("NoteFolder", "INSTALLDIR", 40),
    ("AppSearch", "", 50),
    ("KeepFolder", "EARLIERFOLDER AND (Installed OR NOT INSTALLDIR)", 60),
    ("LaunchConditions", "", 100),
    ("ValidateProductID", "", 700),
    ("CostInitialize", "", 800),
    ("FileCost", "", 900),
    ("CostFinalize", "", 1000),
    ("MigrateFeatureStates", "", 1200),
)
EXECUTED: tuple[Row, ...] = (
    *FIRST,
    ("TellFolder", 'NOT REMOVE="ALL"', 1010),
    ("InstallValidate", "", 1400),
    ("InstallInitialize", "", 1500),
    ("RemoveExistingProducts", "", 1510),
    ("ProcessComponents", "", 1600),
    ("UnpublishFeatures", "", 1800),
    ("RemoveRegistryValues", "", 2600),
    ("RemoveShortcuts", "", 3200),
    ("RemoveFiles", "", 3500),
    ("PurgeMachineFolder", f"{REMOVED} AND PURGE=1", 3510),
    ("RemoveMachineFolder", REMOVED, 3520),
    ("RemoveFolders", "", 3600),
    ("UndoMachineFolder", "NOT Installed AND NOT OLDERFOUND", 3690),
    ("MakeMachineFolder", 'NOT REMOVE="ALL"', 3700),
    ("CreateFolders", "", 3710),
    ("InstallFiles", "", 4000),
    ("CreateShortcuts", "", 4500),
    ("WriteRegistryValues", "", 5000),
    ("RegisterUser", "", 6000),
    ("RegisterProduct", "", 6100),
    ("PublishFeatures", "", 6300),
    ("PublishProduct", "", 6400),
    ("InstallFinalize", "", 6600),
)
# Group policy advertises a product before it installs it.
ADVERTISED: tuple[Row, ...] = (
    ("CostInitialize", "", 800),
    ("CostFinalize", "", 1000),
    ("InstallValidate", "", 1400),
    ("InstallInitialize", "", 1500),
    ("PublishFeatures", "", 6300),
    ("PublishProduct", "", 6400),
    ("InstallFinalize", "", 6600),
)
UNPACKED: tuple[Row, ...] = (
    ("CostInitialize", "", 800),
    ("FileCost", "", 900),
    ("CostFinalize", "", 1000),
    ("InstallValidate", "", 1400),
    ("InstallInitialize", "", 1500),
    ("InstallAdminPackage", "", 3900),
    ("InstallFiles", "", 4000),
    ("InstallFinalize", "", 6600),
)
