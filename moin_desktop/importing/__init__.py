"""A file becomes a reading: cells, then proposed questions with reasons and doubts."""

from dataclasses import replace
from pathlib import Path

from moin_desktop.analysis.reading import Reading
from moin_desktop.importing import process, questionnaires, source
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.task import read_from

__all__ = ["read"]


def read(
    path: Path,
    sheet: str | None = None,
    tick: Tick | None = None,
    questionnaire: Path | None = None,
    heading_row: int | None = None,
) -> Reading:
    """Read one sheet of a spreadsheet: the named one, else the one that looks most like responses.

    The questionnaire given, else the one that lies beside the file, settles what it knows of the questions. The
    headings begin in ``heading_row``, counted from 1; 0 says that there are none, None that they are to be found.
    Everything that touches the file's content happens in a child process. ``tick(done, total)`` is called in the
    caller's thread and may raise CancelledError. Raises MoinError when the file cannot be read, breaks a limit or
    holds no responses.
    """
    source.check(path)
    form, hindered = questionnaires.beside(path, questionnaire, tick)
    reading = process.run(read_from, (path.absolute(), sheet, heading_row, form), tick, path.name, waiting=True)
    return replace(reading, losses=(*reading.losses, *hindered)) if hindered else reading
