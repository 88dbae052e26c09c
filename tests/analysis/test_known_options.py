"""A list of options that somebody knows takes cells apart rightly, whatever was guessed before."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from moin_desktop.analysis.answers import Chosen, Ticked
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.encode import encode
from moin_desktop.analysis.known_options import with_known_options
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType

LIST = ("Me, myself and I", "Wait, is it just me?", "Nobody")


def _column(*cells: str) -> Column:
    words = list(dict.fromkeys(cell for cell in cells if cell))
    codes = np.array([words.index(cell) if cell else -1 for cell in cells], dtype=np.int32)
    return Column(0, "Who?", tuple(words), codes)


def _question(*labels: str, **more: Any) -> Question:
    options = tuple(Option(f"o{at}", label, (label,)) for at, label in enumerate(labels, start=1))
    made = Question("q1", "Who", "Who?", QuestionType.MULTIPLE, (0,), Layout.JOINED, ",", options)
    return replace(made, **more)


def _ticks(question: Question, column: Column) -> dict[str, int]:
    answers = encode(question, {0: column})
    assert isinstance(answers, Ticked)
    return {o.label: int(n) for o, n in zip(question.options, answers.flags.sum(axis=0), strict=True)}


def test_options_with_the_separator_inside_stay_whole() -> None:
    column = _column("Me, myself and I, Nobody", "wait, is it just me?", "Me,myself and I", "", "Nobody")
    torn = _question("Me", "myself and I", "wait", "is it just me?", "Nobody")
    read = with_known_options(torn, column, LIST)
    assert [option.label for option in read.options] == list(LIST)
    assert _ticks(read, column) == {"Me, myself and I": 2, "Wait, is it just me?": 1, "Nobody": 2}
    assert read.options[2].id == "o5"


def test_the_separator_is_the_one_that_makes_sense() -> None:
    column = _column("Me, myself and I;Nobody", "Nobody", "Wait, is it just me?;Nobody")
    text = _question(type=QuestionType.TEXT, layout=Layout.CELL, separator=None)
    read = with_known_options(text, column, LIST)
    assert (read.type, read.layout, read.separator) == (QuestionType.MULTIPLE, Layout.JOINED, ";")
    assert _ticks(read, column)["Nobody"] == 3


def test_whole_cells_are_one_answer_each() -> None:
    column = _column("Me, myself and I", "nobody", "NOBODY", "Somebody else")
    text = _question(type=QuestionType.TEXT, layout=Layout.CELL, separator=None)
    read = with_known_options(text, column, LIST)
    assert (read.type, read.layout) == (QuestionType.SINGLE, Layout.CELL)
    assert [option.label for option in read.options] == [*LIST, "Somebody else"]
    answers = encode(read, {0: column})
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, 2, 2, 3]


def test_merged_spellings_stay_and_words_change_hands() -> None:
    column = _column("UK,Peru", "Britain", "GB")
    before = _question(
        options=(Option("o1", "UK", ("UK", "Britain", "GB")), Option("o2", "Peru", ("Peru",))), separator=","
    )
    read = with_known_options(before, column, ["GB", "UK"])
    assert {option.label: option.id for option in read.options} == {"UK": "o1", "GB": "", "Peru": "o2"}
    assert _ticks(read, column) == {"GB": 1, "UK": 2, "Peru": 1}


def test_missing_words_are_no_answers() -> None:
    column = _column("A;B", "n/a", "B")
    read = with_known_options(_question("A", "B", separator=";", missing=("n/a",)), column, ["B", "A"])
    assert _ticks(read, column) == {"B": 2, "A": 1}


@pytest.mark.parametrize("labels", [(), ("  ",)])
def test_an_empty_list_is_no_list(labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="joined"):
        with_known_options(_question("A"), _column("A"), labels)


def test_questions_with_several_columns_are_not_taken_apart() -> None:
    with pytest.raises(ValueError, match="flags"):
        with_known_options(_question("A", layout=Layout.FLAGS, columns=(0, 1)), _column("A"), ["A"])
