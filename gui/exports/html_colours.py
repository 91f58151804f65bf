"""The colours of the window for a web page, which cannot ask Qt for them."""

from __future__ import annotations

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "window": "#f3f5f8",
        "base": "#ffffff",
        "text": "#18212c",
        "muted": "#3b4755",
        "line": "#d5dce5",
        "accent": "#0f4788",
        "on_accent": "#ffffff",
        "selected": "#dfeaf8",
        "highlight": "#fdeeb5",
        "highlight_edge": "#8a6100",
        "warning": "#8c1d18",
        "local-ink": "#0b4a52",
        "local-ground": "#e2f3f4",
    }
)
LIGHT_MARKS = MappingProxyType(
    {
        "recommended": ("#065734", "#e2f3ea"),
        "considered": ("#0f4788", "#e4eefb"),
        "sources-disagree": ("#5f2c99", "#f1e8fb"),
        "insufficient-evidence": ("#634400", "#fbf0d4"),
        "not-recommended": ("#941a15", "#fdebe9"),
        "no-source": ("#3b4755", "#eceff3"),
    }
)
DARK = MappingProxyType(
    {
        "window": "#14181e",
        "base": "#1b2028",
        "text": "#e9edf2",
        "muted": "#c3ccd7",
        "line": "#353d49",
        "accent": "#a3cafa",
        "on_accent": "#0d1420",
        "selected": "#223146",
        "highlight": "#3d320e",
        "highlight_edge": "#f0cd6b",
        "warning": "#ffb4ab",
        "local-ink": "#92dde6",
        "local-ground": "#16343a",
    }
)
DARK_MARKS = MappingProxyType(
    {
        "recommended": ("#8ee0b6", "#173528"),
        "considered": ("#a3cafa", "#192f4a"),
        "sources-disagree": ("#dcc0fc", "#36234d"),
        "insufficient-evidence": ("#f0cd6b", "#382d10"),
        "not-recommended": ("#ffbcb4", "#47201d"),
        "no-source": ("#c3ccd7", "#2a313b"),
    }
)
