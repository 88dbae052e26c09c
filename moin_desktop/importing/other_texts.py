"""The column with what people wrote at "Other (please specify)" is tied to the question it belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.vocabulary import asks_to_specify, is_other
from moin_desktop.importing.wording import plain

_HOSTS = frozenset({QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.MULTIPLE})
_WRITTEN = frozenset({QuestionType.TEXT, QuestionType.SINGLE, QuestionType.NUMBER, QuestionType.ORDERED})
_CUT = re.compile(r"\s*(?:\s[-–—|]\s|[/_.:\[]|—)\s*")
_TEXT_CODE = re.compile(r"(?P<base>.+?)(?:_\d+)?_(?:TEXT|OE)")


def with_other_texts(questions: Sequence[Question], facts: Mapping[int, Facts]) -> tuple[Question, ...]:
    """The questions, where columns of "Other" texts have become ``other_columns`` of their question."""
    kept: list[Question] = []
    for question in questions:
        host = _host(question, kept, facts) if question.type in _WRITTEN and len(question.columns) == 1 else None
        if host is None:
            kept.append(question)
        else:
            owner = kept[host]
            kept[host] = replace(owner, other_columns=(*owner.other_columns, *question.columns))
    return tuple(kept)


def _host(question: Question, before: Sequence[Question], facts: Mapping[int, Facts]) -> int | None:
    """The position of the question that a column of written "Other" answers belongs to."""
    own = facts[question.columns[0]]
    heading, code = own.heading.text, own.heading.code or own.heading.text
    match = _TEXT_CODE.fullmatch(code)
    for at in range(len(before) - 1, max(-1, len(before) - 6), -1):
        owner = before[at]
        if owner.type not in _HOSTS:
            continue
        first = facts[owner.columns[0]].heading
        if match and (first.code or first.text) in (match["base"], f"{match['base']}_1"):
            return at
        if match and re.match(rf"{re.escape(match['base'])}(?:_\d+)?$", first.code or first.text):
            return at
        if _belongs(heading, first.text) or _belongs(heading, owner.text):
            return at
        if own.heading.stem and is_other(own.heading.item) and own.heading.stem == first.stem:
            return at
    adjacent = len(before) - 1
    if adjacent >= 0 and before[adjacent].type in _HOSTS and _follows(before[adjacent], question):
        written = asks_to_specify(heading) and any(o.role is Role.OTHER for o in before[adjacent].options)
        if written or (is_other(heading) and len(heading) < 60):
            return adjacent
    return None


def _follows(owner: Question, question: Question) -> bool:
    """Whether the column stands right after the question's own."""
    return question.columns[0] == max((*owner.columns, *owner.other_columns)) + 1


def _belongs(heading: str, owner: str) -> bool:
    """Whether a heading is the owner's with "other" before or after it."""
    if not owner or len(heading) <= len(owner):
        return False
    if heading.startswith(owner):
        rest = heading[len(owner) :]
        return _CUT.match(rest) is not None and is_other(_CUT.sub("", rest, count=1).strip(" ]"))
    if heading.endswith(owner):
        return is_other(heading[: -len(owner)].strip(" :-")) and plain(heading) != plain(owner)
    return False
