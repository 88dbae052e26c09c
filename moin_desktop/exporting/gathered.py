"""What people wrote about a survey, as an export tells it: notes, themes, codings, quotes, the data dictionary."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from moin_desktop.analysis.answers import Written
from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.figures import filter_fits
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import nested, themes_id
from moin_desktop.analysis.wording import of_text
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.values import (
    CodeReport,
    ColumnKind,
    DictionaryReport,
    NoteReport,
    QuoteReport,
    ResponseColumn,
    ThemeReport,
)
from moin_desktop.i18n import _
from moin_desktop.models import codings, corrections, note_numbers, note_places, note_words, notes, quotes, themes
from moin_desktop.models.codings import Coding
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind

Rows = NDArray[np.int64]

_OF_ONE = (PinKind.RESPONDENT, PinKind.QUOTE)


def is_personal(question: Question) -> bool:
    """Whether nothing of its answers may leave."""
    return question.type is QuestionType.PERSONAL


# Notes


def notes_of(session: Session, survey: Survey, audience: Audience) -> tuple[NoteReport, ...]:
    """The notes that these readers may see, oldest first."""
    seen, told = notes.seen_by(audience.sees), note_places.names(session, survey)
    known = {question.id: question for question in survey.questions}
    return tuple(
        _note(note, survey, known.get(note.question), told, audience)
        for note in notes.of_survey(session, survey.id)
        if note.visibility in seen
    )


def _note(
    note: Note, survey: Survey, question: Question | None, told: note_places.Names, audience: Audience
) -> NoteReport:
    private = question is not None and is_personal(question)
    then, now = ("", "") if private else numbers(survey, note)
    return NoteReport(
        id=note.id,
        survey=survey.id,
        question="" if question is None else question.id,
        option="" if private else note.option,
        finding=note.pin.finding,
        question_name="" if question is None else question.name,
        place=_place(note, survey, told, audience, private=private),
        text=note.text,
        author=note.author,
        kind=note_words.kind_text(note.kind),
        is_question=note.kind == "question" or note.mark == "question",
        then=then,
        now=now,
        sees=note_words.visibility_text(note.visibility),
        mark=note_words.mark_text(note.mark),
        tags=note.tags,
        created=note.created,
    )


def _place(note: Note, survey: Survey, told: note_places.Names, audience: Audience, *, private: bool) -> str:
    if note.pin.kind in _OF_ONE and not audience.has_rows:
        return _("One respondent") if note.pin.kind is PinKind.RESPONDENT else _("A written answer")
    if private:
        return _("A personal question")
    return note_places.place_text(survey, note.pin, told, note.about.option if note.about else "")


def numbers(survey: Survey, note: Note) -> tuple[str, str]:
    """The number a note was written about and what that is now; both empty where it is hidden or there is none."""
    about = note.about
    if about is None or note.pin.kind not in note_numbers.WITH_NUMBERS or not filter_fits(survey, about.filter):
        return "", ""
    part, limit = note_numbers.now(survey, note), survey.hide_under
    small = [n for n in (about.count, about.base - about.count, about.base) if 0 < n < limit]
    if limit and (part is None or small or any(0 < n < limit for n in (part.count, part.base))):
        return _("hidden"), _("hidden")
    return of_text(about.count, about.base), "" if part is None else of_text(part.count, part.base)


# Themes, codings, quotes


def themes_of(session: Session, survey: Survey) -> tuple[ThemeReport, ...]:
    """The themes of every free text, parts after their whole."""
    found = []
    there = themes.of_survey(session, survey.id)
    for question in survey.questions:
        if question.type is not QuestionType.TEXT or question.id not in there:
            continue
        names = {theme.id: theme.name for theme in there[question.id]}
        found += [
            ThemeReport(
                id=theme.id,
                question=themes_id(question.id),
                question_name=question.name,
                name=theme.name,
                parent=names.get(theme.parent, ""),
                definition=theme.definition,
                excludes=theme.excludes,
            )
            for theme in nested(there[question.id])
        ]
    return tuple(found)


def codings_of(
    session: Session, survey: Survey, lines: Rows, rows: Collection[int]
) -> tuple[tuple[ResponseColumn, ...], int]:
    """Every theme of every answer by every coder, as columns, and how many there are; of the respondents ``rows``."""
    there = themes.of_survey(session, survey.id)
    wanted = set(rows)
    given: list[tuple[Question, Coding]] = []
    for question in survey.questions:
        if question.type is QuestionType.TEXT and question.id in there:
            alive = {theme.id for theme in there[question.id]}
            coded = codings.of_question(session, question.id)
            given += [(question, one) for one in coded if one.theme in alive and one.response in wanted]
    if not given:
        return (), 0
    names = {theme.id: theme.name for found in there.values() for theme in found}
    texts = {question.id: survey.answers(question.id) for question, _coding in given}
    said = [_answer(texts[question.id], one.response) for question, one in given]
    marked = [
        "" if one.start is None else text[one.start : one.stop] for (_q, one), text in zip(given, said, strict=True)
    ]
    lined = np.array([lines[one.response] for _question, one in given], dtype=np.float64)
    columns = (
        ResponseColumn(_("Row"), ColumnKind.NUMBER, "", values=lined),
        _words(_("Question"), [question.name for question, _one in given]),
        _words(_("Theme"), [names[one.theme] for _question, one in given]),
        _words(_("Coder"), [one.author for _question, one in given]),
        _words(_("Words marked"), marked),
        _words(_("Answer"), said),
        _words(_("Given"), [f"{one.created:%Y-%m-%d %H:%M}" for _question, one in given]),
        _words("id", [_coding_id(one, int(lines[one.response])) for _question, one in given]),
    )
    return columns, len(given)


def _coding_id(one: Coding, line: int) -> str:
    """ "t5:14", or "t5:14:3-17" for some words; the coder stands beside it."""
    return f"{one.theme}:{line}" + ("" if one.start is None else f":{one.start}-{one.stop}")


def _words(heading: str, said: Sequence[str]) -> ResponseColumn:
    places: dict[str, int] = {}
    codes = np.array([places.setdefault(one, len(places)) if one else -1 for one in said], dtype=np.int32)
    return ResponseColumn(heading, ColumnKind.TEXT, "", words=tuple(places), codes=codes)


def _answer(answers: object, response: int) -> str:
    if not isinstance(answers, Written) or not 0 <= response < len(answers.codes):
        return ""
    code = int(answers.codes[response])
    return answers.words[code] if code >= 0 else ""


def quotes_of(session: Session, survey: Survey, lines: Rows, audience: Audience) -> tuple[QuoteReport, ...]:
    """Quotes of questions that are still written answers; in public those cleared, and nothing of who said so."""
    known = {question.id: question for question in survey.questions}
    found = []
    for quote in quotes.of_survey(session, survey.id):
        question = known.get(quote.question)
        if question is None or is_personal(question) or not (quote.cleared or audience.has_rows):
            continue
        words = quote.words(_answer(survey.answers(question.id), quote.response))
        if words:
            row = int(lines[quote.response]) if audience.has_rows else None
            found.append(QuoteReport(quote.id, question.id, question.name, words, row, quote.cleared, quote.author))
    return tuple(found)


# The data dictionary


def dictionary_of(survey: Survey) -> tuple[DictionaryReport, ...]:
    """Every question with its codes; of personal ones no more than that they are there."""
    return tuple(_entry(survey, question) for question in survey.questions)


def _entry(survey: Survey, question: Question) -> DictionaryReport:
    private = is_personal(question)
    return DictionaryReport(
        id=question.id,
        name=question.name,
        text=question.text,
        type_text=corrections.type_words(question.type),
        base_words=corrections.base_words(question.base_rule) if question in survey.charted else "",
        asked_of=_asked_of(survey, question),
        letters=", ".join(letter(i) for i in (*question.columns, *question.other_columns)),
        missing=() if private else question.missing,
        section=question.section,
        codes=() if private else tuple(_codes(question)),
    )


def _asked_of(survey: Survey, question: Question) -> str:
    route = question.asked_if
    asking = next((one for one in survey.questions if route and one.id == route.question), None)
    if route is None or asking is None or is_personal(asking):
        return ""
    labels = _(" or ").join(filter(None, (asking.label(id) for id in route.options)))
    return _("who chose {answers} at {asking}").format(answers=labels, asking=asking.name)


def _codes(question: Question) -> Iterator[CodeReport]:
    for at, item in enumerate(question.items, 1):
        where = "" if item.column is None else letter(item.column)
        yield CodeReport(f"{question.id}.{at}", None, item.label, where)
    for at, option in enumerate(question.options, 1):
        yield CodeReport(option.id, at, option.label, "" if option.column is None else letter(option.column))
    for net in question.nets:
        yield CodeReport(net.id, None, _("{label} (group)").format(label=net.label), "")
