"""The demonstration for a computer without a display: the sample survey as a project, pictures and a workbook."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from moin_desktop import importing
from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.figures import numbers
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.exporting import report, workbook
from moin_desktop.i18n import _, use_system_language
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.project import Project
from moin_desktop.paths import resource
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import picture
from moin_desktop.ui.charts.plan import MarginNote

SAMPLE = ("sample", "moin-2023-survey-synthetic.xlsx")
FINDINGS = ((QuestionType.MULTIPLE, "organisations", "agreed"), (QuestionType.ORDERED, "routes", "draft"))
"""What the demonstration keeps: the first question of a type, under a pillar, with a status."""


def run(out: Path) -> int:
    """Make the demonstration in a folder, afresh, and print what was made; 0, or 1 with the trouble in one sentence."""
    use_system_language()
    try:
        for made in make(out):
            sys.stdout.write(f"{made}\n")
            sys.stdout.flush()
    except MoinError as trouble:
        sys.stderr.write(f"error: {trouble.message}\n" + (f"hint: {trouble.hint}\n" if trouble.hint else ""))
        return 1
    return 0


def make(out: Path) -> Iterable[Path]:
    """The files of the demonstration, each as soon as it is there."""
    sample = resource(*SAMPLE)
    pictures = out / "charts"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    place = out / f"{sample.stem}.moin"
    place.unlink(missing_ok=True)

    reading = importing.read(sample)
    with Project.create(place, _("MOIN 2023 pre-event survey (synthetic)")) as project:
        label = _("Open {name}").format(name=sample.name)
        survey_id = project.change(label, surveys.add, reading, "", synthetic=True).value
        survey = surveys.load(project.session, survey_id)
        _keep(project, survey)
        yield place
        yield from _draw(project, survey, pictures)
        target = out / f"{sample.stem}-findings.xlsx"
        workbook.write(target, report.build(project))
        yield target


def _keep(project: Project, survey: Survey) -> None:
    """Pin a note and keep a finding, twice, as a user would: what it says is computed, whatever the sample holds."""
    for type_, pillar, status in FINDINGS:
        question = next((q for q in survey.charted if q.type is type_), None)
        if question is None:
            continue
        spec = ChartSpec(question.id)
        chart = compute(survey, spec)
        most = max(chart.marks, key=lambda mark: mark.count)
        said = _("Chosen most often. Does that match what you see at work?")
        about = notes.Snapshot(most.count, most.base, question.base_rule, option=most.option)
        project.change(_("Pin a note"), notes.add, question.id, said, most.option, _("Demonstration"), about)
        headline = _("{answer} comes first").format(answer=most.label)
        kept = project.change(
            _("Keep a finding"), findings.keep, survey.id, spec, headline, (most.option,), numbers(chart)
        ).value
        project.change(_("Choose a pillar"), findings.set_pillar, kept, pillar)
        project.change(_("Change the status"), findings.set_status, kept, status)


def _draw(project: Project, survey: Survey, folder: Path) -> Iterable[Path]:
    """Every chart as a picture, with its headline and the notes in its margin."""
    _application()
    said = notes.of_survey(project.session, survey.id)
    headlines = {f.spec.question: (f.headline, f.focus) for f in findings.all(project.session)}
    for number, question in enumerate(survey.charted, 1):
        target = folder / f"{number:02}-{_file_name(question.name)}.png"
        headline, focus = headlines.get(question.id, ("", ()))
        margin = [MarginNote(n.id, n.text, n.author, n.option) for n in said if n.question == question.id]
        picture.save_png(compute(survey, ChartSpec(question.id)), target, headline=headline, focus=focus, notes=margin)
        yield target


def _application() -> QApplication:
    """An application object that needs no screen, with our fonts; the one there is, else a new one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(["moin-desktop"])
    fonts.load()
    return app


def _file_name(text: str) -> str:
    words = "".join(c.lower() if c.isalnum() else " " for c in text).split()
    return "-".join(words)[:60] or "question"


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-output")))
