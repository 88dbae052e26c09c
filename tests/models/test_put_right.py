"""Corrections: what a person puts right about a question, and how it is told."""

from collections.abc import Iterator

import pytest

from moin_desktop.analysis.answers import Chosen, Measured, Ticked, Written
from moin_desktop.analysis.filters import Condition, Filter, Range
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import BaseRule, Layout, Question, QuestionType, Route
from moin_desktop.errors import MoinError
from moin_desktop.models import corrections, filters, findings, questions, retyping, surveys
from moin_desktop.models.project import Project
from tests.models.dumps import seen
from tests.models.readings import reading


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def question(project: Project, id: str) -> Question:
    return surveys.load(project.session, "s1").question(id)


def labels(project: Project, id: str) -> list[str]:
    return [option.label for option in question(project, id).options]


def told(project: Project) -> list[str]:
    return [info.text for info in questions.corrections_of(project.session, "s1")]


def test_renaming_a_question(project: Project) -> None:
    project.change("Rename", questions.rename, "q1", "  Home   country ")
    assert question(project, "q1").name == "Home country"
    assert told(project) == ["“Country” is called “Home country”."]
    project.change("Rename", questions.rename, "q1", "Where from")
    assert told(project) == ["“Country” is called “Where from”."]
    assert not project.change("Rename", questions.rename, "q1", "Where from").tables
    project.change("Rename", questions.rename, "q1", "Country")
    assert told(project) == []
    with pytest.raises(MoinError):
        project.change("Rename", questions.rename, "q1", " \0 ")


def test_a_headline_belongs_to_the_question(project: Project) -> None:
    project.change("Edit the headline", questions.set_headline, "q1", "Half are from France")
    assert questions.headlines(project.session, "s1") == {"q1": "Half are from France"}
    assert told(project) == []
    project.undo()
    assert questions.headlines(project.session, "s1") == {}


def test_merging_options_counts_them_together(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    assert question(project, "q1").options[0].words == ("France", "Frnace")
    answers = surveys.load(project.session, "s1").answers("q1")
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, 0, 1, 0, -1, 2]
    assert told(project) == ["“Frnace” counts as “France” in “Country”."]
    assert not project.change("Merge", questions.merge_options, "q1", "o1", "o2").tables
    project.change("Merge", questions.merge_options, "q1", "o1", "o3")
    assert labels(project, "q1") == ["Peru", "Chad"]
    assert corrections.aliases(project.session, "s1") == {"o2": "o3", "o1": "o3"}
    project.undo()
    project.undo()
    assert labels(project, "q1") == ["France", "Frnace", "Peru", "Chad"]


def test_options_with_a_column_each_do_not_merge(project: Project) -> None:
    with pytest.raises(MoinError, match="column each"):
        project.change("Merge", questions.merge_options, "q8", "o13", "o14")


def test_an_option_of_another_question_is_refused(project: Project) -> None:
    for operation in (questions.merge_options, questions.rename_option):
        with pytest.raises(MoinError, match="is no answer"):
            project.change("Change", operation, "q1", "o5", "o1")
    with pytest.raises(MoinError, match="is no answer"):
        project.change("Order", questions.order_options, "q1", ["o5"])


def test_renaming_an_option_keeps_its_spelling(project: Project) -> None:
    project.change("Rename", questions.rename_option, "q1", "o3", "Perú")
    option = question(project, "q1").option("o3")
    assert option is not None
    assert (option.label, option.words) == ("Perú", ("Peru",))
    project.change("Rename", questions.rename_option, "q1", "o4", "Tchad")
    project.change("Rename", questions.rename_option, "q1", "o3", "Republic of Peru")
    assert labels(project, "q1") == ["France", "Frnace", "Republic of Peru", "Tchad"]
    assert told(project)[1] == "The answer “Peru” to “Country” is called “Republic of Peru”."
    assert not project.change("Rename", questions.rename_option, "q1", "o4", "Tchad").tables


def test_ordering_options(project: Project) -> None:
    project.change("Order", questions.order_options, "q1", ["o4", "o1", "o4"])
    assert labels(project, "q1") == ["Chad", "France", "Frnace", "Peru"]
    assert told(project) == ["The answers to “Country” are in this order: Chad, France, Frnace, Peru."]
    assert not project.change("Order", questions.order_options, "q1", ["o4"]).tables


