"""Which answers have which themes: given, taken away, handed on, by whoever codes, settled where two differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, delete, insert, select, text
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import ids
from moin_desktop.models.schema import CodingRow, SettledRow, ThemeRow, now
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class Coding:
    """One theme given to one answer, or to the words of it from ``start`` to ``stop``, by one coder."""

    theme: str
    response: int
    """The row of the survey, counted from 0."""
    start: int | None
    stop: int | None
    author: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """What was agreed about one theme of one answer."""

    theme: str
    response: int
    given: bool
    author: str


def give(
    session: Session,
    theme_id: str,
    responses: Iterable[int],
    author: str = "",
    words: tuple[int, int] | None = None,
) -> int:
    """Give a theme to answers, by row, as one coder; ``words`` (start, stop) marks the part that says so.

    How many were given it now that had it not from this coder. ValueError for words that are none.
    """
    theme = ids.find(session, ThemeRow, theme_id)
    if words is not None and not 0 <= words[0] < words[1]:
        raise ValueError(words)
    author = clean(author)
    wanted = list(dict.fromkeys(int(response) for response in responses))
    query = select(CodingRow.response, CodingRow.start, CodingRow.stop)
    query = query.where(CodingRow.theme_id == theme.id, CodingRow.author == author)
    if len(wanted) <= _MANY:
        query = query.where(CodingRow.response.in_(wanted))
    have = {(response, start, stop) for response, start, stop in session.execute(query)}
    start, stop = words if words is not None else (None, None)
    fresh = [one for one in wanted if (one, start, stop) not in have]
    if words is None:
        coded = {response for response, _start, _stop in have}
        fresh = [one for one in fresh if one not in coded]
    moment = now()
    if fresh:
        rows = [
            {
                "theme_id": theme.id,
                "response": response,
                "start": start,
                "stop": stop,
                "author": author,
                "created": moment,
                "settled": False,
            }
            for response in fresh
        ]
        session.execute(insert(CodingRow), rows)
    return len(fresh)


def take_away(session: Session, theme_id: str, responses: Iterable[int], author: str | None = None) -> None:
    """Take a theme from answers, with the words marked for it; of one coder, or with None of all."""
    theme = ids.find(session, ThemeRow, theme_id)
    for some in _in_parts(responses):
        query = delete(CodingRow).where(CodingRow.theme_id == theme.id, CodingRow.response.in_(some))
        if author is not None:
            query = query.where(CodingRow.author == clean(author))
        session.execute(query)
        session.execute(delete(SettledRow).where(SettledRow.theme_id == theme.id, SettledRow.response.in_(some)))


def move(session: Session, theme_id: str, to: str, responses: Iterable[int]) -> None:
    """Hand some answers of one theme on to another of the same question."""
    one, other = ids.find(session, ThemeRow, theme_id), ids.find(session, ThemeRow, to)
    if one.question_id != other.question_id:
        raise MoinError(_("Answers can only be handed on between themes of one question."))
    if one is not other:
        hand_on(session, one.id, other.id, list(responses))


def hand_on(session: Session, theme: int, to: int, responses: Sequence[int] | None = None) -> None:
    """Let codings of one theme be another's, all or those of some rows; what the other has already is not doubled."""
    have = {
        (row.response, row.start, row.stop, row.author)
        for row in session.scalars(select(CodingRow).where(CodingRow.theme_id == to))
    }
    wanted = None if responses is None else {int(response) for response in responses}
    for row in session.scalars(select(CodingRow).where(CodingRow.theme_id == theme)).all():
        if wanted is not None and row.response not in wanted:
            continue
        if (row.response, row.start, row.stop, row.author) in have:
            session.delete(row)
        else:
            row.theme_id = to
    settled = {row.response for row in session.scalars(select(SettledRow).where(SettledRow.theme_id == to))}
    for agreed in session.scalars(select(SettledRow).where(SettledRow.theme_id == theme)).all():
        if wanted is None or agreed.response in wanted:
            if agreed.response in settled:
                session.delete(agreed)
            else:
                agreed.theme_id = to
    session.flush()


def settle(session: Session, theme_id: str, response: int, given: bool, author: str = "") -> None:
    """Agree whether an answer has a theme, where coders differ; what each gave stays as it was."""
    theme = ids.find(session, ThemeRow, theme_id)
    query = select(SettledRow).where(SettledRow.theme_id == theme.id, SettledRow.response == int(response))
    row = session.scalars(query).first()
    if row is None:
        session.add(
            SettledRow(theme_id=theme.id, response=int(response), given=given, author=clean(author), created=now())
        )
    else:
        row.given, row.author = given, clean(author)
    session.flush()


