"""The answer options of a question as somebody gives them: pasted from the questionnaire, one a line."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.known_options import with_known_options
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType, Role
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, retyping, surveys
from moin_desktop.models.schema import CorrectionRow, OptionRow, QuestionRow, now
from moin_desktop.models.values import clean

_REPLACED = ("read_as", "order")
"""Corrections that the list takes the place of: it says how the cells are read, and in what order."""


def use_options(session: Session, question_id: str, labels: Sequence[str]) -> None:
    """Read a question by this list of answer options: its cells are taken apart by it, and it gives the order.

    Options that stay keep their ids, and with them their notes, filters and merged spellings. MoinError for an empty
    or endless list, and where the answers have a column each.
    """
    wanted = [label for label in (" ".join(clean(label).split()) for label in labels) if label]
    row = ids.find(session, QuestionRow, question_id)
    first, current = corrections.read_first(session, question_id), corrections.question(session, question_id)
    _refuse(first, wanted)
    pool = _ever(session, row.id, current)
    column = surveys.stored_column(session, row.survey_id, first.columns[0])
    now_read = replace(first, options=pool, type=current.type, layout=current.layout, separator=current.separator)
    read = with_known_options(now_read, column, wanted)
    if len(read.options) > retyping.MOST_OPTIONS:
        raise MoinError(
            _("“{name}” has {n} different answers outside this list.").format(
                name=current.name, n=len(read.options) - len(wanted)
            ),
            hint=_("Look whether the list belongs to this question."),
        )
    retyping.refuse_in_use(session, current, read.type)
    for old in session.scalars(
        select(CorrectionRow).where(CorrectionRow.question_id == row.id, CorrectionRow.kind.in_(_REPLACED))
    ).all():
        session.delete(old)
    session.flush()
    body = {
        "type": read.type.value,
        "layout": read.layout.value,
        "separator": read.separator,
        "options": [_stored(option) for option in _kept(session, row.id, read)],
    }
    session.add(CorrectionRow(survey_id=row.survey_id, question_id=row.id, kind="read_as", body=body, created=now()))
    session.flush()


def _refuse(first: Question, wanted: Sequence[str]) -> None:
    retyping.refuse(first, QuestionType.MULTIPLE)
    if not wanted:
        raise MoinError(_("The list has no answers."), hint=_("Write one answer on each line."))
    if len(set(wanted)) > retyping.MOST_OPTIONS:
        raise MoinError(
            _("The list has {n} answers, more than the {most} a question can have.").format(
                n=len(set(wanted)), most=retyping.MOST_OPTIONS
            )
        )
    if first.layout not in (Layout.CELL, Layout.JOINED):
        raise MoinError(
            _("The answers to “{name}” have a column each, so there is nothing to take apart.").format(name=first.name),
            hint=_("Rename the answers, or drag them into order."),
        )


def _ever(session: Session, question: int, current: Question) -> tuple[Option, ...]:
    """All options that the question ever had; those it has now under their present names as well."""
    present = {option.id: (option.label, *option.words) for option in current.options}
    rows = session.scalars(
        select(OptionRow)
        .where(OptionRow.question_id == question, OptionRow.role != Role.NET.value)
        .order_by(OptionRow.made, OptionRow.position, OptionRow.id)
    )
    return tuple(
        replace(option, words=tuple(dict.fromkeys((*option.words, *present.get(option.id, ())))))
        for option in map(corrections.option_in, rows)
    )


def _kept(session: Session, question: int, read: Question) -> list[Option]:
    """The options with lasting ids: new ones are stored."""
    made: dict[int, OptionRow] = {}
    for at, option in enumerate(read.options):
        if not option.id:
            made[at] = OptionRow(
                question_id=question,
                position=at,
                label=option.label,
                words=list(option.words),
                role=option.role.value,
                column_index=None,
                made=True,
            )
    session.add_all(made.values())
    session.flush()
    return [
        replace(option, id=made[at].key) if at in made else replace(option, column=None)
        for at, option in enumerate(read.options)
    ]


def _stored(option: Option) -> dict[str, object]:
    return {
        "id": option.id,
        "label": option.label,
        "words": list(option.words),
        "role": option.role.value,
        "column": option.column,
    }
