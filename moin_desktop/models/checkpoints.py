"""Names for moments in the history: "Before the workshop"."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import ids
from moin_desktop.models.schema import CheckpointRow, StepRow, now
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One named moment: after ``step`` was done, 0 for the beginning."""

    id: str
    name: str
    step: int
    created: datetime


def add(session: Session, name: str, step: int | None = None) -> str:
    """Name this moment, or that after another step; its id. MoinError for an empty name.

    Run it with ``Project.remember``, as it is no step.
    """
    name = " ".join(clean(name).split())
    if not name:
        raise MoinError(_("A moment in the history needs a name."))
    if step is None:
        step = session.scalar(select(func.max(StepRow.id)).where(~StepRow.undone)) or 0
    row = CheckpointRow(step=step, name=name, created=now())
    session.add(row)
    session.flush()
    return row.key


def rename(session: Session, checkpoint_id: str, name: str) -> None:
    """Call a moment by another name."""
    ids.find(session, CheckpointRow, checkpoint_id).name = " ".join(clean(name).split())


def remove(session: Session, checkpoint_id: str) -> None:
    """Forget a name; the history stays."""
    session.delete(ids.find(session, CheckpointRow, checkpoint_id))


def all(session: Session) -> tuple[Checkpoint, ...]:
    """The named moments that undo or redo still lead to, oldest first."""
    there = set(session.scalars(select(StepRow.id))) | {0}
    rows = session.scalars(select(CheckpointRow).order_by(CheckpointRow.step, CheckpointRow.id))
    return tuple(Checkpoint(row.key, row.name, row.step, row.created) for row in rows if row.step in there)
