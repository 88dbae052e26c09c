"""A workbook of ours as a survey again: its Responses and Answers sheets, read as its data dictionary says."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from moin_desktop.analysis.columns import BLANK, Column
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Item, Layout, Option, Question, QuestionType, Route
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing import process, source
from moin_desktop.importing.readers.raw import Reader, Tick
from moin_desktop.importing.roundtrip import Cells, read_with, rows_of, with_readers
from moin_desktop.models.packed import Columns
from moin_desktop.models.roundtrip.edited import Edited, EditedRow
from moin_desktop.models.told import base_words, type_words

_SEPARATOR = "; "
_RATED = (QuestionType.GRID, QuestionType.RANKING)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A survey as far as a workbook tells it, and the lists that belong to it."""

    edited: Edited
    reading: Reading
    name: str
    """Of the survey."""
    synthetic: bool


@dataclass(slots=True)
class _Table:
    """A sheet with a row for each respondent."""

    name: str
    headings: Cells
    rows: dict[int, Cells] = field(default_factory=dict)
    """By the row of the source."""
    at: int = 0
    """Where the next heading is looked for: the sheets stand in the order of the questions."""

    def find(self, heading: str) -> int | None:
        """The column under a heading, which may have been numbered to be unlike another."""
        numbered = re.compile(re.escape(heading) + r"( \(\d+\))?", re.IGNORECASE)
        wanted = (at for at in range(self.at, len(self.headings)) if numbered.fullmatch(self.headings[at]))
        found = next(wanted, None)
        self.at = self.at if found is None else found + 1
        return found


def read(path: Path, tick: Tick | None = None) -> Rebuilt:
    """The survey of a workbook and its lists. Everything that touches the file happens in a child process.

    MoinError where the file is none of ours, holds no rows of respondents, or several surveys.
    """
    source.check(path)
    return process.run(read_from, (path.absolute(),), tick, path.name)


def read_from(path: Path, tick: Tick) -> Rebuilt:
    """As ``read``, in the process that calls it."""
    data = source.load(path)

    def act(reader: Reader) -> Rebuilt:
        edited = read_with(reader, path.name, tick)
        return _rebuilt(edited, _tables(reader, tick), data, reader.name)

    return with_readers(path, data, tick, act)


def _tables(reader: Reader, tick: Tick) -> list[_Table]:
    """The sheets with the answers in words and as 0 and 1."""
    found = []
    for sheet in reader.sheets():
        rows = rows_of(sheet)
        _at, headings = next(rows, (0, ()))
        if headings and headings[0] in (_("Source row"), _("Source row (synthetic data)")):
            table = _Table(sheet.name, headings)
            for at, row in rows:
                if row and row[0].isdecimal() and len(row[0]) < 9:
                    table.rows.setdefault(int(row[0]), row)
                if at % 1000 == 0:
                    tick(at, sheet.height)
            found.append(table)
    return found


def _rebuilt(edited: Edited, tables: Sequence[_Table], data: bytes, reader: str) -> Rebuilt:
    entries = [row for row in edited.rows if row.list == "dictionary"]
    if not tables or not tables[0].rows or not entries:
        raise MoinError(
            _("{name} holds no rows of respondents, so no project can be made of it.").format(name=edited.name),
            hint=_("A workbook saved for “All” or “Team” with Responses and Data dictionary holds them."),
        )
    if len(edited.surveys) != 1 or len(tables) > 2:
        raise MoinError(_("{name} holds several surveys; a project is made of one.").format(name=edited.name))
    responses, flags = tables[0], tables[1] if len(tables) > 1 else None
    lines = sorted(responses.rows)
    making = _Making(responses, flags, lines)
    questions = [made for made in (_question(making, row, entries) for row in entries if _is_question(row)) if made]
    gaps = tuple(sorted(set(range(lines[0], lines[-1] + 1)) - set(lines)))
    reading = Reading(
        source=Source(edited.name, len(data), hashlib.sha256(data).hexdigest(), b"", False, reader),
        sheet=responses.name,
        platform="",
        encoding=None,
        delimiter=None,
        header_rows=1,
        first_data_row=lines[0],
        rows=len(lines),
        width=len(making.columns),
        columns=Columns(making.columns),
        questions=tuple(_routed(questions, entries)),
        losses=tuple(_losses(entries)),
        dropped=gaps,
    )
    synthetic = responses.headings[0] == _("Source row (synthetic data)")
    return Rebuilt(edited, reading, edited.project, synthetic)


@dataclass(slots=True)
class _Making:
    """Columns taken over so far."""

    responses: _Table
    flags: _Table | None
    lines: Sequence[int]
    columns: list[Column] = field(default_factory=list)

    def take(self, table: _Table, at: int) -> int:
        """Take a column of a sheet over; its position."""
        cells = [
            table.rows[line][at] if line in table.rows and at < len(table.rows[line]) else "" for line in self.lines
        ]
        places: dict[str, int] = {}
        codes = [places.setdefault(cell, len(places)) if cell.strip() else BLANK for cell in cells]
        self.columns.append(
            Column(len(self.columns), table.headings[at], tuple(places), np.array(codes, dtype=np.int32))
        )
        return len(self.columns) - 1

    def response(self, heading: str) -> int:
        """Take the column of the Responses sheet under a heading; MoinError where it is gone."""
        at = self.responses.find(heading)
        if at is None:
            raise MoinError(
                _("The sheet “{sheet}” has no column “{name}” any more.").format(
                    sheet=self.responses.name, name=heading
                ),
                hint=_("Use the workbook as it was saved."),
            )
        return self.take(self.responses, at)


