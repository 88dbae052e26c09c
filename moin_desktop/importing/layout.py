"""Where in a workbook the responses stand: which sheet, which rows are headings, where the answers begin and end."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing.sheet import Sheet, SheetColumn, Workbook
from moin_desktop.importing.vocabulary import is_no, is_yes
from moin_desktop.importing.wording import plain, plain_set

FULL_ENOUGH = 0.4
"""A row filled to less than this share of the typical row is prose above the table."""
_FEWEST_SPANS = 2
_MOST_WORDS_ALIKE = 12
_RESPONSE_WORDS = plain_set("response|open ended response|other please specify|responses|antwort|réponse|respuesta")
_TOTALS = plain_set(
    "total|totals|count|sum|average|mean|median|min|max|std|standard deviation|grand total|summe|gesamt|mittelwert"
    "|anzahl|moyenne|somme|promedio|media|suma|soma|contagem|totale|totaal|gemiddelde"
)
_SUMMARY_SHEET = re.compile(r"(?:question|frage|pregunta|pergunta|domanda|vraag|q)\s*\d+", re.IGNORECASE)
_SUMMARY_WORDS = plain_set("answered|skipped|responses|response percent|response count|weighted average|answer choices")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one sheet, counted from 0: headings from ``top``, answers from ``first`` up to before ``end``."""

    top: int
    header_rows: int
    first: int
    end: int
    drop: tuple[int, ...]
    repeated: int = 0
    """How many of the dropped rows repeat the headings."""
    below: int = 0
    """Rows under the answers that hold something else (totals, notes)."""

    def keep(self) -> Mask | None:
        """Which rows between first and end are responses; None when all are."""
        if not self.drop:
            return None
        keep = np.ones(self.end - self.first, dtype=np.bool_)
        keep[np.array(self.drop) - self.first] = False
        return keep


def choose_sheet(workbook: Workbook, name: str | None) -> int:
    """The position of the named sheet, else of the one that looks most like responses.

    Raises MoinError when there is no such sheet, no sheet holds anything, or the file is a summary of totals.
    """
    if name is not None:
        for position, sheet in enumerate(workbook.sheets):
            if sheet.name == name or sheet.name.strip().casefold() == name.strip().casefold():
                return position
        names = ", ".join(sheet.name for sheet in workbook.sheets)
        raise MoinError(
            _("There is no sheet called “{name}”.").format(name=name),
            hint=_("The sheets are: {names}").format(names=names),
        )
    _refuse_summary(workbook)
    scores = [_score(sheet) for sheet in workbook.sheets]
    if not scores or max(scores) <= 0:
        raise MoinError(
            _("The file holds no responses."),
            hint=_("Open it in a spreadsheet program and check that it has rows of answers."),
        )
    return scores.index(max(scores))


def rivals(workbook: Workbook, chosen: int) -> tuple[str, ...]:
    """Other sheets that could hold responses as well."""
    best = _score(workbook.sheets[chosen])
    return tuple(s.name for i, s in enumerate(workbook.sheets) if i != chosen and _score(s) >= best / 2)


def _score(sheet: Sheet) -> float:
    """How much a sheet looks like responses: filled rows times the typical width."""
    fills = filled_per_row(sheet)
    rows = int((fills > 0).sum())
    if rows < 2:
        return 0.0
    score = rows * float(np.median(fills[fills > 0]))
    first = [plain(cell) for row in sheet.head[:3] for cell in row]
    if "parent index" in first or "parent key" in first:
        return score * 0.01
    return score * (0.5 if sheet.hidden else 1.0)


def _refuse_summary(workbook: Workbook) -> None:
    """Tell apart totals per question, which have no respondents in them."""
    sheets = [sheet for sheet in workbook.sheets if sheet.rows]
    named = sum(_SUMMARY_SHEET.fullmatch(sheet.name.strip()) is not None for sheet in sheets)
    words = {plain(cell) for sheet in sheets[:3] for row in sheet.head[:40] for cell in row if len(cell) < 24}
    totals = len(words & _SUMMARY_WORDS)
    if (len(sheets) > 3 and named >= 0.6 * len(sheets)) or ({"answered", "skipped"} <= words and totals >= 3):
        raise MoinError(
            _("This is a summary: totals for each question, not the single responses."),
            hint=_("Export again and choose individual responses (in SurveyMonkey: “All responses data”)."),
        )


