"""Answers in memory: one small frozen class per shape of answer, encoded from columns by what the question says."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.questions import Question


class State(IntEnum):
    """What a respondent did with a question; blank, not asked and "asked, ticked nothing" stay apart."""

    ANSWERED = 0
    BLANK = 1
    NOT_ASKED = 2
    MISSING = 3


States = NDArray[np.int8]

# Every shape of answer may carry ``markers`` (rows,): which of ``question.missing`` stands in a row whose state is
# MISSING, one past the end for a text that the question does not know, -1 elsewhere; None where no row is MISSING.


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """One answer each (single, ordered, yes/no): ``codes`` (rows,) index the options, -1 for none."""

    state: States
    codes: Codes
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ticked:
    """Any number of answers each (choose all): ``flags`` (rows, options)."""

    state: States
    flags: Mask
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """One answer per item (grid, ranking): ``codes`` (rows, items) index the options, -1 for none."""

    state: States
    codes: Codes
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A number each: ``values`` (rows,), NaN for none."""

    state: States
    values: NDArray[np.float64]
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A moment each: ``values`` (rows,) datetime64[s], NaT for none."""

    state: States
    values: NDArray[np.datetime64]
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A text each: ``codes`` (rows,) index ``words``, -1 for none. Personal columns have no words."""

    state: States
    codes: Codes
    words: tuple[str, ...]
    markers: Codes | None = None


Answers = Chosen | Ticked | Rated | Measured | Dated | Written


def chose(question: Question, answers: Answers, options: tuple[str, ...]) -> Mask:
    """Who chose any of these options, or any of a group of them (by id): shape (rows,)."""
    members = question.members(options)
    wanted = np.array([o.id in members for o in question.options], dtype=np.bool_)
    if isinstance(answers, Chosen):
        hit = np.zeros(len(answers.codes), dtype=np.bool_)
        given = answers.codes >= 0
        hit[given] = wanted[answers.codes[given]]
        return hit
    if isinstance(answers, Ticked):
        any_of: Mask = np.logical_or.reduce(answers.flags[:, wanted], axis=1)
        return any_of
    raise TypeError(type(answers).__name__)
