"""The columns of a layout become the bytes of a file, as the platform or the program it was saved with writes it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import openpyxl

from tests.layouts.styles import STYLES
from tests.layouts.template import Language, answers
from tests.layouts.writing import Columns, Style, Wanted, written_in

Rows = list[list[object]]


@dataclass(frozen=True, slots=True)
class Made:
    """A file in one layout, and what a reader must find in it."""

    data: bytes
    platform: str
    wanted: tuple[Wanted, ...]
    rows: int


def make(layout: str, language: Language, n: int, seed: int = 1) -> Made:
    """The answers of ``n`` respondents in one layout."""
    name, _plus, saved = layout.partition("+")
    style = STYLES[name]
    if saved == "headless":
        style = replace(style, rows_of_grid_apart=True)
    columns = written_in(style, answers(language, n, seed))
    rows = _rows(columns)
    heads = len(columns.heads[0])
    platform = style.platform
    if saved:
        rows, heads, platform = _SAVED[saved](rows, heads, platform)
    shift = 1 if saved == "pandas" else 0
    wanted = tuple(replace(one, columns=tuple(c + shift for c in one.columns)) for one in columns.wanted)
    return Made(_bytes(name, rows, style), platform, wanted, n)


def _rows(columns: Columns) -> Rows:
    heads: Rows = [list(line) for line in zip(*columns.heads, strict=True)]
    return heads + [list(line) for line in zip(*columns.cells, strict=True)]


def _prose(rows: Rows, heads: int, platform: str) -> tuple[Rows, int, str]:
    """A title, a sentence and a blank line above the headings."""
    width = len(rows[0])
    above: Rows = [["Mission survey, spring"], ["Exported for the steering group on 2 May"], []]
    return [line + [""] * (width - len(line)) for line in above] + rows, heads, platform


def _totals(rows: Rows, heads: int, platform: str) -> tuple[Rows, int, str]:
    """A blank row and a row that counts below the answers."""
    width = len(rows[0])
    count: list[object] = ["Total", len(rows) - heads, *[""] * (width - 2)]
    return [*rows, [""] * width, count], heads, platform


def _headless(rows: Rows, heads: int, _platform: str) -> tuple[Rows, int, str]:
    """The answers alone."""
    return rows[heads:], 0, "generic"


def _pandas(rows: Rows, heads: int, platform: str) -> tuple[Rows, int, str]:
    """Saved again by pandas: an index, the second heading row as an answer, blank headings numbered."""
    first = [cell or f"Unnamed: {at}" for at, cell in enumerate(rows[0])]
    again: Rows = [["", *first]]
    again.extend([at, *row] for at, row in enumerate(rows[1:]))
    return again, heads, platform


_SAVED = {"prose": _prose, "totals": _totals, "headless": _headless, "pandas": _pandas}
_XLSX = frozenset(("microsoft_forms", "eusurvey", "eusurvey_split", "jisc", "wenjuanxing", "fluidsurveys"))
_SEMICOLON = frozenset(("limesurvey_codes", "kobo_labels", "kobo_names", "unipark"))
_BOM = frozenset(("limesurvey_codes", "limesurvey_full", "limesurvey_both", "kobo_labels", "nextcloud", "indico"))


def _bytes(name: str, rows: Rows, style: Style) -> bytes:
    if name.startswith("eusurvey"):
        rows = [["Alias", "mission-2023"], ["Export Date", "02/05/2023 10:11"], [], *rows]
    if name in _XLSX:
        return workbook(rows)
    text = as_text(rows, ";" if name in _SEMICOLON else ",")
    if name == "tencent":
        return text.encode("gb18030")
    return text.encode("utf-8-sig" if name in _BOM else "utf-8")


def as_text(rows: Sequence[Sequence[object]], delimiter: str) -> str:
    """The rows as separated values."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
