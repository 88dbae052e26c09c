"""The themes of a question as a codebook that other programs and people can have, and one from outside taken in."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import Role
from moin_desktop.analysis.themes import nested
from moin_desktop.models import ids, themes
from moin_desktop.models.schema import ThemeRow
from moin_desktop.models.values import clean

_OURS = uuid.UUID("5b0c9a3e-6f0d-4e0a-9a51-6d6f696e7464")
"""The namespace in which a theme's lasting name becomes a GUID."""
_HEX = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme as it stands in a codebook."""

    name: str
    parent: str = ""
    """The name of the theme it is part of."""
    definition: str = ""
    excludes: str = ""
    role: str = ""
    guid: str = ""
    """As in RFC 4122, lower case; empty where the file has none."""


class State(StrEnum):
    """How an entry stands to the themes that are here."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"
    """Here too, under the same GUID or name, and said otherwise: a person accepts that or not."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a codebook from outside."""

    key: str
    state: State
    entry: Entry
    here: Entry | None = None


def guid(uid: str) -> str:
    """The GUID of a theme by its lasting name: the one it came with, else one that is always the same."""
    if len(uid) == _HEX and all(c in "0123456789abcdef" for c in uid):
        return str(uuid.UUID(uid))
    return str(uuid.uuid5(_OURS, uid))


def of_question(session: Session, question_id: str) -> tuple[Entry, ...]:
    """The codebook of a free-text question: parts after their whole."""
    found = nested(themes.of_question(session, question_id))
    names = {theme.id: theme.name for theme in found}
    return tuple(
        Entry(
            theme.name,
            names.get(theme.parent, ""),
            theme.definition,
            theme.excludes,
            theme.role.value,
            guid(_uid(ids.find(session, ThemeRow, theme.id))),
        )
        for theme in found
    )


def _uid(row: ThemeRow) -> str:
    return row.uid or row.key


def _here(session: Session, question_id: str) -> dict[str, Entry]:
    """The themes that are here, by GUID and by name."""
    entries = of_question(session, question_id)
    return {entry.name.casefold(): entry for entry in entries} | {entry.guid: entry for entry in entries}


def compare(session: Session, question_id: str, entries: Sequence[Entry]) -> tuple[Item, ...]:
    """What of a codebook is new, the same, or different here. Nothing is changed."""
    here = _here(session, question_id)
    return tuple(
        _item(at, entry, here.get(entry.guid) or here.get(entry.name.casefold())) for at, entry in enumerate(entries)
    )


def _item(at: int, entry: Entry, here: Entry | None) -> Item:
    key = f"{at}:{entry.name}"
    if here is None:
        return Item(key, State.NEW, entry)
    same = _told(entry) == _told(here)
    return Item(key, State.SAME if same else State.DIFFERENT, entry, here)


def _told(entry: Entry) -> tuple[str, ...]:
    plain = (entry.name, entry.parent.casefold(), entry.definition, entry.excludes)
    return tuple(" ".join(clean(part).split()) for part in plain)


def take(session: Session, question_id: str, entries: Sequence[Entry], accepted: Collection[str] = ()) -> None:
    """Make the new themes of a codebook, and let those whose key is ``accepted`` be as it says.

    Taking the same codebook in again changes nothing. MoinError for a question that is no free text, and for a
    codebook in which a theme would be a part of itself.
    """
    items = compare(session, question_id, entries)
    made: dict[str, str] = {}
    for item in items:
        if item.state is State.NEW:
            made[item.key] = _make(session, question_id, item.entry)
        elif item.key in accepted:
            made[item.key] = _change(session, question_id, item)
    by_name = {theme.name.casefold(): theme.id for theme in themes.of_question(session, question_id)}
    for item in items:
        if item.key in made:
            themes.nest(
                session, made[item.key], by_name.get(item.entry.parent.casefold(), "") if item.entry.parent else ""
            )


def _make(session: Session, question_id: str, entry: Entry) -> str:
    if entry.role == Role.NONE.value and not _has_none(session, question_id):
        id = themes.none_fits(session, question_id)
        themes.rename(session, id, entry.name)
        themes.define(session, id, entry.definition, entry.excludes)
    else:
        id = themes.add(session, question_id, entry.name, entry.definition, entry.excludes)
    if entry.guid:
        ids.find(session, ThemeRow, id).uid = uuid.UUID(entry.guid).hex
        session.flush()
    return id


def _has_none(session: Session, question_id: str) -> bool:
    return any(theme.role is Role.NONE for theme in themes.of_question(session, question_id))


def _change(session: Session, question_id: str, item: Item) -> str:
    assert item.here is not None
    here = next(t.id for t in themes.of_question(session, question_id) if t.name == item.here.name)
    if item.entry.name != item.here.name:
        themes.rename(session, here, item.entry.name)
    themes.define(session, here, item.entry.definition, item.entry.excludes)
    return here


def uids(session: Session, question_id: str) -> dict[str, str]:
    """The GUID of each theme of a question, by its id."""
    query = select(ThemeRow).where(ThemeRow.question_id == ids.number(question_id), ThemeRow.merged_id.is_(None))
    return {row.key: guid(_uid(row)) for row in session.scalars(query)}
