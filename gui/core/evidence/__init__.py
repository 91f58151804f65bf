"""The verdict rule: from claims to a verdict, with its lead and its opposition."""

from gui.core.evidence.verdict import (
    Assessment,
    Direction,
    Role,
    Verdict,
    WhyNot,
    Word,
    direction,
    judge,
    stance,
    why_not,
)

__all__ = [
    "Assessment",
    "Direction",
    "Role",
    "Verdict",
    "WhyNot",
    "Word",
    "direction",
    "judge",
    "stance",
    "why_not",
]
