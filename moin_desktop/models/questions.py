"""What a person puts right about a question; every correction is a row of its own, laid over what was read."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import BaseRule, Layout, Option, Question, QuestionType, Role, Route
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, retyping, surveys
from moin_desktop.models.corrections import CorrectionInfo
from moin_desktop.models.schema import CorrectionRow, DoubtRow, OptionRow, QuestionRow, now
from moin_desktop.models.values import Aliases, clean


def _put(session: Session, question_id: str, kind: str, body: dict[str, Any] | None, **same: str) -> None:
    """Lay one correction over a question in place of an earlier one of its kind (and of the ``same`` body values).

    Without a body, what was read first holds again.
    """
    row = ids.find(session, QuestionRow, question_id)
    earlier = select(CorrectionRow).where(CorrectionRow.question_id == row.id, CorrectionRow.kind == kind)
    for old in session.scalars(earlier).all():
        if all(old.body[name] == value for name, value in same.items()):
            session.delete(old)
    if body is not None:
        session.add(CorrectionRow(survey_id=row.survey_id, question_id=row.id, kind=kind, body=body, created=now()))
    session.flush()


def _words(text: str) -> str:
    """A name as typed, fit to be stored; MoinError when there is none."""
    text = " ".join(clean(text).split())
    if not text:
        raise MoinError(_("A name needs at least one letter."))
    return text


def _option(question: Question, option_id: str, merged: Aliases) -> Option:
    """One of the options as they are now; MoinError when it is not among them."""
    found = question.option(merged.get(option_id, option_id))
    if found is None:
        raise MoinError(_("“{id}” is no answer to “{question}”.").format(id=option_id, question=question.name))
    return found


def rename(session: Session, question_id: str, name: str) -> None:
    """Give a question another short name."""
    name = _words(name)
    if name == corrections.question(session, question_id).name:
        return
    read = ids.find(session, QuestionRow, question_id).name
    _put(session, question_id, "rename", None if name == read else {"name": name})


def set_headline(session: Session, question_id: str, text: str) -> None:
    """Keep the headline typed on a chart that is not a finding yet."""
    ids.find(session, QuestionRow, question_id).headline = clean(text)


def headlines(session: Session, survey_id: str) -> dict[str, str]:
    """The headlines typed on charts that were not findings, by question id; questions without one are left out."""
    survey = ids.number(survey_id)
    rows = session.scalars(select(QuestionRow).where(QuestionRow.survey_id == survey, QuestionRow.headline != ""))
    return {row.key: row.headline for row in rows}


def read_as(session: Session, question_id: str, type: QuestionType, separator: str | None = None) -> None:
    """Read a question as another type; its answer options are made again from the stored answers.

    Options that stay keep their ids, names and merged spellings. MoinError where the answers do not allow it.
    """
    current = corrections.question(session, question_id)
    if type is current.type and separator in (None, current.separator):
        return
    first = corrections.read_first(session, question_id)
    retyping.refuse(first, type)
    retyping.refuse_in_use(session, current, type)
    if type is first.type and separator in (None, first.separator):
        _put(session, question_id, "read_as", None)
        return
    _put(session, question_id, "read_as", retyping.body(session, current, first, type, separator))


def set_base(session: Session, question_id: str, rule: BaseRule) -> None:
    """Choose whom the percentages of a question are of."""
    if rule is not corrections.question(session, question_id).base_rule:
        _put(session, question_id, "set_base", {"rule": rule.value})


def merge_options(session: Session, question_id: str, from_option: str, into_option: str) -> None:
    """Count the answers of one option as another; notes and filters on it follow."""
    question = corrections.question(session, question_id)
    if question.layout in (Layout.FLAGS, Layout.LABELS):
        raise MoinError(
            _("Answers that have a column each cannot be merged."),
            hint=_("Only spellings within one column can."),
        )
    merged = corrections.aliases(session, _survey(session, question_id))
    gone, kept = _option(question, from_option, merged), _option(question, into_option, merged)
    if gone.id != kept.id:
        _put(session, question_id, "merge", {"from": gone.id, "into": kept.id}, **{"from": gone.id})


def rename_option(session: Session, question_id: str, option_id: str, label: str) -> None:
    """Call an answer option by another name; what was written in the file still counts as it."""
    label = _words(label)
    merged = corrections.aliases(session, _survey(session, question_id))
    option = _option(corrections.question(session, question_id), option_id, merged)
    if label != option.label:
        body = {"option": option.id, "label": label}
        _put(session, question_id, "rename_option", body, option=option.id)


def order_options(session: Session, question_id: str, option_ids: Sequence[str]) -> None:
    """Put the answer options of a question in this order; options left out follow in the order they had."""
    question = corrections.question(session, question_id)
    merged = corrections.aliases(session, _survey(session, question_id))
    wanted = list(dict.fromkeys(_option(question, option, merged).id for option in option_ids))
    wanted += [option.id for option in question.options if option.id not in wanted]
    if wanted != [option.id for option in question.options] or not question.own_order:
        _put(session, question_id, "order", {"options": wanted})


def order_freely(session: Session, question_id: str) -> None:
    """Forget the order given to the answers of a question: they stand as in the file, and in charts most first."""
    _put(session, question_id, "order", None)


def set_alone(session: Session, question_id: str, option_id: str, *, alone: bool) -> None:
    """Count an answer to a choose-all question only where no other was chosen beside it, or again wherever it stands.

    MoinError where respondents choose only one answer.
    """
    question = corrections.question(session, question_id)
    if question.type is not QuestionType.MULTIPLE:
        raise MoinError(_("Only where several answers can be chosen can one be chosen beside others."))
    merged = corrections.aliases(session, _survey(session, question_id))
    option = _option(question, option_id, merged)
    if alone and option.id not in question.alone:
        _put(session, question_id, "exclusive", {"option": option.id}, option=option.id)
    elif not alone:
        for known in (option.id, *(gone for gone, kept in merged.items() if kept == option.id)):
            _put(session, question_id, "exclusive", None, option=known)


def group_options(session: Session, question_id: str, label: str, option_ids: Sequence[str]) -> str:
    """Name a group of answers that is counted once per respondent beside them; the group's id.

    MoinError for fewer than two answers, or where the question has none to choose.
    """
    label = _words(label)
    question = corrections.question(session, question_id)
    members = _members(session, question, option_ids)
    position = len(question.options) + len(question.nets)
    row = OptionRow(
        question_id=ids.number(question_id),
        position=position,
        label=label,
        words=[],
        role=Role.NET.value,
        column_index=None,
        made=True,
    )
    session.add(row)
    session.flush()
    _put(session, question_id, "net", {"id": row.key, "label": label, "options": members}, id=row.key)
    return row.key


def regroup(session: Session, question_id: str, net_id: str, label: str, option_ids: Sequence[str]) -> None:
    """Give a group of answers another name or other members."""
    question = corrections.question(session, question_id)
    net = next((net for net in question.nets if net.id == net_id), None)
    if net is None:
        raise MoinError(_("There is no “{id}” in this project.").format(id=net_id))
    changed = {"id": net_id, "label": _words(label), "options": _members(session, question, option_ids)}
    if changed != {"id": net_id, "label": net.label, "options": list(net.options)}:
        _put(session, question_id, "net", changed, id=net_id)


def ungroup(session: Session, question_id: str, net_id: str) -> None:
    """Take a group of answers away; the answers themselves stay."""
    _put(session, question_id, "net", None, id=net_id)


def _members(session: Session, question: Question, option_ids: Sequence[str]) -> list[str]:
    if question.type not in corrections.CHOOSABLE:
        raise MoinError(_("“{name}” has no answers that can be grouped.").format(name=question.name))
    merged = corrections.aliases(session, _survey(session, question.id))
    members = list(dict.fromkeys(_option(question, option, merged).id for option in option_ids))
    if len(members) < 2:
        raise MoinError(_("A group needs two answers or more."))
    return members


def route(session: Session, question_id: str, asking_question_id: str, option_ids: Iterable[str]) -> None:
    """Say that a question was asked only of those who chose any of these options at another.

    MoinError when that would make a question wait for itself, or the other is not in the same survey.
    """
    survey = _survey(session, question_id)
    questions = {question.id: question for question in corrections.questions(session, survey)}
    if not {asking_question_id, question_id} <= questions.keys():
        raise MoinError(_("A question can only depend on another one of the same survey."))
    if questions[asking_question_id].type not in corrections.CHOOSABLE:
        raise MoinError(
            _("“{name}” has no answers to choose that could lead to another question.").format(
                name=questions[asking_question_id].name
            )
        )
    if question_id in corrections.waits_for(asking_question_id, questions):
        raise MoinError(_("A question cannot depend on itself, not even through others."))
    merged = corrections.aliases(session, survey)
    options = list(dict.fromkeys(_option(questions[asking_question_id], o, merged).id for o in option_ids))
    if not options:
        raise MoinError(_("Choose at least one answer that leads to the question."))
    current = questions[question_id]
    wanted = Route(asking_question_id, tuple(options))
    if current.asked_if == wanted and current.base_rule is BaseRule.WHO_WAS_ASKED:
        return
    _put(session, question_id, "unroute", None)
    _put(session, question_id, "route", {"question": asking_question_id, "options": options})
    _put(session, question_id, "set_base", None)


def unroute(session: Session, question_id: str) -> None:
    """Say that a question was asked of everyone."""
    if corrections.question(session, question_id).asked_if is None:
        return
    _put(session, question_id, "route", None)
    _put(session, question_id, "set_base", None)
    if corrections.read_first(session, question_id).asked_if is not None:
        _put(session, question_id, "unroute", {})


def _survey(session: Session, question_id: str) -> str:
    return f"s{ids.find(session, QuestionRow, question_id).survey_id}"


def apply_fix(session: Session, doubt_id: str) -> None:
    """Do what the button of a doubt offers, and settle it."""
    row = ids.find(session, DoubtRow, doubt_id)
    question_id = "" if row.question_id is None else f"{QuestionRow.letter}{row.question_id}"
    if row.fix == "merge":
        gone, kept = row.values
        question = corrections.question(session, question_id)
        merge_options(session, question_id, _called(question, gone), _called(question, kept))
    elif row.fix == "route":
        asking, *labels = row.values
        asked = corrections.question(session, asking)
        route(session, question_id, asking, [_called(asked, label) for label in labels])
    elif row.fix == "exclusive":
        set_alone(session, question_id, _called(corrections.question(session, question_id), row.values[0]), alone=True)
    elif row.kind == "personal_text":
        read_as(session, question_id, QuestionType.PERSONAL)
    elif row.kind == "duplicate_rows" and len(row.rows) > 1:
        surveys.leave_out(session, f"s{row.survey_id}", tuple(row.rows[1:]), "duplicate")
    row.settled = True


def _called(question: Question, label: str) -> str:
    """The id of the option with this label, or that counts this spelling; MoinError when there is none."""
    found = next((o for o in question.options if o.label == label), None)
    found = found or next((o for o in question.options if label in o.words), None)
    if found is None:
        raise MoinError(
            _("“{label}” is no answer to “{question}” any more.").format(label=label, question=question.name),
            hint=_("The question has been changed since; this card can be dismissed."),
        )
    return found.id


def treat_as_answers(session: Session, doubt_id: str) -> None:
    """Count what is no number among numbers: the question is read as one answer, or as free text where there are many.

    Settles the doubt that told of it.
    """
    row = ids.find(session, DoubtRow, doubt_id)
    question_id = f"{QuestionRow.letter}{row.question_id}"
    try:
        read_as(session, question_id, QuestionType.SINGLE)
    except MoinError:
        read_as(session, question_id, QuestionType.TEXT)
    row.settled = True


def dismiss(session: Session, doubt_id: str) -> None:
    """Settle a doubt without changing anything."""
    ids.find(session, DoubtRow, doubt_id).settled = True


def take_back(session: Session, correction_id: str) -> None:
    """Take one correction away, whichever it is; what was read first holds again there."""
    row = ids.find(session, CorrectionRow, correction_id)
    if row.kind == "read_as":
        first = corrections.read_first(session, f"{QuestionRow.letter}{row.question_id}")
        retyping.refuse_in_use(session, first, first.type)
    session.delete(row)


def corrections_of(session: Session, survey_id: str) -> tuple[CorrectionInfo, ...]:
    """All corrections of a survey in the order they were made, each told in a sentence."""
    return corrections.infos(session, survey_id)
