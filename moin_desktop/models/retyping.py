"""Answer options made again from the stored answers when a question is read another way."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import CHOICE_TYPES, Layout, Option, Question, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, surveys
from moin_desktop.models.schema import OptionRow, QuestionRow

MOST_OPTIONS = 500
"""More different answers than this are no list to choose from."""
_MANY_COLUMNS = frozenset({QuestionType.META, QuestionType.PERSONAL})
_ITEMS = frozenset({QuestionType.GRID, QuestionType.RANKING})


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
    if first.layout not in (Layout.CELL, Layout.JOINED) and type not in _MANY_COLUMNS:
        raise MoinError(
            _("“{name}” spans several columns and cannot be read as “{type}”.").format(
                name=first.name, type=corrections.type_words(type)
            )
        )
    if first.layout in (Layout.CELL, Layout.JOINED) and type in _ITEMS:
        raise MoinError(
            _("“{name}” has one column and cannot be read as “{type}”.").format(
                name=first.name, type=corrections.type_words(type)
            )
        )


def body(
    session: Session, current: Question, first: Question, type: QuestionType, separator: str | None
) -> dict[str, Any]:
    """What a correction of kind "read_as" stores: type, layout, separator and the options with lasting ids."""
    joined = type is QuestionType.MULTIPLE and first.layout in (Layout.CELL, Layout.JOINED)
    if first.layout in (Layout.CELL, Layout.JOINED):
        layout = Layout.JOINED if joined else Layout.CELL
    else:
        layout = first.layout
    options: list[Option] = []
    if joined:
        separator = separator or current.separator or first.separator or ";"
        options = _options(session, current, separator)
    else:
        separator = None
        if type in CHOICE_TYPES:
            options = _options(session, current, None)
    return {
        "type": type.value,
        "layout": layout.value,
        "separator": separator,
        "options": [
            {"id": o.id, "label": o.label, "words": list(o.words), "role": o.role.value, "column": o.column}
            for o in options
        ],
    }


def _options(session: Session, current: Question, separator: str | None) -> list[Option]:
    """The different answers of a one-column question; those known before keep their options, in their order."""
    row = ids.find(session, QuestionRow, current.id)
    column = surveys.stored_column(session, row.survey_id, current.columns[0])
    parts = _parts(column.words, separator, frozenset(current.missing))
    if len(parts) > MOST_OPTIONS:
        raise MoinError(
            _("“{name}” has {n} different answers, too many for a list of answer options.").format(
                name=current.name, n=len(parts)
            ),
            hint=_("Read it as free text or as a number instead."),
        )
    known = _known(session, row, current)
    place = {option.id: n for n, option in enumerate(current.options)}
    found: dict[str, Option] = {}
    fresh: list[OptionRow] = []
    for part in parts:
        option = known.get(part)
        if option is None:
            fresh.append(_made(row.id, len(fresh), part))
        else:
            before = found.get(option.id, option)
            found[option.id] = replace(before, words=tuple(dict.fromkeys((*before.words, part))))
    session.add_all(fresh)
    session.flush()
    kept = sorted(found.values(), key=lambda option: place.get(option.id, len(place)))
    return kept + [corrections.option_in(option) for option in fresh]


def _parts(words: Iterable[str], separator: str | None, missing: frozenset[str]) -> list[str]:
    """Each different answer once, in order of first sight; missing markers are none."""
    pieces = (part.strip() for word in words for part in ([word] if separator is None else word.split(separator)))
    return list(dict.fromkeys(piece for piece in pieces if piece and piece not in missing))


def _known(session: Session, row: QuestionRow, current: Question) -> dict[str, Option]:
    """Options by each text that counts as them: those of now first, then any the question ever had."""
    known: dict[str, Option] = {}
    for option in current.options:
        for word in (*option.words, option.label):
            known.setdefault(word, option)
    merged = corrections.aliases(session, f"s{row.survey_id}")
    ever = {
        option.key: corrections.option_in(option)
        for option in session.scalars(select(OptionRow).where(OptionRow.question_id == row.id).order_by(OptionRow.id))
    }
    for key, option in ever.items():
        live = current.option(merged.get(key, key)) or ever[merged.get(key, key)]
        for word in (*option.words, option.label):
            known.setdefault(word, live)
    return known


def _made(question: int, position: int, label: str) -> OptionRow:
    return OptionRow(
        question_id=question, position=position, label=label, words=[label], role="", column_index=None, made=True
    )
