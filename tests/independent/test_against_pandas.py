"""Real surveys and random ones, every number compared with pandas, scipy and statsmodels (make check-numbers)."""

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moin_desktop.analysis.crossing import crossing
from moin_desktop.analysis.questions import BaseRule, Layout, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import of
from moin_desktop.errors import MoinError
from moin_desktop.importing import read
from tests.analysis.making import column, options, survey
from tests.conftest import ROOT, SURVEYS
from tests.independent import checking, frames
from tests.independent.checking import Ledger, Peers

CASES = int(os.environ.get("MOIN_CASES", "0") or 0)
pytestmark = pytest.mark.skipif(not CASES, reason="compared by make check-numbers, which brings pandas and statsmodels")
FILES = (
    sorted(p for p in SURVEYS.glob("*.*") if p.suffix in (".csv", ".tsv", ".xls", ".xlsx")) if SURVEYS.is_dir() else []
)
MOST_ROWS, PAIRS = 6000, 24


@pytest.fixture(scope="module")
def peers() -> Peers:
    return Peers(
        pytest.importorskip("pandas"),
        pytest.importorskip("scipy.stats"),
        pytest.importorskip("statsmodels.stats.proportion"),
        pytest.importorskip("statsmodels.stats.multitest"),
        pytest.importorskip("statsmodels.stats.weightstats"),
    )


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    found = Ledger()
    yield found
    told = ROOT / "build" / "check-numbers.txt"
    told.parent.mkdir(exist_ok=True)
    told.write_text(found.told(), encoding="utf-8")


_BY = Question("weight", "Weight", "", QuestionType.NUMBER, (1_000_000,))


