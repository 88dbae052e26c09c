"""Whether this program saved a file, at one quick look."""

import zipfile
from pathlib import Path

_ABOUT, _MARK = "docProps/core.xml", b"MOIN Desktop"
_SMALL = 65_536


def is_ours(path: Path) -> bool:
    """Whether a workbook says of itself that this program saved it; this may miss one, but finds no other."""
    try:
        with zipfile.ZipFile(path) as file:
            about = file.getinfo(_ABOUT)
            return about.file_size <= _SMALL and _MARK in file.read(about)
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, EOFError):
        return False
