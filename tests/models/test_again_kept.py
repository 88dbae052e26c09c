"""What a project keeps over a newer export: themes, settled doubts, old editions as long as undo leads to them."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from moin_desktop.analysis.answers import Ticked
from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import Doubt, Option, QuestionType, Route
from moin_desktop.analysis.reading import Reading
from moin_desktop.errors import MoinError
from moin_desktop.models import again, filters, findings, notes, questions, surveys
from moin_desktop.models.project import Project
from moin_desktop.models.schema import CodingRow, ThemeRow, now
from tests.models.dumps import seen, tracked
from tests.models.readings import column, reading

DIFFERENT = tuple(f"Comment {n} of somebody" for n in range(6))
"""What makes the respondents of the small reading unlike each other."""


def first() -> Reading:
    """Six responses, each with a comment of its own in the column "Why not?"."""
    return _with(reading(), 3, DIFFERENT)


def _with(given: Reading, index: int, cells: tuple[str, ...]) -> Reading:
    columns = list(given.columns)
    columns[index] = column(index, columns[index].heading, cells)
    return replace(given, columns=tuple(columns))


def _rows(given: Reading, *rows: int) -> Reading:
    """Only these responses, in this order."""
    columns = tuple(replace(one, codes=one.codes[list(rows)]) for one in given.columns)
    source = replace(given.source, name="newer.csv")
    return replace(given, source=source, rows=len(rows), columns=columns)


def _code(session: Session, *given: tuple[int, int | None, int | None]) -> None:
    """Give one theme to answers: (row, start, stop) each."""
    theme = ThemeRow(question_id=4, position=0, name="Somebody", definition="")
    session.add(theme)
    session.flush()
    for row, start, stop in given:
        session.add(
            CodingRow(theme_id=theme.id, response=row, start=start, stop=stop, author="", created=now()),
        )


def _codings(project: Project) -> list[tuple[int, int | None, int | None]]:
    rows = project.session.connection().exec_driver_sql("SELECT response, start, stop FROM coding ORDER BY id")
    return [(row, start, stop) for row, start, stop in rows]


def test_themes_stay_with_the_respondents_they_were_given_to() -> None:
    newer = _with(first(), 3, ("Comment 0 of somebody", "Of somebody", DIFFERENT[2], "Nothing", DIFFERENT[4], ""))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first())
        project.change("Code", _code, (0, None, None), (1, 10, 12), (2, 0, 7), (3, 0, 7), (4, 0, 7), (5, 13, 21))
        unchanged = again.difference(project.session, "s1", _rows(first(), 5, 4, 3, 2, 1, 0))
        assert (bool(unchanged), unchanged.themes) == (False, ())
        moved = _rows(newer, 5, 3, 1, 0, 2)
        found = again.difference(project.session, "s1", moved)
        assert found.themes == ("t1",)
        assert (found.vanished, found.changed_cells) == ((6,), 3)
        project.change("Take it", again.take, "s1", moved)
        assert _codings(project) == [(3, None, None), (2, None, None), (4, 0, 7), (1, None, None)]
        project.undo()
        assert _codings(project)[5] == (5, 13, 21)


def test_marked_words_are_found_again_where_they_stand_now() -> None:
    newer = _with(first(), 3, ("As I said: comment 0 of somebody", *DIFFERENT[1:]))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first())
        project.change("Code", _code, (0, 13, 21))
        project.change("Take it", again.take, "s1", newer)
        assert _codings(project) == [(0, 24, 32)]
        assert newer.columns[3].text(0)[24:32] == "somebody"


def test_settled_doubts_stay_settled_and_new_ones_are_raised() -> None:
    given = first()
    more = (
        *given.doubts[:3],
        replace(given.doubts[3], rows=(2, 4, 6)),
        Doubt("mixed_numbers", "One cell is a word", "q5", (3,)),
    )
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        project.change("Apply", questions.apply_fix, "d1")
        project.change("Dismiss", questions.dismiss, "d4")
        same = _rows(given, 1, 0, 2, 3, 4, 5)
        project.change(
            "Take it",
            again.take,
            "s1",
            replace(same, doubts=(*given.doubts[:3], replace(given.doubts[3], rows=(3, 5)))),
        )
        there = surveys.doubts(project.session, "s1")
        assert [(d.id, d.settled) for d in there] == [("d1", True), ("d2", False), ("d3", False), ("d4", True)]
        project.undo()
        project.change(
            "Take it", again.take, "s1", replace(same, doubts=(given.doubts[0], replace(given.doubts[3], rows=(3, 6))))
        )
        there = surveys.doubts(project.session, "s1")
        assert [(d.id, d.settled, d.doubt.rows) for d in there] == [("d1", True, (3,)), ("d4", False, (3, 6))]
        project.undo()
        project.change("Take it", again.take, "s1", replace(given, doubts=more))
        there = surveys.doubts(project.session, "s1")
        assert [(d.doubt.kind, d.settled) for d in there][3:] == [("duplicate_rows", False), ("mixed_numbers", False)]
        assert there[4].question_name == "Age"


def test_editions_are_kept_as_long_as_undo_or_redo_lead_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.moin"

    def counts(project: Project) -> tuple[int, ...]:
        tables = ("edition", "source", "column_answers")
        connection = project.session.connection()
        return tuple(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in tables)

    with Project.create(path, "P") as project:
        project.change("Import", surveys.add, first())
        project.change("Take it", again.take, "s1", _rows(first(), 0, 1, 2, 3))
        assert counts(project) == (2, 2, 20)
        project.undo()
        project.remember(lambda session: session.execute(text("SELECT 1")))
        assert counts(project) == (2, 2, 20)
        project.change("Rename", surveys.rename, "s1", "One")
        assert counts(project) == (1, 1, 10)
        project.change("Take it", again.take, "s1", _rows(first(), 5, 4, 3))
        project.change("Take it", again.take, "s1", _rows(first(), 5, 4, 3, 2, 1))
        assert counts(project) == (3, 2, 30)
        assert [info.rows for info in surveys.infos(project.session)] == [5]
        assert surveys.infos(project.session)[0].name == "One"
        assert project.check() == ()
    with Project.open(path) as project:
        while project.undo():
            pass
        project.change("Import", surveys.add, reading())
        assert counts(project) == (1, 1, 10)
        assert project.check() == ()


def test_damage_in_an_edition_that_undo_leads_back_to_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.moin"
    with Project.create(path, "P") as project:
        project.change("Import", surveys.add, first(), "Wave one")
        project.change("Take it", again.take, "s1", _rows(first(), 0, 1, 2, 3))
    for edition, name in ((1, "survey.csv"), (2, "Wave one")):
        database = sqlite3.connect(path)
        database.execute(f"UPDATE column_answers SET hash = zeroblob(32) WHERE edition_id = {edition} AND position = 2")
        database.commit()
        database.close()
        with Project.open(path) as project:
            assert f"The answers in column C of “{name}” are damaged." in project.check()
    with Project.open(path) as project, pytest.raises(MoinError, match="“Tools” are damaged"):
        project.change("Take it", again.take, "s1", first())


def test_a_failing_step_leaves_the_survey_as_it_was() -> None:
    broken = replace(_rows(first(), 0, 1, 2), questions=(replace(first().questions[3], asked_if=Route("q9", ("o9",))),))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first())
        before = tracked(project), seen(project)
        odd = replace(broken, columns=(*broken.columns, Column(3, "Twice", ("a",), np.zeros(2, dtype=np.int32))))
        with pytest.raises(IndexError):
            project.change("Take it", again.take, "s1", odd)
        assert (tracked(project), seen(project)) == before
        assert project.check() == ()


def test_options_with_a_column_each_come_and_go() -> None:
    given = first()
    travel = given.questions[7]
    walk = Option("o99", "On foot", ("On foot",), column=10)
    cells = column(10, "On foot", ("1", "0", "1", "", "1", "0"))
    more = replace(
        given,
        width=11,
        columns=(*given.columns, cells),
        questions=(*given.questions[:7], replace(travel, columns=(8, 9, 10), options=(*travel.options, walk))),
    )
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        bus, tram = (option.id for option in surveys.load(project.session, "s1").question("q8").options)
        project.change("Pin", notes.add, "q8", "Trams are free", tram)
        found = again.difference(project.session, "s1", more)
        assert [(one.question, one.labels) for one in found.new_options] == [("q8", ("On foot",))]
        project.change("Take it", again.take, "s1", more)
        survey = surveys.load(project.session, "s1")
        foot = survey.question("q8").options[2].id
        answers = survey.answers("q8")
        assert isinstance(answers, Ticked)
        assert answers.flags.sum(axis=0).tolist() == [3, 3, 3]
        fewer = replace(
            more,
            columns=tuple(one for one in more.columns if one.index != 9),
            questions=(*given.questions[:7], replace(travel, columns=(8, 10), options=(travel.options[0], walk))),
        )
        found = again.difference(project.session, "s1", fewer)
        assert [one.labels for one in found.gone_options] == [("Tram",)]
        project.change("Take it", again.take, "s1", fewer)
        survey = surveys.load(project.session, "s1")
        assert [option.id for option in survey.question("q8").options] == [bus, tram, foot]
        answers = survey.answers("q8")
        assert isinstance(answers, Ticked)
        assert answers.flags.sum(axis=0).tolist() == [3, 0, 3]
        assert notes.without_target(project.session, "s1") == ()
        project.change("Take it", again.take, "s1", more)
        assert [option.id for option in surveys.load(project.session, "s1").question("q8").options] == [bus, tram, foot]


def test_a_scale_gets_its_new_point_where_it_belongs() -> None:
    given = first()
    size = replace(
        given.questions[4],
        type=QuestionType.ORDERED,
        options=tuple(Option(f"o{90 + n}", word, (word,)) for n, word in enumerate(("27", "31", "45", "60"))),
    )
    ordered = replace(given, questions=(*given.questions[:4], size, *given.questions[5:]))
    more = _with(ordered, 4, ("31", "45", "27", "38", "", "60"))
    wider = replace(
        more,
        questions=tuple(
            replace(q, options=(*q.options[:2], Option("o99", "38", ("38",)), *q.options[2:])) if q.id == "q5" else q
            for q in more.questions
        ),
    )
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, ordered)
        project.change("Take it", again.take, "s1", wider)
        labels = [option.label for option in surveys.load(project.session, "s1").question("q5").options]
    assert labels == ["27", "31", "38", "45", "60"]


def test_numbers_and_dates_written_another_way_are_no_changed_answers() -> None:
    given = first()
    dates = ("3/4/2023", "", "5/4/2023", "28/4/2023", "1/5/2023", "2/5/2023")
    iso = ("2023-04-03", "", "2023-04-05", "2023-04-28", "2023-05-01", "2023-05-02")
    dated = tuple(replace(q, type=QuestionType.DATE, options=()) if q.id == "q1" else q for q in given.questions)
    given = replace(given, questions=dated, doubts=())
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, _with(given, 0, dates))
        newer = _with(_with(given, 0, iso), 4, ("31.0", "45,0", "27.0", "31.0", "", "60.0"))
        assert not again.difference(project.session, "s1", newer)


def test_filters_findings_and_routes_hold_on() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first())
        peru = surveys.load(project.session, "s1").question("q1").options[2].id
        only = Filter((Condition("q1", (peru,)),))
        project.change("Keep", filters.add, "s1", "Peru", only)
        project.change("Keep", findings.keep, "s1", ChartSpec("q3", only), "Tools in Peru", (), (("o7", 1, 2),))
        project.change("Route", questions.route, "q5", "q2", ["o5"])
        newer = _with(first(), 0, ("France", "Frnace", "France", "France", "", "Chad"))
        kept = tuple(option for option in newer.questions[0].options if option.label != "Peru")
        newer = replace(newer, questions=(replace(newer.questions[0], options=kept), *newer.questions[1:]))
        found = again.difference(project.session, "s1", newer)
        assert [one.labels for one in found.gone_options] == [("Peru",)]
        assert found.findings == ("f1",)
        project.change("Take it", again.take, "s1", newer)
        survey = surveys.load(project.session, "s1")
        assert filters.all(project.session, "s1")[0].filter == only
        assert survey.question("q5").asked_if == Route("q2", ("o5",))
        assert compute(survey, findings.all(project.session)[0].spec).base == 0
        assert project.check() == ()