def filled_per_row(sheet: Sheet) -> NDArray[np.int32]:
    """How many cells of each row are filled: shape (rows,)."""
    fills = np.zeros(sheet.rows, dtype=np.int32)
    for column in sheet.columns:
        fills += column.codes >= 0
    return fills


def find_rows(sheet: Sheet, heading_row: int | None = None) -> Rows:
    """Find headings and answers in one sheet; headings begin in ``heading_row``, from 1, where it is given, 0 for none.

    Raises MoinError when there are headings only, or nothing, or no such row.
    """
    fills = filled_per_row(sheet)
    if not fills.any():
        raise MoinError(_("The sheet “{name}” is empty.").format(name=sheet.name))
    typical = float(np.median(fills[fills > 0]))
    top, header_rows = _headings(sheet, fills, typical, heading_row)
    first = top + header_rows
    end = int(np.flatnonzero(fills)[-1]) + 1
    if first >= end:
        raise MoinError(
            _("The sheet “{name}” has headings but no responses.").format(name=sheet.name),
            hint=_("Export the survey again once somebody has answered."),
        )
    stop = _end_of_answers(sheet, fills, first, end, typical)
    repeated = _repeated_headings(sheet, top, first, stop)
    dropped = fills[first:stop] == 0
    dropped[repeated - first] = True
    drop = np.flatnonzero(dropped) + first
    if len(drop) == stop - first:
        raise MoinError(_("The sheet “{name}” has headings but no responses.").format(name=sheet.name))
    return Rows(top, header_rows, first, stop, tuple(drop.tolist()), len(repeated), int((fills[stop:end] > 0).sum()))


def _headings(sheet: Sheet, fills: NDArray[np.int32], typical: float, told: int | None) -> tuple[int, int]:
    """The first heading row and how many there are: as told, from 1 with 0 for none, else as found."""
    if told == 0:
        return int(np.flatnonzero(fills)[0]), 0
    if told is not None and (told > min(len(sheet.head), sheet.rows) or not fills[told - 1]):
        raise MoinError(
            _("Row {n} of the sheet “{name}” holds no headings.").format(n=told, name=sheet.name),
            hint=_("Choose one of the first {n} rows that is filled.").format(n=len(sheet.head)),
        )
    top, header_rows = _find_headings(sheet, fills, typical)
    if told is None or (told == top + 1 and header_rows):
        return top, header_rows
    if told < len(sheet.head) and _completes(sheet, told - 1):
        return told - 1, 2
    return told - 1, _heading_rows(sheet, told - 1)


def _find_headings(sheet: Sheet, fills: NDArray[np.int32], typical: float) -> tuple[int, int]:
    """The first heading row, and how many there are (0 to 3)."""
    for row, cells in enumerate(sheet.head[:12]):
        if any('"ImportId"' in cell or "'ImportId'" in cell for cell in cells):
            top = max(0, row - 2)
            return top, row - top + 1
    for row in range(min(3, len(sheet.head) - 3)):
        around = sheet.head[row : row + 2] + sheet.head[row + 3 : row + 4]
        if _are_names(sheet.head[row + 2]) and not any(map(_are_names, around)):
            return row, 3
    for row in range(len(sheet.head)):
        if not fills[row]:
            continue
        if row + 1 < len(sheet.head) and _completes(sheet, row):
            return row, 2
        if fills[row] >= FULL_ENOUGH * typical:
            break
    if _is_data(sheet, row):
        return row, 0
    return row, _heading_rows(sheet, row)


def _heading_rows(sheet: Sheet, row: int) -> int:
    """How many rows are headings from this one on: 1 to 3."""
    header_rows = 1
    while header_rows < 3 and row + header_rows < min(len(sheet.head), sheet.rows - 1):
        if not _is_heading_too(sheet, row + header_rows):
            break
        header_rows += 1
    return header_rows


