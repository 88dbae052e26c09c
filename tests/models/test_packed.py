"""Columns that stay packed until they are asked for are the columns they were made of."""

import pickle

import numpy as np

from moin_desktop.analysis.columns import Column
from moin_desktop.models.packed import Columns, parts_of

COLUMNS = (
    Column(0, "How?", ("well", "badly"), np.array([0, -1, 1, 0], dtype=np.int32)),
    Column(2, "Which?", ("a\nb", "c"), np.array([1, 1, 0, -1], dtype=np.int32)),
    Column(3, "Name", (), np.array([0, 0, -1, 0], dtype=np.int32)),
)


def told(column: Column) -> tuple[int, str, tuple[str, ...], list[int]]:
    return column.index, column.heading, column.words, column.codes.tolist()


def test_packed_columns_are_those_they_were_made_of() -> None:
    sent = pickle.loads(pickle.dumps(Columns(COLUMNS)))
    assert [told(column) for column in sent] == [told(column) for column in COLUMNS]
    assert len(sent) == len(COLUMNS)
    assert [told(column) for column in sent[1:]] == [told(column) for column in COLUMNS[1:]]
    assert told(sent[-1]) == told(COLUMNS[-1])
    assert sent[0] is sent[0]


def test_columns_are_stored_alike_packed_or_not() -> None:
    assert list(parts_of(Columns(COLUMNS))) == list(parts_of(COLUMNS))
