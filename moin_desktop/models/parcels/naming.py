"""Ids of questions, answers, themes and findings from one copy of a project to another, by what they are called."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.themes import text_id
from moin_desktop.models import ids
from moin_desktop.models.schema import FindingRow, OptionRow, QuestionRow, ThemeRow

Names = Mapping[str, list[str]]
"""For each id: what it is called; for an answer also its question's wording."""

_ID = re.compile(r"[qotf]\d+")
_PART = re.compile(r"item\d+:")


def mentioned(data: Any) -> Iterator[str]:
    """All ids in a piece of JSON."""
    if isinstance(data, str):
        bare = text_id(_PART.sub("", data))
        if _ID.fullmatch(bare):
            yield bare
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from mentioned(value)
    elif isinstance(data, list):
        for value in data:
            yield from mentioned(value)


def translated(data: Any, into: Callable[[str], str]) -> Any:
    """The same JSON with every id replaced; LookupError from ``into`` where one has no place."""
    if isinstance(data, str):
        head = _PART.match(data)
        start = head.end() if head else 0
        bare = text_id(data[start:])
        return data[:start] + into(bare) + data[start + len(bare) :] if _ID.fullmatch(bare) else data
    if isinstance(data, Mapping):
        return {key: translated(value, into) for key, value in data.items()}
    if isinstance(data, list):
        return [translated(value, into) for value in data]
    return data


_FIELD = re.compile(r"\{([^{}]*)\}")


def mentioned_in_words(text: str) -> Iterator[str]:
    """All ids in the live numbers of a statement: "{q3:o17:percent}"."""
    for field in _FIELD.findall(text):
        yield from mentioned(field.split(":"))


def translated_words(text: str, into: Callable[[str], str]) -> str:
    """A statement with the ids in its live numbers replaced; LookupError where one has no place."""
    return _FIELD.sub(lambda field: "{" + ":".join(translated(field[1].split(":"), into)) + "}", text)


def names(session: Session, wanted: set[str]) -> dict[str, list[str]]:
    """What each id is called here; ids that are none are left out."""
    found: dict[str, list[str]] = {}
    for id in sorted(wanted):
        called = _called(session, id)
        if called:
            found[id] = called
    return found


def _called(session: Session, id: str) -> list[str]:
    match id[0]:
        case "q":
            question = session.get(QuestionRow, ids.number(id))
            return [] if question is None else [question.text]
        case "o":
            option = session.get(OptionRow, ids.number(id))
            if option is None:
                return []
            return [option.label, session.get_one(QuestionRow, option.question_id).text]
        case "t":
            theme = session.get(ThemeRow, ids.number(id))
            return [] if theme is None else [theme.uid]
    finding = session.get(FindingRow, ids.number(id))
    return [] if finding is None else [finding.uid]


class Places:
    """Where the things that a parcel names are in this project."""

    def __init__(self, session: Session, survey: int, named: Names) -> None:
        self._session, self._survey, self._named = session, survey, named
        self._known: dict[str, str] = {}

    def __call__(self, id: str) -> str:
        """The id here; LookupError where there is nothing called so."""
        if id not in self._known:
            self._known[id] = self._find(id, self._named.get(id, []))
        return self._known[id]

    def learn(self, id: str, here: str) -> None:
        """Remember where something is that was only just taken in."""
        self._known[id] = here

    def _find(self, id: str, called: list[str]) -> str:
        if not called:
            raise LookupError(id)
        if _called(self._session, id) == called and self._is_ours(id):
            return id
        found = list(self._session.scalars(self._query(id, called)))
        if len(found) != 1:
            raise LookupError(id)
        return f"{id[0]}{found[0]}"

    def _is_ours(self, id: str) -> bool:
        number = ids.number(id)
        match id[0]:
            case "q":
                return self._session.get_one(QuestionRow, number).survey_id == self._survey
            case "o":
                question = self._session.get_one(OptionRow, number).question_id
                return self._session.get_one(QuestionRow, question).survey_id == self._survey
        return True

    def _query(self, id: str, called: list[str]) -> Any:
        questions = select(QuestionRow.id).where(QuestionRow.survey_id == self._survey)
        match id[0]:
            case "q":
                return questions.where(QuestionRow.text == called[0])
            case "o":
                of_text = questions.where(QuestionRow.text == called[1])
                return select(OptionRow.id).where(OptionRow.label == called[0], OptionRow.question_id.in_(of_text))
            case "t":
                return select(ThemeRow.id).where(ThemeRow.uid == called[0], ThemeRow.merged_id.is_(None))
        return select(FindingRow.id).where(FindingRow.uid == called[0])
