"""Take a parcel in: the new comes, the same stays, and where the two differ counts what a person said."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from moin_desktop.models import ids, pillars
from moin_desktop.models.parcels.comparing import (
    Item,
    State,
    codings_of,
    compare,
    finding_here,
    finding_in,
    note_here,
    note_in,
    quote_here,
    survey_of,
    theme_here,
)
from moin_desktop.models.parcels.making import NOTE, THEME, Json
from moin_desktop.models.parcels.naming import Places
from moin_desktop.models.schema import (
    CodingRow,
    EvidenceRow,
    FindingRow,
    NoteRow,
    QuoteRow,
    SurveyRow,
    ThemeRow,
    new_uid,
    now,
)
from moin_desktop.models.values import clean


class Choice(StrEnum):
    """What counts where a parcel and this project differ."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    """Of notes and findings: keep ours, and take theirs beside it."""


def take(session: Session, parcel: Json, choices: Mapping[str, Choice] | None = None) -> tuple[Item, ...]:
    """Take a parcel in, in one step; the items as they stood before.

    ``choices`` says by key what counts in a conflict, or for what is gone there; unsaid, ours stays. What is homeless
    is not taken; it stays in the parcel, which can be taken in again at any time: nothing comes twice.
    """
    items = compare(session, parcel)
    _Taking(session, parcel, items, choices or {}).all()
    return items


class _Taking:
    """One parcel on its way in."""

    def __init__(self, session: Session, parcel: Json, items: tuple[Item, ...], choices: Mapping[str, Choice]) -> None:
        self._session, self._parcel = session, parcel
        self._survey: SurveyRow = survey_of(session, parcel)
        self._places = Places(session, self._survey.id, parcel["names"])
        self._states = {item.key: item.state for item in items}
        self._choices = choices
        self._author = clean(parcel["author"])
        self._pillars = set(pillars.codes(session))

    def all(self) -> None:
        """Everything, in the order in which one stands on the other."""
        self._themes()
        self._codings()
        self._quotes()
        for finding in self._parcel["findings"]:
            self._finding(finding)
        self._session.flush()
        for note in self._parcel["notes"]:
            self._note(note)
        self._session.flush()
        self._evidence()
        self._gone()
        self._session.flush()

    def _choice(self, key: str) -> Choice:
        return self._choices.get(key, Choice.OURS)

    def _state(self, key: str) -> State:
        return self._states.get(key, State.SAME)

    def _themes(self) -> None:
        here: dict[str, ThemeRow] = {}
        for theme in self._parcel["themes"]:
            key = f"theme:{theme['uid']}"
            state = self._state(key)
            if state is State.HOMELESS:
                continue
            row = theme_here(self._session, theme, self._places)
            if row is None:
                row = self._new_theme(theme)
            elif state is State.CONFLICT and self._choice(key) is not Choice.OURS:
                for name in THEME:
                    setattr(row, name, theme[name])
            here[theme["uid"]] = row
        self._session.flush()
        for theme in self._parcel["themes"]:
            row, parent = here.get(theme["uid"]), here.get(theme["parent"] or "")
            if row is not None and parent is not None and self._state(f"theme:{theme['uid']}") is State.NEW:
                row.parent_id = parent.id
        uids = {called[0]: id for id, called in self._parcel["names"].items() if id.startswith(ThemeRow.letter)}
        for uid, row in here.items():
            if uid in uids:
                self._places.learn(uids[uid], row.key)
        self._session.flush()

    def _new_theme(self, theme: Json) -> ThemeRow:
        question = ids.number(self._places(theme["question"]))
        last = self._session.scalar(select(func.max(ThemeRow.position)).where(ThemeRow.question_id == question))
        row = ThemeRow(
            question_id=question,
            position=0 if last is None else last + 1,
            uid=theme["uid"],
            **{name: theme[name] for name in THEME},
        )
        self._session.add(row)
        self._session.flush()
        return row

    def _codings(self) -> None:
        moment = now()
        for theme in self._parcel["themes"]:
            if self._state(f"theme:{theme['uid']}") is State.HOMELESS:
                continue
            row = theme_here(self._session, theme, self._places)
            if row is None:
                continue
            here = codings_of(self._session, row, self._author)
            told = {
                (one["response"], one["start"], one["stop"])
                for one in self._parcel["codings"]
                if one["theme"] == theme["uid"]
            }
            for response, start, stop in sorted(told - here, key=str):
                coding = CodingRow(
                    theme_id=row.id, response=response, start=start, stop=stop, author=self._author, created=moment
                )
                self._session.add(coding)
            if self._choice(f"coding:{theme['uid']}:gone") is Choice.THEIRS:
                for response, start, stop in here - told:
                    query = select(CodingRow).where(CodingRow.theme_id == row.id, CodingRow.author == self._author)
                    for coding in self._session.scalars(query.where(CodingRow.response == response)).all():
                        if (coding.start, coding.stop) == (start, stop):
                            self._session.delete(coding)
        self._session.flush()

    def _quotes(self) -> None:
        for quote in self._parcel["quotes"]:
            key = f"quote:{quote['uid']}"
            if self._state(key) is State.HOMELESS:
                continue
            row = quote_here(self._session, quote, self._places)
            if row is None:
                self._session.add(
                    QuoteRow(
                        uid=quote["uid"],
                        question_id=ids.number(self._places(quote["question"])),
                        response=quote["response"],
                        start=quote["start"],
                        stop=quote["stop"],
                        cleared=quote["cleared"],
                        author=self._author,
                        created=now(),
                    )
                )
            elif self._choice(key) is Choice.THEIRS:
                row.cleared = quote["cleared"]
        self._session.flush()

    def _finding(self, finding: Json) -> None:
        key = f"finding:{finding['uid']}"
        state, choice = self._state(key), self._choice(key)
        if state in (State.SAME, State.HOMELESS) or (state is State.CONFLICT and choice is Choice.OURS):
            return
        told = finding_in(finding, self._places)
        told.pop("evidence")
        if told["pillar"] not in self._pillars:
            told["pillar"] = ""
        row = finding_here(self._session, finding["uid"])
        if row is not None and choice is Choice.THEIRS:
            for name, value in told.items():
                setattr(row, name, value)
            return
        spec: Mapping[str, Any] = told["spec"]
        row = FindingRow(
            survey_id=self._survey.id,
            question_id=ids.number(spec["question"]) if spec else None,
            uid=finding["uid"] if row is None else new_uid(),
            author=self._author,
            created=datetime.fromisoformat(finding["created"]),
            position=1 + (self._session.scalar(select(func.max(FindingRow.position))) or 0),
            **told,
        )
        self._session.add(row)
        self._session.flush()

    def _note(self, note: Json) -> None:
        key = f"note:{note['uid']}"
        state, choice = self._state(key), self._choice(key)
        if state in (State.SAME, State.HOMELESS) or (state is State.CONFLICT and choice is Choice.OURS):
            return
        told = note_in(note, self._places)
        values = {name: told[name] for name in (*NOTE, "pin")}
        values["question_id"] = ids.number(told["question"]) or None
        values["option_id"] = ids.number(told["option"]) or None
        row = note_here(self._session, note["uid"])
        if row is not None and choice is Choice.THEIRS:
            for name, value in values.items():
                setattr(row, name, value)
            return
        self._session.add(
            NoteRow(
                survey_id=self._survey.id,
                uid=note["uid"] if row is None else new_uid(),
                author=self._author,
                created=datetime.fromisoformat(note["created"]),
                **values,
            )
        )

    def _evidence(self) -> None:
        """What the findings that were taken stand on, as it is in the parcel."""
        for finding in self._parcel["findings"]:
            key = f"finding:{finding['uid']}"
            state, choice = self._state(key), self._choice(key)
            row = finding_here(self._session, finding["uid"])
            taken = state is State.NEW or (state is State.CONFLICT and choice is Choice.THEIRS)
            if row is None or not taken:
                continue
            for piece in self._session.scalars(select(EvidenceRow).where(EvidenceRow.finding_id == row.id)).all():
                self._session.delete(piece)
            self._session.flush()
            told = finding_in(finding, self._places)["evidence"]
            for n, piece in enumerate(told):
                body = self._body(piece)
                if body is not None:
                    self._session.add(EvidenceRow(finding_id=row.id, position=n, kind=piece["kind"], body=body))

    def _body(self, piece: Json) -> Json | None:
        """The body of one piece of evidence here; None where its note or quote did not come along."""
        body = {name: value for name, value in piece.items() if name != "kind"}
        for name, kind in (("note", NoteRow), ("quote", QuoteRow)):
            if name in body:
                row = self._session.scalars(select(kind).where(kind.uid == body[name])).first()
                return None if row is None else {name: row.key}
        return body

    def _gone(self) -> None:
        """Take away what this person no longer hands over, where that was said."""
        for key, state in self._states.items():
            kind, _colon, uid = key.partition(":")
            if state is not State.GONE or self._choice(key) is not Choice.THEIRS or kind == "coding":
                continue
            row: Any = {"note": NoteRow, "quote": QuoteRow, "finding": FindingRow}[kind]
            found = self._session.scalars(select(row).where(row.uid == uid)).first()
            if found is not None:
                self._session.delete(found)
