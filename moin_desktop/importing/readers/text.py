"""Reader of .csv and .tsv: everything stays text, with our own ladder for encoding and delimiter."""

import csv
import io
from dataclasses import dataclass, replace
from itertools import chain, islice

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.packing import Losses, Packer, blocks
from moin_desktop.importing.readers.delimiter import Dialect, dialect_of, records
from moin_desktop.importing.readers.encoding import Encoding, encoding_of
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.sheet import Sheet, Workbook

_SAMPLE_LINES = 2000
_SAMPLE_CHARACTERS = 1_000_000
_FIELD_LIMIT = 512 * 1024 * 1024
_END = "\x00end of file\x00"
_EVEN_SHARE = 0.98


@dataclass(frozen=True, slots=True)
class _Text:
    """A text file with what was found out about it."""

    data: bytes
    encoding: Encoding
    dialect: Dialect
    skip: int = 0
    """Lines to leave out at the start ("sep=;")."""

    def stream(self) -> tuple[io.BytesIO, io.TextIOWrapper]:
        """The raw bytes, whose position tells the progress, and the text over them with its line ends as they are."""
        raw = io.BytesIO(self.data)
        stream = io.TextIOWrapper(raw, encoding=self.encoding.name, errors=self.encoding.errors, newline="")
        for _line in range(self.skip):
            stream.readline()
        return raw, stream


def name() -> str:
    """Name and version of this reader."""
    return "text 1"


def read(data: bytes, tick: Tick) -> Workbook:
    """Read a text file as a workbook of one sheet. Raises MoinError when a quotation mark is never closed."""
    csv.field_size_limit(_FIELD_LIMIT)
    if b"\r\r\n" in data[:100_000]:
        data = data.replace(b"\r\r\n", b"\r\n")
    text = _examine(data)
    losses = Losses()
    sheet, open_since = _read_sheet(text, losses, tick)
    notes = []
    if open_since:
        plain_losses = Losses()
        plain, _unused = _read_sheet(replace(text, dialect=replace(text.dialect, quoted=False)), plain_losses, tick)
        if not _is_even(plain):
            raise MoinError(
                _("A quotation mark opened in line {line} is never closed, so the rest would become one cell.").format(
                    line=open_since
                ),
                hint=_("Close or remove that quotation mark in a text editor, then import the file again."),
            )
        sheet, losses = plain, plain_losses
        notes.append(
            _("A quotation mark in line {line} is never closed, so all quotation marks were read as text.").format(
                line=open_since
            )
        )
    if text.encoding.misfits:
        notes.append(
            ngettext(
                "Bytes in {n} place do not fit the encoding {encoding} and were guessed.",
                "Bytes in {n} places do not fit the encoding {encoding} and were guessed.",
                text.encoding.misfits,
            ).format(n=text.encoding.misfits, encoding=text.encoding.name)
        )
    return Workbook((sheet,), name(), text.encoding.name, text.dialect.delimiter, (*notes, *losses.sentences()))


def _examine(data: bytes) -> _Text:
    encoding = encoding_of(data)
    if not encoding.name.startswith(("utf-16", "utf-32")):
        data = data.rstrip(b"\x00\x1a")
    text = _Text(data, encoding, Dialect(None))
    sample: list[str] = []
    size = 0
    for line in islice(text.stream()[1], _SAMPLE_LINES):
        sample.append(line)
        size += len(line)
        if size > _SAMPLE_CHARACTERS:
            break
    first = sample[0].rstrip("\r\n").lstrip("\ufeff").strip('"') if sample else ""
    if len(first) == 5 and first.lower().startswith("sep="):
        return _Text(data, encoding, Dialect(first[4]), skip=1)
    return _Text(data, encoding, dialect_of(sample))


def _read_sheet(text: _Text, losses: Losses, tick: Tick) -> tuple[Sheet, int]:
    """The sheet, and the line in which a quotation mark was opened that is never closed (0 for none).

    A last line of our own shows whether the file ended inside quotation marks: then it is swallowed like the rest.
    """
    raw, stream = text.stream()
    packer = Packer(most_cells=LIMITS.streamed_cells)
    last: list[str] = [_END]
    # The line end is for a last line without one; after one that has it, it makes a blank row at most.
    lines = chain(stream, ("\n", _END))
    for block in blocks(records(lines, text.dialect), text.dialect.width):
        last = block[-1]
        if last == [_END]:
            del block[-1]
        packer.add_texts(block)
        tick(raw.tell(), len(text.data))
    opened = 0
    if last != [_END] and last and _END in last[-1]:
        swallowed = last[-1][: last[-1].index(_END) - 1]
        opened = max(1, _line_count(text) - swallowed.count("\n") + swallowed.endswith("\n"))
    return packer.sheet("", losses), opened


def _line_count(text: _Text) -> int:
    return sum(1 for _line in text.stream()[1])


def _is_even(sheet: Sheet) -> bool:
    """Whether nearly every row fills the table to its last columns, as rows do that were parted rightly."""
    if len(sheet.columns) < 2 or not sheet.rows:
        return False
    filled = sum(int((column.codes >= 0).sum()) for column in sheet.columns)
    return filled >= _EVEN_SHARE * sheet.rows * len(sheet.columns)
