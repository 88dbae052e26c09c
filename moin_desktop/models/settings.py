"""What a project remembers that is nobody's work, such as the last question looked at; and the project's name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models.schema import ProjectRow, SettingRow
from moin_desktop.models.values import clean


def get(session: Session, name: str, default: str = "") -> str:
    """What was remembered under a name."""
    found = session.scalars(select(SettingRow.value).where(SettingRow.name == name)).first()
    return default if found is None else found


def put(session: Session, name: str, value: str) -> None:
    """Remember something; run it with ``Project.remember``, as it is no step to undo."""
    row = session.scalars(select(SettingRow).where(SettingRow.name == name)).first()
    if row is None:
        session.add(SettingRow(name=name, value=clean(value)))
    else:
        row.value = clean(value)


def rename_project(session: Session, name: str) -> None:
    """Call the project by another name; this one is a step."""
    session.scalars(select(ProjectRow)).one().name = clean(name)
