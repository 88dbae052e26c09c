"""From the ids that the rest of the program knows ("n2") to rows and back."""

from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from moin_desktop.analysis.themes import text_id
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import Row

R = TypeVar("R", bound=Row)


def number(key: str) -> int:
    """The database id in a key; 0, which no row has, where it is none. The themes of a text lead to its question."""
    key = text_id(key)
    return int(key[1:]) if key[1:].isascii() and key[1:].isdigit() and len(key) < 19 else 0


def find(session: Session, kind: type[R], key: str) -> R:
    """The row with this key; MoinError when there is none."""
    row = session.get(kind, number(key)) if key.startswith(kind.letter) else None
    if row is None:
        raise MoinError(_("There is no “{id}” in this project.").format(id=key))
    return row


def next_id(session: Session, kind: type[Row]) -> int:
    """The first id of a table that was never used."""
    used = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": kind.__tablename__})
    return int(used.scalar() or 0) + 1
