"""Take in what was accepted of an edited workbook, all in one step."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models import (
    codings,
    corrections,
    findings,
    ids,
    notes,
    questions,
    quotes,
    themes,
)
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.models.roundtrip.edited import Change, State
from moin_desktop.models.schema import CodingRow, OptionRow, QuestionRow, ThemeRow
from moin_desktop.models.values import clean


def take(session: Session, accepted: Sequence[Change]) -> int:
    """Make every accepted change; how many. MoinError where one cannot be, and then none is made."""
    wanted = [change for change in accepted if change.state is not State.REFUSED]
    _rename_themes(session, [c for c in wanted if (c.kind, c.field) == ("theme", "name")])
    made = [change for change in wanted if change.kind == "theme" and change.state is State.NEW]
    for change in made:
        told = change.fields
        themes.add(session, told["question"], told["name"], told["definition"], told["excludes"])
    for change in made:
        _nest(session, _theme(session, change.fields["question"], change.fields["name"]), change.fields["parent"])
    for change in wanted:
        if change.state is State.NEW:
            _NEW.get(change.kind, _nothing)(session, change)
        elif change.state is not State.GONE:
            _EDIT.get((change.kind, change.field), _nothing)(session, change)
    for change in wanted:
        if change.state is State.GONE:
            _GONE[change.kind](session, change)
    session.flush()
    return len(wanted)


Act = Callable[[Session, Change], object]


def _nothing(_session: Session, _change: Change) -> None:
    """Done before all others."""


# Themes


def _rename_themes(session: Session, changes: Sequence[Change]) -> None:
    """Give themes their names, which may be each other's: first names that nobody has."""
    for change in changes:
        ids.find(session, ThemeRow, change.id).name = f"\x01{change.id}"
    session.flush()
    for change in changes:
        themes.rename(session, change.id, change.value)


def _define(session: Session, change: Change) -> None:
    row = ids.find(session, ThemeRow, change.id)
    both = {"definition": row.definition, "excludes": row.excludes, change.field: change.value}
    themes.define(session, change.id, both["definition"], both["excludes"])


def _parent(session: Session, change: Change) -> None:
    _nest(session, change.id, change.value)


def _nest(session: Session, theme: str, parent: str) -> None:
    """Make a theme a part of another, told by its id or its name."""
    question = f"{QuestionRow.letter}{ids.find(session, ThemeRow, theme).question_id}"
    themes.nest(session, theme, _theme(session, question, parent) if parent.strip() else "")


def _theme(session: Session, question: str, told: str) -> str:
    """The id of a theme told by its id or its name; MoinError where there is none."""
    there = themes.of_question(session, question)
    name = " ".join(told.split()).casefold()
    found = next((theme.id for theme in there if theme.id == told), "")
    found = found or next((theme.id for theme in there if theme.name.casefold() == name), "")
    return ids.find(session, ThemeRow, found or told).key


# Codings


def _words(change: Change) -> tuple[int, int] | None:
    start, _dash, stop = change.fields["span"].partition("-")
    return (int(start), int(stop)) if start else None


def _give(session: Session, change: Change, coder: str, theme: str) -> None:
    there = _theme(session, change.fields["question"], theme)
    codings.give(session, there, [int(change.fields["response"])], coder, _words(change))


def _take_away(session: Session, change: Change) -> None:
    """Take one coding away, and leave what else the coder marked in the answer for the same theme."""
    told, words = change.fields, _words(change)
    query = select(CodingRow).where(
        CodingRow.theme_id == ids.number(told["theme"]),
        CodingRow.response == int(told["response"]),
        CodingRow.author == clean(told["coder"]),
    )
    for row in session.scalars(query).all():
        if (row.start, row.stop) == (words or (None, None)):
            session.delete(row)
    session.flush()


def _exchange(session: Session, change: Change) -> None:
    _take_away(session, change)
    _give(session, change, change.fields["by"], change.value)


# Notes and findings


def _tags(text: str) -> list[str]:
    return [tag for tag in text.split(",") if tag.strip()]


def _add_note(session: Session, change: Change) -> None:
    told = change.fields
    place = Pin(PinKind.QUESTION, told["question"]) if told["question"] else ON_SURVEY
    notes.pin(
        session,
        told["survey"],
        place,
        told["text"],
        author=told["author"],
        kind=told["kind"],
        tags=_tags(told["tags"]),
        visibility=told["sees"],
        mark=told["mark"],
    )


def _ask(session: Session, change: Change) -> None:
    told = change.fields
    findings.ask(session, told["survey"], told["text"], told["pillar"], told["author"])


# Answers


def _rename_answer(session: Session, change: Change) -> None:
    question = f"{QuestionRow.letter}{ids.find(session, OptionRow, change.id).question_id}"
    net = next((net for net in corrections.question(session, question).nets if net.id == change.id), None)
    if net is not None:
        questions.regroup(session, question, net.id, change.value, net.options)
    else:
        questions.rename_option(session, question, change.id, change.value)


_EDIT: dict[tuple[str, str], Act] = {
    ("note", "text"): lambda s, c: notes.edit(s, c.id, c.value),
    ("note", "author"): lambda s, c: notes.set_author(s, c.id, c.value),
    ("note", "kind"): lambda s, c: notes.set_kind(s, c.id, c.value),
    ("note", "mark"): lambda s, c: notes.set_mark(s, c.id, c.value),
    ("note", "sees"): lambda s, c: notes.set_visibility(s, c.id, c.value),
    ("note", "tags"): lambda s, c: notes.set_tags(s, c.id, _tags(c.value)),
    ("finding", "headline"): lambda s, c: findings.set_headline(s, c.id, c.value),
    ("finding", "statement"): lambda s, c: findings.set_statement(s, c.id, c.value),
    ("finding", "presenter"): lambda s, c: findings.set_presenter(s, c.id, c.value),
    ("finding", "status"): lambda s, c: findings.set_status(s, c.id, c.value),
    ("finding", "pillar"): lambda s, c: findings.set_pillar(s, c.id, c.value),
    ("theme", "definition"): _define,
    ("theme", "excludes"): _define,
    ("theme", "parent"): _parent,
    ("quote", "cleared"): lambda s, c: quotes.set_cleared(s, c.id, c.value == "yes"),
    ("question", "name"): lambda s, c: questions.rename(s, c.id, c.value),
    ("answer", "label"): _rename_answer,
    ("coding", "theme"): _exchange,
    ("coding", "coder"): _exchange,
}
_NEW: dict[str, Act] = {
    "note": _add_note,
    "finding": _ask,
    "coding": lambda s, c: _give(s, c, c.fields["coder"], c.fields["theme"]),
}
_GONE: dict[str, Act] = {
    "note": lambda s, c: notes.remove(s, c.id),
    "finding": lambda s, c: findings.remove(s, c.id),
    "theme": lambda s, c: themes.remove(s, c.id),
    "quote": lambda s, c: quotes.remove(s, c.id),
    "coding": _take_away,
}
