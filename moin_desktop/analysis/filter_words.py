"""Conditions and filters in words: for chips, captions and exports alike."""

import numpy as np

from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.filters import Condition, Dates, Except, Filter, Noted, Part, Range, Replied, Reply, Words
from moin_desktop.analysis.marks import part_id
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import day_text, hour_text, number_text
from moin_desktop.i18n import _

_NAMELESS = (QuestionType.SINGLE, QuestionType.MULTIPLE)
"""Types whose answers say by themselves what they are answers to; "Yes" or "Often" do not."""


def words(survey: Survey, part: Part) -> str:
    """A condition in words that stand alone: "City", "Age: 18 to 25", "M&E in place: Yes"."""
    answer = short(survey, part)
    if not part.question:
        return answer
    question = survey.question(part.question)
    if isinstance(part, Condition | Except) and question.type in _NAMELESS and _labels(question, part):
        return answer
    return _("{question}: {answers}").format(question=isolated(question.name), answers=answer)


def whole_words(survey: Survey, part: Part) -> str:
    """A condition in words with its question: "Organisation type: City"."""
    if not part.question:
        return short(survey, part)
    name = survey.question(part.question).name
    return _("{question}: {answers}").format(question=isolated(name), answers=short(survey, part))


def short(survey: Survey, part: Part) -> str:
    """A condition in words without its question: "City or Ministry", "18 to 25", "not asked"."""
    match part:
        case Condition() | Except():
            labels = _labels(survey.question(part.question), part)
            said = _(" or ").join(labels) or _("none of its answers")
            return _("not {answers}").format(answers=said) if isinstance(part, Except) else said
        case Range():
            return _span(
                "" if part.low is None else number_text(part.low), "" if part.high is None else number_text(part.high)
            )
        case Dates():
            return _dates(part)
        case Words():
            said = _("“{words}” in the answer") if part.question else _("“{words}” in any written answer")
            return said.format(words=isolated(part.words.strip()))
        case Replied():
            return reply_text(part.reply)
        case Noted():
            return _("With a note")


def reply_text(reply: Reply) -> str:
    """What a respondent did with a question."""
    return {
        Reply.ANSWERED: _("answered"),
        Reply.BLANK: _("left blank"),
        Reply.NOT_ASKED: _("not asked"),
    }[reply]


def _labels(question: Question, part: Condition | Except) -> list[str]:
    """What the answers are called, in the question's order; a group that is there whole by its own name."""
    left, labels = set(part.options), []
    for net in question.nets:
        if net.id in left or set(net.options) <= left:
            labels.append((min(_place(question, id) for id in net.options), net.label))
            left -= {net.id, *net.options}
    labels += [(at, option.label) for at, option in enumerate(question.options) if option.id in left]
    said = [isolated(label) for _at, label in sorted(labels)]
    for at, item in enumerate(question.items):
        if f"item{at}" in left:
            said.append(_("{item} first").format(item=isolated(item.label)))
        for option in question.options:
            if part_id(at, option.id) in left:
                said.append(_("{row}: {answer}").format(row=isolated(item.label), answer=isolated(option.label)))
    return said


def _place(question: Question, id: str) -> int:
    return next((at for at, option in enumerate(question.options) if option.id == id), 0)


def _span(low: str, high: str) -> str:
    if not low and not high:
        return _("any")
    if low == high:
        return low
    if not high:
        return _("{low} or more").format(low=low)
    return _("{low} to {high}").format(low=low, high=high) if low else _("up to {high}").format(high=high)


def _dates(part: Dates) -> str:
    first, last = _moment(part.first), _moment(part.last)
    if first and not last:
        return _("from {day}").format(day=first)
    if last and not first:
        return _("until {day}").format(day=last)
    return _span(first, last)


def _moment(text: str) -> str:
    if not text:
        return ""
    second = float(np.datetime64(text, "s").astype(np.int64))
    return hour_text(second) if "T" in text else day_text(second)


def filter_text(survey: Survey, filter: Filter) -> str:
    """A filter in words, conditions that are off left out: "National department or City; M&E in place: Yes".

    A filter that was kept under a name is called by it: "Ministries (National department)".
    """
    said = _("; ").join(words(survey, part) for part in filter.conditions if not part.off)
    return _("{name} ({words})").format(name=isolated(filter.name), words=said) if filter.name and said else said
