"""A questionnaire's file becomes a questionnaire, in a process of its own like every file that is read."""

import csv
from pathlib import Path
from xml.parsers.expat import ExpatError

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import process
from moin_desktop.importing.fence import Limits
from moin_desktop.importing.questionnaires import limesurvey, limesurvey_tables, qualtrics, xlsform
from moin_desktop.importing.questionnaires.values import Questionnaire
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.source import load
from moin_desktop.importing.workbook import open_workbook

LARGEST = 32_000_000
"""Bytes; real ones are far below a tenth of it."""
MOST_QUESTIONS = 20_000
MOST_OPTIONS = 200_000
"""Options of all choose-all questions together: each may have a column of its own."""
_LIMITS = Limits(idle_seconds=20, cpu_seconds=60, memory_mb=1024)


def read(path: Path, tick: Tick | None = None) -> Questionnaire:
    """Read a questionnaire: XLSForm, Qualtrics .qsf, LimeSurvey .lss or .txt, told apart by their content.

    Everything that touches the content happens in a child process. Raises MoinError when the file is none of these,
    is damaged or breaks a limit.
    """
    return process.run(read_here, (path.absolute(),), tick, path.name, _LIMITS)


def read_here(path: Path, tick: Tick) -> Questionnaire:
    """As ``read``, in this process."""
    if path.stat().st_size > LARGEST:
        raise MoinError(_("{name} is larger than {limit} MB.").format(name=path.name, limit=LARGEST // 1_000_000))
    try:
        found = _parse(load(path), path.name, tick)
    except (ValueError, RecursionError, ExpatError, csv.Error) as error:
        raise _unusable(path.name) from error
    if found is None or not found.items:
        raise _unusable(path.name)
    boxes = sum(len(entry.options) for entry in found.items if entry.type is QuestionType.MULTIPLE)
    if len(found.items) > MOST_QUESTIONS or boxes > MOST_OPTIONS:
        raise _unusable(path.name)
    return found


def _parse(data: bytes, name: str, tick: Tick) -> Questionnaire | None:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"PK"):
        return xlsform.read(open_workbook(data, tick), name)
    if head.startswith(b"{"):
        return qualtrics.read(data, name)
    structure = None
    if head.startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        structure = limesurvey_tables.from_xml(data)
    elif limesurvey_tables.is_tab_separated(data):
        structure = limesurvey_tables.from_text(data)
    return None if structure is None else limesurvey.build(structure, name)


def _unusable(name: str) -> MoinError:
    return MoinError(
        _("{name} is no questionnaire that can be read.").format(name=name),
        hint=_("Questionnaires can be an XLSForm, a Qualtrics .qsf, or a LimeSurvey .lss or .txt structure."),
    )
