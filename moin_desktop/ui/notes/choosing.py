"""Choosing a place for a note by a few typed words: a question, an answer, a theme, a finding, the whole survey."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.questions import GROUPING_TYPES, QuestionType
from moin_desktop.i18n import _
from moin_desktop.models import findings
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.ui.explore.question_list import type_icon, type_text
from moin_desktop.ui.notes import steps
from moin_desktop.ui.search.matching import Kind, Thing
from moin_desktop.ui.search.palette import Palette
from moin_desktop.ui.workspace import Workspace


class PlaceChooser(Palette):
    """The field that finds everything, for the places a note can have."""

    def __init__(self, workspace: Workspace, note: Note, parent: QWidget) -> None:
        self._note = note
        super().__init__(workspace, parent)
        self.say(_("Pin elsewhere"), _("Find a question, an answer, a theme or a finding to pin the note to"))

    def everything(self) -> Iterator[Thing]:
        """Every place in the survey of the note."""
        return places(self._workspace, self._pin)

    def can_look(self) -> bool:
        """Written answers are pinned to where they are read."""
        return False

    def _pin(self, place: Pin) -> None:
        ws, note = self._workspace, self._note
        filter = note.about.filter if note.about is not None else ws.filter
        steps.move(ws, note, place, steps.snapshot(ws, place, filter))


def places(workspace: Workspace, pin: Callable[[Pin], object]) -> Iterator[Thing]:
    """The places of the survey shown that can be found by words."""
    survey = workspace.survey
    for question in survey.charted:
        run = partial(pin, Pin(PinKind.QUESTION, question.id))
        yield Thing(
            Kind.QUESTION, question.name, run, type_text(question.type), type_icon(question), also=question.text
        )
    for question in survey.charted:
        if question.type not in GROUPING_TYPES and question.type is not QuestionType.GRID:
            continue
        kind = PinKind.THEME if question.themes_of else PinKind.ANSWER
        for option in question.options:
            run = partial(pin, Pin(kind, question.id, (option.id,)))
            yield Thing(Kind.ANSWER, option.label, run, question.name, type_icon(question))
    names = {question.id: question.name for question in survey.questions}
    for finding in findings.all(workspace.project.session):
        if finding.survey == survey.id:
            name = names.get(finding.spec.question, "")
            run = partial(pin, Pin(PinKind.FINDING, finding=finding.id))
            yield Thing(Kind.FINDING, finding.headline or name, run, name, "bookmark", also=finding.statement)
    yield Thing(Kind.ACTION, _("The whole survey"), partial(pin, ON_SURVEY), survey.name, "note")