def unsettle(session: Session, theme_id: str, response: int) -> None:
    """Leave open again whether an answer has a theme."""
    theme = ids.number(theme_id)
    session.execute(delete(SettledRow).where(SettledRow.theme_id == theme, SettledRow.response == int(response)))


def of_response(session: Session, question_id: str, response: int) -> tuple[Coding, ...]:
    """What was given to one answer, oldest first."""
    query = _of_question(question_id).where(CodingRow.response == int(response))
    return tuple(_coding(row) for row in session.scalars(query))


def of_question(session: Session, question_id: str) -> tuple[Coding, ...]:
    """All codings of a free-text question, oldest first."""
    return tuple(_coding(row) for row in session.scalars(_of_question(question_id)))


def settled_of(session: Session, question_id: str) -> tuple[Settled, ...]:
    """What was agreed about the answers to a free-text question."""
    query = select(SettledRow).join(ThemeRow, ThemeRow.id == SettledRow.theme_id)
    query = query.where(ThemeRow.question_id == ids.number(question_id)).order_by(SettledRow.id)
    return tuple(
        Settled(f"{ThemeRow.letter}{row.theme_id}", row.response, row.given, row.author)
        for row in session.scalars(query)
    )


def authors(session: Session, question_id: str) -> tuple[str, ...]:
    """Who has coded answers to a question, in the order they began."""
    query = select(CodingRow.author).join(ThemeRow, ThemeRow.id == CodingRow.theme_id)
    query = query.where(ThemeRow.question_id == ids.number(question_id))
    return tuple(dict.fromkeys(session.scalars(query.order_by(CodingRow.id))))


def given(session: Session, question_id: str, author: str | None = None) -> Mapping[str, NDArray[np.intp]]:
    """The rows that each theme was given to, by its id, whatever words were marked.

    Of one coder alone, or with None what counts: given by any coder, unless it was settled otherwise.
    """
    # One text of numbers for each theme: a row for each coding would take a hundred times as long to read.
    statement = (
        "SELECT coding.theme_id, group_concat(coding.response) FROM coding JOIN theme ON theme.id = coding.theme_id "
        "WHERE theme.question_id = :question"
        + ("" if author is None else " AND coding.author = :author")
        + " GROUP BY coding.theme_id"
    )
    values: dict[str, object] = {"question": ids.number(question_id)}
    if author is not None:
        values["author"] = clean(author)
    told = session.execute(text(statement), values).all()
    agreed = () if author is not None else settled_of(session, question_id)
    by_key = {
        f"{ThemeRow.letter}{theme}": np.unique(np.fromstring(str(rows), dtype=np.intp, sep=",")) for theme, rows in told
    }
    for one in agreed:
        rows = by_key.get(one.theme, np.empty(0, dtype=np.intp))
        at = np.array([one.response], dtype=np.intp)
        by_key[one.theme] = np.union1d(rows, at) if one.given else np.setdiff1d(rows, at)
    return by_key


def merged_themes(session: Session) -> dict[str, str]:
    """Themes merged away, each with the one that tells its answers now."""
    query = select(ThemeRow.id, ThemeRow.merged_id).where(ThemeRow.merged_id.is_not(None))
    into = {id: merged for id, merged in session.execute(query)}
    found = {}
    for id in into:
        last: int | None = id
        while last in into:
            last = into[last]
        found[f"{ThemeRow.letter}{id}"] = f"{ThemeRow.letter}{last}"
    return found


def _of_question(question_id: str) -> Select[CodingRow]:
    query = select(CodingRow).join(ThemeRow, ThemeRow.id == CodingRow.theme_id)
    return query.where(ThemeRow.question_id == ids.number(question_id)).order_by(CodingRow.id)


def _coding(row: CodingRow) -> Coding:
    return Coding(f"{ThemeRow.letter}{row.theme_id}", row.response, row.start, row.stop, row.author, row.created)


_MANY = 500
"""Rows asked for in one statement; SQLite takes a few thousand values at most."""


def _in_parts(responses: Iterable[int]) -> Iterable[list[int]]:
    rows = [int(response) for response in responses]
    return (rows[at : at + _MANY] for at in range(0, len(rows), _MANY))
