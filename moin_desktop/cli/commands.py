"""The headless commands: each reads its arguments, does one thing, and writes its answer."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from moin_desktop import importing
from moin_desktop.analysis import filters
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.cli import again, lookup, shapes, words
from moin_desktop.cli.progress import progress
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from moin_desktop.paths import resource


def import_survey(asked: argparse.Namespace) -> int:
    """Read a spreadsheet into a project, which is left as it was, or not made, when that fails."""
    path: Path = asked.project
    if asked.again is not None:
        return _import_again(asked)
    if path.exists():
        with Project.open(path) as project:
            _tell(asked, project, _add(project, _read(asked), asked))
        return 0
    reading = _read(asked)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.import")
    unfinished.unlink(missing_ok=True)
    try:
        with Project.create(unfinished, asked.name or path.stem) as project:
            survey = _add(project, reading, asked)
        if path.exists():
            raise MoinError(_("{name} was made by another program meanwhile.").format(name=path.name))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    with Project.open(path) as project:
        _tell(asked, project, survey)
    return 0


def _import_again(asked: argparse.Namespace) -> int:
    """Take a newer export of a survey, or only tell what differs; the difference comes first."""
    with Project.open(asked.project) as project:
        before = again.names(project)
        found = again.renew(project, _read(asked), asked)
        if not asked.json:
            _write_lines(again.lines(found, before))
        elif asked.dry_run:
            _write_json({"project": str(asked.project), "survey": found.survey, "difference": again.shaped(found)})
        if not asked.dry_run:
            _tell(asked, project, found.survey, {"difference": again.shaped(found)})
    return 0


def _read(asked: argparse.Namespace) -> Reading:
    with progress(_("Reading {name}").format(name=asked.source.name)) as tick:
        return importing.read(asked.source, asked.sheet, tick, asked.questionnaire)


def _add(project: Project, reading: Reading, asked: argparse.Namespace) -> str:
    """Store a reading; the survey's id. What we made up ourselves is marked as synthetic."""
    synthetic = asked.source.resolve().is_relative_to(resource("sample"))
    label = _("Import {name}").format(name=reading.source.name)
    return project.change(label, surveys.add, reading, asked.name, synthetic=synthetic).value


def _tell(asked: argparse.Namespace, project: Project, id: str, more: Mapping[str, Any] | None = None) -> None:
    info = next(info for info in surveys.infos(project.session) if info.id == id)
    survey, doubts = surveys.load(project.session, id), surveys.doubts(project.session, id)
    if asked.json:
        _write_json({**shapes.imported(str(asked.project), info, survey, doubts, brief=asked.brief), **(more or {})})
    else:
        _write_lines(words.imported(str(asked.project), info, survey, doubts))


def print_tables(asked: argparse.Namespace) -> int:
    """Print tables of a project."""
    with Project.open(asked.project) as project:
        views = _views(project, asked)
        if asked.json:
            shaped = [shapes.tables(survey, *view) for survey, *view in views]
            _write_json({"project": str(asked.project), "surveys": shaped})
        else:
            for at, (survey, *view) in enumerate(views):
                _write_lines([""] if at else [])
                _write_lines(words.tables(survey, *view))
    return 0


_View = tuple[Survey, list[Question], Any, Filter, str | None]


def _views(project: Project, asked: argparse.Namespace) -> list[_View]:
    """What to print of each survey; one that has no such question is passed over while another has it."""
    picked = lookup.pick_surveys(surveys.infos(project.session), asked.survey)
    views, troubles = [], []
    for info in picked:
        survey = surveys.load(project.session, info.id)
        try:
            views.append(_view(survey, asked))
        except MoinError as trouble:
            troubles.append(trouble)
    if troubles and not views:
        raise troubles[0]
    return views


def _view(survey: Survey, asked: argparse.Namespace) -> _View:
    questions = [lookup.find_question(survey, id) for id in asked.question] or list(survey.questions)
    by = None if asked.by is None else lookup.find_grouping(survey, asked.by).id
    filter = lookup.build_filter(survey, asked.where)
    return survey, questions, filters.mask(survey, filter), filter, by


def export_workbook(asked: argparse.Namespace) -> int:
    """Write the annotated workbook; an older one is replaced only when asked to."""
    # Only this command pays for loading the workbook writer.
    from moin_desktop.exporting import report, workbook

    out: Path = asked.out
    if out.suffix.lower() != ".xlsx":
        raise MoinError(
            _("{name} does not end in .xlsx.").format(name=out.name),
            hint=_("Choose a name such as {name}.").format(name=out.with_suffix(".xlsx").name),
        )
    if out.exists() and not asked.force:
        raise MoinError(
            _("There is already a file {name}.").format(name=out.name),
            hint=_("Choose another name, or replace it with --force."),
        )
    with Project.open(asked.project) as project, progress(_("Writing {name}").format(name=out.name)) as tick:
        workbook.write(out, report.build(project), tick)
    _write_lines([_("Saved {path}").format(path=out)])
    return 0


def check_project(asked: argparse.Namespace) -> int:
    """Verify a project file."""
    try:
        with Project.open(asked.project) as project:
            problems = project.check()
    except MoinError as trouble:
        if asked.json and asked.project.exists():
            _write_json(_verdict(asked, (trouble.message,)))
        raise
    if asked.json:
        _write_json(_verdict(asked, problems))
    else:
        _write_lines(problems or [_("{name} is in order.").format(name=asked.project.name)])
    if not problems:
        return 0
    told = ngettext("{name} has {n} problem.", "{name} has {n} problems.", len(problems))
    raise MoinError(
        told.format(name=asked.project.name, n=len(problems)),
        hint=_("Open a backup of the project; keep this file too, parts of it may be rescued."),
    )


def _verdict(asked: argparse.Namespace, problems: tuple[str, ...]) -> dict[str, Any]:
    return {"project": str(asked.project), "ok": not problems, "problems": list(problems)}


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "import": import_survey,
    "tables": print_tables,
    "export": export_workbook,
    "check": check_project,
}


def _write_json(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _write_lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
