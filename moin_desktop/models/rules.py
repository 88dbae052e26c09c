"""What holds for the whole project and every export of it: of how few respondents a group is not shown."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import ProjectRow

MOST = 50
"""A higher limit would hide most of a small survey."""
_HIDE = "hide under"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a project."""

    hide_under: int = 0
    """Numbers from 1 to under this are hidden, with whatever would give them away; 0 hides none."""


def get(session: Session) -> Rules:
    """The rules as they stand."""
    kept = (session.scalars(select(ProjectRow.rules)).first() or {}).get(_HIDE, 0)
    return Rules(kept if isinstance(kept, int) and 0 < kept <= MOST else 0)


def set_hide_under(session: Session, limit: int) -> None:
    """Hide groups of fewer respondents than ``limit``; 0 hides none. MoinError for a number that is no limit."""
    if not 0 <= limit <= MOST:
        raise MoinError(_("Groups can be hidden under 1 to {most} respondents.").format(most=MOST))
    row = session.scalars(select(ProjectRow)).one()
    row.rules = {**row.rules, _HIDE: limit}
