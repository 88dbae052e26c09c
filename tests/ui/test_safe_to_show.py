"""Safe to show: from all that a room sees no hidden cell is found by subtraction, and nothing private is among it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSizeF
from sqlalchemy.orm import Session as Orm

from moin_desktop import importing
from moin_desktop.analysis import hiding
from moin_desktop.analysis.answers import Chosen, Ticked
from moin_desktop.analysis.charts import ChartData, ChartSpec, Mark, compute
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import Option, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.exporting import report
from moin_desktop.exporting.audience import Audience
from moin_desktop.models import findings, notes, rules
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui.charts.plan import MarkBox, Plan
from moin_desktop.ui.present import comparing, scene, slides
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.workspace import Workspace
from tests.analysis.test_small_groups import solved
from tests.conftest import SAMPLE, SURVEYS
from tests.exporting.making import sample_project
from tests.ui.presenting import said, session_of, typed

HD = QSizeF(1920, 1080)
REAL = ("surveymonkey_jupyter_2020.csv", "limesurvey_digitaltwins_de.csv", "ona_nepal_perception_r5.xlsx")
LIMITS = (5, 10)
MOST = 10
"""So many questions of a file are looked at."""
Cell = tuple[str, str]
"""(option, group); the group is empty for all, the option for the size of a group."""
_OF = re.compile(r"(\d+) of (\d+)")


@cache
def read(name: str) -> Survey:
    path = SAMPLE if name == SAMPLE.name else SURVEYS / name
    if not path.is_file():
        pytest.skip("the real survey files are not here")
    try:
        return Survey.of_reading(importing.read(path))
    except MoinError as trouble:
        pytest.skip(trouble.message)


def hidden_under(name: str, limit: int) -> Survey:
    found = read(name)
    found.hide_under = limit
    return found


def counted(survey: Survey) -> list[Question]:
    """The questions whose answers are counted one by one."""
    return [q for q in survey.charted if isinstance(survey.answers(q.id), Chosen | Ticked)][:MOST]


def groupings(survey: Survey) -> list[Question]:
    single = (QuestionType.SINGLE, QuestionType.YES_NO, QuestionType.ORDERED)
    return [q for q in survey.charted if q.type in single and 2 <= len(q.options) <= 12][:1]


# What is true, counted from the answers alone


def flags(survey: Survey, question: Question) -> Mapping[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Who chose each answer, (rows,); what is no option of its own, such as a group of answers, is left out."""
    answers = survey.answers(question.id)
    assert isinstance(answers, Chosen | Ticked)
    columns = answers.flags.T if isinstance(answers, Ticked) else [answers.codes == at for at, _o in _listed(question)]
    return {
        option.id: np.asarray(column) & survey.everyone
        for (_at, option), column in zip(_listed(question), columns, strict=False)
    }


def _listed(question: Question) -> list[tuple[int, Option]]:
    return list(enumerate(question.options))


# What is seen


def boxes_of(frame: Frame) -> Sequence[MarkBox]:
    return frame.layout.marks if frame.layout is not None else ()


def words_of(box: MarkBox) -> str:
    return " ".join(" ".join(block.lines) for block in (box.value, box.count) if block is not None)


def other_words(frame: Frame) -> str:
    """Everything that stands on no mark, but for which slide it is."""
    marks = [block for box in boxes_of(frame) for block in (box.label, box.value, box.count)] + [frame.place]
    return "\n".join(" ".join(block.lines) for block in frame.blocks if not any(block is one for one in marks))


def marks(data: ChartData) -> list[Mark]:
    return [mark for row in data.rows for mark in row.marks] or list(data.marks)


def shown(survey: Survey, spec: ChartSpec) -> tuple[ChartData, Frame]:
    data = compute(survey, spec)
    return data, scene.arrange(Plan(data), HD, 0, 9)