def test_choosing_the_base(project: Project) -> None:
    project.change("Base", questions.set_base, "q1", BaseRule.EVERYONE)
    assert question(project, "q1").base_rule is BaseRule.EVERYONE
    assert told(project) == ["Percentages of “Country” are of: Everyone."]
    assert not project.change("Base", questions.set_base, "q1", BaseRule.EVERYONE).tables


def test_routing_a_question(project: Project) -> None:
    project.change("Base", questions.set_base, "q3", BaseRule.EVERYONE)
    project.change("Route", questions.route, "q3", "q2", ["o5", "o5"])
    routed = question(project, "q3")
    assert (routed.asked_if, routed.base_rule) == (Route("q2", ("o5",)), BaseRule.WHO_WAS_ASKED)
    assert told(project) == ["“Tools” was asked only of those who answered “Yes” to “Used”."]
    project.change("Merge", questions.merge_options, "q2", "o5", "o6")
    assert question(project, "q3").asked_if == Route("q2", ("o6",))


def test_a_route_is_changed_and_removed(project: Project) -> None:
    first = question(project, "q4")
    project.change("Everyone", questions.unroute, "q4")
    assert (question(project, "q4").asked_if, question(project, "q4").base_rule) == (None, BaseRule.WHO_ANSWERED)
    assert told(project) == ["“Why not” was asked of everyone."]
    assert not project.change("Everyone", questions.unroute, "q4").tables
    project.change("Route", questions.route, "q4", "q1", ["o3"])
    assert question(project, "q4").asked_if == Route("q1", ("o3",))
    assert told(project) == ["“Why not” was asked only of those who answered “Peru” to “Country”."]
    assert not project.change("Route", questions.route, "q4", "q1", ["o3"]).tables
    for _step in range(2):
        project.undo()
    assert question(project, "q4") == first
    project.change("Route", questions.route, "q3", "q2", ["o5"])
    project.change("Everyone", questions.unroute, "q3")
    assert question(project, "q3").asked_if is None
    assert told(project) == []


def test_routes_that_make_no_sense_are_refused(project: Project) -> None:
    project.change("Import", surveys.add, reading("second.csv"))
    for asking, options in (("q3", ["o7"]), ("q9", ["o15"]), ("q1", [])):
        with pytest.raises(MoinError):
            project.change("Route", questions.route, "q3", asking, options)
    project.change("Route", questions.route, "q2", "q1", ["o1"])
    project.change("Route", questions.route, "q3", "q2", ["o5"])
    with pytest.raises(MoinError, match="depend on itself"):
        project.change("Route", questions.route, "q1", "q3", ["o7"])


def test_a_route_ends_where_its_answers_end(project: Project) -> None:
    with pytest.raises(MoinError, match="no answers to choose"):
        project.change("Route", questions.route, "q1", "q7", ["o11"])
    project.change("Read as", questions.read_as, "q2", QuestionType.TEXT)
    freed = question(project, "q4")
    assert (freed.asked_if, freed.base_rule) == (None, BaseRule.WHO_ANSWERED)
    project.change("Read as", questions.read_as, "q4", QuestionType.SINGLE)
    project.change("Route", questions.route, "q2", "q4", [question(project, "q4").options[0].id])
    project.change("Read as", questions.read_as, "q2", QuestionType.YES_NO)
    assert [question(project, id).asked_if is None for id in ("q2", "q4")] == [True, False]


def test_what_findings_and_filters_stand_on_stays(project: Project) -> None:
    filter = Filter((Condition("q1", ("o1",)),))
    project.change("Keep", findings.keep, "s1", ChartSpec("q5", filter), "Young in France")
    with pytest.raises(MoinError, match="“Young in France”"):
        project.change("Read as", questions.read_as, "q1", QuestionType.TEXT)
    with pytest.raises(MoinError, match="“Young in France”"):
        project.change("Read as", questions.read_as, "q5", QuestionType.META)
    project.change("Read as", questions.read_as, "q5", QuestionType.SINGLE)
    chosen = Filter((Condition("q5", (question(project, "q5").options[0].id,)),))
    project.change("Keep a filter", filters.add, "s1", "Aged 31", chosen)
    (correction,) = questions.corrections_of(project.session, "s1")
    with pytest.raises(MoinError, match="“Aged 31”"):
        project.change("Take back", questions.take_back, correction.id)
    project.change("Remove a filter", filters.remove, "p1")
    project.change("Take back", questions.take_back, correction.id)
    assert question(project, "q5").type is QuestionType.NUMBER


