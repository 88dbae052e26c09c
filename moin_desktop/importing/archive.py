"""The zip around a workbook: its parts by the names that readers look for, unpacked piece by piece within limits."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from types import MappingProxyType
from typing import Self

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing.limits import LIMITS

PIECE = 1 << 20
_MB = 1024 * 1024
_READ = (".xml", ".bin", ".rels", ".vml")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
"""What the zip module raises for damaged archives."""


class Archive:
    """A zip whose parts are known by lower-case names with plain slashes."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; raises one of ``BROKEN`` when there is none."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries = self._zip.infolist()
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in self.entries:
            self._parts.setdefault(plain_name(entry.filename), entry)
        self.parts = MappingProxyType(self._parts)

    def __enter__(self) -> Self:
        """Use as a context, closed at its end."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the zip."""
        self._zip.close()

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece; raises one of ``BROKEN`` when its size or sum is a lie."""
        with self._zip.open(self._parts[name]) as part:
            while piece := part.read(PIECE):
                yield piece

    def whole(self, name: str, most: int = 64 * _MB) -> bytes:
        """All bytes of a small part; empty when it is missing or larger than ``most``."""
        entry = self._parts.get(name)
        return b"" if entry is None or entry.file_size > most else b"".join(self.pieces(name))


def plain_name(name: str) -> str:
    """The name of a part as readers compare it: plain slashes, lower case, no leading slash."""
    return name.replace("\\", "/").lower().lstrip("/")


def check_archive(archive: Archive) -> None:
    """Raise MoinError when the zip is encrypted, ambiguous, packed in an unusual way or breaks a limit of size."""
    if len(archive.entries) > LIMITS.entries:
        raise refusal(_("The workbook has more than {limit} parts.").format(limit=f"{LIMITS.entries:,}"))
    unpacked = streamed = 0
    seen: set[str] = set()
    for entry in archive.entries:
        name = plain_name(entry.filename)
        if not name.endswith(_READ):
            continue
        _check_entry(entry, name)
        if name in seen:
            raise refusal(_("The workbook holds the part {part} twice.").format(part=_shown(name)))
        seen.add(name)
        if _is_streamed(name):
            streamed += entry.file_size
        else:
            unpacked += entry.file_size
    for size, most in ((unpacked, LIMITS.unpacked_bytes), (streamed, LIMITS.sheet_bytes)):
        if size > most:
            raise refusal(_("The workbook is larger than {limit} MB when unpacked.").format(limit=most // _MB))


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    if entry.flag_bits & 1:
        raise MoinError(
            _("The workbook is protected with a password."),
            hint=_("Open it in a spreadsheet program, remove the password and save it, then import it."),
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refusal(_("The part {part} of the workbook is packed in an unusual way.").format(part=_shown(name)))
    most = LIMITS.sheet_bytes if _is_streamed(name) else LIMITS.part_bytes
    if entry.file_size > most:
        raise refusal(
            _("The part {part} of the workbook is larger than {limit} MB when unpacked.").format(
                part=_shown(name), limit=most // _MB
            )
        )
    if entry.file_size > LIMITS.ratio_from_bytes and entry.file_size > LIMITS.ratio * entry.compress_size:
        raise refusal(
            _("The part {part} of the workbook unpacks to more than {limit} times its size.").format(
                part=_shown(name), limit=LIMITS.ratio
            )
        )


def _is_streamed(name: str) -> bool:
    """Whether a part is the XML of a sheet, which is never held as a whole."""
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _shown(name: str) -> str:
    return name if len(name) <= 60 else name[:57] + "..."


def doctype_in(part: str) -> MoinError:
    """A part declares a document type, and with it entities that may grow without end or name other files."""
    return refusal(_("The part {part} of the workbook declares a document type.").format(part=part))


def refusal(message: str) -> MoinError:
    """A workbook that breaks a limit, with the way out that fits most."""
    return MoinError(
        message, hint=_("Copy the responses into a new workbook, save it as .xlsx and import that, or save it as .csv.")
    )
