"""From packed columns to answers: what a cell means is decided once per different text, not once per row."""

from collections.abc import Mapping

from moin_desktop.analysis.answers import Answers
from moin_desktop.analysis.columns import Column, Mask
from moin_desktop.analysis.questions import Question


def encode(question: Question, columns: Mapping[int, Column], asked: Mask | None = None) -> Answers:
    """The answers to one question; ``columns`` holds at least the question's own, ``asked`` (rows,) its route."""
    raise NotImplementedError
