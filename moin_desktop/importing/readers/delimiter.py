"""Which character parts the columns of a text file: the one with the most even column count over parsed records."""

import csv
from collections import Counter
from collections.abc import Iterable
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")
_RECORDS = 400
_NOWHERE = "\x1f"
"""Parts the fields of a file that has one column: the separator made for it, which nobody types."""
_EVEN_ENOUGH = 0.5


def delimiter_of(lines: list[str]) -> str | None:
    """The delimiter of these first lines (with their line ends); None where the file has one column."""
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > 0 else None


def records(lines: Iterable[str], delimiter: str | None, quoted: bool = True) -> Iterable[list[str]]:
    """The records of a text file, quoted line breaks understood unless quotation marks are read as text."""
    return csv.reader(lines, delimiter=delimiter or _NOWHERE, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)


def _evenness(lines: list[str], delimiter: str) -> float:
    """Share of the records with the commonest width, less where the fields begin with blanks as prose does."""
    found = [record for record in islice(records(lines, delimiter), _RECORDS) if any(record)]
    if not found:
        return 0.0
    widths = Counter(map(len, found))
    width, n = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width == 1:
        several = [record for record in found if len(record) > 1]
        if len(found[0]) == 1 or len(several) < len(found) * _EVEN_ENOUGH:
            return 0.0
    even = n / len(found)
    later = [field for record in found for field in record[1:]]
    spaced = sum(field.startswith(" ") and not field.isspace() for field in later) / max(1, len(later))
    headed = 0.0 if len(found[0]) > 1 else 0.3
    if even < _EVEN_ENOUGH and headed:
        return 0.0
    score = even - 0.3 * spaced - headed + 0.001 * min(width, 50)
    return score if headed else max(0.01, score)
