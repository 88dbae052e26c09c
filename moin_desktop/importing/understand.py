"""A workbook of cells becomes an understanding: which sheet, which rows, which questions, and why."""

from dataclasses import dataclass

from moin_desktop.analysis.questions import Doubt, Question
from moin_desktop.importing.sheet import Workbook


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one sheet was understood. Rows count from 1, as a spreadsheet does.

    The responses are the rows from ``first_data_row`` to ``last_data_row``, both included, without ``drop_rows``.
    ``headings`` has one text per column of the sheet; column positions in ``questions`` are those of the sheet, and
    every column that holds anything belongs to exactly one question.
    """

    sheet: int
    """Position in ``Workbook.sheets``."""
    platform: str
    header_rows: int
    first_data_row: int
    last_data_row: int
    drop_rows: tuple[int, ...]
    """Rows between first and last that are no responses: headings repeated, blank rows."""
    headings: tuple[str, ...]
    questions: tuple[Question, ...]
    doubts: tuple[Doubt, ...] = ()
    losses: tuple[str, ...] = ()


def understand(workbook: Workbook, source_name: str, sheet: str | None = None) -> Understanding:
    """Understand one sheet of a workbook: the named one, else the one that looks most like responses.

    Raises MoinError when there is no such sheet, or when it is no table of responses (empty, a summary of totals).
    """
    raise NotImplementedError
