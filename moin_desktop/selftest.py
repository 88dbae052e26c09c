"""What the program checks about itself, from source and when built: told line by line, never stopping early."""

import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from moin_desktop import __version__, importing
from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.exporting import report, roundup, slides, workbook
from moin_desktop.i18n import _
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.project import Project
from moin_desktop.paths import resource
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import picture
from moin_desktop.ui.export import report_pdf

SAMPLE = ("sample", "moin-2023-survey-synthetic.xlsx")
RESPONSES = 53
ICON_PX = 24
FEWEST_COLOURS = 8
"""A drawn chart has ground, bars and letters with soft edges; a blank one has a single colour."""

Check = Callable[[Path], str]
"""Gets a folder to write in, says what it found; raises when something is wrong."""


class CheckError(Exception):
    """What a check found wrong, in words."""


def run(report_file: Path | None = None) -> int:
    """Run every check and print one line for each; 0 when all passed, else 1.

    A program without a console (Windows) writes the same lines to ``report_file``.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    passed = failed = 0
    with _told_to(report_file) as say, tempfile.TemporaryDirectory(prefix="moin-self-test-") as folder:
        say(_("MOIN Desktop {version}, self-test").format(version=__version__))
        for name, check in _checks().items():
            try:
                found = check(Path(folder))
            except Exception as trouble:  # noqa: BLE001 - a broken check is told like any other, and the rest still run
                say(_("failed  {check}: {trouble}").format(check=name, trouble=_in_short(trouble)))
                failed += 1
            else:
                say(_("ok      {check}: {found}").format(check=name, found=found))
                passed += 1
        say(_("{passed} passed, {failed} failed").format(passed=passed, failed=failed))
    return 1 if failed else 0


@contextmanager
def _told_to(report_file: Path | None) -> Iterator[Callable[[str], None]]:
    """A way to say one line, on the console where there is one and in the report where one is asked for."""
    lines: list[str] = []

    def say(line: str) -> None:
        lines.append(line)
        # A built program has no standard output on Windows.
        if sys.stdout is not None:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    try:
        yield say
    finally:
        if report_file is not None:
            report_file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _checks() -> dict[str, Check]:
    """Every check by its name, in order of need."""
    return {
        _("sample survey read in a process of its own"): _read,
        _("project written and read"): _project,
        _("undo and redo after opening again"): _undo,
        _("workbook written and read back"): _workbook,
        _("slides and report written and read back"): _talk,
        _("fonts"): _fonts,
        _("icons"): _icons,
        _("colours"): _colours,
        _("chart drawn without a screen"): _chart,
    }


def _require(holds: bool, otherwise: str) -> None:
    """What ``assert`` would say, also in a program built without assertions."""
    if not holds:
        raise CheckError(otherwise)


def _in_short(trouble: Exception) -> str:
    """The kind and the last line: a fault in the reading process comes with its whole traceback."""
    return f"{type(trouble).__name__}: {(str(trouble).strip().splitlines() or [''])[-1]}"


@cache
def _reading() -> Reading:
    return importing.read(resource(*SAMPLE))


@cache
def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["moin-desktop"])


def _choose_all(survey: Survey) -> Question:
    return next(q for q in survey.charted if q.type is QuestionType.MULTIPLE)


def _read(folder: Path) -> str:
    reading = _reading()
    _require(reading.rows == RESPONSES, f"{reading.rows} responses")
    return _("{rows} responses, {questions} questions").format(rows=reading.rows, questions=len(reading.questions))


def _project(folder: Path) -> str:
    path = folder / "self-test.moin"
    with Project.create(path, "Self-test") as project:
        project.change("Open", surveys.add, _reading(), "", synthetic=True)
    with Project.open(path) as project:
        problems = project.check()
        _require(not problems, "; ".join(problems))
        (info,) = surveys.infos(project.session)
        survey = surveys.load(project.session, info.id)
        _require(survey.rows == RESPONSES, f"{survey.rows} responses")
    return _("{size} kB, nothing damaged").format(size=path.stat().st_size // 1000)


def _undo(folder: Path) -> str:
    path = folder / "undo.moin"
    with Project.create(path, "Self-test") as project:
        survey_id = project.change("Open", surveys.add, _reading(), "", synthetic=True).value
        question = _choose_all(surveys.load(project.session, survey_id))
        project.change("Pin a note", notes.add, question.id, "A note", question.options[0].id)
    with Project.open(path) as project:
        counts = [len(notes.of_survey(project.session, survey_id))]
        for step in (project.undo, project.redo):
            step()
            counts.append(len(notes.of_survey(project.session, survey_id)))
    _require(counts == [1, 0, 1], f"notes before, after undo, after redo: {counts}")
    return _("the note went and came back")


def _workbook(folder: Path) -> str:
    target = folder / "self-test.xlsx"
    with Project.in_memory("Self-test") as project:
        survey_id = project.change("Open", surveys.add, _reading(), "", synthetic=True).value
        question = _choose_all(surveys.load(project.session, survey_id))
        project.change("Pin a note", notes.add, question.id, "=1+1", question.options[0].id)
        workbook.write(target, report.build(project))
    with zipfile.ZipFile(target) as parts:
        charts = sum(name.startswith("xl/charts/chart") for name in parts.namelist())
    _require(charts > 0, "no charts")
    book = load_workbook(target, read_only=True)
    names = ", ".join(book.sheetnames)
    book.close()
    return _("{charts} charts beside the sheets {names}").format(charts=charts, names=names)


def _talk(folder: Path) -> str:
    from docx import Document
    from pptx import Presentation

    _application()
    fonts.load()
    deck, document = folder / "self-test.pptx", folder / "self-test.docx"
    with Project.in_memory("Self-test") as project:
        survey_id = project.change("Open", surveys.add, _reading(), "", synthetic=True).value
        spec = ChartSpec(_choose_all(surveys.load(project.session, survey_id)).id)
        project.change("Keep", findings.keep, survey_id, spec, "A finding", (), ())
        made = report.build(project)
    slides.write(deck, made)
    slides.refresh(deck, made)
    roundup.write(document, made, report_pdf.picture)
    report_pdf.write(folder / "self-test.pdf", made)
    read = Presentation(str(deck))
    charts = sum(shape.has_chart for slide in read.slides for shape in slide.shapes)
    _require(charts == 1, f"{charts} charts on slides")
    pictures = len(Document(str(document)).inline_shapes)
    _require(pictures > 1, f"{pictures} charts in the report")
    return _("{slides} slides, {charts} charts in the report").format(slides=len(read.slides), charts=pictures)


def _fonts(folder: Path) -> str:
    _application()
    families = fonts.load()
    missing = {fonts.SANS, fonts.SERIF} - set(families)
    _require(not missing, f"missing: {', '.join(sorted(missing))}")
    return ", ".join(families)


def _icons(folder: Path) -> str:
    _application()
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    _require(bool(names), "none found")
    blank = [name for name in names if _colours_in(_icon_image(name)) <= 1]
    _require(not blank, f"blank: {', '.join(blank)}")
    return str(len(names))


def _icon_image(name: str) -> QImage:
    return icons.icon(name, QColor("black"), ICON_PX).pixmap(ICON_PX, ICON_PX).toImage()


def _colours(folder: Path) -> str:
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        tokens = theme.tokens_of(scheme)
        _require(tokens.ink.isValid() and tokens.panel.isValid(), scheme.value)
    return _("light and dark")


def _chart(folder: Path) -> str:
    _application()
    fonts.load()
    survey = Survey.of_reading(_reading())
    image = picture.image(compute(survey, ChartSpec(_choose_all(survey).id)))
    colours = _colours_in(image)
    _require(colours >= FEWEST_COLOURS, f"{colours} colours")
    return f"{image.width()} × {image.height()}"


def _colours_in(image: QImage) -> int:
    """How many colours every third pixel of a picture has."""
    return len({image.pixel(x, y) for y in range(0, image.height(), 3) for x in range(0, image.width(), 3)})
