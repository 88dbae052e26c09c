"""A question whose answer options somebody knows: its cells are taken apart by that list instead of by a guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType
from moin_desktop.analysis.splitting import splitter

SEPARATORS = ("┋", ";", "|", ", ", ",", "/", " ")
"""What may stand between answers in one cell; the first that makes most sense of the cells is taken."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to take the cells apart: how many responses it explains, and which texts meant what."""

    separator: str | None
    explained: int
    spelt: Mapping[str, tuple[str, ...]]
    """By label: the spellings seen."""
    strangers: tuple[str, ...]


def with_known_options(question: Question, column: Column, labels: Sequence[str]) -> Question:
    """The question with these answer options, in this order, its column taken apart accordingly.

    ``column`` is its only column. Case and white space do not count when cells are compared with the list. Options
    that the question had under the same name, or that counted the same words, keep their ids; new ones have none.
    Answers outside the list follow as options of their own. ValueError for questions that have more than one column,
    and for an empty list.
    """
    wanted = list(dict.fromkeys(" ".join(label.split()) for label in labels if label.strip()))
    if not wanted or len(question.columns) != 1 or question.layout not in (Layout.CELL, Layout.JOINED):
        raise ValueError(question.layout)
    missing = frozenset(question.missing)
    counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.words)).tolist()
    cells = [(word, n) for word, n in zip(column.words, counts, strict=True) if n and word not in missing]
    known = _known(question, wanted)
    separators: list[str | None] = [question.separator] if question.layout is Layout.JOINED else [None]
    separators += [one for one in (None, *SEPARATORS) if one not in separators]
    if question.type is QuestionType.MULTIPLE:
        separators.remove(None)
    ways = (_way(cells, separator, known) for separator in separators)
    best = max(ways, key=lambda way: way.explained)
    before = _before(question, wanted)
    options = tuple(_option(label, best.spelt.get(label, ()), before.get(label), known) for label in wanted)
    taken = {option.id for option in before.values()}
    after = tuple(_stranger(question, word, taken) for word in best.strangers)
    return replace(
        question,
        type=_type(question, best.separator, len(options) + len(after)),
        layout=Layout.CELL if best.separator is None else Layout.JOINED,
        separator=best.separator,
        options=(*options, *after),
        items=(),
    )


def _type(question: Question, separator: str | None, options: int) -> QuestionType:
    if separator is not None:
        return QuestionType.MULTIPLE
    if question.type is QuestionType.ORDERED or (question.type is QuestionType.YES_NO and options == 2):
        return question.type
    return QuestionType.SINGLE


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _known(question: Question, labels: Iterable[str]) -> dict[str, str]:
    """The labels of the list by folded spelling; spellings that the question merged before count as well."""
    by_spelling: dict[str, str] = {}
    for label in labels:
        by_spelling.setdefault(_folded(label), label)
    for option in question.options:
        label = next(
            (by_spelling[key] for key in map(_folded, (option.label, *option.words)) if key in by_spelling), ""
        )
        for word in option.words if label else ():
            by_spelling.setdefault(_folded(word), label)
    return by_spelling


def _way(cells: Sequence[tuple[str, int]], separator: str | None, known: Mapping[str, str]) -> _Way:
    seen = _seen_whole(cells, separator, known)
    split = splitter(separator, seen)
    spelt: dict[str, dict[str, None]] = {}
    strangers: dict[str, None] = {}
    explained = 0
    for word, n in cells:
        found = [(piece, seen.get(piece) or known.get(_folded(piece))) for piece in split(word)]
        for piece, label in found:
            if label is None:
                strangers[piece] = None
            else:
                spelt.setdefault(label, {})[piece] = None
        explained += n * all(label is not None for _piece, label in found)
    return _Way(separator, explained, {label: tuple(words) for label, words in spelt.items()}, tuple(strangers))


def _seen_whole(cells: Iterable[tuple[str, int]], separator: str | None, known: Mapping[str, str]) -> dict[str, str]:
    """Spellings of options that contain the separator, as the cells write them, each with its label."""
    bare = splitter(separator)
    whole = {parts: label for text, label in known.items() if len(parts := tuple(map(_folded, bare(text)))) > 1}
    sizes = sorted({len(parts) for parts in whole}, reverse=True)
    between = "" if separator is None else separator.rstrip() + " "
    seen: dict[str, str] = {}
    for word, _n in cells if whole else ():
        pieces = bare(word)
        folded = tuple(map(_folded, pieces))
        for at in range(len(pieces)):
            for size in sizes:
                label = whole.get(folded[at : at + size])
                if label is not None:
                    seen[between.join(pieces[at : at + size])] = label
    return seen


def _before(question: Question, labels: Iterable[str]) -> dict[str, Option]:
    """The option that each label of the list was before, by name or else by a word it counted; each only once."""
    found: dict[str, Option] = {}
    taken: set[str] = set()
    named = {_folded(option.label): option for option in reversed(question.options)}
    counted = {_folded(word): option for option in reversed(question.options) for word in option.words}
    for lookup in (named, counted):
        for label in labels:
            option = lookup.get(_folded(label))
            if option is not None and label not in found and option.id not in taken:
                found[label] = option
                taken.add(option.id)
    return found


def _option(label: str, spelt: Sequence[str], old: Option | None, known: Mapping[str, str]) -> Option:
    """One option of the list; words that another one of the list has as its own are no longer its."""
    kept = [word for word in old.words if known.get(_folded(word), label) == label] if old else []
    words = tuple(dict.fromkeys((label, *spelt, *kept)))
    return replace(old, label=label, words=words) if old else Option("", label, words)


def _stranger(question: Question, word: str, taken: set[str]) -> Option:
    """An answer outside the list, as the option that it was before where it was one."""
    old = next((o for o in question.options if o.id not in taken and word in (o.label, *o.words)), None)
    if old is None:
        return Option("", word, (word,))
    taken.add(old.id)
    return replace(old, words=(word,))