def _is_question(row: EditedRow) -> bool:
    return row.id.startswith("q") and "." not in row.id


def _type(row: EditedRow) -> QuestionType:
    known = {type_words(one): one for one in QuestionType}
    return known.get(row.fields["type"].strip(), QuestionType.META)


def _parts(row: EditedRow, entries: Sequence[EditedRow]) -> tuple[list[Item], list[Option]]:
    """The rows and the answers of a question: those that follow it in the dictionary."""
    items: list[Item] = []
    options: list[Option] = []
    for entry in entries[entries.index(row) + 1 :]:
        if entry.id.startswith("q") and not entry.id.startswith(f"{row.id}."):
            break
        label = entry.fields["label"]
        if entry.id.startswith("q"):
            items.append(Item(label))
        elif entry.fields["code"].strip():
            options.append(Option(entry.id, label, (label,)))
    return items, options


def _question(making: _Making, row: EditedRow, entries: Sequence[EditedRow]) -> Question | None:
    """One question with its columns; None for a personal one, of which nothing was exported."""
    type = _type(row)
    if type is QuestionType.PERSONAL:
        return None
    name = row.fields["name"]
    items, options = _parts(row, entries)
    rules = {base_words(rule): rule for rule in BaseRule}
    made = Question(
        id=row.id,
        name=name,
        text=row.fields["wording"] or name,
        type=type,
        columns=(),
        options=tuple(options),
        base_rule=rules.get(row.fields["base"].strip(), BaseRule.WHO_ANSWERED),
        section=row.fields["section"],
        reason=_("As the data dictionary of the workbook says."),
    )
    if type in _RATED:
        at = [making.response(_part(name, item.label)) for item in items]
        placed = tuple(replace(item, column=column) for item, column in zip(items, at, strict=True))
        made = replace(made, columns=tuple(at), items=placed, layout=Layout.ITEMS)
    elif type is QuestionType.MULTIPLE:
        made = _multiple(making, made)
    else:
        made = replace(made, columns=(making.response(name),))
    own = making.responses.find(_part(name, _("in their own words")))
    return made if own is None else replace(made, other_columns=(making.take(making.responses, own),))


def _part(question: str, part: str) -> str:
    return _("{question}: {part}").format(question=question, part=part)


def _multiple(making: _Making, question: Question) -> Question:
    """A choose-all question by its columns of 0 and 1; where these were left out, by the answers joined in one cell."""
    joined = making.responses.find(question.name)
    if making.flags is not None:
        before = making.flags.at
        found = [making.flags.find(_part(question.name, option.label)) for option in question.options]
        at = [place for place in found if place is not None]
        if len(at) == len(question.options):
            columns = [making.take(making.flags, place) for place in at]
            options = [replace(one, column=c) for one, c in zip(question.options, columns, strict=True)]
            return replace(
                question, columns=tuple(columns), options=tuple(options), layout=Layout.FLAGS, no_words=("0",)
            )
        making.flags.at = before
    columns = [making.take(making.responses, joined)] if joined is not None else [making.response(question.name)]
    return replace(question, columns=tuple(columns), layout=Layout.JOINED, separator=_SEPARATOR)


def _routed(questions: Sequence[Question], entries: Sequence[EditedRow]) -> Iterator[Question]:
    """The questions with what led to them, found again in the words of the dictionary."""
    asked = {row.id: row.fields["asked"].strip() for row in entries if _is_question(row)}
    routes = {words: route for words, route in _routes(questions, set(asked.values()))}
    for question in questions:
        route = routes.get(asked[question.id])
        if route is not None and route.question != question.id:
            yield replace(question, asked_if=route)
        elif question.base_rule is BaseRule.WHO_WAS_ASKED:
            yield replace(question, base_rule=BaseRule.WHO_ANSWERED)
        else:
            yield question


def _routes(questions: Sequence[Question], wanted: set[str]) -> Iterator[tuple[str, Route]]:
    for words in wanted - {""}:
        for question in questions:
            if question.type in CHOICE_TYPES or question.type is QuestionType.MULTIPLE:
                told = _("who chose {answers} at {asking}").format(answers="\0", asking=question.name)
                before, _nul, after = told.partition("\0")
                if words.startswith(before) and words.endswith(after):
                    options = _named(words[len(before) : len(words) - len(after)], question.options)
                    if options:
                        yield words, Route(question.id, options)
                        break


def _named(words: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The options that make up these words, joined by "or"; empty where they do not."""
    if not words:
        return ()
    for option in sorted(options, key=lambda option: -len(option.label)):
        if words == option.label:
            return (option.id,)
        start = option.label + _(" or ")
        if words.startswith(start) and (rest := _named(words[len(start) :], options)):
            return (option.id, *rest)
    return ()


def _losses(entries: Sequence[EditedRow]) -> Iterator[str]:
    """What a workbook does not tell, one sentence each."""
    personal = sum(_type(row) is QuestionType.PERSONAL for row in entries if _is_question(row))
    if personal:
        words = ngettext(
            "{n} personal question was in no workbook.", "{n} personal questions were in no workbook.", personal
        )
        yield words.format(n=personal)
    groups = sum(row.id.startswith("o") and not row.fields["code"].strip() for row in entries)
    if groups:
        words = ngettext(
            "{n} group of answers is to be made anew: the workbook does not say its members.",
            "{n} groups of answers are to be made anew: the workbook does not say their members.",
            groups,
        )
        yield words.format(n=groups)
    yield _("Rows left out of every count, weights, history and settings are not in a workbook.")
