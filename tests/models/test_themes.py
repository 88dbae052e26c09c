"""Themes are questions: coding free text gives counts, bases and filters like any closed question."""

import numpy as np
import pytest

from moin_desktop.analysis import filters, tables
from moin_desktop.analysis.answers import State
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import Role
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.models import again, codings, surveys, themes
from moin_desktop.models.project import Project
from tests.models.readings import newer, reading


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading())
    return made


def _survey(project: Project) -> Survey:
    return surveys.load(project.session, "s1")


def _counts(project: Project) -> dict[str, int]:
    survey = _survey(project)
    table = tables.table(survey.question("q4.themes"), survey.answers("q4.themes"), survey.everyone)
    return {row.label: row.count for row in table.rows}


def _theme(project: Project, name: str, parent: str = "") -> str:
    return project.change("Add a theme", themes.add, "q4", name, parent=parent).value


def test_a_theme_has_a_base_of_the_answers_coded_so_far(project: Project) -> None:
    money, time = _theme(project, "Money"), _theme(project, "Time")
    project.change("Code", codings.give, money, [0])
    survey = _survey(project)
    found = tables.table(survey.question("q4.themes"), survey.answers("q4.themes"), survey.everyone)
    assert (found.answered, found.base, found.asked) == (1, 1, 3)
    project.change("Code", codings.give, time, [2, 3])
    assert _counts(project) == {"Money": 1, "Time": 2}
    assert [question.id for question in _survey(project).questions][3:5] == ["q4", "q4.themes"]


def test_only_written_answers_count(project: Project) -> None:
    money = _theme(project, "Money")
    project.change("Code", codings.give, money, [0, 1])
    assert _counts(project) == {"Money": 1}
    assert _survey(project).answers("q4.themes").state.tolist() == [
        State.ANSWERED,
        State.NOT_ASKED,
        State.BLANK,
        State.BLANK,
        State.NOT_ASKED,
        State.NOT_ASKED,
    ]


def test_whoever_has_a_part_has_the_whole(project: Project) -> None:
    whole = _theme(project, "Means")
    part = _theme(project, "Money", whole)
    project.change("Code", codings.give, part, [0])
    project.change("Code", codings.give, whole, [2])
    assert _counts(project) == {"Means": 2, "Money": 1}
    with pytest.raises(MoinError, match="part of itself"):
        project.change("Nest", themes.nest, whole, part)


def test_a_filter_can_stand_on_a_theme(project: Project) -> None:
    time = _theme(project, "Time")
    project.change("Code", codings.give, time, [2, 3])
    chosen = Filter((Condition("q4.themes", (time,)),))
    assert np.flatnonzero(filters.mask(_survey(project), chosen)).tolist() == [2, 3]


def test_merging_counts_each_answer_once_and_leads_old_ids_on(project: Project) -> None:
    money, dear, dearer = _theme(project, "Money"), _theme(project, "Dear"), _theme(project, "Dearer")
    project.change("Code", codings.give, money, [0])
    project.change("Code", codings.give, dear, [0, 2])
    project.change("Merge", themes.merge, dear, money)
    project.change("Merge", themes.merge, money, dearer)
    assert _counts(project) == {"Dearer": 2}
    assert codings.merged_themes(project.session) == {money: dearer, dear: dearer}
    project.undo()
    assert _counts(project) == {"Money": 2, "Dearer": 0}
    project.undo()
    assert _counts(project) == {"Money": 1, "Dear": 2, "Dearer": 0}


def test_splitting_moves_the_answers_told(project: Project) -> None:
    time = _theme(project, "Time")
    _theme(project, "Last")
    project.change("Code", codings.give, time, [2, 3])
    project.change("Split", themes.split, time, [3], "Pace")
    assert _counts(project) == {"Time": 1, "Pace": 1, "Last": 0}
    assert [theme.name for theme in themes.of_question(project.session, "q4")] == ["Time", "Pace", "Last"]


def test_an_answer_that_no_theme_fits_is_coded_and_stands_alone(project: Project) -> None:
    money = _theme(project, "Money")
    none = project.change("Code", themes.none_fits, "q4").value
    assert project.change("Code", themes.none_fits, "q4").value == none
    project.change("Code", codings.give, none, [0, 2])
    project.change("Code", codings.give, money, [0])
    assert _counts(project) == {"Money": 1, "No theme fits": 1}
    assert _survey(project).question("q4.themes").options[-1].role is Role.NONE


def test_what_was_settled_counts_over_what_each_gave(project: Project) -> None:
    money = _theme(project, "Money")
    project.change("Code", codings.give, money, [0], "Ada")
    project.change("Code", codings.give, money, [2], "Ben")
    assert _counts(project) == {"Money": 2}
    project.change("Settle", codings.settle, money, 2, False)
    project.change("Settle", codings.settle, money, 3, True)
    assert codings.given(project.session, "q4")[money].tolist() == [0, 3]
    assert codings.given(project.session, "q4", "Ben")[money].tolist() == [2]
    project.change("Open again", codings.unsettle, money, 2)
    assert _counts(project) == {"Money": 3}
    assert codings.authors(project.session, "q4") == ("Ada", "Ben")


def test_giving_twice_changes_nothing_and_taking_away_takes_the_marked_words_too(project: Project) -> None:
    money = _theme(project, "Money")
    assert project.change("Code", codings.give, money, [0], "Ada", (0, 3)).value == 1
    assert project.change("Code", codings.give, money, [0], "Ada", (0, 3)).value == 0
    assert project.change("Code", codings.give, money, [0], "Ada").value == 0
    assert len(codings.of_response(project.session, "q4", 0)) == 1
    project.change("Take away", codings.take_away, money, [0], "Ben")
    assert _counts(project) == {"Money": 1}
    project.change("Take away", codings.take_away, money, [0], "Ada")
    assert _counts(project) == {"Money": 0}


def test_removing_a_theme_takes_its_codings_and_undo_brings_them_back(project: Project) -> None:
    money = _theme(project, "Money")
    part = _theme(project, "Fees", money)
    project.change("Code", codings.give, money, [0, 3])
    project.change("Remove", themes.remove, money)
    assert _counts(project) == {"Fees": 0}
    assert themes.of_question(project.session, "q4")[0].parent == ""
    project.undo()
    assert _counts(project) == {"Money": 2, "Fees": 0}
    assert {theme.id: theme.parent for theme in themes.of_question(project.session, "q4")}[part] == money
    assert project.check() == ()


def test_themes_keep_their_order_names_and_question(project: Project) -> None:
    for name in ("A", "B", "C"):
        _theme(project, name)
    project.change("Move", themes.move, "t3", 1)
    project.change("Define", themes.define, "t3", "What it is", "What it is not")
    assert [theme.name for theme in themes.of_question(project.session, "q4")] == ["C", "A", "B"]
    assert themes.of_question(project.session, "q4")[0].excludes == "What it is not"
    with pytest.raises(MoinError, match="already a theme"):
        _theme(project, " a ")
    with pytest.raises(MoinError, match="free text"):
        project.change("Add", themes.add, "q1", "D")
    with pytest.raises(MoinError, match="needs a name"):
        _theme(project, "  ")


def test_codings_stay_with_their_respondents_when_a_newer_export_is_taken(project: Project) -> None:
    time = _theme(project, "Time")
    project.change("Code", codings.give, time, [2, 3])
    project.change("Take", again.take, "s1", newer((3, 0, 2)))
    assert codings.given(project.session, "q4")[time].tolist() == [0, 2]
    assert _counts(project) == {"Time": 2}
