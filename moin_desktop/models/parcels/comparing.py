"""What of a parcel is new here, the same, or another than here: told item by item before anything is taken."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.parcels import making
from moin_desktop.models.parcels.making import FINDING, NOTE, THEME, Json
from moin_desktop.models.parcels.naming import Places, translated, translated_words
from moin_desktop.models.schema import (
    CodingRow,
    EditionRow,
    FindingRow,
    NoteRow,
    QuestionRow,
    QuoteRow,
    SourceRow,
    SurveyRow,
    ThemeRow,
)


class State(StrEnum):
    """How one thing of a parcel stands to what is here."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    """Here too, and different: a person says which counts."""
    GONE = "gone"
    """Here under this person's name, and no longer in what they hand over."""
    HOMELESS = "homeless"
    """About a question or an answer that is not here."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a parcel."""

    key: str
    """"note:1f…", "theme:…", "coding:…", "quote:…", "finding:…"."""
    kind: str
    state: State
    title: str
    theirs: str = ""
    ours: str = ""


def survey_of(session: Session, parcel: Json) -> SurveyRow:
    """The survey that a parcel is about; MoinError where none of the project was read from the same file."""
    told = parcel["survey"]
    query = select(SurveyRow).join(EditionRow, EditionRow.id == SurveyRow.edition_id)
    query = query.join(SourceRow, SourceRow.id == EditionRow.source_id)
    query = query.where(~SurveyRow.hidden, SourceRow.sha256 == told["sha256"], EditionRow.rows == told["rows"])
    found = session.scalars(query.order_by(SurveyRow.id)).all()
    same_sheet = [row for row in found if session.get_one(EditionRow, row.edition_id).sheet == told["sheet"]]
    if not found:
        raise MoinError(
            _("This parcel is about another export of “{name}” than the one in this project.").format(
                name=told["name"]
            ),
            hint=_("Both copies need the same export: import it again here or there, then hand over anew."),
        )
    return (same_sheet or list(found))[0]


def compare(session: Session, parcel: Json) -> tuple[Item, ...]:
    """Everything in a parcel, and what is no longer in it, against this project. Nothing is changed."""
    survey = survey_of(session, parcel)
    places = _coming(session, parcel, Places(session, survey.id, parcel["names"]))
    return (
        *_themes(session, parcel, places),
        *_codings(session, survey, parcel, places),
        *_quotes(session, survey, parcel, places),
        *_notes(session, survey, parcel, places),
        *_findings(session, survey, parcel, places),
    )


def _coming(session: Session, parcel: Json, places: Places) -> Places:
    """Places that also know the themes and findings that come with the parcel itself."""
    by_uid = {called[0]: id for id, called in parcel["names"].items() if id[0] in "tf"}
    for theme in parcel["themes"]:
        if theme["uid"] in by_uid:
            with suppress(LookupError):
                row = theme_here(session, theme, places)
                places.learn(by_uid[theme["uid"]], f"t+{theme['uid']}" if row is None else row.key)
    for finding in parcel["findings"]:
        if finding["uid"] in by_uid:
            here = finding_here(session, finding["uid"])
            places.learn(by_uid[finding["uid"]], f"f+{finding['uid']}" if here is None else here.key)
    return places


def theme_here(session: Session, theme: Json, places: Places) -> ThemeRow | None:
    """The theme here that one of a parcel is: by its lasting name, else by name within the question."""
    query = select(ThemeRow).where(ThemeRow.merged_id.is_(None))
    row = session.scalars(query.where(ThemeRow.uid == theme["uid"])).first()
    if row is None:
        question = int(places(theme["question"])[1:])
        named = session.scalars(query.where(ThemeRow.question_id == question))
        row = next((one for one in named if one.name.casefold() == theme["name"].casefold()), None)
    return row


def _themes(session: Session, parcel: Json, places: Places) -> Iterator[Item]:
    for theme in parcel["themes"]:
        key, title = f"theme:{theme['uid']}", theme["name"]
        try:
            row = theme_here(session, theme, places)
        except LookupError:
            yield Item(key, "theme", State.HOMELESS, title)
            continue
        if row is None:
            yield Item(key, "theme", State.NEW, title)
            continue
        here = {name: getattr(row, name) for name in THEME}
        told = {name: theme[name] for name in THEME}
        if here == told:
            yield Item(key, "theme", State.SAME, title)
        else:
            yield Item(key, "theme", State.CONFLICT, title, _theme_words(told), _theme_words(here))


def _theme_words(told: Mapping[str, Any]) -> str:
    parts = (told["name"], told["definition"], told["excludes"] and _("Not: {text}").format(text=told["excludes"]))
    return "\n".join(part for part in parts if part)


Coding = tuple[int, int | None, int | None]


def codings_of(session: Session, theme: ThemeRow | None, author: str) -> set[Coding]:
    """What one person has coded with a theme here: (row, start, stop)."""
    if theme is None:
        return set()
    query = select(CodingRow.response, CodingRow.start, CodingRow.stop)
    query = query.where(CodingRow.theme_id == theme.id, CodingRow.author == author)
    return {(response, start, stop) for response, start, stop in session.execute(query)}


def _codings(session: Session, survey: SurveyRow, parcel: Json, places: Places) -> Iterator[Item]:
    """One item for each theme and state, with how many answers it is about."""
    told: dict[str, set[Coding]] = {theme["uid"]: set() for theme in parcel["themes"]}
    for coding in parcel["codings"]:
        told[coding["theme"]].add((coding["response"], coding["start"], coding["stop"]))
    for theme in parcel["themes"]:
        try:
            row = theme_here(session, theme, places)
        except LookupError:
            continue
        here = codings_of(session, row, parcel["author"])
        for state, some in (
            (State.NEW, told[theme["uid"]] - here),
            (State.SAME, told[theme["uid"]] & here),
            (State.GONE, here - told[theme["uid"]]),
        ):
            if some:
                n = len({response for response, _start, _stop in some})
                title = ngettext("{n} answer coded “{theme}”", "{n} answers coded “{theme}”", n)
                key = f"coding:{theme['uid']}:{state.value}"
                yield Item(key, "coding", state, title.format(n=n, theme=theme["name"]))


