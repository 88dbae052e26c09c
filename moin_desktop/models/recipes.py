"""Recipes: what was put right in one survey, to be put right in a further wave of it the same way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import BaseRule, Question, QuestionType, Role
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, questions, weighing
from moin_desktop.models.again.matching import folded
from moin_desktop.models.schema import CorrectionRow, OptionRow, QuestionRow


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by its wording, and by which it is of several with the same wording, counted from 0."""

    text: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction without ids: questions by their wording, options by their labels in the file."""

    kind: str
    question: Asked
    text: str = ""
    """The new name, the type, or the base rule, as the kind has it."""
    labels: tuple[str, ...] = ()
    """The options that it is about; of a merge the one to go, then the one to keep."""
    separator: str | None = None
    asking: Asked | None = None
    """Of a route: the question that leads to this one."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The corrections of a survey in the order in which they are to be made."""

    entries: tuple[Entry, ...]


def to_data(recipe: Recipe) -> list[dict[str, Any]]:
    """A recipe as JSON."""
    return [asdict(entry) for entry in recipe.entries]


def from_data(data: Iterable[Mapping[str, Any]]) -> Recipe:
    """A recipe from JSON."""
    return Recipe(
        tuple(
            Entry(
                kind=entry["kind"],
                question=Asked(**entry["question"]),
                text=entry["text"],
                labels=tuple(entry["labels"]),
                separator=entry["separator"],
                asking=None if entry["asking"] is None else Asked(**entry["asking"]),
            )
            for entry in data
        )
    )


def of(session: Session, survey_id: str) -> Recipe:
    """The corrections of a survey as a recipe; responses left out are its own and not part of it."""
    survey = ids.number(survey_id)
    asked = _asked(session, survey)
    labels = {row.key: row.label for row in session.scalars(_options(QuestionRow.survey_id == survey))}
    query = select(CorrectionRow).where(CorrectionRow.survey_id == survey).order_by(CorrectionRow.id)
    rows = [row for row in session.scalars(query) if row.question_id is not None and row.kind != "written_in"]
    # How a question is read makes the options that the other corrections are about.
    rows.sort(key=lambda row: row.kind != "read_as")
    return Recipe(tuple(_entry(row, asked, labels) for row in rows))


def _asked(session: Session, survey: int) -> dict[str, Asked]:
    """The questions of a survey by their ids."""
    query = select(QuestionRow).where(QuestionRow.survey_id == survey).order_by(QuestionRow.position)
    counts: dict[str, int] = {}
    found = {}
    for row in session.scalars(query):
        nth = counts.setdefault(folded(row.text), 0)
        counts[folded(row.text)] += 1
        found[row.key] = Asked(row.text, nth)
    return found


def _options(where: Any) -> Any:
    query = select(OptionRow).join(QuestionRow, QuestionRow.id == OptionRow.question_id)
    return query.where(where).order_by(OptionRow.made, OptionRow.position, OptionRow.id)


def _entry(row: CorrectionRow, asked: Mapping[str, Asked], labels: Mapping[str, str]) -> Entry:
    body = row.body
    text, options, asking = "", [], None
    match row.kind:
        case "rename":
            text = body["name"]
        case "read_as":
            text = body["type"]
        case "set_base":
            text = body["rule"]
        case "merge":
            options = [body["from"], body["into"]]
        case "rename_option":
            text, options = body["label"], [body["option"]]
        case "net":
            text, options = body["label"], body["options"]
        case "route":
            asking, options = asked[body["question"]], body["options"]
        case "exclusive":
            options = [body["option"]]
        case _:
            options = body.get("options", [])
    return Entry(
        kind=row.kind,
        question=asked[f"{QuestionRow.letter}{row.question_id}"],
        text=text,
        labels=tuple(labels[option] for option in options if option in labels),
        separator=body["separator"] if row.kind == "read_as" else None,
        asking=asking,
    )


