"""What the room saw and said, in order of time: the minutes of a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models import findings, guesses, hands, notes, surveys
from moin_desktop.models.schema import ShownRow, now
from moin_desktop.models.values import clean

OPEN = timedelta(minutes=30)
KINDS = ("begin", "show", "filter", "compare", "reveal", "blank", "end")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the minutes."""

    time: datetime
    kind: str
    """One of ``KINDS``, or note, guess, hands."""
    finding: str = ""
    question: str = ""
    words: str = ""
    """What was noted, by what it was filtered, who guessed."""
    who: str = ""
    mark: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def record(session: Session, kind: str, finding: str = "", question: str = "", words: str = "") -> None:
    """Write down that something was shown just now; run it with ``Project.remember``. ValueError for another kind."""
    if kind not in KINDS:
        raise ValueError(kind)
    said = {"finding": finding, "question": question, "words": clean(words)}
    session.add(ShownRow(time=now(), kind=kind, body={name: value for name, value in said.items() if value}))


def sessions(session: Session) -> tuple[tuple[datetime, datetime], ...]:
    """When the room was shown something: (begin, end) of each session, oldest first.

    One that is not over, or was cut off, ends ``OPEN`` after its last line, or where the next begins.
    """
    found: list[tuple[datetime, datetime]] = []
    for row in session.scalars(select(ShownRow).order_by(ShownRow.id)):
        end = row.time if row.kind == "end" else row.time + OPEN
        if row.kind == "begin" or not found:
            if found:
                found[-1] = (found[-1][0], min(found[-1][1], row.time))
            found.append((row.time, end))
        else:
            found[-1] = (found[-1][0], end)
    return tuple(found)


def lines(session: Session, begin: datetime, end: datetime) -> tuple[Line, ...]:
    """Everything from ``begin`` to ``end``: what was shown, noted, guessed and counted, in order of time."""
    told = list(_shown(session, begin, end))
    for info in surveys.infos(session):
        told += [
            Line(
                note.created,
                "note",
                note.pin.finding,
                note.question,
                note.text,
                note.author,
                note.mark,
                {"option": note.option, "note": note.id, "visibility": note.visibility},
            )
            for note in notes.of_survey(session, info.id)
            if begin <= note.created <= end
        ]
        told += [
            Line(guess.created, "guess", guess.finding, guess.question, who=guess.who, details={"guess": guess.id})
            for guess in guesses.of_survey(session, info.id)
            if begin <= guess.created <= end
        ]
        told += [
            Line(count.created, "hands", count.finding, count.question, count.text, details={"hands": count.id})
            for count in hands.of_survey(session, info.id)
            if begin <= count.created <= end
        ]
    return tuple(sorted(told, key=lambda line: line.time))


def _shown(session: Session, begin: datetime, end: datetime) -> Sequence[Line]:
    there = {finding.id for finding in findings.all(session)}
    found = []
    for row in session.scalars(select(ShownRow).order_by(ShownRow.id)):
        if begin <= row.time <= end:
            shown = str(row.body.get("finding", ""))
            found.append(
                Line(
                    row.time,
                    row.kind,
                    shown if shown in there else "",
                    str(row.body.get("question", "")),
                    str(row.body.get("words", "")),
                    details=row.body,
                )
            )
    return found
