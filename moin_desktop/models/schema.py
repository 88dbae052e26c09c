"""The tables of a project file. Row classes stay inside this package; everyone else sees frozen dataclasses."""

import secrets
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Dialect, ForeignKey, LargeBinary, String, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

APPLICATION_ID = 0x4D4F494E
"""Bytes 68 to 71 of every project file: "MOIN"."""
VERSION = 2
"""Kept in ``user_version``; raised by one with every step in ``migrations``."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as ISO 8601 text so that it reads the same in every tool."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def now() -> datetime:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Row(DeclarativeBase):
    """A table with an integer id; ``key`` is the id as the rest of the program knows it ("n2").

    Ids are never used twice, not even after undo, so that "n2" in an old workbook never means another note.
    """

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        dict[str, Any]: JSON(none_as_null=True),
        bytes: LargeBinary(),
    }
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's own name and form
    letter: ClassVar[str] = ""

    id: Mapped[int] = mapped_column(primary_key=True)

    @property
    def key(self) -> str:
        """The id outside the database."""
        return f"{self.letter}{self.id}"


def _belongs_to(table: str) -> Any:
    """A reference to the row that this one cannot live without."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def new_uid() -> str:
    """A name that no other row in any copy of any project has, so that parcels are known again."""
    return secrets.token_hex(8)


def _uid() -> Any:
    """Rows brought back by undo from before version 2 have none; ``parcels`` then names them by project and id."""
    return mapped_column(default=new_uid, server_default="")


class ProjectRow(Row):
    """The project itself; one row."""

    __tablename__ = "project"
    name: Mapped[str]
    created: Mapped[datetime]
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What holds for the whole project: small groups, hidden groups, blind coding."""


class SettingRow(Row):
    """Small things to remember that are no work of anyone's, such as the last place looked at."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class SourceRow(Row):
    """A file that was imported: its bytes, never changed."""

    __tablename__ = "source"
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    kept: Mapped[bytes]
    packed: Mapped[bool]
    """Whether ``kept`` is compressed."""
    kept_sha256: Mapped[str]
    """Of the kept bytes, unpacked."""
    kept_whole: Mapped[bool]
    reader: Mapped[str]
    imported_at: Mapped[datetime]


class EditionRow(Row):
    """One sheet of a source as it was read, never changed: what a survey holds until a newer export takes its place."""

    __tablename__ = "edition"
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    sheet: Mapped[str]
    platform: Mapped[str]
    encoding: Mapped[str | None]
    delimiter: Mapped[str | None]
    header_rows: Mapped[int]
    first_data_row: Mapped[int]
    rows: Mapped[int]
    width: Mapped[int]
    losses: Mapped[list[str]]
    other_sheets: Mapped[list[str]]
    dropped: Mapped[list[int]]
    """Spreadsheet rows among the responses that hold none."""


class SurveyRow(Row):
    """A survey, and the edition of it that counts now. Undoing its import hides it; the answers stay."""

    __tablename__ = "survey"
    letter = "s"
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    name: Mapped[str]
    synthetic: Mapped[bool]
    hidden: Mapped[bool]


class QuestionRow(Row):
    """A question as it was first read; corrections are laid over it."""

    __tablename__ = "question"
    letter = "q"
    survey_id: Mapped[int] = _belongs_to("survey")
    position: Mapped[int]
    name: Mapped[str]
    text: Mapped[str]
    type: Mapped[str]
    columns: Mapped[list[int]]
    layout: Mapped[str]
    separator: Mapped[str | None]
    items: Mapped[list[Any]]
    other_columns: Mapped[list[int]]
    missing: Mapped[list[str]]
    no_words: Mapped[list[str]]
    base_rule: Mapped[str]
    route_question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    route_options: Mapped[list[str]]
    day_first: Mapped[bool]
    section: Mapped[str]
    reason: Mapped[str]
    headline: Mapped[str] = mapped_column(default="")
    """Typed on the chart before it was kept as a finding."""


