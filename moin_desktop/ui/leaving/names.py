"""What the files of charts are called."""

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from moin_desktop.i18n import _
from moin_desktop.ui.leaving.formats import Format

_NOT_IN_NAMES = re.compile(r"[\W_]+")
_LONGEST = 60
_TAKEN = frozenset({"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself."""


def file_name(title: str, format: Format, number: int = 0) -> str:
    """A name in small letters and hyphens: "03-skills-and-silos-lead-the-list.png"; ``number`` 0 for none."""
    stem = _NOT_IN_NAMES.sub("-", title.casefold()).strip("-")[:_LONGEST].strip("-") or _("chart")
    if stem in _TAKEN:
        stem = f"{stem}-"
    return f"{number:02}-{stem}.{format}" if number else f"{stem}.{format}"


def open_file(path: Path) -> None:
    """Open a file in the program made for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
