"""What a newer export of a survey would change, told before it is taken."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import BLANK, Column, Mask
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.questions import BaseRule, Layout, Option, Question, QuestionType
from moin_desktop.analysis.splitting import splitter
from moin_desktop.models import corrections, findings, ids, notes
from moin_desktop.models.again import matching
from moin_desktop.models.again.comparison import Comparison
from moin_desktop.models.again.rereading import reread
from moin_desktop.models.schema import CodingRow, QuestionRow, ThemeRow

CONTENT = "content"
_NO_ANSWERS = frozenset({QuestionType.META, QuestionType.PERSONAL})


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question that is worded another way now."""

    question: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class OptionsOf:
    """Answer options of one question, by their labels."""

    question: str
    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a newer export differs from a survey; rows are those of the spreadsheets, counted from 1."""

    survey: str
    key: str
    """The heading of the column that tells respondents apart; "content" where their answers do."""
    before: int
    """Responses in the survey."""
    now: int
    """Responses in the newer export."""
    new: tuple[int, ...]
    """Rows of the newer export with respondents that the survey has not."""
    vanished: tuple[int, ...]
    """Rows of the survey with respondents that the newer export has not."""
    changed: tuple[tuple[int, int], ...]
    """(row in the survey, row in the newer export) of respondents with other answers now."""
    changed_cells: int
    questions_added: tuple[str, ...]
    """The short names of questions that the survey has not."""
    questions_gone: tuple[str, ...]
    """Ids of questions that the newer export has not."""
    questions_reworded: tuple[Reworded, ...]
    new_options: tuple[OptionsOf, ...]
    gone_options: tuple[OptionsOf, ...]
    notes: tuple[str, ...]
    """Ids of notes whose question, or its filter, has other answers now."""
    findings: tuple[str, ...]
    """Ids of findings, likewise."""
    themes: tuple[str, ...]
    """Ids of themes given to answers that were changed or have vanished."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        respondents = self.new or self.vanished or self.changed
        questions = self.questions_added or self.questions_gone or self.questions_reworded
        return bool(respondents or questions or self.new_options or self.gone_options)


def between(session: Session, found: Comparison) -> Difference:
    """What differs between a survey and a newer export of it."""
    survey = found.survey_id
    current = {question.id: question for question in corrections.questions(session, survey)}
    answers = [at for q in current.values() if q.type not in _NO_ANSWERS for at in (*q.columns, *q.other_columns)]
    changed, cells, columns = _changed(found, set(answers))
    reworded, gone = tuple(_reworded(found)), tuple(_gone(found))
    touched = (
        {q.id for q in current.values() if _touched(found, q, columns)} | {one.question for one in reworded} | set(gone)
    )
    options = list(_options(found, current.values()))
    key = found.pairs.key
    return Difference(
        survey=survey,
        key=CONTENT if key is None else found.fresh[key].heading,
        before=found.edition.rows,
        now=found.reading.rows,
        new=tuple(found.fresh_lines[found.new].tolist()),
        vanished=tuple(found.lines[found.vanished].tolist()),
        changed=tuple(
            zip(
                found.lines[found.pairs.old[changed]].tolist(),
                found.fresh_lines[found.pairs.new[changed]].tolist(),
                strict=True,
            )
        ),
        changed_cells=cells,
        questions_added=tuple(_added(found)),
        questions_gone=gone,
        questions_reworded=reworded,
        new_options=tuple(new for new, _gone in options if new.labels),
        gone_options=tuple(gone for _new, gone in options if gone.labels),
        notes=tuple(
            note.id
            for note in notes.of_survey(session, survey)
            if _stands_on(note.question, note.about.filter if note.about else NO_FILTER, touched, current)
        ),
        findings=tuple(
            finding.id
            for finding in findings.all(session)
            if finding.survey == survey and _stands_on(finding.spec.question, finding.spec.filter, touched, current)
        ),
        themes=tuple(_themes(session, found)),
    )


def _changed(found: Comparison, answers: set[int]) -> tuple[Mask, int, set[int]]:
    """Which pairs have other answers now, how many cells that are, and in which columns of the survey."""
    changed = np.zeros(len(found.pairs.old), dtype=np.bool_)
    cells, columns = 0, set[int]()
    for new, old in found.places.items():
        both = found.joint(new) if old in answers and old < found.edition.width else None
        if both is not None:
            other = both.old[found.pairs.old] != both.new[found.pairs.new]
            if other.any():
                changed |= other
                cells += int(np.count_nonzero(other))
                columns.add(old)
    return changed, cells, columns


