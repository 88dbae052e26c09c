"""A workbook of cells becomes an understanding: which sheet, which rows, which questions, and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.questions import Doubt, Question
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.doubts import find_doubts
from moin_desktop.importing.facts import Facts, Heading, facts_of
from moin_desktop.importing.formdata import form_data
from moin_desktop.importing.grouping import find_questions
from moin_desktop.importing.guess import Context
from moin_desktop.importing.headings import read_headings
from moin_desktop.importing.layout import Rows, choose_sheet, find_rows, rivals
from moin_desktop.importing.markers import missing_codes, na_is_written_by_a_program
from moin_desktop.importing.naming import short_name, unique_names
from moin_desktop.importing.platforms import Platform, Signs, detect
from moin_desktop.importing.questionnaires import Questionnaire, settle, with_routes
from moin_desktop.importing.routing import asked_of, find_routes
from moin_desktop.importing.sheet import Sheet, Workbook
from moin_desktop.importing.wording import plain, without_markdown

_EVENTS = frozenset(("redcap event name", "redcap repeat instance", "redcap repeat instrument", "event name"))
"""REDCap's headings where one person has a row for each visit; the record id comes first."""
_PARENTS = ("parent index", "parent key", "x parent index")
"""Kobo's and ODK's headings of a repeated group that name the submission a row belongs to."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one sheet was understood. Rows count from 1, as a spreadsheet does.

    The responses are the rows from ``first_data_row`` to ``last_data_row``, both included, without ``drop_rows``.
    ``headings`` has one text per column of the sheet; column positions in ``questions`` are those of the sheet, and
    every column that holds anything belongs to exactly one question.
    """

    sheet: int
    """Position in ``Workbook.sheets``."""
    platform: str
    header_rows: int
    first_data_row: int
    last_data_row: int
    drop_rows: tuple[int, ...]
    """Rows between first and last that are no responses: headings repeated, blank rows."""
    headings: tuple[str, ...]
    questions: tuple[Question, ...]
    doubts: tuple[Doubt, ...] = ()
    losses: tuple[str, ...] = ()
    questionnaire: str = ""
    """The file of the questionnaire that settled questions."""


def understand(
    workbook: Workbook,
    source_name: str,
    sheet: str | None = None,
    questionnaire: Questionnaire | None = None,
    heading_row: int | None = None,
) -> Understanding:
    """Understand one sheet of a workbook: the named one, else the one that looks most like responses.

    What ``questionnaire`` says of its questions comes before what their answers look like. Headings are looked for
    unless ``heading_row`` says where they begin, counted from 1, or that there are none: 0.

    Raises MoinError when there is no such sheet, or when it is no table of responses (empty, a summary of totals).
    """
    chosen = choose_sheet(workbook, sheet)
    page = workbook.sheets[chosen]
    rows = find_rows(page, heading_row)
    headings = read_headings(page, rows)
    keep = rows.keep()
    facts = [
        facts_of(i, heading, column, slice(rows.first, rows.end), keep)
        for i, (heading, column) in enumerate(zip(headings, page.columns, strict=True))
    ]
    platform = detect(_signs(page, rows, headings, facts, workbook.delimiter))
    context = Context(platform, na_is_written_by_a_program(facts), missing_codes(facts))
    heads = page.head[rows.top : rows.top + rows.header_rows]
    settled = settle(_questions(facts, context), questionnaire, facts, heads, context)
    questions = _numbered(settled.questions, platform)
    by_index = {fact.index: fact for fact in facts}
    questions, unsure = find_routes(questions, by_index)
    questions, unsure = with_routes(questions, unsure, settled.entries, by_index, all_told=settled.all_told)
    numbers = np.flatnonzero(np.ones(rows.end - rows.first, dtype=np.bool_) if keep is None else keep) + rows.first + 1
    doubts = (
        *settled.doubts,
        *_sheet_doubts(workbook, chosen, sheet, rows, platform, told=heading_row is not None),
        *_platform_doubts(platform, facts),
        *_route_doubts(questions, unsure, by_index),
        *find_doubts(questions, by_index, numbers),
    )
    return Understanding(
        sheet=chosen,
        platform=platform.name,
        header_rows=rows.header_rows,
        first_data_row=rows.first + 1,
        last_data_row=rows.end,
        drop_rows=tuple(row + 1 for row in rows.drop),
        headings=tuple(heading.text or letter(i) for i, heading in enumerate(headings)),
        questions=questions,
        doubts=doubts,
        losses=(*_losses(rows), *settled.losses),
        questionnaire=settled.file,
    )


def _signs(
    page: Sheet, rows: Rows, headings: Sequence[Heading], facts: Sequence[Facts], delimiter: str | None
) -> Signs:
    """What platforms are recognised by."""
    texts = tuple(heading.code or heading.stem or heading.text for heading in headings)
    return Signs(
        headings=texts,
        plain=tuple(map(plain, texts)),
        rows=page.head[rows.top : rows.top + rows.header_rows],
        top=rows.top,
        above=tuple(cell for row in page.head[: rows.top] for cell in row if cell),
        sheet=page.name,
        firsts=tuple(next(iter(fact.words), "") for fact in facts),
        delimiter=delimiter,
    )