def _are_names(cells: tuple[str, ...]) -> bool:
    """Whether a row is made of variable names: all columns filled, all different, without a blank."""
    names = [cell for cell in cells if cell]
    if len(names) < 4 or len(names) < 0.95 * len(cells) or len(set(names)) < len(names):
        return False
    return sum(re.fullmatch(r"[A-Za-z]\w{0,31}", name) is not None and not _flag(name) for name in names) == len(names)


def _completes(sheet: Sheet, row: int) -> bool:
    """Whether the row below belongs to the headings in the manner of SurveyMonkey: items under a stem."""
    upper, lower = sheet.head[row], sheet.head[row + 1]
    said = [plain(cell) for cell in lower]
    if sum(word in _RESPONSE_WORDS for word in said) >= 2:
        return True
    fills_gaps = [
        i
        for i, (above, cell) in enumerate(zip(upper, lower, strict=True))
        if cell and (not above or _is_unnamed(above))
    ]
    if any(word in _RESPONSE_WORDS for word in said) and any(_is_unnamed(cell) for cell in upper):
        return True
    if len(fills_gaps) < 3 or _has_data_cell(lower):
        return False
    if _spans_alike(sheet, row):
        return True
    returning = sum(_recurs(sheet.columns[i], lower[i], row + 2) for i in fills_gaps)
    blank_over_form_data = sum(bool(above) and not cell for above, cell in zip(upper[:9], lower[:9], strict=True)) >= 2
    flags_below = sum(_only_flags(sheet.columns[i], row + 2) and not _flag(lower[i]) for i in fills_gaps)
    few_below = sum(_few_words_without(sheet.columns[i], lower[i], row + 2) for i in fills_gaps)
    enough = 0.6 * len(fills_gaps)
    return returning >= max(3, enough) or flags_below >= enough or (blank_over_form_data and few_below >= enough)


def _spans_alike(sheet: Sheet, row: int) -> bool:
    """Whether most cells of a row stand over several headings below, whose columns are answered on the same words."""
    upper, lower = sheet.head[row], sheet.head[row + 1]
    starts = [i for i, cell in enumerate(upper) if cell and not _is_unnamed(cell)]
    ends = [*starts[1:], len(upper)]
    spans = [
        [i for i in range(start, end) if lower[i]] for start, end in zip(starts, ends, strict=True) if lower[start]
    ]
    wide = [span for span in spans if len(span) > 1]
    if len(wide) < _FEWEST_SPANS or len(wide) < 0.5 * len(starts):
        return False
    return sum(_answered_alike(sheet, span, row) for span in wide) >= 0.6 * len(wide)


def _answered_alike(sheet: Sheet, span: Sequence[int], row: int) -> bool:
    """Whether most columns under one cell repeat few words that others of them hold too, and not their heading's."""
    below = {i: _words_below(sheet.columns[i], row + 2) for i in span}
    told = [
        i for i, words in below.items() if 1 <= len(words) <= _MOST_WORDS_ALIKE and sheet.head[row + 1][i] not in words
    ]
    held = Counter(word for i in told for word in below[i])
    alike = sum(any(held[word] > 1 for word in below[i]) for i in told)
    return alike > 1 and alike >= 0.6 * sum(bool(words) for words in below.values())


def _is_unnamed(cell: str) -> bool:
    return cell.startswith("Unnamed: ") and cell[9:].split("_")[0].isdecimal()


def _flag(word: str) -> bool:
    return is_yes(word) or is_no(word) or word in ("0", "1")


def _only_flags(column: SheetColumn, first: int) -> bool:
    """Whether all cells from a row on say yes or no; at least one does."""
    words = _words_below(column, first)
    return 1 <= len(words) <= 4 and all(_flag(word) for word in words)


def _few_words_without(column: SheetColumn, word: str, first: int) -> bool:
    """Whether the column repeats few words from a row on, and this is none of them."""
    below = _words_below(column, first)
    return 1 <= len(below) <= 12 and word not in below


