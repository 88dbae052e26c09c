"""What a file is by its content, never by its ending; what is no table of answers is refused by name."""

import io
import re
import zipfile
from enum import StrEnum

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import ole


class Kind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 4096
_BINARY_SAMPLE = 65_536
_BINARY_SHARE = 0.05
_BINARY_LEAST = 64
_CONTROL = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 26, 27})


def kind_of(data: bytes) -> Kind:
    """The kind of file these bytes are.

    Raises MoinError when they are a known kind that is not read (PDF, web page, password-protected workbook …).
    """
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _kind_of_zip(data)
    if data.startswith(ole.START):
        return _kind_of_ole(data)
    if data[:2] in _BIFF and data[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00"):
        return Kind.XLS
    _refuse_known(data)
    _refuse_markup(data)
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _kind_of_zip(data)
    _refuse_binary(data)
    return Kind.TEXT


def part_names(data: bytes) -> list[str]:
    """The names of a zip's parts, with plain slashes and in lower case, as the readers look for them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [info.filename.replace("\\", "/").lower() for info in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise damaged() from error


def damaged() -> MoinError:
    """The file is a workbook that is cut off or broken."""
    return MoinError(
        _("The file is damaged or was cut off while it was copied."),
        hint=_("Get it again from where it came from, or open it in a spreadsheet program and save it as .xlsx."),
    )


def _kind_of_zip(data: bytes) -> Kind:
    names = part_names(data)
    held = set(names)
    if "xl/workbook.bin" in held:
        return Kind.XLSB
    if any(name.startswith("xl/") for name in held):
        return Kind.XLSX
    if "content.xml" in held:
        return _kind_of_open_document(data)
    if any(name.startswith("word/") for name in held):
        raise _not_a_sheet(_("This is a Word document, not a spreadsheet."))
    if any(name.startswith("ppt/") for name in held):
        raise _not_a_sheet(_("This is a PowerPoint presentation, not a spreadsheet."))
    if any(name.endswith(".iwa") for name in held):
        raise MoinError(
            _("This is a Numbers or Pages file, which only Apple's programs read."),
            hint=_("Open it in Numbers and choose File, Export to, Excel."),
        )
    raise MoinError(
        _("This is a zip archive, not a spreadsheet."),
        hint=_("Unpack it, then import the spreadsheet that lies in it."),
    )


def _kind_of_open_document(data: bytes) -> Kind:
    head = data[:200]
    if b"opendocument.text" in head:
        raise _not_a_sheet(_("This is a text document, not a spreadsheet."))
    if b"opendocument.presentation" in head:
        raise _not_a_sheet(_("This is a presentation, not a spreadsheet."))
    return Kind.ODS


def _kind_of_ole(data: bytes) -> Kind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise protected()
    if holds("WordDocument"):
        raise _not_a_sheet(_("This is a Word document, not a spreadsheet."))
    if holds("PowerPoint Document"):
        raise _not_a_sheet(_("This is a PowerPoint presentation, not a spreadsheet."))
    return Kind.XLS


def protected() -> MoinError:
    """The workbook needs a password."""
    return MoinError(
        _("The workbook is protected with a password."),
        hint=_("Open it in a spreadsheet program, remove the password and save it, then import it."),
    )


def _not_a_sheet(message: str) -> MoinError:
    return MoinError(message, hint=_("Choose a spreadsheet: .xlsx, .xls, .xlsb, .ods, .csv or .tsv."))


def _refuse_known(data: bytes) -> None:
    if data.startswith(b"SQLite format 3\0"):
        raise MoinError(
            _("This is a database or a project, not a spreadsheet."), hint=_("Open a .moin project with Open project.")
        )
    for start, message in (
        (b"%PDF", _("This is a PDF, not a spreadsheet.")),
        (b"{\\rtf", _("This is a text document, not a spreadsheet.")),
        (b"\x89PNG", _("This is a picture, not a spreadsheet.")),
        (b"\xff\xd8\xff", _("This is a picture, not a spreadsheet.")),
        (b"GIF8", _("This is a picture, not a spreadsheet.")),
        (b"\x1f\x8b", _("This is a compressed file, not a spreadsheet.")),
        (b"7z\xbc\xaf", _("This is a compressed archive, not a spreadsheet.")),
        (b"Rar!", _("This is a compressed archive, not a spreadsheet.")),
        (b"$FL2", _("This is an SPSS data file, not a spreadsheet.")),
        (b"PAR1", _("This is a Parquet data file, not a spreadsheet.")),
    ):
        if data.startswith(start):
            raise _not_a_sheet(message)


def _refuse_binary(data: bytes) -> None:
    """Text has hardly any control characters but line ends and tabs; the NULs of UTF-16 are no sign."""
    sample = data[:_BINARY_SAMPLE]
    if sample.startswith(_TEXT_BOMS):
        return
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    if odd > _BINARY_LEAST and odd > len(sample) * _BINARY_SHARE:
        raise _not_a_sheet(_("This is not a table: it holds neither a workbook nor text."))


def _refuse_markup(data: bytes) -> None:
    sample = data[:_SAMPLE]
    for bom in _TEXT_BOMS:
        sample = sample.removeprefix(bom)
    sample = sample.replace(b"\0", b"").lstrip().lower()
    saved = _("Open it in a spreadsheet program and save it as .xlsx, then import that.")
    if sample.startswith(b"<") and b"urn:schemas-microsoft-com:office:spreadsheet" in sample:
        raise MoinError(_("This is a workbook in Excel's XML format of 2003, which is not read."), hint=saved)
    if sample.startswith(b"<") and b"urn:oasis:names:tc:opendocument" in sample:
        raise MoinError(_("This is a flat OpenDocument file, which is not read."), hint=saved)
    if re.match(rb"<(!doctype html|html|table|head|body|meta)\b", sample) or (
        sample.startswith(b"<?xml") and b"<html" in sample
    ):
        raise MoinError(_("This is a web page, not a spreadsheet, whatever its name says."), hint=saved)
    if sample.startswith(b"<?xml"):
        raise MoinError(_("This is an XML file, not a spreadsheet."), hint=saved)
    if re.match(rb'(\{\s*"|\[\s*\{\s*")', sample):
        raise _not_a_sheet(_("This is a JSON file, not a spreadsheet."))
