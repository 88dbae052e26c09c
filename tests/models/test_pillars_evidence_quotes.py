"""A project's own pillars, what findings stand on, and quotes that may be shown."""

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.errors import MoinError
from moin_desktop.models import again, evidence, findings, notes, pillars, quotes, surveys
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked
from tests.models.readings import newer, reading


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading())
    made.change("Keep", findings.keep, "s1", ChartSpec("q1"), author="Ada")
    return made


def _codes(project: Project) -> list[str]:
    return [pillar.code for pillar in pillars.all(project.session)]


def test_pillars_are_roar_until_changed_and_again_after_undo(project: Project) -> None:
    before = tracked(project)
    assert _codes(project) == ["routes", "organisations", "assessment", "rewards"]
    project.change("Rename", pillars.rename, "routes", "Ways", "Which way?")
    first = pillars.all(project.session)[0]
    assert (first.name, first.letter) == ("Ways", "W")
    added = project.change("Add", pillars.add, "People").value
    project.change("Move", pillars.move, added, 1)
    project.change("Sort", findings.set_pillar, "f1", added)
    assert _codes(project)[0] == added
    assert findings.all(project.session)[0].pillar == added
    project.change("Remove", pillars.remove, added)
    assert findings.all(project.session)[0].pillar == ""
    project.change("Reset", pillars.reset)
    assert pillars.name(project.session, "routes") == "Routes"
    while project.undo_label != "Keep":
        project.undo()
    assert tracked(project) == before


def test_pillars_need_names_of_their_own_and_room(project: Project) -> None:
    with pytest.raises(MoinError, match="already a pillar"):
        project.change("Add", pillars.add, "routes")
    with pytest.raises(MoinError, match="needs a name"):
        project.change("Add", pillars.add, " ")
    for n in range(4):
        project.change("Add", pillars.add, f"P{n}")
    with pytest.raises(MoinError, match="at most 8"):
        project.change("Add", pillars.add, "One more")
    assert len({pillar.hue for pillar in pillars.all(project.session)}) == 8


def test_a_question_of_the_room_is_a_finding_without_a_chart(project: Project) -> None:
    id = project.change("Ask", findings.ask, "s1", "Who pays?", "rewards", "Table 3").value
    found = next(finding for finding in findings.all(project.session) if finding.id == id)
    assert (found.headline, found.status, found.pillar, found.author, found.charted) == (
        "Who pays?",
        "question",
        "rewards",
        "Table 3",
        False,
    )
    with pytest.raises(MoinError):
        project.change("Ask", findings.ask, "s1", "  ")
    with pytest.raises(ValueError, match="nowhere"):
        project.change("Ask", findings.ask, "s1", "Who?", "nowhere")


def test_a_finding_stands_on_views_quotes_and_notes_in_order(project: Project) -> None:
    note = project.change("Pin", notes.add, "q1", "Look").value
    quote = project.change("Quote", quotes.keep, "q4", 2, (3, 7)).value
    view = project.change("View", evidence.add_view, "f1", ChartSpec("q3", compare="q2"), (("o7", 3, 4),)).value
    project.change("Quote", evidence.add_quote, "f1", quote)
    last = project.change("Note", evidence.add_note, "f1", note).value
    assert project.change("Note", evidence.add_note, "f1", note).value == last
    project.change("Move", evidence.move, last, 1)
    found = evidence.of_finding(project.session, "f1")
    assert [(one.kind, one.there) for one in found] == [("note", True), ("view", True), ("quote", True)]
    assert found[1].id == view
    assert (found[1].spec, found[1].snapshot) == (ChartSpec("q3", compare="q2"), (("o7", 3, 4),))
    project.change("Remove", notes.remove, note)
    assert not evidence.of_finding(project.session, "f1")[0].there
    project.change("Update", evidence.update_view, view, (("o7", 4, 4),))
    assert evidence.of_finding(project.session, "f1")[1].snapshot == (("o7", 4, 4),)
    project.change("Remove", findings.remove, "f1")
    project.undo()
    assert len(evidence.of_finding(project.session, "f1")) == 3


def test_quotes_are_kept_once_cleared_by_hand_and_follow_their_answer(project: Project) -> None:
    first = project.change("Quote", quotes.keep, "q4", 2, (3, 7), "Ada").value
    assert project.change("Quote", quotes.keep, "q4", 2, (3, 7)).value == first
    project.change("Quote", quotes.keep, "q4", 0)
    assert [quote.cleared for quote in quotes.of_survey(project.session, "s1")] == [False, False]
    project.change("Clear", quotes.set_cleared, first, True)
    project.change("Take", again.take, "s1", newer((2, 1)))
    (left,) = quotes.of_question(project.session, "q4")
    assert (left.id, left.response, left.cleared, left.words("no time")) == (first, 0, True, "time")
    project.undo()
    assert len(quotes.of_question(project.session, "q4")) == 2
    before = seen(project)
    project.change("Remove", quotes.remove, first)
    project.undo()
    assert seen(project) == before
