"""Editions: every file that a survey was read from, stored once and never changed, with its columns of answers."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.models import packed, records
from moin_desktop.models.schema import ColumnRow, EditionRow, SourceRow, now
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class Packing:
    """A file and columns as they are stored, made beforehand: packing is most of the work."""

    file: tuple[bytes, bool]
    columns: Mapping[int, bytes]


def pack(source: Source, columns: Iterable[Column], packed_so_far: Callable[[int], None]) -> Packing:
    """Pack a file and columns for ``store``; ``packed_so_far`` hears how many columns are done, and may raise."""
    packed_so_far(0)
    file, done = packed.pack_file(source.kept), dict[int, bytes]()
    for column in columns:
        packed_so_far(len(done))
        done[column.index] = packed.pack(column)
    return Packing(file, done)


def store(session: Session, reading: Reading, columns: Iterable[Column], packing: Packing | None = None) -> int:
    """Store the file and the columns of a reading, in bulk; the edition's id. A file that is there is not kept twice.

    ``packing`` is what these columns and this file were packed to beforehand.
    """
    edition = EditionRow(
        source_id=_stored_already(session, reading.source) or _store_source(session, reading.source, packing),
        sheet=clean(reading.sheet),
        platform=reading.platform,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        header_rows=reading.header_rows,
        first_data_row=reading.first_data_row,
        rows=reading.rows,
        width=reading.width,
        losses=[clean(line) for line in reading.losses],
        other_sheets=[clean(sheet) for sheet in reading.other_sheets],
        dropped=list(reading.dropped),
    )
    session.add(edition)
    session.flush()
    rows = []
    parts = packed.parts_of(columns) if packing is None else _packed(columns, packing)
    for index, heading, data in parts:
        told = {"edition_id": edition.id, "position": index, "heading": clean(heading)}
        rows.append({**told, "packed": data, "hash": packed.digest(data)})
    records.insert_all(session, ColumnRow, rows)
    return edition.id


def _packed(columns: Iterable[Column], packing: Packing) -> Iterable[tuple[int, str, bytes]]:
    return ((column.index, column.heading, packing.columns[column.index]) for column in columns)


def lines(edition: EditionRow | Reading) -> NDArray[np.int64]:
    """The spreadsheet row of each response, counted from 1: shape (rows,)."""
    first, dropped = edition.first_data_row, set(edition.dropped)
    every = range(first, first + edition.rows + len(dropped))
    return np.array([line for line in every if line not in dropped][: edition.rows], dtype=np.int64)


def _stored_already(session: Session, source: Source) -> int | None:
    """The id of the very same file, kept in the same way and read by the same reader; None where there is none."""
    same = (
        SourceRow.kept_sha256 == _kept_sha256(source),
        SourceRow.sha256 == source.sha256,
        SourceRow.name == clean(source.name),
        SourceRow.kept_whole == source.kept_whole,
        SourceRow.reader == source.reader,
    )
    return session.scalars(select(SourceRow.id).where(*same).order_by(SourceRow.id)).first()


def _kept_sha256(source: Source) -> str:
    return source.sha256 if source.kept_whole else hashlib.sha256(source.kept).hexdigest()


def _store_source(session: Session, source: Source, packing: Packing | None) -> int:
    kept, smaller = packed.pack_file(source.kept) if packing is None else packing.file
    row = SourceRow(
        name=clean(source.name),
        size=source.size,
        sha256=source.sha256,
        kept=kept,
        packed=smaller,
        kept_sha256=_kept_sha256(source),
        kept_whole=source.kept_whole,
        reader=source.reader,
        imported_at=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def headings(session: Session, edition: int) -> dict[int, str]:
    """The heading of every stored column, by its position in the sheet."""
    query = select(ColumnRow.position, ColumnRow.heading).where(ColumnRow.edition_id == edition)
    return {position: heading for position, heading in session.execute(query.order_by(ColumnRow.position))}


def column(session: Session, edition: int, index: int) -> Column:
    """One column as it was read; KeyError when the sheet has none there, MoinError when it is damaged."""
    query = select(ColumnRow.heading, ColumnRow.packed, ColumnRow.hash)
    found = session.execute(query.where(ColumnRow.edition_id == edition, ColumnRow.position == index)).first()
    if found is None:
        raise KeyError(index)
    return packed.unpack(index, found.heading, found.packed, found.hash)


def file_name(session: Session, edition: int) -> str:
    """The name of the file that was read."""
    query = select(SourceRow.name).join(EditionRow, EditionRow.source_id == SourceRow.id)
    return session.scalars(query.where(EditionRow.id == edition)).one()


def kept_source(session: Session, edition: int) -> bytes:
    """The bytes kept of the file: all of it, or without its personal columns as UTF-8 CSV."""
    row = session.get_one(SourceRow, session.get_one(EditionRow, edition).source_id)
    return packed.unpack_file(row.kept, row.packed)
