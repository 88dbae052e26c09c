"""What stands over a chart where no headline was typed: the short name, or more where that says too little."""

import re
from collections.abc import Sequence

from moin_desktop.analysis.direction import END, ISOLATE
from moin_desktop.analysis.poles import is_agreement
from moin_desktop.analysis.questions import CHOICE_TYPES, Question, QuestionType
from moin_desktop.i18n import ngettext

TWO_LINES = 84
"""Characters that fit two lines of a headline in the smallest window."""
_CUT = re.compile(r"…( \(\d+\))?$")
_NUMBERED = re.compile(r"^\s*[Qq]?\d+(\.\d+)*[.):]+\s*(?=\D)")
_WORDS_OF_A_STATEMENT = 3


def opening(questions: Sequence[Question]) -> Question | None:
    """The question to show first: no choice that had one answer only, as a consent page has; None without any."""
    told = (q for q in questions if q.type not in CHOICE_TYPES or len(q.options) > 1)
    return next(told, questions[0] if questions else None)


def title(question: Question) -> str:
    """The short name; the wording in its place where the name was cut, "5 statements" where a grid has no wording."""
    text = _NUMBERED.sub("", question.text.strip())
    cut = bool(_CUT.search(question.name))
    if question.type is QuestionType.GRID and _has_no_stem(question, text, cut):
        return _grid_title(question)
    return text.rstrip(":;, ") if cut and 0 < len(text) <= TWO_LINES else question.name


def _has_no_stem(question: Question, text: str, cut: bool) -> bool:
    """Whether the wording is put together of the rows, and nobody gave the question a name of its own."""
    first = question.items[0].label if question.items else ""
    return bool(first) and text.startswith(first) and (cut or text.startswith(question.name))


def _grid_title(question: Question) -> str:
    n = len(question.items)
    words = sorted(len(item.label.split()) for item in question.items)[n // 2]
    if words < _WORDS_OF_A_STATEMENT:
        return ngettext("{n} item on one scale", "{n} items on one scale", n).format(n=n)
    if is_agreement([option.label for option in question.options]):
        return ngettext("Agreement with {n} statement", "Agreement with {n} statements", n).format(n=n)
    return ngettext("{n} statement", "{n} statements", n).format(n=n)


def repeated(question: Question, wording: str) -> str:
    """The opening of a subtitle that says what the title says: ``wording``, or nothing."""
    said = title(question)
    plain = _NUMBERED.sub("", wording.strip(ISOLATE + END)).rstrip(".:;, ")
    return wording if said != question.name and plain == said.rstrip(".") else ""