def apply(session: Session, survey_id: str, recipe: Recipe) -> tuple[str, ...]:
    """Put right in this survey what the recipe says; sentences for what could not be carried over.

    A spelling to be merged away that nobody wrote here is passed over in silence: there is nothing to put right.
    """
    places = {(folded(asked.text), asked.nth): id for id, asked in _asked(session, ids.number(survey_id)).items()}
    told: dict[str, None] = {}
    for entry in recipe.entries:
        try:
            question = _find(places, entry.question)
            if entry.kind == "route" and entry.asking is not None:
                asking = _find(places, entry.asking)
                questions.route(session, question, asking, _called(session, asking, entry.labels))
            else:
                KINDS[entry.kind](session, question, entry)
        except MoinError as error:
            told[error.message] = None
    return tuple(told)


def _find(places: Mapping[tuple[str, int], str], asked: Asked) -> str:
    found = places.get((folded(asked.text), asked.nth))
    if found is None:
        raise MoinError(
            _("“{question}” is not asked here: what was put right about it was not carried over.").format(
                question=asked.text
            )
        )
    return found


def _called(session: Session, question_id: str, labels: Sequence[str]) -> list[str]:
    """The options of a question with these labels or spellings; those that it has not are left out."""
    rows = [
        row
        for row in session.scalars(_options(QuestionRow.id == ids.number(question_id)))
        if row.role != Role.NET.value
    ]
    by_word = {word: row.key for row in reversed(rows) for word in row.words} | {
        row.label: row.key for row in reversed(rows)
    }
    return [by_word[label] for label in labels if label in by_word]


def _rename(session: Session, question: str, entry: Entry) -> None:
    questions.rename(session, question, entry.text)


def _read_as(session: Session, question: str, entry: Entry) -> None:
    questions.read_as(session, question, QuestionType(entry.text), entry.separator)


def _set_base(session: Session, question: str, entry: Entry) -> None:
    questions.set_base(session, question, BaseRule(entry.text))


def _merge(session: Session, question: str, entry: Entry) -> None:
    gone, kept = (_called(session, question, [label]) for label in entry.labels)
    if gone and not kept:
        raise MoinError(
            _("“{gone}” could not be counted as “{kept}”, which nobody answered to “{question}”.").format(
                gone=entry.labels[0], kept=entry.labels[1], question=entry.question.text
            )
        )
    if gone:
        questions.merge_options(session, question, gone[0], kept[0])


def _rename_option(session: Session, question: str, entry: Entry) -> None:
    for option in _called(session, question, entry.labels):
        questions.rename_option(session, question, option, entry.text)


def _order(session: Session, question: str, entry: Entry) -> None:
    there = _there(session, question)
    questions.order_options(session, question, [o for o in _called(session, question, entry.labels) if o in there])


def _there(session: Session, question_id: str) -> set[str]:
    """The options that a question has now, those counted as others included."""
    question: Question = corrections.question(session, question_id)
    row = ids.find(session, QuestionRow, question_id)
    return {o.id for o in question.options} | set(corrections.aliases(session, f"s{row.survey_id}"))


def _net(session: Session, question: str, entry: Entry) -> None:
    members = _called(session, question, entry.labels)
    there = next((net for net in corrections.question(session, question).nets if net.label == entry.text), None)
    if there is None:
        questions.group_options(session, question, entry.text, members)
    else:
        questions.regroup(session, question, there.id, entry.text, members)


def _alone(session: Session, question: str, entry: Entry) -> None:
    for option in _called(session, question, entry.labels):
        questions.set_alone(session, question, option, alone=True)


def _unroute(session: Session, question: str, _entry: Entry) -> None:
    questions.unroute(session, question)


def _weigh(session: Session, question: str, _entry: Entry) -> None:
    weighing.weigh(session, question)


KINDS: Mapping[str, Callable[[Session, str, Entry], None]] = {
    "rename": _rename,
    "read_as": _read_as,
    "set_base": _set_base,
    "merge": _merge,
    "rename_option": _rename_option,
    "order": _order,
    "net": _net,
    "exclusive": _alone,
    "unroute": _unroute,
    "weight": _weigh,
}
"""How each kind of correction is made again; a route, about two questions, is made in ``apply``."""
