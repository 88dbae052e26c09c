"""Formulas that count what a table says from the rows of the workbook, only where they give our number exactly."""

from collections.abc import Mapping

import numpy as np

from moin_desktop.exporting.links import Links
from moin_desktop.exporting.values import QuestionReport, Report, ResponseColumn, SurveyReport

_LONGEST = 200
"""COUNTIF compares no more than 255 characters."""


class Formulas:
    """The formulas of one survey's tables; asked when all sheets are there."""

    def __init__(self, links: Links, report: Report, survey: SurveyReport) -> None:
        self._links, self._survey = links, survey
        self._finding: Mapping[int, str] = {finding.number: finding.id for finding in report.findings}
        self._flags = {(one.question, one.option, one.item): one for one in survey.flags}
        self._words = {(one.question, one.item): one for one in survey.columns if one.codes is not None}

    def finding(self, number: int) -> str:
        """The id of a finding by its number."""
        return self._finding.get(number, "")

    def of_answer(
        self, question: QuestionReport, option: str, item: int | None, label: str, beside: str, count: int, base: int
    ) -> tuple[str, str]:
        """The formulas for the number of an answer and for its base; empty where one would give another number.

        ``label`` is the answer as it stands in the cell ``beside``, or empty where it stands there otherwise.
        """
        found = self._by_flags(question, option, item, count, base)
        return found if any(found) else self._by_words(question, item, label, beside, count, base)

    def _by_flags(
        self, question: QuestionReport, option: str, item: int | None, count: int, base: int
    ) -> tuple[str, str]:
        column = self._flags.get((question.id, option, item))
        if column is None or column.values is None:
            return "", ""
        at = "" if item is None else str(item)
        cells = self._links.column(("flag", self._survey.id, question.id, option, at), self._survey.rows)
        if not cells:
            return "", ""
        flags = np.asarray(column.values, dtype=np.int8)
        chosen, there = int(np.count_nonzero(flags == 1)), int(np.count_nonzero(flags >= 0))
        return (f"=SUM({cells})" if chosen == count else ""), (f"=COUNT({cells})" if there == base else "")

    def _by_words(
        self, question: QuestionReport, item: int | None, label: str, beside: str, count: int, base: int
    ) -> tuple[str, str]:
        """By the label in Responses, where COUNTIF takes it for nothing but itself."""
        column = self._words.get((question.id, item))
        if column is None or column.codes is None or not _is_plain(label, column):
            return "", ""
        at = "" if item is None else str(item)
        cells = self._links.column(("words", self._survey.id, question.id, at), self._survey.rows)
        if not cells:
            return "", ""
        chosen = int(np.count_nonzero(column.codes == column.words.index(label)))
        there = int(np.count_nonzero(column.codes >= 0))
        return (f"=COUNTIF({cells},{beside})" if chosen == count else ""), (
            f"=COUNTA({cells})" if there == base else ""
        )


def _is_plain(label: str, column: ResponseColumn) -> bool:
    """Whether a label is no number, date, comparison or pattern to COUNTIF, and no other differs by case alone."""
    if label not in column.words or not label[:1].isalpha() or len(label) > _LONGEST:
        return False
    if any(c.isdigit() or c in "*?~" for c in label) or label.casefold() in ("true", "false"):
        return False
    return sum(word.casefold() == label.casefold() for word in column.words) == 1
