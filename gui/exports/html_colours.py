"""The colours of the window for a web page, which cannot ask Qt for them."""

from __future__ import annotations

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "window": "#f3f5f8",
        "base": "#ffffff",
        "text": "#18212c",
        "muted": "#465261",
        "line": "#d5dce5",
        "accent": "#164f94",
        "on_accent": "#ffffff",
        "selected": "#dfeaf8",
        "highlight": "#fdeeb5",
        "highlight_edge": "#8a6100",
        "warning": "#8c1d18",
    }
)
LIGHT_MARKS = MappingProxyType(
    {
        "recommended": ("#0a6640", "#e0f2e8"),
        "considered": ("#164f94", "#e2edfa"),
        "sources-disagree": ("#5f2c99", "#efe5fa"),
        "insufficient-evidence": ("#6b4a00", "#fbf0d4"),
        "not-recommended": ("#a01f19", "#fce8e6"),
        "no-source": ("#465261", "#eceff3"),
    }
)
DARK = MappingProxyType(
    {
        "window": "#14181e",
        "base": "#1b2028",
        "text": "#e9edf2",
        "muted": "#b3bdc9",
        "line": "#353d49",
        "accent": "#8fbdf5",
        "on_accent": "#0d1420",
        "selected": "#26364a",
        "highlight": "#4d3f12",
        "highlight_edge": "#f0cd6b",
        "warning": "#ffb4ab",
    }
)
DARK_MARKS = MappingProxyType(
    {
        "recommended": ("#86dcb0", "#173528"),
        "considered": ("#9cc6fa", "#192f4a"),
        "sources-disagree": ("#d7b8fb", "#36234d"),
        "insufficient-evidence": ("#f0cd6b", "#3b3012"),
        "not-recommended": ("#ffb4ab", "#47201d"),
        "no-source": ("#b3bdc9", "#2a313b"),
    }
)
