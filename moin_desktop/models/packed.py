"""Bulk data as bytes: a column of answers in one blob with its hash, and the bytes of a source."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import overload

import numpy as np

from moin_desktop.analysis.columns import Column
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _

_HEAD = struct.Struct("<2sBxII")
"""Mark, bytes per code, rows, length of the compressed words."""
_JSON, _LINES = b"C1", b"C2"
"""How the words are written: as a JSON list, or one a line, which takes a tenth of the time to write and to read."""
_FAST = 1


def digest(data: bytes) -> bytes:
    """The hash kept beside a packed column: BLAKE2b with 32 bytes."""
    return hashlib.blake2b(data, digest_size=32).digest()


def pack(column: Column) -> bytes:
    """One column as bytes: a short head, the words compressed, the codes + 1 in the narrowest unsigned type."""
    mark, told = _pack_words(column.words)
    words = zlib.compress(told.encode("utf-8", "replace"), _FAST)
    top = int(column.codes.max(initial=-1)) + 1
    width = 1 if top < 2**8 else 2 if top < 2**16 else 4
    codes = _pack_codes((column.codes + 1).astype(f"<u{width}").tobytes())
    return _HEAD.pack(mark, width, len(column.codes), len(words)) + words + codes


def _pack_codes(codes: bytes) -> bytes:
    """The codes compressed by runs and frequency alone: smaller than by a search for what returns, in half the time."""
    packer = zlib.compressobj(_FAST, strategy=zlib.Z_RLE)
    return packer.compress(codes) + packer.flush()


def _pack_words(words: Sequence[str]) -> tuple[bytes, str]:
    """The words as one text, one a line unless a word has lines of its own."""
    lines = "\n".join(words)
    if words and lines and lines.count("\n") == len(words) - 1:
        return _LINES, lines
    return _JSON, json.dumps(words, ensure_ascii=False)


def unpack(index: int, heading: str, data: bytes, hash: bytes) -> Column:
    """The column that was packed; MoinError when its bytes are not those that were stored."""
    if digest(data) != hash:
        raise MoinError(
            _("The answers stored under “{heading}” are damaged.").format(heading=heading),
            hint=_("Open a backup of the project, or import the spreadsheet again."),
        )
    return _unpacked(index, heading, data)


def _unpacked(index: int, heading: str, data: bytes) -> Column:
    mark, width, rows, length = _HEAD.unpack_from(data)
    middle = _HEAD.size + length
    told = zlib.decompress(data[_HEAD.size : middle]).decode()
    words: list[str] = told.split("\n") if mark == _LINES else json.loads(told)
    codes = np.frombuffer(zlib.decompress(data[middle:]), dtype=f"<u{width}", count=rows).astype(np.int32) - 1
    return Column(index, heading, tuple(words), codes.astype(np.int32, copy=False))


class Columns(Sequence[Column]):
    """Columns that stay packed until they are asked for: they are sent and stored as they are, most of them unseen."""

    def __init__(self, columns: Iterable[Column]) -> None:
        """Pack these columns."""
        self._parts = tuple((column.index, column.heading, pack(column)) for column in columns)
        self._unpacked: dict[int, Column] = {}

    @property
    def parts(self) -> tuple[tuple[int, str, bytes], ...]:
        """Each column as its position in the sheet, its heading and its bytes."""
        return self._parts

    def __len__(self) -> int:
        """How many columns there are."""
        return len(self._parts)

    @overload
    def __getitem__(self, at: int) -> Column: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Column, ...]: ...
    def __getitem__(self, at: int | slice) -> Column | tuple[Column, ...]:
        """One column, unpacked once, or several."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        at = range(len(self))[at]
        if at not in self._unpacked:
            self._unpacked[at] = _unpacked(*self._parts[at])
        return self._unpacked[at]


def parts_of(columns: Iterable[Column]) -> Iterable[tuple[int, str, bytes]]:
    """Columns as position, heading and bytes, those that are packed as they are."""
    if isinstance(columns, Columns):
        return columns.parts
    return ((column.index, column.heading, pack(column)) for column in columns)


def pack_file(data: bytes) -> tuple[bytes, bool]:
    """A file's bytes, compressed where that helps (workbooks are zip files already), and whether they were."""
    if data.startswith(b"PK\x03\x04"):
        return data, False
    smaller = zlib.compress(data, _FAST)
    return (smaller, True) if len(smaller) < len(data) else (data, False)


def unpack_file(data: bytes, packed: bool) -> bytes:
    """The file's bytes again; zlib.error when they are damaged."""
    return zlib.decompress(data) if packed else data
