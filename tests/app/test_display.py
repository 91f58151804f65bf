"""Whether a window can be shown is known before Qt is asked."""

from __future__ import annotations

import pytest

from gui.app.display import display_problem


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_some_platforms_need_no_display(platform: str) -> None:
    assert display_problem({"QT_QPA_PLATFORM": platform}) == ""


@pytest.mark.parametrize("platform", ["", "xcb"])
def test_no_display_is_said_with_what_works_without_one(platform: str) -> None:
    problem = display_problem({"QT_QPA_PLATFORM": platform})
    assert "no display" in problem
    assert "plex-ivig overview" in problem and "plex-ivig screenshot" in problem


def test_a_display_that_cannot_be_reached_is_named() -> None:
    problem = display_problem({"DISPLAY": ":99999"})
    assert "':99999'" in problem and "cannot be reached" in problem


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_wayland_will_do(platform: str) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": platform}
    assert display_problem(environment) == ""
