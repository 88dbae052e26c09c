"""Whom or what the percentages of a question can be of, where that makes a difference."""

from moin_desktop.analysis import stacks
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.counted import ANSWERS
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import base
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _

_REBASED = CHOICE_TYPES | {QuestionType.MULTIPLE, QuestionType.NUMBER, QuestionType.DATE}


def choices(survey: Survey, question: Question, within: Mask) -> tuple[tuple[str, str], ...]:
    """Everything the percentages can be of with what it is called: ("", "% of all 53"), ("who_answered", …).

    The question's own rule is empty and first; of rules that lead to the same respondents one is enough. Nothing where
    there is no choice.
    """
    if question.type not in _REBASED:
        return ()
    counts = stacks.count(question, survey.answers(question.id), within)
    own = base(question, counts)
    found = [("", _text(question, question.base_rule.value, own))]
    seen = {own}
    for rule in BaseRule:
        other = base(question, counts, rule)
        if other not in seen:
            seen.add(other)
            found.append((rule.value, _text(question, rule.value, other)))
    given = sum(counts.options)
    if question.type is QuestionType.MULTIPLE and given:
        found.append((ANSWERS, _("% of {n} answers").format(n=number_text(given))))
    return tuple(found) if len(found) > 1 else ()


def following(there: tuple[tuple[str, str], ...], now: str) -> str:
    """What comes after ``now`` in the round."""
    keys = [key for key, _text in there]
    return keys[(keys.index(now) + 1) % len(keys)] if now in keys else ""


def _text(question: Question, rule: str, base: int) -> str:
    n = number_text(base)
    if question.themes_of and rule == BaseRule.WHO_ANSWERED.value:
        return _("% of {n} coded").format(n=n)
    if question.themes_of and rule == BaseRule.WHO_WAS_ASKED.value:
        return _("% of {n} who answered").format(n=n)  # who wrote nothing counts as not asked for a theme
    if rule == BaseRule.WHO_ANSWERED.value:
        return _("% of {n} who answered").format(n=n)
    if rule == BaseRule.WHO_WAS_ASKED.value:
        return _("% of {n} asked").format(n=n)
    return _("% of all {n}").format(n=n)
