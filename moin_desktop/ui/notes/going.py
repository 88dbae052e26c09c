"""From a note to where it is pinned: its chart is shown, its answer chosen, the note marked."""

from moin_desktop.analysis import cells
from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import filter_fits
from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.i18n import _
from moin_desktop.models import findings
from moin_desktop.models import note_places as places
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind, is_there
from moin_desktop.ui.workspace import Workspace


def go_to(workspace: Workspace, note: Note) -> None:
    """Show a note where it is pinned, under the filter it was written under; one without a place is told so."""
    if note.survey != workspace.survey.id:
        workspace.show_survey(note.survey)
    survey, pin = workspace.survey, note.pin
    kept = {finding.id: finding for finding in findings.all(workspace.project.session)}
    if not is_there(pin, survey, frozenset(kept)):
        workspace.tell(_("What this note was about is gone. Pin it elsewhere"))
        return
    if pin.kind is PinKind.FINDING:
        spec = kept[pin.finding].spec
        if not spec.question:
            workspace.go("findings")
            workspace.finding_wanted.emit(pin.finding)
            return
        workspace.show_chart(spec)
    elif pin.question:
        _show_question(workspace, note)
    workspace.go("explore")
    if pin.kind is PinKind.QUOTE:
        workspace.words_wanted.emit(pin.question, places.written(survey, pin.whole))
    workspace.note_opened.emit(note.id)


def _show_question(workspace: Workspace, note: Note) -> None:
    pin = note.pin
    filter = note.about.filter if note.about is not None else workspace.filter
    if not filter_fits(workspace.survey, filter):
        filter = NO_FILTER
    if pin.kind is PinKind.CELL:
        workspace.show_chart(ChartSpec(pin.question, filter, compare=pin.by))
        workspace.select(pin.question, (cells.cell_id(pin.option, pin.by, pin.group),))
        return
    workspace.set_question(pin.question)
    if filter != workspace.filter:
        workspace.set_filter(filter)
    part = note.about.option if note.about is not None and not pin.options else ""
    there = workspace.survey.question(pin.question).choices
    chosen = tuple(option for option in pin.options if option in there) or ((part,) if part else ())
    workspace.select(pin.question, chosen)
