"""Takes back what Qt's dialog for files writes into Windows' registry: the folders visited."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

OF_QT = r"Software\QtProject"
OF_DEFAULTS = OF_QT + r"\OrganizationDefaults"
OF_DIALOG = OF_DEFAULTS + r"\FileDialog"

if sys.platform == "win32":
    import winreg
    from contextlib import suppress

    _Values = dict[str, tuple[Any, int]]

    def forgetting() -> Callable[[], None]:
        """What puts the registry back as it is now; other programs made with Qt write there too."""
        before = _read(OF_DIALOG)
        made = [key for key in (OF_DIALOG, OF_DEFAULTS, OF_QT) if _read(key) is None]

        def put_back() -> None:
            if before is not None:
                _write(OF_DIALOG, before)
                return
            for key in made:
                with suppress(OSError):  # somebody else has written below it by now
                    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

        return put_back

    def _read(key: str) -> _Values | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                number = winreg.QueryInfoKey(opened)[1]
                values = (winreg.EnumValue(opened, place) for place in range(number))
                return {name: (value, kind) for name, value, kind in values}
        except OSError:
            return None

    def _write(key: str, values: _Values) -> None:
        with suppress(OSError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            for name in (_read(key) or {}).keys() - values.keys():
                winreg.DeleteValue(opened, name)
            for name, (value, kind) in values.items():
                winreg.SetValueEx(opened, name, 0, kind, value)
