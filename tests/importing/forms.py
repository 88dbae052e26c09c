"""Small questionnaires written by the tests, and data read with them."""

from collections.abc import Sequence
from pathlib import Path

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, table
from moin_desktop.importing.questionnaires.reading import read_here
from moin_desktop.importing.questionnaires.values import Questionnaire
from moin_desktop.importing.task import read_with
from tests.importing.making import csv_text, xlsx

Rows = Sequence[Sequence[object]]

SURVEY = ("type", "name", "label", "relevant", "appearance")
CHOICES = ("list_name", "name", "label")


def silent(_done: int, _total: int) -> None:
    """Nobody listens."""


def xlsform(survey: Rows, choices: Rows, settings: Rows = ()) -> bytes:
    """An XLSForm with these rows, headings included."""
    book = xlsx(survey, {"choices": choices, "settings": settings or [["form_title"], ["A form"]]})
    return with_name(book, "Responses", "survey")


def with_name(book: bytes, old: str, new: str) -> bytes:
    """The workbook with one sheet called otherwise."""
    import io

    import openpyxl

    loaded = openpyxl.load_workbook(io.BytesIO(book))
    loaded[old].title = new
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()


def parsed(folder: Path, name: str, data: bytes) -> Questionnaire:
    """The questionnaire in these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_here(path, silent)


def read_beside(folder: Path, rows: Rows, name: str, form: bytes) -> Reading:
    """A table of answers, read with a questionnaire."""
    questionnaire = parsed(folder, name, form)
    data = folder / "answers.csv"
    data.write_text(csv_text([[str(cell) for cell in row] for row in rows]), "utf-8")
    return read_with(data, None, questionnaire, silent)


def asked(reading: Reading) -> dict[str, Question]:
    """The questions by their wording."""
    return {question.text: question for question in reading.questions}


def numbers(reading: Reading, question: Question) -> Table:
    """The table of one question of a reading."""
    by_index: dict[int, Column] = {column.index: column for column in reading.columns}
    survey = Survey(
        id="s1",
        name="",
        source_name="",
        rows=reading.rows,
        questions=reading.questions,
        column=by_index.__getitem__,
    )
    return table(question, survey.answers(question.id), survey.everyone)
