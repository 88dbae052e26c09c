"""The same question in two surveys, counted by hand."""

from dataclasses import replace

import pytest

from moin_desktop.analysis import waves
from moin_desktop.analysis.charts import ChartKind, ChartSpec
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import options, survey

THEN = Question("q1", "Stage", "Which stage?", QuestionType.SINGLE, (0,), options=options("Idea", "Pilot", "Running"))
NOW = replace(THEN, id="q7", text="WHICH STAGE", options=options("Running", "Idea ", "Closed"))


def one(question: Question, cells: list[str], id: str, name: str) -> Survey:
    made = survey((question,), {0: cells})
    made.id, made.name = id, name
    return made


def test_waves_with_their_change() -> None:
    """Running: 5 of 20, then 24 of 40; Pilot is gone, Closed is new."""
    first = one(THEN, ["Idea"] * 10 + ["Pilot"] * 5 + ["Running"] * 5, "s1", "2023")
    last = one(NOW, ["Running"] * 24 + ["Idea "] * 12 + ["Closed"] * 4, "s2", "2025")
    found = waves.find((first, last), NOW)
    assert [(where.name, question.id) for where, question in found] == [("2023", "q1"), ("2025", "q7")]
    data = waves.chart(found, ChartSpec("q7", kind=ChartKind.WAVES))
    assert [(group.label, group.base) for group in data.groups] == [("2023", 20), ("2025", 40)]
    assert [(row.label.strip(), [mark.percent_text for mark in row.marks], row.gap_text) for row in data.rows] == [
        ("Running", ["25%", "60%"], "+35 points"),
        ("Idea", ["50%", "30%"], "−20 points"),
        ("Closed", ["", "10%"], ""),
        ("Pilot", ["25%", ""], ""),
    ]
    assert "Base: 2023: 20; 2025: 40." in data.footer


def test_another_question_is_no_wave() -> None:
    other = replace(NOW, text="Which country?", name="Country")
    assert len(waves.find((one(THEN, ["Idea"], "s1", "a"), one(other, ["Idea "], "s2", "b")), THEN)) == 1
    with pytest.raises(ValueError, match="1"):
        waves.chart(((one(THEN, ["Idea"], "s1", "a"), THEN),), ChartSpec("q1"))


def test_small_waves_have_no_points() -> None:
    found = waves.find((one(THEN, ["Idea"] * 4, "s1", "a"), one(THEN, ["Idea"] * 20, "s2", "b")), THEN)
    data = waves.chart(found, ChartSpec("q1"))
    assert [row.gap_text for row in data.rows] == ["", "", ""]
    assert data.rows[0].marks[0].count_text == "4 of 4"