def nothing_small_is_written(data: ChartData, frame: Frame, limit: int, told: str) -> None:
    """No figure from 1 to under the limit stands anywhere, and none at all on what is hidden."""
    shut = {(mark.option, mark.group) for mark in marks(data) if mark.hidden}
    for box in boxes_of(frame):
        words = words_of(box)
        if (box.mark.option, box.mark.group) in shut:
            assert not re.search(r"\d", words), (told, words)
            assert not box.dots, told
            assert box.bar.width() <= 1 or data.groups or not box.extent, told
            continue
        for count, base in _OF.findall(words.replace(",", "")):
            assert not 0 < int(count) < limit or not box.mark.base, (told, words)
            assert not 0 < int(base) < limit, (told, words)
    # How many answered at all is said with every chart; it is no group of anybody's answers.
    without_base = re.sub(r"Base: [^.]*\.", "", other_words(frame))
    for count, _base in _OF.findall(without_base):
        assert not 0 < int(count) < limit, (told, other_words(frame))


# What can be worked out


class Known:
    """Everything a room has been shown of a question by a grouping, and what adds up to what."""

    def __init__(self, survey: Survey, question: Question, by: Question | None) -> None:
        self.question, self.by = question, by
        self.true = flags(survey, question)
        self.groups = flags(survey, by) if by is not None else {}
        self.single = isinstance(survey.answers(question.id), Chosen)
        some = np.zeros(survey.rows, dtype=bool)
        for one in self.true.values():
            some |= one
        self.answered = some
        self.seen: set[Cell] = set()
        self.shut: set[Cell] = set()

    def look(self, data: ChartData) -> None:
        """Another chart of it was shown."""
        for mark in marks(data):
            cell = (mark.option, mark.group)
            if mark.option in self.true and (not mark.group or mark.group in self.groups):
                (self.shut if mark.hidden else self.seen).add(cell)
        for group in data.groups:
            if group.id in self.groups and not group.hidden:
                self.seen.add(("", group.id))

    def count(self, cell: Cell) -> int:
        option, group = cell
        rows = self.true[option] if option else self.answered
        return int(np.count_nonzero(rows & self.groups[group] if group else rows))

    def sums(self) -> Iterator[tuple[Cell, ...]]:
        """Cells that add up to a number everyone knows, or to the first where that is a cell; the rest is known."""
        groups = ["", *self.groups]
        if self.single:
            for group in groups:
                yield (("", group), *((option, group) for option in self.true))
        if self.groups:
            for option in ["", *self.true]:
                yield ((option, ""), *((option, group) for group in self.groups))

    def worked_out(self) -> set[Cell]:
        """The cells that follow from those seen; the size of everyone is known."""
        cells = [(option, group) for option in ["", *self.true] for group in ["", *self.groups]]
        open_ = [cell for cell in cells if cell not in self.seen and cell != ("", "")]
        place = {cell: at for at, cell in enumerate(open_)}
        rows = []
        for whole, *parts in self.sums():
            row = [Fraction(0)] * len(open_)
            for sign, cell in ((-1, whole), *((1, part) for part in parts)):
                if cell in place:
                    row[place[cell]] += sign
            if any(row):
                rows.append(row)
        return {open_[at] for at in solved(rows)}

    def given_away(self, limit: int) -> list[tuple[Cell, int]]:
        """Small cells that are hidden, and found all the same."""
        small = [cell for cell in self.worked_out() if cell in self.shut and 0 < self.count(cell) < limit]
        return [(cell, self.count(cell)) for cell in small]

    def told(self) -> str:
        return f"{self.question.name} by {self.by.name if self.by else 'none'}"


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", [SAMPLE.name, *REAL])
def test_no_hidden_cell_is_found_by_subtraction(dressed: None, name: str, limit: int) -> None:
    """Alone and compared, one slide after the other: the room remembers what it saw."""
    survey, seen = hidden_under(name, limit), 0
    for question in counted(survey):
        for by in [None, *(one for one in groupings(survey) if one is not question)]:
            known = Known(survey, question, by)
            for spec in (ChartSpec(question.id), ChartSpec(question.id, compare=by.id if by else "")):
                data, frame = shown(survey, spec)
                nothing_small_is_written(data, frame, limit, known.told())
                known.look(data)
                seen += bool(boxes_of(frame))
            assert known.given_away(limit) == [], known.told()
    assert seen > 5


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", [SAMPLE.name, *REAL])
def test_a_filter_put_on_tells_nothing_of_those_it_leaves_out(dressed: None, name: str, limit: int) -> None:
    """What is left of a number, when the filtered one is taken from the whole, is not small either."""
    survey = hidden_under(name, limit)
    for by in groupings(survey)[:1]:
        inside = flags(survey, by)
        for question in counted(survey)[:10]:
            true = flags(survey, question)
            whole = {mark.option for mark in marks(compute(survey, ChartSpec(question.id))) if not mark.hidden}
            for option, rows in inside.items():
                spec = ChartSpec(question.id, Filter((Condition(by.id, (option,)),)))
                if hiding.veil(survey, spec.filter):
                    continue  # nothing is shown at all, as in ``slides.plan``
                data, frame = shown(survey, spec)
                told = f"{question.name}, only {by.label(option)}"
                nothing_small_is_written(data, frame, limit, told)
                for mark in marks(data):
                    if mark.hidden or mark.option not in whole or mark.option not in true or question is by:
                        continue
                    left = int(np.count_nonzero(true[mark.option] & ~rows))
                    assert not 0 < left < limit, (told, mark.label)


