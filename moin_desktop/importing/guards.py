"""Cheap looks at a workbook before any reader sees it; deep ones only where the cheap signs call for them."""

import re
from collections.abc import Iterable

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.archive import BROKEN, Archive, check_archive, doctype_in, refusal
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.sniff import damaged, protected
from moin_desktop.importing.xmlscan import has_doctype

_ALWAYS_READ = re.compile(
    r"(\[content_types\]\.xml|content\.xml|xl/(workbook|styles|sharedstrings|metadata)\.xml|.*\.rels|xl/worksheets/[^/]*\.xml)"
)


def check_zipped(data: bytes) -> None:
    """Raise MoinError when a zipped workbook (.xlsx, .xlsb, .ods) is damaged, protected or breaks a limit."""
    try:
        with Archive(data) as archive:
            check_archive(archive)
            _check_parts(archive, (name for name in archive.parts if _ALWAYS_READ.fullmatch(name)))
            if b"encryption-data" in archive.whole("meta-inf/manifest.xml"):
                raise protected()
    except BROKEN as error:
        raise damaged() from error


def _check_parts(archive: Archive, names: Iterable[str]) -> None:
    """No part that readers parse may declare document types: entities are what they are declared for."""
    for name in names:
        first = next(iter(archive.pieces(name)), b"")
        if has_doctype(first):
            raise doctype_in(name)


def too_wide_apart(sheet: str, rows: int, columns: int, filled: int) -> MoinError:
    """The cells of a sheet lie so far apart that the sheet would not fit into memory."""
    return refusal(
        ngettext(
            "The sheet “{sheet}” spans {rows} rows × {columns} columns but holds only {filled} cell.",
            "The sheet “{sheet}” spans {rows} rows × {columns} columns but holds only {filled} cells.",
            filled,
        ).format(sheet=sheet, rows=f"{rows:,}", columns=f"{columns:,}", filled=f"{filled:,}")
    )


def beyond_sheet(sheet: str) -> MoinError:
    """A cell stands where no spreadsheet has one."""
    return refusal(
        _("The sheet “{sheet}” has cells beyond row {rows} or column {columns}.").format(
            sheet=sheet, rows=f"{LIMITS.rows:,}", columns="XFD"
        )
    )
