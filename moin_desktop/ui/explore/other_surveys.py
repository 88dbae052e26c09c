"""The same question in the other surveys of the project, looked for only where there are several."""

from moin_desktop.analysis import waves
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import surveys
from moin_desktop.ui.workspace import Workspace


class OtherSurveys:
    """The waves of the question shown; surveys are read once, and again after the project changed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._at: tuple[Survey, str] | None = None
        self._found: tuple[waves.Wave, ...] = ()
        workspace.survey_changed.connect(self._forget)
        workspace.project_changed.connect(self._forget)

    def waves(self, question: Question) -> tuple[waves.Wave, ...]:
        """The surveys with this question, oldest first; nothing where there is only this one."""
        ws = self._workspace
        if self._at is None or self._at[0] is not ws.survey or self._at[1] != question.id:
            self._at = (ws.survey, question.id)
            session = ws.project.session
            infos = surveys.infos(session)
            there = [
                ws.survey if info.id == ws.survey.id else surveys.load(session, info.id)
                for info in infos
                if len(infos) > 1
            ]
            found = waves.find(there, question)
            self._found = found if len(found) > 1 else ()
        return self._found

    def _forget(self) -> None:
        self._at = None
