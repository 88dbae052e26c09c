"""Where the program's own files and the user's settings lie, from source and from a built program."""

import os
import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of icons, fonts, theme, sample survey and translations."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"


def resource(*parts: str) -> Path:
    """One file of the resources folder."""
    return resources().joinpath(*parts)


def settings_folder() -> Path:
    """The folder for settings and the error log; made when missing."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    folder = base / "moin-desktop"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