def _questions(facts: Sequence[Facts], context: Context) -> tuple[Question, ...]:
    """All questions in the order of the sheet; form data and personal columns among them."""
    aside: list[Question] = []
    asked: list[Facts] = []
    for position, fact in enumerate(facts):
        verdict = form_data(fact, context.platform, position, len(facts))
        if verdict is None:
            asked.append(fact)
        else:
            type, reason = verdict
            aside.append(Question("", "", fact.heading.text, type, (fact.index,), reason=reason))
    found = [*aside, *find_questions(asked, context)]
    return tuple(sorted(found, key=lambda question: question.columns[0]))


def _numbered(questions: Sequence[Question], platform: Platform) -> tuple[Question, ...]:
    """The questions with ids, short names and sections; option ids are unique in the whole reading."""
    texts = [without_markdown(q.text) or _("Column {letter}").format(letter=letter(q.columns[0])) for q in questions]
    names = unique_names([q.name or short_name(text) for q, text in zip(questions, texts, strict=True)], texts)
    sections = _sections(texts, platform)
    numbered: list[Question] = []
    options = 0
    for at, (question, name) in enumerate(zip(questions, names, strict=True), start=1):
        made = tuple(replace(option, id=f"o{options + i}") for i, option in enumerate(question.options, start=1))
        options += len(made)
        text = texts[at - 1]
        numbered.append(
            replace(
                question,
                id=f"q{at}",
                name=name or text,
                text=text,
                options=made,
                section=question.section or sections[at - 1],
            )
        )
    return tuple(numbered)


def _sections(texts: Sequence[str], platform: Platform) -> tuple[str, ...]:
    """The part of the form that each question stands in, where headings carry it and at least two share it."""
    if not platform.section_cut:
        return ("",) * len(texts)
    parts = [text.partition(platform.section_cut)[0] if platform.section_cut in text else "" for text in texts]
    return tuple(re.sub(r"[_.]+", " ", part).strip() if parts.count(part) > 1 else "" for part in parts)


def _sheet_doubts(
    workbook: Workbook, chosen: int, asked: str | None, rows: Rows, platform: Platform, *, told: bool
) -> Iterator[Doubt]:
    """Doubts about which sheet and which rows were read."""
    name = workbook.sheets[chosen].name
    others = rivals(workbook, chosen) if asked is None else ()
    if others:
        text = _("“{name}” was read; the file has more sheets that could hold responses.").format(name=name)
        yield Doubt("sheet_unsure", text, detail=", ".join(others))
    if told:
        return
    if not rows.header_rows:
        text = _("The file has no headings, so questions are called after their columns.")
        yield Doubt("header_unsure", text)
    elif rows.top and platform.name == "generic":
        text = _("Headings look to be in row {n}.").format(n=rows.top + 1)
        yield Doubt(
            "header_unsure",
            text,
            detail=_("What stands above them was not read."),
            fix="headings",
            values=(str(rows.top + 1),),
        )


def _platform_doubts(platform: Platform, facts: Sequence[Facts]) -> Iterator[Doubt]:
    """Doubts that come with a platform: several rows for one respondent."""
    by_name = {plain(fact.heading.code or fact.heading.text): fact for fact in facts if fact.filled}
    parents = [by_name[name] for name in _PARENTS if name in by_name]
    first = next((fact for fact in facts if fact.filled), None)
    person = parents[0] if parents else first if _EVENTS & by_name.keys() else None
    if person is not None and len(person.words) < person.filled:
        text = _("One respondent has several rows here: {rows} rows, {people} respondents.").format(
            rows=person.filled, people=len(person.words)
        )
        yield Doubt("several_rows_per_respondent", text, detail=_("Percentages count rows, not people."))


def _route_doubts(questions: Sequence[Question], unsure: Sequence[str], facts: Mapping[int, Facts]) -> Iterator[Doubt]:
    """Routes with exceptions: likely, but to be looked at."""
    by_id = {question.id: question for question in questions}
    for id in unsure:
        question = by_id[id]
        if question.asked_if is None:
            continue
        asker = by_id[question.asked_if.question]
        labels = tuple(option.label for option in asker.options if option.id in question.asked_if.options)
        text = _("“{name}” seems to be asked only of those who answered {answers} at “{asker}”.").format(
            name=question.name, answers=", ".join(f"“{label}”" for label in labels), asker=asker.name
        )
        asked = int(asked_of(question, asker, facts).sum())
        detail = ngettext(
            "Asked of {n} respondent: percentages are of this one.",
            "Asked of these {n} respondents: percentages are of them, not of everyone.",
            asked,
        ).format(n=number_text(asked))
        yield Doubt("asked_only_of_some", text, id, detail=detail, fix="route", values=(asker.id, *labels))


def _losses(rows: Rows) -> tuple[str, ...]:
    """What stands in the sheet but is no response, one sentence each."""
    losses = []
    if rows.repeated:
        losses.append(
            ngettext(
                "{n} row repeats the headings and was left out.",
                "{n} rows repeat the headings and were left out.",
                rows.repeated,
            ).format(n=rows.repeated)
        )
    if rows.below:
        losses.append(
            ngettext(
                "{n} row below the responses was left out.", "{n} rows below the responses were left out.", rows.below
            ).format(n=rows.below)
        )
    return tuple(losses)
