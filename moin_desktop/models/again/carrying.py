"""What was said about single respondents goes with them when a newer export puts them in other rows."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models.again.comparison import Comparison
from moin_desktop.models.again.differences import texts_of
from moin_desktop.models.schema import CodingRow, NoteRow, QuestionRow, QuoteRow, SettledRow, ThemeRow

_Texts = Callable[[int], tuple[str, str | None]]


def carry(session: Session, survey: int, found: Comparison) -> None:
    """Let themes, what was settled about them, quotes and notes stay with the respondents they are about.

    Whoever vanished, or now says nothing there, takes themes and quotes along; notes stay and wait without a place.
    """
    rows = found.rows_now()
    questions = select(QuestionRow.id).where(QuestionRow.survey_id == survey)
    for theme in session.scalars(select(ThemeRow).where(ThemeRow.question_id.in_(questions))).all():
        texts = texts_of(found, f"{QuestionRow.letter}{theme.question_id}")
        for coding in session.scalars(select(CodingRow).where(CodingRow.theme_id == theme.id)).all():
            _move(session, coding, texts, rows)
        for agreed in session.scalars(select(SettledRow).where(SettledRow.theme_id == theme.id)).all():
            _move(session, agreed, texts, rows)
    for question in session.scalars(select(QuoteRow.question_id).where(QuoteRow.question_id.in_(questions)).distinct()):
        texts = texts_of(found, f"{QuestionRow.letter}{question}")
        for quote in session.scalars(select(QuoteRow).where(QuoteRow.question_id == question)).all():
            _move(session, quote, texts, rows)
    for note in session.scalars(select(NoteRow).where(NoteRow.survey_id == survey)).all():
        if note.pin.get("response") is not None:
            note.pin = _pin_now(note, found, rows)


def _move(session: Session, row: CodingRow | SettledRow | QuoteRow, texts: _Texts, rows: NDArray[Any]) -> None:
    """Put one thing said about an answer in the row where the answer is now, or take it away with the answer."""
    before, now = texts(row.response)
    if not now:
        session.delete(row)
        return
    if not isinstance(row, SettledRow) and row.start is not None and row.stop is not None:
        row.start, row.stop = _words_now(before, now, row.start, row.stop) or (None, None)
    row.response = int(rows[row.response])


def _words_now(before: str, now: str, start: int, stop: int) -> tuple[int, int] | None:
    """Where the same words stand in the text as it is now; None where they are gone."""
    if before == now:
        return start, stop
    words = before[start:stop]
    at = now.find(words)
    return (at, at + len(words)) if at >= 0 else None


def _pin_now(note: NoteRow, found: Comparison, rows: NDArray[Any]) -> dict[str, Any]:
    """The pin of a note about one respondent, where that one is now; without a row where nobody is."""
    was = int(note.pin["response"])
    now = int(rows[was])
    pin = {**note.pin, "response": now if now >= 0 else None}
    if now >= 0 and "words" in pin and note.question_id is not None:
        before, after = texts_of(found, f"{QuestionRow.letter}{note.question_id}")(was)
        words = _words_now(before, after or "", *pin.pop("words"))
        pin |= {} if words is None else {"words": list(words)}
    return pin
