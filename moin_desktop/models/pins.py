"""What a note is pinned to, from a whole survey down to a few words of one answer, and whether it is still there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id, themes_id
from moin_desktop.models.values import Aliases, alive


class PinKind(StrEnum):
    """The things a note can be about."""

    SURVEY = "survey"
    QUESTION = "question"
    ANSWER = "answer"
    CELL = "cell"
    """One answer in one group of a comparison."""
    SPAN = "span"
    """Several answers together."""
    RESPONDENT = "respondent"
    QUOTE = "quote"
    """One written answer, or some words of it."""
    THEME = "theme"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Pin:
    """One place to pin a note to; what its kind does not need is empty."""

    kind: PinKind
    question: str = ""
    options: tuple[str, ...] = ()
    """The answer, the answers of a span, or the theme."""
    by: str = ""
    """Cell: the comparing question."""
    group: str = ""
    """Cell: its answer."""
    response: int | None = None
    """Respondent and quote: the row of the survey, counted from 0."""
    words: tuple[int, int] | None = None
    """Quote: from where to where in the answer."""
    finding: str = ""

    @property
    def option(self) -> str:
        """The one answer or theme it is about; empty for none or several."""
        return self.options[0] if len(self.options) == 1 else ""

    @property
    def whole(self) -> "Pin":
        """The same place without the choice of words: of a quote the whole answer."""
        return replace(self, words=None)


ON_SURVEY = Pin(PinKind.SURVEY)


def pin_out(pin: Pin) -> dict[str, Any]:
    """What a note keeps of its pin beside its question and answer."""
    said: dict[str, Any] = {"kind": pin.kind.value}
    if pin.kind in (PinKind.SPAN, PinKind.THEME):
        said["options"] = list(pin.options)
    if pin.kind is PinKind.CELL:
        said |= {"by": pin.by, "group": pin.group}
    if pin.response is not None or pin.kind in (PinKind.RESPONDENT, PinKind.QUOTE):
        said["response"] = pin.response
    if pin.words is not None:
        said["words"] = list(pin.words)
    if pin.finding:
        said["finding"] = pin.finding
    return said if said != {"kind": _plain(pin).value} else {}


def _plain(pin: Pin) -> PinKind:
    return PinKind.ANSWER if pin.options else PinKind.QUESTION


def pin_in(data: Mapping[str, Any], question: str, option: str, aliases: Aliases) -> Pin:
    """A pin as kept, with merged answers and themes replaced by those that stand for them."""
    option = aliases.get(option, option)
    options = alive(data.get("options", (option,) if option else ()), aliases)
    kind = PinKind(data.get("kind", PinKind.ANSWER if option else PinKind.QUESTION))
    words = data.get("words")
    return Pin(
        kind=kind,
        question=themes_id(text_id(question)) if kind is PinKind.THEME else question,
        options=options,
        by=data.get("by", ""),
        group=aliases.get(data.get("group", ""), data.get("group", "")),
        response=data.get("response"),
        words=None if words is None else (int(words[0]), int(words[1])),
        finding=data.get("finding", ""),
    )


def is_there(pin: Pin, survey: Survey, findings: frozenset[str]) -> bool:
    """Whether what a note is pinned to is still there, as the survey is read now."""
    if pin.kind is PinKind.SURVEY:
        return True
    if pin.kind is PinKind.FINDING:
        return pin.finding in findings
    if pin.kind is PinKind.RESPONDENT:
        return pin.response is not None and bool(survey.everyone[pin.response : pin.response + 1].any())
    known = {question.id: question for question in survey.questions}
    question = known.get(pin.question)
    if question is None:
        return False
    if pin.kind is PinKind.QUOTE:
        return pin.response is not None and bool(survey.everyone[pin.response : pin.response + 1].any())
    if pin.kind is PinKind.CELL and (pin.by not in known or pin.group not in known[pin.by].choices):
        return False
    return not pin.options or bool(set(pin.options) & question.choices)
