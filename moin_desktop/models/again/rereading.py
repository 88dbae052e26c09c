"""A question in a newer export, read as it was read before: what people have seen and corrected does not shift."""

from collections.abc import Callable
from dataclasses import replace

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType
from moin_desktop.analysis.splitting import splitter
from moin_desktop.models.corrections import CHOOSABLE
from moin_desktop.models.retyping import MOST_OPTIONS

_ONE_COLUMN = (Layout.CELL, Layout.JOINED)


def reread(old: Question, new: Question, column: Callable[[int], Column]) -> Question:
    """The question as the newer export has it, of the type that it had wherever its answers can still be read so.

    ``column`` fetches a column of the newer export. Options carry ids that are unique within the question only.
    """
    if new.type is QuestionType.PERSONAL or not _lies_as_before(old, new):
        return new
    if new.layout not in _ONE_COLUMN:
        return replace(new, type=old.type)
    if (old.type, old.layout, old.separator) == (new.type, new.layout, new.separator):
        return new
    if old.type is QuestionType.YES_NO and new.type in (QuestionType.SINGLE, QuestionType.ORDERED):
        return new
    options = _options(old, new, column(new.columns[0])) if old.type in CHOOSABLE else old.options
    if len(options) > MOST_OPTIONS:
        return new
    return replace(
        new,
        type=old.type,
        layout=old.layout,
        separator=old.separator,
        options=options,
        items=old.items,
        missing=tuple(dict.fromkeys((*old.missing, *new.missing))),
        day_first=old.day_first,
        reason=old.reason,
    )


def _lies_as_before(old: Question, new: Question) -> bool:
    if old.layout in _ONE_COLUMN:
        return new.layout in _ONE_COLUMN and len(new.columns) == len(old.columns) == 1
    return new.layout is old.layout


def _options(old: Question, new: Question, column: Column) -> tuple[Option, ...]:
    """The answers that stand in the column: options that the question had, then those it has not."""
    named = (*old.options, *new.options)
    missing = {*old.missing, *new.missing} - {word for option in old.options for word in option.words}
    split = splitter(
        old.separator if old.layout is Layout.JOINED else None, (word for o in named for word in (o.label, *o.words))
    )
    pieces = dict.fromkeys(piece for word in column.words if word not in missing for piece in split(word))
    meant = {word: option for option in reversed(named) for word in (option.label, *option.words)}
    found = {id(option): option for piece in pieces if piece not in missing and (option := meant.get(piece))}
    fresh = [Option("", piece, (piece,)) for piece in pieces if piece not in meant and piece not in missing]
    there = [option for option in named if id(option) in found]
    return tuple(replace(option, id=f"{new.id}.{n}") for n, option in enumerate([*there, *fresh]))
