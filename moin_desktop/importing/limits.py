"""The limits a file has to keep, in one table; real surveys stay far below them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Measured on 3,334 real workbooks: 0.64 MB unpacked at the 99th percentile, ratio 105 and 141 parts at most."""

    file_bytes: int = 200_000_000
    text_bytes: int = 1_000_000_000
    """Of a text file, which is not packed: 500,000 responses of 2 KB each, as in a workbook of a tenth of its size."""
    kept_bytes: int = 64 * 1024 * 1024
    """Of a file that the project keeps whole; of larger ones it keeps the answers, for every copy and backup holds
    all that the project keeps."""
    unpacked_bytes: int = 512 * 1024 * 1024
    """Of all parts that are read but the sheets; pictures and other media are not counted."""
    part_bytes: int = 256 * 1024 * 1024
    sheet_bytes: int = 2 * 1024 * 1024 * 1024
    """Of the XML of all sheets, which is read a piece at a time: a million responses of 2 KB each."""
    ratio: int = 200
    """Unpacked to packed size, asked only once a part is larger than ``ratio_from_bytes``."""
    ratio_from_bytes: int = 32 * 1024 * 1024
    entries: int = 10_000
    sheets: int = 1_000
    rows: int = 1_048_576
    columns: int = 16_384
    text_rows: int = 2_000_000
    box_cells: int = 20_000_000
    """Cells of the smallest rectangle around all cells with a value."""
    held_cells: int = 10_000_000
    """Cells of the rectangle up to which a reader may hold them all at once, some 90 bytes each."""
    streamed_cells: int = 70_000_000
    """Cells of the rectangle where rows are packed as they pass, 4 bytes for each cell and each different text once."""
    fullness: float = 0.1
    """Share of the rectangle that must hold values where it is larger than ``box_cells``."""
    number_format: int = 2_000
    """Characters of one number format; longer ones make pattern matchers run for minutes."""


LIMITS = FileLimits()