class OptionRow(Row):
    """An answer option: as first read, or made when a question was read another way."""

    __tablename__ = "answer_option"
    letter = "o"
    question_id: Mapped[int] = _belongs_to("question")
    position: Mapped[int]
    label: Mapped[str]
    words: Mapped[list[str]]
    role: Mapped[str]
    column_index: Mapped[int | None]
    made: Mapped[bool]


class ColumnRow(Row):
    """All answers in one column of the sheet, packed, with the hash that tells damage."""

    __tablename__ = "column_answers"
    edition_id: Mapped[int] = _belongs_to("edition")
    position: Mapped[int]
    heading: Mapped[str]
    packed: Mapped[bytes]
    hash: Mapped[bytes]


class DoubtRow(Row):
    """Something the reading was unsure of."""

    __tablename__ = "doubt"
    letter = "d"
    survey_id: Mapped[int] = _belongs_to("survey")
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    kind: Mapped[str]
    text: Mapped[str]
    rows: Mapped[list[int]]
    detail: Mapped[str]
    fix: Mapped[str]
    values: Mapped[list[str]]
    settled: Mapped[bool] = mapped_column(default=False)


class CorrectionRow(Row):
    """One thing put right by hand, laid over what was read; ``body`` is what its kind needs."""

    __tablename__ = "correction"
    letter = "c"
    survey_id: Mapped[int] = _belongs_to("survey")
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    created: Mapped[datetime]


class FilterRow(Row):
    """A filter kept under a name."""

    __tablename__ = "filter"
    letter = "p"
    survey_id: Mapped[int] = _belongs_to("survey")
    name: Mapped[str]
    conditions: Mapped[list[Any]]


class NoteRow(Row):
    """A note pinned to a survey, a question, an answer or, as ``pin`` says, to something finer."""

    __tablename__ = "note"
    letter = "n"
    survey_id: Mapped[int] = _belongs_to("survey")
    question_id: Mapped[int | None] = _belongs_to("question")
    option_id: Mapped[int | None] = mapped_column(ForeignKey("answer_option.id"))
    text: Mapped[str]
    author: Mapped[str]
    kind: Mapped[str]
    created: Mapped[datetime]
    shown: Mapped[bool]
    about: Mapped[dict[str, Any] | None]
    pin: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Empty for a question or an answer; else its ``kind`` (survey, cell, span, respondent, quote, theme, finding)
    and what that needs."""
    tags: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    visibility: Mapped[str] = mapped_column(default="room", server_default="room")
    """room, team or presenter."""
    mark: Mapped[str] = mapped_column(default="", server_default="")
    """What the room made of it: agreed, disputed, question, or nothing yet."""
    uid: Mapped[str] = _uid()


class FindingRow(Row):
    """A chart kept for the room, with what is said about it; one without a question is a question of the room."""

    __tablename__ = "finding"
    letter = "f"
    survey_id: Mapped[int] = _belongs_to("survey")
    question_id: Mapped[int | None] = _belongs_to("question")
    spec: Mapped[dict[str, Any]]
    headline: Mapped[str]
    statement: Mapped[str]
    pillar: Mapped[str]
    status: Mapped[str]
    presenter: Mapped[str]
    position: Mapped[int]
    focus: Mapped[list[str]]
    snapshot: Mapped[list[Any]]
    created: Mapped[datetime]
    author: Mapped[str] = mapped_column(default="", server_default="")
    uid: Mapped[str] = _uid()


class EvidenceRow(Row):
    """What a finding stands on beside its own chart: another view, a quote, a note."""

    __tablename__ = "evidence"
    letter = "e"
    finding_id: Mapped[int] = _belongs_to("finding")
    position: Mapped[int]
    kind: Mapped[str]
    """view, quote or note."""
    body: Mapped[dict[str, Any]]
    """View: its spec and snapshot; quote or note: its id."""
    uid: Mapped[str] = _uid()


class PillarRow(Row):
    """A column of the board under the project's own name; none at all mean the four of ROAR."""

    __tablename__ = "pillar"
    letter = "r"
    position: Mapped[int]
    code: Mapped[str]
    """What findings name it by; never changed."""
    name: Mapped[str]
    guide: Mapped[str]
    """The guiding question."""
    hue: Mapped[int]


