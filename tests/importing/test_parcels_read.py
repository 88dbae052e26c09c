"""A parcel is read back as it was written; anything else is refused in one sentence."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.exporting import parcels as writing
from moin_desktop.importing import parcels as reading
from moin_desktop.models import codings, notes, parcels, surveys, themes
from moin_desktop.models.project import Project
from tests.models.readings import reading as small


@pytest.fixture
def parcel() -> dict[str, Any]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, small())
        project.change("Theme", themes.add, "q4", "Time")
        project.change("Code", codings.give, "t1", [2, 3], "Ada")
        project.change("Pin", notes.add, "q1", "Größe 漢字", author="Ada")
        return parcels.make(project.session, "s1", "Ada")


def test_what_was_written_is_read(parcel: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "ada.moin-parcel"
    writing.write(path, parcel)
    assert reading.read(path) == json.loads(json.dumps(parcel))


def _change(parcel: dict[str, Any], path: Path) -> None:
    path.write_bytes(gzip.compress(json.dumps(parcel).encode()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parcel: parcel.pop("notes"),
        lambda parcel: parcel.update(moin="project"),
        lambda parcel: parcel["survey"].update(rows="six"),
        lambda parcel: parcel["notes"][0].pop("pin"),
        lambda parcel: parcel["codings"][0].update(response=99),
        lambda parcel: parcel["codings"][0].update(theme="elsewhere"),
        lambda parcel: parcel["notes"][0].update(created="yesterday"),
        lambda parcel: parcel["names"].update(q1=[]),
        lambda parcel: parcel["themes"].append(None),
    ],
)
def test_what_does_not_fit_is_refused(
    parcel: dict[str, Any], tmp_path: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    spoil(parcel)
    _change(parcel, tmp_path / "a.moin-parcel")
    with pytest.raises(MoinError, match="no parcel"):
        reading.read(tmp_path / "a.moin-parcel")


@pytest.mark.parametrize(
    "data",
    [b"", b"text", gzip.compress(b"[" * 100_000), gzip.compress(b"{}")[:-6]],
    ids=["empty", "text", "nested", "cut"],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.moin-parcel").write_bytes(data)
    with pytest.raises(MoinError, match="no parcel"):
        reading.read(tmp_path / "a.moin-parcel")


def test_a_newer_one_and_none_at_all_are_told(parcel: dict[str, Any], tmp_path: Path) -> None:
    _change({**parcel, "version": 2}, tmp_path / "a.moin-parcel")
    with pytest.raises(MoinError, match="newer"):
        reading.read(tmp_path / "a.moin-parcel")
    with pytest.raises(MoinError, match="There is no file"):
        reading.read(tmp_path / "b.moin-parcel")


def test_a_parcel_that_swells_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1_000_000)
    (tmp_path / "a.moin-parcel").write_bytes(gzip.compress(b" " * 2_000_000))
    with pytest.raises(MoinError, match="larger than 1 MB"):
        reading.read(tmp_path / "a.moin-parcel")
