"""One question out of what the questionnaire says and what stands in its columns; None where the two do not agree."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.questions import Item, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.splitting import splitter
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import SAMPLE, Facts
from moin_desktop.importing.guess import Context, always_missing
from moin_desktop.importing.options import SEPARATORS
from moin_desktop.importing.questionnaires import choices
from moin_desktop.importing.questionnaires.choices import Sense, sense
from moin_desktop.importing.questionnaires.matching import Place
from moin_desktop.importing.questionnaires.values import Choice, Entry, Questionnaire
from moin_desktop.importing.vocabulary import FLAG_NO, FLAG_YES, NOT_AVAILABLE, NUMBER_CODES
from moin_desktop.importing.wording import plain

ENOUGH = 0.8
"""The share of answers that must mean an option, or that must be numbers or dates."""
_WITH_OTHER = 0.5
"""The same where anything may be written beside the options."""
_BOXES = 0.9
_FIRST = {"XLSForm": " ", "Qualtrics": ",", "LimeSurvey": ", "}
"""What joins several answers in one cell where nothing else tells."""
_ASIDE = frozenset({QuestionType.META, QuestionType.PERSONAL})

Cells = tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]
"""Different answers, how often each stands, and the texts that are no answer."""


@dataclass(frozen=True, slots=True)
class Result:
    """A settled question, and columns that only repeat it."""

    question: Question
    beside: tuple[Question, ...] = ()


class Desk:
    """All that is needed to make questions of one sheet."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        facts: Mapping[int, Facts],
        guessed: Mapping[int, Question],
        context: Context,
    ) -> None:
        self._file, self._kind = questionnaire.file, questionnaire.kind
        self._sections = len({entry.section for entry in questionnaire.items}) > 1
        self._facts, self._guessed, self._context = facts, guessed, context

    def make(self, entries: Sequence[Entry], where: Sequence[Place]) -> Result | None:
        """The question that entries make: several are the rows of a grid. None where the answers do not fit."""
        rows = [(entry, place.whole) for entry, place in zip(entries, where, strict=True) if place.whole is not None]
        if len(entries) > 1 and len(rows) > 1:
            question = self._grid([(entry, column) for entry, column in rows if column is not None])
            return None if question is None else Result(self._dressed(question, entries[0]))
        entry, place = entries[0], where[0]
        if entry.multiple:
            return self._several(entry, place)
        if place.whole is None or not self._facts[place.whole].filled:
            return None
        guessed = self._guessed.get(place.whole)
        if entry.type is QuestionType.TEXT and guessed is not None and place.whole in guessed.other_columns:
            return None
        question = self._alone(entry, place.whole)
        if question is None:
            return None
        others = tuple(c for c in place.others if self._facts[c].filled)
        return Result(replace(self._dressed(question, entry), other_columns=others))

    def _dressed(self, question: Question, entry: Entry) -> Question:
        """The question with the section that the questionnaire gives it."""
        return replace(question, section=entry.section) if self._sections and entry.section else question

    def _says(self, what: str, **values: object) -> str:
        return what.format(file=self._file, **values)

    # One column

    def _alone(self, entry: Entry, column: int) -> Question | None:
        guessed = self._guessed.get(column)
        aside = guessed is not None and guessed.type in _ASIDE
        if entry.type is QuestionType.SINGLE:
            return self._one(entry, column)
        make: Callable[[Entry, Question | None, int], Question | None] | None = {
            QuestionType.NUMBER: self._number,
            QuestionType.DATE: self._date,
            QuestionType.TEXT: self._text,
            QuestionType.META: self._unasked,
            QuestionType.PERSONAL: self._personal,
        }.get(entry.type)
        if make is None or (aside and entry.type not in _ASIDE):
            return None
        return make(entry, guessed, column)

    def _fresh(self, entry: Entry, column: int, type: QuestionType, reason: str) -> Question:
        """A question about one column."""
        text = f"{entry.stem} – {entry.text}" if entry.stem and entry.text else entry.text
        heading = self._facts[column].heading.text
        guessed = self._guessed.get(column)
        return Question(
            id="",
            name="",
            text=text or (guessed.text if guessed and guessed.columns == (column,) else heading),
            type=type,
            columns=(column,),
            reason=reason,
        )

    def _one(self, entry: Entry, column: int) -> Question | None:
        """One answer out of a list."""
        words, counts, missing = self._cells((column,), entry.options)
        if not words:
            return None
        found = sense(entry.options, words, counts)
        if found.share < (_WITH_OTHER if entry.other else ENOUGH):
            return None
        type, reason = self._kind_of_choice(entry, found)
        question = self._fresh(entry, column, type, reason)
        return replace(question, options=found.options(), missing=missing)

    def _kind_of_choice(self, entry: Entry, found: Sense) -> tuple[QuestionType, str]:
        known = found.choices
        if choices.is_yes_or_no(known):
            type, told = (
                QuestionType.YES_NO,
                self._says(_("As the questionnaire “{file}” says, the answer is yes or no.")),
            )
        elif entry.ordered or choices.is_scale(known):
            type = QuestionType.ORDERED
            told = self._says(
                _("As the questionnaire “{file}” says, the answer is one step of a scale of {n}."), n=len(known)
            )
        else:
            type = QuestionType.SINGLE
            told = self._says(
                ngettext(
                    "As the questionnaire “{file}” says, there is {n} answer to choose.",
                    "As the questionnaire “{file}” says, one of {n} answers is chosen.",
                    len(known),
                ),
                n=len(known),
            )
        return type, _with_strangers(told, found)

    def _cells(self, columns: Sequence[int], options: Sequence[Choice]) -> Cells:
        """The answers in some columns; what the questionnaire offers as an option is never missing."""
        offered = {word for option in options for word in option.spellings()}
        tally: Counter[str] = Counter()
        none: set[str] = set()
        for column in columns:
            facts, guessed = self._facts[column], self._guessed.get(column)
            none.update(always_missing(facts, self._context), guessed.missing if guessed else ())
            for word, n in facts.items():
                tally[word] += n
        none |= NOT_AVAILABLE | NUMBER_CODES if options else NOT_AVAILABLE
        missing = tuple(word for word in tally if word in none and word not in offered)
        kept = [(word, n) for word, n in tally.items() if word not in missing]
        return tuple(word for word, _n in kept), tuple(n for _word, n in kept), missing

    def _number(self, entry: Entry, guessed: Question | None, column: int) -> Question | None:
        words, counts, missing = self._cells((column,), ())
        if not words or np.dot(~np.isnan(parse_numbers(words)), counts) < ENOUGH * sum(counts):
            return None
        reason = self._says(_("As the questionnaire “{file}” says, the answer is a number."))
        if guessed is not None and guessed.type is QuestionType.NUMBER:
            return replace(guessed, text=entry.text or guessed.text, other_columns=(), reason=reason)
        return replace(self._fresh(entry, column, QuestionType.NUMBER, reason), missing=missing)

    def _date(self, entry: Entry, guessed: Question | None, column: int) -> Question | None:
        reason = self._says(_("As the questionnaire “{file}” says, the answer is a date."))
        if guessed is not None and guessed.type is QuestionType.DATE:
            return replace(guessed, text=entry.text or guessed.text, reason=reason)
        words, counts, missing = self._cells((column,), ())
        words, counts = words[:SAMPLE], counts[:SAMPLE]
        if not words or np.dot(~np.isnat(parse_dates(words)), counts) < ENOUGH * sum(counts):
            return None
        return replace(self._fresh(entry, column, QuestionType.DATE, reason), missing=missing)

    def _text(self, entry: Entry, guessed: Question | None, column: int) -> Question | None:
        """Written answers; where they are numbers, dates or a few that return, they are still read as such."""
        text = self._fresh(entry, column, QuestionType.TEXT, "").text
        if guessed is None or guessed.columns != (column,):
            missing = self._cells((column,), ())[2]
            guessed = Question("", "", text, QuestionType.TEXT, (column,), missing=missing)
        if guessed.type in (QuestionType.NUMBER, QuestionType.DATE):
            reason = self._says(
                _("As the questionnaire “{file}” says, the answer was typed in. {guess}"), guess=guessed.reason
            )
            return replace(guessed, text=text, other_columns=(), reason=reason)
        if guessed.type is QuestionType.SINGLE:
            reason = self._says(
                _("As the questionnaire “{file}” says, the answer was typed in. It is counted, as few answers return.")
            )
            return replace(guessed, text=text, other_columns=(), reason=reason)
        reason = self._says(_("As the questionnaire “{file}” says, the answer is free text."))
        return Question("", "", text, QuestionType.TEXT, (column,), missing=guessed.missing, reason=reason)

    def _unasked(self, entry: Entry, guessed: Question | None, column: int) -> Question | None:
        if guessed is not None and guessed.type in _ASIDE:
            return None
        reason = self._says(
            _("As the questionnaire “{file}” says, nobody was asked this: the form fills it in itself.")
        )
        return self._fresh(replace(entry, text=""), column, QuestionType.META, reason)

    def _personal(self, entry: Entry, _guessed: Question | None, column: int) -> Question | None:
        reason = self._says(_("As the questionnaire “{file}” says, the answer tells who somebody is or where."))
        return self._fresh(entry, column, QuestionType.PERSONAL, reason)

    # Several columns

    def _grid(self, rows: Sequence[tuple[Entry, int]]) -> Question | None:
        """Items on one scale, or places in a ranking."""
        first = rows[0][0]
        columns = [column for _entry, column in rows]
        words, counts, missing = self._cells(columns, first.options)
        found = sense(first.options, words, counts)
        if not words or found.share < ENOUGH:
            return None
        if first.type is QuestionType.RANKING:
            type = QuestionType.RANKING
            told = _("As the questionnaire “{file}” says, {n} things are put in order.")
        else:
            type = QuestionType.GRID
            told = _("As the questionnaire “{file}” says, {n} items are answered on one list of answers.")
        guessed = self._guessed.get(columns[0])
        stem = first.stem or (guessed.text if guessed and guessed.type is QuestionType.GRID else first.section)
        return Question(
            id="",
            name="",
            text=stem or first.text,
            type=type,
            columns=tuple(sorted(columns)),
            layout=Layout.ITEMS,
            options=found.options(),
            items=tuple(Item(entry.text or self._facts[column].heading.text, column) for entry, column in rows),
            missing=missing,
            reason=_with_strangers(self._says(told, n=len(rows)), found),
        )

    def _several(self, entry: Entry, place: Place) -> Result | None:
        """Any number of answers, in one column or in a column for each."""
        spread = self._spread(entry, place) if len(place.options) > 1 else None
        joined = None
        if place.whole is not None and self._facts[place.whole].filled:
            joined = self._joined(entry, place.whole)
        if spread is None:
            return None if joined is None else Result(self._dressed(joined, entry))
        beside: tuple[Question, ...] = ()
        if joined is not None and place.whole is not None:
            reason = self._says(
                _("As the questionnaire “{file}” says, it repeats the answers that have a column each.")
            )
            beside = (self._fresh(replace(entry, text=""), place.whole, QuestionType.META, reason),)
        return Result(self._dressed(spread, entry), beside)

    def _spread(self, entry: Entry, place: Place) -> Question | None:
        """A column for each option."""
        by_code = {option.code: option for option in entry.options}
        boxes = {column: by_code[code] for code, column in place.options.items()}
        written = {column for column, option in boxes.items() if option.written and not self._is_box(column, option)}
        ticked = [column for column in boxes if column not in written]
        words, counts, missing = self._cells(ticked, entry.options)
        total = sum(counts)
        fits = sum(
            n
            for column in ticked
            for word, n in self._facts[column].items()
            if word not in missing and _ticks(word, boxes[column])
        )
        if not total or fits < _BOXES * total:
            return None
        own = {plain(option.label) for option in boxes.values()}
        no_words = tuple(
            word
            for word in words
            if plain(word) in FLAG_NO and not (plain(word) in own and plain(word) in _unlike_flags(words))
        )
        flags = bool(no_words) or all(plain(word) in FLAG_YES for word in words)
        reason = self._says(
            _("As the questionnaire “{file}” says, any of {n} answers may be ticked; each has a column."),
            n=len(entry.options),
        )
        order = {option.code: at for at, option in enumerate(entry.options)}
        columns = sorted(boxes, key=lambda column: order[boxes[column].code])
        others = dict.fromkeys((*sorted(written), *(c for c in place.others if self._facts[c].filled)))
        question = self._fresh(entry, min(boxes), QuestionType.MULTIPLE, reason)
        return replace(
            question,
            columns=tuple(sorted(boxes)),
            layout=Layout.FLAGS if flags else Layout.LABELS,
            options=tuple(self._box(boxes[column], column, column in written) for column in columns),
            other_columns=tuple(others),
            missing=missing,
            no_words=no_words,
        )

    def _box(self, option: Choice, column: int, written: bool) -> Option:
        made = choices.sense((option,), (), ()).options()[0]
        return replace(made, column=column, role=Role.OTHER if written else made.role)

    def _is_box(self, column: int, option: Choice) -> bool:
        """Whether a column ticks an option rather than holding what was written at it."""
        facts = self._facts[column]
        return sum(n for word, n in facts.items() if _ticks(word, option)) >= _BOXES * facts.filled

    def _joined(self, entry: Entry, column: int) -> Question | None:
        """All answers in one cell."""
        words, counts, missing = self._cells((column,), entry.options)
        if not words:
            return None
        guessed = self._guessed.get(column)
        first = guessed.separator if guessed and guessed.separator else _FIRST.get(self._kind, ",")
        spellings = [word for option in entry.options for word in option.spellings()]
        sample, weights = words[:SAMPLE], counts[:SAMPLE]
        separators = dict.fromkeys((first, _FIRST.get(self._kind, ","), *SEPARATORS, " "))
        ways = {one: _pieces(entry, sample, weights, splitter(one, spellings)).share for one in separators}
        separator = max(ways, key=lambda one: round(ways[one], 9))
        found = _pieces(entry, words, counts, splitter(separator, spellings))
        if found.share < (_WITH_OTHER if entry.other else ENOUGH):
            return None
        told = self._says(
            _("As the questionnaire “{file}” says, any of {n} answers may be ticked."), n=len(found.choices)
        )
        question = self._fresh(entry, column, QuestionType.MULTIPLE, _with_strangers(told, found))
        return replace(question, layout=Layout.JOINED, separator=separator, options=found.options(), missing=missing)


