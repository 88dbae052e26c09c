"""What an edited workbook says, and how that differs from the project: plain values between reading and taking in."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EditedRow:
    """One row of a list in the workbook."""

    list: str
    """Which list, by ``columns.LISTS``."""
    id: str
    """Empty for a row that somebody added."""
    fields: Mapping[str, str]
    """What stands in the columns that can be taken in."""
    sheet: str
    row: int
    """Counted from 1, as the spreadsheet does."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A workbook of ours as it came back."""

    name: str
    """Of the file."""
    project: str
    profile: str
    """For whom it was made: public, team or all."""
    step: int | None
    """The last step of the project when it was made; None where the workbook does not say."""
    surveys: Mapping[str, str]
    """SHA-256 of the source of each survey, by its id."""
    rows: tuple[EditedRow, ...] = ()
    lists: frozenset[str] = frozenset()
    """The lists that are there, even without rows."""


class State(StrEnum):
    """How something in the workbook stands to the project."""

    EDIT = "edit"
    NEW = "new"
    CLASH = "clash"
    """Edited in the workbook, and otherwise in the project since."""
    GONE = "gone"
    """In the project, and no longer in the workbook."""
    REFUSED = "refused"
    """It cannot be taken in; ``trouble`` says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, fit to be accepted by itself."""

    key: str
    kind: str
    """note, finding, theme, coding, quote, question, answer."""
    id: str
    field: str
    state: State
    title: str
    """What it is about, in words."""
    before: str
    """As it is in the project now."""
    after: str
    sheet: str
    row: int
    """Counted from 1; 0 for what is gone."""
    value: str = ""
    """``after`` as it is stored."""
    exported: str = ""
    """For a clash: as it was when the workbook was made."""
    trouble: str = ""
    fields: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """For something new: what it is made of."""

    @property
    def wanted(self) -> bool:
        """Whether it is taken in unless somebody says otherwise."""
        return self.state in (State.EDIT, State.NEW)
