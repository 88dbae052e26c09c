"""What a filter can ask of a respondent: one frozen value for each kind of condition."""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Reply(StrEnum):
    """What a respondent did with a question."""

    ANSWERED = "answered"
    BLANK = "blank"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Condition:
    """Respondents who chose any of these options at one question.

    In a grid or a ranking the ids are those of marks: "item2" for what was put first, "item2:o5" for an answer to one
    item; the id of an option alone means this answer to any item.
    """

    question: str
    options: tuple[str, ...]
    off: bool = False
    """Kept in the filter, but not asked of anyone now."""


@dataclass(frozen=True, slots=True)
class Except:
    """Respondents who answered one question, but chose none of these options."""

    question: str
    options: tuple[str, ...]
    off: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Respondents whose number lies from ``low`` to ``high``, both included; None leaves an end open."""

    question: str
    low: float | None = None
    high: float | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Respondents whose moment lies from ``first`` to ``last``, both included; "" leaves an end open.

    ISO 8601: a day ("2023-05-02", the whole of it) or a moment ("2023-05-02T14:00:00").
    """

    question: str
    first: str = ""
    last: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Respondents whose written answer holds these words, case and accents aside; no question means any text."""

    question: str
    words: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class Replied:
    """Respondents who answered a question, left it blank, or were not asked it."""

    question: str
    reply: Reply = Reply.ANSWERED
    off: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Respondents whom someone pinned a note to, or to something they wrote."""

    off: bool = False

    @property
    def question(self) -> str:
        """It stands on no question."""
        return ""


Part = Condition | Except | Range | Dates | Words | Replied | Noted
Chosen = Condition | Except
"""Those that stand on answer options."""


def key(part: Part) -> str:
    """What a filter holds only one condition on: a question, any text, or the notes."""
    if isinstance(part, Noted):
        return "notes"
    return part.question or "any text"


@dataclass(frozen=True, slots=True)
class Filter:
    """All conditions together: different questions are joined with and, options of one question with or.

    A filter is true where it asks something of anyone: not without conditions, and not with all of them off.
    """

    conditions: tuple[Part, ...] = ()
    name: str = field(default="", compare=False)
    """What it is called where it was kept under a name; of no matter to whether two filters are the same."""

    def __bool__(self) -> bool:
        return any(not part.off for part in self.conditions)

    @property
    def active(self) -> "Filter":
        """This filter without the conditions that are off."""
        if not any(part.off for part in self.conditions):
            return self
        return Filter(tuple(part for part in self.conditions if not part.off))

    def with_condition(self, condition: Part) -> "Filter":
        """This filter with one more condition; an earlier one on the same question is replaced."""
        kept = tuple(part for part in self.conditions if key(part) != key(condition))
        return Filter((*kept, condition))

    def without(self, question: str) -> "Filter":
        """This filter without its condition on one question (or with another ``key``)."""
        return Filter(tuple(part for part in self.conditions if key(part) != question))

    def switched(self, question: str) -> "Filter":
        """This filter with its condition on one question switched off, or on again."""
        parts = (replace(part, off=not part.off) if key(part) == question else part for part in self.conditions)
        return Filter(tuple(parts))

    def on(self, question: str) -> Part | None:
        """Its condition on one question (or with another ``key``)."""
        return next((part for part in self.conditions if key(part) == question), None)


NO_FILTER = Filter()
