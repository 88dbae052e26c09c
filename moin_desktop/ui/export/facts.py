"""What the panel says about a workbook before it is written, and the name proposed for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QStandardPaths

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.wording import number_text
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.workbook import SheetKind
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, settings, surveys, themes
from moin_desktop.models.project import Project

FOLDER, AUDIENCE, UNWANTED = "export_folder", "export_audience", "export_unwanted"
TICKS: Mapping[SheetKind, tuple[SheetKind, ...]] = {
    SheetKind.FINDINGS: (SheetKind.FINDINGS, SheetKind.NOTES, SheetKind.MINUTES, SheetKind.QUESTIONS),
    SheetKind.CHARTS: (SheetKind.CHARTS,),
    SheetKind.TABLES: (SheetKind.TABLES,),
    SheetKind.THEMES: (SheetKind.THEMES, SheetKind.QUOTES, SheetKind.CODINGS),
    SheetKind.RESPONSES: (SheetKind.DICTIONARY, SheetKind.RESPONSES, SheetKind.ANSWERS),
    SheetKind.METHOD: (SheetKind.METHOD,),
}
"""What can be ticked, each with the sheets that come with it; About comes with any."""
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Contents:
    """How much there is to export."""

    findings: int
    questions: int
    responses: int
    personal: int
    """Columns that are left out."""
    themes: int = 0


def contents(project: Project) -> Contents:
    """How much a project holds, over all its surveys."""
    session = project.session
    loaded = [surveys.load(session, info.id) for info in surveys.infos(session)]
    private = [q for survey in loaded for q in survey.questions if q.type is QuestionType.PERSONAL]
    return Contents(
        findings=len(findings.all(session)),
        questions=sum(len(survey.charted) for survey in loaded),
        responses=sum(int(np.count_nonzero(survey.everyone)) for survey in loaded),
        personal=sum(len(q.columns) + len(q.other_columns) for q in private),
        themes=sum(len(found) for survey in loaded for found in themes.of_survey(session, survey.id).values()),
    )


def audience(project: Project) -> Audience:
    """For whom the last workbook of the project was."""
    kept = settings.get(project.session, AUDIENCE)
    return Audience(kept) if kept in set(Audience) else Audience.TEAM


def unwanted(project: Project) -> frozenset[str]:
    """What was not ticked for the last workbook of the project."""
    return frozenset(settings.get(project.session, UNWANTED).split())


def sheet_text(kind: SheetKind) -> str:
    """The name of something that can be ticked."""
    return {
        SheetKind.FINDINGS: _("Findings"),
        SheetKind.CHARTS: _("Charts"),
        SheetKind.TABLES: _("Tables"),
        SheetKind.THEMES: _("Themes"),
        SheetKind.RESPONSES: _("Responses"),
        SheetKind.METHOD: _("Method"),
    }[kind]


def about_text(kind: SheetKind, held: Contents, readers: Audience) -> str:
    """What comes with a tick, in one line."""
    if kind is SheetKind.FINDINGS:
        told = ngettext(
            "{n} row: words, pillar, status, numbers, notes",
            "{n} rows: words, pillar, status, numbers, notes",
            held.findings,
        )
        return told.format(n=number_text(held.findings)) if held.findings else _("No findings kept yet")
    if kind is SheetKind.TABLES:
        told = ngettext("{n} question with n, % and base", "{n} questions with n, % and base", held.questions)
        return told.format(n=number_text(held.questions))
    if kind is SheetKind.THEMES:
        told = ngettext("{n} theme, what has it, and quotes", "{n} themes, what has them, and quotes", held.themes)
        return told.format(n=number_text(held.themes)) if held.themes else _("Nothing coded yet; quotes")
    if kind is SheetKind.RESPONSES:
        return _responses_text(held, readers)
    known = {
        SheetKind.CHARTS: _("Excel charts you can edit, notes beside them"),
        SheetKind.METHOD: _("How each number was made, in plain words"),
    }
    return known[kind]


def _responses_text(held: Contents, readers: Audience) -> str:
    if not readers.has_rows:
        return _("Data dictionary only, no rows of people")
    told = ngettext("{n} row", "{n} rows", held.responses)
    if held.personal:
        told = ngettext("{n} row, personal columns left out", "{n} rows, personal columns left out", held.responses)
    return told.format(n=number_text(held.responses))


def privacy_text(personal: int) -> str:
    """What is not in the file."""
    if not personal:
        return _("No column was read as personal.")
    told = ngettext("{n} personal column is left out.", "{n} personal columns are left out.", personal)
    return told.format(n=number_text(personal))


def file_name(project: str) -> str:
    """The name proposed for a project's workbook: "moin-2023-findings.xlsx"."""
    ending, begin = _("findings"), stem(project)
    return f"{begin}-{ending}.xlsx" if begin else f"{ending}.xlsx"


def stem(name: str) -> str:
    """A name as a part of a file's name that every system takes; may be empty."""
    return _NOT_IN_NAMES.sub("-", name.casefold()).strip("-")[:_LONGEST].strip("-")


def folder(project: Project) -> Path:
    """Where the last workbook of the project went, else beside the project, else among the documents."""
    last = settings.get(project.session, FOLDER)
    if last and Path(last).is_dir():
        return Path(last)
    if project.path is not None and project.path.parent.is_dir():
        return project.path.parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())


def folder_text(path: Path) -> str:
    """A folder by its own name, or whole where it has none."""
    return path.name or str(path)
