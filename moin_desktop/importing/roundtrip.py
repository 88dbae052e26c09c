"""A workbook that this program saved, read back with what people edited in it; in the process that reads all files."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import guards, process, source
from moin_desktop.importing.readers import ods, xlsx
from moin_desktop.importing.readers.raw import RawSheet, Reader, Tick
from moin_desktop.importing.sniff import Kind, damaged, kind_of
from moin_desktop.models.roundtrip.columns import ID, lists
from moin_desktop.models.roundtrip.edited import Edited, EditedRow

_HEAD = 12
"""Rows in which headings are looked for."""
_FACTS = 40

Cells = Sequence[str]


def read(path: Path, tick: Tick | None = None) -> Edited:
    """The lists of a workbook of ours as they stand in the file now.

    Everything that touches the file's content happens in a child process. Raises MoinError when the file is damaged,
    breaks a limit, or is no workbook that this program saved; ``tick(done, total)`` may raise CancelledError.
    """
    source.check(path)
    return process.run(read_from, (path.absolute(),), tick, path.name)


def read_from(path: Path, tick: Tick) -> Edited:
    """As ``read``, in the process that calls it."""
    return with_readers(path, source.load(path), tick, lambda reader: read_with(reader, path.name, tick))


T = TypeVar("T")


def with_readers(path: Path, data: bytes, tick: Tick, act: Callable[[Reader], T]) -> T:
    """What ``act`` makes of the first reader that can read the workbook; MoinError where none can."""
    kind = kind_of(data)
    if kind not in (Kind.XLSX, Kind.ODS):
        raise _not_ours(path.name)
    guards.check_zipped(data)
    readers = ods.readers(data) if kind is Kind.ODS else xlsx.readers(data, lambda: tick(0, 1))
    failure: BaseException | None = None
    for reader in readers:
        try:
            return act(reader)
        except (MoinError, CancelledError, MemoryError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic inside calamine is no Exception
            failure = error
    raise damaged() from failure


def _not_ours(name: str) -> MoinError:
    return MoinError(
        _("{name} is no workbook that MOIN Desktop saved.").format(name=name),
        hint=_("To read it as a survey, open it with “Open a survey spreadsheet”."),
    )


@dataclass(slots=True)
class _Found:
    """What was seen so far."""

    about: dict[str, str] = field(default_factory=dict)
    rows: list[EditedRow] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)


def read_with(reader: Reader, name: str, tick: Tick) -> Edited:
    """The lists as this reader gives them."""
    found = _Found()
    for sheet in reader.sheets():
        tick(sheet.index, sheet.count)
        _read_sheet(sheet, found, tick)
    told = found.about
    profile = next((key.split(" ", 1)[1] for key in told if key.startswith("profile ")), "")
    if "project" not in told or profile not in ("public", "team", "all"):
        raise _not_ours(name)
    step = next((key.split(" ", 1)[1] for key in told if key.startswith("made ")), "")
    return Edited(
        name=name,
        project=told["project"],
        profile=profile,
        step=int(step) if step.isdecimal() and len(step) < 12 else None,
        surveys={key.split(" ")[0]: told[key] for key in told if key.endswith(" sha256")},
        rows=tuple(found.rows),
        lists=frozenset(found.lists),
    )


def _read_sheet(sheet: RawSheet, found: _Found, tick: Tick) -> None:
    """A list with an id for each row, or the sheet that says what the workbook is; others are left alone."""
    head: list[Cells] = []
    rows = rows_of(sheet)
    for at, row in rows:
        head.append(row)
        named = _list_of(row)
        if named is not None:
            found.lists.add(named)
            found.rows += _of_list(named, row, rows, sheet.name, tick)
            return
        if at >= _HEAD:
            break
    if not found.about:
        told = head + [row for at, row in rows if at <= _FACTS]
        keys = {row[2]: row[1] for row in told if len(row) > 2 and row[2]}
        if "project" in keys and any(key.startswith("profile ") for key in keys):
            found.about = keys


def _list_of(row: Cells) -> str | None:
    """The list whose headings these are."""
    headings = {cell.strip() for cell in row}
    if ID not in headings:
        return None
    return next((name for name, one in lists().items() if one.known_by <= headings), None)


def _of_list(
    name: str, headings: Cells, rows: Iterator[tuple[int, Cells]], sheet: str, tick: Tick
) -> Iterator[EditedRow]:
    fields: Mapping[str, str] = lists()[name].fields
    places = {fields[cell.strip()]: at for at, cell in enumerate(headings) if cell.strip() in fields}
    key = [cell.strip() for cell in headings].index(ID)
    for at, row in rows:
        if at % 5000 == 0:
            tick(0, 0)
        told = {field: row[place] if place < len(row) else "" for field, place in places.items()}
        id = row[key].strip() if key < len(row) else ""
        if id or any(text.strip() for text in told.values()):
            yield EditedRow(name, id, told, sheet, at)


def rows_of(sheet: RawSheet) -> Iterator[tuple[int, Cells]]:
    """The rows with their number, from 1, as texts."""
    before = [""] * sheet.offset
    for at, row in enumerate(sheet.rows, 1):
        yield at, before + [_text(cell) for cell in row]


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return _("Yes") if cell else _("No")
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return cell.isoformat()
    return str(cell)
