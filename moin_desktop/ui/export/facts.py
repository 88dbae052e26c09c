"""What the panel says about a workbook before it is written, and the name proposed for it."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QStandardPaths

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.wording import number_text
from moin_desktop.exporting.workbook import SheetKind
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, settings, surveys
from moin_desktop.models.project import Project

FOLDER = "export_folder"
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
    )


def sheet_text(kind: SheetKind) -> str:
    """The name of a sheet."""
    return {
        SheetKind.FINDINGS: _("Findings"),
        SheetKind.CHARTS: _("Charts"),
        SheetKind.TABLES: _("Tables"),
        SheetKind.RESPONSES: _("Responses"),
        SheetKind.METHOD: _("Method"),
    }[kind]


def about_text(kind: SheetKind, held: Contents) -> str:
    """What a sheet holds, in one line."""
    match kind:
        case SheetKind.FINDINGS:
            told = ngettext(
                "{n} row: words, pillar, status, numbers, notes",
                "{n} rows: words, pillar, status, numbers, notes",
                held.findings,
            )
            return told.format(n=number_text(held.findings)) if held.findings else _("No findings kept yet")
        case SheetKind.CHARTS:
            return _("Excel charts you can edit, notes beside them")
        case SheetKind.TABLES:
            told = ngettext("{n} question with n, % and base", "{n} questions with n, % and base", held.questions)
            return told.format(n=number_text(held.questions))
        case SheetKind.RESPONSES:
            told = ngettext("{n} row", "{n} rows", held.responses)
            if held.personal:
                told = ngettext(
                    "{n} row, personal columns left out", "{n} rows, personal columns left out", held.responses
                )
            return told.format(n=number_text(held.responses))
        case SheetKind.METHOD:
            return _("How each number was made, in plain words")


def privacy_text(personal: int) -> str:
    """What is not in the file."""
    if not personal:
        return _("No column was read as personal.")
    told = ngettext("{n} personal column is left out.", "{n} personal columns are left out.", personal)
    return told.format(n=number_text(personal))


def file_name(project: str) -> str:
    """The name proposed for a project's workbook: "moin-2023-findings.xlsx"."""
    stem = _NOT_IN_NAMES.sub("-", project.casefold()).strip("-")[:_LONGEST].strip("-")
    ending = _("findings")
    return f"{stem}-{ending}.xlsx" if stem else f"{ending}.xlsx"


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
