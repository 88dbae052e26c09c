"""Themes of free-text questions: made, said what they are, nested, merged, split, put in order."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from moin_desktop.analysis import themes as analysis
from moin_desktop.analysis.answers import Answers
from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import Theme
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import codings, corrections, ids
from moin_desktop.models.schema import CodingRow, QuestionRow, ThemeRow
from moin_desktop.models.values import clean


def add(
    session: Session, question_id: str, name: str, definition: str = "", excludes: str = "", parent: str = ""
) -> str:
    """Make a theme for a free-text question, last of all; its id.

    MoinError for one without a name, with a name that another has, or for a question that is no free text.
    """
    question = ids.find(session, QuestionRow, question_id)
    if corrections.question(session, question.key).type is not QuestionType.TEXT:
        raise MoinError(
            _("Themes can only be given to free text; “{question}” is none.").format(question=question.name),
            hint=_("Read it as free text in the Data place first."),
        )
    row = ThemeRow(
        question_id=question.id,
        position=_next_position(session, question.id),
        name=_free(session, question.id, name),
        definition=clean(definition).strip(),
        excludes=clean(excludes).strip(),
        parent_id=_parent(session, question.id, parent),
    )
    session.add(row)
    session.flush()
    return row.key


def none_fits(session: Session, question_id: str) -> str:
    """The theme that says an answer was looked at and no theme fits; made when first asked for."""
    question = ids.find(session, QuestionRow, question_id)
    query = _alive(question.id).where(ThemeRow.role == Role.NONE.value)
    row = session.scalars(query).first()
    if row is None:
        key = add(session, question_id, _unused(session, question.id, _("No theme fits")))
        row = ids.find(session, ThemeRow, key)
        row.role = Role.NONE.value
        session.flush()
    return row.key


def rename(session: Session, theme_id: str, name: str) -> None:
    """Call a theme by another name."""
    row = ids.find(session, ThemeRow, theme_id)
    row.name = _free(session, row.question_id, name, row.id)


def define(session: Session, theme_id: str, definition: str, excludes: str = "") -> None:
    """Say what a theme is and what it is not."""
    row = ids.find(session, ThemeRow, theme_id)
    row.definition, row.excludes = clean(definition).strip(), clean(excludes).strip()


def nest(session: Session, theme_id: str, parent: str = "") -> None:
    """Make a theme a part of another, or of none; MoinError where it would be a part of itself."""
    row = ids.find(session, ThemeRow, theme_id)
    wanted = _parent(session, row.question_id, parent)
    above, at = set(), wanted
    while at is not None and at not in above:
        above.add(at)
        at = session.get_one(ThemeRow, at).parent_id
    if row.id in above:
        raise MoinError(_("“{theme}” cannot be a part of itself.").format(theme=row.name))
    row.parent_id = wanted


def move(session: Session, theme_id: str, position: int) -> None:
    """Put a theme at a place among all themes of its question, counted from 1; places outside mean first or last."""
    row = ids.find(session, ThemeRow, theme_id)
    others = [other for other in session.scalars(_alive(row.question_id)) if other is not row]
    others.insert(min(max(position, 1), len(others) + 1) - 1, row)
    for n, other in enumerate(others):
        other.position = n


def merge(session: Session, theme_id: str, into: str) -> None:
    """Let another theme of the same question tell the answers of this one; quotes and parts go along."""
    gone, kept = ids.find(session, ThemeRow, theme_id), ids.find(session, ThemeRow, into)
    if gone is kept or gone.question_id != kept.question_id:
        raise MoinError(_("Two different themes of one question can be merged."))
    codings.hand_on(session, gone.id, kept.id)
    parts = select(ThemeRow).where(ThemeRow.parent_id == gone.id)
    for part in session.scalars(parts).all():
        part.parent_id = None if part is kept else kept.id
    if kept.parent_id == gone.id:
        kept.parent_id = gone.parent_id
    gone.merged_id = kept.id
    session.flush()


def split(session: Session, theme_id: str, responses: Sequence[int], name: str) -> str:
    """Give some of a theme's answers, by row, to a new theme that stands after it; the new theme's id."""
    row = ids.find(session, ThemeRow, theme_id)
    parent = "" if row.parent_id is None else f"{ThemeRow.letter}{row.parent_id}"
    made = add(session, f"{QuestionRow.letter}{row.question_id}", name, parent=parent)
    codings.hand_on(session, row.id, ids.number(made), responses)
    order = [other.key for other in session.scalars(_alive(row.question_id))]
    move(session, made, order.index(row.key) + 2)
    return made


def remove(session: Session, theme_id: str) -> None:
    """Take a theme away with its codings; its parts stay and go up to what it was part of."""
    row = ids.find(session, ThemeRow, theme_id)
    above = row.parent_id
    session.execute(update(ThemeRow).where(ThemeRow.parent_id == row.id).values(parent_id=above))
    session.execute(update(ThemeRow).where(ThemeRow.merged_id == row.id).values(merged_id=None, parent_id=None))
    session.delete(row)
    session.flush()


def of_question(session: Session, question_id: str) -> tuple[Theme, ...]:
    """The themes of a free-text question in their order."""
    return tuple(_theme(row) for row in session.scalars(_alive(ids.number(question_id))))


def of_survey(session: Session, survey_id: str) -> dict[str, tuple[Theme, ...]]:
    """The themes of every free-text question that has some, by its id."""
    query = select(ThemeRow).join(QuestionRow, QuestionRow.id == ThemeRow.question_id)
    query = query.where(QuestionRow.survey_id == ids.number(survey_id), ThemeRow.merged_id.is_(None))
    found: dict[str, list[Theme]] = {}
    for row in session.scalars(query.order_by(ThemeRow.position, ThemeRow.id)):
        found.setdefault(f"{QuestionRow.letter}{row.question_id}", []).append(_theme(row))
    return {question: tuple(themes) for question, themes in found.items()}


def lay(session: Session, survey: Survey, *, late: bool = False) -> Survey:
    """A survey with its themes as they are now as questions, one for each free text that has some.

    ``late``: what was given is read when it is first asked for, for a survey that is let go at the next step.
    """
    made: dict[str, tuple[Question, Callable[[Answers], Answers]]] = {}
    texts = {question.id: question for question in survey.questions if question.type is QuestionType.TEXT}
    for id, found in of_survey(session, survey.id).items():
        if id in texts:
            code = partial(_late, session, id, found) if late else partial(_answers, found, codings.given(session, id))
            made[id] = analysis.question(texts[id], found), code
    return survey.coded(made) if made or any(question.themes_of for question in survey.questions) else survey


def _answers(themes: Sequence[Theme], given: Mapping[str, NDArray[np.intp]], text: Answers) -> Answers:
    return analysis.answers(text, themes, given)


def _late(session: Session, question: str, themes: Sequence[Theme], text: Answers) -> Answers:
    return analysis.answers(text, themes, codings.given(session, question))


def coded_with(session: Session, theme_id: str) -> int:
    """How many answers a theme was given to."""
    query = select(CodingRow.response).where(CodingRow.theme_id == ids.number(theme_id)).distinct()
    return len(session.scalars(query).all())


def _alive(question: int) -> Select[ThemeRow]:
    query = select(ThemeRow).where(ThemeRow.question_id == question, ThemeRow.merged_id.is_(None))
    return query.order_by(ThemeRow.position, ThemeRow.id)


def _theme(row: ThemeRow) -> Theme:
    return Theme(
        id=row.key,
        question=f"{QuestionRow.letter}{row.question_id}",
        name=row.name,
        definition=row.definition,
        excludes=row.excludes,
        parent="" if row.parent_id is None else f"{ThemeRow.letter}{row.parent_id}",
        role=Role(row.role),
    )


def _next_position(session: Session, question: int) -> int:
    return max([row.position for row in session.scalars(_alive(question))], default=-1) + 1


def _free(session: Session, question: int, name: str, own: int = 0) -> str:
    """The name, where no other theme of the question has it."""
    name = " ".join(clean(name).split())
    if not name:
        raise MoinError(_("A theme needs a name."))
    if any(row.id != own and row.name.casefold() == name.casefold() for row in session.scalars(_alive(question))):
        raise MoinError(
            _("There is already a theme called “{name}”.").format(name=name),
            hint=_("Choose another name, or merge the two."),
        )
    return name


def _unused(session: Session, question: int, name: str) -> str:
    """A name like this that no theme has."""
    taken = {row.name.casefold() for row in session.scalars(_alive(question))}
    wanted, n = name, 1
    while wanted.casefold() in taken:
        n += 1
        wanted = f"{name} ({n})"
    return wanted


def _parent(session: Session, question: int, parent: str) -> int | None:
    if not parent:
        return None
    row = ids.find(session, ThemeRow, parent)
    if row.question_id != question:
        raise MoinError(_("A theme can only be a part of another of the same question."))
    return row.id
