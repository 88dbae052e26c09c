"""From packed columns to answers: what a cell means is decided once per different text, not once per row."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, States, Ticked, Written
from moin_desktop.analysis.columns import BLANK, Codes, Column, Mask
from moin_desktop.analysis.questions import CHOICE_TYPES, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.splitting import split_cell, splitter
from moin_desktop.analysis.values import parse_dates, parse_numbers

__all__ = ["encode", "split_cell", "ticked_by"]


def encode(question: Question, columns: Mapping[int, Column], asked: Mask | None = None) -> Answers:
    """The answers to one question; ``columns`` holds at least the question's own, ``asked`` (rows,) its route.

    A valid answer is ANSWERED even against the route. Without one, who was not asked is NOT_ASKED, a missing word or a
    text that fits nothing the question knows is MISSING, and an empty cell BLANK.
    """
    own = [columns[index] for index in question.columns]
    return _way(question)(question, own, asked)


_Way = Callable[[Question, Sequence[Column], Mask | None], Answers]


def _way(question: Question) -> _Way:
    """How this question is encoded."""
    spread = question.layout in (Layout.FLAGS, Layout.LABELS)
    if question.type in CHOICE_TYPES:
        return _chosen_of_flags if spread else _chosen
    if question.type is QuestionType.MULTIPLE:
        return _ticked_spread if spread else _ticked_joined
    if question.type is QuestionType.RANKING and question.layout is Layout.JOINED:
        return _ranked_joined
    if question.type is QuestionType.RANKING and all(item.column is None for item in question.items):
        return _ranked_by_place
    return _BY_TYPE[question.type]


def _chosen(question: Question, columns: Sequence[Column], asked: Mask | None) -> Chosen:
    column = columns[0]
    meaning = _options_of_words(question, column)
    state, markers = _outcome(question, columns, [meaning >= 0], asked)
    return Chosen(state, meaning[column.codes], markers)


def _chosen_of_flags(question: Question, columns: Sequence[Column], asked: Mask | None) -> Chosen:
    """One answer that the file spreads over one yes/no column per option: the first one ticked counts."""
    ticked = _ticked_spread(question, columns, asked)
    any_ticked = ticked.flags.any(axis=1) if ticked.flags.size else np.zeros(len(ticked.state), dtype=np.bool_)
    codes = np.full(len(ticked.state), BLANK, dtype=np.int32)
    codes[any_ticked] = ticked.flags[any_ticked].argmax(axis=1)
    state = ticked.state.copy()
    state[(state == State.ANSWERED) & ~any_ticked] = State.BLANK
    return Chosen(state, codes, ticked.markers)


def _ticked_joined(question: Question, columns: Sequence[Column], asked: Mask | None) -> Ticked:
    column = columns[0]
    lookup = _lookup(question.options)
    split = splitter(question.separator if question.layout is Layout.JOINED else None, lookup)
    missing = frozenset(question.missing)
    ticks = np.zeros((len(question.options), len(column.words) + 1), dtype=np.bool_)
    given = np.zeros(len(column.words) + 1, dtype=np.bool_)
    for code, word in enumerate(column.words):
        if word in missing:
            continue
        pieces = split(word)
        given[code] = any(piece not in missing for piece in pieces)
        for piece in pieces:
            option = lookup.get(piece)
            if option is not None:
                ticks[option, code] = True
    state, markers = _outcome(question, columns, [given], asked)
    return Ticked(state, _alone(question, ticks).take(column.codes, axis=1).T, markers)


def _ticked_spread(question: Question, columns: Sequence[Column], asked: Mask | None) -> Ticked:
    missing = frozenset(question.missing)
    given = [_by_word(column, lambda word: word not in missing) for column in columns]
    state, markers = _outcome(question, columns, given, asked)
    flags = np.zeros((len(question.options), len(state)), dtype=np.bool_)
    for column in columns:
        ticks = ticked_by(question, column.index, column.words)
        for at in sorted({at for at in ticks if at != BLANK}):
            flags[at] |= np.array([*(tick == at for tick in ticks), False], dtype=np.bool_)[column.codes]
    return Ticked(state, _alone(question, flags).T, markers)


def ticked_by(question: Question, column: int, words: Sequence[str]) -> list[int]:
    """Which option (by position) each word of a column ticks where options have columns of their own; -1 for none.

    A cell ticks the option of its column. In ``LABELS`` a cell that holds another option's words ticks that one, as
    rows that slipped by a column do, and words that tick nothing still do at "Other".
    """
    own = next((at for at, option in enumerate(question.options) if option.column == column), BLANK)
    nothing = frozenset((*question.missing, *question.no_words))
    if question.layout is not Layout.LABELS:
        return [BLANK if word in nothing else own for word in words]
    elsewhere = {
        word: at for at, option in reversed(list(enumerate(question.options))) for word in option.words if at != own
    }
    if own != BLANK:
        for word in question.options[own].words:
            elsewhere[word] = own
        if question.options[own].role is Role.OTHER:
            nothing = frozenset(question.missing)
    return [BLANK if word in nothing else elsewhere.get(word, own) for word in words]


def _alone(question: Question, ticks: Mask) -> Mask:
    """Ticks (options, anything) without those of an option that counts only where no other was chosen beside it."""
    alone = np.array([option.id in question.alone for option in question.options], dtype=np.bool_)
    if alone.any():
        ticks[alone] &= ~ticks[~alone].any(axis=0)
    return ticks


def _rated(question: Question, columns: Sequence[Column], asked: Mask | None) -> Rated:
    by_index = {column.index: column for column in columns}
    meanings = [_options_of_words(question, column) for column in columns]
    state, markers = _outcome(question, columns, [meaning >= 0 for meaning in meanings], asked)
    codes = np.full((len(question.items), len(state)), BLANK, dtype=np.int32)
    for at, item in enumerate(question.items):
        column = by_index.get(item.column) if item.column is not None else None
        if column is not None:
            codes[at] = _options_of_words(question, column)[column.codes]
    return Rated(state, codes.T, markers)


def _ranked_joined(question: Question, columns: Sequence[Column], asked: Mask | None) -> Rated:
    """A cell that lists the things in order: the first has the first rank."""
    column = columns[0]
    things = {item.label: at for at, item in enumerate(question.items)}
    ranks = _lookup(question.options)
    split = splitter(question.separator, things)
    missing = frozenset(question.missing)
    rank_of = np.full((len(question.items), len(column.words) + 1), BLANK, dtype=np.int32)
    for code, word in enumerate(column.words):
        if word in missing:
            continue
        for place, piece in enumerate(split(word), start=1):
            thing, rank = things.get(piece), ranks.get(str(place))
            if thing is not None and rank is not None and rank_of[thing, code] == BLANK:
                rank_of[thing, code] = rank
    given: Mask = np.logical_or.reduce(rank_of >= 0, axis=0)
    state, markers = _outcome(question, columns, [given], asked)
    return Rated(state, rank_of.take(column.codes, axis=1).T, markers)


def _ranked_by_place(question: Question, columns: Sequence[Column], asked: Mask | None) -> Rated:
    """A column per rank that holds the thing given it, the first rank first."""
    things = {item.label: at for at, item in enumerate(question.items)}
    ranks = _lookup(question.options)
    missing = frozenset(question.missing)
    codes = np.full((len(question.items), len(columns[0].codes)), BLANK, dtype=np.int32)
    given = []
    for place, column in enumerate(columns, start=1):
        found = [BLANK if word in missing else things.get(word, BLANK) for word in column.words]
        meaning = np.array([*found, BLANK], dtype=np.int32)
        given.append(meaning >= 0)
        here = meaning[column.codes]
        rows = np.flatnonzero(here >= 0)
        rows = rows[codes[here[rows], rows] == BLANK]
        codes[here[rows], rows] = ranks.get(str(place), BLANK)
    state, markers = _outcome(question, columns, given, asked)
    return Rated(state, codes.T, markers)


def _measured(question: Question, columns: Sequence[Column], asked: Mask | None) -> Measured:
    column = columns[0]
    missing = frozenset(question.missing)
    values = np.append(parse_numbers(["" if word in missing else word for word in column.words]), np.nan)
    state, markers = _outcome(question, columns, [~np.isnan(values)], asked)
    return Measured(state, values[column.codes], markers)


def _dated(question: Question, columns: Sequence[Column], asked: Mask | None) -> Dated:
    column = columns[0]
    missing = frozenset(question.missing)
    values = np.full(len(column.words) + 1, "NaT", dtype="datetime64[s]")
    kept = [code for code, word in enumerate(column.words) if word not in missing]
    values[kept] = parse_dates([column.words[code] for code in kept], day_first=question.day_first)
    state, markers = _outcome(question, columns, [~np.isnat(values)], asked)
    return Dated(state, values[column.codes], markers)


def _written(question: Question, columns: Sequence[Column], asked: Mask | None) -> Written:
    missing = frozenset(question.missing)
    given = [_by_word(column, lambda word: word not in missing) for column in columns]
    state, markers = _outcome(question, columns, given, asked)
    answered = state == State.ANSWERED
    if len(columns) == 1:
        return Written(state, np.where(answered, columns[0].codes, np.int32(BLANK)), columns[0].words, markers)
    words: dict[str, int] = {}
    codes = np.full(len(state), BLANK, dtype=np.int32)
    for row in np.flatnonzero(answered).tolist():
        texts = [column.text(row) for column in columns]
        whole = "\n".join(text for text in texts if text and text not in missing)
        codes[row] = words.setdefault(whole, len(words))
    return Written(state, codes, tuple(words), markers)


def _kept_out(question: Question, columns: Sequence[Column], asked: Mask | None) -> Written:
    """A personal question: whether it was filled is all that is known."""
    filled = np.logical_or.reduce([column.codes >= 0 for column in columns])
    state = np.where(filled, np.int8(State.ANSWERED), np.int8(State.BLANK))
    if asked is not None:
        state[~filled & ~asked] = State.NOT_ASKED
    return Written(state, np.where(filled, np.int32(0), np.int32(BLANK)), ())


_BY_TYPE: Mapping[QuestionType, _Way] = {
    QuestionType.GRID: _rated,
    QuestionType.RANKING: _rated,
    QuestionType.NUMBER: _measured,
    QuestionType.DATE: _dated,
    QuestionType.TEXT: _written,
    QuestionType.META: _written,
    QuestionType.PERSONAL: _kept_out,
}


def _lookup(options: Sequence[Option]) -> dict[str, int]:
    """Which option each text means: the option's words come before the labels of other options."""
    by_label = {option.label: at for at, option in reversed(list(enumerate(options)))}
    by_word = {word: at for at, option in reversed(list(enumerate(options))) for word in option.words}
    return by_label | by_word


