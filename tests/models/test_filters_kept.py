"""Filters under a name: their own names, what they may stand on, and whom notes are pinned to."""

from collections.abc import Iterator

import pytest

from moin_desktop.analysis.filters import Condition, Filter, Noted, Range, Words
from moin_desktop.errors import MoinError
from moin_desktop.models import filters, lookup, notes, surveys
from moin_desktop.models.project import Project
from moin_desktop.models.schema import NoteRow, now
from tests.models.readings import reading

ONLY = Filter((Condition("q1", ("o1",)), Words("", "hope"), Noted()))


@pytest.fixture
def project() -> Iterator[Project]:
    """A project of one survey."""
    with Project.in_memory("Small") as made:
        made.change("Import", surveys.add, reading())
        yield made


def test_a_name_is_given_once_whatever_its_capitals(project: Project) -> None:
    project.change("Keep", filters.add, "s1", " Hopeful ", ONLY)
    with pytest.raises(MoinError, match="already a filter"):
        project.change("Keep", filters.add, "s1", "HOPEFUL", ONLY)
    project.change("Keep", filters.add, "s1", "Others", Filter((Noted(),)))
    with pytest.raises(MoinError, match="already a filter"):
        project.change("Rename", filters.rename, "p2", "hopeful")
    project.change("Rename", filters.rename, "p1", "Hopeful ones")
    assert [named.name for named in filters.all(project.session, "s1")] == ["Hopeful ones", "Others"]


def test_what_is_off_is_not_kept_and_the_name_comes_with_the_filter(project: Project) -> None:
    project.change("Keep", filters.add, "s1", "Hopeful", ONLY.switched("q1"))
    (named,) = filters.all(project.session, "s1")
    assert named.filter == Filter((Words("", "hope"), Noted()))
    assert named.filter.name == "Hopeful"
    project.change("Change", filters.replace, "p1", ONLY)
    assert filters.all(project.session, "s1")[0].filter == ONLY
    project.undo()
    assert filters.all(project.session, "s1")[0].filter == named.filter


def test_other_conditions_are_of_their_own_survey_too(project: Project) -> None:
    project.change("Import", surveys.add, reading())
    for part in (Range("q1", 1, 2), Words("q1", "a")):
        with pytest.raises(MoinError, match="own survey"):
            project.change("Keep", filters.add, "s2", "Mine", Filter((part,)))


def test_respondents_with_a_note_are_known(project: Project) -> None:
    project.change("Pin", notes.add, "q1", "To the question")
    assert filters.noted_rows(project.session, "s1") == frozenset()
    for response in (2, 4, None):
        pin = {"kind": "respondent", "response": response}
        row = NoteRow(
            survey_id=1, question_id=1, text="Look", author="", kind="reading", created=now(), shown=True, pin=pin
        )
        project.session.add(row)
    project.session.flush()
    assert filters.noted_rows(project.session, "s1") == {2, 4}


def test_notes_are_looked_up_newest_first(project: Project) -> None:
    project.change("Pin", notes.add, "q1", "First", option="o1", author="Table 2")
    project.change("Pin", notes.add, "q1", "Second")
    told = [
        (note.id, note.question, note.option, note.text, note.author) for note in lookup.notes(project.session, "s1")
    ]
    assert told == [("n2", "q1", "", "Second", ""), ("n1", "q1", "o1", "First", "Table 2")]
