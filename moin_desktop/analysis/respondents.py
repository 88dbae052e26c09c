"""What one respondent said, question by question, in words; personal columns have none."""

from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import day_text, number_text
from moin_desktop.i18n import _, ngettext

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Said:
    """One respondent's answer to one question."""

    question: str
    name: str
    text: str
    """Empty where the question was left blank or not asked."""
    written: bool
    """In the respondent's own words."""
    asked: bool


def profile(survey: Survey, row: int) -> tuple[Said, ...]:
    """All that one respondent said (``row`` counted from 0): own words first, then as the questions stand.

    Form data and personal columns are left out.
    """
    told: list[Said] = []
    for question in survey.charted:
        answers = survey.answers(question.id)
        asked = bool(answers.state[row] != State.NOT_ASKED)
        text = answer_text(question, answers, row)
        told.append(Said(question.id, question.name, text, question.type is QuestionType.TEXT, asked))
        for at in question.other_columns:
            other = survey.column(at).text(row)
            if other and other != text:
                name = _("{question}, in own words").format(question=question.name)
                told.append(Said(question.id, name, other, True, asked))
    return tuple(sorted(told, key=lambda one: not (one.written and one.text)))


def answer_text(question: Question, answers: Answers, row: int) -> str:
    """One respondent's answer in words; empty where there is none."""
    if answers.state[row] != State.ANSWERED:
        return ""
    labels = [isolated(option.label) for option in question.options]
    match answers:
        case Chosen():
            return labels[answers.codes[row]] if answers.codes[row] >= 0 else ""
        case Ticked():
            return _("; ").join(labels[at] for at in np.flatnonzero(answers.flags[row])) or _("none ticked")
        case Rated():
            return _rated(question, answers, row, labels)
        case Measured():
            return number_text(float(answers.values[row]))
        case Dated():
            second = float(answers.values[row].astype("datetime64[s]").astype(np.int64))
            clock = "" if second % _DAY == 0 else str(answers.values[row])[11:16]
            return _("{day}, {time}").format(day=day_text(second), time=clock) if clock else day_text(second)
        case Written():
            code = int(answers.codes[row])
            return answers.words[code] if 0 <= code < len(answers.words) else ""


def _rated(question: Question, answers: Rated, row: int, labels: list[str]) -> str:
    """Answers row by row; things that were ranked in their places."""
    given = [(at, int(code)) for at, code in enumerate(answers.codes[row]) if code >= 0]
    if question.type is QuestionType.RANKING:
        said = _("{place}. {item}")
        ordered = sorted(given, key=lambda pair: pair[1])
        return _("; ").join(
            said.format(place=code + 1, item=isolated(question.items[at].label)) for at, code in ordered
        )
    said = _("{row}: {answer}")
    return _("; ").join(said.format(row=isolated(question.items[at].label), answer=labels[code]) for at, code in given)


def snippet(survey: Survey, row: int) -> str:
    """What tells one respondent from the next in a list: the first own words, else the first answers."""
    first: list[str] = []
    for question in survey.charted:
        answers = survey.answers(question.id)
        if question.type is QuestionType.TEXT and (text := answer_text(question, answers, row)):
            return text
        if isinstance(answers, Chosen) and len(first) < 3 and (text := answer_text(question, answers, row)):
            first.append(text)
    return _(" · ").join(first)


def hidden(survey: Survey, who: Mask, limit: int) -> str:
    """Why these respondents are not shown one by one; empty where they may be. ``limit`` 0 is none.

    Of fewer than the limit anyone who knows the field could tell who is who.
    """
    count = int(np.count_nonzero(who & survey.everyone))
    if not 0 < count < limit:
        return ""
    said = ngettext(
        "{n} respondent: groups under {limit} are not shown one by one, so that nobody is pointed at.",
        "{n} respondents: groups under {limit} are not shown one by one, so that nobody is pointed at.",
        count,
    )
    return said.format(n=number_text(count), limit=number_text(limit))
