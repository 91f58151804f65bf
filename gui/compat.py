"""What newer Pythons have and the floor (3.11) has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Mark a method that overrides one of Qt's; `typing.override` from Python 3.12 on."""
        return method


__all__ = ["override"]
