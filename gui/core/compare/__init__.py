"""What is different between two bundles: verdicts, and every record of the content."""

from gui.core.compare.changes import (
    Change,
    Changes,
    ConditionMark,
    Field,
    How,
    Identity,
    Side,
    VerdictChange,
    Voice,
)
from gui.core.compare.compare import compare
from gui.core.compare.marks import changed_conditions

__all__ = [
    "Change",
    "Changes",
    "ConditionMark",
    "Field",
    "How",
    "Identity",
    "Side",
    "VerdictChange",
    "Voice",
    "changed_conditions",
    "compare",
]
