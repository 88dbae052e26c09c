"""Small tables written in the test become a workbook by the way real files take, and are understood."""

from collections.abc import Sequence

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, table
from moin_desktop.importing.understand import Understanding, understand
from tests.importing.making import opened

Rows = Sequence[Sequence[object]]


def as_csv(rows: Rows) -> bytes:
    """The rows as UTF-8 CSV."""
    quoted = (",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode()


def understood(rows: Rows, name: str = "answers.csv") -> Understanding:
    """How a table of these rows is understood."""
    return understand(opened(as_csv(rows)), name)


def by_text(found: Understanding) -> dict[str, Question]:
    """The questions by their wording."""
    return {question.text: question for question in found.questions}


def labels(question: Question) -> list[str]:
    """The options of a question, in order."""
    return [option.label for option in question.options]


def tables_of(rows: Rows) -> dict[str, Table]:
    """The numbers of every question of a table, by its wording."""
    workbook = opened(as_csv(rows))
    found = understand(workbook, "answers.csv")
    sheet = workbook.sheets[found.sheet]
    kept = [r - 1 for r in range(found.first_data_row, found.last_data_row + 1) if r not in found.drop_rows]
    columns = {
        i: Column(i, heading, column.words, column.codes[kept])
        for i, (heading, column) in enumerate(zip(found.headings, sheet.columns, strict=True))
    }
    survey = Survey(
        id="s1", name="", source_name="", rows=len(kept), questions=found.questions, column=columns.__getitem__
    )
    return {q.text: table(q, survey.answers(q.id), survey.everyone) for q in survey.questions}


def counts(numbers: Table) -> dict[str, int]:
    """The counts of a table by option label."""
    return {row.label: row.count for row in numbers.rows}
