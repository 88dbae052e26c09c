"""A project made anew of its own workbook counts the same, and says in words what could not be made again."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from moin_desktop.analysis import tables
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.exporting.audience import Audience
from moin_desktop.importing import read as read_survey
from moin_desktop.importing import rebuilding
from moin_desktop.importing.rebuilding import Rebuilt
from moin_desktop.models import codings, findings, notes, quotes, roundtrip, surveys, themes
from moin_desktop.models.project import Project
from tests.exporting.editing import edit, full_project, saved
from tests.exporting.making import HOPES

Counts = dict[str, tuple[int, int, int, dict[str, int], list[tuple[str, dict[str, int]]]]]


def _counts(survey: Survey) -> Counts:
    """Bases and counts of every charted question, by its name."""
    found: Counts = {}
    for question in survey.charted:
        table = tables.of(survey, question.id, survey.everyone)
        nets = {net.id for net in question.nets}
        rows = {row.label: row.count for row in table.rows if row.option not in nets}
        items = [(item.label, {row.label: row.count for row in item.rows}) for item in table.items]
        found[question.name] = (table.asked, table.answered, table.base, rows, items)
    return found


def _coded(session: Session, question: str) -> tuple[object, object, object]:
    """Themes, codings and quotes of a free text."""
    there = themes.of_question(session, question)
    given = codings.of_question(session, question)
    return (
        [(theme.name, theme.definition, theme.excludes, bool(theme.parent)) for theme in there],
        sorted((one.response, one.author, one.start or 0, one.stop or 0) for one in given),
        [(one.response, one.start, one.stop, one.cleared) for one in quotes.of_question(session, question)],
    )


def _with_words(session: Session) -> list[notes.Note]:
    """The notes that say something which a workbook can hold."""
    return [note for note in notes.of_survey(session, "s1") if note.text.strip("\ufffe\uffff")]


def _anew(rebuilt: Rebuilt) -> tuple[Project, Survey, tuple[str, ...]]:
    project = Project.in_memory(rebuilt.name)
    made = project.change(
        "Open",
        roundtrip.rebuild,
        rebuilt.edited,
        rebuilt.reading,
        rebuilt.name,
        synthetic=rebuilt.synthetic,
    )
    survey, losses = made.value
    return project, surveys.load(project.session, survey), losses


def test_everything_is_there_again_and_counts_the_same(tmp_path: Path) -> None:
    with full_project() as project:
        rebuilt = rebuilding.read(saved(project, tmp_path / "a.xlsx"))
        first = surveys.load(project.session, "s1")
        other, survey, losses = _anew(rebuilt)
        with other:
            assert _counts(survey) == _counts(first)
            assert survey.synthetic
            assert surveys.lines(other.session, survey.id).tolist() == surveys.lines(project.session, "s1").tolist()
            one, two = project.session, other.session
            hopes = next(q.id for q in survey.questions if q.name == "Hopes")
            assert _coded(two, hopes) == _coded(one, HOPES)
            kept = [[(f.headline, f.pillar, f.status, f.presenter) for f in findings.all(s)] for s in (one, two)]
            assert kept[0] == kept[1]
            said = [
                [(n.author, n.kind, n.mark, n.visibility, n.tags, n.pin.kind) for n in _with_words(s)]
                for s in (one, two)
            ]
            assert said[0] == said[1]
            abouts = [[n.about and (n.about.count, n.about.base) for n in _with_words(s)] for s in (one, two)]
            assert abouts[0] == abouts[1]
            assert any("personal" in line for line in losses)
            assert any("group of answers" in line for line in losses)
            assert any("filter" in line for line in losses)
            assert other.undo() is not None
            assert surveys.infos(two) == ()


def test_the_sample_as_it_is_imported_counts_the_same(sample: Path, tmp_path: Path) -> None:
    with Project.in_memory("Sample") as project:
        project.change("Import", surveys.add, read_survey(sample))
        path = saved(project, tmp_path / "a.xlsx", Audience.TEAM)
        other, survey, _losses = _anew(rebuilding.read(path))
        with other:
            assert _counts(survey) == _counts(surveys.load(project.session, "s1"))


def test_a_workbook_without_rows_or_with_a_column_gone_is_refused_in_words(tmp_path: Path) -> None:
    with full_project() as project:
        with pytest.raises(MoinError, match="no rows of respondents"):
            rebuilding.read(saved(project, tmp_path / "p.xlsx", Audience.PUBLIC))
        path = saved(project, tmp_path / "a.xlsx")
    edit(path, lambda b: b["Responses"].delete_cols(6))
    with pytest.raises(MoinError, match="has no column"):
        rebuilding.read(path)
