"""A reading written by hand: five responses and a question of every type."""

from hashlib import sha256

from moin_desktop.analysis.questions import (
    Doubt,
    Item,
    Layout,
    Option,
    Question,
    QuestionType,
    Role,
    Route,
)
from moin_desktop.analysis.reading import Reading, Source
from tests.analysis.making import column


def options(start: int, *labels: str) -> tuple[Option, ...]:
    roles = {"Other": Role.OTHER, "Don't know": Role.DONT_KNOW}
    return tuple(
        Option(f"o{at}", label, (label,), roles.get(label, Role.PLAIN)) for at, label in enumerate(labels, start=start)
    )


QUESTIONS = (
    Question("q1", "ID", "ID", QuestionType.META, (0,), reason="every cell is different"),
    Question("q2", "E-mail", "Your e-mail", QuestionType.PERSONAL, (1,)),
    Question(
        "q3",
        "Type",
        "Which type = yours?",
        QuestionType.SINGLE,
        (2,),
        options=options(1, "Ministry", "City", "Other"),
    ),
    Question(
        "q4",
        "Parts",
        "Which parts?",
        QuestionType.MULTIPLE,
        (3,),
        Layout.JOINED,
        ";",
        options(4, "Skills", "Silos", "Other"),
        missing=("N/A",),
    ),
    Question("q5", "Stage", "Which stage?", QuestionType.ORDERED, (4,), options=options(7, "Early", "Late")),
    Question("q6", "Evaluation", "Do you evaluate?", QuestionType.YES_NO, (5,), options=options(9, "Yes", "No")),
    Question(
        "q7",
        "Why",
        "Why?",
        QuestionType.SINGLE,
        (6,),
        options=options(11, "Duty", "Care"),
        asked_if=Route("q6", ("o9",)),
    ),
    Question("q8", "People", "How many people?", QuestionType.NUMBER, (7,), missing=("-99",)),
    Question("q9", "Day", "Which day?", QuestionType.DATE, (8,)),
    Question("q10", "Hopes", "Your hopes?", QuestionType.TEXT, (9,), other_columns=(12,)),
    Question(
        "q11",
        "Agree",
        "Do you agree?",
        QuestionType.GRID,
        (10, 11),
        Layout.ITEMS,
        options=options(13, "No", "Yes"),
        items=(Item("Mandate", 10), Item("Budget", 11)),
    ),
)
CELLS = {
    0: ["1", "2", "3", "4", "5"],
    2: ["City", "Ministry", "City", "Other", ""],
    3: ["Silos;Skills;", "Silos", "N/A", "", "Other"],
    4: ["Late", "Early", "Late", "", "Late"],
    5: ["Yes", "Yes", "Yes", "No", ""],
    6: ["Duty", "Care", "", "", ""],
    7: ["3", "4", "-99", "many", "12"],
    8: ["2023-05-02", "2023-05-04", "", "", ""],
    9: ["to learn", "to learn", "", "to meet", ""],
    10: ["Yes", "No", "Yes", "", ""],
    11: ["Yes", "", "", "", ""],
    12: ["", "", "", "", ""],
}

KEPT = b"abc"


def reading(name: str = "survey.xlsx") -> Reading:
    columns = [column(index, cells) for index, cells in CELLS.items()]
    columns.append(column(1, ["", "", "", "", ""]))
    return Reading(
        source=Source(name, len(KEPT), sha256(KEPT).hexdigest(), KEPT, True, "hand 1"),
        sheet="Responses",
        platform="generic",
        encoding=None,
        delimiter=None,
        header_rows=1,
        first_data_row=2,
        rows=5,
        width=13,
        columns=tuple(sorted(columns, key=lambda one: one.index)),
        questions=QUESTIONS,
        doubts=(Doubt("duplicate_rows", "Rows 3 and 5 are alike.", rows=(3, 5)),),
    )
