"""The pillars that findings stand under: the four of ROAR until a project gives itself others."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from moin_desktop.analysis.pillars import pillar_question, pillar_text
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import FindingRow, PillarRow
from moin_desktop.models.values import clean

ROAR = ("routes", "organisations", "assessment", "rewards")
MOST = 8
"""More columns cannot be read side by side."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """One column of the board."""

    code: str
    """What findings name it by."""
    name: str
    guide: str
    """The guiding question."""
    hue: int
    """Which of the pillar colours, counted from 0."""

    @property
    def letter(self) -> str:
        """The letter on its badge; a dash for none."""
        return self.name[:1].upper() if self.code else "–"


def all(session: Session) -> tuple[Pillar, ...]:
    """The pillars of the project in their order."""
    rows = session.scalars(select(PillarRow).order_by(PillarRow.position, PillarRow.id))
    own = tuple(Pillar(row.code, row.name, row.guide, row.hue) for row in rows)
    return own or tuple(Pillar(code, pillar_text(code), pillar_question(code), n) for n, code in enumerate(ROAR))


def none() -> Pillar:
    """What findings without a pillar stand under."""
    return Pillar("", pillar_text(""), pillar_question(""), -1)


def board(session: Session) -> tuple[Pillar, ...]:
    """The columns of the board: the pillars of the project, and at last the place for findings without one."""
    return (*all(session), none())


def codes(session: Session) -> tuple[str, ...]:
    """What findings name the pillars of the project by, in their order."""
    return tuple(pillar.code for pillar in all(session))


def name(session: Session, code: str) -> str:
    """What a pillar is called; the word for none where it is none of the project's."""
    return {pillar.code: pillar.name for pillar in all(session)}.get(code, pillar_text(""))


def rename(session: Session, code: str, name: str, guide: str) -> None:
    """Call a pillar by another name, with another guiding question."""
    row = next(row for row in _own(session) if row.code == code)
    row.name, row.guide = _free(session, name, code), clean(guide).strip()


def add(session: Session, name: str, guide: str = "") -> str:
    """A further pillar, last of all; its code. MoinError without a name, or where there are too many."""
    rows = _own(session)
    if len(rows) >= MOST:
        raise MoinError(_("A board holds at most {n} pillars.").format(n=MOST))
    used = {row.hue for row in rows}
    n = 1
    while f"pillar{n}" in {row.code for row in rows}:
        n += 1
    row = PillarRow(
        position=len(rows),
        code=f"pillar{n}",
        name=_free(session, name),
        guide=clean(guide).strip(),
        hue=next(hue for hue in range(MOST) if hue not in used),
    )
    session.add(row)
    session.flush()
    return row.code


def remove(session: Session, code: str) -> None:
    """Take a pillar away; its findings stay, under none. MoinError for the last one."""
    rows = _own(session)
    if len(rows) == 1:
        raise MoinError(_("A board needs at least one pillar."))
    session.delete(next(row for row in rows if row.code == code))
    _unsort(session, (code,))


def move(session: Session, code: str, position: int) -> None:
    """Put a pillar at a place, counted from 1."""
    rows = _own(session)
    row = next(row for row in rows if row.code == code)
    rows.remove(row)
    rows.insert(min(max(position, 1), len(rows) + 1) - 1, row)
    for n, other in enumerate(rows):
        other.position = n


def reset(session: Session) -> None:
    """Go back to the four of ROAR; findings under others stay, under none."""
    gone = {row.code for row in session.scalars(select(PillarRow))} - set(ROAR)
    for row in session.scalars(select(PillarRow)).all():
        session.delete(row)
    _unsort(session, sorted(gone))


def _unsort(session: Session, gone: Sequence[str]) -> None:
    """Put the findings of pillars that are gone behind those that had none, in their order."""
    for code in gone:
        there = session.scalar(select(func.max(FindingRow.position)).where(FindingRow.pillar == "")) or 0
        query = select(FindingRow).where(FindingRow.pillar == code).order_by(FindingRow.position, FindingRow.id)
        for n, row in enumerate(session.scalars(query).all(), 1):
            row.pillar, row.position = "", there + n
        session.flush()


def _own(session: Session) -> list[PillarRow]:
    """The rows of the project's own pillars; made of the usual ones when first changed."""
    rows = list(session.scalars(select(PillarRow).order_by(PillarRow.position, PillarRow.id)))
    if not rows:
        rows = [
            PillarRow(position=n, code=one.code, name=one.name, guide=one.guide, hue=one.hue)
            for n, one in enumerate(all(session))
        ]
        session.add_all(rows)
        session.flush()
    return rows


def _free(session: Session, name: str, own: str = "") -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise MoinError(_("A pillar needs a name."))
    others: Sequence[Pillar] = [pillar for pillar in all(session) if pillar.code != own]
    if any(pillar.name.casefold() == name.casefold() for pillar in others):
        raise MoinError(_("There is already a pillar called “{name}”.").format(name=name))
    return name