def _state(here: Mapping[str, Any] | None, told: Mapping[str, Any]) -> State:
    if here is None:
        return State.NEW
    return State.SAME if all(here[name] == told[name] for name in told) else State.CONFLICT


def note_here(session: Session, uid: str) -> NoteRow | None:
    """The note with this lasting name."""
    return session.scalars(select(NoteRow).where(NoteRow.uid == uid)).first() if uid else None


def note_in(note: Json, places: Places) -> Json:
    """A note of a parcel in the ids of this project; LookupError where it is about something that is not here."""
    plain = {name: note[name] for name in NOTE if name != "about"}
    return {**plain, **translated({name: note[name] for name in ("about", "question", "option", "pin")}, places)}


def finding_in(finding: Json, places: Places) -> Json:
    """A finding of a parcel in the ids of this project; LookupError where it is about something that is not here."""
    inside = ("spec", "focus", "snapshot", "evidence")
    plain = {name: finding[name] for name in FINDING if name not in inside}
    plain["statement"] = translated_words(finding["statement"], places)
    return {**plain, **translated({name: finding[name] for name in inside}, places)}


def _notes(session: Session, survey: SurveyRow, parcel: Json, places: Places) -> Iterator[Item]:
    seen = Counter(note["uid"] for note in parcel["notes"])
    for note in parcel["notes"]:
        key = f"note:{note['uid']}"
        try:
            told = note_in(note, places)
        except LookupError:
            yield Item(key, "note", State.HOMELESS, note["text"])
            continue
        row = note_here(session, note["uid"])
        here = None if row is None else making.note_out(row)
        state = _state(here, told)
        if here is not None and state is State.CONFLICT:
            yield Item(key, "note", state, note["text"], note["text"], here["text"])
        else:
            yield Item(key, "note", state, note["text"])
    query = select(NoteRow).where(NoteRow.survey_id == survey.id, NoteRow.author == parcel["author"])
    for row in session.scalars(query.order_by(NoteRow.id)) if parcel["author"] else ():
        if row.uid not in seen:
            yield Item(f"note:{row.uid}", "note", State.GONE, row.text)


def quote_here(session: Session, quote: Json, places: Places) -> QuoteRow | None:
    """The quote of the same words here."""
    question = int(places(quote["question"])[1:])
    query = select(QuoteRow).where(QuoteRow.question_id == question, QuoteRow.response == quote["response"])
    return next((q for q in session.scalars(query) if (q.start, q.stop) == (quote["start"], quote["stop"])), None)


def _quotes(session: Session, survey: SurveyRow, parcel: Json, places: Places) -> Iterator[Item]:
    there: set[int] = set()
    for quote in parcel["quotes"]:
        key, title = f"quote:{quote['uid']}", _("Quote from response {n}").format(n=quote["response"] + 1)
        try:
            row = quote_here(session, quote, places)
        except LookupError:
            yield Item(key, "quote", State.HOMELESS, title)
            continue
        there |= set() if row is None else {row.id}
        if row is None or row.cleared == quote["cleared"]:
            yield Item(key, "quote", State.NEW if row is None else State.SAME, title)
        else:
            words = {True: _("Cleared to be shown"), False: _("Not cleared")}
            yield Item(key, "quote", State.CONFLICT, title, words[quote["cleared"]], words[row.cleared])
    query = select(QuoteRow).join(QuestionRow, QuestionRow.id == QuoteRow.question_id)
    query = query.where(QuestionRow.survey_id == survey.id, QuoteRow.author == parcel["author"])
    for row in session.scalars(query.order_by(QuoteRow.id)) if parcel["author"] else ():
        if row.id not in there:
            title = _("Quote from response {n}").format(n=row.response + 1)
            yield Item(f"quote:{row.uid}", "quote", State.GONE, title)


def finding_here(session: Session, uid: str) -> FindingRow | None:
    """The finding with this lasting name."""
    return session.scalars(select(FindingRow).where(FindingRow.uid == uid)).first() if uid else None


def _findings(session: Session, survey: SurveyRow, parcel: Json, places: Places) -> Iterator[Item]:
    seen = {finding["uid"] for finding in parcel["findings"]}
    for finding in parcel["findings"]:
        key, title = f"finding:{finding['uid']}", finding["headline"] or _("Finding without a headline")
        try:
            told = finding_in(finding, places)
        except LookupError:
            yield Item(key, "finding", State.HOMELESS, title)
            continue
        row = finding_here(session, finding["uid"])
        here = None if row is None else making.finding_out(session, row)
        state = _state(here, told)
        if here is not None and state is State.CONFLICT:
            yield Item(key, "finding", state, title, _finding_words(finding), _finding_words(here))
        else:
            yield Item(key, "finding", state, title)
    query = select(FindingRow).where(FindingRow.survey_id == survey.id, FindingRow.author == parcel["author"])
    for row in session.scalars(query.order_by(FindingRow.id)) if parcel["author"] else ():
        if row.uid not in seen:
            yield Item(f"finding:{row.uid}", "finding", State.GONE, row.headline)


def _finding_words(told: Mapping[str, Any]) -> str:
    parts = (told["headline"], told["statement"], told["status"])
    return "\n".join(part for part in parts if part)