class ThemeRow(Row):
    """A theme that free-text answers are coded with."""

    __tablename__ = "theme"
    letter = "t"
    question_id: Mapped[int] = _belongs_to("question")
    position: Mapped[int]
    name: Mapped[str]
    definition: Mapped[str]
    excludes: Mapped[str] = mapped_column(default="", server_default="")
    """What the theme is not."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    merged_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    """The theme that tells its answers since the two were merged; a merged theme is seen no more."""
    role: Mapped[str] = mapped_column(default="", server_default="")
    uid: Mapped[str] = _uid()


class CodingRow(Row):
    """One answer given one theme; ``start`` and ``stop`` mark the words that say so."""

    __tablename__ = "coding"
    theme_id: Mapped[int] = _belongs_to("theme")
    response: Mapped[int]
    """The row of the survey, counted from 0."""
    start: Mapped[int | None]
    stop: Mapped[int | None]
    author: Mapped[str]
    created: Mapped[datetime]
    settled: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """Agreed on where two coders differed."""


class SettledRow(Row):
    """Where two coders differed over one theme of one answer: what they agreed on."""

    __tablename__ = "settled"
    letter = "v"
    theme_id: Mapped[int] = _belongs_to("theme")
    response: Mapped[int]
    given: Mapped[bool]
    author: Mapped[str]
    created: Mapped[datetime]


class QuoteRow(Row):
    """Words of one answer kept as a quote; shown to the room only when cleared."""

    __tablename__ = "quote"
    letter = "u"
    question_id: Mapped[int] = _belongs_to("question")
    response: Mapped[int]
    start: Mapped[int | None]
    stop: Mapped[int | None]
    cleared: Mapped[bool]
    author: Mapped[str]
    created: Mapped[datetime]
    uid: Mapped[str] = _uid()


class GuessRow(Row):
    """What a table in the room thought before the bars were shown."""

    __tablename__ = "guess"
    letter = "g"
    question_id: Mapped[int] = _belongs_to("question")
    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id", ondelete="SET NULL"))
    who: Mapped[str]
    body: Mapped[dict[str, Any]]
    """An order of answers, or a percentage for each guessed."""
    created: Mapped[datetime]


class HandsRow(Row):
    """A show of hands: how many in the room, answer by answer, when and where."""

    __tablename__ = "hands"
    letter = "h"
    survey_id: Mapped[int] = _belongs_to("survey")
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id", ondelete="SET NULL"))
    text: Mapped[str]
    counts: Mapped[list[Any]]
    """[option id or "", label, hands] for each answer."""
    present: Mapped[int | None]
    """How many were in the room, where that was counted."""
    place: Mapped[str]
    created: Mapped[datetime]


class ShownRow(Row):
    """What the room saw and when, for the minutes; written as it happens, not undone."""

    __tablename__ = "shown"
    time: Mapped[datetime]
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]


class CheckpointRow(Row):
    """A name given to a moment in the history."""

    __tablename__ = "checkpoint"
    letter = "k"
    step: Mapped[int]
    """The last step that was done then; 0 for none."""
    name: Mapped[str]
    created: Mapped[datetime]


class StepRow(Row):
    """One action of a person: what undo takes back and redo does again."""

    __tablename__ = "step"
    label: Mapped[str]
    author: Mapped[str]
    time: Mapped[datetime]
    undone: Mapped[bool]
    undoes: Mapped[int | None]
    """The one earlier step that this one took back by itself."""


class ChangeRow(Row):
    """One row before and after a step, as JSON; no ``before`` means inserted, no ``after`` deleted."""

    __tablename__ = "change"
    step_id: Mapped[int] = _belongs_to("step")
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]


TRACKED: tuple[type[Row], ...] = (
    ProjectRow,
    SurveyRow,
    QuestionRow,
    OptionRow,
    DoubtRow,
    CorrectionRow,
    FilterRow,
    NoteRow,
    FindingRow,
    EvidenceRow,
    PillarRow,
    ThemeRow,
    CodingRow,
    SettledRow,
    QuoteRow,
    GuessRow,
    HandsRow,
)
"""The tables whose rows are recorded for undo; sources, editions and answers never change, settings are not undone."""
