"""Small readings, as importing would hand them over, for projects made in tests."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import BaseRule, Doubt, Item, Layout, Option, Question, QuestionType, Role, Route
from moin_desktop.analysis.reading import Reading, Source

COUNTRY = ("France", "Frnace", "Peru", "France", "", "Chad")
USED = ("Yes", "No", "Yes", "Yes", "No", "")
TOOLS = ("Survey; Interview", "Survey", "", "Interview; Diary", "Survey; Diary", "Other")
WHY = ("too dear", "", "no time", "no time", "", "")
AGE = ("31", "45", "27", "31", "", "60")
EMAIL = ("a@example.org", "", "b@example.org", "c@example.org", "d@example.org", "e@example.org")
EASY = ("Agree", "Disagree", "Agree", "", "Agree", "Disagree")
CLEAR = ("Disagree", "Disagree", "Agree", "Agree", "", "Agree")
BUS = ("1", "0", "1", "", "0", "1")
TRAM = ("0", "0", "1", "1", "", "1")


def column(index: int, heading: str, cells: Sequence[str], *, personal: bool = False) -> Column:
    """A packed column; an empty text is a blank cell."""
    words = list(dict.fromkeys(cell for cell in cells if cell))
    if personal:
        return Column(index, heading, (), np.array([0 if cell else -1 for cell in cells], dtype=np.int32))
    codes = np.array([words.index(cell) if cell else -1 for cell in cells], dtype=np.int32)
    return Column(index, heading, tuple(words), codes)


def options(start: int, *labels: str, columns: Sequence[int | None] = ()) -> tuple[Option, ...]:
    """Options with provisional ids from ``start`` on; their words are their labels."""
    return tuple(
        Option(f"o{start + n}", label, (label,), Role.OTHER if label == "Other" else Role.PLAIN, place)
        for n, (label, place) in enumerate(zip(labels, columns or [None] * len(labels), strict=True))
    )


def reading(name: str = "survey.csv", kept: bytes = b"Country;Used\nFrance;Yes\n") -> Reading:
    """Six responses to eight questions of different shapes, with four doubts."""
    cells = (COUNTRY, USED, TOOLS, WHY, AGE, EMAIL, EASY, CLEAR, BUS, TRAM)
    headings = ("Country", "Used?", "Tools", "Why not?", "Age", "Email", "Easy", "Clear", "Bus", "Tram")
    columns = tuple(
        column(n, h, c, personal=h == "Email") for n, (h, c) in enumerate(zip(headings, cells, strict=True))
    )
    kinds = QuestionType
    questions = (
        Question(
            "q1",
            "Country",
            "Which country?",
            kinds.SINGLE,
            (0,),
            options=options(1, "France", "Frnace", "Peru", "Chad"),
        ),
        Question("q2", "Used", "Used?", kinds.YES_NO, (1,), options=options(5, "Yes", "No"), reason="Yes and no only."),
        Question(
            "q3",
            "Tools",
            "Which tools?",
            kinds.MULTIPLE,
            (2,),
            layout=Layout.JOINED,
            separator=";",
            options=options(7, "Survey", "Interview", "Diary", "Other"),
            missing=("n/a",),
        ),
        Question(
            "q4",
            "Why not",
            "Why not?",
            kinds.TEXT,
            (3,),
            base_rule=BaseRule.WHO_WAS_ASKED,
            asked_if=Route("q2", ("o6",)),
        ),
        Question("q5", "Age", "Age", kinds.NUMBER, (4,)),
        Question("q6", "Email", "Email", kinds.PERSONAL, (5,)),
        Question(
            "q7",
            "Agreement",
            "Do you agree?",
            kinds.GRID,
            (6, 7),
            layout=Layout.ITEMS,
            options=options(11, "Agree", "Disagree"),
            items=(Item("Easy", 6), Item("Clear", 7)),
        ),
        Question(
            "q8",
            "Travel",
            "How do you travel?",
            kinds.MULTIPLE,
            (8, 9),
            layout=Layout.FLAGS,
            options=options(13, "Bus", "Tram", columns=(8, 9)),
            no_words=("0",),
        ),
    )
    doubts = (
        Doubt(
            "same_answer_spelt_differently", "Two spellings", "q1", (3,), "1 response", "merge", ("Frnace", "France")
        ),
        Doubt("asked_only_of_some", "Asked only of some", "q3", (), "", "route", ("q2", "Yes", "No")),
        Doubt("personal_column", "Email was left out", "q6"),
        Doubt("duplicate_rows", "Two rows are alike", rows=(2, 5)),
    )
    return Reading(
        source=Source(name, len(kept), hashlib.sha256(kept).hexdigest(), kept, True, "csv 1"),
        sheet="Sheet1",
        platform="generic",
        encoding="utf-8",
        delimiter=";",
        header_rows=1,
        first_data_row=2,
        rows=6,
        width=10,
        columns=columns,
        questions=questions,
        doubts=doubts,
        losses=("1 cell with an error has no value.",),
        other_sheets=("Notes",),
    )


def newer(rows: Sequence[int], without: str = "") -> Reading:
    """A newer export of the same survey: these of its responses, in this order, and one question fewer."""
    given = reading("newer.csv")
    questions = tuple(
        replace(q, asked_if=None if q.asked_if is None or q.asked_if.question == without else q.asked_if)
        for q in given.questions
        if q.id != without
    )
    gone = {at for q in given.questions if q.id == without for at in q.columns}
    columns = tuple(replace(c, codes=c.codes[list(rows)]) for c in given.columns if c.index not in gone)
    doubts = tuple(
        replace(d, rows=tuple(line for line in d.rows if line < len(rows) + 2))
        for d in given.doubts
        if d.question != without and without not in d.values
    )
    return replace(given, rows=len(rows), questions=questions, columns=columns, doubts=doubts)