def _added(found: Comparison) -> Iterator[str]:
    """Questions that the survey has not, or had once."""
    held = {question.id for question in found.stored if found.holds(question)}
    for question in found.reading.questions:
        if found.questions.get(question.id) not in held:
            yield question.name


def _reworded(found: Comparison) -> Iterator[Reworded]:
    for before, now in found.both(found.stored):
        if matching.folded(before.text) != matching.folded(now.text):
            yield Reworded(before.id, before.text, now.text)


def _gone(found: Comparison) -> Iterator[str]:
    """Questions that the newer export has not, and that were not gone before."""
    there = set(found.questions.values())
    for question in found.stored:
        if question.id not in there and found.holds(question):
            yield question.id


def _options(found: Comparison, current: Iterable[Question]) -> Iterator[tuple[OptionsOf, OptionsOf]]:
    """For each question in both, the options that it has not had so far, and those that it has no more."""
    for old, new in found.both(current):
        now = reread(old, new, found.fresh.__getitem__)
        known = matching.options(old.options, now.options, found.places)
        fresh = _without_partner(now.options, old.options, set(known))
        gone = _without_partner(old.options, now.options, set(known.values()))
        lost = [option for option in gone if _had_answers(found, old, option)]
        yield (
            OptionsOf(old.id, old.name, tuple(option.label for option in fresh)),
            OptionsOf(old.id, old.name, tuple(option.label for option in lost)),
        )


def _without_partner(options: Iterable[Option], others: Iterable[Option], known: set[str]) -> list[Option]:
    """Options that none of the others is, nor counts as one of its spellings."""
    spoken_for = {word for option in others for word in matching.spellings(option)}
    return [
        option for option in options if option.id not in known and spoken_for.isdisjoint(matching.spellings(option))
    ]


def _had_answers(found: Comparison, question: Question, option: Option) -> bool:
    """Whether an option was in the sheet, and not kept only because a note or a filter stands on it."""
    if question.layout in (Layout.FLAGS, Layout.LABELS):
        return option.column is not None
    spellings = {option.label, *option.words}
    split = splitter(question.separator if question.layout is Layout.JOINED else None, spellings)
    words = (word for at in question.columns for word in found.column(at).words)
    return any(word in spellings or not spellings.isdisjoint(split(word)) for word in words)


def _touched(found: Comparison, question: Question, changed: set[int]) -> bool:
    """Whether a question has answers that are new, changed or gone."""
    old = {*question.columns, *question.other_columns}
    if old & changed:
        return True
    if question.base_rule is not BaseRule.WHO_ANSWERED and (len(found.new) or len(found.vanished)):
        return True
    there = {new: at for new, at in found.places.items() if at in old}
    return any((found.fresh[at].codes[found.new] > BLANK).any() for at in there) or any(
        (found.column(at).codes[found.vanished if at in there.values() else slice(None)] > BLANK).any() for at in old
    )


def _stands_on(question: str, filter: Filter, touched: set[str], current: Mapping[str, Question]) -> bool:
    """Whether a chart shows other numbers: by its own answers, its route, or what it is filtered by."""
    waiting = [question, *(condition.question for condition in filter.conditions)]
    return any(one in touched for id in waiting for one in corrections.waits_for(id, current))


def _themes(session: Session, found: Comparison) -> Iterator[str]:
    """Themes given to answers that were changed or have vanished."""
    query = select(ThemeRow).join(QuestionRow, QuestionRow.id == ThemeRow.question_id)
    of_survey = QuestionRow.survey_id == ids.number(found.survey_id)
    for theme in session.scalars(query.where(of_survey).order_by(ThemeRow.id)):
        rows = session.scalars(select(CodingRow.response).where(CodingRow.theme_id == theme.id)).all()
        texts = texts_of(found, f"{QuestionRow.letter}{theme.question_id}")
        if any(before != now for before, now in map(texts, rows)):
            yield theme.key


def texts_of(found: Comparison, question_id: str) -> Callable[[int], tuple[str, str | None]]:
    """For a row of the survey, what was written there and what the same respondent writes now, None who vanished."""
    stored = next(question for question in found.stored if question.id == question_id)
    now = next((new for old, new in found.both(found.stored) if old.id == question_id), None)
    rows = found.rows_now()

    def texts(row: int) -> tuple[str, str | None]:
        before = _text(stored, row, found.column)
        if rows[row] < 0:
            return before, None
        return before, "" if now is None else _text(now, int(rows[row]), found.fresh.__getitem__)

    return texts


def _text(question: Question, row: int, column: Callable[[int], Column]) -> str:
    """What one respondent wrote, as the survey shows it."""
    texts = [column(at).text(row) for at in question.columns]
    return "\n".join(text for text in texts if text and text not in question.missing)