def _options_of_words(question: Question, column: Column) -> Codes:
    """The option that each word of a column means, shape (words + 1,): -1 for none, and last for a blank cell."""
    lookup = _lookup(question.options)
    missing = frozenset(question.missing)
    found = [BLANK if word in missing else lookup.get(word, BLANK) for word in column.words]
    return np.array([*found, BLANK], dtype=np.int32)


def _by_word(column: Column, fits: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Whether each word fits, shape (words + 1,): False last, where the code of a blank cell points."""
    return np.array([*(fits(word) for word in column.words), False], dtype=np.bool_)


def _outcome(
    question: Question, columns: Sequence[Column], given: Sequence[NDArray[np.bool_]], asked: Mask | None
) -> tuple[States, Codes | None]:
    """What every respondent did, and which missing word stands where there is no answer.

    ``given`` says for each column which words are answers (words + 1,). The second result has shape (rows,): an index
    into ``question.missing``, one past its end for a text that nothing claims, -1 elsewhere; None where there are none.
    """
    rows = len(columns[0].codes)
    answered = np.zeros(rows, dtype=np.bool_)
    markers = np.full(rows, BLANK, dtype=np.int32)
    places = {word: at for at, word in enumerate(question.missing)}
    for column, valid in zip(columns, given, strict=True):
        answered |= valid[column.codes]
        if not valid[:-1].all():
            unread = len(question.missing)
            of_word = [BLANK if ok else places.get(word, unread) for word, ok in zip(column.words, valid, strict=False)]
            here = np.array([*of_word, BLANK], dtype=np.int32)[column.codes]
            markers = np.where(markers < 0, here, markers)
    state: States = np.full(rows, State.BLANK, dtype=np.int8)
    state[markers >= 0] = State.MISSING
    if asked is not None:
        state[~asked] = State.NOT_ASKED
    state[answered] = State.ANSWERED
    markers[state != State.MISSING] = BLANK
    return state, markers if (markers >= 0).any() else None
