"""A project opens where it was left."""

from pathlib import Path

from moin_desktop.models import settings
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import settle


def test_a_project_opens_at_the_place_and_question_where_it_was_left(
    window: MainWindow, sampled: Workspace, tmp_path: Path
) -> None:
    wanted = sampled.survey.charted[4].id
    sampled.go("findings")
    sampled.go("explore")
    sampled.set_question(wanted)
    sampled.go("data")
    sampled.close_project()
    settle()
    assert sampled.open_project(tmp_path / "MOIN.moin")
    settle()
    assert sampled.place == "data"
    assert sampled.question is sampled.survey.question(wanted)
    assert len(sampled.project.steps()) == 1


def test_a_project_left_at_a_question_that_is_gone_opens_all_the_same(
    window: MainWindow, sampled: Workspace, tmp_path: Path
) -> None:
    for name, value in (("last question", "gone"), ("last survey", "gone"), ("last place", "attic")):
        sampled.project.remember(settings.put, name, value)
    path = sampled.project.path
    assert path is not None
    other = Workspace()
    sampled.project.close()
    assert other.open_project(path)
    assert other.place == "explore"
    assert other.question is other.survey.charted[0]
    other.close_project()
