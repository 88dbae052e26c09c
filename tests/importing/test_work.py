"""The work of reading grows as the file does, whatever people write: counted in calls and in memory, not in time."""

import csv
import random
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from moin_desktop.importing import task

ROWS = 400
TIMES = 4
SLACK = 1.4
"""Work for each row may grow by this much where there are four times as many rows; quadratic work grows by four."""
WORDS = [f"{a}{b}{c}" for a in ("pro", "sta", "mi") for b in ("lo", "ne", "ra", "ti") for c in ("ne", "s", "d", "ren")]
OPTIONS = ("Time", "Budget", "People", "Tools")


def prose(chance: random.Random, row: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(5, 41))).capitalize() + "."


def twice(chance: random.Random, row: int) -> str:
    """A text that two rows share."""
    return f"We both wrote the same words, number {row // 2}."


def with_contacts(chance: random.Random, row: int) -> str:
    return f"{prose(chance, row)} Call 0{chance.randrange(10**9)} or write to me@{chance.choice(WORDS)}.org"


def with_lines(chance: random.Random, row: int) -> str:
    return "\n".join(prose(chance, row) for _line in range(3))


def with_commas(chance: random.Random, row: int) -> str:
    return ", ".join(prose(chance, row) for _part in range(3))


def ticked_and_written(chance: random.Random, row: int) -> str:
    ticked = chance.sample(OPTIONS, k=2) if chance.random() < 0.9 else ["None of these"]
    return "; ".join((*ticked, prose(chance, row)))


def table(path: Path, rows: int, write: Callable[[random.Random, int], str]) -> Path:
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(f"What do you think of it ({n})?" for n in range(3)), "Which one?", "How many?"])
        for row in range(rows):
            texts = [write(chance, row) for _column in range(3)]
            writer.writerow([*texts, chance.choice(OPTIONS), chance.randrange(50)])
    return path


def read(path: Path) -> None:
    task.read_file(path, None, lambda done, total: None)


def calls(path: Path) -> int:
    """How many functions, ours and the libraries', are called to read a file."""
    count = 0

    def heard(frame: FrameType, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(heard)
    try:
        read(path)
    finally:
        sys.setprofile(before)
    return count


def peak(path: Path) -> int:
    """Most bytes held at a time while a file is read."""
    tracemalloc.start()
    try:
        read(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(params=(prose, twice, with_contacts, with_lines, with_commas, ticked_and_written))
def files(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    few, many = (table(tmp_path / f"{rows}.csv", rows, request.param) for rows in (ROWS, ROWS * TIMES))
    read(few)  # what is worked out once for the whole program is not counted
    return few, many


def test_calls_grow_as_rows_do(files: tuple[Path, Path]) -> None:
    few, many = files
    assert calls(many) <= SLACK * TIMES * calls(few)


def test_memory_grows_as_rows_do(files: tuple[Path, Path]) -> None:
    few, many = files
    assert peak(many) <= SLACK * TIMES * peak(few)
