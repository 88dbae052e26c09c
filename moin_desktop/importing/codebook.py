"""A codebook from a file: a table with headings (.xlsx, .ods, .csv …) or REFI-QDA (.qdc, and that of a .qdpx)."""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from defusedxml import ElementTree as Safe  # type: ignore[import-untyped]  # defusedxml ships no types
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # as above

from moin_desktop.analysis.questions import Role
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import process, source
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.sheet import Sheet
from moin_desktop.importing.workbook import open_workbook
from moin_desktop.models.codebook import Entry
from moin_desktop.models.values import clean

LARGEST = 20_000_000
"""Bytes of XML: a codebook of ten thousand themes with a page each stays below."""
MOST = 5_000
"""Themes; nobody codes with more."""
_NOT = re.compile(r"(?:^|\n)\s*Not:[ \t]*(.*)\Z", re.DOTALL)
_NAMES = {
    "theme": ("theme", "code", "name", "label", "thema", "código", "codigo", "thème"),
    "parent": ("parent", "part of", "category", "parent code", "group"),
    "definition": ("definition", "description", "is", "memo"),
    "excludes": ("not", "is not", "excludes", "exclusion", "not included"),
    "role": ("role",),
    "guid": ("guid", "id", "uuid"),
}


def read(path: Path) -> tuple[Entry, ...]:
    """The themes of a codebook, parts after their whole where the file nests them.

    MoinError when the file is no codebook, is damaged, or holds more than ``MOST`` themes.
    """
    source.check(path)
    if path.suffix.lower() in (".qdc", ".qdpx"):
        entries = _of_xml(path)
    else:
        entries = _of_table(process.run(_cells, (path.absolute(),), None, path.name), path)
    if len(entries) > MOST:
        raise MoinError(_("{name} has more than {limit} themes.").format(name=path.name, limit=MOST))
    if not entries:
        raise MoinError(_("{name} holds no themes.").format(name=path.name))
    return _once(entries)


def _once(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each name once; the first counts."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.name.casefold(), entry)
    return tuple(found.values())


# Tables


def _cells(path: Path, tick: Tick) -> list[list[str]]:
    """All cells of the first sheet that has a heading for themes, in the reading process."""
    sheets = [_rows(sheet) for sheet in open_workbook(source.load(path), tick).sheets if sheet.rows]
    return next((rows for rows in sheets if rows and "theme" in _headings(rows[0])), sheets[0] if sheets else [])


def _rows(sheet: Sheet) -> list[list[str]]:
    columns = [
        [column.words[code] if code >= 0 else "" for code in column.codes[: MOST + 2]] for column in sheet.columns
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _headings(row: Sequence[str]) -> dict[str, int]:
    """Which column is which, by its heading in any case."""
    plain = [" ".join(cell.split()).casefold() for cell in row]
    found = {}
    for field, names in _NAMES.items():
        at = next((plain.index(name) for name in names if name in plain), None)
        if at is not None:
            found[field] = at
    return found


def _of_table(rows: list[list[str]], path: Path) -> tuple[Entry, ...]:
    columns = _headings(rows[0]) if rows else {}
    if "theme" not in columns:
        raise MoinError(
            _("{name} has no column “theme”.").format(name=path.name),
            hint=_("A codebook has the headings theme, parent, definition and not in its first row."),
        )
    roles = {Role.NONE.value}
    found = []
    for row in rows[1:]:
        told = {field: _cell(row[at]) for field, at in columns.items()}
        name = " ".join(told["theme"].split())
        if name:
            role = told.get("role", "").casefold()
            found.append(
                Entry(
                    name,
                    " ".join(told.get("parent", "").split()),
                    told.get("definition", ""),
                    told.get("excludes", ""),
                    role if role in roles else "",
                    _guid(told.get("guid", "")),
                )
            )
    return tuple(found)


def _cell(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from obeying it."""
    cell = clean(cell).strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in set("=+-@") else cell


# REFI-QDA


def _of_xml(path: Path) -> tuple[Entry, ...]:
    try:
        root: ET.Element = Safe.fromstring(_xml(path))
    except (ET.ParseError, DefusedXmlException, ValueError, zipfile.BadZipFile, KeyError, OSError) as error:
        raise _none(path) from error
    codes = next((one for one in root.iter() if _local(one) == "Codes"), None)
    if codes is None or _local(root) not in ("CodeBook", "Project"):
        raise _none(path)
    return tuple(_codes(codes))


def _xml(path: Path) -> bytes:
    if path.suffix.lower() != ".qdpx":
        return _limited(path, source.load(path))
    with zipfile.ZipFile(io.BytesIO(source.load(path))) as packed, packed.open("project.qde") as file:
        return _limited(path, file.read(LARGEST + 1))


def _limited(path: Path, data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise MoinError(_("{name} is larger than {limit} MB.").format(name=path.name, limit=LARGEST // 1_000_000))
    return data


def _codes(codes: ET.Element) -> Iterator[Entry]:
    """Every code with its whole; without recursion, however deep a file nests them."""
    waiting = [(one, "") for one in reversed(codes) if _local(one) == "Code"]
    while waiting:
        code, parent = waiting.pop()
        name = " ".join(clean(code.get("name", "")).split())
        if name:
            told = next((one.text or "" for one in code if _local(one) == "Description"), "")
            definition, excludes = _parts(clean(told))
            yield Entry(name, parent, definition, excludes, "", _guid(code.get("guid", "")))
        waiting += [(one, name or parent) for one in reversed(code) if _local(one) == "Code"]


def _parts(description: str) -> tuple[str, str]:
    found = _NOT.search(description)
    if found is None:
        return description.strip(), ""
    return description[: found.start()].strip(), found[1].strip()


def _local(element: ET.Element) -> str:
    """The name of an element without its namespace: programs do not agree on how that is written."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _guid(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def _none(path: Path) -> MoinError:
    return MoinError(
        _("{name} is no codebook, or it is damaged.").format(name=path.name),
        hint=_("Codebooks are .xlsx or .csv tables with a column “theme”, or REFI-QDA files (.qdc, .qdpx)."),
    )
