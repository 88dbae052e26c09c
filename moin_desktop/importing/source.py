"""The file on the disk, opened for reading only; everything that can be in the way is told in one sentence."""

import os
import stat
from pathlib import Path

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import ole
from moin_desktop.importing.limits import LIMITS, FileLimits

_WORKBOOKS = (b"PK", ole.START)
"""How packed workbooks begin; what does not is taken for text, which needs more bytes for the same answers."""
_START = 8


def check(path: Path, limits: FileLimits = LIMITS) -> None:
    """Raise MoinError when there is no file to read at ``path``."""
    try:
        about = path.stat()
    except FileNotFoundError as error:
        raise MoinError(
            _("There is no file {name}.").format(name=path.name or path), hint=_("It may have been moved or renamed.")
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error
    if stat.S_ISDIR(about.st_mode):
        raise MoinError(_("{name} is a folder.").format(name=path.name), hint=_("Choose a spreadsheet in it."))
    if not stat.S_ISREG(about.st_mode):
        raise MoinError(_("{name} is no ordinary file.").format(name=path.name), hint=_("Choose a spreadsheet."))
    if about.st_size == 0:
        raise MoinError(
            _("{name} is empty (0 bytes).").format(name=path.name),
            hint=_("It may still be downloading or syncing. Get it again from where it came from."),
        )
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise _unreadable(path) from error
    most = limits.file_bytes if start.startswith(_WORKBOOKS) else limits.text_bytes
    if about.st_size > most:
        raise MoinError(
            _("{name} is larger than {limit} MB.").format(name=path.name, limit=most // 1_000_000),
            hint=_("Save only the sheet with the responses, without pictures, as a file of its own."),
        )


def open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice says, by a small file beside it, that it has this one open."""
    marks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    try:
        return any(mark.exists() for mark in marks)
    except OSError:
        return False


def load(path: Path) -> bytes:
    """The file's bytes. Raises MoinError as ``check`` does."""
    check(path)
    try:
        with path.open("rb") as file:
            # Room is made for all that is asked for, so no more is asked for than there is.
            data = file.read(min(os.fstat(file.fileno()).st_size, LIMITS.text_bytes))
    except OSError as error:
        raise _unreadable(path) from error
    return data


def _unreadable(path: Path) -> MoinError:
    return MoinError(
        _("{name} cannot be opened.").format(name=path.name),
        hint=_("Another program may have it open, or you may not be allowed to read it. Close it there and try again."),
    )
