"""Numbers and dates as people and platforms write them."""

import math
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.values import parse_dates, parse_numbers


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["5", "-3", "+4", "2.5", ".5", "1e3"], [5, -3, 4, 2.5, 0.5, 1000]),
        (["1,234", "12"], [1234, 12]),
        (["1,234", "2,5"], [1.234, 2.5]),
        (["1,234", "2.5"], [1234, 2.5]),
        (["1.234,50", "7"], [1234.5, 7]),
        (["1,234.50", "7"], [1234.5, 7]),
        (["1.234.567", "12,5", "1.500"], [1234567, 12.5, 1500]),
        (["12,34,567"], [1234567]),
        (["€ 1,200", "$5", "45 %", "12 EUR", "USD 7"], [1200, 5, 45, 12, 7]),
        (["1 234", "1'234", "1\u202f234"], [1234, 1234, 1234]),
        (["\u22124"], [-4]),
        (["٣"], [3]),
    ],
)
def test_numbers(words: list[str], values: list[float]) -> None:
    assert parse_numbers(words).tolist() == values


@pytest.mark.parametrize(
    "word", ["", "four", "1,2,3", "1.2.3", "nan", "inf", "1e999", "10-20", "5+", "1_000", "v2", "3 apples", "²", "."]
)
def test_no_numbers(word: str) -> None:
    assert math.isnan(parse_numbers([word])[0])


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: round(x, 2))))
def test_what_was_written_is_read(numbers: list[float]) -> None:
    assert parse_numbers([repr(n) for n in numbers]).tolist() == numbers


@given(st.lists(st.integers(10_000, 10**12), min_size=1))
def test_grouped_thousands_are_read(numbers: list[int]) -> None:
    assert parse_numbers([f"{n:,}" for n in numbers]).tolist() == numbers


@pytest.mark.parametrize(
    ("word", "moment"),
    [
        ("2023-05-02", "2023-05-02T00:00:00"),
        ("2023-05", "2023-05-01T00:00:00"),
        ("2023-05-02T10:15:00", "2023-05-02T10:15:00"),
        ("2023-05-02 10:15:00.123456+00:00", "2023-05-02T10:15:00"),
        ("2023-05-02T10:15:00Z", "2023-05-02T10:15:00"),
        ("2018/05/15 7:07:45 PM GMT+1", "2018-05-15T19:07:45"),
        ("2018/5/5 12:07:45 AM CET", "2018-05-05T00:07:45"),
        ("3/4/2023 9:33", "2023-04-03T09:33:00"),
        ("16.10.2024 16:56", "2024-10-16T16:56:00"),
        ("12/24/2019", "2019-12-24T00:00:00"),
        ("03/04/19", "2019-04-03T00:00:00"),
        ("03/04/71", "1971-04-03T00:00:00"),
        ("2 May 2023", "2023-05-02T00:00:00"),
        ("12-Sept-21 10:00 p.m.", "2021-09-12T22:00:00"),
        ("May 2nd, 2023", "2023-05-02T00:00:00"),
        ("Tuesday, 2 May 2023", "2023-05-02T00:00:00"),
    ],
)
def test_dates(word: str, moment: str) -> None:
    assert str(parse_dates([word])[0]) == moment
    assert parse_dates([word, "no date"]).astype(str).tolist() == [moment, "NaT"]


@pytest.mark.parametrize(
    "word", ["", "31/31/2023", "2023-02-30", "2023-13-01", "2 Foo 2023", "10:15:00", "5", "1/1/2020 25:00", "2023"]
)
def test_no_dates(word: str) -> None:
    assert np.isnat(parse_dates([word])[0])


def test_month_first() -> None:
    words = ["03/31/2021 12:56:15 AM", "3/4/2023"]
    assert parse_dates(words, day_first=False).astype(str).tolist() == ["2021-03-31T00:56:15", "2023-03-04T00:00:00"]


@given(st.lists(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda d: d.replace(microsecond=0))))
def test_iso_is_read_as_written(moments: list[datetime]) -> None:
    read = parse_dates([moment.isoformat() for moment in moments])
    assert read.tolist() == moments


@given(st.datetimes(datetime(1970, 1, 1), datetime(2069, 1, 1)), st.booleans())
def test_either_order_is_read(moment: datetime, day_first: bool) -> None:
    moment = moment.replace(microsecond=0, second=0, tzinfo=UTC)
    word = f"{moment:%d/%m/%Y %I:%M %p}" if day_first else f"{moment:%m/%d/%Y %I:%M %p}"
    assert parse_dates([word], day_first=day_first)[0] == np.datetime64(moment.replace(tzinfo=None))
