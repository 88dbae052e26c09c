"""What is too large is told before it is read; text may be larger than what is packed."""

from pathlib import Path

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.importing import source
from moin_desktop.importing.limits import FileLimits
from tests.importing.making import written, xlsx

SMALL = FileLimits(file_bytes=1_000_000, text_bytes=3_000_000)


def test_text_may_be_larger_than_a_workbook(tmp_path: Path) -> None:
    row = b"Bonn,1\n"
    source.check(written(tmp_path, "answers.csv", row * 300_000), SMALL)
    with pytest.raises(MoinError, match=r"larger\.csv is larger than 3 MB\."):
        source.check(written(tmp_path, "larger.csv", row * 500_000), SMALL)


def test_what_a_file_is_counts_not_its_name(tmp_path: Path) -> None:
    padded = xlsx([("A",), ("1",)]) + b"\0" * 1_500_000
    with pytest.raises(MoinError, match=r"book\.csv is larger than 1 MB\."):
        source.check(written(tmp_path, "book.csv", padded), SMALL)
