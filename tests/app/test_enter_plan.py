"""What the command line enters into the planner before a picture is drawn."""

from __future__ import annotations

import io

from gui.app.picture import enter_plan
from gui.cli.arguments import parse
from tests.conftest import WindowFactory

SHOT = ("screenshot", "x.png", "--page", "plan", "--condition", "gbs-adult")


def test_the_form_is_filled_as_if_it_were_typed(window: WindowFactory) -> None:
    main = window(condition="gbs-adult")
    entered = ("--sex", "male", "--height", "5 ft 6 in", "--exchanges", "5", "--working")
    assert enter_plan(main, parse([*SHOT, *entered]), io.StringIO())
    plan = main.right_pane.plan
    assert plan.page is not None and plan.shows_working
    shown = {field.id: field for field in plan.page.fields}
    assert shown["sex"].text == "male"
    assert "167.6 cm" in shown["height"].read_as
    assert shown["plex_course"].text and not shown["exchanges"].from_course
    assert main.right_pane.page == "plan"


def test_a_course_that_there_is_not_is_told_with_those_that_there_are(
    window: WindowFactory,
) -> None:
    main, told = window(condition="gbs-adult"), io.StringIO()
    assert not enter_plan(main, parse([*SHOT, "--course", "nonsense"]), told)
    assert "gbs-adult.plex.asfa-2023" in told.getvalue()


def test_pictures_of_other_pages_open_no_planner(window: WindowFactory) -> None:
    main = window(condition="gbs-adult")
    assert enter_plan(main, parse([*SHOT[:3], "evidence"]), io.StringIO())
    assert "plan" not in vars(main.right_pane)
