"""What is counted of a question, laid out as planes of bits once and counted under any filter in one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis import planes
from moin_desktop.analysis.answers import Answers, Chosen, Rated, State, Ticked, chose, keep_planes, option_planes
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.planes import Planes
from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.survey import Survey

_RULES = (BaseRule.EVERYONE, BaseRule.WHO_ANSWERED, BaseRule.WHO_WAS_ASKED)
_STATES = (State.ANSWERED, State.BLANK, State.NOT_ASKED)
"""The first planes of every stack, each at the place of its number."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of some respondents did what with one question."""

    everyone: int
    answered: int
    blank: int
    not_asked: int
    options: tuple[int, ...]
    """In the question's order; for several items those of the first, then those of the second …"""
    nets: tuple[int, ...]
    any: int
    """With at least one option ticked."""
    markers: tuple[int, ...]
    """By missing word, and at the end texts that nothing claims; empty where nothing is missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """The planes of one question: its states, options, groups, at least one ticked, missing words; in this order."""

    planes: Planes
    options: int
    """Planes of options; 0 where there are too many options, which are then tallied from their codes."""
    nets: int
    any: int
    markers: int
    made_for: tuple[object, ...]

    def told(self, question: Question, answers: Answers, mask: Mask, everyone: int, counted: Sequence[int]) -> Counts:
        """The counts of these planes by what they are counts of."""
        nets = len(_STATES) + self.options
        any = nets + self.nets
        markers = any + self.any
        options = tuple(counted[len(_STATES) : nets])
        if not self.options and isinstance(answers, Chosen | Rated):
            options = _tallied(answers, len(question.options), mask)
        return Counts(
            everyone,
            counted[State.ANSWERED],
            counted[State.BLANK],
            counted[State.NOT_ASKED],
            options,
            tuple(counted[nets:any]),
            counted[any] if self.any else 0,
            tuple(counted[markers : markers + self.markers]),
        )


_stacks: "WeakKeyDictionary[Answers, Stack]" = WeakKeyDictionary()


def stack(question: Question, answers: Answers) -> Stack:
    """The planes of a question, made when first asked for and kept as long as its answers."""
    made_for = (question.nets, len(question.options), len(question.missing))
    found = _stacks.get(answers)
    if found is None or found.made_for != made_for:
        found = _stacks[answers] = _made(question, answers, made_for)
    return found


def _made(question: Question, answers: Answers, made_for: tuple[object, ...]) -> Stack:
    parts = [planes.pack(answers.state == state)[None] for state in _STATES]
    options = option_planes(answers, len(question.options))
    parts.append(options)
    nets = question.nets if isinstance(answers, Chosen | Ticked) else ()
    parts += [planes.pack(chose(question, answers, net.options))[None] for net in nets]
    if isinstance(answers, Ticked):
        parts.append(planes.either(options, range(len(options)))[None])
    markers = 0
    if answers.markers is not None:
        markers = len(question.missing) + 1
        parts += [planes.pack(answers.markers == at)[None] for at in range(markers)]
    return _kept(answers, np.concatenate(parts), len(options), len(nets), markers, made_for)


def _kept(answers: Answers, made: Planes, options: int, nets: int, markers: int, made_for: tuple[object, ...]) -> Stack:
    """A stack whose planes of options are those of the answers: they lie in memory once."""
    keep_planes(answers, made[len(_STATES) : len(_STATES) + options])
    return Stack(made, options, nets, int(isinstance(answers, Ticked)), markers, made_for)


def count(question: Question, answers: Answers, mask: Mask) -> Counts:
    """Everything counted of one question among the respondents in ``mask`` (rows,)."""
    plane, everyone = planes.counted(mask)
    laid = stack(question, answers)
    return laid.told(question, answers, mask, everyone, planes.count(laid.planes, plane).tolist())


def _tallied(answers: Chosen | Rated, size: int, mask: Mask) -> tuple[int, ...]:
    """How often each of very many options occurs, item by item.

    Taking rows by number is several times faster than by a mask, where branches are mispredicted.
    """
    rows, codes = np.flatnonzero(mask), answers.codes
    columns = codes.T if codes.ndim > 1 else codes[None]
    tallies = [np.bincount(column.take(rows) + 1, minlength=size + 1)[1:].tolist() for column in columns]
    return tuple(count for tally in tallies for count in tally)


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The planes of all questions of a survey one below the other, to be counted in one pass."""

    planes: Planes
    stacks: tuple[Stack, ...]
    places: Mapping[str, int]
    """The place of each question, by id."""
    starts: NDArray[np.intp]
    """The first plane of each question: shape (questions,)."""
    rules: NDArray[np.intp]
    """Which of everyone, who answered and who was asked each question's percentages are of: shape (questions,)."""
    options: NDArray[np.intp]
    """The planes of options and, of grids, of their items' options: shape (options,)."""
    owners: NDArray[np.intp]
    """The place of the question that each of them belongs to: shape (options,)."""
    items: NDArray[np.intp]
    """Which item each of them belongs to, counted from 0 over all questions, -1 for none: shape (options,)."""


_wholes: "WeakKeyDictionary[Survey, Whole]" = WeakKeyDictionary()


def whole(survey: Survey) -> Whole:
    """The planes of all questions, made when first asked for and kept as long as the survey."""
    if survey not in _wholes:
        _wholes[survey] = _joined(survey)
    return _wholes[survey]


def _joined(survey: Survey) -> Whole:
    each = [(question, survey.answers(question.id)) for question in survey.questions]
    apart = [stack(question, answers) for question, answers in each]
    starts = np.cumsum([0, *(len(one.planes) for one in apart)])
    made = np.zeros((int(starts[-1]), planes.words(survey.rows)), dtype=np.uint64)
    found = []
    for (_question, answers), one, start in zip(each, apart, starts.tolist(), strict=False):
        part = made[start : start + len(one.planes)]
        part[:] = one.planes
        _stacks[answers] = _kept(answers, part, one.options, one.nets, one.markers, one.made_for)
        found.append(_stacks[answers])
    sizes = [one.options for one in found]
    first = starts[:-1] + len(_STATES)
    return Whole(
        made,
        tuple(found),
        {question.id: at for at, question in enumerate(survey.questions)},
        starts[:-1],
        np.array([_RULES.index(question.base_rule) for question in survey.questions], dtype=np.intp),
        np.concatenate([np.arange(start, start + size) for start, size in zip(first, sizes, strict=True)]),
        np.repeat(np.arange(len(sizes)), sizes),
        _items(found, [answers for _question, answers in each]),
    )


def _items(found: Sequence[Stack], each: Sequence[Answers]) -> NDArray[np.intp]:
    numbers: list[int] = []
    before = 0
    for laid, answers in zip(found, each, strict=True):
        if isinstance(answers, Rated) and laid.options:
            items = answers.codes.shape[1]
            numbers += np.repeat(np.arange(before, before + items), laid.options // items).tolist()
            before += items
        else:
            numbers += [-1] * laid.options
    return np.array(numbers, dtype=np.intp)
