"""Read what another person handed over, and trust nothing in it before it was looked at."""

import gzip
import json
import zlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _

LARGEST = 200_000_000
"""Bytes unpacked: a hundred thousand codings and notes of a page each are below it."""

_Shape = Mapping[str, type | tuple[type, ...]]
_EMPTY = type(None)
_OPTIONAL = (int, _EMPTY)
_WHOLE: _Shape = {
    "author": str,
    "project": str,
    "made": str,
    "survey": dict,
    "names": dict,
    "themes": list,
    "codings": list,
    "quotes": list,
    "notes": list,
    "findings": list,
}
_SURVEY: _Shape = {"name": str, "sha256": str, "sheet": str, "rows": int}
_PARTS: Mapping[str, _Shape] = {
    "themes": {
        "uid": str,
        "question": str,
        "name": str,
        "definition": str,
        "excludes": str,
        "role": str,
        "parent": (str, _EMPTY),
    },
    "codings": {"theme": str, "response": int, "start": _OPTIONAL, "stop": _OPTIONAL},
    "quotes": {
        "uid": str,
        "question": str,
        "response": int,
        "start": _OPTIONAL,
        "stop": _OPTIONAL,
        "cleared": bool,
    },
    "notes": {
        "uid": str,
        "question": str,
        "option": str,
        "pin": dict,
        "text": str,
        "kind": str,
        "tags": list,
        "visibility": str,
        "mark": str,
        "shown": bool,
        "about": (dict, _EMPTY),
        "created": str,
    },
    "findings": {
        "uid": str,
        "headline": str,
        "statement": str,
        "pillar": str,
        "status": str,
        "presenter": str,
        "focus": list,
        "snapshot": list,
        "spec": dict,
        "evidence": list,
        "created": str,
    },
}


def read(path: Path) -> dict[str, Any]:
    """A parcel as plain JSON, fit for ``models.parcels.compare``.

    MoinError when the file is none, is damaged, was made by a newer program, or holds more than ``LARGEST`` bytes.
    """
    try:
        with path.open("rb") as file, gzip.GzipFile(fileobj=BytesIO(file.read(LARGEST))) as packed:
            told = packed.read(LARGEST + 1)
    except OSError as error:
        if not path.is_file():
            raise MoinError(_("There is no file {name} in that folder.").format(name=path.name)) from error
        raise _none(path) from error
    except (EOFError, zlib.error) as error:
        raise _none(path) from error
    if len(told) > LARGEST:
        raise MoinError(_("{name} is larger than {limit} MB.").format(name=path.name, limit=LARGEST // 1_000_000))
    try:
        data = json.loads(told)
    except (ValueError, RecursionError) as error:
        raise _none(path) from error
    if not isinstance(data, dict) or data.get("moin") != "parcel":
        raise _none(path)
    if data.get("version") != 1:
        raise MoinError(
            _("{name} was made by a newer MOIN Desktop.").format(name=path.name),
            hint=_("Update MOIN Desktop to take it in."),
        )
    if not _sound(data):
        raise _none(path)
    return data


def _none(path: Path) -> MoinError:
    return MoinError(
        _("{name} is no parcel, or it is damaged.").format(name=path.name), hint=_("Ask for it to be sent again.")
    )


def _sound(data: dict[str, Any]) -> bool:
    """Whether everything in a parcel has the shape that taking it in counts on."""
    if not _has(data, _WHOLE) or not _has(data["survey"], _SURVEY):
        return False
    themes = {theme.get("uid") for theme in data["themes"] if isinstance(theme, dict)}
    return (
        all(
            isinstance(called, list) and called and all(isinstance(one, str) for one in called)
            for called in data["names"].values()
        )
        and all(_has(one, shape) for part, shape in _PARTS.items() for one in data[part])
        and all(coding["theme"] in themes for coding in data["codings"])
        and all(0 <= one["response"] < data["survey"]["rows"] for part in ("codings", "quotes") for one in data[part])
        and all(_moment(one["created"]) for part in ("notes", "findings") for one in data[part])
        and all(_has(piece, {"kind": str}) for finding in data["findings"] for piece in finding["evidence"])
    )


def _has(data: Any, shape: _Shape) -> bool:
    return isinstance(data, dict) and all(name in data and isinstance(data[name], kind) for name, kind in shape.items())


def _moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _words(data: Any) -> bool:
    return isinstance(data, list) and bool(data) and all(isinstance(one, str) for one in data)