def test_a_range_of_numbers_keeps_its_question_a_number(project: Project) -> None:
    """Any type that the condition could not be asked of would take the finding its chart."""
    old = Filter((Range("q5", 30, None),))
    project.change("Keep", findings.keep, "s1", ChartSpec("q1", old), "The older ones")
    for type in (QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.TEXT):
        with pytest.raises(MoinError, match="“The older ones”"):
            project.change("Read as", questions.read_as, "q5", type)
    assert question(project, "q5").type is QuestionType.NUMBER


def test_reading_a_number_as_one_answer_and_back(project: Project) -> None:
    project.change("Read as", questions.read_as, "q5", QuestionType.SINGLE)
    changed = question(project, "q5")
    assert (changed.type, changed.layout) == (QuestionType.SINGLE, Layout.CELL)
    assert changed.reason == "Chosen by hand."
    assert labels(project, "q5") == ["31", "45", "27", "60"]
    ids = [option.id for option in changed.options]
    project.change("Read as", questions.read_as, "q5", QuestionType.ORDERED)
    project.change("Order", questions.order_options, "q5", [ids[2]])
    project.change("Read as", questions.read_as, "q5", QuestionType.NUMBER)
    assert isinstance(surveys.load(project.session, "s1").answers("q5"), Measured)
    assert not any("is read as" in line for line in told(project))
    project.change("Read as", questions.read_as, "q5", QuestionType.SINGLE)
    assert {option.id for option in question(project, "q5").options} == set(ids)


