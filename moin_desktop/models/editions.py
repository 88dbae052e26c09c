"""Editions: every file that a survey was read from, stored once and never changed, with its columns of answers."""

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.models import packed
from moin_desktop.models.schema import ColumnRow, EditionRow, SourceRow, now
from moin_desktop.models.values import clean


def store(session: Session, reading: Reading, columns: Iterable[Column]) -> int:
    """Store the file and the columns of a reading, in bulk; the edition's id."""
    edition = EditionRow(
        source_id=_store_source(session, reading.source),
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
    for column in columns:
        data = packed.pack(column)
        row = ColumnRow(edition_id=edition.id, position=column.index, heading=clean(column.heading), packed=data)
        row.hash = packed.digest(data)
        session.add(row)
    session.flush()
    return edition.id


def lines(edition: EditionRow | Reading) -> NDArray[np.int64]:
    """The spreadsheet row of each response, counted from 1: shape (rows,)."""
    first, dropped = edition.first_data_row, set(edition.dropped)
    every = range(first, first + edition.rows + len(dropped))
    return np.array([line for line in every if line not in dropped][: edition.rows], dtype=np.int64)


def _store_source(session: Session, source: Source) -> int:
    kept, smaller = packed.pack_file(source.kept)
    row = SourceRow(
        name=clean(source.name),
        size=source.size,
        sha256=source.sha256,
        kept=kept,
        packed=smaller,
        kept_sha256=hashlib.sha256(source.kept).hexdigest(),
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