def _words_below(column: SheetColumn, first: int) -> set[str]:
    """The different words from a row on, at most the first 40."""
    seen = np.zeros(len(column.words) + 1, dtype=np.bool_)
    seen[column.codes[first : first + 5000]] = True
    return {column.words[code] for code in np.flatnonzero(seen[:-1])[:40].tolist()}


def _recurs(column: SheetColumn, word: str, first: int, times: int = 1) -> bool:
    """Whether a word stands in the column from a row on, at least so many times."""
    try:
        code = column.words.index(word)
    except ValueError:
        return False
    return int(np.count_nonzero(column.codes[first:] == code)) >= times


def _has_data_cell(cells: tuple[str, ...]) -> bool:
    """Whether a row holds a date, as only answers do."""
    dated = [cell for cell in cells[:12] if cell[:1].isdecimal() and len(cell) >= 8]
    return bool(dated) and not np.isnat(parse_dates(dated)).all()


def _is_data(sheet: Sheet, row: int) -> bool:
    """Whether the first row is an answer already, the file has no headings."""
    cells = sheet.head[row]
    filled = [cell for cell in cells if cell]
    if _has_data_cell(cells):
        return True
    numbers = np.count_nonzero(~np.isnan(parse_numbers(filled)))
    if len(filled) >= 2 and numbers > 0.5 * len(filled):
        return True
    if sheet.rows - row < 8:
        return False
    choice = [i for i, cell in enumerate(cells) if cell and 2 <= len(_words_below(sheet.columns[i], row + 1)) <= 12]
    often = max(2, (sheet.rows - row) // 20)
    again = sum(_recurs(sheet.columns[i], cells[i], row + 1, often) for i in choice)
    return len(choice) >= 3 and again >= 0.6 * len(choice)


def _is_heading_too(sheet: Sheet, row: int) -> bool:
    """Whether a row under the headings is no answer: its words never return in columns that repeat few words."""
    cells = sheet.head[row]
    if sum(cell.startswith("#") for cell in cells) >= max(2, 0.5 * sum(bool(cell) for cell in cells)):
        return True
    below = sheet.rows - row - 1
    if below < 8 or _has_data_cell(cells):
        return False
    strange = known = 0
    for column, cell in zip(sheet.columns, cells, strict=True):
        if not cell:
            continue
        words = _words_below(column, row + 1)
        filled = int((column.codes[row + 1 : row + 5001] >= 0).sum())
        if 2 <= len(words) <= 12 and filled >= 3 * len(words):
            known += 1
            strange += cell not in words and not cell.replace(".", "").isdecimal()
    return known >= 3 and strange >= 0.9 * known


def _end_of_answers(sheet: Sheet, fills: NDArray[np.int32], first: int, end: int, typical: float) -> int:
    """The row before which the answers end: at a blank row with something else under it, or at rows of totals."""
    filled = np.flatnonzero(fills[first:end]) + first
    thin = fills[filled] < 0.5 * typical
    under = np.arange(len(filled), 0, -1)
    thin_under = np.cumsum(thin[::-1])[::-1]
    for at in np.flatnonzero(np.diff(filled) > 1).tolist():
        blank = int(filled[at]) + 1
        if blank - first < 3 or under[at + 1] >= blank - first:
            continue
        if thin_under[at + 1] > 0.5 * under[at + 1] or _total_row(sheet, int(filled[at + 1])):
            return blank
    while end - first > 5 and _total_row(sheet, end - 1):
        end -= 1
    return end


def _total_row(sheet: Sheet, row: int) -> bool:
    """Whether a row begins with a word for totals."""
    for column in sheet.columns[:4]:
        code = int(column.codes[row])
        if code >= 0:
            return plain(column.words[code]) in _TOTALS
    return False


def _repeated_headings(sheet: Sheet, top: int, first: int, end: int) -> NDArray[np.int64]:
    """Rows between the answers that repeat the headings."""
    if first == top:
        return np.zeros(0, dtype=np.int64)
    same = np.zeros(end - first, dtype=np.int32)
    headed = 0
    for column in sheet.columns:
        code = int(column.codes[top])
        if code >= 0:
            headed += 1
            same += column.codes[first:end] == code
    if headed < 2:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(same >= max(2, 0.6 * headed)) + first
