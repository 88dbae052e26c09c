"""What a person does to notes, as steps of the project."""

from dataclasses import dataclass

from moin_desktop.analysis import figures, pinned
from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.questions import BaseRule
from moin_desktop.i18n import _
from moin_desktop.models import note_numbers, notes
from moin_desktop.models.notes import Note, Snapshot
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written into a note."""

    words: str = ""
    author: str = ""
    kind: str = "reading"
    tags: tuple[str, ...] = ()
    visibility: str = "room"


NOTHING = Writing()


def snapshot(workspace: Workspace, pin: Pin, filter: Filter, percent_of: str = "", part: str = "") -> Snapshot | None:
    """The number that a note at a place is about, under a filter; None where there is none.

    ``part`` is one answer to one row of a grid.
    """
    survey = workspace.survey
    question = next((one for one in survey.questions if one.id == pin.question), None)
    if pin.kind not in note_numbers.WITH_NUMBERS or (question is None and pin.kind is not PinKind.SURVEY):
        return None
    if not figures.filter_fits(survey, filter):
        filter = NO_FILTER
    spec = ChartSpec(pin.question, filter, compare=pin.by, percent_of=percent_of)
    found = pinned.part_at(survey, spec, pin.options or ((part,) if part else ()), pin.group)
    if found is None:
        return None
    rule = question.base_rule if question is not None else BaseRule.EVERYONE
    return Snapshot(found.count, found.base, rule, filter, pin.option or part, percent_of)


def pin(workspace: Workspace, place: Pin, written: Writing, about: Snapshot | None) -> str:
    """Pin a new note; its id, empty where it failed."""
    done = workspace.do(
        _("Pin a note"),
        notes.pin,
        workspace.survey.id,
        place,
        written.words,
        author=written.author,
        about=about,
        kind=written.kind,
        tags=written.tags,
        visibility=written.visibility,
    )
    return done or ""


def change(workspace: Workspace, note: Note, written: Writing) -> None:
    """Change what a note says and is, in one step."""
    was = Writing(note.text, note.author, note.kind, note.tags, note.visibility)
    if written != was:
        label = _("Edit a note")
        args = (written.words, written.author, written.kind, written.tags, written.visibility)
        workspace.do(label, notes.change, note.id, *args)


def remove(workspace: Workspace, note: Note) -> None:
    """Take a note away; undo is offered."""
    workspace.do(_("Remove a note"), notes.remove, note.id)
    workspace.tell(_("Note removed"), _("Undo"), workspace.undo)


def move(workspace: Workspace, note: Note, place: Pin, about: Snapshot | None) -> None:
    """Pin a note elsewhere, with its number there; undo is offered."""
    if place == note.pin and (about is None or note.about is None or about.option == note.about.option):
        return
    workspace.do(_("Pin a note elsewhere"), notes.move, note.id, place, about)
    workspace.tell(_("Note pinned elsewhere"), _("Undo"), workspace.undo)


def toggle(workspace: Workspace, note: Note) -> None:
    """Show a note on the chart, or keep it to the inspector."""
    label = _("Hide a note") if note.shown else _("Show a note")
    workspace.do(label, notes.set_shown, note.id, not note.shown)


def mark(workspace: Workspace, note: Note, mark: str) -> None:
    """Say what the room made of a note; the same mark again takes it off."""
    workspace.do(_("Mark a note"), notes.set_mark, note.id, "" if note.mark == mark else mark)


def update(workspace: Workspace, note: Note) -> None:
    """Let a note be about its number as it is now."""
    now = note_numbers.now(workspace.survey, note)
    if now is not None:
        workspace.do(_("Update the number of a note"), notes.update_number, note.id, now.count, now.base)


def keep(workspace: Workspace, note: Note) -> None:
    """Let a note stay about the number it was written about, until that changes again."""
    now = note_numbers.now(workspace.survey, note)
    if now is not None:
        workspace.do(_("Keep the number of a note"), notes.keep_number, note.id, now.count, now.base)


def last_author(workspace: Workspace) -> str:
    """Who says the next note: whoever said the newest one, else the name one works under."""
    said = notes.last_author(workspace.project.session, workspace.survey.id)
    return said or workspace.project.author


def in_use(workspace: Workspace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The authors and the tags of the notes of this survey, the latest first."""
    return notes.authors_and_tags(workspace.project.session, workspace.survey.id)


def find(workspace: Workspace, id: str) -> Note | None:
    """A note by its id; None where it is gone."""
    return next(iter(notes.by_ids(workspace.project.session, (id,))), None)
