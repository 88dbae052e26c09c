"""A number question is used as weight in the Data place, and no longer, by its button."""

from pathlib import Path

from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import READ_AS
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.models.readings import reading
from tests.ui.seen import click, texts


def test_a_number_question_weighs_and_lets_go(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.create_project(tmp_path / "A.moin", "Weights", reading())
    place = window.place("data")
    assert isinstance(place, DataPlace)
    place.table.setCurrentIndex(place.table.questions.index(4, READ_AS))
    assert "Percentages and averages would follow it." in texts(place.inspector)
    click(place.inspector, "Use as weight")
    assert workspace.survey.weighted_by == "q5"
    assert "Percentages and averages are weighted by it." in texts(place.inspector)
    click(place.inspector, "Count everyone alike")
    assert workspace.survey.weighted_by == ""
    place.table.setCurrentIndex(place.table.questions.index(0, READ_AS))
    assert "Use as weight" not in texts(place.inspector)
