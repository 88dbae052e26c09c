"""Hand over one person's work as a small file."""

import gzip
import json
from pathlib import Path

from moin_desktop.exporting.replacing import replacing
from moin_desktop.models.parcels.making import Json

SUFFIX = ".moin-parcel"


def write(path: Path, parcel: Json) -> None:
    """Write a parcel of ``models.parcels.make`` as compressed JSON; MoinError where the file cannot be written."""
    told = json.dumps(parcel, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    with replacing(path) as file:
        file.write(gzip.compress(told, mtime=0))
