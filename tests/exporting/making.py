"""The sample survey as a project, read by hand, so that exports and boards are tested without importing."""

from functools import cache
from pathlib import Path

import numpy as np
import openpyxl

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.figures import chart_of, numbers
from moin_desktop.analysis.filters import NO_FILTER, Condition, Filter
from moin_desktop.analysis.questions import BaseRule, Item, Layout, Option, Question, QuestionType, Role, Route
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.project import Project
from moin_desktop.paths import resource

K = QuestionType
STAGES = ("Exploring the idea", "Defining the mission", "Designing governance", "Delivering", "Evaluating and adapting")
AGREE = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
ORGANISATION, CHALLENGES, STAGE, EVALUATION, HARD, HOPES, SCALE = "q6", "q8", "q9", "q12", "q13", "q14", "q15"
NAMES = {3: "Email", 4: "Name", 5: "Organisation", 6: "Country", 7: "Challenges", 8: "Mission stage"} | {
    9: "Tools used",
    10: "Tools wanted",
    11: "M&E in place",
    12: "M&E challenges",
    13: "Hopes",
    14: "Conditions",
}
TYPES = {0: K.META, 1: K.META, 2: K.META, 3: K.PERSONAL, 4: K.PERSONAL, 5: K.SINGLE, 6: K.SINGLE, 7: K.MULTIPLE} | {
    8: K.ORDERED,
    9: K.MULTIPLE,
    10: K.MULTIPLE,
    11: K.YES_NO,
    12: K.MULTIPLE,
    13: K.TEXT,
    14: K.GRID,
}


@cache
def sample_reading() -> Reading:
    """The 53 synthetic responses."""
    path = resource("sample", "moin-2023-survey-synthetic.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = list(sheet.iter_rows(values_only=True))
    columns = tuple(_column(i, str(h), [_cell(row[i]) for row in rows]) for i, h in enumerate(head))
    questions: list[Question] = []
    at = 1
    for index, type in TYPES.items():
        questions.append(_question(f"q{index + 1}", columns, index, type, at))
        at += len(questions[-1].options)
    kept = path.read_bytes()
    source = Source(path.name, len(kept), "ab" * 32, b"kept", False, "hand 1")
    personal = tuple(c if c.index not in (3, 4) else _emptied(c) for c in columns)
    return Reading(
        source=source,
        sheet="Responses",
        platform="microsoft_forms",
        encoding=None,
        delimiter=None,
        header_rows=1,
        first_data_row=2,
        rows=len(rows),
        width=len(head),
        columns=personal,
        questions=tuple(questions),
        losses=("1 hidden sheet was not read.",),
    )


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _column(index: int, heading: str, cells: list[str]) -> Column:
    words = list(dict.fromkeys(cell for cell in cells if cell))
    places = {word: at for at, word in enumerate(words)}
    codes = np.array([places[cell] if cell else -1 for cell in cells], dtype=np.int32)
    return Column(index, heading, tuple(words), codes)


def _emptied(column: Column) -> Column:
    return Column(column.index, column.heading, (), np.where(column.codes < 0, -1, 0).astype(np.int32))


def _question(id: str, columns: tuple[Column, ...], index: int, type: QuestionType, first: int) -> Question:
    column = columns[index]
    labels: tuple[str, ...] = ()
    if type is K.ORDERED:
        labels = STAGES
    elif type is K.GRID:
        labels = AGREE
    elif type in (K.SINGLE, K.YES_NO):
        labels = column.words
    elif type is K.MULTIPLE:
        labels = tuple(dict.fromkeys(part for word in column.words for part in word.split(";") if part))
    options = tuple(
        Option(f"o{first + n}", label, (label,), Role.OTHER if label == "Other" else Role.PLAIN)
        for n, label in enumerate(labels)
    )
    grid = type is K.GRID
    routed = index == 12
    return Question(
        id,
        NAMES.get(index, column.heading),
        "How far do you agree?" if grid else column.heading,
        type,
        tuple(range(14, 19)) if grid else (index,),
        layout=Layout.ITEMS if grid else Layout.JOINED if type is K.MULTIPLE else Layout.CELL,
        separator=";" if type is K.MULTIPLE else None,
        options=options,
        items=tuple(Item(columns[i].heading, i) for i in range(14, 19)) if grid else (),
        base_rule=BaseRule.WHO_WAS_ASKED if routed else BaseRule.WHO_ANSWERED,
        asked_if=Route("q12", (_yes(columns),)) if routed else None,
        reason="Few different answers.",
    )


def _yes(columns: tuple[Column, ...]) -> str:
    """The provisional id of Yes at question 12, from the counts of options before it."""
    before = sum(len(_question("x", columns, i, TYPES[i], 0).options) for i in range(11))
    return f"o{before + 1 + columns[11].words.index('Yes')}"


def sample_project(path: Path | None = None) -> Project:
    """A project with the sample, four findings under three pillars, one under a filter, and three notes."""
    project = Project.in_memory("MOIN 2023 pre-event survey")
    if path is not None:
        project.close()
        project = Project.create(path, "MOIN 2023 pre-event survey")
    project.change("Import", surveys.add, sample_reading(), "MOIN 2023", synthetic=True)
    challenges = option_of(project, CHALLENGES, "Building skills and capabilities")
    silos = option_of(project, CHALLENGES, "Working across departments and breaking silos")
    national = option_of(project, ORGANISATION, "National government department")
    note(project, CHALLENGES, "Skills means data and procurement people, said three tables.", challenges, "Table 3")
    note(project, CHALLENGES, "Nobody owns the space between departments.", silos, "Table 1")
    note(project, EVALUATION, "Several started but stopped.", "", "Plenary")
    keep(project, STAGE, "Seven in ten have not started delivering", "routes", "agreed")
    keep(project, CHALLENGES, "Skills and silos lead the list", "organisations", "agreed", (challenges, silos))
    national_only = Filter((Condition(ORGANISATION, (national,)),))
    keep(
        project,
        CHALLENGES,
        "Silos trouble national departments most",
        "organisations",
        "draft",
        (silos,),
        national_only,
    )
    keep(project, EVALUATION, "Fewer than half have evaluation in place", "assessment", "disputed")
    return project


def option_of(project: Project, question: str, label: str) -> str:
    """The id of an answer by its label."""
    survey = surveys.load(project.session, "s1")
    return next(option.id for option in survey.question(question).options if option.label == label)


def keep(
    project: Project,
    question: str,
    headline: str,
    pillar: str = "",
    status: str = "draft",
    focus: tuple[str, ...] = (),
    filter: Filter = NO_FILTER,
) -> str:
    """Keep a finding as a person would; its id."""
    spec = ChartSpec(question, filter)
    data = chart_of(surveys.load(project.session, "s1"), spec)
    assert data is not None
    kept = project.change("Keep", findings.keep, "s1", spec, headline, focus, numbers(data)).value
    project.change("Pillar", findings.set_pillar, kept, pillar)
    project.change("Status", findings.set_status, kept, status)
    return kept


def note(project: Project, question: str, text: str, option: str = "", author: str = "") -> str:
    """Pin a note that remembers its number; its id."""
    survey = surveys.load(project.session, "s1")
    data = chart_of(survey, ChartSpec(question))
    about = None
    if data and option:
        mark = next(mark for mark in data.marks if mark.option == option)
        about = notes.Snapshot(mark.count, mark.base, survey.question(question).base_rule, option=option)
    return project.change("Note", notes.add, question, text, option, author, about).value
