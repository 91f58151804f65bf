"""What a file is, by what the system tells of it."""

from __future__ import annotations

import os
import stat
import sys

_LEADS_ELSEWHERE = 0x2000_0000  # of a mark of Windows: links and mount points, but no stored file


def is_link(found: os.stat_result) -> bool:
    """Whether what `lstat` found leads elsewhere; on Windows also from a folder to another."""
    if sys.platform == "win32" and found.st_reparse_tag & _LEADS_ELSEWHERE:
        return True
    return stat.S_ISLNK(found.st_mode)
