"""A file becomes a reading: cells, then proposed questions with reasons and doubts."""

from pathlib import Path

from moin_desktop.analysis.reading import Reading
from moin_desktop.importing import process, source
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.task import read_file

__all__ = ["read"]


def read(path: Path, sheet: str | None = None, tick: Tick | None = None) -> Reading:
    """Read one sheet of a spreadsheet: the named one, else the one that looks most like responses.

    Everything that touches the file's content happens in a child process. ``tick(done, total)`` is called in the
    caller's thread and may raise CancelledError. Raises MoinError when the file cannot be read, breaks a limit or
    holds no responses.
    """
    source.check(path)
    return process.run(read_file, (path.absolute(), sheet), tick, path.name)
