"""Histogram columns: few, round, complete."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moin_desktop.analysis.bins import MOST, Bins, date_bins, number_bins


def tally(bins: Bins, values: list[float]) -> dict[str, int]:
    counts = np.bincount(bins.place(np.array(values)), minlength=len(bins.labels))
    return {label: int(n) for label, n in zip(bins.labels, counts, strict=True)}


def of_numbers(*values: float) -> dict[str, int]:
    return tally(number_bins(np.array(values, dtype=np.float64)), list(values))


def of_dates(*words: str) -> dict[str, int]:
    seconds = [float(s) for s in np.array(words, dtype="datetime64[s]").astype(np.int64)]
    return tally(date_bins(np.array(seconds)), seconds)


def test_the_last_column_of_a_slider_holds_its_end() -> None:
    assert list(of_numbers(0, 15, 55, 100, 100))[-1] == "90 to 100"
    assert of_numbers(0, 15, 55, 100, 100)["90 to 100"] == 2
    assert list(of_numbers(0, 15, 55, 99))[-1] == "90 to 99"


def test_a_scale_has_one_column_each() -> None:
    assert of_numbers(1, 3, 3, 10) == {"1": 1, "2": 0, "3": 2} | {str(n): 0 for n in range(4, 10)} | {"10": 1}
    assert of_numbers(7, 7) == {"7": 2}
    assert of_numbers(2019, 2021) == {"2019": 1, "2020": 0, "2021": 1}


def test_whole_numbers_say_whole_ends() -> None:
    assert of_numbers(18, 20, 29, 95) == {
        "10 to 19": 1,
        "20 to 29": 2,
        **{f"{n} to {n + 9}": 0 for n in range(30, 90, 10)},
        "90 to 99": 1,
    }
    assert list(of_numbers(0, 23)) == [f"{n} to {n + 1}" for n in range(0, 24, 2)]


def test_fractions() -> None:
    assert of_numbers(0.5, 1.25, 2.0, 2.0) == {
        "0.4 to 0.6": 1,
        "0.6 to 0.8": 0,
        "0.8 to 1": 0,
        "1 to 1.2": 0,
        "1.2 to 1.4": 1,
        "1.4 to 1.6": 0,
        "1.6 to 1.8": 0,
        "1.8 to 2": 2,
    }
    assert len(of_numbers(0.3)) == 1


def test_tiny_huge_and_equal_numbers() -> None:
    assert next(iter(of_numbers(1e-9, 3e-9))) == "1e-09 to 1.2e-09"
    assert list(of_numbers(-1e20, 1e20))[-1] == "8e+19 to 1e+20"
    assert len(of_numbers(2.5, 2.5)) == 1
    assert next(iter(of_numbers(9_000.5, 31_000.5))) == "8000 to 10,000"


def test_far_outliers_are_gathered_at_the_ends() -> None:
    values = [float(n) for n in range(20, 70)] * 2
    counted = of_numbers(*values, 5_044_169_969.0)
    assert list(counted)[-1].endswith("or more")
    assert sum(counted.values()) == 101
    assert sum(n > 0 for n in counted.values()) > 5
    low = of_numbers(*values, -1e34)
    assert next(iter(low)).startswith("Under ")
    assert next(iter(of_numbers(*[5.0] * 40, 1e12))).startswith("0 to")


@given(st.lists(st.floats(-1e12, 1e12) | st.integers(-1000, 1000).map(float), min_size=1, max_size=60))
@example([0.0, 2.2e-308])
def test_every_number_has_its_column(values: list[float]) -> None:
    bins = number_bins(np.array(values))
    assert 1 <= len(bins.labels) == len(bins.edges) - 1 <= MOST
    assert len(set(bins.labels)) == len(bins.labels)
    assert (np.diff(bins.edges) > 0).all()
    for value, place in zip(values, bins.place(np.array(values)).tolist(), strict=True):
        assert bins.edges[place] <= value or place == 0
        assert value <= bins.edges[place + 1] or place == len(bins.labels) - 1
    assert all(0 <= at <= 1 for at, _text in bins.axis)
    assert 0 <= bins.along(float(np.median(values))) <= 1


def starts(*words: str) -> list[str]:
    return [f"From {word}" for word in words]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (("2023-05-02", "2023-05-03"), ["2 May 2023", "3 May 2023"]),
        (("2023-05-02T09:10:00", "2023-05-02T10:59:00"), ["2 May, 09:00", "2 May, 10:00"]),
        (("2023-05-02", "2023-05-18"), starts(*(f"{day} May 2023" for day in (1, 3, 5, 7, 9, 11, 13, 15, 17)))),
        (("2023-05-02", "2023-06-01"), starts(*(f"{day} May 2023" for day in (1, 8, 15, 22, 29)))),
        (("2023-01-02", "2023-05-01"), ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023", "May 2023"]),
        (("2022-01-02", "2023-02-01"), starts("Jan 2022", "Apr 2022", "Jul 2022", "Oct 2022", "Jan 2023")),
        (("2012-01-02", "2021-02-01"), [str(year) for year in range(2012, 2022)]),
        (("1991-01-02", "2021-02-01"), [f"{year} to {year + 4}" for year in range(1990, 2021, 5)]),
        (("1965-03-01", "1966-03-01"), starts("Jan 1965", "Apr 1965", "Jul 1965", "Oct 1965", "Jan 1966")),
    ],
)
def test_dates(words: tuple[str, ...], labels: list[str]) -> None:
    counted = of_dates(*words)
    assert list(counted) == labels
    assert counted[labels[0]] == counted[labels[-1]] == 1


@given(st.lists(st.datetimes(datetime(1, 1, 2), datetime(9990, 1, 1)), min_size=1, max_size=20))
def test_every_date_has_its_column(moments: list[datetime]) -> None:
    seconds = np.array([(moment - datetime(1970, 1, 1)) / timedelta(seconds=1) // 1 for moment in moments])
    bins = date_bins(seconds)
    assert 1 <= len(bins.labels) <= MOST
    places = bins.place(seconds)
    assert (bins.edges[places] <= seconds).all()
    assert (seconds < bins.edges[places + 1]).all()
