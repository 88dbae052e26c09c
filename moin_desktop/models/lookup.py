"""What a project holds in words, read without the weight of whole rows: for the search over everything."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import NoteRow, OptionRow, QuestionRow


@dataclass(frozen=True, slots=True)
class NoteWords:
    """A note with what it hangs on."""

    id: str
    question: str
    """Empty for a note on the whole survey."""
    option: str
    text: str
    author: str


def notes(session: Session, survey_id: str) -> tuple[NoteWords, ...]:
    """The notes of a survey, newest first."""
    merged = corrections.aliases(session, survey_id)
    wanted = select(NoteRow.id, NoteRow.question_id, NoteRow.option_id, NoteRow.text, NoteRow.author)
    rows = session.execute(wanted.where(NoteRow.survey_id == ids.number(survey_id)).order_by(NoteRow.id.desc()))
    found = []
    for id, question, option, text, author in rows:
        at = "" if option is None else f"{OptionRow.letter}{option}"
        on = "" if question is None else f"{QuestionRow.letter}{question}"
        found.append(NoteWords(f"{NoteRow.letter}{id}", on, merged.get(at, at), text, author))
    return tuple(found)
