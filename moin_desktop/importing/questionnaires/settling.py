"""A questionnaire settles what was guessed: its wording, options, order and types, wherever the answers bear it out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis.questions import Doubt, Question, QuestionType, Role
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.grouping import find_questions
from moin_desktop.importing.guess import Context
from moin_desktop.importing.questionnaires import making
from moin_desktop.importing.questionnaires.matching import Place, places
from moin_desktop.importing.questionnaires.values import Entry, Questionnaire

_ASIDE = frozenset({QuestionType.META, QuestionType.PERSONAL})
_HOSTS = frozenset({QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.MULTIPLE})
_FITTING = 0.4
"""A questionnaire that was merely found must name this share of the columns with answers, or it is another survey's."""
_CONTRADICTED = 0.3


@dataclass(frozen=True, slots=True)
class Settled:
    """Questions without ids, in the order of the sheet, and the entries that each was settled by."""

    questions: tuple[Question, ...]
    entries: tuple[tuple[Entry, ...], ...]
    doubts: tuple[Doubt, ...] = ()
    losses: tuple[str, ...] = ()
    file: str = ""
    """The questionnaire that was used; empty when there was none, or none that fits."""
    all_told: bool = False
    """A question without a condition was asked of everyone."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A question settled by entries; ``columns`` are all that it speaks for."""

    question: Question
    entries: tuple[Entry, ...]
    beside: tuple[Question, ...] = ()
    """Columns that only repeat it, as questions kept aside."""


def settle(
    guessed: Sequence[Question],
    questionnaire: Questionnaire | None,
    facts: Sequence[Facts],
    lines: Sequence[Sequence[str]],
    context: Context,
) -> Settled:
    """Lay a questionnaire over guessed questions; ``lines`` are the heading rows as they stand.

    What the questionnaire does not know, and answers that do not fit it, stay as guessed.
    """
    if questionnaire is None:
        return Settled(tuple(guessed), ((),) * len(guessed))
    by_index = {fact.index: fact for fact in facts}
    place_of = places(questionnaire.items, {fact.index: fact.heading for fact in facts}, lines)
    desk = making.Desk(questionnaire, by_index, _by_column(guessed), context)
    made: list[_Made] = []
    misfits = 0
    for entries, where in _together(questionnaire.items, place_of, guessed):
        result = desk.make(entries, where)
        if result is None:
            misfits += bool(entries[0].options) and _filled(where, by_index)
        else:
            made.append(_Made(result.question, entries, result.beside))
    asked = {c for q in guessed if q.type not in _ASIDE for c in (*q.columns, *q.other_columns)}
    told = [entry for one in made for entry in one.entries if entry.type is not QuestionType.META]
    if not _fits(questionnaire, len(told), misfits, _columns(made), asked):
        return Settled(tuple(guessed), ((),) * len(guessed), losses=_left_aside(questionnaire))
    questions = _laid_over(guessed, made, by_index, context)
    return Settled(
        questions=tuple(question for question, _entries in questions),
        entries=tuple(entries for _question, entries in questions),
        doubts=_partly(questionnaire, questions, asked),
        file=questionnaire.file,
        all_told=questionnaire.tells_routes,
    )


def _by_column(guessed: Iterable[Question]) -> Mapping[int, Question]:
    return {column: question for question in guessed for column in (*question.columns, *question.other_columns)}


def _filled(where: Sequence[Place], facts: Mapping[int, Facts]) -> bool:
    columns = [c for place in where for c in (place.whole, *place.options.values()) if c is not None]
    return any(facts[column].filled for column in columns)


def _together(
    items: Sequence[Entry], place_of: Mapping[int, Place], guessed: Sequence[Question]
) -> list[tuple[tuple[Entry, ...], list[Place]]]:
    """Entries that make one question, with their places: rows of a grid, all others alone.

    Neighbours with one list of options that were guessed to be a grid stay one.
    """
    keys: dict[int, str] = {}
    by_column = {place.whole: at for at, place in place_of.items() if place.whole is not None}
    for at in place_of:
        keys[at] = items[at].grid
    for number, question in enumerate(guessed):
        if question.type is QuestionType.GRID:
            rows = [by_column.get(column) for column in question.columns]
            alike = {items[at].options if at is not None else None for at in rows}
            if len(alike) == 1 and not alike & {None, ()} and not any(at is None or items[at].grid for at in rows):
                keys.update({at: f"\0{number}" for at in rows if at is not None and not items[at].multiple})
    groups: dict[str, list[int]] = {}
    for at in sorted(place_of):
        groups.setdefault(keys[at] or f"\0alone {at}", []).append(at)
    return [(tuple(items[at] for at in group), [place_of[at] for at in group]) for group in groups.values()]


