"""Answers in memory: one small frozen class per shape of answer, encoded from columns by what the question says."""

from dataclasses import dataclass
from enum import IntEnum
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis import planes
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.planes import Planes
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


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Chosen:
    """One answer each (single, ordered, yes/no): ``codes`` (rows,) index the options, -1 for none."""

    state: States
    codes: Codes
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Ticked:
    """Any number of answers each (choose all): ``flags`` (rows, options)."""

    state: States
    flags: Mask
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Rated:
    """One answer per item (grid, ranking): ``codes`` (rows, items) index the options, -1 for none."""

    state: States
    codes: Codes
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Measured:
    """A number each: ``values`` (rows,), NaN for none."""

    state: States
    values: NDArray[np.float64]
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Dated:
    """A moment each: ``values`` (rows,) datetime64[s], NaT for none."""

    state: States
    values: NDArray[np.datetime64]
    markers: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Written:
    """A text each: ``codes`` (rows,) index ``words``, -1 for none. Personal columns have no words."""

    state: States
    codes: Codes
    words: tuple[str, ...]
    markers: Codes | None = None


Answers = Chosen | Ticked | Rated | Measured | Dated | Written


MOST_PLANES = 64
"""Up to so many options a plane of bits for each is quicker to count than the codes of all, and no larger."""
_planes: "WeakKeyDictionary[Answers, Planes]" = WeakKeyDictionary()


def option_planes(answers: Answers, size: int) -> Planes:
    """A plane for each of ``size`` options, item by item where there are items; kept as long as the answers.

    None at all (0, words) for answers without options, and for more options of one answer each than ``MOST_PLANES``.
    """
    found = _planes.get(answers)
    if found is None or len(found) != _plane_count(answers, size):
        found = _planes[answers] = _made_planes(answers, size)
    return found


def keep_planes(answers: Answers, made: Planes) -> None:
    """Let planes that lie in a larger array take the place of the same ones alone."""
    _planes[answers] = made


def _plane_count(answers: Answers, size: int) -> int:
    if isinstance(answers, Ticked):
        return size
    if size > MOST_PLANES or not isinstance(answers, Chosen | Rated):
        return 0
    return size if isinstance(answers, Chosen) else size * answers.codes.shape[1]


def _made_planes(answers: Answers, size: int) -> Planes:
    count, rows = _plane_count(answers, size), len(answers.state)
    made = np.zeros((count, planes.words(rows)), dtype=np.uint64)
    for at in range(count):
        if isinstance(answers, Ticked):
            made[at] = planes.pack(answers.flags[:, at])
        elif isinstance(answers, Chosen):
            made[at] = planes.pack(answers.codes == at)
        elif isinstance(answers, Rated):
            made[at] = planes.pack(answers.codes[:, at // size] == at % size)
    return made


def chose(question: Question, answers: Answers, options: tuple[str, ...]) -> Mask:
    """Who chose any of these options, or any of a group of them (by id): shape (rows,)."""
    if not isinstance(answers, Chosen | Ticked):
        raise TypeError(type(answers).__name__)
    members = question.members(options)
    wanted = [at for at, option in enumerate(question.options) if option.id in members]
    made = option_planes(answers, len(question.options))
    if len(made) or isinstance(answers, Ticked):
        return planes.unpack(planes.either(made, wanted), len(answers.state))
    is_wanted = np.zeros(len(question.options) + 1, dtype=np.bool_)
    is_wanted[wanted] = True
    return is_wanted[answers.codes]
