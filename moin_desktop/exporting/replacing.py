"""A file is either the old one or the new one, never half of either: written beside, then moved into place."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _

_PREFIX, _SUFFIX = ".moin-", ".part"
_STRAY_AFTER_SECONDS = 3600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes the place of ``path`` when the block ends without an error.

    Raises MoinError when the folder is missing, may not be written, is full, or the old file is open elsewhere; then
    the old file is as it was and nothing is left beside it.
    """
    if path.is_dir():
        raise MoinError(_("{name} is a folder").format(name=path.name), hint=_save_as(path))
    _sweep(path.parent)
    part = path.parent / f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}"
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as trouble:
        raise told(trouble, path) from trouble
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def free_path(path: Path) -> Path:
    """The first of "name.xlsx", "name-2.xlsx", "name-3.xlsx" … that is not there yet."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def _save_as(path: Path) -> str:
    return _("Save as {name}").format(name=free_path(path).name)


def told(trouble: OSError, path: Path) -> MoinError:
    """The trouble in one sentence, with its way out."""
    elsewhere = _("Choose another folder")
    if trouble.errno in _FULL:
        return MoinError(
            _("There is no room left in {folder}; {name} was not saved").format(
                folder=path.parent.name or path.parent, name=path.name
            ),
            hint=elsewhere,
        )
    if isinstance(trouble, FileNotFoundError | NotADirectoryError):
        return MoinError(_("The folder {folder} is not there").format(folder=path.parent), hint=elsewhere)
    if isinstance(trouble, PermissionError):
        if path.exists() and os.access(path.parent, os.W_OK):
            return MoinError(_("{name} is open in another program").format(name=path.name), hint=_save_as(path))
        return MoinError(
            _("You may not write in {folder}").format(folder=path.parent.name or path.parent), hint=elsewhere
        )
    reason = trouble.strerror or str(trouble)
    return MoinError(_("{name} could not be saved: {reason}").format(name=path.name, reason=reason), hint=elsewhere)


def _sweep(folder: Path) -> None:
    """Remove what a killed program left here long enough ago that nobody is writing it any more."""
    with contextlib.suppress(OSError):
        for stray in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - stray.stat().st_mtime > _STRAY_AFTER_SECONDS:
                stray.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the move itself last through a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