def _pieces(
    entry: Entry, words: Sequence[str], counts: Sequence[int], split: Callable[[str], tuple[str, ...]]
) -> Sense:
    """What the pieces of cells mean, taken apart one way."""
    tally: Counter[str] = Counter()
    for word, n in zip(words, counts, strict=True):
        for piece in split(word):
            tally[piece] += n
    return sense(entry.options, tuple(tally), tuple(tally.values()))


def _ticks(word: str, option: Choice) -> bool:
    """Whether a cell says yes or no to an option, or repeats it."""
    bare = plain(word)
    return bare in FLAG_YES or bare in FLAG_NO or any(bare == plain(text) for text in option.spellings())


def _unlike_flags(words: Sequence[str]) -> frozenset[str]:
    """The plain words, where they are names of options rather than yes and no to them."""
    bare = frozenset(map(plain, words))
    return frozenset() if bare <= FLAG_YES | FLAG_NO else bare


def _with_strangers(reason: str, found: Sense) -> str:
    """The reason, with what stands in the cells but not in the questionnaire."""
    n = len(found.strangers)
    if not n:
        return reason
    more = ngettext(
        "{n} answer is not in its list and stands at the end.",
        "{n} answers are not in its list and stand at the end.",
        n,
    )
    return f"{reason} {more.format(n=n)}"
