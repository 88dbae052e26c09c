"""Surveys made by a seeded script: the same answers on every machine, kept in build/bench-data."""

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.bench.measure import ROOT

FOLDER = ROOT / "build" / "bench-data"
SEED = 20233
_WRITTEN = 6
START = datetime(2023, 5, 2, 8, 0)

Cell = str | float | datetime | None
Maker = Callable[[int], Cell]
"""Makes the cell of one response, told by its number."""

_NOUNS = (
    *(
        "skills",
        "time",
        "budget",
        "mandate",
        "data",
        "trust",
        "leadership",
        "silos",
        "staff",
        "tools",
        "users",
        "rules",
    ),
    *("methods", "partners", "evidence", "support", "experiments", "services", "procurement", "training", "culture"),
    *("politics", "strategy", "capacity", "networks", "results", "learning", "risk"),
)
_LINKS = ["and", "with", "for", "without", "about", "between", "across", "beyond", "inside", "against"]
_SCALE = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
_SENTENCE = (
    "we need more", "it is hard to find", "nobody has", "our team works on", "the ministry asked for",
    "people talk about", "last year we tried", "there is never enough", "colleagues depend on", "I would like",
)  # fmt: skip


def workbook(rows: int) -> Path:
    """A workbook of 60 columns and this many responses, as a survey platform exports it; made when missing."""
    path = FOLDER / f"survey-{SEED}-{rows}.xlsx"
    if not path.exists():
        # Loaded by who makes the file alone, so that nobody else's memory is larger for it.
        import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter ships no types

        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        book = xlsxwriter.Workbook(unfinished, {"strings_to_urls": False, "strings_to_formulas": False})
        book.use_zip64()
        sheet, moment = book.add_worksheet("Responses"), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for row, cells in enumerate(table(rows)):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(row, column, cell, moment)
                elif cell is not None:
                    sheet.write_number(row, column, cell)
        book.close()
        unfinished.replace(path)
    return path


def text_file(rows: int) -> Path:
    """The same as comma-separated UTF-8; made when missing."""
    path = FOLDER / f"survey-{SEED}-{rows}.csv"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table(rows))
        unfinished.replace(path)
    return path


def written_file(rows: int) -> Path:
    """The same with six columns of texts that are all different, of 5 to 40 words; made when missing."""
    path = FOLDER / f"written-{SEED}-{rows}.csv"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(_written(rows))
        unfinished.replace(path)
    return path


def _written(rows: int) -> Iterator[Sequence[Cell]]:
    chance = random.Random(SEED + 1)
    letters = "etaoinshrdlu"
    words = ["".join(chance.choices(letters, k=chance.randrange(2, 10))) for _word in range(3_000)]
    texts: list[int] = []
    for at, row in enumerate(table(rows)):
        cells = list(row)
        if not at:
            texts = [n for n, heading in enumerate(row) if "tell us more" in str(heading)]
            texts += [n for n, heading in enumerate(row) if "describes" in str(heading)][: _WRITTEN - len(texts)]
        else:
            for n in texts:
                cells[n] = " ".join(chance.choices(words, k=chance.randrange(5, 41)))
        yield cells


def table(rows: int) -> Iterator[Sequence[Cell]]:
    """Headings, then one row for each response."""
    chance = random.Random(SEED)
    columns = _columns(chance)
    yield [heading for heading, _make in columns]
    for row in range(rows):
        yield [make(row) for _heading, make in columns]


def _columns(chance: random.Random) -> list[tuple[str, Maker]]:
    """20 choose-all, 25 with one answer, 5 ordered, 4 numbers, 2 dates, 4 free texts, in mixed order."""
    made: list[tuple[str, Maker]] = []
    for n in range(1, 21):
        options = _options(chance, 10)
        weights = [chance.uniform(0.04, 0.38) for _option in options]
        made.append((f"Which of these apply to {_about(chance)}? ({n})", partial(_several, chance, options, weights)))
    for n in range(1, 26):
        options = _options(chance, chance.choice((2, 3, 4, 5, 6, 8, 12)))
        weights = [chance.uniform(0.2, 1) for _option in options]
        made.append((f"What best describes {_about(chance)}? ({n})", partial(_one, chance, options, weights, 0.06)))
    for n in range(1, 6):
        made.append((f"How far do you agree about {_about(chance)}? ({n})", partial(_one, chance, _SCALE, None, 0.04)))
    for n in range(1, 5):
        made.append(
            (f"How many {chance.choice(_NOUNS)} were there? ({n})", partial(_number, chance, 10 ** (n % 3 + 1)))
        )
    for n in range(1, 5):
        made.append((f"Please tell us more about {_about(chance)}. ({n})", partial(_text, chance, 0.3 + 0.15 * n)))
    made.append(("When did you begin?", partial(_day, chance)))
    chance.shuffle(made)
    return [("Start time", partial(_moment, chance)), *made]


def _about(chance: random.Random) -> str:
    return f"{chance.choice(_NOUNS)} {chance.choice(_LINKS)} {chance.choice(_NOUNS)}"


def _options(chance: random.Random, count: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < count:
        label = _about(chance) if chance.random() < 0.8 else f"{_about(chance)}, {chance.choice(_NOUNS)}"
        found[label.capitalize()] = None
    return tuple(found)


def _several(chance: random.Random, options: Sequence[str], weights: Sequence[float], row: int) -> Cell:
    chosen = [option for option, weight in zip(options, weights, strict=True) if chance.random() < weight]
    return ";".join(chosen) + ";" if chosen and chance.random() > 0.05 else None


def _one(
    chance: random.Random, options: Sequence[str], weights: Sequence[float] | None, blank: float, row: int
) -> Cell:
    return None if chance.random() < blank else chance.choices(options, weights)[0]


def _number(chance: random.Random, top: int, row: int) -> Cell:
    return None if chance.random() < 0.1 else chance.randrange(top + 1)


def _moment(chance: random.Random, row: int) -> Cell:
    return START + timedelta(seconds=row * 20 + chance.randrange(20))


def _day(chance: random.Random, row: int) -> Cell:
    return None if chance.random() < 0.1 else datetime(2015, 1, 1) + timedelta(days=chance.randrange(3000))


def _text(chance: random.Random, filled: float, row: int) -> Cell:
    if chance.random() > filled:
        return None
    parts = [f"{chance.choice(_SENTENCE)} {_about(chance)}" for _part in range(chance.randrange(1, 4))]
    return ", ".join(parts).capitalize() + "."
