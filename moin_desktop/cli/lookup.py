"""Surveys, questions and options by what a person writes: an id, the exact text, a column letter."""

from collections.abc import Sequence

from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import GROUPING_TYPES, Option, Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.surveys import SurveyInfo


def pick_surveys(infos: Sequence[SurveyInfo], asked: str | None) -> list[SurveyInfo]:
    """The survey asked for by id, name or number counted from 1; all when none was asked for."""
    if asked is None:
        return list(infos)
    for fits in (
        [info for info in infos if info.id == asked],
        [info for info in infos if info.name == asked],
        [info for at, info in enumerate(infos, start=1) if str(at) == asked],
    ):
        if fits:
            return fits[:1]
    names = ", ".join(f"{info.id} ({info.name})" for info in infos)
    raise MoinError(
        _("There is no survey “{id}” in this project.").format(id=asked),
        hint=_("Its surveys: {names}.").format(names=names) if names else _("Import a spreadsheet first."),
    )


def find_question(survey: Survey, asked: str) -> Question:
    """The question with this id, exact text or short name, or that was read from the column with this letter."""
    upper = asked.upper()
    for fits in (
        [q for q in survey.questions if q.id == asked],
        [q for q in survey.questions if q.text == asked],
        [q for q in survey.questions if q.name == asked],
        [q for q in survey.questions if upper in map(letter, q.columns)],
        [q for q in survey.questions if upper in map(letter, q.other_columns)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            ids = ", ".join(q.id for q in fits)
            raise MoinError(
                _("“{id}” is the text of several questions.").format(id=asked),
                hint=_("Name one of them by its id: {ids}.").format(ids=ids),
            )
    raise MoinError(
        _("There is no question “{id}” in “{survey}”.").format(id=asked, survey=survey.name),
        hint=_("Name a question by its id ({ids}), its exact text, or the letter of its column.").format(
            ids=_some([q.id for q in survey.questions])
        ),
    )


def find_grouping(survey: Survey, asked: str) -> Question:
    """The question named, which has options to group or filter by."""
    question = find_question(survey, asked)
    if question.type not in GROUPING_TYPES:
        raise MoinError(
            _("“{question}” has no answer options to group or filter by.").format(question=question.name),
            hint=_("Name a question with one answer, several answers, an ordered scale, or yes and no."),
        )
    return question


def find_option(question: Question, asked: str) -> Option | None:
    """The option with this id, label or spelling; letter case counts only where it must."""
    for fits in (
        [o for o in question.options if o.id == asked],
        [o for o in question.options if o.label == asked],
        [o for o in question.options if asked in o.words],
        [o for o in question.options if o.label.casefold() == asked.casefold()],
    ):
        if fits:
            return fits[0]
    return None


def build_filter(survey: Survey, wheres: Sequence[str]) -> Filter:
    """The filter of several "ID=OPTION": different questions are joined with and, one question's options with or."""
    wanted: dict[str, tuple[str, ...]] = {}
    for where in wheres:
        question, option = _condition(survey, where)
        wanted[question.id] = (*wanted.get(question.id, ()), option.id)
    return Filter(tuple(Condition(question, tuple(dict.fromkeys(options))) for question, options in wanted.items()))


def _condition(survey: Survey, where: str) -> tuple[Question, Option]:
    """What "ID=OPTION" means; texts with an equals sign of their own are tried at each of them."""
    pieces = where.split("=")
    trouble: MoinError | None = None
    for at in range(1, len(pieces)):
        asked, answer = "=".join(pieces[:at]).strip(), "=".join(pieces[at:]).strip()
        try:
            question = find_grouping(survey, asked)
        except MoinError as error:
            trouble = trouble or error
            continue
        option = find_option(question, answer)
        if option is not None:
            return question, option
        trouble = MoinError(
            _("“{question}” has no answer “{answer}”.").format(question=question.name, answer=answer),
            hint=_("Its answers: {answers}.").format(answers=_some([o.label for o in question.options])),
        )
    if trouble is None:
        raise ValueError(where)
    raise trouble


def _some(texts: Sequence[str]) -> str:
    """The first texts of a list, and that there are more."""
    return ", ".join(texts[:12]) + (" …" if len(texts) > 12 else "")
