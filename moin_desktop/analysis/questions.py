"""What a question is: its type, its columns in the sheet, its answer options. Plain values, shared by every room."""

from dataclasses import dataclass, field
from enum import StrEnum


class QuestionType(StrEnum):
    """How a question is read; the values are those of the headless contract."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDERED = "ordered"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    RANKING = "ranking"
    GRID = "grid"
    META = "meta"
    PERSONAL = "personal"


CHOICE_TYPES = frozenset({QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.YES_NO})
GROUPING_TYPES = CHOICE_TYPES | {QuestionType.MULTIPLE}
"""Types whose answers make filters, groups of respondents and routes."""
CHARTED_TYPES = frozenset(QuestionType) - {QuestionType.META, QuestionType.PERSONAL}


class Layout(StrEnum):
    """How the answers to one question lie in the sheet."""

    CELL = "cell"
    """One column; the whole cell is the answer."""
    JOINED = "joined"
    """One column; the cell lists answers with a separator between them (choose-all, ranking)."""
    FLAGS = "flags"
    """One column per option; the cell says yes or no to it (0/1, Yes/No, Checked/Unchecked)."""
    LABELS = "labels"
    """One column per option; a filled cell that is no missing word ticks it, or the option whose words it holds."""
    ITEMS = "items"
    """One column per item, all on one scale (grid), or holding the item's rank (ranking)."""


class Role(StrEnum):
    """Options that stand apart when answers are put in order."""

    PLAIN = ""
    OTHER = "other"
    NONE = "none"
    DONT_KNOW = "dont_know"
    NET = "net"
    """Not an option of its own but a group of some, counted once per respondent."""


class BaseRule(StrEnum):
    """Whom the percentages of a question are of."""

    EVERYONE = "everyone"
    WHO_ANSWERED = "who_answered"
    WHO_WAS_ASKED = "who_was_asked"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer option.

    ``words`` are the texts that count as this option: the label as in the file, and every spelling merged into it
    (for ``FLAGS`` and ``LABELS``: see ``column``).
    """

    id: str
    label: str
    words: tuple[str, ...] = ()
    role: Role = Role.PLAIN
    column: int | None = None
    """For ``FLAGS`` and ``LABELS``: the column whose cells tick this option."""


@dataclass(frozen=True, slots=True)
class Net:
    """A named group of answer options, counted once per respondent however many of them were chosen."""

    id: str
    """Of the same kind as the ids of options, so that notes and selections can stand on it."""
    label: str
    options: tuple[str, ...]
    """Ids of its members, two or more."""


@dataclass(frozen=True, slots=True)
class CountedAs:
    """Answers in other words that count as an option by hand."""

    option: str
    lines: tuple[int, ...]
    """Spreadsheet rows, counted from 1."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a grid, or one thing to rank."""

    label: str
    column: int | None = None
    """For ``ITEMS``: the column of this item; ``None`` in a ranking joined in one cell, or with a column per rank."""


@dataclass(frozen=True, slots=True)
class Route:
    """A question that only some were asked: those who chose one of ``options`` at ``question``."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a survey, as it is read now (the first guess with all corrections laid over it)."""

    id: str
    name: str
    """Short name, used in lists."""
    text: str
    """The full wording, as in the file."""
    type: QuestionType
    columns: tuple[int, ...]
    """0-based positions of all its columns in the sheet, "please specify" columns excepted."""
    layout: Layout = Layout.CELL
    separator: str | None = None
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    other_columns: tuple[int, ...] = ()
    """Columns with the text written at "Other (please specify)"."""
    missing: tuple[str, ...] = ()
    """Cell texts that are no answer (N/A as a code, -99, "NA" of a re-saved file …)."""
    no_words: tuple[str, ...] = ()
    """For ``FLAGS``: the cell texts that say "not ticked"; every other filled cell ticks. For ``LABELS``: texts that
    tick nothing but "Other"."""
    base_rule: BaseRule = BaseRule.WHO_ANSWERED
    asked_if: Route | None = None
    day_first: bool = True
    """For dates written as text: 3/4/2023 is 3 April."""
    section: str = ""
    reason: str = ""
    """Why it was read so, in words."""
    nets: tuple[Net, ...] = ()
    alone: tuple[str, ...] = ()
    """Ids of options that count only where no other was chosen beside them ("None of these")."""
    own_order: bool = False
    """Its options stand in an order that was given to them by hand."""
    counted_as: tuple[CountedAs, ...] = ()
    """What was written at "Other" and counts as one of its options."""
    themes_of: str = ""
    """The free-text question whose themes these are; it has then no columns, and themes for options."""

    def option(self, id: str) -> Option | None:
        """The option with this id, or None."""
        return next((o for o in self.options if o.id == id), None)

    def label(self, id: str) -> str:
        """What an option or a group of options is called; empty where there is neither."""
        labels = {option.id: option.label for option in self.options} | {net.id: net.label for net in self.nets}
        return labels.get(id, "")

    @property
    def choices(self) -> frozenset[str]:
        """The ids of all its options and groups of options."""
        return frozenset({option.id for option in self.options} | {net.id for net in self.nets})

    def members(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of options, each group replaced by its members."""
        groups = {net.id: net.options for net in self.nets}
        return tuple(dict.fromkeys(option for id in ids for option in groups.get(id, (id,))))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reading was unsure of, told in one sentence, with at most one button that settles it.

    Kinds in use: same_answer_spelt_differently, asked_only_of_some, duplicate_rows, personal_column, mixed_separators,
    personal_text, header_unsure, sheet_unsure, mixed_numbers, several_rows_per_respondent, day_month_unsure,
    cells_not_kept, none_with_others, questionnaire_partly, mixed_cells.
    """

    kind: str
    text: str
    question: str = ""
    """Id of the question it is about; empty when it is about the whole sheet."""
    rows: tuple[int, ...] = ()
    """Spreadsheet rows, counted from 1."""
    detail: str = ""
    """A second, quieter line for the card."""
    fix: str = ""
    """What the button does: merge, route, exclusive, or nothing."""
    values: tuple[str, ...] = field(default=())
    """What the fix needs. merge: (label to go, label to keep). route: (asking question id, option label, …).
    exclusive: (label,)."""
