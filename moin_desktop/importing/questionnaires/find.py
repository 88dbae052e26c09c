"""Looks beside the data for a questionnaire, by names and by the first bytes of a few small files."""

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from moin_desktop.importing.archive import BROKEN
from moin_desktop.importing.questionnaires.limesurvey_tables import is_tab_separated
from moin_desktop.importing.wording import plain, words_of

_LARGEST = 8_000_000
_MOST_NAMES = 5_000
"""A folder with more files than this is no place to look around in."""
_MOST_LOOKED_INTO = 12
_KINDS = (".qsf", ".lss", ".xlsx", ".txt")
_NOISE = words_of(
    "form forms xlsform questionnaire survey structure codebook fragebogen umfrage cuestionario encuesta questionario",
    "data answers responses results result export daten antworten ergebnisse respuestas limesurvey all versions labels",
    "values numeric text final copy of the and en de fr es pt it english",
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\bname\s*=\s*[\"'](?P<name>[^\"']*)[\"']")


def find(path: Path) -> Path | None:
    """The questionnaire that lies beside a data file: the one named like it, else the only one in its folder.

    Reads nothing but the folder and the beginnings of at most a dozen small files that may be questionnaires.
    """
    try:
        near = sorted(
            _candidates(path), key=lambda one: (not related(path, one), _KINDS.index(one.suffix.lower()), one)
        )
        found = [one for one in near[:_MOST_LOOKED_INTO] if _looks_right(path, one)]
    except OSError:
        return None
    named = [one for one in found if related(path, one)]
    if named:
        return named[0]
    return found[0] if len(found) == 1 else None


def related(data: Path, form: Path) -> bool:
    """Whether two names speak of the same survey: alike but for words such as "form" and "answers", or one number."""
    one, other = _words(data.stem), _words(form.stem)
    if one and one == other:
        return True
    numbers = [set(re.findall(r"\d{5,}", path.stem)) for path in (data, form)]
    if numbers[0] & numbers[1]:
        return True
    first, second = plain(data.stem), plain(form.stem)
    short, long = sorted((first, second), key=len)
    return len(short) >= 5 and long.startswith(f"{short} ")


def _words(stem: str) -> frozenset[str]:
    return frozenset(word for word in plain(stem).split() if word not in _NOISE and not word.isdigit())


def _candidates(path: Path) -> Iterator[Path]:
    """Small files of the right kinds in the same folder; .txt only where its name is related."""
    with os.scandir(path.absolute().parent) as folder:
        for at, entry in enumerate(folder):
            if at == _MOST_NAMES:
                return
            one = Path(entry.path)
            if one.suffix.lower() not in _KINDS or entry.name.startswith((".", "~")) or entry.name == path.name:
                continue
            if one.suffix.lower() == ".txt" and not related(path, one):
                continue
            about = entry.stat()
            if stat.S_ISREG(about.st_mode) and 0 < about.st_size <= _LARGEST:
                yield one


def _looks_right(data: Path, path: Path) -> bool:
    """Whether the beginning of a file is that of a questionnaire."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return _has_form_sheets(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    if kind == ".txt":
        return is_tab_separated(head)
    bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return bare.startswith(b"{" if kind == ".qsf" else b"<") or related(data, path)


def _has_form_sheets(path: Path) -> bool:
    """Whether a workbook has the sheets of an XLSForm; only the list of its sheets is looked at."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            names = {match["name"].strip().lower() for match in _SHEET.finditer(part.read(1 << 18))}
    except (*BROKEN, KeyError):
        return False
    return b"survey" in names and bool(names & {b"choices", b"settings"})