def _weighable(made: Survey, weights: list[str]) -> Survey:
    """The same survey with one more number question, to weigh by."""
    extra = column(1_000_000, weights)
    return Survey(
        id=made.id,
        name=made.name,
        source_name=made.source_name,
        rows=made.rows,
        questions=(*made.questions, _BY),
        column=lambda index: extra if index == extra.index else made.column(index),
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_real_survey(path: Path, peers: Peers, ledger: Ledger) -> None:
    pd, rng = peers.pd, np.random.default_rng(len(path.name))
    try:
        plain = Survey.of_reading(read(path))
    except MoinError as error:
        pytest.skip(error.message)
    given = pd.Series(rng.gamma(2.0, 1.0, plain.rows)).mask(rng.random(plain.rows) < 0.03).round(3)
    made = _weighable(plain, ["" if np.isnan(one) else str(one) for one in given])
    known = {q.id: f for q in plain.charted if (f := frames.indicators(pd, made, q)) is not None}
    grids = {q.id: found for q in plain.charted if (found := frames.items(pd, made, q)) is not None}
    ledger.left_out += len(plain.charted) - len(known) - len(grids)
    some = pd.Series(frames.random_mask(rng, made.rows))
    for by in (None, frames.clean(given)):
        made.weighted_by = "" if by is None else _BY.id
        for id in known:
            for rule in ("", *BaseRule):
                _frequency(peers, ledger, made, id, known, some, by, rule)
        for id, other in _pairs(rng, list(known)):
            _cross(peers, ledger, made, (id, other), known, some, by)
        for question in plain.charted:
            if question.type is QuestionType.NUMBER and known:
                _averages(peers, ledger, made, question, known, some, by)
        for id, chosen in grids.items():
            _grid(peers, ledger, made, id, chosen, some, by)
    ledger.surveys += bool(known or grids)


def _grid(peers: Peers, ledger: Ledger, made: Survey, id: str, chosen: list[Any], some: Any, by: Any) -> None:
    table = of(made, id, some.to_numpy(dtype=bool))
    for item, said in zip(table.items, chosen, strict=True):
        for row in item.rows:
            checking.check_part(ledger, peers, row.part, said.eq(row.option), said.notna() & some, by)


def _pairs(rng: np.random.Generator, ids: list[str]) -> list[tuple[str, str]]:
    pairs = [(a, b) for a, b in product(ids, ids) if a != b]
    return [pairs[at] for at in rng.permutation(len(pairs))[:PAIRS]]


def _frequency(
    peers: Peers, ledger: Ledger, made: Survey, id: str, known: dict[str, Any], some: Any, by: Any, rule: str
) -> None:
    question = made.question(id)
    base = frames.base(peers.pd, made, question, known, rule) & some
    table = of(made, id, some.to_numpy(dtype=bool), rule)
    ledger.same("answered", table.answered, (known[id]["answered"] & some).sum())
    for row in table.rows:
        counted = known[id][row.option]
        if by is None and (counted & some & ~base).any():
            continue
        checking.check_part(ledger, peers, row.part, counted, base, by)


def _cross(
    peers: Peers, ledger: Ledger, made: Survey, ids: tuple[str, str], known: dict[str, Any], some: Any, by: Any
) -> None:
    question = made.question(ids[0])
    base = frames.base(peers.pd, made, question, known, "") & some
    table = crossing(made, ids[0], ids[1], some.to_numpy(dtype=bool), test=True)
    lines = [known[ids[0]][line.option] for line in table.lines]
    groups = [known[ids[1]][column.id] for column in table.columns]
    for line, counted in zip(table.lines, lines, strict=True):
        for cell, group in zip(line.cells, groups, strict=True):
            checking.check_part(ledger, peers, cell.part, counted, base & group, by)
    if by is None:
        checking.check_differences(ledger, peers, table, lines, groups, base)
    of_row = crossing(made, ids[0], ids[1], some.to_numpy(dtype=bool), percent_of="row")
    cells = peers.pd.DataFrame(
        {column.id: [(a & g & base).sum() for a in lines] for column, g in zip(table.columns, groups, strict=True)}
    )
    if by is None:
        shares = cells.div([(a & base).sum() for a in lines], axis=0) * 100
        for at, line in enumerate(of_row.lines):
            for cell in line.cells:
                ledger.same("percent of row", cell.part.percent, shares.loc[at, cell.group])


def _averages(
    peers: Peers, ledger: Ledger, made: Survey, question: Question, known: dict[str, Any], some: Any, by: Any
) -> None:
    values = frames.numbers(peers.pd, made, question)
    if values is None:
        ledger.left_out += 1
        return
    values = values.where(some)
    for id in list(known)[:4]:
        table = crossing(made, question.id, id, some.to_numpy(dtype=bool), test=True)
        groups = [known[id][column.id] for column in table.columns]
        checking.check_averages(ledger, peers, table.columns, values, groups, by)


WORDS = ("Ministry", "Region", "City", "Village", "Other", "None of these")


def _random_survey(rng: np.random.Generator) -> Survey:
    rows = int(rng.choice([1, 3, 12, 40, 150, 400]))
    size = int(rng.integers(2, len(WORDS) + 1))
    words = WORDS[:size]

    def one() -> list[str]:
        chances = rng.dirichlet(np.full(size + 1, rng.choice([0.3, 1.0, 5.0])))
        return [("", *words)[at] for at in rng.choice(size + 1, rows, p=chances)]

    def many() -> list[str]:
        flags = rng.random((rows, size)) < rng.random(size)
        return [";".join(word for word, on in zip(words, row, strict=True) if on) for row in flags]

    spread = float(rng.choice([0.5, 5.0, 100.0]))
    values = [f"{value:.1f}" if rng.random() > 0.1 else "" for value in rng.normal(20, spread, rows)]
    rule = BaseRule(rng.choice(list(BaseRule)))
    kinds = ((QuestionType.SINGLE, Layout.CELL, None), (QuestionType.MULTIPLE, Layout.JOINED, ";"))
    questions = [
        Question(f"q{at + 1}", f"Q{at + 1}", "", type, (at,), layout, gap, options(*words), base_rule=rule)
        for at, (type, layout, gap) in enumerate((*kinds, *kinds))
    ]
    questions.append(Question("q5", "Number", "", QuestionType.NUMBER, (4,)))
    return survey(questions, {0: one(), 1: many(), 2: one(), 3: many(), 4: values})


@pytest.mark.parametrize("part", range(10))
def test_random_surveys(part: int, peers: Peers, ledger: Ledger) -> None:
    pd = peers.pd
    for case in range(CASES // 10):
        rng = np.random.default_rng([part, case])
        plain = _random_survey(rng)
        given = rng.choice(["0.25", "0.5", "1", "1.7", "3", "", "0", "-1"], plain.rows)
        made = _weighable(plain, given.tolist())
        known = {q.id: frames.indicators(pd, made, q) for q in made.questions[:4]}
        some = pd.Series(frames.random_mask(rng, made.rows))
        by = frames.clean(pd.to_numeric(pd.Series(given))) if rng.random() < 0.5 else None
        made.weighted_by = "" if by is None else _BY.id
        id, other = (str(one) for one in rng.choice(list(known), 2, replace=False))
        _frequency(peers, ledger, made, id, known, some, by, str(rng.choice(["", *BaseRule])))
        _cross(peers, ledger, made, (id, other), known, some, by)
        _averages(peers, ledger, made, made.question("q5"), {other: known[other]}, some, by)
        ledger.cases += 1
