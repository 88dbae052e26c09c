"""Numbers and dates show their figures in the Data place."""

from dataclasses import replace
from pathlib import Path

import pytest

from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.tables import table
from moin_desktop.ui.data.figures import figures
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import READ_AS
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_reading
from tests.models.readings import reading
from tests.small_reading import reading as five
from tests.ui.seen import texts


def _open(window: MainWindow, workspace: Workspace, path: Path, read: Reading) -> DataPlace:
    assert workspace.create_project(path, "Figures", read)
    place = window.place("data")
    assert isinstance(place, DataPlace)
    return place


def test_a_number_question_says_its_figures(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    place = _open(window, workspace, tmp_path / "A.moin", reading())
    place.table.setCurrentIndex(place.table.questions.index(4, READ_AS))
    told = texts(place.inspector)
    assert "In figures\nAnswers\n5\nSmallest\n27\nLargest\n60\nMean\n38.8\nMedian\n31" in told
    place.table.setCurrentIndex(place.table.questions.index(0, READ_AS))
    assert "In figures" not in texts(place.inspector)


def test_a_date_question_says_its_first_and_last_day(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    place = _open(window, workspace, tmp_path / "B.moin", five())
    place.table.select(next(q.id for q in workspace.survey.questions if q.name == "Day"))
    assert "Answers\n2\nFirst day\n2 May 2023\nLast day\n4 May 2023" in texts(place.inspector)
    people = next(q for q in workspace.survey.questions if q.name == "People")
    numbers = table(people, workspace.survey.answers(people.id), workspace.survey.everyone)
    assert figures(numbers)[-1] == ("Not read as an answer", "1")
    assert figures(replace(numbers, stats=None)) == ()


@pytest.mark.parametrize("width", [1366, 1440])
def test_the_line_below_the_title_is_never_cut(
    window: MainWindow, workspace: Workspace, tmp_path: Path, width: int
) -> None:
    window.resize(width, 800)
    place = _open(window, workspace, tmp_path / "C.moin", sample_reading())
    assert "changes here update every chart." in texts(place)
    assert "…" not in place._about.text()  # noqa: SLF001 (the label is the point of this test)
    assert place._about.height() >= place._about.heightForWidth(place._about.width())  # noqa: SLF001 (as above)