@pytest.mark.parametrize("limit", LIMITS)
def test_the_reason_is_said(dressed: None, limit: int) -> None:
    survey = hidden_under(SAMPLE.name, limit)
    said = 0
    for question in counted(survey):
        data, frame = shown(survey, ChartSpec(question.id))
        if any(box.mark.hidden for box in boxes_of(frame)):
            said += 1
            assert f"under {limit}" in other_words(frame), data.title
    assert said


PRIVATE = ("Only for the team", "Only for me", "Pause here and breathe")


def everything_shown(session: Session) -> str:
    """All words of the room's window in every state of a presentation, and what screen readers say of it."""
    told: list[str] = []

    def look() -> None:
        told.extend((said(session), *session.said()))

    for at in range(len(session.running.slides)):
        session.go(at)
        look()
        typed(session, "n")
        session.writing.write("Typed live")
        look()
        session.writing.drop()
        comparing.toggle(session)
        look()
        session.set_compare(None)
        question = session.workspace.survey.question("q6")
        session.set_filter(Filter((Condition("q6", (question.options[0].id,)),)))
        look()
        session.set_filter(Filter())
        for keys in ("h21\n", "h", "\x1b", "g3\n", "g"):
            typed(session, keys)
            look()
    return "\n".join(told)


@pytest.mark.parametrize("limit", [0, *LIMITS])
def test_nothing_private_is_among_what_a_room_sees(
    dressed: None, workspace: Workspace, tmp_path: Path, limit: int
) -> None:
    """Notes for the team and the presenter, what is to be said, and quotes that were not cleared."""
    session = session_of(workspace, tmp_path)
    project, survey = workspace.project, workspace.survey
    workspace.do("Hide", rules.set_hide_under, limit)
    for finding in findings.all(project.session):
        workspace.do("Say", findings.set_presenter, finding.id, PRIVATE[2])
        for seen, words in (("team", PRIVATE[0]), ("presenter", PRIVATE[1]), ("room", "For everyone")):
            place = Pin(PinKind.QUESTION, finding.spec.question)
            workspace.do("Pin", _pin, survey.id, place, words, seen)
    hopes = next(q for q in survey.questions if q.type is QuestionType.TEXT)
    workspace.do("Keep", findings.keep, survey.id, ChartSpec(hopes.id), "What people hope for")
    written = compute(survey, ChartSpec(hopes.id)).texts
    session.show_running(slides.running(project, workspace.survey))
    told = everything_shown(session)
    assert "For everyone" in told
    assert "Typed live" in told
    assert not [words for words in PRIVATE if words in told]
    assert not [words for _row, words in written if words in told]


def _pin(session: Orm, survey: str, place: Pin, text: str, seen: str) -> None:
    notes.pin(session, survey, place, text, visibility=seen)


@pytest.mark.parametrize("limit", [0, *LIMITS])
def test_what_goes_out_in_public_hides_small_groups_and_says_why(tmp_path: Path, limit: int) -> None:
    project = sample_project(tmp_path / "P.moin")
    project.change("Hide", rules.set_hide_under, limit)
    built = report.build(project, audience=Audience.PUBLIC)
    assert built.hide_under == (limit or 5)
    for survey in built.surveys:
        assert not survey.columns
        for question in survey.questions:
            small = [m for m in marks(question.chart) if 0 < m.count < built.hide_under and not m.figure_text]
            assert small == []
            if any(mark.hidden for mark in marks(question.chart)):
                assert f"under {built.hide_under}" in question.chart.footer
    project.close()