def _columns(made: Iterable[_Made]) -> set[int]:
    """All columns that settled questions speak for."""
    return {
        column
        for one in made
        for question in (one.question, *one.beside)
        for column in (*question.columns, *question.other_columns)
    }


def _fits(questionnaire: Questionnaire, told: int, misfits: int, claimed: set[int], asked: set[int]) -> bool:
    """Whether it is the form of these answers: it names enough of the columns, and they seldom contradict it."""
    if questionnaire.sure:
        return told > 0
    least = min(2, sum(entry.type is not QuestionType.META for entry in questionnaire.items))
    enough = len(claimed & asked) >= _FITTING * len(asked) and told >= least
    return enough and misfits <= _CONTRADICTED * (told + misfits)


def _laid_over(
    guessed: Sequence[Question], made: Sequence[_Made], facts: Mapping[int, Facts], context: Context
) -> list[tuple[Question, tuple[Entry, ...]]]:
    """All questions in the order of the sheet; columns that lost their question are guessed again."""
    claimed = _columns(made)
    owner = {column: one for one in made for column in one.question.columns}
    others: dict[int, list[int]] = {}
    kept: list[tuple[Question, tuple[Entry, ...]]] = []
    again: list[int] = []
    for question in guessed:
        own = set(question.columns)
        written = [column for column in question.other_columns if column not in claimed]
        if not own & claimed:
            kept.append((replace(question, other_columns=tuple(written)), ()))
            continue
        heirs = {id(owner[column]): owner[column] for column in question.columns if column in owner}
        again.extend(sorted(own - claimed))
        if len(heirs) == 1 and next(iter(heirs.values())).question.type in _HOSTS:
            others.setdefault(next(iter(heirs)), []).extend(written)
        else:
            again.extend(written)
    again_facts = [facts[column] for column in sorted(again) if facts[column].filled]
    kept.extend((question, ()) for question in find_questions(again_facts, context))
    for one in made:
        beside = dict.fromkeys((*one.question.other_columns, *others.get(id(one), ())))
        kept.append((replace(one.question, other_columns=tuple(beside)), one.entries))
        kept.extend((repeated, ()) for repeated in one.beside)
    return _with_written(sorted(kept, key=lambda pair: pair[0].columns[0]))


def _with_written(
    questions: Sequence[tuple[Question, tuple[Entry, ...]]],
) -> list[tuple[Question, tuple[Entry, ...]]]:
    """Texts asked of those who chose "Other" go to the question where they chose it."""
    by_name = {name: at for at, (_q, entries) in enumerate(questions) for entry in entries for name in entry.names}
    kept = list(questions)
    gone: set[int] = set()
    for at, (question, entries) in enumerate(questions):
        condition = entries[0].asked_if if entries and question.type is QuestionType.TEXT else None
        host = by_name.get(condition.question) if condition else None
        if condition is None or host is None or kept[host][0].type not in _HOSTS:
            continue
        chosen = [option for option in kept[host][0].options if set(condition.codes) & set(option.words)]
        if chosen and all(option.role is Role.OTHER for option in chosen):
            owner, known = kept[host]
            kept[host] = (replace(owner, other_columns=(*owner.other_columns, *question.columns)), known)
            gone.add(at)
    return [pair for at, pair in enumerate(kept) if at not in gone]


def _partly(
    questionnaire: Questionnaire, questions: Sequence[tuple[Question, tuple[Entry, ...]]], asked: set[int]
) -> tuple[Doubt, ...]:
    """What the questionnaire does not know, on one card."""
    unknown = [q for q, entries in questions if not entries and q.type not in _ASIDE]
    if not unknown:
        return ()
    names = [question.text for question in unknown]
    covered = {column for q, entries in questions if entries for column in (*q.columns, *q.other_columns)}
    asked = asked | covered
    text = ngettext(
        "{n} of {total} columns was read as the questionnaire “{file}” says; the others stay as guessed.",
        "{n} of {total} columns were read as the questionnaire “{file}” says; the others stay as guessed.",
        len(covered),
    ).format(n=len(covered), total=len(asked), file=questionnaire.file)
    shown = ", ".join(f"“{name[:60]}”" for name in names[:5])
    detail = _("Not in it: {names}").format(names=shown + (" …" if len(names) > 5 else ""))
    return (Doubt("questionnaire_partly", text, detail=detail),)


def _left_aside(questionnaire: Questionnaire) -> tuple[str, ...]:
    """A questionnaire that was meant, but is that of another survey."""
    if not questionnaire.sure:
        return ()
    text = _("The questionnaire “{file}” does not fit these answers and was left aside.")
    return (text.format(file=questionnaire.file),)