def test_reading_one_answer_as_choose_all(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    project.change("Rename", questions.rename_option, "q1", "o3", "Perú")
    project.change("Read as", questions.read_as, "q1", QuestionType.MULTIPLE)
    changed = question(project, "q1")
    assert (changed.layout, changed.separator) == (Layout.JOINED, ";")
    assert [(o.id, o.label, o.words) for o in changed.options] == [
        ("o1", "France", ("France", "Frnace")),
        ("o3", "Perú", ("Peru",)),
        ("o4", "Chad", ("Chad",)),
    ]
    assert isinstance(surveys.load(project.session, "s1").answers("q1"), Ticked)
    assert told(project)[-1] == "“Country” is read as “Choose all”, split at “;”."


def test_reading_choose_all_another_way(project: Project) -> None:
    project.change("Read as", questions.read_as, "q3", QuestionType.MULTIPLE, " ")
    assert {"Survey;", "Interview", "Survey"} <= set(labels(project, "q3"))
    assert question(project, "q3").option("o7") is not None
    project.change("Read as", questions.read_as, "q3", QuestionType.SINGLE)
    assert "Survey; Interview" in labels(project, "q3")
    assert question(project, "q3").separator is None
    project.change("Read as", questions.read_as, "q3", QuestionType.MULTIPLE)
    assert labels(project, "q3") == ["Survey", "Interview", "Diary", "Other"]
    assert not project.change("Read as", questions.read_as, "q3", QuestionType.MULTIPLE, ";").tables


def test_merged_spellings_survive_a_detour(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    project.change("Read as", questions.read_as, "q1", QuestionType.TEXT)
    assert labels(project, "q1") == []
    assert isinstance(surveys.load(project.session, "s1").answers("q1"), Written)
    project.change("Read as", questions.read_as, "q1", QuestionType.YES_NO)
    assert [(o.id, o.words) for o in question(project, "q1").options] == [
        ("o1", ("France", "Frnace")),
        ("o3", ("Peru",)),
        ("o4", ("Chad",)),
    ]
    project.change("Take back", questions.take_back, "c1")
    assert labels(project, "q1") == ["France", "Frnace", "Peru", "Chad"]


def test_a_column_marked_personal_shows_no_words(project: Project) -> None:
    project.change("Read as", questions.read_as, "q4", QuestionType.PERSONAL)
    survey = surveys.load(project.session, "s1")
    assert survey.column(3).words == ()
    assert survey.column(3).codes.tolist() == [0, -1, 0, 0, -1, -1]
    project.undo()
    assert surveys.load(project.session, "s1").column(3).words == ("too dear", "no time")


@pytest.mark.parametrize(
    ("id", "type"),
    [
        ("q6", QuestionType.TEXT),
        ("q7", QuestionType.SINGLE),
        ("q8", QuestionType.TEXT),
        ("q1", QuestionType.GRID),
        ("q3", QuestionType.RANKING),
    ],
)
def test_what_cannot_be_read_so_is_told(project: Project, id: str, type: QuestionType) -> None:
    before = seen(project)
    with pytest.raises(MoinError):
        project.change("Read as", questions.read_as, id, type)
    assert seen(project) == before


def test_a_grid_can_be_ignored_and_brought_back(project: Project) -> None:
    before = question(project, "q7")
    project.change("Read as", questions.read_as, "q7", QuestionType.META)
    assert question(project, "q7").type is QuestionType.META
    project.change("Read as", questions.read_as, "q7", QuestionType.GRID)
    assert question(project, "q7") == before


def test_columns_of_flags_can_hold_one_answer(project: Project) -> None:
    before = question(project, "q8")
    project.change("Read as", questions.read_as, "q8", QuestionType.SINGLE)
    changed = question(project, "q8")
    assert (changed.options, changed.layout) == (before.options, Layout.FLAGS)
    answers = surveys.load(project.session, "s1").answers("q8")
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, -1, 0, 1, -1, 0]


def test_too_many_different_answers_are_no_list(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retyping, "MOST_OPTIONS", 3)
    with pytest.raises(MoinError, match="4 different answers"):
        project.change("Read as", questions.read_as, "q5", QuestionType.SINGLE)


def test_the_button_of_a_doubt(project: Project) -> None:
    project.change("Merge spellings", questions.apply_fix, "d1")
    project.change("Set the base", questions.apply_fix, "d2")
    project.change("Dismiss", questions.dismiss, "d3")
    project.change("Fine", questions.apply_fix, "d4")
    assert labels(project, "q1") == ["France", "Peru", "Chad"]
    assert question(project, "q3").asked_if == Route("q2", ("o5", "o6"))
    assert [info.settled for info in surveys.doubts(project.session, "s1")] == [True] * 4
    for _step in range(4):
        project.undo()
    assert not any(info.settled for info in surveys.doubts(project.session, "s1"))
    assert told(project) == []


def test_a_doubt_overtaken_by_other_changes(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o3")
    project.change("Merge spellings", questions.apply_fix, "d1")
    assert labels(project, "q1") == ["France", "Chad"]
    project.undo()
    project.change("Read as", questions.read_as, "q1", QuestionType.TEXT)
    with pytest.raises(MoinError, match="any more"):
        project.change("Merge spellings", questions.apply_fix, "d1")


def test_taking_one_correction_back(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    project.change("Rename", questions.rename, "q1", "Home")
    project.change("Leave out a row", surveys.leave_out, "s1", (3,))
    project.change("Leave out rows", surveys.leave_out, "s1", (2, 4))
    found = questions.corrections_of(project.session, "s1")
    assert [(info.kind, info.question, info.survey) for info in found] == [
        ("merge", "q1", "s1"),
        ("rename", "q1", "s1"),
        ("exclude", "", "s1"),
        ("exclude", "", "s1"),
    ]
    assert told(project)[2:] == ["Row 3 is left out.", "Rows 2, 4 are left out."]
    project.change("Take back", questions.take_back, found[0].id)
    project.change("Take back", questions.take_back, found[2].id)
    assert labels(project, "q1") == ["France", "Frnace", "Peru", "Chad"]
    assert question(project, "q1").name == "Home"
    assert surveys.load(project.session, "s1").everyone.tolist() == [False, True, False, True, True, True]


def test_every_type_and_rule_has_words() -> None:
    assert len({corrections.type_words(type) for type in QuestionType}) == len(QuestionType)
    assert len({corrections.base_words(rule) for rule in BaseRule}) == len(BaseRule)
