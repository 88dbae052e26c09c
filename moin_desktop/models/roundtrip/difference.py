"""What was edited in a workbook since it was written, told change by change before anything is taken in."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import history, storage
from moin_desktop.models.project import Project
from moin_desktop.models.roundtrip import added, coded, words
from moin_desktop.models.roundtrip.edited import Change, Edited, EditedRow, State
from moin_desktop.models.roundtrip.listing import Entry, Listing, listing
from moin_desktop.models.roundtrip.same import same, whole
from moin_desktop.models.schema import ProjectRow, SourceRow

_REMOVABLE = ("note", "finding", "theme", "quote")
Row = tuple[EditedRow, str, str]
"""A row with the kind and the id of what it is about."""


def at_export(image: bytes, edited: Edited) -> Project | None:
    """The project as it was when the workbook was made, in memory; None where its history does not lead there.

    ``image`` as ``Project.image`` gives it. To be closed.
    """
    if edited.step is None:
        return None
    project = Project(storage.engine_of(image), None)
    try:
        project.go_to(edited.step)
    except LookupError:
        project.close()
        return None
    return project


def difference_of(image: bytes, edited: Edited) -> tuple[Change, ...]:
    """As ``difference``, of a project given as ``Project.image``, for any thread."""
    engine = storage.engine_of(image)
    then = at_export(image, edited)
    try:
        with Session(engine) as session:
            return difference(session, edited, None if then is None else then.session)
    finally:
        engine.dispose()
        if then is not None:
            then.close()


def difference(session: Session, edited: Edited, then: Session | None = None) -> tuple[Change, ...]:
    """Everything that was edited in the workbook; nothing for one that was left as it was. Nothing is changed.

    ``then`` is the project as it was when the workbook was made: what the project itself changed since is told from
    what was edited. Without it every row is compared with the project as it is now. MoinError where the workbook is
    of another project.
    """
    _refuse_other(session, edited, then)
    now = listing(session, edited.profile)
    was = now if then is None else listing(then, edited.profile)
    known = [*_known(edited, was, now)]
    seen = {(kind, id) for row, kind, id in known if row.list == kind}
    fresh = [row for row in edited.rows if row.list != "coding" and not row.id]
    changes = [change for row, kind, id in known for change in _edits(row, kind, id, was, now)]
    changes += _copies(edited, was)
    changes += added.changes(fresh, was, now, edited)
    changes += coded.changes(edited, was, now)
    changes += _gone(edited, was, now, seen)
    return tuple(_each_once(changes))


def _refuse_other(session: Session, edited: Edited, then: Session | None) -> None:
    names = [one.scalars(select(ProjectRow.name)).one() for one in (session, then) if one is not None]
    sources = set(session.scalars(select(SourceRow.sha256)))
    if not any(same(edited.project, name) for name in names):
        raise MoinError(
            _("{name} was made from another project, “{project}”.").format(name=edited.name, project=edited.project),
            hint=_("Open that project first."),
        )
    if not set(edited.surveys.values()) <= sources:
        raise MoinError(
            _("{name} is about a survey that this project does not hold.").format(name=edited.name),
            hint=_("Open the project that it was saved from."),
        )
    last = history.last(session, undone=False)
    steps = history.steps(session)
    if edited.step and (last is None or edited.step > max(step.id for step in steps)) and then is None:
        raise MoinError(
            _("{name} was saved from a later state of this project.").format(name=edited.name),
            hint=_("Open the copy of the project that it was saved from."),
        )


def _known(edited: Edited, was: Listing, now: Listing) -> Iterator[Row]:
    """The rows that are about something of the project, each thing once per list."""
    seen: set[tuple[str, str]] = set()
    for row in edited.rows:
        if row.list == "coding" or not row.id or (row.list, row.id) in seen:
            continue
        kind = _kind(row)
        if (kind, row.id) in was.entries or (kind, row.id) in now.entries:
            seen.add((row.list, row.id))
            yield row, kind, row.id


def _kind(row: EditedRow) -> str:
    if row.list == "emerging":
        return "finding" if row.id.startswith("f") else "note"
    if row.list == "dictionary":
        if row.id.startswith("t"):
            return "theme"
        return "question" if row.id.startswith("q") and "." not in row.id.removesuffix(".themes") else "answer"
    return row.list


_IN_OTHER_LISTS = {
    ("emerging", "finding"): {"text": "headline", "pillar": "pillar"},
    ("emerging", "note"): {"text": "text", "author": "author"},
    ("dictionary", "theme"): {"label": "name"},
    ("dictionary", "question"): {"name": "name"},
    ("dictionary", "answer"): {"label": "label"},
}


def _edits(row: EditedRow, kind: str, id: str, was: Listing, now: Listing) -> Iterator[Change]:
    """What was edited in one row."""
    called = _IN_OTHER_LISTS.get((row.list, kind))
    fields = {called[name]: text for name, text in row.fields.items() if name in called} if called else row.fields
    here = now.entries.get((kind, id))
    old = was.entries.get((kind, id), here)
    assert old is not None
    for name, text in fields.items():
        if name not in old.fields or words.same_as(old, name, text) or words.is_ours(old, name, text):
            continue
        if here is not None and words.same_as(here, name, text):
            continue
        yield _edit(row, old, here, name, whole(text, old.fields[name]), now)


def _edit(row: EditedRow, old: Entry, here: Entry | None, name: str, text: str, now: Listing) -> Change:
    clash = here is None or not same(here.fields[name], old.fields[name])
    trouble = old.fixed if here is not None else _("This was taken away in the project since.")
    value = ""
    if not trouble:
        value, trouble = words.value(old, name, text, now)
    return Change(
        key=f"{old.kind}:{old.id}:{name}",
        kind=old.kind,
        id=old.id,
        field=name,
        state=State.REFUSED if trouble else State.CLASH if clash else State.EDIT,
        title=old.title,
        before="" if here is None else here.fields[name],
        after=text,
        sheet=row.sheet,
        row=row.row,
        value=value,
        exported=old.fields[name] if clash else "",
        trouble=trouble,
    )


def _copies(edited: Edited, was: Listing) -> list[Change]:
    """Rows that were copied with their id, or have an id that nothing here has."""
    found, seen = [], set()
    for row in edited.rows:
        kind = _kind(row)
        if row.list == "coding" or not row.id:
            continue
        key = (row.list, row.id)
        if key in seen or (kind, row.id) not in was.entries:
            told = _("There are two rows with this id.") if key in seen else _("There is nothing with this id here.")
            found.append(_refused(row, kind, told))
        seen.add(key)
    return found


def _refused(row: EditedRow, kind: str, trouble: str) -> Change:
    said = next((text for text in row.fields.values() if text), row.id)
    key = f"{kind}:{row.id}:{row.sheet}:{row.row}"
    hint = _("{trouble} Empty the cell of the id to make it a new one.").format(trouble=trouble)
    return Change(key, kind, row.id, "", State.REFUSED, said, "", said, row.sheet, row.row, trouble=hint)


def _gone(edited: Edited, was: Listing, now: Listing, seen: set[tuple[str, str]]) -> Iterator[Change]:
    """What was listed and is not any more, where its list is there; of surveys that the workbook is about."""
    for (kind, id), entry in was.entries.items():
        wanted = kind in _REMOVABLE and kind in edited.lists and entry.survey in edited.surveys
        if wanted and (kind, id) not in seen and (kind, id) in now.entries:
            key = f"{kind}:{id}:gone"
            yield Change(key, kind, id, "", State.GONE, entry.title, entry.title, "", "", 0)


def _each_once(changes: Sequence[Change]) -> Iterator[Change]:
    """The same edit made on two sheets is one; two different ones of the same thing are told apart by their place."""
    seen: dict[str, str] = {}
    for change in changes:
        if change.key not in seen:
            seen[change.key] = change.after
            yield change
        elif seen[change.key] != change.after:
            other = _("This was edited otherwise on another sheet.")
            yield Change(
                f"{change.key}@{change.sheet}!{change.row}",
                change.kind,
                change.id,
                change.field,
                State.REFUSED,
                change.title,
                change.before,
                change.after,
                change.sheet,
                change.row,
                trouble=other,
            )
