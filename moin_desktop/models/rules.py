"""What holds for the whole project: of how few respondents a group is not shown, and whether coders work unseen."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import ProjectRow

MOST = 50
"""A higher limit would hide most of a small survey."""
_HIDE, _BLIND = "hide under", "blind"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a project."""

    hide_under: int = 0
    """Numbers from 1 to under this are hidden, with whatever would give them away; 0 hides none."""
    blind: bool = False
    """Coders do not see what others gave until they look at how far they agree."""


def get(session: Session) -> Rules:
    """The rules as they stand."""
    every = session.scalars(select(ProjectRow.rules)).first() or {}
    kept = every.get(_HIDE, 0)
    return Rules(kept if isinstance(kept, int) and 0 < kept <= MOST else 0, blind=every.get(_BLIND) is True)


def set_hide_under(session: Session, limit: int) -> None:
    """Hide groups of fewer respondents than ``limit``; 0 hides none. MoinError for a number that is no limit."""
    if not 0 <= limit <= MOST:
        raise MoinError(_("Groups can be hidden under 1 to {most} respondents.").format(most=MOST))
    row = session.scalars(select(ProjectRow)).one()
    row.rules = {**row.rules, _HIDE: limit}


def set_blind(session: Session, blind: bool) -> None:
    """Let coders work without seeing each other's codes, or let them see."""
    row = session.scalars(select(ProjectRow)).one()
    row.rules = {**row.rules, _BLIND: blind}
