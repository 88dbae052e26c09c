"""Answer options made again from the stored answers when a question is read another way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis import filters
from moin_desktop.analysis.kinds import BY_TYPES
from moin_desktop.analysis.questions import CHOICE_TYPES, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.splitting import splitter
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, surveys
from moin_desktop.models.schema import EvidenceRow, FilterRow, FindingRow, OptionRow, QuestionRow
from moin_desktop.models.values import filter_in

MOST_OPTIONS = 500
"""More different answers than this are no list to choose from."""
_KEPT_OUT = frozenset({QuestionType.META, QuestionType.PERSONAL})
_ITEMS = frozenset({QuestionType.GRID, QuestionType.RANKING})
_ALLOWED: Mapping[Layout, frozenset[QuestionType]] = {
    Layout.CELL: frozenset(QuestionType) - _ITEMS,
    Layout.JOINED: frozenset(QuestionType) - _ITEMS,
    Layout.FLAGS: corrections.CHOOSABLE | _KEPT_OUT,
    Layout.LABELS: corrections.CHOOSABLE | _KEPT_OUT,
    Layout.ITEMS: _ITEMS | _KEPT_OUT,
}
"""What a question can be read as, by how its answers lie in the sheet."""


def refuse(first: Question, type: QuestionType) -> None:
    """MoinError where a question, as first read, cannot be read as this type."""
    if type is first.type:
        return
    if first.type is QuestionType.PERSONAL:
        raise MoinError(
            _("The answers to “{name}” were left out because they are personal, so they cannot be shown.").format(
                name=first.name
            ),
            hint=_("They are still in the spreadsheet."),
        )
    if type not in _ALLOWED[first.layout]:
        raise MoinError(
            _("“{name}” cannot be read as “{type}”: its answers lie in the sheet in another way.").format(
                name=first.name, type=corrections.type_words(type)
            )
        )


def refuse_in_use(session: Session, question: Question, type: QuestionType) -> None:
    """MoinError where a finding or a kept filter would lose the answers, or the chart, that it stands on."""
    for row in session.scalars(select(FilterRow)):
        if _loses(row.conditions, question, type):
            raise _in_use(question, row.name)
    for finding, spec in _kept_charts(session):
        own = type in _KEPT_OUT and spec["question"] == question.id
        groups = type not in BY_TYPES and spec.get("compare") == question.id
        if own or groups or _loses(spec["filter"], question, type):
            raise _in_use(question, finding.headline)


def _kept_charts(session: Session) -> Iterator[tuple[FindingRow, dict[str, Any]]]:
    """Every finding with its own chart, where it has one, and with each view it stands on."""
    for finding in session.scalars(select(FindingRow)):
        if finding.spec:
            yield finding, finding.spec
    views = select(FindingRow, EvidenceRow).join(EvidenceRow, EvidenceRow.finding_id == FindingRow.id)
    for finding, row in session.execute(views.where(EvidenceRow.kind == "view")):
        yield finding, row.body["spec"]


def _loses(conditions: Iterable[Mapping[str, Any]], question: Question, type: QuestionType) -> bool:
    """Whether a condition on the question could no longer be asked of it."""
    parts = filter_in(conditions, {}).conditions
    return any(part.question == question.id and not filters.holds(part, type) for part in parts)


def _in_use(question: Question, name: str) -> MoinError:
    text = _("“{question}” is needed as it is for what you kept as “{name}”.").format(question=question.name, name=name)
    return MoinError(text, hint=_("Remove that first, or keep it with another filter."))


def body(
    session: Session, current: Question, first: Question, type: QuestionType, separator: str | None
) -> dict[str, Any]:
    """What a correction of kind "read_as" stores: type, layout, separator and the options with lasting ids."""
    layout, kept = first.layout, None
    options: Sequence[Option] = ()
    if layout not in (Layout.CELL, Layout.JOINED):
        options = () if type in _KEPT_OUT else first.options
    elif type is QuestionType.MULTIPLE:
        layout, kept = Layout.JOINED, separator or current.separator or first.separator or ";"
        options = _options(session, first, kept)
    else:
        layout = Layout.CELL
        options = _options(session, first, None) if type in CHOICE_TYPES else ()
    return {
        "type": type.value,
        "layout": layout.value,
        "separator": kept,
        "options": [
            {"id": o.id, "label": o.label, "words": list(o.words), "role": o.role.value, "column": o.column}
            for o in options
        ],
    }


def _options(session: Session, first: Question, separator: str | None) -> list[Option]:
    """The different answers of a one-column question, merged by nobody yet.

    Answers that ever were options of the question are the same options again, in the order they first had.
    """
    row = ids.find(session, QuestionRow, first.id)
    column = surveys.stored_column(session, row.survey_id, first.columns[0])
    parts = _parts(column.words, separator, first)
    if len(parts) > MOST_OPTIONS:
        raise MoinError(
            _("“{name}” has {n} different answers, too many for a list of answer options.").format(
                name=first.name, n=len(parts)
            ),
            hint=_("Read it as free text or as a number instead."),
        )
    rows = session.scalars(
        select(OptionRow)
        .where(OptionRow.question_id == row.id, OptionRow.role != Role.NET.value)
        .order_by(OptionRow.made, OptionRow.id)
    )
    ever = {option.id: option for option in map(corrections.option_in, rows)}
    known = {word: option.id for option in reversed(ever.values()) for word in (option.label, *option.words)}
    found: dict[str, list[str]] = {}
    fresh: list[OptionRow] = []
    for part in parts:
        if part in known:
            found.setdefault(known[part], []).append(part)
        else:
            fresh.append(_made(row.id, len(fresh), part))
    session.add_all(fresh)
    session.flush()
    kept = [
        replace(option, words=tuple(dict.fromkeys((*option.words, *found[id]))))
        for id, option in ever.items()
        if id in found
    ]
    return kept + [corrections.option_in(option) for option in fresh]


def _parts(words: Iterable[str], separator: str | None, first: Question) -> list[str]:
    """Each different answer once, in order of first sight; missing markers are none.

    Options that contain the separator stay whole where the first reading knew them.
    """
    whole = [word for o in first.options for word in (o.label, *o.words)] if first.layout is Layout.JOINED else []
    split = splitter(separator, whole)
    pieces = dict.fromkeys(piece for word in words if word not in first.missing for piece in split(word))
    return [piece for piece in pieces if piece not in first.missing]


def _made(question: int, position: int, label: str) -> OptionRow:
    return OptionRow(
        question_id=question, position=position, label=label, words=[label], role="", column_index=None, made=True
    )
